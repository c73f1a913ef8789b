"""A document as plain lines, read straight from its XML: words, tables, pictures, notes, links, fields, sections.

Independent of the package under test. What no reader sees (ids, bookmarks, comments, content controls, how runs are
cut) is left out, so that two documents that say the same have the same lines.
"""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TRACKED: Final = frozenset(
    W + name
    for name in (
        *(
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "cellIns",
            "cellDel",
            "cellMerge",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
        ),
        *("tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange"),
    )
)
_WRAPPERS: Final = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


class Reading:
    """One package, read part by part."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self._data = {name: package.read(name) for name in package.namelist()}
        self._xml: dict[str, etree._Element] = {}

    def root(self, part: str) -> etree._Element:
        """The root of a part; KeyError when there is none."""
        if part not in self._xml:
            self._xml[part] = etree.fromstring(self._data[part])
        return self._xml[part]

    def lines(self) -> list[str]:
        """The body, the sections, and what stands in the header and the footer of each."""
        return [*self.body(), *self.sections()]

    def body(self) -> list[str]:
        """The blocks of the body: a line a paragraph, the tables with their rows and cells."""
        body = self.root("word/document.xml").find(W + "body")
        assert body is not None
        return list(self._blocks(body, "word/document.xml"))

    def words(self) -> list[str]:
        """The lines of ``body`` that hold any, and those of headers and footers; without the signs of tables."""
        found = [line[2:] for line in self.body() if line.startswith("P ")]
        found += [line.partition(": ")[2] for line in self.sections() if not line.startswith("SECTION")]
        return [line for line in found if line.strip()]

    def left_tracked(self) -> list[str]:
        """Marks of tracked changes that are still there, by part."""
        found = []
        for part in sorted(self._data):
            if part.startswith("word/") and part.endswith(".xml") and part.count("/") == 1:
                found += [f"{part}: {etree.QName(e).localname}" for e in self.root(part).iter(*_TRACKED)]
        return found

    def sections(self) -> list[str]:
        """Page, margins, and the words of every header and footer that shows, section by section."""
        found: list[str] = []
        shown: dict[str, str] = {}
        rels = self._rels("word/document.xml")
        for number, section in enumerate(self.root("word/document.xml").iter(W + "sectPr"), 1):
            size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
            wide = size is not None and size.get(W + "orient") == "landscape"
            sides = {} if margins is None else dict(margins.attrib)
            around = " ".join(sides.get(W + side, "") for side in ("top", "right", "bottom", "left"))
            found.append(f"SECTION {number} {'landscape' if wide else 'portrait'} {around}")
            for reference in section.iter(W + "headerReference", W + "footerReference"):
                kind = f"{etree.QName(reference).localname[:6]} {reference.get(W + 'type')}"
                part = rels[str(reference.get(R + "id"))]
                shown[kind] = "\n".join(line for line in self._blocks(self.root(part), part) if line.strip(" P"))
            first = section.find(W + "titlePg") is not None
            kinds = [kind for kind in sorted(shown) if kind.endswith("default") or (first and kind.endswith("first"))]
            found += [f"{kind} {number}: {shown[kind]}" for kind in kinds if shown[kind]]
        return found

    def _blocks(self, parent: Iterable[etree._Element], part: str) -> Iterator[str]:
        for block in parent:
            if block.tag == W + "p":
                yield "P " + self._inline(block, part)
            elif block.tag == W + "tbl":
                yield "TABLE"
                for row in _rows(block):
                    yield "ROW"
                    for cell in _children(row, W + "tc"):
                        yield "CELL" + _merging(cell)
                        yield from self._blocks(cell, part)
                yield "END"
            elif block.tag in _WRAPPERS:
                yield from self._blocks(block, part)

    def _inline(self, parent: etree._Element, part: str) -> str:
        return "".join(self._piece(item, part) for item in parent)

    def _piece(self, item: etree._Element, part: str) -> str:
        tag = etree.QName(item).localname if isinstance(item.tag, str) and item.tag.startswith(W) else ""
        plain = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
        if tag in ("t", "delText"):
            return item.text or ""
        if tag in plain:
            return plain[tag]
        if tag == "br":
            return "\f" if item.get(W + "type") == "page" else "\n"
        if tag == "sym":
            return f"[{item.get(W + 'font')} {item.get(W + 'char')}]"
        if tag == "instrText":
            return "{" + (item.text or "").strip() + "}"
        if tag == "fldSimple":
            return "{" + (item.get(W + "instr") or "").strip() + "}" + self._inline(item, part)
        if tag == "hyperlink":
            rel = item.get(R + "id")
            target = self._rels(part)[rel] if rel else f"#{item.get(W + 'anchor')}"
            return f"[{target}|{self._inline(item, part)}]"
        if tag in ("footnoteReference", "endnoteReference"):
            return f"[{self._note(tag.removesuffix('Reference'), str(item.get(W + 'id')))}]"
        if tag in ("drawing", "pict", "object"):
            return self._drawn(item, part)
        if tag in ("r", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "del", "moveFrom"):
            return self._inline(item, part)
        if item.tag == "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent":
            return "".join(self._drawn(choice, part) for choice in item if choice.tag != _MC_FALLBACK)
        return ""

    def _drawn(self, item: etree._Element, part: str) -> str:
        found = []
        for inner in item.iter():
            rel = inner.get(R + "embed")
            if inner.tag == W + "txbxContent":
                found.append("[box " + " / ".join(self._blocks(inner, part)) + "]")
            elif rel:
                found.append(f"[picture {hashlib.sha256(self._data[self._rels(part)[rel]]).hexdigest()[:8]}]")
        return "".join(found)

    def _note(self, kind: str, number: str) -> str:
        part = f"word/{kind}s.xml"
        for found in self.root(part):
            if found.get(W + "id") == number:
                return f"{kind} " + " / ".join(self._blocks(found, part))
        return f"{kind} is missing"

    def _rels(self, part: str) -> dict[str, str]:
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self._data:
            return {}
        return {
            str(rel.get("Id")): str(rel.get("Target"))
            if rel.get("TargetMode") == "External"
            else posixpath.normpath(posixpath.join(folder, str(rel.get("Target")))).removeprefix("word//").lstrip("/")
            for rel in self.root(rels).iter(_REL)
        }


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, also through content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return _children(table, W + "tr")


def _merging(cell: etree._Element) -> str:
    span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    wide = f" across {span.get(W + 'val')}" if span is not None and span.get(W + "val") != "1" else ""
    return wide + (f" {merge.get(W + 'val') or 'continue'}" if merge is not None else "")


def revisions(path: Path) -> int:
    """How many changes a reviewer meets: stretches of one kind of insertion, deletion, move, and changed properties.

    Runs, paragraph marks and rows of one kind that follow each other are one stretch, whatever the engine cut them
    into; a formatting change of adjacent runs is one.
    """
    reading, count = Reading(path), 0
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
    for part in parts:
        if part.count("/") == 1:
            count += _stretches(reading.root(part))
    return count


_RUN_MARKS: Final = {W + kind: kind for kind in ("ins", "del", "moveFrom", "moveTo")}
_CELL_MARKS: Final = {W + "cellIns": "ins", W + "cellDel": "del", W + "cellMerge": "merge"}


def _stretches(root: etree._Element) -> int:
    """Kinds in reading order: what is tracked, and "" for what is not; a stretch is a kind after another one."""
    count, before = 0, ""
    for kind in _kinds(root):
        count += bool(kind) and kind != before
        before = kind
    alone = [
        W + name for name in ("pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange")
    ]
    return count + sum(1 for _ in root.iter(*alone)) + _format_stretches(root)


def _kinds(root: etree._Element) -> Iterator[str]:
    for item in root.iter(W + "r", W + "p", W + "trPr", *_CELL_MARKS):
        if item.tag in _CELL_MARKS:
            yield _CELL_MARKS[str(item.tag)]
        elif item.tag == W + "trPr":
            yield next((_RUN_MARKS[str(mark.tag)] for mark in item if mark.tag in _RUN_MARKS), "")
        elif item.tag == W + "p":
            if not any(True for _ in item.iter(W + "r")):
                yield _of_mark(item)
        else:
            around = item.getparent()
            while around is not None and around.tag not in _RUN_MARKS and around.tag != W + "p":
                around = around.getparent()
            yield "" if around is None else _RUN_MARKS.get(str(around.tag), "")
            paragraph = next(item.iterancestors(W + "p"), None)
            last = None if paragraph is None else next(reversed(list(paragraph.iter(W + "r"))), None)
            if paragraph is not None and last is item:
                mark = _of_mark(paragraph)
                if mark:
                    yield mark


def _of_mark(paragraph: etree._Element) -> str:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return (
        next((_RUN_MARKS[str(mark.tag)] for mark in marks if mark.tag in _RUN_MARKS), "") if marks is not None else ""
    )


def _format_stretches(root: etree._Element) -> int:
    count = 0
    for paragraph in root.iter(W + "p"):
        before = False
        for item in paragraph.iter(W + "r"):
            now = item.find(f"{W}rPr/{W}rPrChange") is not None
            count += now and not before
            before = now
    return count
