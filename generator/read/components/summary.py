"""What a document is as a whole: its type, where its sections stand, which copy of a component is its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.read.components.doc_types import TypeOfDocument
from generator.read.view import Block, Component, DocView, Part


@dataclass(frozen=True, slots=True)
class Span:
    """Blocks ``[first, last)`` of a view by their index; empty when both are equal."""

    first: int
    last: int

    def __bool__(self) -> bool:
        return self.first < self.last

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index < self.last


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Attached:
    """An appendix, attached document or form: its blocks and the type that its title names, if it is a document."""

    span: Span
    type: TypeOfDocument | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """The document as a whole.

    ``type`` is None when no title names one and it is no official letter; ``party``: it is headed "ĐẢNG CỘNG SẢN VIỆT
    NAM". The spans count blocks of the view; recipients and signature may overlap (side by side), header and title may
    too (one block). ``own`` are the blocks of the document itself, ``attached`` what follows it.
    """

    type: TypeOfDocument | None
    party: bool
    own: Span
    header: Span = NOWHERE
    title: Span = NOWHERE
    opening: Span = NOWHERE
    body: Span = NOWHERE
    recipients: Span = NOWHERE
    signature: Span = NOWHERE
    attached: tuple[Attached, ...] = ()

    def is_own(self, index: int) -> bool:
        """True when the block with that index is the document's own, not of an appendix or attached document."""
        return not any(index in item.span for item in self.attached)

    def having(self, view: DocView, *components: Component) -> Iterator[tuple[Block, Part]]:
        """Like ``DocView.having``, the document's own copies only."""
        for index, block in enumerate(view.blocks):
            if self.is_own(index):
                for part in block.parts:
                    if part.component in components:
                        yield block, part

    def text_of(self, view: DocView, component: Component) -> str:
        """Like ``DocView.text_of``, the document's own copies only."""
        return "\n".join(block.text[part.start : part.end] for block, part in self.having(view, component))
