"""Small Word packages built from raw XML, and the text of what a template makes of them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from generator.diagnostics import Diagnostic
from generator.ooxml.zip_writer import write_package
from generator.render import CompiledTemplate, compile_template
from generator.standards.manifest import Manifest, read_manifest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" '
    'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="KHQuocHieu"><w:name w:val="KH Quoc hieu"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:b/><w:lang w:val="vi-VN"/></w:rPr></w:style></w:styles>'
)
EMPTY_CORE = {"tieu_de": "", "chu_de": "", "tac_gia": "", "trang_thai": "", "ngay": ""}


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is plain text is wrapped."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run; the text is XML already."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*blocks: str) -> str:
    """A table cell."""
    return '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>' + "".join(blocks) + "</w:tc>"


def tr(*cells: str) -> str:
    """A table row."""
    return "<w:tr>" + "".join(cells) + "</w:tr>"


def tbl(*rows: str, columns: int = 1) -> str:
    """A table whose grid has this many columns."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def package(body: str, *, header: str = "", section: str = SECTION, extra: dict[str, str] | None = None) -> bytes:
    """A .docx with this body, a header when one is given, and extra parts."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = [
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            *((("header1", "header"),) if header else ()),
        )
    ]
    relations = [f'<Relationship Id="rId1" Type="{RELATION}/styles" Target="styles.xml"/>']
    if header:
        relations.append(f'<Relationship Id="rId2" Type="{RELATION}/header" Target="header1.xml"/>')
        section = section.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>')
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{rels}">'
        f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{rels}">{"".join(relations)}</Relationships>',
        "word/document.xml": f"{head}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": head + STYLES,
    }
    if header:
        parts["word/header1.xml"] = f"{head}<w:hdr {NAMESPACES}>{header}</w:hdr>"
    parts |= extra or {}
    return write_package({name: text.encode() for name, text in parts.items()})


def manifest(names: str, rest: str = "") -> Manifest:
    """A manifest whose ``bien`` is this YAML flow mapping."""
    outcome = read_manifest(f"phien_ban: 1\nbien: {names}\n{rest}".encode(), file="mau.yaml")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def compiled(body: str, names: str, rest: str = "", **more: Any) -> CompiledTemplate:
    """A template without errors."""
    sizes = more.pop("sizes", {})
    outcome = compile_template(package(body, **more), manifest(names, rest), file="mau.docx", sizes=sizes)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def findings(body: str, names: str = "{ten: chuoi}", rest: str = "", **more: Any) -> list[Diagnostic]:
    """What the lint says, without the warnings about names that are not used."""
    outcome = compile_template(package(body, **more), manifest(names, rest), file="mau.docx")
    return [found for found in outcome.diagnostics if "mà mẫu không dùng," not in found.message]


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a made package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml_of(template: CompiledTemplate, part: str = "word/document.xml", sizes: str = "", **values: Any) -> str:
    """A part's XML after filling."""
    context = {"thuoc_tinh": EMPTY_CORE, **values}
    assert template.missing(context) == (), template.missing(context)
    return parts_of(template.fill(context, sizes=sizes))[part].decode()


def lines_of(template: CompiledTemplate, **values: Any) -> list[str]:
    """The text of each paragraph, tab and line break as signs."""
    root = etree.fromstring(xml_of(template, **values).encode())
    return [paragraph_text(element) for element in root.iter(f"{{{W}}}p")]


def paragraph_text(paragraph: Any) -> str:
    """A paragraph's text."""
    signs = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n"}
    return "".join(
        (node.text or "") if node.tag == f"{{{W}}}t" else signs.get(node.tag, "")
        for node in paragraph.iter()
        if node.tag != f"{{{W}}}tab" or node.getparent().tag == f"{{{W}}}r"
    )
