"""``**bold**`` and ``*italic*`` inside a text, as plain str or as [text, flags] pieces."""

from __future__ import annotations

import re

Rich = str | list[list[str]]
_STAR = re.compile(r"\\\*|\*{1,3}")


def escape(text: str) -> str:
    """A text whose stars mean themselves."""
    return text.replace("*", "\\*")


def rich(text: str) -> Rich:
    """The text with its emphasis: a str where there is none, else [text, flags] pieces ("", "b", "i", "bi").

    A star opens before a non-blank and closes after one, as in Markdown; a star without a partner stands for itself.
    """
    if "*" not in text:
        return text
    tokens = _tokens(text)
    flags, pieces, current = set[str](), list[list[str]](), ""
    for token, mark in tokens:
        if not mark:
            current += token
            continue
        if current:
            pieces.append([current, _shown(flags)])
            current = ""
        for flag in mark:
            flags ^= {flag}
    if current:
        pieces.append([current, _shown(flags)])
    if all(not piece[1] for piece in pieces):
        return "".join(piece[0] for piece in pieces)
    return pieces


def plain(value: Rich) -> str:
    """The text without its emphasis."""
    return value if isinstance(value, str) else "".join(piece[0] for piece in value)


def upper(value: Rich) -> Rich:
    """The text in capitals, emphasis kept."""
    return value.upper() if isinstance(value, str) else [[text.upper(), flags] for text, flags in value]


def with_end(value: Rich, end: str, strip: str) -> Rich:
    """The text with ``end`` after it and without the characters of ``strip`` that stood there."""
    if isinstance(value, str):
        return value.rstrip().rstrip(strip).rstrip() + end
    *before, (text, flags) = value
    return [*before, [text.rstrip().rstrip(strip).rstrip() + end, flags]]


def with_start(start: str, value: Rich) -> Rich:
    """The text with ``start`` before it."""
    return start + value if isinstance(value, str) else [[start, ""], *value]


def _shown(flags: set[str]) -> str:
    return "".join(sorted(flags))


def _tokens(text: str) -> list[tuple[str, str]]:
    """(text, "") pieces and ("", marks) toggles; stars without a partner stay text."""
    found: list[tuple[str, str]] = []
    open_marks: dict[str, int] = {}
    position = 0
    for match in _STAR.finditer(text):
        found.append((text[position : match.start()], ""))
        position = match.end()
        stars = match.group()
        if stars == "\\*":
            found.append(("*", ""))
            continue
        mark = {1: "i", 2: "b", 3: "bi"}[len(stars)]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if mark in open_marks and before and not before.isspace():
            del open_marks[mark]
            found.append(("", mark))
        elif mark not in open_marks and after and not after.isspace():
            open_marks[mark] = len(found)
            found.append(("", mark))
        else:
            found.append((stars, ""))
    found.append((text[position:], ""))
    for mark, index in open_marks.items():
        found[index] = ("*" * (len(mark) + (mark == "b")), "")
    return [piece for piece in found if piece != ("", "")]
