"""Stretches put together to paragraphs where a page, a line break or a text file tore them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.outline import read_label
from generator.read.view import DocView
from generator.recover.passages import Stretch
from generator.text import squeeze

_ENDS = ".;:!?…"
_GOES_ON = "nối dòng trên"


def joined(view: DocView, stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """The stretches of one paragraph each."""
    group: list[Stretch] = []
    for stretch in stretches:
        if group and not _goes_on(view, group[-1], stretch):
            yield group
            group = []
        group.append(stretch)
    if group:
        yield group


def _goes_on(view: DocView, above: Stretch, here: Stretch) -> bool:
    if above.component is not here.component:
        return False
    if here.reason == _GOES_ON:
        return True
    last, words = _text(view, above), _text(view, here)
    lines = view.kind in ("pdf", "txt") or above.span.block == here.span.block
    if not lines or not last or not words or last[-1] in _ENDS or read_label(words) is not None:
        return False
    if view.blocks[here.span.block].format.numbering and above.span.block != here.span.block:
        return False
    return words[0].islower() or (len(last) >= 60 and not words.isupper())


def _text(view: DocView, stretch: Stretch) -> str:
    return squeeze(view.blocks[stretch.span.block].text[stretch.span.start : stretch.span.end])
