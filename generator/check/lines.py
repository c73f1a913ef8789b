"""The three lines of the form: which drawn line belongs under which text, and how long it is against that text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.check.gather import at, centimetres, number
from generator.check.rule import Finding, NotCheckable, Says
from generator.check.tolerances import band, value
from generator.diagnostics import Severity
from generator.read.view import Block, Cell, Component, DrawnLine

if TYPE_CHECKING:
    from generator.check.form import Form
    from generator.check.subject import Stretch

C = Component
_DASHES = frozenset("-‐‑–—―−=")


@dataclass(frozen=True, slots=True)
class Under:
    """A line under a text: its length and the widths of the lines of text above, all in points."""

    line: DrawnLine
    widths: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """The line's length against each line of text and, where they are several, the widest one."""
        length = self.line.length or 0.0
        return tuple(length / width for width in self.widths if width)


def long_enough(form: Form) -> list[tuple[int, DrawnLine]]:
    """The lines of the document's own part with the index of their block; dead connectors of no length left out."""
    shortest = value("duong_ke", "ngan_nhat")
    found = []
    for line in form.view.lines:
        index = form.index.get(line.anchor)
        if index is None or not form.subject.recognised.is_own(index):
            continue
        if form.view.blocks[index].where not in ("body", "box"):
            continue
        if line.length is None or line.length >= shortest:
            found.append((index, line))
    return found


def header_line(form: Form, over: Sequence[Stretch], *, right: bool) -> DrawnLine | None:
    """The line under the Tiêu ngữ (``right``) or under the issuing body (left): the one that fits its text best."""
    end = _header_end(form)
    candidates = [
        line
        for index, line in long_enough(form)
        if index < end and _is_right(form, line, form.view.blocks[index]) is right
    ]
    if not candidates:
        return None
    target = max(form.lines(over), default=0.0) * (1.0 if right else 0.45)
    return min(candidates, key=lambda line: abs((line.length or 0.0) - target))


def _header_end(form: Form) -> int:
    """The index of the first block of the title, or of what stands first below the header."""
    for component in (C.TEN_LOAI, C.KINH_GUI, C.CAN_CU, C.MO_DAU):
        first = form.own(component)
        if first:
            return form.index[first[0].block.address]
    return min(len(form.view.blocks), 30)


def _is_right(form: Form, line: DrawnLine, block: Block) -> bool | None:
    """Whether a line of the header stands in its right half: by where it is drawn, else by the cell it hangs in."""
    motto = form.own(C.TIEU_NGU) or form.own(C.QUOC_HIEU)
    cell = motto[0].block.cell if motto else None
    if cell is None:
        section = form.view.sections[0] if form.view.sections else None
        if line.x0 is None or section is None or section.width is None:
            return None
        middle = (section.width - (section.left or 0.0) - (section.right or 0.0)) / 2
        return line.x0 + (line.length or 0.0) / 2 > middle
    table = form.view.tables[cell.table]
    if line.x0 is not None and len(table.columns) > cell.grid and line.length is not None:
        return line.x0 + line.length / 2 > sum(table.columns[: cell.grid]) - _slack(table.columns)
    return block.cell is not None and block.cell.table == cell.table and _covers(block.cell, cell)


def _slack(columns: tuple[float, ...]) -> float:
    return sum(columns) * 0.03


def _covers(one: Cell, other: Cell) -> bool:
    return one.grid < other.grid + other.span and other.grid < one.grid + one.span


def title_line(form: Form) -> DrawnLine | None:
    """The line under the trích yếu: below the type, not below the first paragraph of the text."""
    title = form.own(C.TEN_LOAI)
    if not title:
        return None
    start = form.index[title[0].block.address]
    below = [form.index[s.block.address] for s in (*form.own(C.KINH_GUI, C.CAN_CU, C.MO_DAU), *form.paragraphs)]
    end = min((index for index in below if index > start), default=start + 6)
    found = [line for index, line in long_enough(form) if start <= index <= end]
    return found[0] if found else None


def drawn_unread(form: Form, end: int) -> bool:
    """True when a block before ``end`` shows a drawing whose content the reader cannot tell."""
    held = {line.anchor for line in form.view.lines}
    return any(block.ink and block.address not in held for block in form.view.blocks[:end])


def underlined(form: Form, over: Sequence[Stretch]) -> bool:
    """True when the text itself is underlined."""
    return any((form.share(stretch, lambda run: run.underline) or 0) > value("phan_lon") for stretch in over)


def missing(form: Form, over: Sequence[Stretch], name: str, rule: str) -> Iterator[Finding | NotCheckable]:
    """What to say when no line was found under a text."""
    last = over[-1]
    if underlined(form, over):
        message = f"Đường kẻ dưới {name} là gạch chân của chữ; quy định là đường kẻ ngang riêng, {rule}."
        yield at(last, message, "Bỏ gạch chân, vẽ đường kẻ bằng Chèn > Hình dạng > Đường kẻ.", Severity.CANH_BAO)
    elif form.view.kind != "docx" or drawn_unread(form, form.index[last.block.address] + 6):
        yield NotCheckable(f"không đọc được hình vẽ quanh {name}", last.block.address)
    else:
        yield at(last, f"Thiếu đường kẻ dưới {name}.", f"Vẽ đường kẻ ngang, nét liền, {rule}.")


def dashed(line: DrawnLine) -> bool:
    """True for a line typed with hyphens or dashes, which is no unbroken line."""
    return line.technique in ("underscore", "shape_text") and line.name in _DASHES


def measured(line: DrawnLine, ratio: float) -> str:
    """The measure as a clerk reads it: "dài 2,54 cm, bằng 0,59 dòng chữ (4,29 cm)"."""
    width = (line.length or 0.0) / ratio if ratio else 0.0
    return f"dài {centimetres(line.length or 0.0)}, bằng {number(ratio, 3)} dòng chữ ({centimetres(width)})"


def shorter_line(form: Form, over: Sequence[Stretch], line: DrawnLine | None, name: str, key: str) -> Says:
    """Judge a line that must be 1/3 to 1/2 of its text: under the issuing body and under the trích yếu."""
    rule = "dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối"
    if line is None:
        yield from missing(form, over, name, rule)
        return
    widths = form.lines(over)
    if line.length is None or not widths:
        yield NotCheckable(f"không đo được đường kẻ hoặc dòng chữ của {name}", line.anchor)
        return
    low, high = band("duong_ke", key)
    ratios = Under(line, tuple(widths)).ratios
    mend = f"Kéo đường kẻ còn khoảng {centimetres(0.42 * max(widths))} và đặt cân đối giữa dòng chữ."
    if not any(low <= ratio <= high for ratio in ratios):
        nearest = min(ratios, key=lambda ratio: min(abs(ratio - low), abs(ratio - high)))
        several = len(widths) > 1
        severity = Severity.CANH_BAO if several else None
        yield at(over[-1], f"Đường kẻ dưới {name} {measured(line, nearest)}; quy định là {rule}.", mend, severity)
    elif line.centred is False:
        yield at(over[-1], f"Đường kẻ dưới {name} không đặt cân đối so với dòng chữ.", mend, Severity.CANH_BAO)
    if dashed(line):
        yield at(over[-1], f"Đường kẻ dưới {name} gõ bằng dấu gạch, không phải nét liền.", mend, Severity.CANH_BAO)
