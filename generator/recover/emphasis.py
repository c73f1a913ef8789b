r"""Bold and italic as ``**`` and ``*`` in a clerk's text, and literal stars and ``{{`` written so that they stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

BOLD: Final = 1
ITALIC: Final = 2
Piece = tuple[str, int]
_SIGNS: Final = {BOLD: "**", ITALIC: "*", BOLD | ITALIC: "***"}
_OPENING: Final = re.compile(r"\{\{|\{%")
_STARS: Final = re.compile(r"\\\*|\*+")
_ESCAPED: Final = re.compile(r"\\\{\{|\{\{ '\{%' \}\}")
_AFTER_OPENING: Final = "([{“‘"
_BEFORE_CLOSING: Final = ")]}”’.,;:!?"


def braces(text: str) -> str:
    """The text with ``{{`` and ``{%`` written so that they are printed as they stand."""
    return _OPENING.sub(lambda found: "\\{{" if found.group() == "{{" else "{{ '{%' }}", text)


def escape(text: str) -> str:
    """The text with its stars and braces meaning themselves."""
    return braces(text.replace("*", "\\*"))


def write(pieces: Iterable[Piece]) -> str:
    """The pieces with their marks; without any mark where the marks could not be read back as they are."""
    known = [(text, marks) for text, marks in pieces if text]
    if not any(marks for _, marks in known):
        return escape("".join(text for text, _ in known))
    joined = _joined(known)
    written = "".join(_marked(text, marks) for text, marks in joined)
    return written if read(written) == joined else escape("".join(text for text, _ in known))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one look as one; blanks at the edges of a marked piece stand outside it."""
    loose: list[Piece] = []
    for text, marks in pieces:
        if not marks:
            loose.append((text, 0))
            continue
        body = text.strip()
        start = text.index(body) if body else len(text)
        loose += [(text[:start], 0), (body, marks), (text[start + len(body) :], 0)]
    kept = [piece for piece in loose if piece[0]]
    return [("".join(text for text, _ in same), marks) for marks, same in groupby(kept, key=lambda piece: piece[1])]


def _marked(text: str, marks: int) -> str:
    sign = _SIGNS.get(marks, "")
    return f"{sign}{escape(text)}{sign}"


def without_escapes(text: str) -> str:
    """The characters that a text of a field without emphasis prints."""
    return _ESCAPED.sub(lambda found: "{{" if found.group() == "\\{{" else "{%", text)


def plain(text: str) -> str:
    """The characters that a written text prints."""
    if "*" not in text and "{" not in text:
        return text
    return "".join(piece for piece, _ in read(text))


def read(text: str) -> list[Piece]:
    r"""The pieces of a written text: stars open before a word and close after one, ``\*`` and ``\{{`` are letters."""
    found: list[Piece] = []
    opened: dict[int, int] = {}
    position = 0
    for match in _STARS.finditer(text):
        found.append((text[position : match.start()], 0))
        position = match.end()
        stars = match.group()
        if stars[0] == "\\":
            found.append(("*", 0))
            continue
        found += _toggles(len(stars), opened, len(found), text[: match.start()][-1:], text[match.end() :][:1])
    found.append((text[position:], 0))
    for mark, at in opened.items():
        found[at] = (_SIGNS[mark], 0)
    return _flattened(found)


def _toggles(count: int, opened: dict[int, int], at: int, before: str, after: str) -> list[Piece]:
    """What a run of stars does; a toggle is a piece ("", -mark)."""
    wanted = {1: (ITALIC,), 2: (BOLD,), 3: (BOLD, ITALIC)}.get(count)
    if wanted is None:
        return [("*" * count, 0)]
    may_close = bool(before) and not before.isspace() and before not in _AFTER_OPENING and not after.isalnum()
    may_open = bool(after) and not after.isspace() and after not in _BEFORE_CLOSING and not before.isalnum()
    closing = [mark for mark in wanted if mark in opened] if may_close else []
    for mark in closing:
        del opened[mark]
    found: list[Piece] = [("", -mark) for mark in closing]
    for mark in wanted:
        if mark in closing:
            continue
        if may_open and mark not in opened:
            opened[mark] = at + len(found)
            found.append(("", -mark))
        else:
            found.append((_SIGNS[mark], 0))
    return found


def _flattened(tokens: list[Piece]) -> list[Piece]:
    """Tokens as pieces with the marks that hold for them, neighbours of one look as one."""
    marks = 0
    pieces: list[Piece] = []
    for text, mark in tokens:
        if mark < 0:
            marks ^= -mark
        elif text:
            shown = without_escapes(text)
            if pieces and pieces[-1][1] == marks:
                pieces[-1] = (pieces[-1][0] + shown, marks)
            else:
                pieces.append((shown, marks))
    return pieces
