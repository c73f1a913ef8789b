"""Thiếu thành phần thể thức.

Kiểm gì
    Từng thành phần bắt buộc có trong văn bản không.
Vì sao
    Thiếu một thành phần là văn bản chưa đúng thể thức.
Ví dụ sai
    Quốc hiệu: bỏ
    Địa danh: bỏ
Ví dụ đúng
    Độ mật: bỏ
Cách sửa
    Bổ sung thành phần còn thiếu theo mẫu 1.4, 1.5 Phụ lục III.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tệp .txt và .pdf có thể đã mất hộp chữ nên chỉ báo không kiểm được; tệp Word có hình hoặc chữ chưa nhận ra ở đầu
    trang thì chỉ cảnh báo. Họ tên để trống ở bản dự thảo là gợi ý. Tài liệu không có tiêu đề văn bản hành chính
    không kiểm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.form import HEADER, Form
from generator.check.gather import nowhere
from generator.check.header_text import subject_lines
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.components.marks import closing_mark
from generator.read.view import Component
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

C = Component
_WANTED = (
    (C.QUOC_HIEU, "Quốc hiệu"),
    (C.TIEU_NGU, "Tiêu ngữ"),
    (C.CO_QUAN_BAN_HANH, "tên cơ quan ban hành"),
    (C.SO_KY_HIEU, "số, ký hiệu"),
    (C.DIA_DANH_NGAY, "địa danh và thời gian"),
    (C.TEN_LOAI, "tên loại"),
    (C.TRICH_YEU, "trích yếu"),
    (C.NHAN_NOI_NHAN, "nơi nhận"),
)
_ENOUGH = 3  # with fewer parts of a header recognised, it is no administrative document, or one read badly
_FREE = ("Biên bản", "Hợp đồng", "Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép", "Phiếu gửi", "Phiếu báo")


def find(subject: Subject) -> Says:
    """Parts of the form that were not found, each by itself."""
    form, kind = subject.form, subject.recognised.type
    if form.party:
        yield NotCheckable("văn bản của Đảng, không theo Nghị định 30/2020/NĐ-CP")
        return
    if sum(bool(form.own(component)) for component in HEADER) < _ENOUGH or kind is None:
        yield NotCheckable("không nhận ra phần đầu và tên loại của một văn bản hành chính")
        return
    doubtful = _doubtful(subject)
    for component, name in _WANTED:
        if form.own(component) or _guessed(subject, component) or (component is C.TEN_LOAI and form.is_letter):
            continue
        if _not_missed(subject, component):
            continue
        if subject.view.kind != "docx":
            yield NotCheckable(f"không thấy {name}; tệp {subject.view.kind} có thể đã mất hộp chữ")
            continue
        mend = f"Bổ sung {name} theo mẫu ở Phụ lục III."
        yield nowhere(f"Không thấy {name}.", mend, Severity.CANH_BAO if doubtful else None)
    yield from _signer(subject, form)


def _not_missed(subject: Subject, component: Component) -> bool:
    """True when the part is not needed here, or stands somewhere although it was not recognised for certain."""
    form, kind = subject.form, subject.recognised.type
    if component is C.NHAN_NOI_NHAN:
        free = kind is not None and kind.ten in _FREE
        return free or any(block.text.strip().startswith("Nơi nhận") for block in subject.view.blocks)
    return component is C.TRICH_YEU and bool(subject_lines(form))


def _doubtful(subject: Subject) -> bool:
    """True when something above the body was not understood: a drawing, or words of no known kind."""
    first = subject.recognised.body.first or 30
    anchors = {line.anchor for line in subject.view.lines}
    blocks = subject.view.blocks[:first]
    if any(block.ink and block.address not in anchors for block in blocks):
        return True
    return any(part.component is C.KHAC for block in blocks for part in block.parts)


def _guessed(subject: Subject, component: Component) -> bool:
    return subject.first(component) is not None


def _signer(subject: Subject, form: Form) -> Says:
    posts = form.own(C.QUYEN_HAN, C.CHUC_VU)
    if not posts and not _guessed(subject, C.CHUC_VU):
        marks = (closing_mark(squeeze(block.text)) for block in subject.view.blocks)
        if any(mark is not None and mark.component in (C.QUYEN_HAN, C.CHUC_VU) for mark in marks):
            yield NotCheckable("phần ký không nhận ra rõ")
            return
        if subject.view.kind != "docx":
            yield NotCheckable("không thấy chức vụ người ký")
            return
        severity = Severity.CANH_BAO if _doubtful(subject) else None
        yield nowhere("Không thấy chức vụ người ký.", "Bổ sung quyền hạn, chức vụ của người ký.", severity)
    elif not _guessed(subject, C.HO_TEN):
        severity = Severity.LOI if subject.mode == "final" else Severity.GOI_Y
        yield nowhere("Chưa có họ tên người ký.", "Ghi họ tên người ký dưới chức vụ.", severity)


RULE = Rule(
    code="TT001",
    slug="thieu-thanh-phan",
    title="Thiếu thành phần thể thức",
    severity=Severity.LOI,
    ref=("HDR-01",),
    clause=(
        "Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2: thể thức văn bản hành chính bao gồm các thành phần chính: Quốc "
        "hiệu và Tiêu ngữ; tên cơ quan, tổ chức ban hành; số, ký hiệu; địa danh và thời gian ban hành; tên loại "
        "và trích yếu; nội dung; chức vụ, họ tên và chữ ký; dấu, chữ ký số; nơi nhận"
    ),
    find=find,
)
