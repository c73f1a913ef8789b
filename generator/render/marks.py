"""Private-use characters that stand in a template's XML while it is compiled, and the way back to XML text.

docxtpl's patching and jinja see no brace but those of tags that were read, judged and numbered: everything else is
escaped here first, so neither can take a brace of the text, of a GUID or of a value for a tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

BLOCK_OPEN: Final = "\ue001"
BLOCK_CLOSE: Final = "\ue002"
VALUE_OPEN: Final = "\ue003"
VALUE_CLOSE: Final = "\ue004"
COMMENT_OPEN: Final = "\ue005"
COMMENT_CLOSE: Final = "\ue006"
# Left where a loop may leave a cell or header without its last paragraph; see finish.py.
PARAGRAPH_WANTED: Final = "\ue007"
MARK_OPEN: Final = "\ue008"
MARK_CLOSE: Final = "\ue009"
_ESCAPE: Final = "\ue000"

_HIDDEN: Final = "{}" + "".join(map(chr, range(0xE000, 0xE00A)))
_HIDE: Final = re.compile(f"[{_HIDDEN}]")
_SHOW: Final = re.compile(f"{_ESCAPE}([a-l])")
_MARK: Final = re.compile(rf"{MARK_OPEN}(\d+){MARK_CLOSE}|\{{%\s*t(\d+)\s*%\}}")


def hide_braces(root: etree._Element) -> None:
    """Escapes every brace and private mark in the texts and attributes of a tree."""
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if _HIDE.search(str(value)):
                element.set(name, _hidden(str(value)))
        if element.text and _HIDE.search(element.text):
            element.text = _hidden(element.text)
        if element.tail and _HIDE.search(element.tail):
            element.tail = _hidden(element.tail)


def _hidden(text: str) -> str:
    return _HIDE.sub(lambda match: _ESCAPE + chr(ord("a") + _HIDDEN.index(match.group())), text)


def show_braces(source: str) -> str:
    """The way back, in serialised XML: braces as they were, private marks as character references."""

    def shown(match: re.Match[str]) -> str:
        sign = _HIDDEN[ord(match.group(1)) - ord("a")]
        return sign if sign in "{}" else f"&#{ord(sign)};"

    return _SHOW.sub(shown, source)


def mark(number: int) -> str:
    """The mark of jinja snippet ``number`` in a tree."""
    return f"{MARK_OPEN}{number}{MARK_CLOSE}"


def element_tag(level: str, number: int) -> str:
    """The same as a docxtpl tag that takes its whole paragraph (p), row (tr) or cell (tc)."""
    return f"{{%{level} t{number} %}}"


def fill_marks(source: str, snippets: list[str]) -> str:
    """Every mark replaced by its jinja snippet. Raises ValueError when one was lost or doubled on the way."""
    seen: list[int] = []

    def snippet(match: re.Match[str]) -> str:
        number = int(match.group(1) or match.group(2))
        seen.append(number)
        return snippets[number]

    filled = _MARK.sub(snippet, source)
    if sorted(seen) != list(range(len(snippets))):
        raise ValueError("a tag was lost")
    return filled


def without_marks(source: str) -> str:
    """The XML with every mark left out: what the template renders when each block is taken once."""
    return _MARK.sub("", source)
