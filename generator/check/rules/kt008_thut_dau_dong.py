"""Thụt đầu dòng không phải 1 cm hoặc 1,27 cm, hoặc làm bằng phím Tab, dấu cách.

Kiểm gì
    Vị trí chữ đầu dòng của các đoạn nội dung, sai số 20 twip (0,35 mm).
Vì sao
    Thụt đầu dòng là quy định; làm bằng Tab hay dấu cách thì lệch khi đổi phông hay cỡ chữ.
Ví dụ sai
    Đoạn 2: thụt 0 cm
    Đoạn 2: thụt 1,5 cm
Ví dụ đúng
    Đoạn 2: thụt 1 cm
    Đoạn 2: thụt 1,27 cm
Cách sửa
    Đoạn văn > Thụt lề > Đặc biệt: Dòng đầu 1 cm hoặc 1,27 cm; xóa Tab, dấu cách ở đầu dòng.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Lệch dưới 1 mm, gạch đầu dòng thụt sâu hơn, Tab cho đúng vị trí: chỉ cảnh báo. Tiêu đề mục, bảng, dòng chú thích
    trong ngoặc không kiểm.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.check.gather import centimetres, gathered
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.subject import Stretch
from generator.check.tolerances import value
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.standards.values import MM_PER_PT

if TYPE_CHECKING:
    from generator.check.subject import Subject

_MEND = "Đoạn văn > Thụt lề > Đặc biệt: Dòng đầu 1 cm hoặc 1,27 cm; không dùng Tab hay dấu cách."
_BULLETS = (Component.GACH, Component.CONG)


def find(subject: Subject) -> Says:
    """Body paragraphs by how far their first letter stands from where it must."""
    form = subject.form
    judged = [p for p in form.paragraphs if _is_judged(p)]
    if judged and all(p.block.format.first_line is None for p in judged):
        yield NotCheckable("tệp không cho biết thụt đầu dòng")
        return
    allowed = [mm / MM_PER_PT for mm in subject.standard.data["doan_van"]["thut_dau_dong"]["cho_phep"]]
    far: list[Stretch] = []
    near: list[Stretch] = []
    typed: list[Stretch] = []
    for paragraph in judged:
        off = min(abs(_start(paragraph) - at) for at in allowed)
        if _typed(paragraph) and off > value("kich_thuoc", "thut_dau_dong", "dung_sai"):
            typed.append(paragraph)
        elif off > value("kich_thuoc", "thut_dau_dong", "sai_nhe"):
            (near if _is_bullet(paragraph) and _start(paragraph) > min(allowed) else far).append(paragraph)
        elif off > value("kich_thuoc", "thut_dau_dong", "dung_sai"):
            near.append(paragraph)
    yield from _say(far, None)
    yield from _say(near, Severity.CANH_BAO)
    if typed:
        yield gathered(typed, "Thụt đầu dòng làm bằng phím Tab hoặc dấu cách", _MEND, Severity.CANH_BAO)


def _is_judged(paragraph: Stretch) -> bool:
    text, form = paragraph.text, paragraph.block.format
    inside = paragraph.block.text[: paragraph.part.start].strip()
    return form.align in ("both", "left") and not text.isupper() and not text.lstrip().startswith("(") and not inside


def _is_bullet(paragraph: Stretch) -> bool:
    return paragraph.part.component in _BULLETS or paragraph.block.format.numbering is not None


def _start(paragraph: Stretch) -> float:
    form = paragraph.block.format
    return (form.indent_left or 0.0) + (form.first_line or 0.0)


def _typed(paragraph: Stretch) -> bool:
    text = paragraph.block.text
    return text[:1] == "\t" or text[:2].isspace()


def _say(places: Sequence[Stretch], severity: Severity | None) -> Says:
    if not places:
        return
    starts = sorted({centimetres(_start(place)) for place in places})
    some = ", ".join(starts[:3]) + (", …" if len(starts) > 3 else "")
    yield gathered(places, f"Chữ đầu dòng lùi vào {some}, quy định là 1 cm hoặc 1,27 cm", _MEND, severity)


RULE = Rule(
    code="KT008",
    slug="thut-dau-dong",
    title="Thụt đầu dòng không phải 1 cm hoặc 1,27 cm, hoặc làm bằng phím Tab, dấu cách",
    severity=Severity.LOI,
    ref=("DOC-08",),
    clause=("Phụ lục I, Phần I, điểm e khoản 6 Mục II: “khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm”"),
    find=find,
    kinds=("docx",),
    standard_keys=("doan_van.thut_dau_dong",),
)
