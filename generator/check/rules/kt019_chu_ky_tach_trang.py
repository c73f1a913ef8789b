"""Phần ký bị tách sang hai trang.

Kiểm gì
    Quyền hạn, chức vụ và họ tên người ký có nằm trên một trang không, theo trang mà chương trình lưu tệp đã ghi
    lại.
Vì sao
    Họ tên rơi sang trang sau thì chữ ký không gắn với chức vụ.
Ví dụ sai
    Trước họ tên: ngắt trang
    Trước chức vụ: ngắt trang
Ví dụ đúng
    Trước Nơi nhận: ngắt trang
Cách sửa
    Chọn các dòng của phần ký > Đoạn văn > Ngắt dòng và trang > Giữ với đoạn sau; bỏ “Cho phép hàng ngắt qua trang”
    của bảng.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tệp không ghi lại trang thì không kiểm được, trừ khi phần ký được giữ liền nhau.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.form import SIGNER
from generator.check.gather import at
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.subject import Stretch
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_MEND = "Giữ các dòng của phần ký với đoạn sau, bỏ “Cho phép hàng ngắt qua trang” của bảng chữ ký."


def find(subject: Subject) -> Says:
    """Lines of the signature on different pages, by break, by the saved page, or by the PDF."""
    form = subject.form
    signer = form.own(*SIGNER)
    if len(signer) < 2:
        yield NotCheckable("không nhận ra phần ký")
        return
    broken = next((s for s in signer[1:] if s.block.format.page_break_before or _breaks_before(s, signer)), None)
    pages = {page for s in signer if (page := s.block.spot.page if s.block.spot else s.block.page) is not None}
    if broken is not None:
        yield at(broken, "Phần ký bị ngắt trang ở giữa.", _MEND, Severity.LOI)
    elif len(pages) > 1:
        first, last = min(pages), max(pages)
        message = f"Phần ký nằm trên hai trang ({first} và {last})."
        yield at(signer[-1], message, _MEND, Severity.LOI if subject.view.kind == "pdf" else None)
    elif not pages and form.pages != 1 and not _kept(subject, signer):
        yield NotCheckable("tệp không ghi lại phần ký nằm ở trang nào", signer[0].block.address)


def _breaks_before(stretch: Stretch, signer: list[Stretch]) -> bool:
    return stretch.block.page_break_inside and stretch.block is not signer[0].block


def _kept(subject: Subject, signer: list[Stretch]) -> bool:
    """True when the lines cannot come apart: each kept with the next, or one row that may not break."""
    if all(s.block.format.keep_next for s in signer[:-1]):
        return True
    cells = {(s.block.cell.table, s.block.cell.row) if s.block.cell else None for s in signer}
    cell = next(iter(cells))
    return len(cells) == 1 and cell is not None and not subject.view.tables[cell[0]].rows_may_split


RULE = Rule(
    code="KT019",
    slug="chu-ky-tach-trang",
    title="Phần ký bị tách sang hai trang",
    severity=Severity.CANH_BAO,
    ref=("DOC-19",),
    clause=(
        "Phụ lục I, Phần I, điểm đ khoản 7 Mục II và Mục IV: quyền hạn, chức vụ, chữ ký và họ tên trình bày liền "
        "nhau tại ô số 7a, 7b và 7c"
    ),
    find=find,
    kinds=("docx", "pdf"),
)
