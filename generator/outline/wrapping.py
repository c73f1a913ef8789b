"""Text wrapped at a page's width: whether it is, and its lines joined into paragraphs again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from generator.outline.lines import Line, typed_lines
from generator.outline.marks import HEADINGS, in_capitals
from generator.outline.numbering import Label, Scheme

_NARROWEST: Final = 70
_WIDEST: Final = 130
_ENDS: Final = (".", ":", ";", "!", "?", "…")
_CLOSERS: Final = "”\"’')]"
# A sentence goes on after these whatever the next line opens with; after the nouns only a number goes on
# ("tại mục" + "II kế hoạch", "ngày" + "12. ...", but "Khen thưởng hàng năm" may be a whole title).
_LINKS: Final = re.compile(r"(?:^|\s)(?:của|và|hoặc|theo|tại|là|với|cho|từ|đến|về|do)$")
_COUNTS: Final = re.compile(
    r"(?:^|\s)(?:số|ngày|tháng|năm|quý|mục|điểm|khoản|điều|chương|phần|phụ lục|từ|đến|là|và|tại|theo)$", re.IGNORECASE
)
# "359-" + "KH/TU", "145/" + "KH-UBND": no blank stands inside a code.
_OPEN_CODE: Final = re.compile(r"[^\s–—-][-/]$")
_CLOSING: Final = re.compile(r"Trên đây là |Trong quá trình (?:tổ chức )?(?:thực hiện|triển khai)")


def looks_wrapped(text: str) -> bool:
    """True when lines of the text end inside paragraphs.

    The sign is a line without an ordinal that opens with a small letter below a line without a final mark; a person
    who types one paragraph a line hardly ever writes that. Text with lines far longer than a page is wide is not
    wrapped, nor is text of short lines only.
    """
    lines = typed_lines(text)
    lengths = sorted(len(line.typed) for line in lines)
    if len(lines) < 2 or lengths[len(lengths) * 9 // 10] > _WIDEST:
        return False
    goes_on = sum(
        1
        for above, line in pairwise(lines)
        if _opens_small(line) and len(above.typed) >= 50 and not _ended(above.words)
    )
    return goes_on >= max(1, len(lines) // 20)


def join_wrapped(lines: list[Line]) -> list[Line]:
    """The paragraphs of a wrapped text, each at the place of its first line.

    Ordinals and blank lines part paragraphs, unless blank lines stand inside sentences as well (text from a PDF);
    then, and between lines without a blank line, a line that ends early ends its paragraph. A line that opens with
    a small letter always goes on, and so does a bullet or a number that only wrapping brought to the front
    ("2025" + "- 2030").
    """
    joiner = _Joiner(lines)
    for line in lines:
        joiner.take(line)
    return joiner.joined()


def _ended(words: str) -> bool:
    return words.rstrip(_CLOSERS).endswith(_ENDS)


def _opens_small(line: Line) -> bool:
    return line.label is None and line.words[:1].islower()


def _blanks_part(lines: list[Line]) -> bool:
    """False when blank lines stand inside sentences too."""
    blanks = [(above, line) for above, line in pairwise(lines) if line.after_blank]
    inside = sum(1 for above, line in blanks if _opens_small(line) and not _ended(above.words))
    return inside * 10 <= len(blanks)


class _Joiner:
    """Joins lines one after the other; ``tail`` is the last physical line of the paragraph being joined."""

    def __init__(self, lines: list[Line]) -> None:
        lengths = sorted(len(line.words) for line in lines)
        self.width = max(_NARROWEST, lengths[len(lengths) * 9 // 10]) if lengths else _NARROWEST
        self.blanks_part = _blanks_part(lines)
        self.paragraphs: list[tuple[Line, list[str]]] = []
        self.tail = ""
        self.rows = 0
        self.counts: dict[tuple[Scheme, int], int] = {}

    def joined(self) -> list[Line]:
        """The paragraphs so far."""
        return [line if len(rows) < 2 else line.with_words(glued(rows)) for line, rows in self.paragraphs]

    def take(self, line: Line) -> None:
        """Adds a line to the last paragraph or opens one with it."""
        if self.paragraphs and not (line.after_blank and self.blanks_part):
            opens = line.label is not None and self._opens_item(line.label, line.words)
            if not opens and self._goes_on(line.typed):
                self.paragraphs[-1][1].append(line.typed)
                self.tail = line.typed
                self.rows += 1
                return
        self.paragraphs.append((line, [line.words]))
        self.tail = line.typed
        self.rows = 1
        if line.label is not None and line.label.values:
            self.counts[_kind(line.label)] = line.label.values[-1]

    def _opens_item(self, label: Label, words: str) -> bool:
        """False when a line's ordinal is only a word of the sentence that the line above began."""
        if _ended(self.tail) or not self._reaches(words, 0.8):
            return True
        if label.values:
            value = label.values[-1]
            due = value == 1 or value == self.counts.get(_kind(label), 0) + 1
            return due and not _COUNTS.search(self.tail)
        if words[:1].isdecimal():
            return not self.tail[-1:].isdecimal()
        return not words[:1].islower() or self.rows == 1 or self.tail.endswith(",")

    def _reaches(self, words: str, share: float) -> bool:
        """True when the line above is as long as a full one, counting the word that would not have fitted on it."""
        return len(self.tail) + 1 + len(words.split(" ", 1)[0]) >= self.width * share

    def _goes_on(self, words: str) -> bool:
        opening, rows = self.paragraphs[-1]
        if words[0].islower() or not self.tail or (self.rows == 1 and not opening.words):
            return True
        label = opening.label
        if label is not None and label.scheme in HEADINGS and in_capitals(glued(rows)):
            return in_capitals(words)
        if _ended(self.tail):
            return not _CLOSING.match(words) and self._reaches(words, 0.92)
        if _LINKS.search(self.tail) or _OPEN_CODE.search(self.tail):
            return True
        if words[0].isdecimal() and _COUNTS.search(self.tail):
            return True
        return self._reaches(words, 0.6 if self.rows > 1 else 0.8)


def glued(rows: list[str]) -> str:
    """The lines of a paragraph as one text: a blank between two, none inside a code ("359-" + "KH/TU")."""
    text = rows[0]
    for row in rows[1:]:
        text += row if not text or _OPEN_CODE.search(text, max(len(text) - 2, 0)) else f" {row}"
    return text


def _kind(label: Label) -> tuple[Scheme, int]:
    return label.scheme, len(label.values)
