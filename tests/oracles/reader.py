"""docx2python: headers, body, footers and notes of a .docx, read without our code and without any program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Parts:
    """The paragraphs of a document, part by part, empty ones left out. Table cells come row by row."""

    header: tuple[str, ...]
    body: tuple[str, ...]
    footer: tuple[str, ...]
    footnotes: tuple[str, ...]


def parts(path: Path) -> Parts:
    """The text of each part. List labels are docx2python's own: ``1)`` and a tab for every decimal list."""
    from docx2python import docx2python

    with docx2python(path) as read:
        return Parts(
            *(tuple(_paragraphs(part)) for part in (read.header, read.body, read.footer, read.footnotes)),
        )


def full_text(path: Path) -> str:
    """Header, body, footer and footnotes in that order, one line a paragraph."""
    read = parts(path)
    return "\n".join((*read.header, *read.body, *read.footer, *read.footnotes))


def _paragraphs(nested: object) -> Iterator[str]:
    if isinstance(nested, str):
        if nested.strip():
            yield nested
    elif isinstance(nested, list | tuple):
        for item in nested:
            yield from _paragraphs(item)
