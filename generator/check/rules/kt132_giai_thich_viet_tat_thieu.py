"""Cách đặt tên gọi tắt.

Kiểm gì
    Tên gọi tắt đặt trong ngoặc có chữ “sau đây gọi tắt là” không; đặt tên tắt cho văn bản đã có số, ký hiệu.
Vì sao
    NĐ 30/2020/NĐ-CP không cấm viết tắt; PL I, II.2.a: tên cơ quan chủ quản “được viết tắt những cụm từ thông dụng”.
    Thói quen: giải thích khi dùng lần đầu.
Ví dụ sai
    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ
        (Nghị quyết số 57-NQ/TW).
Ví dụ đúng
    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ.
Cách sửa
    Ghi “(sau đây gọi tắt là ...)”; văn bản có số, ký hiệu thì không cần tên tắt.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.check.cites import name
from generator.check.rule import Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """A document named again in brackets; "(gọi tắt là ...)" without "sau đây"."""
    prose = subject.prose
    for match in prose.matches(r"\((?:gọi tắt|viết tắt)(?: là)?:? [^()]{1,80}\)"):
        yield prose.finding(
            match.start(), match.end(), "Tên gọi tắt không có chữ “sau đây”.", "ghi “(sau đây gọi tắt là ...)”."
        )
    for before, cite in pairwise(subject.cites):
        if cite.v.so_ky_hieu is None:
            continue
        left, right = prose.text[cite.start - 1 : cite.start], prose.text[cite.end : cite.end + 1]
        same = any(str(c.v.so_ky_hieu) == str(cite.v.so_ky_hieu) and c.start < cite.start for c in subject.cites)
        if left == "(" and right == ")" and same and before is not cite:
            yield prose.finding(
                cite.start - 1,
                cite.end + 1,
                f"{name(cite.v)} đã có số, ký hiệu, không cần đặt tên tắt.",
                "bỏ phần trong ngoặc; các lần sau chỉ ghi tên loại và số, ký hiệu (PL I, II.6.b).",
            )


RULE = Rule(
    code="KT132",
    slug="giai-thich-viet-tat-thieu",
    title="Cách đặt tên gọi tắt",
    severity=Severity.GOI_Y,
    ref=("ABR-02",),
    clause=(
        "NĐ 30/2020/NĐ-CP không cấm viết tắt; PL I, II.2.a: tên cơ quan chủ quản “được viết tắt những cụm từ "
        "thông dụng”. Thói quen: giải thích khi dùng lần đầu."
    ),
    find=find,
)
