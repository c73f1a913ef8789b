"""The lines of a typed text: place, ordinal and words of each, blank lines left out."""

from __future__ import annotations

from typing import Final, NamedTuple

from generator import text as unicode_text
from generator.outline.marks import read_attributes, unbold
from generator.outline.numbering import Label, read_label

_INVISIBLE: Final = "\ufeff\u200b\u2060 \t\xa0"


class Line(NamedTuple):
    """One line, or one paragraph joined from wrapped lines.

    ``line`` and ``column`` (from 1) are the place of its first character, ``start`` the column of ``words``: what
    follows the ordinal, or all of it. ``typed`` is the whole line. ``after_blank`` tells whether a blank line stood
    above.
    """

    line: int
    column: int
    start: int
    label: Label | None
    words: str
    typed: str
    after_blank: bool = False

    def with_words(self, words: str) -> Line:
        """The same line with more words; an ordinal that only they complete ("Phần" + "I") is read."""
        if self.label is not None:
            return self._replace(words=words)
        return _read(self.line, self.column, words, self.after_blank)

    def without_label(self) -> Line:
        """The same line read as running text."""
        return self._replace(label=None, words=self.typed, start=self.column)


def typed_lines(text: str) -> list[Line]:
    """The lines of a text in any normal form, with any line ends, tabs and trailing blanks."""
    found: list[Line] = []
    blank = False
    for number, raw in enumerate(unicode_text.clean(text).split("\n"), start=1):
        words = raw.strip()
        if words and words[0] in _INVISIBLE:
            words = words.strip(_INVISIBLE).strip()
        if not words:
            blank = True
            continue
        column = raw.index(words) + 1
        if "\t" in words:
            words = words.replace("\t", " ")
        found.append(_read(number, column, words, blank))
        blank = False
    return found


def _read(number: int, column: int, words: str, blank: bool) -> Line:
    label = read_label(words)
    if label is not None:
        return Line(number, column, column + label.rest, label, words[label.rest :], words, blank)
    if words.startswith("**"):
        bold = _read_bold(number, column, words, blank)
        if bold is not None:
            return bold
    return Line(number, column, column, None, words, words, blank)


def _read_bold(number: int, column: int, words: str, blank: bool) -> Line | None:
    """``**1. Mục đích** {#ten}``: the ordinal stands inside the bold; read as ``1. **Mục đích** {#ten}``."""
    bare = read_attributes(words).text
    inner = unbold(bare)
    label = read_label(inner) if inner else None
    if inner is None or label is None:
        return None
    rest = inner[label.rest :]
    body = (f"**{rest}**" if rest else "") + words[len(bare) :]
    inside = column + words.index(inner)
    return Line(number, inside, inside + label.rest - (2 if rest else 0), label, body.strip(), words, blank)
