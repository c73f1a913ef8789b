"""Paragraphs replaced side by side: all that goes, then all that comes, instead of one by one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ooxml.revisions.pairing import Item


def gathered(items: Sequence[Item], old: Sequence[bool], new: Sequence[bool]) -> list[Item]:
    """The items with neighbours that are replaced put together; ``old`` and ``new`` tell which blocks may be.

    Those are paragraphs that end no section. The last ones of a container stay one item: they share their mark.
    """
    found: list[Item] = []
    run: list[Item] = []
    for item in items:
        if _fits(item, old, new):
            run.append(item)
            continue
        found += [*_together(run, last=False), item]
        run = []
    return [*found, *_together(run, last=True)]


def _fits(item: Item, old: Sequence[bool], new: Sequence[bool]) -> bool:
    if item.move >= 0 or item.tail or not all(old[n] for n in item.old) or not all(new[n] for n in item.new):
        return False
    return not item.old or not item.new or (item.replaced and len(item.old) == len(item.new) == 1)


def _together(run: list[Item], *, last: bool) -> list[Item]:
    if len(run) < 2 or not any(item.replaced for item in run):
        return run
    olds, news = [n for item in run for n in item.old], [n for item in run for n in item.new]
    if not last:
        return [*(Item(old=(n,)) for n in olds), *(Item(new=(n,)) for n in news)]
    return [Item(tuple(olds), tuple(news), replaced=True)] if run[-1].old and run[-1].new else run
