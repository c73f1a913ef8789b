"""Words in capitals ("PHÓ CHỦ TỊCH", "XÃ HÒA PHONG") as running text writes them (PL II)."""

from __future__ import annotations

import re
from typing import Final

from generator.text import without_tone_place

_ABBREVIATIONS: Final = frozenset(
    {
        "UBND",
        "HĐND",
        "BCĐ",
        "MTTQ",
        "UBMTTQ",
        "BCH",
        "VP",
        "TT",
        "KT",
        "HTX",
        "ĐU",
        "CA",
        "QS",
        "TNCS",
        "HCM",
        "LĐTBXH",
        "VHXH",
        "THCS",
        "THPT",
    }
)
_POSTS: Final = (
    "chủ tịch",
    "giám đốc",
    "tổng giám đốc",
    "trưởng ban",
    "trưởng phòng",
    "trưởng đoàn",
    "trưởng",
    "tổ trưởng",
    "đội trưởng",
    "chánh văn phòng",
    "chánh thanh tra",
    "bí thư",
    "hiệu trưởng",
    "cục trưởng",
    "chi cục trưởng",
)
_BODIES: Final = re.compile(
    r"(?<=\s)(?=(?:ủy ban|hội đồng|phòng(?= )|văn phòng|sở|ban chỉ đạo|trung tâm|công an|đảng ủy|thường trực)\b)"
)
_KIND: Final = re.compile(r"\b((?:phòng|sở|(?<!ủy )(?<!uỷ )ban|trung tâm|trạm|hội(?! đồng)|đoàn) )(\w)", re.IGNORECASE)
_DASH: Final = re.compile(r"(?<= [-–] )\w")


def upper_first(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def post(text: str) -> str:
    """A post in capitals as running text has it: "PHÓ CHỦ TỊCH" becomes "Phó Chủ tịch"."""
    if not text.isupper():
        return text
    words = _lower(text)
    for prefix in ("phó ", "quyền "):
        if words.startswith(prefix) and any(words[len(prefix) :].startswith(each) for each in _POSTS):
            return upper_first(prefix) + name(text[len(prefix) :])
    return name(text)


def name(text: str) -> str:
    """The name of a body or post: first letter, letters after a dash and bodies inside it in upper case."""
    if not text.isupper():
        return text
    words = _lower(text)
    words = _BODIES.sub("\0", words)
    words = re.sub("\0(.)", lambda found: found[1].upper(), words)
    words = _KIND.sub(lambda found: found[1] + found[2].upper(), words)
    words = _DASH.sub(lambda found: found.group().upper(), words)
    return upper_first(words)


def place(text: str) -> str:
    """The name of a place: every word with a capital ("HÒA PHONG" becomes "Hòa Phong")."""
    return re.sub(r"[^\W\d_]+", lambda word: word.group()[:1] + word.group()[1:].lower(), text)


def as_in(text: str, running: str) -> str | None:
    """The text as the running text writes it with other capitals, or None when it does not occur there."""
    folded = without_tone_place(text)
    if len(folded) != len(text):
        return None
    lower = running.lower()
    at = lower.find(text.lower())
    while at >= 0:
        found = running[at : at + len(text)]
        if len(lower) == len(running) and not found.isupper() and found[:1].isupper():
            return found
        at = lower.find(text.lower(), at + 1)
    return None


def _lower(text: str) -> str:
    return re.sub(
        r"[\w&]+", lambda word: word.group() if word.group() in _ABBREVIATIONS else word.group().lower(), text
    )
