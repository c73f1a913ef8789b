"""``**bold**`` and ``*italic*`` inside a text, as plain str or as [text, flags] pieces."""

from __future__ import annotations

import re

Rich = str | list[list[str]]
_STARS = re.compile(r"\\\*|\*+")
_ELLIPSIS = re.compile(r"(?:\.\s*\.|…)$")
_SIGNS = {"b": "**", "i": "*"}
_LEFT, _RIGHT = "([{“‘", ")]}”’.,;:!?"


def escape(text: str) -> str:
    """A text whose stars mean themselves."""
    return text.replace("*", "\\*")


def rich(text: str) -> Rich:
    r"""The text with its emphasis: a str where there is none, else [text, flags] pieces ("", "b", "i", "bi").

    As in Markdown: stars open before a word and close after one. Stars with blanks or letters on both sides
    (2 * 3, 2*3), a lone "(*)" and stars without a partner stand for themselves; ``\*`` always does.
    """
    if "*" not in text:
        return text
    flags, pieces, current = set[str](), list[list[str]](), ""
    for token, mark in _tokens(text):
        if not mark:
            current += token
            continue
        if current:
            pieces.append([current, "".join(sorted(flags))])
            current = ""
        flags ^= {mark}
    if current:
        pieces.append([current, "".join(sorted(flags))])
    if all(not piece[1] for piece in pieces):
        return "".join(piece[0] for piece in pieces)
    return pieces


def plain(value: Rich) -> str:
    """The text without its emphasis."""
    return value if isinstance(value, str) else "".join(piece[0] for piece in value)


def upper(value: Rich) -> Rich:
    """The text in capitals, emphasis kept."""
    return value.upper() if isinstance(value, str) else [[text.upper(), flags] for text, flags in value]


def with_end(value: Rich, end: str, instead: str) -> Rich:
    """The text with ``end`` after it, in place of a mark of ``instead`` that stood there. "..." is no such mark."""
    if isinstance(value, str):
        return without_end(value, instead) + end
    *before, (text, flags) = value
    if not (bare := without_end(text, instead)) and before:
        return with_end(before if len(before) > 1 or before[0][1] else before[0][0], end, instead)
    return [*before, [bare + end, flags]]


def without_end(text: str, marks: str) -> str:
    """The text without the final marks among ``marks``; an ellipsis belongs to the text, and so does a URL's "/"."""
    text = text.rstrip()
    if "/" in marks:
        text = text.removesuffix("./.").rstrip()
    while text and text[-1] in marks and text[-1] != "/" and not _ELLIPSIS.search(text):
        text = text[:-1].rstrip()
    return text


def with_start(start: str, value: Rich) -> Rich:
    """The text with ``start`` before it."""
    return start + value if isinstance(value, str) else [[start, ""], *value]


def _tokens(text: str) -> list[tuple[str, str]]:
    """(text, "") pieces and ("", mark) toggles; stars without a partner stay text."""
    found: list[tuple[str, str]] = []
    opened: dict[str, int] = {}
    position = 0
    for match in _STARS.finditer(text):
        found.append((text[position : match.start()], ""))
        position = match.end()
        stars = match.group()
        if stars[0] == "\\":
            found.append(("*", ""))
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        found += _toggles(len(stars), opened, len(found), before, after)
    found.append((text[position:], ""))
    for mark, index in opened.items():
        found[index] = (_SIGNS[mark], "")
    return found


def _toggles(count: int, opened: dict[str, int], at: int, before: str, after: str) -> list[tuple[str, str]]:
    """What a run of stars does: close what is open, open what is not, or stand for itself."""
    wanted = {1: ["i"], 2: ["b"], 3: ["b", "i"]}.get(count, [])
    can_close = bool(before) and not before.isspace() and before not in _LEFT and not after.isalnum()
    can_open = bool(after) and not after.isspace() and after not in _RIGHT and not before.isalnum()
    closing = [mark for mark in wanted if mark in opened] if can_close else []
    for mark in closing:
        del opened[mark]
    found = [("", mark) for mark in closing]
    rest = [mark for mark in wanted if mark not in closing]
    for mark in rest:
        if can_open and mark not in opened:
            opened[mark] = at + len(found)
            found.append(("", mark))
        else:
            found.append((_SIGNS[mark], ""))
    return found if wanted else [("*" * count, "")]
