"""A tree of raw text with places: what a file says, before anybody decides what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.diagnostics import ModelPath, Place
from generator.text import nfc


@dataclass(slots=True)
class Scalar:
    """One text, and ``raw``, the lines of the file that it stands on.

    ``block_line`` is the line where the text of a literal block starts, ``indent`` its column.
    """

    text: str | None
    place: Place
    raw: tuple[str, ...] = ()
    block_line: int | None = None
    indent: int = 0


@dataclass(slots=True)
class Sequence:
    """A list of values."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """Named values; ``keys`` holds the place of each name."""

    items: dict[str, Node]
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Places:
    """Where every value of a plan came from, by its path in the variables."""

    values: dict[ModelPath, Place] = field(default_factory=dict)
    keys: dict[ModelPath, Place] = field(default_factory=dict)
    raw: dict[ModelPath, tuple[str, ...]] = field(default_factory=dict)

    def of(self, path: ModelPath) -> Place | None:
        """The place of the value at a path, or of the nearest value around it."""
        for cut in range(len(path), -1, -1):
            if path[:cut] in self.values:
                return self.values[path[:cut]]
        return None

    def spot(self, path: ModelPath, words: str) -> Place | None:
        """The place of these words inside the value at a path; that of the value where no line of it has them."""
        whole = self.of(path)
        known = next((path[:cut] for cut in range(len(path), -1, -1) if path[:cut] in self.values), path)
        for at, lines in self.raw.items() if words else ():
            place = self.values[at]
            if at[: len(known)] != known or place.line is None:
                continue
            for number, raw in enumerate(lines):
                line = nfc(raw)
                column = line.find(words, (place.column or 1) - 1 if number == 0 else 0)
                if column >= 0:
                    return replace(place, line=place.line + number, column=column + 1, length=len(words), source=line)
        return whole

    def of_key(self, path: ModelPath) -> Place | None:
        """The place of the name at a path, else that of its value."""
        return self.keys.get(path) or self.of(path)


def merge(lower: Node | None, upper: Node, *, home: str = "upper") -> Node:
    """Two layers as one: mappings are joined key by key, anything else of the upper layer replaces the lower.

    ``home`` is the layer ("lower" or "upper") whose place a joined mapping keeps: where a missing key belongs.
    """
    if not (isinstance(lower, Mapping) and isinstance(upper, Mapping)):
        return upper
    items = dict(lower.items)
    for key, value in upper.items.items():
        items[key] = merge(items.get(key), value, home=home)
    place = lower.place if home == "lower" else upper.place
    return Mapping(items, place, {**lower.keys, **upper.keys})


def get(node: Node | None, *path: str) -> Node | None:
    """The node at a path of names, or None."""
    for key in path:
        node = node.items.get(key) if isinstance(node, Mapping) else None
    return node


def plain(node: Node, places: Places, path: ModelPath = ()) -> object:
    """The tree as str, list and dict; the place of every value is noted; empty values of a mapping are left out."""
    places.values[path] = node.place
    if isinstance(node, Scalar):
        places.raw[path] = node.raw
        return node.text
    if isinstance(node, Sequence):
        return [plain(item, places, (*path, number)) for number, item in enumerate(node.items)]
    result = {}
    for key, item in node.items.items():
        places.keys[*path, key] = node.keys.get(key, item.place)
        if isinstance(item, Scalar) and item.text is None:
            places.values[*path, key] = item.place
            continue
        result[key] = plain(item, places, (*path, key))
    return result


def walk(node: Node) -> Iterator[Node]:
    """Every node of a tree, the root first."""
    yield node
    if isinstance(node, Mapping):
        for item in node.items.values():
            yield from walk(item)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
