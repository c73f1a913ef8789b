"""Citations of a document for the rules: places in the whole text, what was cited before, what a trích yếu holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.citation import Fault, FaultKind, SoKyHieu, VienDan, faults
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Stretch, Subject
    from generator.check.texts import Prose, Span


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: ``v`` has offsets of the whole text, ``outer`` is the one whose trích yếu holds it (or None)."""

    v: VienDan
    stretch: Stretch
    index: int
    base: int
    outer: Cite | None = None

    @property
    def start(self) -> int:
        """Where it begins in the whole text."""
        return self.base + self.v.vi_tri.toan_bo[0]

    @property
    def end(self) -> int:
        """Where it ends in the whole text."""
        return self.base + self.v.vi_tri.toan_bo[1]

    def span(self, name: str) -> Span:
        """The place of an element in the whole text, that of the citation where the element is missing."""
        found = getattr(self.v.vi_tri, name) or self.v.vi_tri.toan_bo
        return self.base + found[0], self.base + found[1]


def cites_of(citations: Sequence[tuple[Stretch, VienDan]], prose: Prose) -> tuple[Cite, ...]:
    """The citations in order of place."""
    number = {id(stretch.part): index for index, stretch in enumerate(prose.stretches)}
    found: list[Cite] = []
    for stretch, v in citations:
        index = number[id(stretch.part)]
        outer = None
        if v.trong_trich_yeu:
            outer = next((c for c in reversed(found) if c.index == index and c.v.end >= v.end), None)
        found.append(Cite(v, stretch, index, prose.starts[index], outer))
    return tuple(found)


def places(cites: Sequence[Cite]) -> dict[int, Cite]:
    """The citations by their place in the whole text."""
    return {cite.start: cite for cite in cites}


def with_places(cite: Cite) -> VienDan:
    """The citation with its place in the whole text, for ``citation.conflicts``."""
    return replace(cite.v, vi_tri=replace(cite.v.vi_tri, toan_bo=(cite.start, cite.end)))


def same_document(a: VienDan, b: VienDan) -> bool:
    """Whether two citations with one code can mean one document: no two dates, no two issuers."""
    if a.so_ky_hieu is None or a.so_ky_hieu != b.so_ky_hieu:
        return False
    if a.ngay is not None and b.ngay is not None and _day(a) != _day(b):
        return False
    return not (a.co_quan_ban_hanh and b.co_quan_ban_hanh) or _issuer(a)[:8] == _issuer(b)[:8]


def _day(v: VienDan) -> tuple[int, int, int] | None:
    return (v.ngay.ngay, v.ngay.thang, v.ngay.nam) if v.ngay is not None else None


def _issuer(v: VienDan) -> str:
    return fold(v.co_quan_ban_hanh).replace("ủy ban nhân dân", "ubnd")


def found_faults(subject: Subject, *kinds: FaultKind) -> Iterator[tuple[Cite, Fault, Span]]:
    """The faults of those kinds in all citations, with their places in the whole text."""
    for cite in subject.cites:
        for fault in faults(cite.v):
            if fault.kind in kinds:
                yield cite, fault, (cite.base + fault.vi_tri[0], cite.base + fault.vi_tri[1])


def name(v: VienDan) -> str:
    """The short form of a cited document, as a message shows it."""
    code: SoKyHieu | None = v.so_ky_hieu
    if code is None:
        return " ".join(word for word in (v.loai, v.ten) if word)
    return f"{v.loai or 'văn bản'} số {code}"
