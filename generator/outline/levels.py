"""The open levels of a text while it is read: which level an ordinal belongs to, and what is wrong with it there."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from generator.outline.lines import Line
from generator.outline.numbering import Label, Scheme, carries_number
from generator.outline.tree import NodePath

_RANK: Final = {
    Scheme.PHAN: 0,
    Scheme.CHU_HOA: 0,
    Scheme.LA_MA: 0,
    Scheme.SO: 1,
    Scheme.SO_CAP: 1,
    Scheme.CHU: 2,
    Scheme.SO_NGOAC: 2,
    Scheme.GACH: 3,
    Scheme.CONG: 3,
}
_BULLETS: Final = frozenset({Scheme.GACH, Scheme.CONG})
_NUMBERS: Final = frozenset({Scheme.SO, Scheme.SO_CAP})


class Fault(Enum):
    """What is wrong with an ordinal where it stands."""

    REPEATED = "ND101"
    SKIPPED = "ND102"
    LETTER_ORDER = "ND103"
    INVERTED = "ND104"
    MIXED = "ND106"


class Item:
    """An item under construction: its first line, its paragraphs, the level below it."""

    __slots__ = ("below", "index", "label", "level", "line", "paragraphs")

    def __init__(self, level: Level, line: Line, label: Label) -> None:
        self.level = level
        self.line = line
        self.label = label
        self.paragraphs: list[Line] = [line] if line.words else []
        self.index = len(level.items)
        self.below: Level | None = None

    @property
    def path(self) -> NodePath:
        """The place of the item in the tree."""
        parent = self.level.parent
        return (self.index,) if parent is None else (*parent.path, "muc_con", self.index)


class Level:
    """One list of siblings: its scheme, how its first ordinal was typed, and the items so far."""

    __slots__ = ("items", "mark", "noted", "numbers", "parent", "scheme", "seen")

    def __init__(self, scheme: Scheme, label: Label, parent: Item | None) -> None:
        self.scheme = scheme
        self.mark = label.mark
        self.numbers = len(label.values)
        self.parent = parent
        self.items: list[Item] = []
        self.seen: set[int] = set()
        self.noted = False

    @property
    def last(self) -> tuple[int, ...]:
        """The numbers of the last ordinal as typed."""
        return self.items[-1].label.values if self.items else ()

    def expects(self, value: int) -> bool:
        """True when ``value`` is the next one after the last ordinal."""
        return bool(self.last) and self.last[-1] + 1 == value


def is_section(label: Label) -> bool:
    """True for "Phần I", "A." and "I."."""
    return _RANK[label.scheme] == 0


class Levels:
    """The stack of open levels. A kind of ordinal not yet open in the branch opens a level below the last item.

    A kind already open continues its level, so one kind stands at most once on the way from the root to an item;
    that is what lets the printed text be read back as the same tree.
    """

    def __init__(self) -> None:
        self.open: list[Level] = []
        self.root: Level | None = None

    @property
    def last(self) -> Item | None:
        """The item read last."""
        return self.open[-1].items[-1] if self.open else None

    def fits(self, label: Label) -> bool:
        """False for what only looks like a section: "C. Mác" without an "A.", "V. ..." in a text numbered 1. 2. 3."""
        if _RANK[label.scheme] > 0 or label.values == (1,) or self._find(label.scheme) is not None:
            return True
        return label.scheme is not Scheme.CHU_HOA and not self.below_sections

    @property
    def below_sections(self) -> bool:
        """True when the text so far is numbered, but not by parts or sections."""
        return self.root is not None and _RANK[self.root.scheme] > 0

    def place(self, line: Line, label: Label) -> tuple[Item, list[Fault]]:
        """Puts an ordinal into the tree and says what is wrong with it there."""
        label = self._settle(label)
        level, faults = self._join(label)
        if level is None:
            level = self._start(label, faults)
        else:
            del self.open[self.open.index(level) + 1 :]
        faults.extend(_sequence_faults(level, label))
        item = Item(level, line, label)
        level.items.append(item)
        if label.values:
            level.seen.add(label.values[-1])
        return item, faults

    def _find(self, scheme: Scheme) -> Level | None:
        return next((level for level in self.open if level.scheme is scheme), None)

    def _settle(self, label: Label) -> Label:
        """Decides between "I." as a number and as the letter after "H."."""
        if label.letter is None or label.scheme is not Scheme.LA_MA:
            return label
        letters = self._find(Scheme.CHU_HOA)
        if letters is None or not letters.expects(label.letter):
            return label
        return Label(Scheme.CHU_HOA, (label.letter,), label.raw, label.rest, label.mark)

    def _join(self, label: Label) -> tuple[Level | None, list[Fault]]:
        """The open level that the ordinal continues, or None."""
        if label.scheme in _BULLETS:
            return self._join_bullets(label)
        if label.scheme in _NUMBERS:
            return self._join_numbers(label)
        return self._find(label.scheme), []

    def _join_bullets(self, label: Label) -> tuple[Level | None, list[Fault]]:
        bullets = [level for level in self.open if level.scheme in _BULLETS]
        for level in bullets:
            if level.mark == label.mark:
                return level, []
        return (bullets[-1], [Fault.MIXED]) if len(bullets) > 1 else (None, [])

    def _join_numbers(self, label: Label) -> tuple[Level | None, list[Fault]]:
        plain, bracketed = self._find(Scheme.SO), self._find(Scheme.SO_NGOAC)
        if label.mark == ")" and len(label.values) == 1 and not (plain and plain.mark == ")"):
            if bracketed is not None:
                return bracketed, []
            if label.values == (1,) and self._bracket_below():
                return None, []
        deeper = [level for level in self._numbered() if level.numbers >= len(label.values)]
        if not deeper:
            return None, []
        return deeper[0], [] if deeper[0].numbers == len(label.values) else [Fault.MIXED]

    def _numbered(self) -> Iterator[Level]:
        return (level for level in self.open if level.scheme in _NUMBERS)

    def _bracket_below(self) -> bool:
        """True when "1)" here would be a level of its own: below "1." or "a)"."""
        return any(level.scheme in (Scheme.SO, Scheme.SO_CAP, Scheme.CHU) for level in self.open)

    def _start(self, label: Label, faults: list[Fault]) -> Level:
        scheme = self._new_scheme(label, faults)
        above = self.open[-1] if self.open else None
        if above is not None and _RANK[scheme] < _RANK[above.scheme]:
            faults.append(Fault.MIXED)
        parent = self.last
        level = Level(scheme, label, parent)
        if parent is None:
            self.root = level
        else:
            parent.below = level
        self.open.append(level)
        return level

    def _new_scheme(self, label: Label, faults: list[Fault]) -> Scheme:
        if label.scheme in _BULLETS:
            outer = next((level for level in self.open if level.scheme in _BULLETS), None)
            if outer is None:
                return label.scheme
            if outer.scheme is Scheme.CONG:
                outer.scheme = Scheme.GACH
                faults.append(Fault.INVERTED)
            return Scheme.CONG
        if label.scheme is Scheme.SO and label.mark == ")" and self._bracket_below():
            return Scheme.SO_NGOAC
        if label.scheme is Scheme.SO_CAP and not any(carries_number(level.scheme) for level in self.open):
            return Scheme.SO
        return label.scheme


def _sequence_faults(level: Level, label: Label) -> list[Fault]:
    """What is wrong with an ordinal after the one before it; one fault at most for its number, one for its kind."""
    faults: list[Fault] = []
    if level.items and label.values and not level.noted and _other_style(level, label):
        level.noted = True
        faults.append(Fault.MIXED)
    if not label.values or len(label.values) != level.numbers:
        return faults
    if len(label.values) > 1 and _foreign_prefix(level, label):
        return [*faults, Fault.SKIPPED]
    value, before = label.values[-1], level.last[-1] if level.last else 0
    if label.scheme is Scheme.CHU and value == 0:
        return [*faults, Fault.LETTER_ORDER]
    if value in level.seen and value <= before:
        faults.append(Fault.REPEATED)
    elif value != before + 1 and not (label.scheme is Scheme.CHU and _after_foreign_letter(level)):
        skips_d = label.scheme is Scheme.CHU and (before, value) == (4, 6)
        faults.append(Fault.LETTER_ORDER if skips_d else Fault.SKIPPED)
    return faults


def _other_style(level: Level, label: Label) -> bool:
    return label.scheme is not Scheme.SO_CAP and label.mark != level.mark


def _after_foreign_letter(level: Level) -> bool:
    """True after "f)" and the like: that fault was told, the count starts anew."""
    return bool(level.items) and level.last[-1:] == (0,)


def _foreign_prefix(level: Level, label: Label) -> bool:
    """True when "2.1." stands under "1.", once for each run of such ordinals."""
    prefix = label.values[:-1]
    if level.items:
        return prefix != level.last[:-1]
    above = level.parent
    while above is not None and not carries_number(above.level.scheme):
        above = above.level.parent
    return above is not None and above.label.values[-len(prefix) :] != prefix
