"""What is found wrong in a typed body, where, and how to mend it."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Severity
from generator.outline import parse, walk


def found(text: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(d.code, d.place.line, d.place.column, d.text) for d in parse(text).diagnostics if d.place]


def only(text: str) -> Diagnostic:
    (diagnostic,) = parse(text).diagnostics
    return diagnostic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. A\n- x\nII. B\n- x\nII. C\n- x\nIII. D\n- x", [("ND101", 5, 1, "II.")]),
        ("1. x\n1. y\n2. z", [("ND101", 2, 1, "1.")]),
        ("1. x\n2. y\n1. z\n2. t", [("ND101", 3, 1, "1.")]),
        ("1. x\n  3. y\n4. z", [("ND102", 2, 3, "3.")]),
        ("2. x\n3. y", [("ND102", 1, 1, "2.")]),
        ("1. x\n3. y\n2. z", [("ND102", 2, 1, "3."), ("ND102", 3, 1, "2.")]),
        ("1. x\n1.1. y\n1.3. z", [("ND102", 3, 1, "1.3.")]),
        ("1. x\n2.1. y\n2.2. z", [("ND102", 2, 1, "2.1.")]),
        ("a) x\nb) y\nd) z", [("ND102", 3, 1, "d)")]),
        ("a) x\nb) y\nc) z\nd) t\ne) u\ng) v", [("ND103", 5, 1, "e)")]),
        ("a) x\nb) y\nc) z\nd) t\nđ) u\ne) v\nf) w\ng) x", [("ND103", 7, 1, "f)")]),
        ("I. A\n+ x\n- y\n- z", [("ND104", 3, 1, "-")]),
        ("I. A\n1. Mục đích\nII. B\n- x", []),
        ("I. A\nII. B\n- x", [("ND105", 1, 1, "I.")]),
        ("1. **Mục đích**\n2. Yêu cầu.", [("ND105", 1, 1, "1.")]),
        ("1. x\n2.", [("ND105", 2, 1, "2.")]),
        ("1. x\n2) y\n3. z", [("ND106", 2, 1, "2)")]),
        ("a) x\nb. y\nc. z", [("ND106", 2, 1, "b.")]),
        ("I. A\n- x\n1. y\n2. z", [("ND106", 3, 1, "1.")]),
        ("- x\n+ y\n* z", [("ND106", 3, 1, "*")]),
        ("1. x {#Tên}\n2. y", [("ND107", 1, 6, "{#Tên}")]),
        ("1. x {ten=mot}", [("ND107", 1, 6, "{ten=mot}")]),
        ("1. x {#mot #hai}", [("ND107", 1, 6, "{#mot #hai}")]),
        ("1. x {#mot}\n- y\n2. z {#mot}", [("ND108", 3, 7, "#mot")]),
        ("1. x\na) y\n- z\n+ t\n2. u\na) v\n- w", []),
        ("a) 1\nb) 2\nc) 3\nd) 4\nđ) 5\ne) 6\ng) 7\nh) 8\ni) 9\nk) 10", []),
    ],
)
def test_each_fault_is_found_once_at_its_place(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert found(text) == expected


def test_wrong_ordinals_warn_and_bad_attributes_stop() -> None:
    assert only("1. x\n1. y").severity is Severity.CANH_BAO
    assert only("1. x {#Tên}").severity is Severity.LOI


def test_the_mend_names_the_ordinal_due() -> None:
    assert "“V.”" in only("I. A\n- x\nII. B\n- x\nIII. C\n- x\nIV. D\n- x\nIV. E\n- x").mend
    assert "“đ)”" in only("a) x\nb) y\nc) z\nd) t\ne) u").mend
    assert "“1.2.”" in only("1. x\n1.1. y\n1.3. z").mend


def test_the_path_leads_to_the_item() -> None:
    assert only("I. A\n1. x\n1. y").path == (0, "muc_con", 1)


def test_what_was_typed_is_kept_and_what_is_printed_is_right() -> None:
    outcome = parse("1. x\na) y\nc) z\n4. t")
    assert outcome.value is not None
    assert [(s.node.so_goc, s.label) for s in walk(outcome.value)] == [
        ("1.", "1."),
        ("a)", "a)"),
        ("c)", "b)"),
        ("4.", "2."),
    ]


def test_inverted_bullets_are_set_right() -> None:
    outcome = parse("+ x\n- y\n+ z")
    assert outcome.value is not None
    assert [(s.depth, s.node.so_goc, s.label) for s in walk(outcome.value)] == [
        (0, "+", "-"),
        (1, "-", "+"),
        (0, "+", "-"),
    ]
