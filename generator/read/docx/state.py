"""What a reading carries along: the document's parts, what was found so far, and where in the document we are."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.formatting import OUTSIDE, Formatting, TableLevel
from generator.ooxml.wml.names import CHOICE, FALLBACK, UNDERSTOOD
from generator.ooxml.wml.numbering import Counter
from generator.ooxml.wml.parts import WordParts
from generator.read.view import Block, Cell, DrawnLine, Notice, Section, Table

_INSERTED = frozenset((w("ins"), w("moveTo")))
_DELETED = frozenset((w("del"), w("moveFrom")))


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: their address up to the number, and the column or cell that holds them, in points.

    ``left`` counts from the left margin of the page; None where it is not known (text boxes, floating tables).
    """

    where: str
    prefix: str
    section: int = 0
    width: float | None = None
    left: float | None = 0.0
    table: TableLevel = OUTSIDE
    cell: Cell | None = None
    anchor: str = ""
    hidden: bool = False


@dataclass(slots=True)
class Field:
    """A field being read: its instruction so far, whether its result has begun, and whether that had any text."""

    instruction: list[str] = field(default_factory=list)
    result: bool = False
    filled: bool = False
    form: str = ""

    @property
    def name(self) -> str:
        """The first word of the instruction: "PAGE", "HYPERLINK"."""
        words = "".join(self.instruction).split(None, 1)
        return words[0].upper() if words else "FIELD"


@dataclass(slots=True)
class State:
    """The reading of one document; ``original`` reads it as before its tracked changes.

    ``elements`` are the paragraph elements that each block was read from, by its address.
    """

    parts: WordParts
    main: str
    formatting: Formatting
    counter: Counter
    original: bool
    settings: dict[str, str]
    sections: tuple[Section, ...] = ()
    widths: tuple[float | None, ...] = ()
    section_breaks: frozenset[etree._Element] = frozenset()
    blocks: list[Block] = field(default_factory=list)
    elements: dict[str, list[etree._Element]] = field(default_factory=dict)
    lines: list[DrawnLine] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    first_blocks: list[int] = field(default_factory=list)
    boxes: int = 0
    page: int | None = None

    @property
    def gone(self) -> frozenset[str]:
        """The marks of tracked changes whose content this reading leaves out."""
        return _INSERTED if self.original else _DELETED

    @property
    def kept(self) -> frozenset[str]:
        """The marks of tracked changes whose content this reading shows."""
        return _DELETED if self.original else _INSERTED

    def note(self, key: str, message: str, address: str = "") -> None:
        """Add a notice; the same words at the same place only once."""
        notice = Notice(key, message, address)
        if notice not in self.notices:
            self.notices.append(notice)

    def former(self, element: etree._Element | None, change: str) -> etree._Element | None:
        """Properties as this reading sees them: those before a tracked change of format when reading the original."""
        if element is None or not self.original:
            return element
        changed = element.find(w(change))
        return element if changed is None else changed.find(element.tag)

    def gone_mark(self, element: etree._Element | None) -> bool:
        """True when properties hold the mark of a change (``w:ins``, ``w:del``, ...) that this reading leaves out."""
        return element is not None and any(child.tag in self.gone for child in element)


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The one branch of ``mc:AlternateContent`` that is read: the first choice understood, else the fallback."""
    first: etree._Element | None = None
    for child in alternate:
        if child.tag == CHOICE:
            first = child if first is None else first
            if all(prefix in UNDERSTOOD for prefix in child.get("Requires", "").split()):
                return child
    fallback = alternate.find(FALLBACK)
    return first if fallback is None else fallback
