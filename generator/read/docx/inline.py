"""The content of a paragraph: runs, fields, symbols, breaks, drawings, references to notes, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from generator.ooxml.names import XML, w
from generator.ooxml.wml.drawing import Drawn
from generator.ooxml.wml.drawingml import read_drawing
from generator.ooxml.wml.formatting import ParagraphFormat, RunFormat
from generator.ooxml.wml.names import (
    ALTERNATE,
    DRAWING,
    MATH_TEXT,
    MATHS,
    OBJECT,
    PICT,
    R_TAG,
    RPR,
    SDT,
    SDT_CONTENT,
    VAL,
    WRAPPERS,
)
from generator.ooxml.wml.values import whole
from generator.ooxml.wml.vml import read_picture
from generator.read.docx.state import Field, State, chosen
from generator.read.docx.symbols import symbol

BREAK: Final = "\f"  # a page or column break; at the edges of a paragraph it is no text
_SPACE: Final = f"{{{XML}}}space"
_FIELD_LIMIT: Final = 50


@dataclass(slots=True)
class Piece:
    """Text of one format; ``raw`` is what the file holds where that is another character."""

    text: str
    raw: str
    format: RunFormat
    field: str | None


@dataclass(slots=True)
class Inline:
    """All that the paragraphs joined into one block hold."""

    pieces: list[Piece] = field(default_factory=list)
    drawings: list[Drawn] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    page_break: bool = False
    page: int | None = None
    ruby: bool = False

    @property
    def visible(self) -> bool:
        """True when there is anything to see or to follow."""
        return bool(self.drawings or self.references or any(piece.text for piece in self.pieces))


class InlineReader:
    """Reads the content of one paragraph element into an ``Inline``."""

    def __init__(self, state: State, paragraph: ParagraphFormat, into: Inline) -> None:
        self._state = state
        self._paragraph = paragraph
        self._into = into

    def read(self, elements: Iterable[etree._Element]) -> None:
        """Everything in a paragraph or in an element that only wraps runs."""
        state = self._state
        for child in elements:
            tag = child.tag
            if tag == R_TAG:
                self._run(child)
            elif tag in WRAPPERS or tag in state.kept:
                self.read(child)
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                self.read(() if content is None else content)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                self.read(() if branch is None else branch)
            elif tag in MATHS:
                self.add("".join(text.text or "" for text in child.iter(MATH_TEXT)), self._plain())

    def end_paragraph(self) -> None:
        """A field whose instruction never came to its result must not swallow the paragraphs after it."""
        while self._state.fields and not self._state.fields[-1].result:
            self._state.fields.pop()

    def _plain(self) -> RunFormat:
        return self._state.formatting.run(self._paragraph, None)

    def _run(self, run: etree._Element) -> None:
        properties = self._state.former(run.find(RPR), "rPrChange")
        self._content(run, self._state.formatting.run(self._paragraph, properties))

    def _content(self, elements: Iterable[etree._Element], form: RunFormat) -> None:
        for child in elements:
            tag = child.tag
            if tag in _TEXTS:
                text = child.text
                if text:
                    if child.get(_SPACE) != "preserve":
                        text = text.strip(" \t\r\n")
                    self.add(text.replace("\r", "").replace("\n", " "), form)
            elif handler := _HANDLERS.get(tag):
                handler(self, child, form)

    def add(self, text: str, form: RunFormat, raw: str | None = None) -> None:
        """Text of one format, unless it belongs to the instruction of a field."""
        fields = self._state.fields
        name = None
        if fields:
            if not all(item.result for item in fields):
                return  # part of an instruction, not of what is seen
            for item in fields:
                item.filled = True
            name = fields[-1].name
        if not text:
            return
        into = self._into
        if into.page is None:
            into.page = self._state.page
        last = into.pieces[-1] if into.pieces else None
        if last is not None and last.format is form and last.field == name:
            last.text += text
            last.raw += text if raw is None else raw
        else:
            into.pieces.append(Piece(text, text if raw is None else raw, form, name))

    def _simple_field(self, element: etree._Element) -> None:
        self._state.fields.append(Field([element.get(w("instr"), "")], result=True))
        self.read(element)
        self._end_field(self._plain())

    def _end_field(self, form: RunFormat) -> None:
        fields = self._state.fields
        if not fields:
            return
        ended = fields.pop()
        if ended.filled or not all(item.result for item in fields):
            return
        if ended.form:
            self.add(ended.form, form)
        else:  # a field without a stored result still prints something
            self._into.pieces.append(Piece("", "", form, ended.name))

    def field_character(self, element: etree._Element, form: RunFormat) -> None:
        """``w:fldChar``: a field begins, its result begins, or it ends."""
        kind = element.get(w("fldCharType"))
        fields = self._state.fields
        if kind == "begin" and len(fields) < _FIELD_LIMIT:
            fields.append(Field(form=_form_value(element)))
        elif kind == "separate" and fields:
            fields[-1].result = True
        elif kind == "end":
            self._end_field(form)

    def instruction(self, element: etree._Element, _form: RunFormat) -> None:
        """``w:instrText``: a piece of the instruction of the innermost field."""
        if self._state.fields and not self._state.fields[-1].result:
            self._state.fields[-1].instruction.append(element.text or "")

    def symbol(self, element: etree._Element, form: RunFormat) -> None:
        """``w:sym``: a character of a symbol font, made readable where it is known."""
        font = element.get(w("font")) or form.fonts[1]
        try:
            code = int(element.get(w("char"), ""), 16)
            raw = chr(code)
        except (ValueError, OverflowError):
            return
        if not (0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE):
            return
        self.add(symbol(code, font) or raw, replace(form, fonts=(font, font, font, font)), raw)

    def line_break(self, element: etree._Element, form: RunFormat) -> None:
        """``w:br``: a line break, or a break of page or column."""
        kind = element.get(w("type"), "textWrapping")
        if kind == "page":
            self._into.page_break = True
        self.add("\n" if kind == "textWrapping" else BREAK, form)

    def page_seen(self, _element: etree._Element, _form: RunFormat) -> None:
        """``w:lastRenderedPageBreak``: the saving program began a page here."""
        if self._state.page is not None:
            self._state.page += 1

    def page_number(self, _element: etree._Element, form: RunFormat) -> None:
        """``w:pgNum``: the old form of a PAGE field."""
        self._into.pieces.append(Piece("", "", form, "PAGE"))

    def alternate(self, element: etree._Element, form: RunFormat) -> None:
        """``mc:AlternateContent`` in a run: one branch of it."""
        branch = chosen(element)
        if branch is not None:
            self._content(branch, form)

    def drawing(self, element: etree._Element, _form: RunFormat) -> None:
        """A drawing; one in a field's instruction is not seen."""
        if all(item.result for item in self._state.fields):
            read = read_drawing if element.tag == DRAWING else read_picture
            self._into.drawings.append(read(element))

    def reference(self, element: etree._Element, form: RunFormat) -> None:
        """The mark of a footnote, an endnote or a comment."""
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        if number := element.get(w("id")):
            self._into.references.append((kind, number))
            if kind != "comment" and element.get(w("customMarkFollows")) not in ("1", "true", "on"):
                self._into.pieces.append(Piece("", "", form, kind.upper()))

    def ruby(self, element: etree._Element, _form: RunFormat) -> None:
        """``w:ruby``: the text below; the small letters above it are left out, and said so."""
        base = element.find(w("rubyBase"))
        if base is not None:
            self._into.ruby = True
            self.read(base)


def _form_value(element: etree._Element) -> str:
    """What an old form field shows that keeps no text: the chosen line of a list, the state of a box."""
    choices = element.find(f"{w('ffData')}/{w('ddList')}")
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(w("listEntry"))]
        picked = choices.find(w("result"))
        index = (whole(picked.get(VAL)) or 0) if picked is not None else 0
        return entries[index] if 0 <= index < len(entries) else ""
    box = element.find(f"{w('ffData')}/{w('checkBox')}")
    if box is None:
        return ""
    state = box.find(w("checked"))
    state = box.find(w("default")) if state is None else state
    return "☒" if state is not None and state.get(VAL) not in ("0", "false", "off") else "☐"


def _text_of(text: str) -> Callable[[InlineReader, etree._Element, RunFormat], None]:
    def add(reader: InlineReader, _element: etree._Element, form: RunFormat) -> None:
        reader.add(text, form)

    return add


_SIMPLE_FIELD: Final = w("fldSimple")
_TEXTS: Final = frozenset((w("t"), w("delText")))
_HANDLERS: Final[dict[str, Callable[[InlineReader, etree._Element, RunFormat], None]]] = {
    w("tab"): _text_of("\t"),
    w("ptab"): _text_of("\t"),
    w("cr"): _text_of("\n"),
    w("noBreakHyphen"): _text_of("\u2011"),
    w("softHyphen"): _text_of("\u00ad"),
    w("br"): InlineReader.line_break,
    w("sym"): InlineReader.symbol,
    w("fldChar"): InlineReader.field_character,
    w("instrText"): InlineReader.instruction,
    w("delInstrText"): InlineReader.instruction,
    w("lastRenderedPageBreak"): InlineReader.page_seen,
    w("pgNum"): InlineReader.page_number,
    w("footnoteReference"): InlineReader.reference,
    w("endnoteReference"): InlineReader.reference,
    w("commentReference"): InlineReader.reference,
    w("ruby"): InlineReader.ruby,
    ALTERNATE: InlineReader.alternate,
    DRAWING: InlineReader.drawing,
    PICT: InlineReader.drawing,
    OBJECT: InlineReader.drawing,
}
