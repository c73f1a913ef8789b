"""What wraps blocks, rows or cells taken off: content controls, smart tags, alternate content, tracked moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from generator.ooxml.wml.names import ALTERNATE, SDT, SDT_CONTENT, WRAPPERS
from generator.read.docx.state import State, chosen


def flattened(state: State, container: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The children of a container, with what only wraps them taken off."""
    for child in container:
        tag = child.tag
        if tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from flattened(state, content)
        elif tag in WRAPPERS or tag in state.kept:
            yield from flattened(state, child)
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from flattened(state, branch)
        elif tag not in state.gone:
            yield child
