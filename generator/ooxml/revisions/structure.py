"""A document as a comparable value: what stands in it and how it is formatted, however the file spells it.

Left out, because nothing of it is text or formatting: marks of saving (rsid), spelling marks, the language for the
spelling checker, bookmarks, comments, ids, smart tags, the page breaks of the last display, hints computed from table
styles, links around nothing, and what fields for page numbers showed last time (Word computes it anew). Styles and
lists count by what they define, not by their names.

Tolerated on purpose: a header or footer of one empty paragraph is the same as none, for Word cannot track that a
section refers to it; a body that ends with a table ends with an empty paragraph, for Word adds it; text is compared
in normal form C with every run of blanks as one blank, unless ``exact``, for these never count as changes. Not looked
at, for Word has no mark for it: document defaults, theme, settings.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.names import MC, w
from generator.ooxml.revisions.definitions import Definitions
from generator.ooxml.revisions.keys import PARAGRAPH_APART, Value, property_key, quick_key
from generator.ooxml.revisions.names import (
    CLEAR_WRAPPERS,
    FIELD_CHAR,
    FIELD_TYPE,
    GRID,
    HEADER_REFERENCES,
    HYPERLINK,
    INSTRUCTION,
    MATHS,
    NOTE_REFERENCES,
    R_PREFIX,
    SIMPLE_FIELD,
    TBLPR,
    TBLPREX,
    TCPR,
    TEXT,
    TRPR,
)
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.revisions.spelling import spelt
from generator.ooxml.wml.names import PPR, R_TAG, ROW, RPR, SDT, SDT_CONTENT, SECTION, TABLE, TC, VAL, P
from generator.text import nfc

_APART: Final = PARAGRAPH_APART | {w("pStyle")}
LAYOUT_FIELDS: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_BLANKS: Final = re.compile(r"\s+")
_SILENT: Final = frozenset(
    w(name) for name in ("rPr", "lastRenderedPageBreak", "annotationRef", "commentReference", "delText", "delInstrText")
)
_NOTE: Final = {w("footnoteReference"): w("footnote"), w("endnoteReference"): w("endnote")}
_CONTROL_NAMES: Final = frozenset(w(name) for name in ("id", "rPr", "placeholder", "showingPlcHdr"))


class Structure(NamedTuple):
    """The body's blocks, and the sections with the headers and footers that take effect in them."""

    body: Value
    sections: Value


def structure_of(package: Opened, *, exact: bool = False) -> Structure:
    """The structure of a document without tracked changes.

    Raises UnsafeXmlError when a part that holds text is damaged, KeyError when a part is missing.
    """
    return _Reader(package, exact=exact).document()


class _Reader:
    def __init__(self, package: Opened, *, exact: bool) -> None:
        self._package = package
        self._exact = exact
        self._definitions = Definitions(package)
        self._default = self._definitions.default_paragraph_key()
        self._part = package.main
        self._fields: list[list[str]] = []  # of each open field its instruction; one that shows its result is sealed
        self._hidden = 0
        self._lists: dict[str, int] = {}
        self._memo: dict[object, Value] = {}
        self._notes: dict[tuple[str, str], Value] = {}

    def document(self) -> Structure:
        body = self._package.root(self._package.main).find(w("body"))
        if body is None:
            return Structure((), ())
        blocks = self.blocks(body)
        if blocks and blocks[-1][0] == "bảng":  # type: ignore[index]
            blocks = (*blocks, ("đoạn", (), (self._default,), (), False))
        return Structure(blocks, self._sections(body))

    def blocks(self, container: etree._Element) -> Value:
        found: list[Value] = []
        for child in container:
            tag = child.tag
            if tag == P:
                found.append(self._paragraph(child))
            elif tag == TABLE:
                found.append(self._table(child))
            elif tag == SDT:
                found.append(self._control(child))
            elif tag in CLEAR_WRAPPERS:
                found.extend(self.blocks(child))  # type: ignore[arg-type]
            elif tag in _BLOCK_OBJECTS:
                found.append(("khác", self._canonical(child)))
        return tuple(found)

    def _control(self, element: etree._Element) -> Value:
        content = element.find(SDT_CONTENT)
        names = property_key(element.find(w("sdtPr")), None, _CONTROL_NAMES)
        return ("khung", names, () if content is None else self.blocks(content))

    def _meaning(self, tag: str, name: str) -> object:
        if tag != w("numId"):
            return self._definitions.style_key(name)
        if self._definitions.num_key(name) == "":
            return "0"
        return (self._definitions.num_key(name), self._lists.setdefault(name, len(self._lists)))

    def _properties(self, element: etree._Element | None, apart: frozenset[str] = frozenset()) -> Value:
        if element is None or not len(element):
            return ()
        look = (quick_key(element), apart)
        known = self._memo.get(look)
        if known is None:
            known = self._memo[look] = property_key(element, self._meaning, apart)
        return known

    def _paragraph(self, paragraph: etree._Element) -> Value:
        items: list[Value] = []
        self._inline(paragraph, "", items)
        properties = paragraph.find(PPR)
        if properties is None:
            return ("đoạn", self._joined(items), (self._default,), (), False)
        style = properties.find(w("pStyle"))
        named = self._default if style is None else self._definitions.style_key(style.get(VAL, ""))
        return (
            "đoạn",
            self._joined(items),
            (named, *self._properties(properties, _APART)),
            self._properties(properties.find(RPR)),
            properties.find(SECTION) is not None,
        )

    def _joined(self, items: list[Value]) -> Value:
        """Texts of one format put together, and written in one way."""
        found: list[Value] = []
        index = 0
        while index < len(items):
            item = items[index]
            if item[0] != "chữ":
                found.append(item)
                index += 1
                continue
            texts = [item[1]]
            index += 1
            while index < len(items) and items[index][0] == "chữ" and items[index][2:] == item[2:]:
                texts.append(items[index][1])
                index += 1
            text = "".join(texts)  # type: ignore[arg-type]
            found.append(("chữ", text if self._exact else _BLANKS.sub(" ", nfc(text)), *item[2:]))
        return tuple(found)

    def _inline(self, container: etree._Element, link: str, items: list[Value]) -> None:
        for child in container:
            tag = child.tag
            if tag == R_TAG:
                self._run(child, link, items)
            elif tag == HYPERLINK:
                self._inline(child, self._link(child), items)
            elif tag == SIMPLE_FIELD:
                self._begin(items)
                self._fields[-1].append(child.get(w("instr"), ""))
                self._separate(items)
                self._inline(child, link, items)
                self._end(items)
            elif tag in CLEAR_WRAPPERS:
                self._inline(child, link, items)
            elif tag in _INLINE_OBJECTS and not self._hidden:
                items.append(("khác", self._canonical(child), link))

    def _link(self, element: etree._Element) -> str:
        shell = {key: value for key, value in element.attrib.items() if key != w("history")}
        target = shell.pop(f"{R_PREFIX}id", None)
        return repr((sorted(shell.items()), None if target is None else self._target(str(target))))

    def _run(self, run: etree._Element, link: str, items: list[Value]) -> None:
        form: Value | None = None
        for child in run:
            tag = child.tag
            if tag in _SILENT:
                continue
            if tag == FIELD_CHAR:
                {"begin": self._begin, "separate": self._separate}.get(child.get(FIELD_TYPE, ""), self._end)(items)
                continue
            if tag == INSTRUCTION:
                if self._fields:
                    self._fields[-1].append(child.text or "")
                continue
            if self._hidden:
                continue
            if form is None:
                form = self._properties(run.find(RPR))
            if tag == TEXT:
                if child.text:
                    items.append(("chữ", child.text, form, link))
            elif tag in _NOTE:
                items.append(("chú thích", self._note(child), child.get(w("customMarkFollows")), form, link))
            elif len(child):
                items.append(("hình", self._canonical(child), form, link))
            else:
                items.append(("dấu", str(tag), tuple(sorted(child.items())), form, link))

    def _begin(self, items: list[Value]) -> None:
        self._fields.append([])
        items.append(("trường",))

    def _separate(self, items: list[Value]) -> None:
        if not self._fields:
            return
        instruction = " ".join("".join(self._fields[-1]).split())
        items.append(("lệnh", instruction))
        if instruction.partition(" ")[0].upper() in LAYOUT_FIELDS:
            self._hidden += 1
            self._fields[-1] = ["", "hidden"]
        else:
            self._fields[-1] = ["", "shown"]

    def _end(self, items: list[Value]) -> None:
        if not self._fields:
            return
        ended = self._fields.pop()
        if ended == ["", "hidden"]:
            self._hidden -= 1
        elif ended != ["", "shown"]:
            items.append(("lệnh", " ".join("".join(ended).split())))
        items.append(("hết trường",))

    def _note(self, reference: etree._Element) -> Value:
        kind, name = NOTE_REFERENCES[str(reference.tag)], reference.get(w("id"), "")
        if (kind, name) not in self._notes:
            self._notes[kind, name] = ()
            part = self._package.linked(kind)
            if part is not None:
                here, self._part = self._part, part
                fields, self._fields = self._fields, []
                for note in self._package.root(part).iterchildren(_NOTE[str(reference.tag)]):
                    if note.get(w("id")) == name:
                        self._notes[kind, name] = self.blocks(note)
                self._part, self._fields = here, fields
        return self._notes[kind, name]

    def _table(self, table: etree._Element) -> Value:
        grid = table.find(GRID)
        columns = () if grid is None else tuple(column.get(w("w")) for column in grid.iterchildren(w("gridCol")))
        return ("bảng", self._properties(table.find(TBLPR)), columns, self._rows(table))

    def _rows(self, container: etree._Element) -> Value:
        found: list[Value] = []
        for row in container:
            if row.tag == ROW:
                forms = self._properties(row.find(TRPR)), self._properties(row.find(TBLPREX))
                found.append(("hàng", *forms, self._cells(row)))
            elif row.tag == SDT and (content := row.find(SDT_CONTENT)) is not None:
                found.append(("khung", (), self._rows(content)))
        return tuple(found)

    def _cells(self, container: etree._Element) -> Value:
        found: list[Value] = []
        for cell in container:
            if cell.tag == TC:
                found.append(("ô", self._properties(cell.find(TCPR)), self.blocks(cell)))
            elif cell.tag == SDT and (content := cell.find(SDT_CONTENT)) is not None:
                found.append(("khung", (), self._cells(content)))
        return tuple(found)

    def _sections(self, body: etree._Element) -> Value:
        found: list[Value] = []
        effective: dict[str, Value] = {}
        for section in body.iter(SECTION):
            for child in section:
                kind = HEADER_REFERENCES.get(str(child.tag))
                if kind is not None:
                    effective[f"{kind} {child.get(w('type'), 'default')}"] = self._story(child.get(f"{R_PREFIX}id", ""))
            form = property_key(section, None, frozenset(HEADER_REFERENCES))
            found.append(("phần", form, tuple(sorted((k, v) for k, v in effective.items() if v))))
        return tuple(found)

    def _story(self, relation: str) -> Value:
        link = self._package.relations(self._package.main).get(relation)
        if link is None or not self._package.has(link.target):
            return ()
        here, self._part = self._part, link.target
        self._fields = []
        blocks = self.blocks(self._package.root(link.target))
        self._part = here
        if len(blocks) == 1 and blocks[0][:2] == ("đoạn", ()):  # type: ignore[index]
            return ()
        return blocks

    def _target(self, relation: str) -> str:
        link = self._package.relations(self._part).get(relation)
        return "" if link is None else f"{link.kind} {self._package.meaning(link)}"

    def _canonical(self, element: etree._Element) -> str:
        return spelt(element, self._target, self._meaning)


_BLOCK_OBJECTS: Final = frozenset((f"{{{MC}}}AlternateContent", w("altChunk"), w("subDoc")))
_INLINE_OBJECTS: Final = frozenset(
    (
        SDT,
        w("bdo"),
        w("dir"),
        w("subDoc"),
        f"{{{MC}}}AlternateContent",
        *MATHS,
    )
)
