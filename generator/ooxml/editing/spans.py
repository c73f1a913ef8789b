"""A part's XML with the place in its bytes of every element and every letter of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from generator.ooxml.names import XML, W

STRICT_W: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD: Final = (f"{W} ", f"{STRICT_W} ")
SPACE: Final = f"{XML} space"
_START_TAG: Final = re.compile(rb"<([^\s/>]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARED: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_BLANKS: Final = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of a ``w:t`` and the bytes ``[start, end)`` that write it ("&amp;" is five)."""

    char: str
    start: int
    end: int


@dataclass(eq=False, repr=False, slots=True)
class Node:
    """An element: ``[start, end)`` with its tags, ``[inner, close)`` without; an empty tag has inner = close = end.

    ``tag`` is the local name of a WordprocessingML element, "uri name" for others; ``raw`` the name as the file writes
    it. Attributes likewise.
    """

    tag: str
    raw: str
    attributes: dict[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    @property
    def empty_tag(self) -> bool:
        """True for ``<w:p/>``, which has no inside to put anything in."""
        return self.inner == self.end

    def child(self, tag: str) -> Node | None:
        """The first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def walk(self, tag: str) -> Iterator[Node]:
        """Every element of that name at or below this one, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.tag == tag:
                yield node
            waiting.extend(reversed(node.children))


def in_utf8(data: bytes) -> bytes:
    """The same XML in UTF-8; Word and LibreOffice write nothing else, so that this is nearly always what was given."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
    else:
        declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
        name = declared[1].decode("ascii").lower() if declared else "utf-8"
        if name in ("utf-8", "utf8", "us-ascii", "ascii"):
            return data
        text = data.decode(name)
    return re.sub(r"(<\?xml[^>]*?encoding\s*=\s*[\"'])[\w.-]+", r"\1UTF-8", text, count=1).encode()


def scan(data: bytes) -> Node:
    """The root of a part in UTF-8 that is known to be well formed and without DOCTYPE (``parse_part`` has read it).

    Raises ValueError when it is not well formed after all.
    """
    return _Scanner(data).root()


class _Scanner:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._stack: list[Node] = []
        self._root: Node | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = False
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def root(self) -> Node:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from error
        if self._root is None:
            raise ValueError("no element")
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        match = _START_TAG.match(self._data, start)
        if match is None:
            raise ValueError(f"no tag at byte {start}")
        parent = self._stack[-1] if self._stack else None
        named = {_local(key): value for key, value in attributes.items()}
        node = Node(_local(name), match[1].decode(), named, start, match.end(), parent=parent)
        if match.group().endswith(b"/>"):
            node.close = node.end = match.end()
        if parent is None:
            self._root = node
        else:
            parent.children.append(node)
        self._stack.append(node)

    def _end(self, _name: str) -> None:
        node = self._stack.pop()
        if not node.end:
            node.close = self._parser.CurrentByteIndex
            node.end = self._data.index(b">", node.close) + 1

    def _text(self, words: str) -> None:
        node = self._stack[-1]
        if node.tag != "t":
            return
        data, at = self._data, self._parser.CurrentByteIndex
        if data[at : at + 1] == b"&":
            node.letters.append(Letter(words, at, data.index(b";", at) + 1))
            return
        for char in words:
            size = len(char.encode()) if char != "\n" or data[at : at + 1] != b"\r" else 1 + (data[at + 1] == 10)
            node.letters.append(Letter(char, at, at + size))
            at += size


def _local(name: str) -> str:
    for uri in _WORD:
        if name.startswith(uri):
            return name[len(uri) :]
    return name


def shown_letters(node: Node) -> list[Letter]:
    """The letters of a ``w:t`` that count: blanks at its ends do so only with ``xml:space="preserve"``."""
    letters = node.letters
    if node.attributes.get(SPACE) == "preserve":
        return letters
    first, last = 0, len(letters)
    while first < last and letters[first].char in _BLANKS:
        first += 1
    while last > first and letters[last - 1].char in _BLANKS:
        last -= 1
    return letters[first:last]
