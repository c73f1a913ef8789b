"""What a comparison is: changes with their places, folded renumberings, highlights, changes of layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.compare.match import How, Nature, Piece
from generator.read.view import Component, DocView


class Group(StrEnum):
    """The groups of the change list, in the order a reviewer reads them."""

    SIGNER = "Người ký"
    NUMBER_DATE = "Số, ngày ban hành"
    TARGET = "Chỉ tiêu"
    DEADLINE = "Thời hạn"
    DATE = "Ngày tháng"
    AMOUNT = "Số liệu"
    UNIT = "Đơn vị thực hiện"
    RECIPIENT = "Nơi nhận"
    CITATION = "Văn bản viện dẫn"


@dataclass(frozen=True, slots=True)
class FormatChange:
    """A change of formatting or layout in a reviewer's words: what ("cỡ chữ"), before and after ("13", "14")."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One changed block (or several that were split or merged). Texts are whole blocks, several joined by line breaks.

    ``old_addresses`` and ``new_addresses`` are those of the blocks; ``pieces`` cover ``old_text`` and ``new_text``;
    ``where`` is the place in words ("Mục II › điểm a khoản 2"); ``labels`` the ordinals before and after where they
    differ; ``natures`` all that its edits are about (empty for a change of formatting or place alone). ``column`` is
    the title of its table column; ``section`` the titles above it in the outline, joined by " › ". ``below``: of a
    title that moved, how many blocks under it moved with it unchanged; they are part of the texts.
    """

    how: How
    component: Component
    where: str
    old_addresses: tuple[str, ...]
    new_addresses: tuple[str, ...]
    old_text: str
    new_text: str
    pieces: tuple[Piece, ...] = ()
    labels: tuple[str, str] | None = None
    natures: frozenset[Nature] = frozenset()
    formats: tuple[FormatChange, ...] = ()
    column: str = ""
    section: str = ""
    below: int = 0


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Ordinals that moved for one cause, folded: ``text`` is “các mục III, IV, V đổi số do thêm mục III”."""

    text: str
    pairs: tuple[tuple[str, str], ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Highlight:
    """One line of the change list. ``trend`` is "tăng", "giảm" or ""; ``change`` the index of its change or -1."""

    group: Group
    text: str
    old: str
    new: str
    where: str
    trend: str = ""
    change: int = -1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything between two documents. ``alike`` is the share of text in common, 0 to 1.

    ``changes`` stand in the order of the new document; ``layout`` are changes of pages, sections, tables, headers.
    ``hidden`` counts edits that were left out because they were to be ignored, by their nature.
    """

    old: DocView
    new: DocView
    changes: tuple[Change, ...]
    renumberings: tuple[Renumbering, ...]
    highlights: tuple[Highlight, ...]
    layout: tuple[FormatChange, ...]
    alike: float
    hidden: tuple[tuple[Nature, int], ...] = ()

    @property
    def equal(self) -> bool:
        """True when nothing at all is to be told."""
        return not (self.changes or self.renumberings or self.layout)
