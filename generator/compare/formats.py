"""Formatting of blocks before and after, in a reviewer's words and units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from generator.compare.match import Op, Piece
from generator.compare.result import FormatChange
from generator.read.view import Block, Format, Run
from generator.text import squeeze

_WORD: Final = re.compile(r"\S+")
_ALIGNS: Final = {"left": "trái", "right": "phải", "center": "giữa", "both": "đều hai bên"}
_VERTICAL: Final = {"superscript": "chỉ số trên", "subscript": "chỉ số dưới"}
_MOSTLY: Final = 0.9
_SNIPPET: Final = 40
_NONE: Final = "không"


def number(value: float) -> str:
    """A number as it is written in Vietnamese, one decimal at most."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def points(value: float | None) -> str:
    """A length in points."""
    return "" if value is None else f"{number(value)} pt"


def millimetres(value: float | None) -> str:
    """A length given in points, in millimetres."""
    return "" if value is None else f"{number(value / 72 * 25.4)} mm"


def _yes(value: bool | None) -> str:
    return "có" if value else _NONE


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _color(value: str | None) -> str:
    return "đen" if value in (None, "auto", "000000") else f"#{value}"


def _size(value: float | None) -> str:
    return "" if value is None else number(value)


_RUN: Final[tuple[tuple[str, str, Callable[..., str]], ...]] = (
    ("font", "phông chữ", _plain),
    ("size", "cỡ chữ", _size),
    ("bold", "chữ đậm", _yes),
    ("italic", "chữ nghiêng", _yes),
    ("underline", "gạch chân", _yes),
    ("strike", "gạch ngang", _yes),
    ("color", "màu chữ", _color),
    ("caps", "in hoa toàn bộ", _yes),
    ("small_caps", "chữ hoa nhỏ", _yes),
    ("hidden", "chữ ẩn", _yes),
    ("vertical", "chỉ số trên, dưới", lambda value: _VERTICAL.get(value, _NONE)),
    ("highlight", "màu nền chữ", lambda value: value or _NONE),
    ("field", "trường tự động", lambda value: value or _NONE),
)
_PARAGRAPH: Final[tuple[tuple[str, str, Callable[..., str]], ...]] = (
    ("style", "kiểu đoạn", _plain),
    ("align", "căn lề", lambda value: _ALIGNS.get(value, _plain(value))),
    ("indent_left", "thụt lề trái", millimetres),
    ("indent_right", "thụt lề phải", millimetres),
    ("first_line", "thụt dòng đầu", millimetres),
    ("space_before", "cách đoạn trước", points),
    ("space_after", "cách đoạn sau", points),
    ("keep_next", "giữ cùng trang với đoạn sau", _yes),
    ("keep_lines", "giữ các dòng cùng trang", _yes),
    ("page_break_before", "sang trang mới trước đoạn", _yes),
    ("outline_level", "cấp đề mục", lambda value: _NONE if value is None else str(value + 1)),
    ("contextual_spacing", "bỏ khoảng cách giữa các đoạn cùng kiểu", _yes),
    ("tabs", "điểm dừng tab", lambda value: ", ".join(millimetres(at) for at, _ in value) or _NONE),
    ("borders", "đường viền đoạn", lambda value: ", ".join(side for side, _, _ in value) or _NONE),
)
# What a source may not know: no change as long as one side is silent about it.
_UNKNOWN: Final = frozenset(
    {
        "font",
        "size",
        "style",
        "align",
        "indent_left",
        "indent_right",
        "first_line",
        "space_before",
        "space_after",
    }
)


def block_formats(
    old: Sequence[Block], new: Sequence[Block], texts: tuple[str, str], pieces: Sequence[Piece]
) -> tuple[FormatChange, ...]:
    """What changed in the formatting of blocks that belong together: paragraphs, and the letters that were kept."""
    if not old or not new:
        return ()
    found = _paragraph(old[0].format, new[0].format)
    if len(old) == len(new):
        for a, b in zip(old[1:], new[1:], strict=True):
            found += [change for change in _paragraph(a.format, b.format) if change not in found]
    if old[0].page_break_inside != new[0].page_break_inside:
        found.append(
            FormatChange("ngắt trang trong đoạn", _yes(old[0].page_break_inside), _yes(new[0].page_break_inside))
        )
    return (*found, *_letters(old, new, texts, pieces))


def _paragraph(old: Format, new: Format) -> list[FormatChange]:
    if old == new:
        return []
    found = [
        FormatChange(words, before, after)
        for name, words, shown in _PARAGRAPH
        if (before := shown(getattr(old, name))) != (after := shown(getattr(new, name)))
        and not (name in _UNKNOWN and "" in (before, after))
    ]
    spacing = _spacing(old), _spacing(new)
    if spacing[0] != spacing[1] and "" not in spacing:
        found.append(FormatChange("cách dòng", *spacing))
    automatic = old.numbering is not None, new.numbering is not None
    if automatic[0] != automatic[1]:
        found.append(FormatChange("số thứ tự tự động", _yes(automatic[0]), _yes(automatic[1])))
    return found


def _spacing(form: Format) -> str:
    if form.line is None:
        return ""
    if form.line_rule in ("exact", "atLeast"):
        return f"{'đúng' if form.line_rule == 'exact' else 'ít nhất'} {points(form.line)}"
    return f"{form.line:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " dòng"


def _letters(
    old: Sequence[Block], new: Sequence[Block], texts: tuple[str, str], pieces: Sequence[Piece]
) -> list[FormatChange]:
    runs = _placed(old), _placed(new)
    if len({_look(run) for side in runs for _, run in side if run.text.strip()}) <= 1:
        return []
    cursors = _Cursor(runs[0]), _Cursor(runs[1])
    letters: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], str] = {}
    total = 0
    for piece in pieces:
        if piece.op is not Op.KEEP:
            continue
        ours = list(_WORD.finditer(texts[0], piece.old_start, piece.old_end))
        theirs = list(_WORD.finditer(texts[1], piece.new_start, piece.new_end))
        for a, b in zip(ours, theirs, strict=False):
            before, after = cursors[0].at(a.start()), cursors[1].at(b.start())
            total += len(b.group())
            if before is None or after is None or before is after:
                continue
            for key in _differences(before, after):
                letters[key] += len(b.group())
                first.setdefault(key, texts[1][b.start() : b.start() + _SNIPPET])
    return [_told(key, count, total, first[key]) for key, count in letters.items()]


def _told(key: tuple[str, str, str], count: int, total: int, snippet: str) -> FormatChange:
    what, before, after = key
    if count < _MOSTLY * total:
        what = f"{what} (từ “{squeeze(snippet)}”)"
    return FormatChange(what, before, after)


def _differences(old: Run, new: Run) -> list[tuple[str, str, str]]:
    return [
        (words, before, after)
        for name, words, shown in _RUN
        if (before := shown(getattr(old, name))) != (after := shown(getattr(new, name)))
        and not (name in _UNKNOWN and "" in (before, after))
    ]


def _look(run: Run) -> tuple[str, ...]:
    return tuple(shown(getattr(run, name)) for name, _, shown in _RUN)


def _placed(blocks: Sequence[Block]) -> list[tuple[int, Run]]:
    """The runs with where they end in the joined text of the blocks."""
    found: list[tuple[int, Run]] = []
    start = 0
    for block in blocks:
        at = start
        for run in block.runs:
            at += len(run.text)
            found.append((at, run))
        start += len(block.text) + 1
    return found


class _Cursor:
    """The run at a place; places are asked for in rising order."""

    def __init__(self, runs: list[tuple[int, Run]]) -> None:
        self.runs = runs
        self.index = 0

    def at(self, place: int) -> Run | None:
        """The run that holds that character."""
        while self.index < len(self.runs) and self.runs[self.index][0] <= place:
            self.index += 1
        return self.runs[self.index][1] if self.index < len(self.runs) else None
