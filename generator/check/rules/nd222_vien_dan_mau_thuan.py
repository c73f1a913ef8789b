"""Tên loại, cơ quan ban hành không khớp ký hiệu.

Kiểm gì
    Tên loại có khớp chữ viết tắt trong ký hiệu không (Kế hoạch - KH), cơ quan ban hành có khớp mã cơ quan không (TU -
    Tỉnh ủy, Thành ủy; ĐU - Đảng ủy), năm và khóa Quốc hội có khớp không, ngày có thật không.
Vì sao
    PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời
    gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp
    lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký
    hiệu của văn bản đó”. Một trong hai chỗ mâu thuẫn chắc chắn sai.
Ví dụ sai
    - Thực hiện Chương trình số 04-CTr/TU ngày 10/7/2025 của Đảng ủy xã Kim Thành về chuyển đổi số.

    - Thực hiện Quyết định số 56/KH-UBND ngày 10/7/2025 của Ủy ban nhân dân xã về chuyển đổi số.
Ví dụ đúng
    - Thực hiện Chương trình số 04-CTr/ĐU ngày 10/7/2025 của Đảng ủy xã Kim Thành về chuyển đổi số.

    - Thực hiện Kế hoạch số 56/KH-UBND ngày 10/7/2025 của Ủy ban nhân dân xã về chuyển đổi số.
Cách sửa
    Đối chiếu văn bản gốc, sửa chỗ sai.
Tự sửa được không
    Không.
Ngoại lệ
    Cơ quan không có trong bảng mã; mâu thuẫn với một viện dẫn khác trong cùng văn bản được báo ở mã ND225.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.cites import found_faults, with_places
from generator.check.rule import Rule, Says
from generator.citation import ConflictKind, FaultKind, conflicts
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_WORDS: Final = {
    FaultKind.LOAI_KHAC_MA: "Tên loại “{}” không khớp ký hiệu “{}”",
    FaultKind.CO_QUAN_KHAC_MA: "Cơ quan ban hành “{}” không khớp ký hiệu “{}”",
    FaultKind.KHOA_QUOC_HOI: "Khóa Quốc hội trong ký hiệu “{}” không khớp năm ban hành",
    FaultKind.NAM_KHAC_NGAY: "Năm trong ký hiệu “{}” khác năm của ngày ban hành",
    FaultKind.NGAY_KHONG_CO: "Ngày “{}” không có thật",
}


def find(subject: Subject) -> Says:
    """What a citation says against itself, unless another citation of the document tells it better."""
    clash = conflicts([with_places(cite) for cite in subject.cites])
    known = {one.sau.start for one in clash if one.kind is ConflictKind.KY_HIEU}
    told: set[str] = set()
    for cite, fault, (start, end) in found_faults(subject, *_WORDS):
        code = str(cite.v.so_ky_hieu or "")
        if cite.start in known or f"{code}{fault.ghi}" in told:
            continue
        told.add(f"{code}{fault.ghi}")
        yield subject.prose.finding(
            start, end, f"{_WORDS[fault.kind].format(fault.ghi, code)}.", "đối chiếu văn bản gốc, sửa chỗ sai."
        )


RULE = Rule(
    code="ND222",
    slug="vien-dan-mau-thuan",
    title="Tên loại, cơ quan ban hành không khớp ký hiệu",
    severity=Severity.CANH_BAO,
    ref=("CIT-02",),
    clause=(
        "PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của "
        "văn bản, thời gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn"
        " bản (đối với Luật và Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn"
        " tiếp theo, chỉ ghi tên loại và số, ký hiệu của văn bản đó”."
    ),
    find=find,
)
