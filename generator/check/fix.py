"""Safe fixes of a Word file: formatting that rules name, and typography that leaves every letter and digit alone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.check.annotate import refusal
from generator.check.engine import Judged, Report
from generator.check.rule import Change, Finding
from generator.diagnostics import Outcome, failed
from generator.ooxml.editing import properties
from generator.ooxml.editing.edits import Edit, applied, cut_after, cut_before
from generator.ooxml.editing.spans import Node, in_utf8, scan
from generator.ooxml.editing.typing import TypedText, retyped, unified
from generator.ooxml.editing.words import Words
from generator.ooxml.package import read_package
from generator.ooxml.tree import UnsafeXmlError
from generator.ooxml.zip_writer import write_package
from generator.read.docx.sources import Sources, block_sources
from generator.read.view import DocView
from generator.text import nfc, without_tone_place

_LETTERS: Final = "đổi cả chữ hoặc số, phải do người soạn quyết định"
_NO_PLACE: Final = "không tìm được đúng chỗ này trong tệp Word"
_OVERLAP: Final = "chồng lên một chỗ vừa sửa; chạy lại --fix trên tệp đã sửa"
_NOTHING: Final = "quy tắc không nói sửa thành chữ nào khác"
_MIXED: Final = "chỗ này có dấu tách (Tab), ngắt dòng hoặc ký hiệu đặc biệt"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended copy. ``done`` says of each finding what was changed, ``left`` why one that has a fix was let alone.

    ``digest`` is the SHA-256 of all text but the characters that ``done`` lists; it is that of the text before as well.
    """

    data: bytes
    done: tuple[tuple[Judged, str], ...]
    left: tuple[tuple[Judged, str], ...]
    digest: str


def fix(data: bytes, report: Report, *, revisions: str = "accepted") -> Outcome[Fixed]:
    """Mend what can be mended safely in the .docx that the report is about; HT124 when it cannot be written into.

    The text before and after is compared: when it differs elsewhere than where ``Fixed.done`` says, nothing is given.
    """
    view = report.view
    sources = block_sources(data, view.file, revisions=revisions)
    package = read_package(data, file=view.file)
    if sources is None or package.value is None:
        return failed(refusal(view.file, "không mở lại được tệp"))
    work = _Work(view, sources, dict(package.value), revisions == "original")
    try:
        work.run([judged for judged in report.found if judged.rule.fixable])
        made = write_package(work.parts)
        before, after = _digests(view, made, work.typed, revisions)
    except (UnsafeXmlError, ValueError, TypeError, LookupError) as error:
        return failed(refusal(view.file, str(error)))
    if before != after:
        return failed(refusal(view.file, "chữ của văn bản sẽ bị thay đổi ngoài chỗ cần sửa"))
    return Outcome(Fixed(made, tuple(work.done), tuple(work.left), after))


def keeps_letters(old: str, new: str) -> bool:
    """True when only blanks, signs, capitals and the place of tone marks differ: what a safe fix may change."""
    return _letters(old) == _letters(new)


def _letters(text: str) -> str:
    return "".join(mark for mark in without_tone_place(text) if mark.isalnum())


@dataclass
class _Work:
    """The package on its way from one state to the next: cuts, then formatting, then typing."""

    view: DocView
    sources: Sources
    parts: dict[str, bytes]
    original: bool
    done: list[tuple[Judged, str]] = field(default_factory=list)
    left: list[tuple[Judged, str]] = field(default_factory=list)
    typed: dict[str, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))
    _nodes_of: dict[str, list[Node]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._texts = {block.address: block.text for block in self.view.blocks}

    def run(self, fixable: Sequence[Judged]) -> None:
        """Make every fix that can be made."""
        formats = [judged for judged in fixable if judged.finding.changes]
        for name in sorted(self._names()):
            self.parts[name] = in_utf8(self.parts[name])
        self._edit(self._cuts(formats))
        self._edit(self._formats(formats))
        self._edit(self._typing(judged for judged in fixable if judged.finding.fix is not None))

    def _names(self) -> set[str]:
        return {self.sources.main} | {source.part for source in self.sources.blocks.values()}

    def _edit(self, edits: Iterable[tuple[str, Edit]]) -> None:
        by_part: dict[str, set[Edit]] = defaultdict(set)
        for part, edit in edits:
            by_part[part].add(edit)
        for part, wanted in by_part.items():
            self.parts[part] = applied(self.parts[part], wanted)
        self._nodes_of.clear()

    def _nodes(self, address: str) -> tuple[str, list[Node]]:
        """The part and the paragraphs of a block as they now are."""
        source = self.sources.blocks.get(address)
        if source is None:
            return "", []
        if source.part not in self._nodes_of:
            self._nodes_of[source.part] = list(scan(self.parts[source.part]).walk("p"))
        return source.part, [self._nodes_of[source.part][number] for number in source.paragraphs]

    def _text(self, address: str) -> str:
        return self._texts.get(address, "")

    def _cuts(self, formats: Iterable[Judged]) -> Iterator[tuple[str, Edit]]:
        """Runs cut where a change of formatting begins or ends within them."""
        for change in (change for judged in formats for change in judged.finding.changes if change.target == "run"):
            part, nodes = self._nodes(change.address)
            text = self._text(change.address)
            glyphs = Words(nodes, original=self.original).find(text, change.start, _end(change, text))
            if not glyphs:
                continue
            for cut in (cut_before(self.parts[part], glyphs[0]), cut_after(self.parts[part], glyphs[-1])):
                if cut.before or cut.after:
                    yield part, Edit(cut.offset, cut.offset, cut.before + cut.after)
                    keeping = cut.preserving()
                    if keeping is not None:
                        yield part, keeping

    def _formats(self, formats: Iterable[Judged]) -> Iterator[tuple[str, Edit]]:
        """Every property set, all those of one element together."""
        gathered: dict[tuple[str, int], tuple[str, Node, list[Change]]] = {}
        for judged in formats:
            changes = judged.finding.changes
            places = [(change, *self._elements(change)) for change in changes]
            if not all(nodes for _, _, nodes in places):
                self.left.append((judged, _NO_PLACE))
                continue
            for change, part, nodes in places:
                for node in nodes:
                    gathered.setdefault((part, node.start), (part, node, []))[2].append(change)
            self.done.append((judged, "; ".join(dict.fromkeys(_said(change) for change in changes))))
        for part, node, of_node in gathered.values():
            yield from self._set(part, node, of_node)

    def _elements(self, change: Change) -> tuple[str, list[Node]]:
        if change.target == "section":
            sections = [
                node
                for node in scan(self.parts[self.sources.main]).walk("sectPr")
                if node.parent is not None and node.parent.tag in ("pPr", "body")
            ]
            number = int(change.address)
            return self.sources.main, sections[number : number + 1]
        part, nodes = self._nodes(change.address)
        if change.target != "run":
            return part, nodes[-1:] if change.target == "paragraph" else nodes
        text = self._text(change.address)
        glyphs = Words(nodes, original=self.original).find(text, change.start, _end(change, text))
        return part, list(dict.fromkeys(glyph.run for glyph in glyphs))

    def _set(self, part: str, node: Node, changes: Sequence[Change]) -> Iterator[tuple[str, Edit]]:
        data, target = self.parts[part], changes[0].target
        if target == "text":
            for edit in unified(node):
                yield part, edit
            return
        wanted = properties.wanted(target, [(change.name, change.value) for change in changes])
        maker = {
            "paragraph": properties.paragraph_edit,
            "run": properties.run_edit,
            "section": properties.section_edit,
        }[target]
        yield part, maker(data, node, wanted)

    def _typing(self, fixable: Iterable[Judged]) -> Iterator[tuple[str, Edit]]:
        for judged in fixable:
            found = judged.finding
            text = self._text(found.address)
            why, typed = self._retyped(found, text)
            if typed is None:
                self.left.append((judged, why))
                continue
            self.typed[found.address].append((found.start, found.end, found.fix or ""))
            self.done.append((judged, f"“{text[found.start : found.end]}” → “{found.fix}”"))
            for edit in typed.edits:
                yield typed.part, edit

    def _retyped(self, found: Finding, text: str) -> tuple[str, TypedText | None]:
        new, old = nfc(found.fix or ""), text[found.start : found.end]
        if new == old:
            return _NOTHING, None
        if not keeps_letters(old, new):
            return _LETTERS, None
        last = max(found.end, found.start + 1)
        if any(start < last and found.start < max(end, start + 1) for start, end, _ in self.typed[found.address]):
            return _OVERLAP, None
        part, nodes = self._nodes(found.address)
        words = Words(nodes, original=self.original)
        if not nodes or not words.agrees(text):
            return _NO_PLACE, None
        edits = retyped(words, text, found.start, found.end, new)
        return (_MIXED, None) if edits is None else ("", TypedText(part, edits))


def _end(change: Change, text: str) -> int:
    return len(text) if change.end is None else change.end


def _said(change: Change) -> str:
    if change.target == "text":
        return "chữ Unicode tổ hợp thành dựng sẵn (NFC)"
    return properties.PROPERTIES[change.target][change.name].said(change.value)


def _digests(
    view: DocView, made: bytes, typed: dict[str, list[tuple[int, int, str]]], revisions: str
) -> tuple[str, str]:
    """The hashes of the text before and after without the characters that were typed anew."""
    from generator.read.docx import read_docx
    from generator.read.opening import in_unicode

    read = read_docx(made, view.file, revisions=revisions).value
    if read is None:
        raise ValueError("the fixed file cannot be read")
    before, after = hashlib.sha256(), hashlib.sha256()
    new_blocks = in_unicode(read).blocks
    if [block.address for block in view.blocks] != [block.address for block in new_blocks]:
        return "", "the paragraphs differ"
    for old, new in zip(view.blocks, new_blocks, strict=True):
        position, shift = 0, 0
        pieces: list[tuple[str, str]] = []
        for start, end, words in sorted(typed.get(old.address, ())):
            pieces.append((old.text[position:start], new.text[position + shift : start + shift]))
            if new.text[start + shift : start + shift + len(words)] != words:
                return "", "not the words that were wanted"
            position, shift = end, shift + len(words) - (end - start)
        pieces.append((old.text[position:], new.text[position + shift :]))
        for kept, found in pieces:
            before.update(f"{kept}\n".encode("utf-8", "surrogatepass"))
            after.update(f"{found}\n".encode("utf-8", "surrogatepass"))
    return before.hexdigest(), after.hexdigest()
