"""One rendered part (body, header, footer, notes): read and judged as a tree, then written as jinja source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from generator.diagnostics import Severity
from generator.ooxml.names import W, w
from generator.ooxml.tree import UnsafeXmlError, local, parse_part
from generator.render import gather, grid, settings
from generator.render.blocks import Block, Use, Walk, blocks_content, settle_levels
from generator.render.expressions import Checker
from generator.render.findings import Findings
from generator.render.finish import Finish
from generator.render.marks import (
    PARAGRAPH_WANTED,
    element_tag,
    fill_marks,
    hide_braces,
    mark,
    show_braces,
    without_marks,
)
from generator.render.shapes import Scope
from generator.render.tags import Slip, read_tags
from generator.render.writers import Writers, block_snippet, inline_snippet, value_snippet
from generator.standards.manifest import Kind, Setting

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BLOCK_CONTENT = ("p", "tbl", "sdt", "customXml")
_HOLDERS = ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")
_HALF_TAG = re.compile(r"\{\{|\{%")


@dataclass
class Part:
    """A part while it is compiled. ``label`` goes before "đoạn N" in findings; ``name`` is the name in the package."""

    name: str
    label: str
    root: etree._Element
    uses: list[Use] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    split_runs: set[etree._Element] = field(default_factory=set)
    scopes: dict[etree._Element, Scope] = field(default_factory=dict)
    snippets: list[str] = field(default_factory=list)

    def place(self, snippet: str) -> str:
        """Keeps a jinja snippet and gives the mark that stands for it."""
        self.snippets.append(snippet)
        return mark(len(self.snippets) - 1)


def open_part(name: str, label: str, data: bytes, findings: Findings) -> Part | None:
    """The part's tree; None after MB003 was noted."""
    mend = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng Word Document (.docx)."
    try:
        root = parse_part(data)
    except UnsafeXmlError as error:
        message = f"Phần “{name}” của tệp Word không đọc được."
        findings.add("MB003", message, mend, within=name, text=str(error)[:120])
        return None
    foreign = any(element.tag.startswith(f"{{{W}}}") and element.prefix != "w" for element in root.iter(etree.Element))
    if not root.tag.startswith(f"{{{W}}}") or foreign:
        message = f"Phần “{name}” không phải định dạng Word thường (có thể là “Strict Open XML”)."
        findings.add("MB003", message, mend, within=name)
        return None
    return Part(name, label, root)


def read_part(part: Part, checker: Checker, names: Scope, findings: Findings) -> None:
    """Gathers and judges every tag of the part; all it finds goes to ``findings``."""
    gather.tidy(part.root)

    def report(slip: Slip, use: Use) -> None:
        findings.in_paragraph(slip, part.label, use.number, use.text)

    by_run: dict[etree._Element, Use] = {}
    for number, paragraph in enumerate(list(part.root.iter(w("p"))), start=1):
        for use in _read_paragraph(part, paragraph, number, names, findings):
            by_run[use.run] = use
    _warn_elsewhere(part, findings)
    walk = Walk(checker, names, report)
    ordered = [by_run[run] for run in part.root.iter(w("r")) if run in by_run]
    settle_levels(ordered, report)
    for element in part.root.iter(w("r"), w("tblGrid"), settings.DRAWING_NAME):
        if element in by_run:
            walk.visit(by_run[element])
        elif local(element) != "r":
            part.scopes[element] = walk.scope
    walk.finish()
    part.uses, part.blocks = ordered, walk.blocks


def _read_paragraph(part: Part, paragraph: etree._Element, number: int, names: Scope, findings: Findings) -> list[Use]:
    text, atoms = gather.read_atoms(paragraph)
    if "{" not in text and "}" not in text:
        return []
    tags, slips = read_tags(text, names)
    for slip in slips:
        findings.in_paragraph(slip, part.label, number, text)
    if not tags:
        return []
    runs = gather.isolate(atoms, tags)
    part.split_runs.update(gather.runs_of(paragraph))
    uses = [Use(tag, run, paragraph, number, text) for tag, run in zip(tags, runs, strict=True)]
    for use in uses:
        if use.tag.kind == "{#":
            gather.remove_element(use.run)
    if all(tag.kind == "{#" for tag in tags):
        _drop_emptied(paragraph)
    return [use for use in uses if use.tag.kind != "{#"]


def _drop_emptied(paragraph: etree._Element) -> None:
    """Takes out a paragraph that held nothing but a note of the template's author, where another one follows."""
    following = paragraph.getnext()
    keeps = paragraph.find(f".//{w('sectPr')}") is not None or next(paragraph.iter(w("r")), None) is not None
    if following is not None and local(following) == "p" and not keeps:
        gather.remove_element(paragraph)


def _warn_elsewhere(part: Part, findings: Findings) -> None:
    """Tags in attributes, field codes or deleted text stay as they are typed; say so."""
    for element in part.root.iter(etree.Element):
        texts = [str(value) for value in element.attrib.values()]
        if local(element) in ("instrText", "delText") or not local(element):
            texts.append(element.text or "")
        for text in texts:
            if _HALF_TAG.search(text):
                warn_unrendered(findings, part.name, text)


def warn_unrendered(findings: Findings, within: str, text: str) -> None:
    """MB012: a tag where this engine never fills one in."""
    message = "Có nhãn ở chỗ không được điền (chú thích, biểu đồ, thuộc tính tệp, mô tả hình, mã trường)."
    mend = "chuyển nhãn vào thân văn bản, đầu trang hoặc chân trang; hoặc xóa nhãn."
    findings.add("MB012", message, mend, within=within, text=text[:120], severity=Severity.CANH_BAO)


def apply_settings(
    part: Part, wanted: tuple[Setting, ...], checker: Checker, findings: Findings, writers: Writers
) -> set[Setting]:
    """Places the manifest's ``gan`` in this part; returns those that found their drawing or paragraph."""
    met: set[Setting] = set()
    figures = settings.drawings(part.root)
    for setting in wanted:
        raw = f"gia_tri: {setting.value}"
        if setting.target == "hinh":
            for drawing in figures.get(setting.name, ()):
                if _known(setting, part.scopes.get(drawing, {}), Kind.SO, raw, checker, findings):
                    done = settings.set_length(drawing, setting.value, part.place, writers)
                    met |= {setting} if done else set()
                else:
                    met.add(setting)
            continue
        for use in settings.paragraphs_with(part.uses, setting.name):
            met.add(setting)
            keep = setting.attribute == "giu_voi_sau"
            if _known(setting, use.outer_scope, Kind.CO if keep else Kind.SO, raw, checker, findings):
                change = settings.set_keep_next if keep else settings.set_indents
                change(use.paragraph, setting.value, part.place)
    return met


def _known(setting: Setting, scope: Scope, kind: Kind, raw: str, checker: Checker, findings: Findings) -> bool:
    good = checker.exact(setting.value, scope, kind, raw)
    for slip in checker.slips:
        findings.add(slip.code, slip.message, slip.mend, place=setting.place, text=setting.value)
    checker.slips.clear()
    return good


def write_part(part: Part, writers: Writers, patch_xml: Any) -> tuple[str, Finish]:
    """The part as jinja source and what to do after filling; ``patch_xml`` is docxtpl's.

    Call it after ``prepare_part`` and ``apply_settings``. Raises ValueError when patching broke the XML.
    """
    cells, rows = _place_wanted(part)
    sections = _ends_sections(part.root)
    names = {use: writers.run(use.run, part.root) for use in part.uses if use.kind is Kind.CHU}
    inline: list[Use] = []
    for use in part.uses:
        tag = use.tag
        if use in names:
            gather.keep_text(use.run, part.place(value_snippet(tag.body, names[use])))
            gather.remove_element(use.run)
        elif tag.kind == "{{":
            etree.SubElement(use.run, w("t")).text = part.place(inline_snippet(tag.body))
            inline.append(use)
        elif use.level:
            part.place(block_snippet(tag.word, tag.body))
            etree.SubElement(use.run, w("t")).text = element_tag(use.level, len(part.snippets) - 1)
        else:
            gather.keep_text(use.run, part.place(block_snippet(tag.word, tag.body)))
            gather.remove_element(use.run)
    for use in inline:
        gather.join_runs(use.run, part.split_runs)
    gather.preserve_blanks(part.root)
    patched = patch_xml(etree.tostring(part.root, encoding="unicode"))
    _check_skeleton(patched)
    source = _HEAD + fill_marks(show_braces(patched), part.snippets)
    return source, Finish(cells, rows, source[source.rindex("<w:sectPr") :] if sections else "")


def prepare_part(part: Part, checker: Checker) -> None:
    """Bookmarks of blocks dropped, braces hidden, columns made: after this only marks are put into the tree."""
    gather.drop_bookmarks(part.root, blocks_content(part.blocks))
    hide_braces(part.root)
    checker.reader.used |= grid.set_columns(part.blocks, part.scopes, part.place)


def _check_skeleton(patched: str) -> None:
    """The blocks hang on equal places of the tree, so one well-formed skeleton means that every filling is."""
    try:
        parse_part(without_marks(patched).encode())
    except UnsafeXmlError as error:
        raise ValueError(str(error)) from error


def _place_wanted(part: Part) -> tuple[bool, bool]:
    """Marks the cells and headers that a loop may leave without a last paragraph.

    Returns whether there are such, and whether whole rows or cells may be left out.
    """
    taken = {use.container for use in part.uses if use.level}
    cells = False
    for holder in part.root.iter(*map(w, _HOLDERS)):
        content = [child for child in holder if local(child) in _BLOCK_CONTENT]
        if content and content[-1] in taken:
            content[-1].tail = PARAGRAPH_WANTED + (content[-1].tail or "")
            cells = True
    return cells, any(use.level in ("tr", "tc") for use in part.uses)


def _ends_sections(root: etree._Element) -> bool:
    """True when a paragraph ends a section, so that the last one may have to become the body's own."""
    body = root.find(w("body"))
    if body is None or not len(body) or local(body[-1]) != "sectPr":
        return False
    for change in list(root.iter(w("sectPrChange"))):  # a section inside a section, of no use in a new file
        gather.remove_element(change)
    for properties in root.iter(w("pPr")):
        section = properties.find(w("sectPr"))
        if section is not None:  # LibreOffice writes it first; the schema wants it last
            properties.append(section)
    return any(element is not body[-1] for element in body.iter(w("sectPr")))
