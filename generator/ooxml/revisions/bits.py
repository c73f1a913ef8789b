"""Two paragraphs laid over each other: stretches that stay, go and come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from generator.ooxml.revisions.inline import Atom
from generator.text import nfc

# A letter with the marks that are written after it, or a run of blanks: what has one place in both texts.
_UNSEEN: Final = re.compile("\\s+|[\u200b\u200c\u200d\u2060\ufeff\xad]")
_CLUSTER: Final = re.compile(r"\s+|\S[\u0300-\u036f]*")


class Do(StrEnum):
    """What happens to a stretch."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


class Edit(NamedTuple):
    """A stretch of the old text and of the new one, as the words were compared."""

    do: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


# Compares two texts; both are covered without gaps.
Differ = Callable[[str, str], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of one run: ``atom`` is the new one (the old when it goes), ``former`` the old one when it stays."""

    do: Do
    atom: Atom
    former: Atom | None = None


class _Line:
    """The atoms of one side with their places in the text."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self.atoms = atoms
        self.text = "".join(atom.text for atom in atoms)
        self._at = 0
        self._used = 0

    def take(self, length: int) -> Iterator[Atom]:
        """The next characters, run by run, with the marks without width on the way."""
        while self._at < len(self.atoms):
            atom = self.atoms[self._at]
            if not atom.text:
                self._at += 1
                yield atom
                continue
            if length == 0:
                return
            end = min(len(atom.text), self._used + length)
            length -= end - self._used
            yield atom.cut(self._used, end)
            self._used = end
            if end == len(atom.text):
                self._at, self._used = self._at + 1, 0

    def room(self) -> int:
        """How many characters of the run at hand are left."""
        for at in range(self._at, len(self.atoms)):
            if self.atoms[at].text:
                return len(self.atoms[at].text) - (self._used if at == self._at else 0)
        return 0


def overlay(old: Sequence[Atom], new: Sequence[Atom], differ: Differ, *, exact: bool) -> list[Bit]:
    """The bits that lead from the old atoms to the new ones."""
    a, b = _Line(old), _Line(new)
    if a.text == b.text:
        edits: Iterable[Edit] = (Edit(Do.KEEP, 0, len(a.text), 0, len(b.text)),) if a.text else ()
    else:
        edits = differ(a.text, b.text)
    found: list[Bit] = []
    for edit in edits:
        if edit.do == Do.KEEP:
            _keep(a, b, edit, found, exact=exact)
        else:
            found += _all(Do.DELETE, a, edit.old_end - edit.old_start)
            found += _all(Do.INSERT, b, edit.new_end - edit.new_start)
    found += _all(Do.INSERT, b, 0)
    return found


def whole(do: Do, atoms: Sequence[Atom]) -> list[Bit]:
    """All of a paragraph as deleted or inserted."""
    return [Bit(do, atom) for atom in atoms]


def _all(do: Do, line: _Line, length: int) -> list[Bit]:
    found = [Bit(do, atom) for atom in line.take(length)]
    return [bit for bit in found if bit.atom.text] if do is Do.DELETE else found


def _keep(a: _Line, b: _Line, edit: Edit, found: list[Bit], *, exact: bool) -> None:
    old, new = a.text[edit.old_start : edit.old_end], b.text[edit.new_start : edit.new_end]
    if old == new:
        _side_by_side(a, b, len(old), found)
        return
    whole_piece = exact and nfc(old) == nfc(new)  # letters in another normal form: word by word, not letter by letter
    steps = [(old, new)] if whole_piece else _steps(_CLUSTER.findall(old), _CLUSTER.findall(new))
    for ours, theirs in steps:
        if ours == theirs:
            _side_by_side(a, b, len(ours), found)
        elif ours and theirs and not exact and _same(ours, theirs):
            _pair(a, b, len(ours), len(theirs), found)
        else:
            found += _all(Do.DELETE, a, len(ours))
            found += _all(Do.INSERT, b, len(theirs))


def _steps(ours: list[str], theirs: list[str]) -> Iterator[tuple[str, str]]:
    """Letters side by side; what never counts may be there on one side only. After another letter, all the rest."""
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if _same(ours[i], theirs[j]):
            yield ours[i], theirs[j]
            i, j = i + 1, j + 1
        elif _UNSEEN.fullmatch(ours[i]):
            yield ours[i], ""
            i += 1
        elif _UNSEEN.fullmatch(theirs[j]):
            yield "", theirs[j]
            j += 1
        else:
            break
    if i < len(ours) or j < len(theirs):
        yield "".join(ours[i:]), "".join(theirs[j:])


def _same(old: str, new: str) -> bool:
    return old == new or nfc(old) == nfc(new) or (old.isspace() and new.isspace())


def _side_by_side(a: _Line, b: _Line, length: int, found: list[Bit]) -> None:
    """Characters that are the same on both sides, cut where a run ends on either side."""
    while length:
        step = min(length, a.room(), b.room())
        length -= step
        _pair(a, b, step, step, found)


def _pair(a: _Line, b: _Line, ours: int, theirs: int, found: list[Bit]) -> None:
    """One stretch that stays; where a run ends inside it or its link is another one, it goes and comes."""
    olds = [atom for atom in a.take(ours) if atom.text]
    news = list(b.take(theirs))
    seen = [atom for atom in news if atom.text]
    stays = len(olds) == len(seen) == 1 and olds[0].link_key == seen[0].link_key
    if not stays:
        found += [Bit(Do.DELETE, old) for old in olds]
    for atom in news:
        found.append(Bit(Do.KEEP, atom, olds[0]) if stays and atom.text else Bit(Do.INSERT, atom))
