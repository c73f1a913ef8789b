"""The tree of a plan's body: its nodes, the outline that holds them, and the walk that numbers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.outline.numbering import Scheme, number_above, ordinal

NodePath = tuple[str | int, ...]
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    r"""One item of the body.

    ``noi_dung`` holds paragraphs joined by ``\n``: the first carries the ordinal when there is no title, the others
    carry none. ``danh_so`` is the scheme of the children, None without children. ``so_goc`` is the ordinal as
    typed, ``line`` its line (from 1), ``at`` the line and column of the ordinal and then of each paragraph (the
    title first); these three tell where an item came from and do not count when nodes are compared.
    """

    tieu_de: str | None = None
    noi_dung: str | None = None
    danh_so: Scheme | None = None
    muc_con: tuple[Node, ...] = ()
    khong_so: bool = False
    ten: str | None = None
    vai_tro: str | None = None
    so_goc: str | None = field(default=None, compare=False)
    line: int = field(default=0, compare=False)
    at: tuple[Spot, ...] = field(default=(), compare=False, repr=False)

    def as_dict(self) -> dict[str, Any]:
        """Plain values under the names of the model, only those that are set."""
        found: dict[str, Any] = {}
        for name in ("tieu_de", "noi_dung", "ten", "vai_tro"):
            value = getattr(self, name)
            if value is not None:
                found[name] = value
        if self.khong_so:
            found["khong_so"] = True
        if self.danh_so is not None:
            found["danh_so"] = self.danh_so.value
        if self.muc_con:
            found["muc_con"] = [child.as_dict() for child in self.muc_con]
        return found


@dataclass(frozen=True, slots=True)
class Outline:
    """A body: the unmarked paragraphs before the first ordinal, the top scheme (``KHONG`` when empty), the items."""

    mo_dau: str | None = None
    danh_so: Scheme = Scheme.KHONG
    muc: tuple[Node, ...] = ()
    at: tuple[Spot, ...] = field(default=(), compare=False, repr=False)

    def as_dicts(self) -> list[dict[str, Any]]:
        """The top items as plain values (see ``Node.as_dict``)."""
        return [node.as_dict() for node in self.muc]

    def places(self) -> dict[NodePath, Spot]:
        """Line and column (from 1) in the typed text of everything the tree holds.

        ``(0, "muc_con", 2)`` is the ordinal of an item; followed by ``"tieu_de"`` or ``"noi_dung"`` the start of
        that text; by ``"noi_dung", k`` its k-th paragraph, from 0. ``("mo_dau",)`` likewise.
        """
        found: dict[NodePath, Spot] = {}
        _place_paragraphs(found, ("mo_dau",), self.at)
        for step in walk(self):
            at = step.node.at
            if not at:
                continue
            found[step.path] = at[0]
            texts = at[1:]
            if step.node.tieu_de is not None and texts:
                found[(*step.path, "tieu_de")] = texts[0]
                texts = texts[1:]
            _place_paragraphs(found, (*step.path, "noi_dung"), texts)
        return found


def _place_paragraphs(found: dict[NodePath, Spot], path: NodePath, spots: tuple[Spot, ...]) -> None:
    if spots:
        found[path] = spots[0]
    for index, spot in enumerate(spots):
        found[(*path, index)] = spot


class Step(NamedTuple):
    """One item met on a walk: its path, depth (0 at the top), scheme, printed ordinal, and the item itself."""

    path: NodePath
    depth: int
    scheme: Scheme
    label: str
    node: Node


def walk(outline: Outline) -> Iterator[Step]:
    """Every item in reading order, numbered by position; an item with ``khong_so`` has no ordinal and takes none."""
    yield from _walk(outline.muc, outline.danh_so, (), 0, "")


def _walk(nodes: tuple[Node, ...], scheme: Scheme, path: NodePath, depth: int, numbered: str) -> Iterator[Step]:
    index = 0
    for position, node in enumerate(nodes):
        label = ""
        if not node.khong_so:
            index += 1
            label = ordinal(scheme, index, numbered)
        here = (*path, position)
        yield Step(here, depth, scheme, label, node)
        if node.muc_con:
            above = number_above(scheme, label, numbered)
            yield from _walk(node.muc_con, node.danh_so or Scheme.KHONG, (*here, "muc_con"), depth + 1, above)
