"""Two views to a comparison: changes with their places, folded renumberings, the change list, the layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.compare.align import align
from generator.compare.engine_changes import Place, Stretch, Teller
from generator.compare.engine_moves import MOVED, gathered, with_titles
from generator.compare.engine_tables import TableChanges, compare_tables, table_text
from generator.compare.formats_layout import layout_changes, table_changes
from generator.compare.highlights import highlights_of
from generator.compare.match import Match, Nature, Op, Piece
from generator.compare.renumbering import renumberings
from generator.compare.result import Change, Comparison, FormatChange, Renumbering
from generator.compare.units_of import NAMES, Item, Layout, units_of
from generator.diagnostics import Diagnostic, Outcome, Severity
from generator.diagnostics import Place as FilePlace
from generator.read.view import DocView

_NOTHING_IN_COMMON: Final = 0.1


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """``ignore``: kinds of edits that are counted, not told; ``formats``: compare formatting and layout too."""

    ignore: frozenset[Nature] = frozenset()
    formats: bool = True


def compare(old: DocView, new: DocView, options: CompareOptions | None = None) -> Outcome[Comparison]:
    """What changed between two documents whose components were recognised (``read.opening.read_document``).

    Findings: SS001 the two have next to nothing in common, SS002 formatting not compared because one side is no Word
    file, SS003 one side has no text. The comparison is there in all cases.
    """
    options = options or CompareOptions()
    return _Comparing(old, new, options).outcome()


class _Comparing:
    def __init__(self, old: DocView, new: DocView, options: CompareOptions) -> None:
        self.views = old, new
        self.options = options
        plain = not old.kind == new.kind == "docx"
        self.sides: tuple[Layout, Layout] = units_of(old, plain=plain), units_of(new, plain=plain)
        items = self.sides[0].items, self.sides[1].items
        aligned = align([item.unit for item in items[0]], [item.unit for item in items[1]])
        self.moves = gathered(*items, with_titles(*items, aligned))
        self.renumbered = renumberings(items[0], items[1], self.moves.matches)
        self.formatted = options.formats and old.kind == new.kind == "docx"
        self.teller = Teller(options.ignore, self.formatted, self.renumbered)
        self.layout: list[FormatChange] = []
        self.changes: list[Change] = []
        self.lines: list[Renumbering] = list(self.renumbered.lines)

    def outcome(self) -> Outcome[Comparison]:
        """The comparison with what is to be said about it as a whole."""
        if self.formatted:
            self.layout += layout_changes(*self.views)
        for match in self.moves.matches:
            self._tell(match)
        if Nature.LABEL in self.options.ignore:
            self.teller.hidden[Nature.LABEL] += sum(len(line.pairs) for line in self.lines)
            self.lines.clear()
        alike = self._alike()
        changes = tuple(self.changes)
        comparison = Comparison(
            *self.views,
            changes=changes,
            renumberings=tuple(self.lines),
            highlights=highlights_of(changes, self.renumbered.names),
            layout=tuple(self.layout),
            alike=alike,
            hidden=tuple((nature, count) for nature in Nature if (count := self.teller.hidden[nature])),
        )
        return Outcome(comparison, tuple(self._findings(alike)))

    def _tell(self, match: Match) -> None:
        old = [self.sides[0].items[at] for at in match.old]
        new = [self.sides[1].items[at] for at in match.new]
        if len(old) == len(new) == 1 and old[0].table >= 0 and new[0].table >= 0:
            self._tell_table(match, old[0], new[0])
            return
        explained = bool(old and new) and (match.old[0], match.new[0]) in self.renumbered.explained
        sides = self._stretch(0, old), self._stretch(1, new)
        change = self.teller.tell(match.how, _place(old, new), *sides, explained=explained)
        if change is not None:
            self.changes.append(self._with_all_below(match, change))

    def _with_all_below(self, match: Match, change: Change) -> Change:
        """The change of a title that moved with what moved under it."""
        below = self.moves.under.get(match.new[0], ()) if match.how in MOVED else ()
        if not below:
            return change
        items = [[side.items[at] for at in ats] for side, ats in zip(self.sides, _indexes(below), strict=True)]
        old, new = self._stretch(0, items[0]), self._stretch(1, items[1])
        start = len(change.old_text), len(change.new_text)
        tail = Piece(Op.KEEP, start[0], start[0] + 1 + len(old.text), start[1], start[1] + 1 + len(new.text))
        return replace(
            change,
            old_addresses=(*change.old_addresses, *(block.address for block in old.blocks)),
            new_addresses=(*change.new_addresses, *(block.address for block in new.blocks)),
            old_text=f"{change.old_text}\n{old.text}",
            new_text=f"{change.new_text}\n{new.text}",
            pieces=_joined_keeps(change.pieces, tail),
            below=len(below),
        )

    def _stretch(self, side: int, items: Sequence[Item]) -> Stretch:
        blocks = tuple(block for item in items for block in item.blocks if block.text.strip())
        texts = [
            table_text(self.sides[side].grids[item.table]) if item.table >= 0 else item.unit.text for item in items
        ]
        return Stretch("\n".join(texts), blocks, items[0].ordinal if items else None)

    def _tell_table(self, match: Match, old: Item, new: Item) -> None:
        if match.how in MOVED:
            self.layout.append(FormatChange("bảng chuyển chỗ", old.where, new.where))
        grids = self.sides[0].grids[old.table], self.sides[1].grids[new.table]
        section = " › ".join(new.unit.path)
        found: TableChanges = compare_tables(grids[0], grids[1], new.where, section, self.teller)
        self.changes += found.changes
        self.lines += found.renumberings
        self.layout += found.layout
        if self.formatted:
            tables = [
                next((table for table in view.tables if table.number == item.table), None)
                for view, item in zip(self.views, (old, new), strict=True)
            ]
            if tables[0] is not None and tables[1] is not None:
                self.layout += table_changes(tables[0], tables[1], new.where)

    def _alike(self) -> float:
        total = sum(len(item.unit.text) for side in self.sides for item in side.items)
        if not total:
            return 1.0
        changed = sum(
            piece.old_end - piece.old_start + piece.new_end - piece.new_start
            for change in self.changes
            for piece in change.pieces
            if piece.op is not Op.KEEP and piece.nature is Nature.SUBSTANCE
        )
        return max(0.0, 1.0 - changed / total)

    def _findings(self, alike: float) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        empty = [view for view, side in zip(self.views, self.sides, strict=True) if not side.items]
        for view in empty:
            found.append(
                Diagnostic(
                    "SS003",
                    "Văn bản không có chữ nào để so sánh.",
                    "kiểm tra lại tệp; nếu là bản quét, chuyển sang tệp có chữ trước khi so sánh.",
                    Severity.CANH_BAO,
                    FilePlace(view.file),
                )
            )
        if not empty and alike < _NOTHING_IN_COMMON:
            found.append(
                Diagnostic(
                    "SS001",
                    f"Hai văn bản gần như không có gì chung (giống nhau {alike:.0%}).",
                    "kiểm tra xem có chọn nhầm tệp không.",
                    Severity.CANH_BAO,
                    FilePlace(self.views[1].file),
                )
            )
        if self.options.formats and not self.formatted:
            found.append(
                Diagnostic(
                    "SS002",
                    "Không so sánh định dạng, đầu trang, chân trang và bố cục trang vì có bản không phải tệp Word.",
                    "muốn so sánh cả định dạng, dùng tệp .docx cho cả hai bản.",
                    Severity.GOI_Y,
                    FilePlace(next(view.file for view in self.views if view.kind != "docx")),
                )
            )
        return found


def _indexes(matches: Sequence[Match]) -> tuple[list[int], list[int]]:
    return [match.old[0] for match in matches], [match.new[0] for match in matches]


def _joined_keeps(pieces: Sequence[Piece], tail: Piece) -> tuple[Piece, ...]:
    last = pieces[-1] if pieces else None
    if last is None or last.op is not Op.KEEP:
        return (*pieces, tail)
    return (*pieces[:-1], Piece(Op.KEEP, last.old_start, tail.old_end, last.new_start, tail.new_end))


def _place(old: Sequence[Item], new: Sequence[Item]) -> Place:
    """The place in the new document; what is a component of the form on one side only is told as that."""
    item = (new or old)[0]
    known = [side[0] for side in (new, old) if side and side[0].unit.component in NAMES]
    named = known[0] if known else item
    return Place(named.where, named.unit.component, section=" › ".join(item.unit.path))
