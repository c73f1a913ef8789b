"""Số trang trình bày sai.

Kiểm gì
    Trường số trang: có hay không, ở lề trên hay lề dưới, canh giữa, cỡ chữ, kiểu chữ, chữ số, trang đầu.
Vì sao
    Số trang là phần bắt buộc của văn bản nhiều trang.
Ví dụ sai
    Số trang: canh phải
    Số trang: cỡ chữ 11
    Trang đầu: có số trang
Ví dụ đúng
    Số trang: cỡ chữ 13
Cách sửa
    Chèn > Số trang > Đầu trang > Giữa; chọn “Trang đầu khác”; đặt cỡ chữ 13 hoặc 14, đứng.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Văn bản một trang không cần số trang. Trường số trang nằm ở chân trang không dùng đến thì không kể.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.form import Form
from generator.check.gather import millimetres, nowhere, number
from generator.check.page_number import PageNumber, page_numbers
from generator.check.rule import Finding, NotCheckable, Rule, Says
from generator.check.tolerances import value
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_MEND = "Chèn > Số trang > Đầu trang > Giữa; đánh dấu “Trang đầu khác”."


def find(subject: Subject) -> Says:
    """The page number of the sections in which the document itself stands."""
    form = subject.form
    if form.party:
        return
    if form.pages == 1:
        yield NotCheckable("văn bản có một trang, không hiện số trang")
        return
    found = [item for item in page_numbers(form) if item.section in form.own_sections]
    if not found:
        yield from _none(form)
        return
    yield from _where(form, found)
    first = min(form.own_sections, default=0)
    if any(item.on_first for item in found if item.section == first):
        yield nowhere("Số trang hiện ở trang thứ nhất.", "Đầu trang và chân trang > đánh dấu “Trang đầu khác”, bỏ số.")
    shown = [item for item in found if item.place == "header" and not item.on_first]
    for item in {item.block.address: item for item in shown}.values():
        yield from _look(subject, item)


def _none(form: Form) -> Says:
    if form.surely_long:
        yield nowhere("Văn bản nhiều trang không có số trang.", _MEND)
    else:
        yield NotCheckable("không có số trang; không biết văn bản có mấy trang")


def _where(form: Form, found: list[PageNumber]) -> Says:
    if all(item.place == "footer" for item in found):
        yield nowhere("Số trang đặt ở chân trang; quy định là giữa lề trên.", _MEND, text=found[0].block.text)
    if form.view.even_and_odd:
        kinds = {item.kind for item in found if item.place == "header"}
        for kind, name in (("default", "lẻ"), ("even", "chẵn")):
            if kinds and kind not in kinds:
                message = f"Trang {name} không có số trang: đầu trang chẵn, lẻ khác nhau mà chỉ một bên có số."
                mend = "Bỏ đánh dấu “Trang chẵn, lẻ khác nhau”, hoặc chèn số cho cả hai."
                yield nowhere(message, mend, Severity.CANH_BAO)
    section = form.view.sections[min(form.own_sections, default=0)]
    if section.page_format not in (None, "decimal"):
        yield nowhere("Số trang không dùng chữ số Ả Rập.", "Định dạng số trang > 1, 2, 3, ...")
    if section.page_start not in (None, 1):
        message = f"Số trang bắt đầu từ {section.page_start}, không phải từ 1."
        yield nowhere(message, "Định dạng số trang > Bắt đầu từ 1.")


def _look(subject: Subject, item: PageNumber) -> Says:
    block, run = item.block, item.run
    low, high = subject.standard.allowed("co_chu", "so_trang")

    def say(message: str, mend: str, severity: Severity | None = None) -> Finding:
        return Finding(block.address, 0, len(block.text), block.text, message, mend, severity)

    if run.size is None:
        yield NotCheckable("không biết cỡ chữ của số trang", block.address)
    elif not low <= run.size <= high:
        yield say(f"Số trang cỡ chữ {number(run.size)}, quy định là 13 đến 14.", "Đặt cỡ chữ 13 hoặc 14.")
    if run.italic:
        yield say("Số trang kiểu chữ nghiêng, quy định là đứng.", "Bỏ kiểu chữ nghiêng.")
    off = item.off_centre
    if off is None:
        yield NotCheckable("không biết số trang đặt giữa hay không", block.address)
    elif abs(off) > value("kich_thuoc", "giua_trang", "dung_sai"):
        centred = block.format.align == "center"
        message = f"Số trang lệch {millimetres(abs(off))} so với giữa dòng." if centred else "Số trang không canh giữa."
        mend = "Canh giữa, đặt thụt lề và thụt đầu dòng bằng 0."
        yield say(message, mend, Severity.CANH_BAO if centred else None)


RULE = Rule(
    code="KT006",
    slug="so-trang",
    title="Số trang trình bày sai",
    severity=Severity.LOI,
    ref=("DOC-06",),
    clause=(
        "Phụ lục I, Phần I, khoản 7 Mục I: “Được đánh từ số 1, bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ "
        "đứng, được đặt canh giữa theo chiều ngang trong phần lề trên của văn bản, không hiển thị số trang thứ "
        "nhất.”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("co_chu.so_trang",),
)
