"""Stars as emphasis: balanced, nested, alone, escaped, beside letters; and that no other character is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose.inline import escape, plain, rich, upper, with_end, with_start, without_end


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("a", "a"),
        ("**a**", [["a", "b"]]),
        ("*a*", [["a", "i"]]),
        ("***a***", [["a", "bi"]]),
        ("a **b** c", [["a ", ""], ["b", "b"], [" c", ""]]),
        ("**a**.", [["a", "b"], [".", ""]]),
        ("**a *b***", [["a ", "b"], ["b", "bi"]]),
        ("*a **b***", [["a ", "i"], ["b", "bi"]]),
        ("***a** b*", [["a", "bi"], [" b", "i"]]),
        ("***a* b**", [["a", "bi"], [" b", "b"]]),
        ("*a*, *b*", [["a", "i"], [", ", ""], ["b", "i"]]),
        ("(**a**)", [["(", ""], ["a", "b"], [")", ""]]),
        ("“*a*”", [["“", ""], ["a", "i"], ["”", ""]]),
        ("**a b**", [["a b", "b"]]),
    ],
)
def test_emphasis(typed: str, pieces: object) -> None:
    assert rich(typed) == pieces


@pytest.mark.parametrize(
    "typed",
    [
        "*",
        "**",
        "***",
        "****",
        "* a *",
        "** a **",
        "a * b",
        "2*3",
        "2*3 và 4*5",
        "2 * 3 * 4",
        "(*) Ghi chú (*)",
        "**a",
        "a**",
        "*a",
        "a*",
        "***a",
        "* * *",
        "a ** b",
        "****a****",
        "a*b*c",
        "*.",
        "a *",
        "*****",
    ],
)
def test_stars_without_a_partner_stand_for_themselves(typed: str) -> None:
    assert rich(typed) == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("**a *b**", "a *b"),
        ("**a* b**", "a* b"),
        ("***a**", "*a"),
        ("\\*a\\*", "*a*"),
        ("\\**a*", "*a"),
        ("a\\b", "a\\b"),
    ],
)
def test_what_is_printed_of_half_balanced_and_escaped_stars(typed: str, printed: str) -> None:
    assert plain(rich(typed)) == printed


@given(st.text("ab *\\.(", max_size=30))
def test_only_stars_and_the_backslash_before_one_are_ever_taken(text: str) -> None:
    made = rich(text)
    assert plain(made).replace("*", "") == text.replace("\\*", "*").replace("*", "")
    if not isinstance(made, str):
        assert all(words and flags in {"", "b", "i", "bi"} for words, flags in made)
        assert any(flags for _, flags in made)


@given(st.text("ab *.(", max_size=20))
def test_an_escaped_text_prints_as_it_is(text: str) -> None:
    assert rich(escape(text)) == text


@given(st.text("ab *", max_size=20))
def test_capitals_change_no_emphasis(text: str) -> None:
    assert plain(upper(rich(text))) == plain(rich(text)).upper()


@pytest.mark.parametrize(
    ("text", "marks", "bare"),
    [
        ("a;", ".;", "a"),
        ("a.;", ".;", "a"),
        ("a ; ", ".;", "a"),
        ("a...", ".;", "a..."),
        ("a…", ".;", "a…"),
        ("a . .", ".;", "a . ."),
        ("a./.", "./;,", "a"),
        ("a. ./.", "./;,", "a"),
        ("a/", "./;,", "a/"),
        ("a,", ".;", "a,"),
        ("v.v.", ".;", "v.v"),
        (";", ";", ""),
    ],
)
def test_final_marks_are_taken_but_an_ellipsis_is_not(text: str, marks: str, bare: str) -> None:
    assert without_end(text, marks) == bare


def test_the_end_joins_the_last_emphasis() -> None:
    assert with_end([["a", "b"], [".", ""]], ";", ".;") == [["a;", "b"]]
    assert with_end([["a;", ""], [" ", "b"]], ";", ".;") == "a;"
    assert with_end([["a", "b"], [" c.", ""]], ";", ".;") == [["a", "b"], [" c;", ""]]
    assert with_start("- ", [["a", "b"]]) == [["- ", ""], ["a", "b"]]
