"""The words of a text for comparing: compounds, numbers with units, codes and dates as one; and their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from generator.citation.offsets import compose
from generator.compare.match import Nature

_MARK: Final = "\u0300-\u036f"
_WORD: Final = rf"[^\W_][\w{_MARK}]*"
_TOKEN: Final = re.compile(
    r"(?P<date>(?i:ngày)\s+\d{1,2}\s+(?i:tháng)\s+\d{1,2}\s+(?i:năm)\s+\d{4}(?!\d))"
    r"|(?P<code>\d{1,5}[A-Za-zĐđ]?(?:/\d{4})?[/-][A-ZĐ][\w&]*(?:[-/.][A-ZĐ][\w&]*)*)"
    r"|(?P<number>\d+(?:[.,/:–-]\d+)*(?:\s?[%‰]|[^\W\d_]+\d?)?)"
    rf"|(?P<word>{_WORD})"
    r"|(?P<mark>\./\.|([^\w\s])\6*|_+)"
)
_UNSEEN: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]")
_BLANKS: Final = re.compile(r"\s+")
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂″", '"') | dict.fromkeys("‘’‚‛′`´", "'"))
_DASHES: Final = str.maketrans(dict.fromkeys("–—−‒‑‐―", "-"))
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_OPEN_PAIR: Final = re.compile(
    rf"(?<!q)(?:o[{_TONES}]?[ae]|u[{_TONES}]?y)[{_TONES}]?(?![a-z{_MARK}])",
    re.IGNORECASE,
)
_MAY_MOVE: Final = re.compile("o[àáãảạèéẽẻẹ]|[òóõỏọ][ae]|u[ỳýỹỷỵ]|[ùúũủụ]y", re.IGNORECASE)


class Token(NamedTuple):
    """A word with its place in the text as given. ``key`` leaves everything out that is not substance."""

    start: int
    end: int
    text: str
    key: str
    kind: str


@lru_cache(16384)
def toned(text: str) -> str:
    """NFC text in which the tone of oa, oe, uy stands on one place; the case of its letters is kept."""
    if not _MAY_MOVE.search(text):
        return text
    from unicodedata import normalize

    def move(match: re.Match[str]) -> str:
        letters = match.group()
        return "".join(mark for mark in letters if mark not in _TONES) + "".join(m for m in letters if m in _TONES)

    return normalize("NFC", _OPEN_PAIR.sub(move, normalize("NFD", text)))


def normal(text: str) -> str:
    """The key of NFC text by which blocks are the same: case counts; blanks, tone placement, quotes, dashes do not."""
    plain = _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()
    return toned(plain).translate(_QUOTES).translate(_DASHES)


@lru_cache(32768)
def word_key(text: str) -> str:
    """The key by which two words are the same in substance."""
    return normal(text).lower()


def nature_of(old: str, new: str) -> Nature | None:
    """What the difference of two NFC stretches is about; None when only things differ that never count."""
    old, new = _squeezed(old), _squeezed(new)
    steps = (
        (None, lambda text: text),
        (Nature.TONE, toned),
        (Nature.QUOTES, lambda text: text.translate(_QUOTES)),
        (Nature.DASH, lambda text: text.translate(_DASHES)),
        (Nature.CASE, str.lower),
    )
    for nature, fold in steps:
        old, new = fold(old), fold(new)
        if old == new:
            return nature
    return Nature.SUBSTANCE


def common_ends(old: str, new: str, margin: int) -> tuple[int, int]:
    """How much of two texts is alike at the start and at the end, cut at a blank, ``margin`` letters left standing.

    What is left out can be compared no better with it: no word that differs reaches over the margin.
    """
    most = min(len(old), len(new))
    head = _alike(old, new, most)
    tail = _alike(old[::-1], new[::-1], most - head)
    head, tail = max(0, head - margin), max(0, tail - margin)
    while head and not old[head - 1].isspace():
        head -= 1
    while tail and not old[len(old) - tail].isspace():
        tail -= 1
    return head, tail


def _alike(old: str, new: str, most: int) -> int:
    """The length of the common start, up to ``most``."""
    low, high = 0, most
    while low < high:
        half = (low + high + 1) // 2
        if old[low:half] == new[low:half]:
            low = half
        else:
            high = half - 1
    return low


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text in any normal form; blanks and invisible characters stand between."""
    composed = compose(text)
    given = _UNSEEN.sub("\u200b", composed.text)
    raw = given.replace("\u200b", "") if "\u200b" in given else given
    skipped = [at for at, letter in enumerate(given) if letter != "\u200b"] if raw != given else None
    found: list[Token] = []
    for match in _TOKEN.finditer(raw):
        start, end = match.span()
        if skipped is not None:
            start, end = skipped[start], skipped[end - 1] + 1
        word = match.group()
        kind = match.lastgroup or "mark"
        word = "".join(word.split()) if kind == "number" else word
        token = Token(composed.back(start), composed.back(end), word, word_key(word), kind)
        found.append(token)
    return _with_compounds(found)


def _with_compounds(tokens: list[Token]) -> tuple[Token, ...]:
    """Joins the syllables of known compounds, the longest first."""
    known = _compounds()
    found: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        tails = known.get(token.key) if token.kind == "word" else None
        size = 0
        for tail in tails or ():
            part = tokens[at + 1 : at + 1 + len(tail)]
            if len(part) == len(tail) and all(each.key == word for each, word in zip(part, tail, strict=True)):
                size = len(tail)
                break
        if size:
            words = tokens[at : at + size + 1]
            text = " ".join(each.text for each in words)
            token = Token(token.start, words[-1].end, text, " ".join(each.key for each in words), "word")
        found.append(token)
        at += size + 1
    return tuple(found)


@cache
def _compounds() -> dict[str, list[tuple[str, ...]]]:
    """The tails of known compounds by their first syllable, the longest first."""
    from generator.standards.data import load

    known: dict[str, list[tuple[str, ...]]] = {}
    for entry in load("tu_ghep.yaml")["ban"]:
        for word in entry["tu_ghep"].split(","):
            first, *tail = word_key(word).split()
            known.setdefault(first, []).append(tuple(tail))
    for tails in known.values():
        tails.sort(key=lambda tail: (-len(tail), tail))
    return known


@cache
def weak_words() -> frozenset[str]:
    """Words that say nothing by themselves."""
    from generator.standards.data import load

    return frozenset(word_key(word) for entry in load("tu_ghep.yaml")["ban"] for word in entry["tu_yeu"].split(","))


def _squeezed(text: str) -> str:
    return _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()


@dataclass(frozen=True, slots=True)
class Gaps:
    """The blanks around the words of a text: ``ends[n]`` is where gap n begins, ``starts[n]`` where it ends."""

    ends: tuple[int, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, tokens: tuple[Token, ...], length: int) -> Gaps:
        """The gaps before, between and after the words."""
        return cls((0, *(token.end for token in tokens)), (*(token.start for token in tokens), length))

    def empty(self, at: int) -> bool:
        """True when nothing stands in that gap."""
        return self.ends[at] == self.starts[at]
