"""Chữ không phải Unicode dựng sẵn, hoặc gõ bằng bảng mã cũ.

Kiểm gì
    Chữ có dấu lưu thành hai, ba ký tự (Unicode tổ hợp), và chữ gõ bằng TCVN3, VNI.
Vì sao
    Chữ tổ hợp nhìn giống nhưng tìm kiếm, sắp xếp, trục liên thông không nhận ra; chữ TCVN3 không phải Unicode.
Ví dụ sai
    Đoạn 2: tổ hợp
    Trích yếu: tổ hợp
Ví dụ đúng
    Đoạn 2: dựng sẵn
Cách sửa
    Dùng công cụ chuyển mã của bộ gõ: Unicode tổ hợp hoặc TCVN3 sang Unicode dựng sẵn.
Tự sửa được không
    Được: chuyển sang Unicode dựng sẵn, mặt chữ không đổi.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Change, Finding, Rule, Says
from generator.diagnostics import Severity
from generator.text import nfc

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Blocks whose text was not NFC in the file; those of an old encoding are an error."""
    loose = [b for b in subject.view.blocks if b.raw is not None and nfc(b.raw) == b.text]
    old = [b for b in subject.view.blocks if b.raw is not None and nfc(b.raw) != b.text]
    for blocks, message, severity in (
        (loose, "Chữ lưu kiểu Unicode tổ hợp, không phải dựng sẵn", None),
        (old, "Chữ gõ bằng bảng mã cũ (TCVN3, VNI), không phải Unicode", Severity.LOI),
    ):
        if blocks:
            first = blocks[0]
            words = f"{message}: {len(blocks)} đoạn."
            mend = "Chuyển mã sang Unicode dựng sẵn bằng bộ gõ, rồi thay lại đoạn này."
            changes = tuple(Change("text", b.address, "nfc", value=True) for b in blocks if severity is None)
            place = (first.address, 0, len(first.text), first.text)
            yield Finding(*place, words, mend, severity, page=first.page, changes=changes)


RULE = Rule(
    code="KT023",
    slug="khong-phai-nfc",
    title="Chữ không phải Unicode dựng sẵn, hoặc gõ bằng bảng mã cũ",
    severity=Severity.CANH_BAO,
    ref=("DOC-23", "SPL-04"),
    clause=("Phụ lục I, Phần I, khoản 4 Mục I: “bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001”"),
    find=find,
    fixable=True,
)
