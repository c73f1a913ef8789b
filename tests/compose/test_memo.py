"""What the documents of a batch share: only values made from the very same objects."""

from __future__ import annotations

from generator.compose.memo import Memo


def test_the_same_sources_give_the_same_value_without_making_it_again() -> None:
    memo, source, made = Memo(), ["a"], []
    values = [memo.same("x", (source, None), lambda: made.append(1) or object()) for _ in range(3)]
    assert values[0] is values[1] is values[2]
    assert made == [1]


def test_an_equal_but_other_source_is_made_anew() -> None:
    memo = Memo()
    assert memo.same("x", (["a"],), lambda: 1) == 1
    assert memo.same("x", (["a"],), lambda: 2) == 2


def test_one_source_more_or_less_is_another_value() -> None:
    memo, one = Memo(), object()
    assert memo.same("x", (one,), lambda: 1) == 1
    assert memo.same("x", (one, one), lambda: 2) == 2
    assert memo.same("x", (one,), lambda: 3) == 3


def test_names_do_not_share() -> None:
    memo, one = Memo(), object()
    assert (memo.same("x", (one,), lambda: 1), memo.same("y", (one,), lambda: 2)) == (1, 2)
