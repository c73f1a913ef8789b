"""The lines of a paragraph as text and runs: joined over line ends, legacy letters and odd compositions set right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from generator.outline.wrapping import glued
from generator.read import legacy
from generator.read.legacy import Scheme
from generator.read.pdf.layout import Layout
from generator.read.pdf.lines import Piece
from generator.read.pdf.page import Style
from generator.read.view import Run
from generator.text import nfc

_SPELT: Final = ("ff", "fi", "fl", "ffi", "ffl", "ft", "st")
_LIGATURES: Final = {ord(key): value for key, value in zip("ﬀﬁﬂﬃﬄﬅﬆ", _SPELT, strict=True)}
_SOFT_HYPHEN: Final = {0xAD: None}
_BLANKS: Final = re.compile(r"[\u2000-\u200a\u202f\u205f\u3000]")
_SAMPLE: Final = 20_000
_FACES: Final = re.compile(r"[-,]?(?:Bold|Italic|Oblique|Regular|Roman|BdIt|Bd|It)+(?:MT)?$|(?:PS)?MT$|PS$")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Words(NamedTuple):
    """Text in NFC, its runs, and the text as the PDF has it where that differs."""

    text: str
    runs: tuple[Run, ...]
    raw: str | None


class Wording:
    """Knows of each font of a document whether its letters are in an old encoding."""

    def __init__(self, layouts: Sequence[Layout]) -> None:
        self.schemes: dict[str, Scheme] = {}
        self._families: dict[str, str] = {}
        texts: dict[str, list[str]] = {}
        for layout in layouts:
            for font, letters in layout.fonts.items():
                texts.setdefault(font, []).append("".join(letters))
        for font, parts in texts.items():
            scheme = legacy.recognise(" ".join(parts)[:_SAMPLE], font)
            if scheme is not None:
                self.schemes[font] = scheme

    def words(self, lines: Sequence[Piece]) -> Words:
        """The text of lines that make one paragraph."""
        raw = ""
        spans: list[tuple[str, Style, str | None]] = []
        for line in lines:
            if spans:
                end = spans[-1][0]
                joint = "" if end.endswith("\u00ad") else glued([raw[-3:], "x"])[len(raw[-3:]) : -1]
                spans[-1] = (end + joint, *spans[-1][1:])
                raw += joint
            spans += line.spans
            raw += line.text
        runs = tuple(self._run(*span) for span in _composed(self._converted(spans)))
        text = "".join(run.text for run in runs)
        return Words(text, runs, raw if raw != text else None)

    def _converted(self, spans: Iterable[tuple[str, Style, str | None]]) -> Iterable[tuple[str, Style, str | None]]:
        for text, style, vertical in spans:
            scheme = self.schemes.get(style.font)
            if scheme is not None:
                text = legacy.decode(text, scheme, style.font)
            else:
                text = text.translate(_SOFT_HYPHEN).translate(_LIGATURES)
            yield _BLANKS.sub(" ", text), style, vertical

    def _run(self, text: str, style: Style, vertical: str | None) -> Run:
        return Run(
            text,
            font=self._family(style.font),
            size=round(style.size, 1),
            bold=style.bold,
            italic=style.italic,
            underline=style.underline,
            strike=style.strike,
            color=style.color,
            vertical=vertical,
        )

    def _family(self, font: str) -> str:
        """``TimesNewRomanPS-BoldMT`` as people call it: Times New Roman."""
        if font not in self._families:
            bare = _FACES.sub("", _FACES.sub("", font)) or font
            legacy_name = legacy.scheme_of_font(font) is not None
            self._families[font] = font if legacy_name else _CAMEL.sub(" ", bare)
        return self._families[font]


def _composed(spans: Iterable[tuple[str, Style, str | None]]) -> list[tuple[str, Style, str | None]]:
    """Spans whose texts joined are NFC: a mark that opens a span goes to the letter before it."""
    found: list[tuple[str, Style, str | None]] = []
    for text, style, vertical in spans:
        marks = len(text) - len(text.lstrip("".join({mark for mark in text if unicodedata.combining(mark)})))
        if found and marks:
            found[-1] = (nfc(found[-1][0] + text[:marks]), *found[-1][1:])
            text = text[marks:]
        if not text:
            continue
        if found and found[-1][1:] == (style, vertical):
            found[-1] = (nfc(found[-1][0] + text), style, vertical)
        else:
            found.append((nfc(text), style, vertical))
    return found


def font_names(layouts: Sequence[Layout], most: int = 3) -> str:
    """The fonts of a document, those with most characters first."""
    total: dict[str, int] = {}
    for layout in layouts:
        for font, letters in layout.fonts.items():
            total[font] = total.get(font, 0) + len(letters)
    return ", ".join(sorted(total, key=total.__getitem__, reverse=True)[:most])
