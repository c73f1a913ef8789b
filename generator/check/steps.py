"""Steps that several rules of text share: who the document is by, paragraphs broken by pages, items and stages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from generator.check.rule import Finding, NotCheckable
from generator.check.texts import LOWER
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.listing import Fault, Item
    from generator.check.subject import Subject
    from generator.check.texts import Prose, Span

_STAGE: Final = re.compile(r"Giai đoạn (?:\d|I{1,3}|một|hai|ba)\b[^.;\n]{0,24}?((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)")
_COMMUNE: Final = re.compile(r"(?<!\w)(?:XÃ|PHƯỜNG|ĐẶC KHU)(?!\w)")

# What the rules of ordinals say of a text that has none.
NO_NUMBERS: Final = NotCheckable("văn bản không có mục đánh số")


def is_state(subject: Subject) -> bool:
    """True unless the document is headed as one of the Party."""
    return not subject.recognised.party


def is_plan(subject: Subject) -> bool:
    """True for a plan of a State body."""
    kind = subject.recognised.type
    return kind is not None and kind.ma == "KH" and is_state(subject)


def formal_bases(subject: Subject) -> bool:
    """True for a document whose căn cứ stand in lines of their own; a letter or report tells them in a sentence."""
    kind = subject.recognised.type
    return kind is not None and kind.ma not in ("", "BC", "TTr", "TB", "GM") and is_state(subject)


def commune(subject: Subject) -> bool:
    """True when the issuing body is known to be a commune's."""
    names = [s.text.upper() for s in subject.having(Component.CO_QUAN_BAN_HANH, Component.CO_QUAN_CHU_QUAN)]
    if not names:
        opening = [s.text for s in subject.having(Component.MO_DAU)]
        return any(re.search(r"(?:Ủy ban nhân dân|UBND) (?:xã|phường|đặc khu)", text) for text in opening)
    return any(_COMMUNE.search(text) for text in names)


def gaps_in_pages(subject: Subject, prose: Prose, index: int) -> bool:
    """True when a paragraph goes on in the next one (a page break, or lines that were not joined)."""
    if index + 1 >= len(prose.stretches):
        return False
    following = prose.stretches[index + 1].text.lstrip()[:1]
    return subject.view.kind != "docx" and re.match(f"[{LOWER}0-9,;)”]", following) is not None


def item_finding(
    subject: Subject, item: Item, message: str, mend: str, severity: Severity | None = None, tail: int = 0
) -> Finding:
    """A finding on an item's first paragraph; ``tail``: on its last characters only."""
    start, end = subject.prose.of(item.row.index)
    text = subject.prose.text
    while end > start and text[end - 1].isspace():
        end -= 1
    return subject.prose.finding(max(start, end - tail) if tail else start, end, message, mend, severity)


def label_faults(subject: Subject, *codes: str) -> Iterator[tuple[Fault, Span]]:
    """The faults of ordinals with those codes of the reader of outlines, with the place of the ordinal."""
    for fault in subject.listing.faults:
        if fault.code in codes:
            start, end = subject.prose.of(fault.row.index)
            typed = len(fault.found.text) if fault.row.prefix == 0 else 0
            text = subject.prose.text
            while start < end and text[start].isspace():
                start += 1
            yield fault, (start, min(end, start + max(typed, 1)))


def item_of(subject: Subject, fault: Fault) -> Item | None:
    """The item whose ordinal is at fault, where it is one of the list."""
    return next((item for item in subject.listing.items if item.row is fault.row), None)


def leaf(item: Item) -> bool:
    """True for an item of one paragraph with nothing below it."""
    return not item.children and item.paragraphs == 1 and not item.row.before_table


def stages(prose: Prose) -> Iterator[tuple[Span, int, int]]:
    """The stages that the text names with first and last year, in order of place."""
    for match in _STAGE.finditer(prose.text):
        yield match.span(), int(match[1]), int(match[2])
