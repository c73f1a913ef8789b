"""The words of a document as one text for rules of language, with the way back to block and offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from generator.check.rule import Finding
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Stretch

# Letters of Vietnamese words, for character classes.
LOWER: Final = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER: Final = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_QUOTED: Final = re.compile(r"“[^“”]{1,400}”|\"[^\"\n]{1,400}\"")
_ADDRESS: Final = re.compile(r"\S*(?:https?:|www\.|@|\.(?:vn|com|org|net)(?!\w))\S*", re.IGNORECASE)
# What a pattern has beside plain words: classes, escapes, groups (two deep).
_GROUP: Final = re.compile(r"\\.|\[[^\]]*\]|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)[?*+]?")
_LONGEST: Final = 160

Span = tuple[int, int]


@cache
def data(name: str) -> Any:
    """A file of ``standards/van_ban`` (word lists and patterns, dated and with their source)."""
    from generator.standards.data import load

    return load(f"van_ban/{name}.yaml")


@cache
def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled once; a blank in it stands for one blank of any kind, not for the end of a paragraph."""
    return re.compile(expression.replace(" ", r"[^\S\n]"), flags)


@cache
def literals(expression: str) -> tuple[str, ...]:
    """Words of which a text must hold one for the pattern to match; none where that cannot be told."""
    found = []
    for alternative in _GROUP.sub("\0", expression).split("|"):
        words = re.findall(rf"(?<!\w)[{LOWER}{UPPER}][{LOWER}{UPPER} ]*[{LOWER}{UPPER}](?![\w?*{{])", alternative)
        if not words:
            return ()
        found.append(max(words, key=len))
    return tuple(found)


def alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=len, reverse=True))


class Prose:
    """Stretches as one ``text``, a line break between two; ``starts`` are their offsets in it."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches = tuple(stretches)
        starts, texts, at = [], [], 0
        for stretch in self.stretches:
            text = stretch.text
            starts.append(at)
            texts.append(text)
            at += len(text) + 1
        self.starts = tuple(starts)
        self.text = "\n".join(texts)

    def index(self, offset: int) -> int:
        """The number of the stretch that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def of(self, index: int) -> Span:
        """Where a stretch begins and ends in the text."""
        start = self.starts[index]
        return start, start + len(self.stretches[index].text)

    def matches(self, expression: str, flags: int = 0) -> Iterator[re.Match[str]]:
        """The places of a pattern; a blank in it stands for any one blank."""
        return pattern(expression, flags).finditer(self.text)

    def phrase(self, expression: str) -> Iterator[re.Match[str]]:
        """The places of whole words."""
        words = literals(expression)
        if words and not any(word in self._spaced for word in words):
            return iter(())
        return pattern(rf"(?<!\w)(?:{expression})(?!\w)").finditer(self.text)

    @cached_property
    def _spaced(self) -> str:
        return self.text.replace("\u00a0", " ")

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What stands in quotation marks, marks included."""
        return tuple(match.span() for match in _QUOTED.finditer(self.text))

    @cached_property
    def addresses(self) -> tuple[Span, ...]:
        """Web and mail addresses."""
        return tuple(match.span() for match in _ADDRESS.finditer(self.text))

    @cached_property
    def lower(self) -> str:
        """The text in lower case, every character in its place."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(char.lower() if len(char.lower()) == 1 else char for char in self.text)

    def opens(self, offset: int) -> bool:
        """Whether a word that begins there opens a sentence, a paragraph or a quotation, so that it has a capital."""
        before = self.text[max(0, offset - 4) : offset].rstrip(" \t\u00a0")
        return not before or before[-1] in '\n.?!:“"(+-–…*•'

    def finding(
        self,
        start: int,
        end: int,
        message: str,
        mend: str,
        severity: Severity | None = None,
        fix: str | None = None,
    ) -> Finding:
        """A finding on ``text[start:end]``, which lies in one stretch."""
        index = self.index(start)
        stretch = self.stretches[index]
        base = self.starts[index] - stretch.part.start
        end = min(end, self.of(index)[1])
        return Finding(
            stretch.block.address, start - base, end - base, short(self.text[start:end]), message, mend, severity, fix
        )


def inside(spans: tuple[Span, ...], start: int, end: int | None = None) -> bool:
    """Whether a stretch begins in one of the spans (in order) and, with ``end``, ends in it."""
    index = bisect_right(spans, (start, 1 << 60)) - 1
    return index >= 0 and start < spans[index][1] and (end is None or end <= spans[index][1])


def short(words: str) -> str:
    """The words on one line, cut to what a message can hold."""
    words = squeeze(words)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def times(count: int) -> str:
    """How many places, in brackets behind a blank (" (3 chỗ)"); nothing for one."""
    return f" ({count} chỗ)" if count > 1 else ""


def mixed(
    prose: Prose, one: list[Span], other: list[Span], message: str, mend: str, severity: Severity | None = None
) -> Iterator[Finding]:
    """One finding when both forms occur, at the first place of the rarer one (of the first form where equal).

    ``message`` and ``mend`` may hold ``{it}``, ``{hiem}`` (the rarer form, quoted, and how often) and ``{nhieu}``.
    """
    if not one or not other:
        return
    rare, common = (one, other) if len(one) <= len(other) else (other, one)
    start, end = rare[0]
    values = {
        "it": f"“{short(prose.text[start:end])}”{times(len(rare))}",
        "nhieu": f"“{short(prose.text[common[0][0] : common[0][1]])}”{times(len(common))}",
    }
    yield prose.finding(start, end, message.format(**values), mend.format(**values), severity)


def mixed_words(prose: Prose, one: str, other: str) -> Iterator[Finding]:
    """One finding when two ways of saying a thing stand in one text; both in lower case."""
    first, second = (
        [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", prose.lower)] for word in (one, other)
    )
    yield from mixed(prose, first, second, "Dùng lẫn {it} và {nhieu}.", "dùng một từ trong cả văn bản.")
