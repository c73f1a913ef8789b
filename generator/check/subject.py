"""The document under judgement: its view and what several rules need of it, worked out once and only when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.check.cites import Cite, cites_of
from generator.check.listing import Listing, listing_of
from generator.check.texts import Prose
from generator.citation import VienDan, find_citations
from generator.read.components import Recognised, summarise
from generator.read.view import Block, Component, DocView, Part
from generator.standards.values import Standard, in_force

if TYPE_CHECKING:
    from generator.check.form import Form

_DAY = re.compile(
    r"ngày[\s.…_]*(?P<ngay>\d{1,2})?[\s.…_]*tháng[\s.…_]*(?P<thang>\d{1,2})?[\s.…_]*năm\s*(?P<nam>\d{4})", re.IGNORECASE
)
# The parts of the body that are running text.
BODY = (
    Component.CAN_CU,
    Component.MO_DAU,
    Component.PHAN,
    Component.TIEU_DE_PHAN,
    Component.DIEU,
    Component.MUC,
    Component.KHOAN,
    Component.DIEM,
    Component.GACH,
    Component.CONG,
    Component.DOAN,
    Component.KET_THUC,
)

# What an author writes in words of his own.
WRITTEN = (*BODY, Component.TRICH_YEU, Component.BANG, Component.NOI_NHAN, Component.PHU_LUC)


@dataclass(frozen=True)
class Stretch:
    """A part of a block with its text."""

    block: Block
    part: Part

    @property
    def text(self) -> str:
        """The words of the part."""
        return self.block.text[self.part.start : self.part.end]


@dataclass
class Subject:
    """``mode`` is "draft", "final" or "" (as the document says); ``settings`` are the profile's values by rule code."""

    view: DocView
    mode: str = ""
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    standard: Standard = field(default_factory=in_force)

    @cached_property
    def recognised(self) -> Recognised:
        """What the document is and where its own parts stand; attached documents apart."""
        return summarise(self.view)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """All parts of the document itself in reading order, without those of attached documents."""
        own = self.recognised.is_own
        return tuple(
            Stretch(block, part) for number, block in enumerate(self.view.blocks) if own(number) for part in block.parts
        )

    def having(self, *components: Component) -> Iterator[Stretch]:
        """The parts that are one of those components."""
        return (stretch for stretch in self.stretches if stretch.part.component in components)

    def first(self, component: Component) -> Stretch | None:
        """The first part of that component."""
        return next(self.having(component), None)

    @cached_property
    def body(self) -> tuple[Stretch, ...]:
        """The running text, căn cứ to closing."""
        return tuple(self.having(*BODY))

    @cached_property
    def form(self) -> Form:
        """Letters, sizes, faces and lines of the document's own components."""
        from generator.check.form import Form

        return Form(self)

    @cached_property
    def prose(self) -> Prose:
        """The running text as one."""
        return Prose(self.body)

    @cached_property
    def written(self) -> Prose:
        """All that the author wrote: summary, running text, tables, recipients, of attached parts too."""
        return Prose(
            Stretch(block, part)
            for block in self.view.blocks
            for part in block.parts
            if part.component in WRITTEN and block.where == "body"
        )

    @cached_property
    def cites(self) -> tuple[Cite, ...]:
        """The citations with their places in ``prose``."""
        return cites_of(self.citations, self.prose)

    @cached_property
    def listing(self) -> Listing:
        """The numbered items of the running text as a tree, with what is wrong with their ordinals."""
        return listing_of(self)

    @cached_property
    def citations(self) -> tuple[tuple[Stretch, VienDan], ...]:
        """Every citation of the running text with the part it stands in; offsets are those of the part's text."""
        return tuple((stretch, found) for stretch in self.body for found in find_citations(stretch.text))

    @cached_property
    def issued_from(self) -> date | None:
        """The earliest day on which the document can be issued: a blank day or month of a draft counts as the first."""
        for stretch in self.having(Component.DIA_DANH_NGAY):
            match = _DAY.search(stretch.text)
            if match:
                try:
                    return date(int(match["nam"]), int(match["thang"] or 1), int(match["ngay"] or 1))
                except ValueError:
                    return None
        return None

    def setting(self, code: str, key: str, default: Any) -> Any:
        """A value that the profile gives a rule, else the default."""
        return self.settings.get(code, {}).get(key, default)
