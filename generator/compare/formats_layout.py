"""Changes of pages, sections, drawn lines and pictures between two Word files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Final

from generator.compare.formats import millimetres
from generator.compare.result import FormatChange
from generator.compare.units_of import NAMES, component_of
from generator.compare.words_lcs import lcs_pairs
from generator.read.view import DocView, Section, Table

_NONE: Final = "không có"
_BREAKS: Final = {
    "nextPage": "sang trang mới",
    "continuous": "liền trang",
    "evenPage": "sang trang chẵn",
    "oddPage": "sang trang lẻ",
    "nextColumn": "sang cột mới",
}
_TYPES: Final = {"default": "mọi trang", "first": "trang đầu", "even": "trang chẵn"}


def _yes(value: bool) -> str:
    return "có" if value else "không"


def _parts(value: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(_TYPES.get(kind, kind) for kind, _ in value) or _NONE


_SECTION: Final[tuple[tuple[str, str, Callable[..., str]], ...]] = (
    ("landscape", "hướng giấy", lambda value: "ngang" if value else "dọc"),
    ("top", "lề trên", millimetres),
    ("bottom", "lề dưới", millimetres),
    ("left", "lề trái", millimetres),
    ("right", "lề phải", millimetres),
    ("header", "khoảng cách đầu trang", millimetres),
    ("footer", "khoảng cách chân trang", millimetres),
    ("columns", "số cột", str),
    ("title_page", "trang đầu khác các trang sau", _yes),
    ("page_start", "số trang bắt đầu", lambda value: "tiếp theo" if value is None else str(value)),
    ("page_format", "kiểu số trang", lambda value: value or "mặc định"),
    ("headers", "đầu trang", _parts),
    ("footers", "chân trang", _parts),
    ("break_type", "cách ngắt phần", lambda value: str(_BREAKS.get(value, value))),
)


def layout_changes(old: DocView, new: DocView) -> list[FormatChange]:
    """Sections, odd and even pages, drawn lines, pictures and empty paragraphs, where they differ."""
    found = _sections(old.sections, new.sections)
    if old.even_and_odd != new.even_and_odd:
        found.append(FormatChange("trang chẵn, trang lẻ khác nhau", _yes(old.even_and_odd), _yes(new.even_and_odd)))
    found += _lines(old, new)
    for what, counted in (
        ("hình vẽ, ảnh không có chữ", _ink),
        ("bảng không có chữ", _empty_tables),
        ("đoạn trống", _empty),
    ):
        before, after = counted(old), counted(new)
        if before != after:
            found.append(FormatChange(what, str(before), str(after)))
    return found


def table_changes(old: Table, new: Table, where: str) -> list[FormatChange]:
    """Borders, repeated head rows and widths of a table."""
    found: list[FormatChange] = []
    for what, before, after in (
        ("đường viền", _yes(old.bordered), _yes(new.bordered)),
        ("số hàng đầu bảng lặp lại", str(old.head_rows), str(new.head_rows)),
        ("cho phép tách hàng sang trang", _yes(old.rows_may_split), _yes(new.rows_may_split)),
        *(_measures(old, new) if len(old.columns) == len(new.columns) else ()),
    ):
        if before != after and before and after:
            found.append(FormatChange(f"{where}: {what}", before, after))
    return found


def _measures(old: Table, new: Table) -> tuple[tuple[str, str, str], ...]:
    """Widths, which only say something of their own while no column came or went."""
    return (
        ("độ rộng cột", _widths(old.columns), _widths(new.columns)),
        ("độ rộng bảng", millimetres(old.width), millimetres(new.width)),
    )


def _widths(columns: tuple[float, ...]) -> str:
    return " + ".join(millimetres(width).removesuffix(" mm") for width in columns) + " mm" if columns else ""


def _paper(section: Section) -> str:
    if section.width is None or section.height is None:
        return ""
    sides = sorted((section.width, section.height))
    return " × ".join(millimetres(side).removesuffix(" mm") for side in sides) + " mm"


def _looks(section: Section) -> tuple[str, ...]:
    return (_paper(section), *(shown(getattr(section, name)) for name, _, shown in _SECTION))


def _sections(old: tuple[Section, ...], new: tuple[Section, ...]) -> list[FormatChange]:
    looks = [_looks(section) for section in old], [_looks(section) for section in new]
    if looks[0] == looks[1]:
        return []
    found: list[FormatChange] = []
    if len(old) != len(new):
        found.append(FormatChange("số phần trang (section)", str(len(old)), str(len(new))))
    i = j = 0
    several = len(old) > 1 or len(new) > 1
    for a, b in [*lcs_pairs(looks[0], looks[1]), (len(old), len(new))]:
        while i < a and j < b:
            found += _section(looks[0][i], looks[1][j], f"phần trang {j + 1}: " if several else "")
            i, j = i + 1, j + 1
        found += [FormatChange(f"phần trang {at + 1} của bản cũ", _shown(looks[0][at]), _NONE) for at in range(i, a)]
        found += [FormatChange(f"phần trang {at + 1} của bản mới", _NONE, _shown(looks[1][at])) for at in range(j, b)]
        i, j = a + 1, b + 1
    return found


def _shown(looks: tuple[str, ...]) -> str:
    return f"{looks[0]}, giấy {looks[1]}"


def _section(old: tuple[str, ...], new: tuple[str, ...], prefix: str) -> list[FormatChange]:
    names = ("khổ giấy", *(words for _, words, _ in _SECTION))
    return [
        FormatChange(prefix + what, before, after)
        for what, before, after in zip(names, old, new, strict=True)
        if before != after
    ]


def _lines(old: DocView, new: DocView) -> list[FormatChange]:
    """Drawn lines by the component they hang on; lines of text files and PDFs are not compared."""
    sides = _drawn(old), _drawn(new)
    found: list[FormatChange] = []
    for what in dict.fromkeys([*sides[0], *sides[1]]):
        before, after = (", ".join(side.get(what, [])) or _NONE for side in sides)
        if before != after:
            found.append(FormatChange(what, before, after))
    return found


def _drawn(view: DocView) -> dict[str, list[str]]:
    blocks = view.by_address()
    found: dict[str, list[str]] = defaultdict(list)
    for line in view.lines:
        block = blocks.get(line.anchor)
        name = NAMES.get(component_of(block)) if block is not None else None
        length = "không rõ độ dài" if line.length is None else f"dài {round(line.length / 72 * 25.4)} mm"
        found[f"đường kẻ dưới {name}" if name else "đường kẻ trong văn bản"].append(length)
    return found


def _ink(view: DocView) -> int:
    return Counter(block.ink and not block.text.strip() for block in view.blocks)[True]


def _empty_tables(view: DocView) -> int:
    filled = {block.cell.table for block in view.blocks if block.cell is not None and block.text.strip()}
    return sum(table.number not in filled for table in view.tables)


def _empty(view: DocView) -> int:
    return sum(1 for block in view.blocks if not block.text.strip() and not block.ink and block.cell is None)
