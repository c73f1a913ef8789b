"""A comparison as lines of styled words for a window; the door paints them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import Final, NamedTuple

from generator.compare.match import How, Op
from generator.compare.output import told
from generator.compare.result import Change, Comparison, FormatChange, Highlight

_CONTEXT: Final = 45  # letters of unchanged text that are shown on either side of an edit
_WHOLE: Final = 400  # longest text that came or went as a whole and is shown whole
_LINES: Final = 60  # of one group of the change list
_PLACES: Final = 3  # places of one change that are named
_RUN: Final = 12  # from so many blocks on that came or went in a row, only the ends of the row are shown
_ENDS: Final = 3
_TOKENS: Final = re.compile(r"\s+|\S+")
_SIGNS: Final = {
    How.SAME: "·",
    How.EDITED: "~",
    How.REPLACED: "≠",
    How.MOVED: "»",
    How.MOVED_EDITED: "»",
    How.SPLIT: "÷",
    How.MERGED: "∪",
    How.INSERTED: "+",
    How.DELETED: "−",
}
_TRENDS: Final = {"tăng": "↑ tăng", "giảm": "↓ giảm"}


class Style(Enum):
    """How words look; colours are the door's business."""

    PLAIN = auto()
    HEAD = auto()
    FAINT = auto()
    DELETED = auto()
    INSERTED = auto()
    NOTICE = auto()


class Span(NamedTuple):
    """Words of one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """``width`` of the window in columns; ``marks``: edits in [-...-] and {+...+}, for where there is no colour."""

    width: int = 100
    marks: bool = True
    brief: bool = False


def lines(comparison: Comparison, look: Look = Look()) -> Iterator[Line]:
    """The whole report: names, notices, the change list, ordinals, changes by section, formatting, the sum.

    ``look.brief`` leaves the changes by section and the formatting out.
    """
    yield (Span(f"{shown(comparison.old.file)} → {shown(comparison.new.file)}", Style.HEAD),)
    for notice in told.notices(comparison):
        yield from _wrapped([Span(f"Lưu ý: {shown(notice)}", Style.NOTICE)], look, 2)
    yield ()
    yield from _highlights(comparison, look)
    yield from _renumberings(comparison, look)
    if not look.brief:
        yield from _sections(comparison, look)
        yield from _formats(comparison, look)
    yield from _wrapped([Span(told.summary(comparison), Style.HEAD)], look, 0)


def shown(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    return told.seen(" ↵ ".join(" ".join(line.split()) for line in text.split("\n") if line.strip()))


def columns(text: str) -> int:
    """How many columns of a window the text takes: marks that stand on a letter none, wide letters two."""
    return sum(_column(letter) for letter in text)


def _column(letter: str) -> int:
    if letter < "\u0300":
        return 1
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _highlights(comparison: Comparison, look: Look) -> Iterator[Line]:
    if not comparison.highlights:
        return
    yield (Span("CẦN BIẾT", Style.HEAD),)
    for group, found in told.by_group(comparison):
        yield (Span(f"  {group}", Style.HEAD),)
        for same in found[:_LINES]:
            yield from _wrapped(_highlight(same, look), look, 6)
        if len(found) > _LINES:
            more = f"    … và {len(found) - _LINES} dòng nữa: xem đủ bằng --html hoặc --json"
            yield (Span(more, Style.NOTICE),)
    yield ()


def _highlight(found: tuple[Highlight, ...], look: Look) -> list[Span]:
    highlight = found[0]
    spans = [Span("    • ")]
    said = f"{highlight.group.value} {highlight.text}".lower()
    if len(found) > 1:
        spans.append(Span(f"{shown(_places(found))}: ", Style.FAINT))
    elif highlight.where and highlight.where.lower() not in said:
        spans.append(Span(f"{shown(highlight.where)}: ", Style.FAINT))
    for piece in told.line(found):
        words = piece.old if piece.op is Op.DELETE else piece.new
        spans.append(Span(_joined(words)) if piece.op is Op.KEEP else _edit(piece.op, shown(words), look))
    if highlight.trend:
        spans.append(Span(f" ({_TRENDS.get(highlight.trend, shown(highlight.trend))})", Style.HEAD))
    return spans


def _places(found: tuple[Highlight, ...]) -> str:
    """“5 chỗ (Mục I › khoản 2; Mục II › khoản 1; …)”."""
    places = list(dict.fromkeys(each.where or told.WHOLE for each in found))
    more = "; …" if len(places) > _PLACES else ""
    return f"{len(found)} chỗ ({'; '.join(places[:_PLACES])}{more})"


def _joined(words: str) -> str:
    """Words on one line that keep the blanks around them."""
    lead, end = (" " if blank else "" for blank in (words[:1].isspace(), words[-1:].isspace()))
    return f"{lead}{shown(words)}{end}" if words.strip() else lead


def _edit(op: Op, words: str, look: Look) -> Span:
    style = Style.DELETED if op is Op.DELETE else Style.INSERTED
    if not look.marks:
        return Span(words, style)
    return Span(f"[-{words}-]" if op is Op.DELETE else f"{{+{words}+}}", style)


def _renumberings(comparison: Comparison, look: Look) -> Iterator[Line]:
    if not comparison.renumberings:
        return
    yield (Span("ĐỔI SỐ THỨ TỰ", Style.HEAD),)
    for each in comparison.renumberings:
        yield from _wrapped([Span(f"  • {shown(each.text)}")], look, 4)
    yield ()


def _sections(comparison: Comparison, look: Look) -> Iterator[Line]:
    old, new = told.Numbers(comparison.old), told.Numbers(comparison.new)
    first = True
    for head, group in told.by_section(comparison):
        if first:
            yield (Span("THAY ĐỔI THEO TỪNG MỤC", Style.HEAD),)
            first = False
        yield (Span(f"  {shown(head)}", Style.HEAD),)
        for run in _runs(group):
            for rest, change in run[:_ENDS] if len(run) >= _RUN else run:
                said = [told.kind(change, old, new), told.label_note(change)]
                yield from _wrapped(_change(change, rest, shown("; ".join(filter(None, said))), look), look, 6)
            if len(run) >= _RUN:
                rest, change = run[-1]
                more = f"{change.how.value} liền {len(run) - _ENDS} đoạn nữa, đến {shown(rest or head)}"
                yield from _wrapped([Span(f"    {_SIGNS[change.how]} "), Span(more, Style.FAINT)], look, 6)
    if not first:
        yield ()


def _runs(group: Sequence[tuple[int, str, Change]]) -> Iterator[list[tuple[str, Change]]]:
    """Changes one by one, those in a row together that came or went."""
    for how, found in groupby(group, key=lambda each: each[2].how):
        run = [(rest, change) for _, rest, change in found]
        if how in (How.INSERTED, How.DELETED):
            yield run
        else:
            yield from ([each] for each in run)


def _change(change: Change, rest: str, said: str, look: Look) -> list[Span]:
    place = f"{shown(rest)} · " if rest else ""
    spans = [Span(f"    {_SIGNS[change.how]} "), Span(f"{place}{said}: ", Style.FAINT)]
    return [*spans, *inline(change, look)]


def inline(change: Change, look: Look) -> list[Span]:
    """The text with its edits, unchanged stretches shortened to what stands beside an edit."""
    pieces = told.stretches(change)
    last = len(pieces) - 1
    spans = []
    for number, piece in enumerate(pieces):
        if piece.op is Op.KEEP:
            spans.append(Span(_shortened(piece.new, left=number > 0, right=number < last)))
            continue
        words = piece.old if piece.op is Op.DELETE else piece.new
        lead, core, end = _bare(words)
        spans += [Span(lead), _edit(piece.op, _cut(core), look), Span(end)]
    return [span for span in spans if span.text]


def _bare(words: str) -> tuple[str, str, str]:
    """The words without the blanks around them, which stay outside the marks; blanks alone are shown as one."""
    core = shown(words)
    if not core:
        return "", "␣" if words.strip("\n") else "↵", ""
    return " " if words[:1].isspace() else "", core, " " if words[-1:].isspace() else ""


def _cut(core: str) -> str:
    if len(core) <= _WHOLE:
        return core
    return f"{_head(core, _WHOLE * 2 // 3)} … {_tail(core, _WHOLE // 4)}"


def _shortened(text: str, *, left: bool, right: bool) -> str:
    """An unchanged stretch with ``_CONTEXT`` letters where an edit stands beside it; whole when that saves little."""
    lead = " " if left and text[:1].isspace() else ""
    end = " " if right and text[-1:].isspace() else ""
    core = shown(text)
    if not core:
        return " " if text else ""
    sides = left + right
    if not sides:
        return _cut(core)
    if len(core) <= _CONTEXT * sides + 10:
        return f"{lead}{core}{end}"
    start = _head(core, _CONTEXT) if left else ""
    finish = _tail(core, _CONTEXT) if right else ""
    return f"{lead}{start} … {finish}{end}" if left and right else f"{lead}{start} …" if left else f"… {finish}{end}"


def _head(text: str, length: int) -> str:
    """The first words, about so many letters."""
    cut = text.rfind(" ", 0, length + 1)
    return text[: cut if cut > length // 2 else length].rstrip()


def _tail(text: str, length: int) -> str:
    start = len(text) - length
    cut = text.find(" ", start - 1)
    return text[cut if 0 <= cut < start + length // 2 else start :].lstrip()


def _formats(comparison: Comparison, look: Look) -> Iterator[Line]:
    changed = told.formatted(comparison)
    if not changed and not comparison.layout:
        return
    yield (Span("ĐỊNH DẠNG, TRÌNH BÀY", Style.HEAD),)
    for each in comparison.layout:
        yield from _wrapped([Span("  • "), *_format(each)], look, 4)
    for found in changed:
        where = Span(f"{shown(told.places(found, comparison))}: ", Style.FAINT)
        yield from _wrapped([Span("  • "), where, *_format(found.change)], look, 4)
    yield ()


def _format(change: FormatChange) -> list[Span]:
    old, new = shown(change.old) or "(không có)", shown(change.new) or "(không có)"
    return [Span(f"{shown(change.what)}: {old} → {new}")]


def _wrapped(spans: Iterable[Span], look: Look, indent: int) -> Iterator[Line]:
    """The words broken into lines of the window's width, later ones indented."""
    line: list[Span] = []
    used = 0
    for word in _words(spans, look.width - indent):
        size = columns(word.text)
        if line and used + size > look.width:
            yield _trimmed(line)
            line, used = [Span(" " * indent)] if indent else [], indent
            if word.text.isspace():
                continue
        line.append(word)
        used += size
    if line:
        yield _trimmed(line)


def _words(spans: Iterable[Span], longest: int) -> Iterator[Span]:
    """Words and blanks one by one; what no line can hold in parts."""
    for span in spans:
        for token in _TOKENS.findall(span.text):
            # A letter may take two columns.
            size = len(token) if columns(token) <= longest else max(longest // 2, 1)
            for start in range(0, len(token), size):
                yield Span(token[start : start + size], span.style)


def _trimmed(line: list[Span]) -> Line:
    """Neighbours of one style joined, no blanks at the end."""
    joined: list[Span] = []
    for span in line:
        if joined and joined[-1].style is span.style:
            joined[-1] = Span(joined[-1].text + span.text, span.style)
        else:
            joined.append(span)
    while joined and joined[-1].text.isspace():
        joined.pop()
    if joined:
        joined[-1] = Span(joined[-1].text.rstrip(), joined[-1].style)
    return tuple(joined)
