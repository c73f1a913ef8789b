"""Viện dẫn thiếu chữ “số”.

Kiểm gì
    Giữa tên loại và số, ký hiệu có chữ “số” không.
Vì sao
    Nghị định 30/2020/NĐ-CP tự viện dẫn theo cách này: “Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính
    phủ về công tác văn thư”.
Ví dụ sai
    - Thực hiện Nghị quyết 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi
        mới sáng tạo và chuyển đổi số quốc gia.
Ví dụ đúng
    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi
        mới sáng tạo và chuyển đổi số quốc gia.
Cách sửa
    Thêm chữ “số” trước số, ký hiệu.
Tự sửa được không
    Không.
Ngoại lệ
    Viết tắt tên loại (NĐ 30/2020/NĐ-CP); nhiều số liệt kê sau một chữ “số”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.cites import name
from generator.check.rule import Rule, Says
from generator.check.texts import times
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Codes directly behind the type, told once with the number of places."""
    found = []
    for cite in subject.cites:
        v = cite.v
        if v.so_ky_hieu is None or v.co_chu_so or v.vi_tri.loai is None or cite.outer is not None:
            continue
        between = subject.prose.text[cite.span("loai")[1] : cite.span("so_ky_hieu")[0]]
        if not between.strip() and v.loai_ghi[-1:].islower():
            found.append(cite)
    if found:
        first = found[0]
        yield subject.prose.finding(
            first.span("loai")[0],
            first.span("so_ky_hieu")[1],
            f"Thiếu chữ “số” giữa tên loại và số, ký hiệu{times(len(found))}.",
            f"ghi “{name(first.v)}”.",
        )


RULE = Rule(
    code="ND239",
    slug="thieu-chu-so",
    title="Viện dẫn thiếu chữ “số”",
    severity=Severity.CANH_BAO,
    ref=("CIT-19",),
    clause=(
        "PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của "
        "văn bản, thời gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn"
        " bản (đối với Luật và Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn"
        " tiếp theo, chỉ ghi tên loại và số, ký hiệu của văn bản đó”."
    ),
    find=find,
)
