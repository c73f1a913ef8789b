"""Measures, list numbers, font slots and theme fonts of WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ooxml.wml.fonts import ASCII, COMPLEX, EAST_ASIA, HIGH_ANSI, by_slot, slot_of
from generator.ooxml.wml.labels import printed
from generator.ooxml.wml.theme import Theme
from generator.ooxml.wml.values import css, eighths, emu, half_points, number, twips, whole


@pytest.mark.parametrize(
    ("read", "value", "points"),
    [
        (twips, "567", 28.35),
        (twips, "-20", -1),
        (twips, "1in", 72),
        (twips, "2.54cm", 72),
        (twips, "50%", None),
        (twips, "", None),
        (half_points, "27", 13.5),
        (half_points, "14pt", 14),
        (emu, "12700", 1),
        (eighths, "6", 0.75),
        (eighths, None, 0),
        (css, "45.2pt", 45.2),
        (css, ".15pt", 0.15),
        (css, "-.5pt", -0.5),
        (css, "auto", None),
        (number, "1e999", None),
        (number, "9" * 5000, None),
        (whole, "7.9", 7),
        (whole, "ba", None),
    ],
)
def test_measures(read: Callable[[str | None], float | None], value: str | None, points: float | None) -> None:
    assert read(value) == points


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (4, "decimal", "4"),
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (0, "upperRoman", "0"),
        (10**9, "upperRoman", "1000000000"),
        (1, "lowerLetter", "a"),
        (28, "upperLetter", "BB"),
        (5, "decimalZero", "05"),
        (12, "decimalZero", "12"),
        (3, "none", ""),
        (3, "vietnameseCounting", "ba"),
        (3, "khongBiet", "3"),
    ],
)
def test_list_numbers(value: int, style: str, text: str) -> None:
    assert printed(value, style) == text


@pytest.mark.parametrize(
    ("letter", "hint", "slot"),
    [
        ("a", None, ASCII),
        (" ", "eastAsia", ASCII),
        ("ế", None, HIGH_ANSI),
        ("ế", "eastAsia", HIGH_ANSI),
        ("\u0301", None, HIGH_ANSI),
        ("đ", None, HIGH_ANSI),
        ("“", None, HIGH_ANSI),
        ("“", "eastAsia", EAST_ASIA),
        ("漢", None, EAST_ASIA),
        ("，", None, EAST_ASIA),
        ("א", None, COMPLEX),
        ("ไ", None, COMPLEX),
    ],
)
def test_slots(letter: str, hint: str | None, slot: int) -> None:
    assert slot_of(letter, hint) == slot


@pytest.mark.parametrize("text", ["Căn cứ “Luật” – 2025", "漢字 Việt", "ไทย", "\U00020000x", "abc"])
def test_the_short_way_through_a_text_agrees_with_the_long_one(text: str) -> None:
    fonts = ("A", "A", "E", "C")
    assert "".join(part for part, _ in by_slot(text, fonts, None)) == text
    by_letter = [fonts[slot_of(letter, None)] for letter in text]
    assert [font for part, font in by_slot(text, fonts, None) for _ in part] == by_letter


def test_theme_fonts_fall_back_from_script_to_latin_to_nothing() -> None:
    theme = Theme({"minor": {"latin": "L", "ja": "x", "Jpan": "J"}}, languages=("vi-VN", "ja-JP", ""))
    assert theme.font("minorHAnsi") == "L"
    assert theme.font("minorEastAsia") == "J"
    assert theme.font("majorHAnsi") is None
    assert theme.color("accent1", None, None) is None
