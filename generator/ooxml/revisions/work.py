"""What every step of putting two documents together shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generator.ooxml.revisions.bits import Differ
from generator.ooxml.revisions.inline import Alphabet, Reader
from generator.ooxml.revisions.keys import Meaning
from generator.ooxml.revisions.marks import Moves
from generator.ooxml.revisions.pairing import Aligner
from generator.ooxml.revisions.stamps import Stamps

# Makes the second of two tables hold both; False when it has to be replaced as a whole.
TableMerger = Callable[["Work", Any, Any], bool]


@dataclass(slots=True)
class Work:
    """What every step of one comparison shares."""

    stamps: Stamps
    aligner: Aligner
    differ: Differ
    meaning: Meaning
    exact: bool
    merge_table: TableMerger
    after_insertion: bool = False  # what stands right before the next paragraph came as a whole
    alphabet: Alphabet = field(default_factory=Alphabet)
    moves: Moves = field(init=False)
    old: Reader = field(init=False)
    new: Reader = field(init=False)

    def __post_init__(self) -> None:
        self.moves = Moves(self.stamps)
        self.old, self.new = Reader(self.alphabet, old=True), Reader(self.alphabet, old=False)
