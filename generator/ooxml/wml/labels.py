"""Numbers as Word prints them in lists: decimal, roman, letters, words."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_VIETNAMESE: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LARGEST_ROMAN: Final = 32767  # Word's own limit for a list number
_LARGEST_LETTER: Final = 780  # 26 letters, at most 30 times each


def printed(value: int, style: str) -> str:
    """A list number in one of the styles of ST_NumberFormat; an unknown style counts as decimal."""
    if style in ("none", "bullet"):
        return ""
    if style in ("upperRoman", "lowerRoman"):
        text = _roman(value)
    elif style in ("upperLetter", "lowerLetter"):
        text = _letters(value)
    elif style == "decimalZero":
        return f"{value:02d}"
    elif style == "vietnameseCounting" and 0 <= value < len(_VIETNAMESE):
        return _VIETNAMESE[value]
    elif style == "decimalEnclosedParen":
        return f"({value})"
    elif style == "decimalEnclosedFullstop":
        return f"{value}."
    elif style == "numberInDash":
        return f"- {value} -"
    else:
        return str(value)
    return text.upper() if style.startswith("upper") else text


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    text = ""
    for size, letters in _ROMAN:
        times, value = divmod(value, size)
        text += letters * times
    return text


def _letters(value: int) -> str:
    if not 0 < value <= _LARGEST_LETTER:
        return str(value)
    times, index = divmod(value - 1, len(_LETTERS))
    return _LETTERS[index] * (times + 1)
