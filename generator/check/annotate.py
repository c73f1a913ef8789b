"""An annotated copy: the same Word file with a native comment at every finding; nothing else in it is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.check.records import Record
from generator.diagnostics import Diagnostic, Outcome, Place, Severity, failed
from generator.ooxml.editing.comments import Comment, with_comments
from generator.ooxml.editing.spans import Node, in_utf8, scan
from generator.ooxml.editing.words import Words
from generator.ooxml.package import read_package
from generator.ooxml.tree import UnsafeXmlError
from generator.ooxml.zip_writer import write_package
from generator.read.docx.sources import Source, Sources, block_sources
from generator.read.view import Block, DocView

AUTHOR: Final = "kehoach"
_UNCHECKED: Final = (Severity.KHONG_KIEM_DUOC,)


@dataclass(frozen=True, slots=True)
class AnnotateOptions:
    """``author`` and ``date`` (ISO time, "" for none) of the comments; ``revisions`` as the document was read."""

    author: str = AUTHOR
    date: str = ""
    revisions: str = "accepted"


def annotate(
    data: bytes, view: DocView, found: Sequence[Record], options: AnnotateOptions = AnnotateOptions()
) -> Outcome[bytes]:
    """The file with a comment for each finding that has been judged; HT124 when it cannot be written into.

    ``data`` is the .docx that ``view`` was read from. A finding that stands where Word takes no comments (headers,
    notes, text boxes) goes to the paragraph it hangs on, else to the first one, and says where it belongs.
    """
    sources = block_sources(data, view.file, revisions=options.revisions)
    package = read_package(data, file=view.file)
    if sources is None or package.value is None:
        return failed(refusal(view.file, "không mở lại được tệp"))
    try:
        document = in_utf8(package.value[sources.main])
        target = _Target(scan(document), view, sources, options.revisions)
        comments = [target.comment(record) for record in found if record.severity not in _UNCHECKED]
        parts = with_comments(package.value, sources.main, document, comments, options.author, options.date)
    except (UnsafeXmlError, ValueError, LookupError) as error:
        return failed(refusal(view.file, str(error)))
    return Outcome(write_package(parts))


def refusal(file: str, why: str) -> Diagnostic:
    """HT124: a Word file that nothing can be written into."""
    mend = "mở tệp bằng Word, lưu lại dạng Word Document (.docx) rồi thử lại; tệp gốc còn nguyên."
    return Diagnostic("HT124", "Không ghi được vào cấu trúc của tệp Word này.", mend, place=Place(file), text=why)


class _Target:
    """Where in the main part a comment goes."""

    def __init__(self, root: Node, view: DocView, sources: Sources, revisions: str) -> None:
        self._paragraphs = list(root.walk("p"))
        self._blocks = view.by_address()
        self._view, self._sources = view, sources
        self._original = revisions == "original"
        self._words: dict[str, Words] = {}

    def comment(self, record: Record) -> Comment:
        """The comment of one finding."""
        block = self._block(record.address)
        own = block is not None and block.address == record.address
        if block is None or not own:
            place = record.where.within
            note = (f"(Về: {place})",) if place and record.address else ()
            return Comment((*lines(record), *note), (), self._anchor(block))
        words = self._words_of(block)
        start, end = record.start, record.end
        if start >= end:  # something is missing here: the letters on both sides of the gap
            start, end = max(0, start - 1), start + 1
        glyphs = words.find(block.text, start, end) or words.glyphs
        return Comment(lines(record), glyphs, self._anchor(block))

    def _block(self, address: str) -> Block | None:
        """The block of the body to which an address leads, through what it hangs on."""
        block = self._blocks.get(address)
        if block is None and address:
            block = next((each for each in self._view.blocks if each.address.startswith(f"{address}/")), None)
        for _ in range(8):
            if block is None or (block.where == "body" and self._source(block) is not None):
                return block
            block = self._blocks.get(block.anchor)
        return None

    def _source(self, block: Block) -> Source | None:
        source = self._sources.blocks.get(block.address)
        return source if source is not None and source.part == self._sources.main else None

    def _words_of(self, block: Block) -> Words:
        words = self._words.get(block.address)
        if words is None:
            source = self._source(block)
            nodes = [self._paragraphs[number] for number in source.paragraphs] if source is not None else []
            words = self._words[block.address] = Words(nodes, original=self._original)
        return words

    def _anchor(self, block: Block | None) -> Node:
        """The paragraph of a block, or the nearest one that has an inside; LookupError when there is none at all."""
        source = self._source(block) if block is not None else None
        at = source.paragraphs[-1] if source is not None else 0
        for node in (*self._paragraphs[at::-1], *self._paragraphs[at:]):
            if not node.empty_tag and not _boxed(node):
                return node
        raise LookupError("no paragraph")


def _boxed(node: Node) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == "txbxContent":
            return True
        above = above.parent
    return False


def lines(record: Record) -> tuple[str, ...]:
    """What a comment says, a line a paragraph."""
    said = [f"{record.code} ({record.severity.value}): {record.title}", record.message, f"Cách sửa: {record.mend}"]
    if record.clause:
        said.append(f"Căn cứ: {' '.join(record.clause.split())}")
    return tuple(line for line in said if line.strip())
