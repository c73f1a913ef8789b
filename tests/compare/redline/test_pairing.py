"""The merged order of two containers, and the order of the columns of two tables."""

from __future__ import annotations

from generator.ooxml.revisions.columns import Columns
from generator.ooxml.revisions.pairing import Item, Kind, Pairing, plan
from generator.ooxml.revisions.replacing import gathered


def _pair(old: int, new: int) -> Pairing:
    return Pairing(Kind.PAIR, (old,), (new,))


def test_what_went_stands_before_what_came() -> None:
    items = plan([_pair(0, 0), _pair(2, 2)], ["p"] * 3, ["p"] * 3)
    assert items == [Item((0,), (0,)), Item(old=(1,)), Item(new=(1,)), Item((2,), (2,))]


def test_pairs_that_cross_do_not_stay() -> None:
    items = plan([_pair(0, 1), _pair(1, 0), _pair(2, 2)], ["p"] * 3, ["p"] * 3)
    kept = [item for item in items if item.old and item.new]
    assert len(kept) == 2
    assert sorted(n for item in items for n in item.old) == sorted(n for item in items for n in item.new) == [0, 1, 2]


def test_blocks_of_another_kind_never_stand_for_each_other() -> None:
    items = plan([_pair(0, 0), _pair(1, 1)], ["tbl", "p"], ["p", "p"])
    assert items == [Item(old=(0,)), Item(new=(0,)), Item((1,), (1,))]


def test_tables_of_one_gap_stand_for_each_other() -> None:
    items = plan([_pair(1, 1)], ["tbl", "p"], ["tbl", "p"])
    assert items == [Item((0,), (0,)), Item((1,), (1,))]


def test_last_paragraphs_share_their_mark() -> None:
    items = plan([_pair(0, 0)], ["p", "p"], ["p", "p"])
    assert items == [Item((0,), (0,)), Item((1,), (1,), replaced=True)]


def test_paragraphs_after_the_last_old_one_come_at_its_end() -> None:
    assert plan([_pair(0, 0)], ["p"], ["p", "p", "p"]) == [Item((0,), (0, 1, 2), tail=True)]


def test_a_table_after_the_last_old_paragraph_comes_at_its_end_too() -> None:
    assert plan([_pair(0, 0)], ["p"], ["p", "tbl", "p"]) == [Item((0,), (0, 1, 2), tail=True)]
    assert plan([_pair(0, 0)], ["p", "tbl", "p"], ["p"]) == [Item((0, 1, 2), (0,), tail=True)]


def test_a_table_after_paragraphs_that_were_merged_sets_the_last_one_apart() -> None:
    items = plan([Pairing(Kind.MERGED, (0, 1), (0,))], ["p", "p"], ["p", "tbl", "p"])
    assert items[-1] == Item((1,), (2,), replaced=True)


def test_of_blocks_that_cross_the_longer_keeps_its_place() -> None:
    crossed, old, new = [_pair(0, 1), _pair(1, 0), _pair(2, 2)], ["tbl", "sdt", "p"], ["sdt", "tbl", "p"]
    for sizes, kept in (([1, 50, 1], Item((0,), (1,))), ([50, 1, 1], Item((1,), (0,)))):
        items = plan(crossed, old, new, sizes)
        assert [item for item in items if item.old and item.new] == [kept, Item((2,), (2,))]


def test_tables_that_do_not_meet_are_not_forced_together() -> None:
    items = plan([_pair(2, 1)], ["tbl", "p", "p"], ["tbl", "p"])
    assert items == [Item(old=(0,)), Item(old=(1,)), Item(new=(0,)), Item((2,), (1,))]


def test_neighbours_that_are_replaced_all_go_before_any_comes() -> None:
    replaced = [Item((n,), (n,), replaced=True) for n in range(3)]
    kept = Item((3,), (3,))
    assert gathered([*replaced, kept], [True] * 4, [True] * 4) == [
        *(Item(old=(n,)) for n in range(3)),
        *(Item(new=(n,)) for n in range(3)),
        kept,
    ]
    assert gathered(replaced, [True] * 3, [True] * 3) == [Item((0, 1, 2), (0, 1, 2), replaced=True)]


def test_a_paragraph_that_ends_a_section_is_replaced_on_its_own() -> None:
    items = [Item((n,), (n,), replaced=True) for n in range(2)]
    assert gathered(items, [True, False], [True, True]) == items


def test_a_move_that_loses_one_end_is_none() -> None:
    found = [Pairing(Kind.MOVED, (0,), (2,)), _pair(1, 0), _pair(2, 1)]
    assert all(item.move < 0 for item in plan(found, ["p"] * 3, ["p"] * 3))
    found = [Pairing(Kind.MOVED, (0,), (1,)), _pair(1, 0), _pair(2, 2)]
    assert [item.move for item in plan(found, ["p"] * 3, ["p"] * 3)] == [0, -1, 0, -1]


def test_paragraphs_that_were_merged_stay_together() -> None:
    items = plan([Pairing(Kind.MERGED, (0, 1), (0,)), _pair(2, 1)], ["p"] * 3, ["p"] * 2)
    assert items == [Item((0, 1), (0,)), Item((2,), (1,))]


ROWS = [("TT", "Việc", "Hạn"), ("1", "Rà soát", "Quý I"), ("2", "Tập huấn", "Quý II")]


def test_columns_in_place_stay_in_place() -> None:
    columns = Columns.between([(row, row) for row in ROWS], 3, 3)
    assert columns.order == ((0, 0), (1, 1), (2, 2))
    assert columns.steps(2, 2) == ((0, 0), (1, 1))
    assert columns.steps(2, 3) is None


def test_a_column_that_came_is_found_by_the_others() -> None:
    wider = [(row[0], "thêm", *row[1:]) for row in ROWS]
    assert Columns.between(list(zip(ROWS, wider, strict=True)), 3, 4).order == ((0, 0), (None, 1), (1, 2), (2, 3))


def test_a_column_that_moved_goes_and_comes() -> None:
    turned = [(row[2], row[0], row[1]) for row in ROWS]
    order = Columns.between(list(zip(ROWS, turned, strict=True)), 3, 3).order
    assert [step for step in order if None not in step] == [(0, 1), (1, 2)]
