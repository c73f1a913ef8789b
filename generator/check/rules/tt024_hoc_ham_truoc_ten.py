"""Ghi học hàm, học vị trước họ tên người ký.

Kiểm gì
    TS., ThS., BS., PGS., NGƯT ... trước họ tên.
Vì sao
    Nghị định cấm rõ.
Ví dụ sai
    Họ tên: ghi ThS. Nguyễn Văn A
    Họ tên: ghi TS Nguyễn Văn A
Ví dụ đúng
    Họ tên: ghi Sầm Văn A
Cách sửa
    Bỏ học hàm, học vị.
Tự sửa được không
    Được: bỏ phần đứng trước họ tên.
Ngoại lệ
    Quân hàm của lực lượng vũ trang, và văn bản của tổ chức sự nghiệp giáo dục, y tế, khoa học được ghi: chỉ cảnh
    báo khi tên cơ quan là trường, viện, bệnh viện.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import word_lists, words
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.text import fold, squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_SCHOOLS = ("trường", "viện", "bệnh viện", "đại học", "học viện", "trung tâm y tế", "trạm y tế")


def find(subject: Subject) -> Says:
    """Academic titles before the signer's name."""
    form = subject.form
    names = form.own(Component.HO_TEN)
    if not names:
        yield NotCheckable("không nhận ra họ tên người ký")
        return
    school = fold(words(form, Component.CO_QUAN_BAN_HANH)).startswith(_SCHOOLS)
    titles = sorted(word_lists()["hoc_ham_hoc_vi"]["tu"], key=len, reverse=True)
    pattern = re.compile(rf"(?:(?:{'|'.join(map(re.escape, titles))})(?:[.,]\s*|\s+))+(?=[^\W\d_])")
    for stretch in names:
        text = squeeze(stretch.text)
        match = pattern.match(text)
        if match:
            name = text[match.end() :]
            message = f"Trước họ tên người ký có “{match.group().strip()}”."
            yield at(stretch, message, f"Chỉ ghi: {name}", Severity.CANH_BAO if school else None, name)


RULE = Rule(
    code="TT024",
    slug="hoc-ham-truoc-ten",
    title="Ghi học hàm, học vị trước họ tên người ký",
    severity=Severity.LOI,
    ref=("SIG-04",),
    clause=(
        "Phụ lục I, Phần I, điểm c khoản 7 Mục II: “Trước họ tên của người ký, không ghi học hàm, học vị và các "
        "danh hiệu danh dự khác.”"
    ),
    find=find,
    fixable=True,
)
