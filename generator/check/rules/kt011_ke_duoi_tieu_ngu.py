"""Đường kẻ dưới Tiêu ngữ thiếu, sai độ dài hoặc không phải nét liền.

Kiểm gì
    Đường kẻ dưới Tiêu ngữ, vẽ theo bất kỳ cách nào (hình, viền đoạn, viền ô, dấu gạch dưới), so với độ dài dòng chữ
    tính theo phông và cỡ thật.
Vì sao
    Nghị định đòi bằng dòng chữ.
Ví dụ sai
    Kẻ Tiêu ngữ: dài 0,8 lần
    Kẻ Tiêu ngữ: bỏ
Ví dụ đúng
    Kẻ Tiêu ngữ: dài 0,97 lần
Cách sửa
    Kéo đường kẻ cho bằng dòng Tiêu ngữ.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Lệch không quá 5 % được bỏ qua, 5 - 10 % chỉ cảnh báo. Đường nối dài bằng 0 không kể.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at, centimetres
from generator.check.lines import dashed, header_line, measured, missing
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.tolerances import band
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.standards.metrics import width

if TYPE_CHECKING:
    from generator.check.subject import Subject

_RULE = "dài bằng dòng chữ"


def find(subject: Subject) -> Says:
    """The line under the Tiêu ngữ against the computed width of its letters."""
    form = subject.form
    over = form.own(Component.TIEU_NGU)
    if not over:
        yield NotCheckable("không nhận ra Tiêu ngữ")
        return
    line = header_line(form, over, right=True)
    if line is None:
        yield from missing(form, over, "Tiêu ngữ", _RULE)
        return
    size = form.size(over[-1])
    if line.length is None or size is None:
        yield NotCheckable("không đo được đường kẻ hoặc dòng chữ của Tiêu ngữ", line.anchor)
        return
    needed = width(over[-1].text.strip(), size, form.face(over[-1]))
    ratio = line.length / needed
    low, high = band("duong_ke", "tieu_ngu")
    least, most = band("duong_ke", "tieu_ngu", "canh_bao")
    mend = f"Kéo đường kẻ dài {centimetres(needed)}, bằng dòng Tiêu ngữ."
    if not low <= ratio <= high:
        severity = Severity.CANH_BAO if least <= ratio <= most else None
        message = f"Đường kẻ dưới Tiêu ngữ {measured(line, ratio)}; quy định là {_RULE}."
        yield at(over[-1], message, mend, severity)
    if dashed(line):
        yield at(over[-1], "Đường kẻ dưới Tiêu ngữ gõ bằng dấu gạch, không phải nét liền.", mend, Severity.CANH_BAO)


RULE = Rule(
    code="KT011",
    slug="ke-duoi-tieu-ngu",
    title="Đường kẻ dưới Tiêu ngữ thiếu, sai độ dài hoặc không phải nét liền",
    severity=Severity.LOI,
    ref=("DOC-11", "DOC-11-tieu-ngu"),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 1 Mục II: “phía dưới có đường kẻ ngang, nét liền, có độ dài bằng độ dài "
        "của dòng chữ”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("duong_ke.tieu_ngu",),
)
