"""Một tổ chức gọi nhiều cách.

Kiểm gì
    Cùng một tổ chức được gọi bằng tên chính thức và bằng tên khác.
Vì sao
    Tên tổ chức ghi theo tên chính thức, thống nhất trong văn bản.
Ví dụ sai
    - Ủy ban Mặt trận Tổ quốc Việt Nam xã, các tổ chức chính trị - xã hội phối hợp.
    - Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức xã hội vận động Nhân dân.
Ví dụ đúng
    - Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội vận động Nhân dân.
Cách sửa
    Dùng tên chính thức.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import data, short, times
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """A loose name where the document has the official one too."""
    prose = subject.prose
    for entry in data("thuat_ngu")["co_quan"]:
        right = [m.span() for m in prose.matches(entry["chuan"])]
        loose = [m.span() for m in prose.matches(entry["khac"])]
        if right and loose:
            yield prose.finding(
                *loose[0],
                f"Tên này{times(len(loose))} khác chỗ khác trong văn bản (“{short(prose.text[slice(*right[0])])}”).",
                f"dùng tên chính thức: {entry['dung']}.",
            )


RULE = Rule(
    code="KT144",
    slug="ten-mot-to-chuc-nhieu-cach",
    title="Một tổ chức gọi nhiều cách",
    severity=Severity.CANH_BAO,
    ref=("TRM-04",),
    clause=(
        "PL II, IV.1.a: “Viết hoa chữ cái đầu của các từ, cụm từ chỉ loại hình cơ quan, tổ chức; chức năng, "
        "lĩnh vực hoạt động của cơ quan, tổ chức”: tên tổ chức viết theo tên chính thức."
    ),
    find=find,
)
