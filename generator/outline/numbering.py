"""Numbering schemes of a plan: the ordinal of a child in print, and one ordinal read from the start of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# Decree 30/2020, PL I, II.6.đ: letters "theo thứ tự bảng chữ cái tiếng Việt"; Điều 8.2 itself runs a b c d đ e g h i.
ALPHABET: Final = "abcdđeghiklmnopqrstuvxy"
_TYPED: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


class Scheme(StrEnum):
    """How the children of an item are numbered; the value is what a clerk writes in YAML.

    ``CHU_HOA`` ("A.") and ``SO_NGOAC`` ("1)", only below "1." or "a)") are not in the decree but occur in practice.
    """

    PHAN = "phan"
    CHU_HOA = "chu_hoa"
    LA_MA = "la_ma"
    SO = "so"
    SO_CAP = "so_cap"
    CHU = "chu"
    SO_NGOAC = "so_ngoac"
    GACH = "gach"
    CONG = "cong"
    KHONG = "khong"


@dataclass(frozen=True, slots=True)
class Label:
    """One ordinal as typed at the start of a line.

    ``values`` are its numbers: ``(3,)`` for "3." and "III.", ``(1, 2)`` for "1.2.", the place in ``ALPHABET`` for a
    letter (0 for a letter it does not have), empty for a bullet. ``raw`` is the label as typed, ``rest`` the offset
    of the text after it, ``mark`` the kind of punctuation or bullet. ``letter`` is the place of "I", "V" or "X"
    in the alphabet when a Roman number may also be a capital letter ("H." then "I."), otherwise None.
    """

    scheme: Scheme
    values: tuple[int, ...]
    raw: str
    rest: int
    mark: str
    letter: int | None = None


_ROMAN_DIGITS: Final = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN: Final = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_COUNTED: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_WORDS: Final = {word: index for index, word in enumerate(_COUNTED, start=1)}
_DASHES: Final = dict.fromkeys("-–—−‒", "-")
_BULLETS: Final = {**_DASHES, "+": "+", "*": "*", **dict.fromkeys("•·●▪◦\uf0b7\uf02d", "•")}
_OPENERS: Final = frozenset("“\"‘'({[*")

_NUMBER_LINE: Final = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,5})(?!\d)(?:(\s?)([.)/–-]))?(\s*)")
_ROMAN_NUMBER_LINE: Final = re.compile(r"([IVXL]+)\.(\d{1,2}(?:\.\d{1,2}){0,4})(?!\d)([.)])?(\s*)")
_CAPITAL_LINE: Final = re.compile(r"([IVXL]+|[A-ZĐ])(\s?)([.)/–-])(\s*)")
_LETTER_LINE: Final = re.compile(rf"(([{_TYPED}])\2{{0,3}})([.)/])(\s*)")
_PART_LINE: Final = re.compile(
    r"(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+(\w+)|([IVXL]+|\d{1,2}))(?![\w/])(?:\s*[.:–-](?=\s|$))?(\s*)"
)
# "-NQ/TW", "57- NQ/TW", "04- CTr/ĐU": a code broken over two lines, not a label.
_CODE: Final = re.compile(r"[A-ZĐ][A-Za-zĐđ&]*[-/][A-ZĐ]")


def roman(number: int) -> str:
    """The Roman numeral of a number from 1."""
    digits = []
    for value, sign in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        digits.append(sign * count)
    return "".join(digits)


def _from_roman(digits: str) -> int:
    """The number of a well-formed Roman numeral below 90, otherwise 0."""
    if not _ROMAN.fullmatch(digits):
        return 0
    total = 0
    for value, sign in _ROMAN_DIGITS:
        while digits.startswith(sign):
            total += value
            digits = digits[len(sign) :]
    return total


def letter(index: int) -> str:
    """The letter of the ``index``-th point (from 1); past the 23rd the alphabet is doubled: aa, bb, ... then aaa."""
    rounds, place = divmod(index - 1, len(ALPHABET))
    return ALPHABET[place] * (rounds + 1)


def ordinal(scheme: Scheme, index: int, parent_label: str = "") -> str:
    """The printed label of the ``index``-th child, counted from 1: "II.", "3.", "1.2.", "đ)", "-", "Phần I", "".

    ``parent_label`` is the printed label of the nearest ancestor that carries a number; only ``SO_CAP`` needs it
    ("1." gives "1.2.", "II." gives "2.2."; see ``number_above``). Without one ``SO_CAP`` counts as ``SO``. Roman
    numbers are read back up to 89, capital letters up to the 23rd.
    """
    match scheme:
        case Scheme.PHAN:
            return f"Phần {roman(index)}"
        case Scheme.CHU_HOA:
            return f"{letter(index).upper()}."
        case Scheme.LA_MA:
            return f"{roman(index)}."
        case Scheme.SO:
            return f"{index}."
        case Scheme.SO_CAP:
            return f"{_prefix(parent_label)}{index}."
        case Scheme.CHU:
            return f"{letter(index)})"
        case Scheme.SO_NGOAC:
            return f"{index})"
        case Scheme.GACH:
            return "-"
        case Scheme.CONG:
            return "+"
    return ""


def carries_number(scheme: Scheme) -> bool:
    """True when a child numbered 1.1. may take its first number from a parent of this scheme."""
    return scheme in (Scheme.PHAN, Scheme.LA_MA, Scheme.SO, Scheme.SO_CAP)


def number_above(scheme: Scheme, label: str, above: str) -> str:
    """The ``parent_label`` for what stands below an item: its own label when it carries a number, else ``above``.

    A Roman number below an arabic one does not restart the chain 1. > 1.1. > 1.1.1.
    """
    if not label or not carries_number(scheme) or (scheme not in (Scheme.SO, Scheme.SO_CAP) and above[:1].isdecimal()):
        return above
    return label


def _prefix(parent_label: str) -> str:
    parent = read_label(parent_label)
    if parent is None or not carries_number(parent.scheme):
        return ""
    return "".join(f"{value}." for value in parent.values)


def read_label(line: str) -> Label | None:
    """The ordinal at the start of a line (NFC, no leading blank), or None when the line carries none.

    Takes what people type: "I." "I/" "I-" "1." "1)" "1/" "1-" "1.1" "1.1." "I.1." "a)" "a." "a/" "A." "Phần I"
    "Phần thứ nhất" and the bullets - – — • * +. Not taken: years and ranges (2025 - 2030), dates (14/5/2025),
    amounts (1.000 đồng, 3,5 triệu, 1.5 tỷ), codes (57-NQ/TW). "i)" is a letter, "I." a Roman number; "C." and
    "D." are letters, as no plan has fifty sections.
    """
    first = line[:1]
    if first in _BULLETS:
        return _read_bullet(line, first) if first else None
    if first.isdecimal():
        return _read_number(line)
    if first in _TYPED:
        return _read_letter(line)
    if "A" <= first <= "Z" or first == "Đ":
        return _read_part(line) if line[1:3] in ("hầ", "HẦ") else _read_capital(line)
    return None


def _starts_text(line: str, offset: int) -> bool:
    """True when what stands at ``offset`` can open the text of a label typed without a blank ("1.Mục đích")."""
    char = line[offset : offset + 1]
    return char.isupper() or (char != "" and char in _OPENERS)


def _read_bullet(line: str, char: str) -> Label | None:
    mark = _BULLETS[char]
    following = line[1:2]
    if following and not following.isspace():
        # "*nghiêng*" is emphasis, "-5 độ" and "+84" are numbers, "---" is a rule.
        if mark == "*" or (mark != "•" and (not _starts_text(line, 1) or _CODE.match(line, 1))):
            return None
        rest = 1
    else:
        rest = len(line) - len(line[1:].lstrip())
        if mark == "*" and rest == len(line):
            return None
    return Label(Scheme.CONG if mark == "+" else Scheme.GACH, (), char, rest, mark)


def _read_number(line: str) -> Label | None:
    found = _NUMBER_LINE.match(line)
    if found is None:
        return None
    number, gap, mark, blank = found.groups()
    values = tuple(map(int, number.split(".")))
    rest, single = found.end(), len(values) == 1
    at_end, upper = rest == len(line), _starts_text(line, rest)
    if 0 in values:
        return None
    if mark is None:
        fits = not single and bool(blank) and upper
    elif mark in "-–":
        fits = single and not gap and bool(blank) and upper and number[0] != "0" and not _CODE.match(line, rest)
    elif mark == "/":
        fits = single and not gap and bool(blank) and not line[rest : rest + 1].isdecimal()
    elif gap:
        fits = mark == "." and bool(blank) and upper
    else:
        fits = bool(blank) or at_end or upper or (mark == ")" and line[rest].isalpha())
    if not fits or (not single and any(part[0] == "0" for part in number.split("."))):
        return None
    raw = line[:rest].rstrip()
    return Label(Scheme.SO if single else Scheme.SO_CAP, values, raw, rest, _mark(mark))


def _read_letter(line: str) -> Label | None:
    found = _LETTER_LINE.match(line)
    if found is None:
        return None
    run, char, mark, blank = found.groups()
    rest = found.end()
    fits = bool(blank) or _starts_text(line, rest) or (mark == ")" and (rest == len(line) or line[rest].isalpha()))
    if not fits:
        return None
    place = ALPHABET.find(char) + 1
    value = place + len(ALPHABET) * (len(run) - 1) if place else 0
    return Label(Scheme.CHU, (value,), line[:rest].rstrip(), rest, mark)


def _read_capital(line: str) -> Label | None:
    composed = _ROMAN_NUMBER_LINE.match(line)
    if composed is not None:
        return _read_roman_number(line, composed)
    found = _CAPITAL_LINE.match(line)
    if found is None:
        return None
    sign, gap, mark, blank = found.groups()
    rest = found.end()
    upper = _starts_text(line, rest)
    if mark in "-–":
        fits = bool(blank) and upper and not _CODE.match(line, rest)
    elif gap:
        fits = mark == "." and bool(blank) and upper
    else:
        # "V.I. Lê-nin" and "C.Ty" are names, "I.MỤC ĐÍCH" is a heading.
        fits = bool(blank) or rest == len(line) or (upper and line[rest + 1 : rest + 2] != "." and mark != "/")
    if not fits:
        return None
    number = _from_roman(sign)
    place = ALPHABET.find(sign.lower()) + 1 if len(sign) == 1 else 0
    raw = line[:rest].rstrip()
    if number and sign != "L":
        return Label(Scheme.LA_MA, (number,), raw, rest, _mark(mark), place or None)
    joined = not blank and rest < len(line) and not line[rest + 1 : rest + 2].isupper()
    if len(sign) > 1 or mark in "-–" or joined:
        return None
    return Label(Scheme.CHU_HOA, (place,), raw, rest, mark)


def _read_roman_number(line: str, found: re.Match[str]) -> Label | None:
    """Reads "I.1." and "II.1.2", typed by people who put the section before the number."""
    sign, number, mark, blank = found.groups()
    values = (_from_roman(sign), *map(int, number.split(".")))
    rest = found.end()
    upper = _starts_text(line, rest)
    fits = upper if mark is None else bool(blank) or upper or rest == len(line)
    if 0 in values or not fits or (mark is None and not blank):
        return None
    return Label(Scheme.SO_CAP, values, line[:rest].rstrip(), rest, _mark(mark))


def _read_part(line: str) -> Label | None:
    found = _PART_LINE.match(line)
    if found is None:
        return None
    word, number, _ = found.groups()
    rest = found.end()
    if word is not None:
        value = _WORDS.get(word.lower(), 0)
    else:
        value = int(number) if number.isdecimal() else _from_roman(number)
    raw = line[:rest].rstrip()
    punctuated = raw[-1] in ".:–-"
    if not value or not (punctuated or rest == len(line) or _starts_text(line, rest)):
        return None
    return Label(Scheme.PHAN, (value,), raw, rest, "")


def _mark(typed: str | None) -> str:
    return "-" if typed == "–" else typed or "."
