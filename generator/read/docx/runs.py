"""Pieces of text to the runs of a block: NFC across their borders, one font each, breaks at the edges dropped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.ooxml.wml.fonts import by_slot
from generator.ooxml.wml.formatting import RunFormat
from generator.read.docx.inline import BREAK, Piece
from generator.read.docx.symbols import PRIVATE, readable
from generator.read.view import Run
from generator.text import nfc


def _look(form: RunFormat, font: str, field: str | None) -> tuple[Any, ...]:
    """All of a run of the view but its text, in the order of its fields."""
    return (
        font,
        form.size,
        form.bold,
        form.italic,
        form.underline,
        form.strike,
        form.color,
        form.caps,
        form.small_caps,
        form.hidden,
        form.vertical,
        form.lang,
        form.highlight,
        field,
    )


def mark_run(form: RunFormat, text: str = "") -> Run:
    """A paragraph mark or an automatic number as a run of the ascii font."""
    return Run(text, *_look(form, form.fonts[0], None))


def finished(pieces: list[Piece]) -> tuple[str, str | None, tuple[Run, ...]]:
    """Text in NFC, the text as the file holds it where that differs, and the runs, whose texts joined are the text."""
    _settle_breaks(pieces)
    raw = "".join(piece.raw for piece in pieces)
    for piece in pieces:
        if PRIVATE.search(piece.text):
            piece.text = readable(piece.text, piece.format.fonts[1])
    joined = "".join(piece.text for piece in pieces)
    text = nfc(joined)
    if text is not joined:
        _compose(pieces, text)
    return text, None if raw == text else raw, tuple(_runs(pieces))


def _runs(pieces: list[Piece]) -> Iterator[Run]:
    """One run for each stretch that looks the same, however many the file has."""
    text, look = "", None
    for piece in pieces:
        form = piece.format
        if not piece.text:
            if piece.field:  # a field that shows nothing in the file is a run of its own
                if look is not None and text:
                    yield Run(text, *look)
                yield Run("", *_look(form, form.fonts[0], piece.field))
                text, look = "", None
            continue
        for part, font in by_slot(piece.text, form.fonts, form.hint):
            own = _look(form, font, piece.field)
            if own == look:
                text += part
                continue
            if look is not None:
                yield Run(text, *look)
            text, look = part, own
    if look is not None:
        yield Run(text, *look)


def _settle_breaks(pieces: list[Piece]) -> None:
    """A break of page or column between words becomes a line break; at the edges of the text it goes."""
    if not any(BREAK in piece.text for piece in pieces):
        return
    filled = [index for index, piece in enumerate(pieces) if piece.text.strip(BREAK)]
    first, last = (filled[0], filled[-1]) if filled else (len(pieces), -1)
    for index, piece in enumerate(pieces):
        text = piece.text
        if index <= first:
            text = text.lstrip(BREAK)
        if index >= last:
            text = text.rstrip(BREAK)
        piece.text = text.replace(BREAK, "\n")
        piece.raw = piece.text if BREAK in piece.raw else piece.raw


def _compose(pieces: list[Piece], text: str) -> None:
    """Give every piece its part of the composed text: a mark goes with the letter it stands on."""
    filled = [piece for piece in pieces if piece.text]
    for before, piece in pairwise(filled):
        marks = len(piece.text)
        for index, letter in enumerate(piece.text):
            if not unicodedata.combining(letter):
                marks = index
                break
        before.text, piece.text = before.text + piece.text[:marks], piece.text[marks:]
    for piece in filled:
        piece.text = nfc(piece.text)
    if "".join(piece.text for piece in filled) != text:  # letters of scripts that compose without marks
        filled[0].text = text
        for piece in filled[1:]:
            piece.text = ""
