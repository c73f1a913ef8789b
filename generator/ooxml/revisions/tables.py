"""Two tables made one with tracked changes: rows, cells, properties and grid."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.columns import Columns
from generator.ooxml.revisions.inline import canonical
from generator.ooxml.revisions.keys import property_key
from generator.ooxml.revisions.marks import track_cell, track_row
from generator.ooxml.revisions.merging import merge_container, plain
from generator.ooxml.revisions.names import DELETED, GRID, INSERTED, TBLPR, TBLPREX, TCPR, TRPR
from generator.ooxml.revisions.pairing import Item, Kind, Pairing, plan
from generator.ooxml.revisions.work import Work
from generator.ooxml.wml.names import ROW, SDT, TC, VAL

_CHANGE: Final = {
    TBLPR: w("tblPrChange"),
    TBLPREX: w("tblPrExChange"),
    TRPR: w("trPrChange"),
    TCPR: w("tcPrChange"),
}
_FIRST: Final = {TBLPREX: 0, TCPR: 0}


def merge_table(work: Work, old: etree._Element, new: etree._Element) -> bool:
    """Make ``new`` hold both tables with tracked changes; False when it has to be replaced as a whole."""
    if any(e.find(f".//{SDT}/{w('sdtContent')}/{tag}") is not None for e in (old, new) for tag in (ROW, TC)):
        return False  # rows or cells inside content controls have no marks of their own
    olds, news = old.findall(ROW), new.findall(ROW)
    if not olds or not news:
        return False
    items = _row_plan(work, olds, news)
    columns = Columns.between(
        [(_texts(work, olds[i.old[0]]), _texts(work, news[i.new[0]], new=True)) for i in items if i.old and i.new],
        max(len(row.findall(TC)) for row in olds),
        max(len(row.findall(TC)) for row in news),
    )
    change_properties(work, old, new, TBLPR)
    _change_grid(work, old, new)
    _write_rows(work, new, olds, news, items, columns)
    return True


def _write_rows(
    work: Work,
    table: etree._Element,
    olds: Sequence[etree._Element],
    news: Sequence[etree._Element],
    items: Sequence[Item],
    columns: Columns,
) -> None:
    at = table.index(news[0])
    rows: list[etree._Element] = []
    going: list[etree._Element] = []
    coming: list[etree._Element] = []
    for item in (*items, None):
        former = olds[item.old[0]] if item is not None and item.old else None
        row = news[item.new[0]] if item is not None and item.new else None
        work.after_insertion = bool(coming)
        if item is None or (former is not None and row is not None and _stays(work, item, former, row, columns)):
            for tag, side in ((DELETED, going), (INSERTED, coming)):
                for each in side:
                    track_row(each, tag, work.stamps)
            rows += [*going, *coming, *([] if row is None else [row])]
            going, coming = [], []
            continue
        going += [] if former is None else [former]
        coming += [] if row is None else [row]
    work.after_insertion = False
    points = [child for child in list(table)[at:] if child.tag != ROW]
    for child in list(table)[at:]:
        table.remove(child)
    table.extend([*rows, *points])


def _stays(work: Work, item: Item, old: etree._Element, new: etree._Element, columns: Columns) -> bool:
    """True when ``new`` was made to hold both rows; rows with other words in several cells go and come as a whole."""
    if item.replaced:
        ours, theirs = _texts(work, old), _texts(work, new, new=True)
        if len(ours) != len(theirs) or sum(a != b for a, b in zip(ours, theirs, strict=True)) > 1:
            return False
    return _merge_row(work, old, new, columns)


def _row_plan(work: Work, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> list[Item]:
    ours, theirs = [canonical(row) for row in olds], [canonical(row) for row in news]
    if len(olds) == len(news) and sum(a == b for a, b in zip(ours, theirs, strict=True)) >= len(olds) - 1:
        return [Item((n,), (n,), replaced=_other(work, olds[n], news[n])) for n in range(len(olds))]
    old_texts, new_texts = [_line(work, row) for row in olds], [_line(work, row, new=True) for row in news]
    if old_texts == new_texts:
        return [Item((n,), (n,)) for n in range(len(olds))]
    found = work.aligner(old_texts, new_texts, ["tr"] * len(olds), ["tr"] * len(news))
    singles = [p for p in found if len(p.old) == len(p.new) == 1 and p.kind != Kind.MOVED]
    return plan(_gaps_filled(singles, len(olds), len(news)), ["tr"] * len(olds), ["tr"] * len(news))


def _other(work: Work, old: etree._Element, new: etree._Element) -> bool:
    """True when a row has other words than the one in its place."""
    ours, theirs = _line(work, old), _line(work, new, new=True)
    return ours != theirs and all(p.kind == Kind.REPLACED for p in work.aligner([ours], [theirs], ["tr"], ["tr"]))


def _gaps_filled(pairings: Sequence[Pairing], olds: int, news: int) -> list[Pairing]:
    """Rows of one gap with as many rows on both sides were changed in place."""
    kept = sorted((p for p in pairings), key=lambda p: p.new)
    return kept if kept or olds != news else [Pairing(Kind.PAIR, (n,), (n,)) for n in range(olds)]


def _texts(work: Work, row: etree._Element, *, new: bool = False) -> list[str]:
    reader = work.new if new else work.old
    return ["\n".join(plain(reader, block) for block in cell if block.tag != TCPR) for cell in row.findall(TC)]


def _line(work: Work, row: etree._Element, *, new: bool = False) -> str:
    return " ".join(_texts(work, row, new=new))


def _shape(row: etree._Element) -> list[tuple[str, str]]:
    """How the cells of a row are merged: columns they span, rows they share."""
    found = []
    for cell in row.findall(TC):
        span, merge = cell.find(f"{TCPR}/{w('gridSpan')}"), cell.find(f"{TCPR}/{w('vMerge')}")
        found.append(("1" if span is None else span.get(VAL, "1"), "" if merge is None else merge.get(VAL, "continue")))
    return found


def _merge_row(work: Work, old: etree._Element, new: etree._Element, columns: Columns) -> bool:
    """Make ``new`` hold both rows; False when what became of their cells has no mark that every reader resolves alike.

    That is: cells merged in another way, and a deleted cell after another one. Word's readers do not agree on the
    latter: some widen the cell before it by the columns it had.
    """
    olds, news = old.findall(TC), new.findall(TC)
    ours, theirs = _shape(old), _shape(new)
    steps = columns.steps(len(olds), len(news))
    if steps is None or any(a is not None and b is not None and ours[a] != theirs[b] for a, b in steps):
        return False
    spans = {span for side in (ours, theirs) for span, _ in side}
    merges = {merge for side in (ours, theirs) for _, merge in side}
    kept = next((n for n, (_, b) in enumerate(steps) if b is not None), len(steps))
    if any(b is None for _, b in steps[kept:]):
        return False
    if len(olds) != len(news) and (spans != {"1"} or merges != {""}):
        return False
    change_properties(work, old, new, TBLPREX)
    change_properties(work, old, new, TRPR)
    cells: list[etree._Element] = []
    for a, b in steps:
        if a is not None and b is not None:
            _merge_cell(work, olds[a], news[b])
            work.after_insertion = False  # only the first cell stands right behind the row before
            cells.append(news[b])
        elif a is not None:
            track_cell(olds[a], DELETED, work.stamps)
            cells.append(olds[a])
        elif b is not None:
            track_cell(news[b], INSERTED, work.stamps)
            cells.append(news[b])
    at = new.index(news[0]) if news else len(new)
    for cell in news:
        new.remove(cell)
    new[at:at] = cells
    return True


def _merge_cell(work: Work, old: etree._Element, new: etree._Element) -> None:
    change_properties(work, old, new, TCPR)
    merge_container(work, old, new)


def change_properties(work: Work, old: etree._Element, new: etree._Element, tag: str) -> None:
    """Note the properties that were beside the ones of ``new``, where they differ."""
    former, present = old.find(tag), new.find(tag)
    if property_key(former) == property_key(present):
        return
    if present is None:
        present = etree.Element(tag)
        after = new.find(TBLPREX) if tag == TRPR else None
        new.insert(_FIRST.get(tag, 0) if after is None else 1, present)
    held = [] if former is None else [copy.deepcopy(child) for child in former]
    present.append(work.stamps.change(_CHANGE[tag], held))


def _change_grid(work: Work, old: etree._Element, new: etree._Element) -> None:
    former, present = old.find(GRID), new.find(GRID)
    if (
        former is None
        or present is None
        or (property_key(former) == property_key(present) and len(former) == len(present))
    ):
        return
    present.append(work.stamps.change(w("tblGridChange"), [copy.deepcopy(child) for child in former]))
