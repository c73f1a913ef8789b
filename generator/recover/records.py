"""The paragraphs of a body as records: ordinal, text, look, and where they stand in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.outline import Label, Scheme, read_label
from generator.outline.marks import has_attributes
from generator.recover.emphasis import BOLD, ITALIC
from generator.recover.ledger import Kind
from generator.recover.paragraphs import joined
from generator.recover.passages import Passage, Stretch
from generator.recover.state import State

_INVISIBLE: Final = "\ufeff\u200b\u2060 \t\xa0"
_BULLETS: Final = frozenset({Scheme.GACH, Scheme.CONG})


@dataclass(slots=True)
class Record:
    """One paragraph: ``label`` its ordinal (typed, or set by Word: ``automatic``), ``what`` the text after it.

    ``number`` holds the spans of a typed ordinal; ``bold``: all of the text is bold; ``prefix``: an automatic number
    that is no ordinal of ours and so becomes text.
    """

    label: Label | None
    number: Passage
    what: Passage
    bold: bool
    prefix: str = ""

    @property
    def bullet(self) -> bool:
        """True for "-" and "+"."""
        return self.label is not None and self.label.scheme in _BULLETS

    def written(self) -> str:
        """The text as a clerk types it; a heading that is bold as a whole needs no marks, and no line is empty."""
        ignore = 0
        if self.label is not None and not self.bullet and self.bold:
            ignore = BOLD | ITALIC
        return f"{self.prefix}{self.what.written(ignore)}"

    def line(self) -> str:
        """The record as a line of typed text that reads as what it is."""
        text = self.written()
        if has_attributes(text):
            text += "."  # only read for the shape of the tree; the tree's words come from the records
        return f"{self.label.raw} {text}".rstrip() if self.label is not None else text


def records(state: State, stretches: Sequence[Stretch]) -> list[Record]:
    """The paragraphs that have any text; the others are listed."""
    found: list[Record] = []
    for group in joined(state.view, stretches):
        what = state.passage(group)
        if not what.text.strip(_INVISIBLE):
            state.ledger.skip(what, Kind.THAY, "ký tự ẩn, không in ra")
            continue
        record = _record(state, group[0], what)
        title = _title_end(record) if state.view.kind == "pdf" else 0
        if title:
            found.append(replace(record, what=record.what.part(0, title), bold=True))
            record = Record(None, what.part(0, 0), record.what.part(title), False)
        found.append(record)
    return found


def _title_end(record: Record) -> int:
    """Where a bold title ends that a PDF, which has lines only, runs together with the paragraph below it; else 0."""
    marks, text = record.what.marks, record.what.text
    if record.label is None or record.bullet or not marks or not marks[0] & BOLD or record.bold:
        return 0
    end = next((at for at, mark in enumerate(marks) if not mark & BOLD), len(marks))
    if any(mark & BOLD for mark in marks[end:]):
        return 0
    rest = text[end:].strip()
    return end if rest[:1].isupper() and text[:end].rstrip()[-1] not in ".:;,-–(“" else 0


def _record(state: State, first: Stretch, what: Passage) -> Record:
    block = state.view.blocks[first.span.block]
    automatic = (block.format.numbering or "").strip()
    opens = not block.text[: first.span.start].strip()
    if automatic and opens:
        label = read_label(f"{automatic} {what.text}")
        if label is not None:
            return Record(label, what.part(0, 0), what, what.all_marked(BOLD))
        if any(char.isalnum() for char in automatic) and len(automatic) > 1:
            return Record(None, what.part(0, 0), what, what.all_marked(BOLD), f"{automatic} ")
        bullet = read_label(f"- {what.text}")
        return Record(bullet, what.part(0, 0), what, what.all_marked(BOLD))
    label = read_label(what.text)
    if label is None:
        return Record(None, what.part(0, 0), what, what.all_marked(BOLD))
    rest = what.part(label.rest)
    return Record(label, what.part(0, label.rest), rest, rest.all_marked(BOLD))


def uses_bold(found: Iterable[Record]) -> bool:
    """True when the document prints titles of numbered items bold, so that a plain one is no title."""
    return any(
        record.bold and record.label is not None and record.label.scheme in (Scheme.SO, Scheme.SO_CAP)
        for record in found
    )
