"""Small Word packages built from raw XML, and what the reader makes of them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ooxml.zip_writer import write_package
from generator.read.docx import read_docx
from generator.read.view import Block, DocView, Run

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" '
    'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "theme": None,
}


def p(*runs: str, pr: str = "") -> str:
    """A paragraph of runs; a run that is plain text is wrapped."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{pr}</w:pPr>' if pr else ''}{inner}</w:p>"


def r(text: str, pr: str = "") -> str:
    """A run; the text is XML already when it begins with an element."""
    content = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{pr}</w:rPr>' if pr else ''}{content}</w:r>"


def tc(*blocks: str, pr: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{pr}</w:tcPr>{''.join(blocks) or '<w:p/>'}</w:tc>"


def tr(*cells: str, pr: str = "") -> str:
    """A row."""
    return f"<w:tr>{f'<w:trPr>{pr}</w:trPr>' if pr else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = (2000, 3000), pr: str = "") -> str:
    """A table with a grid in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{pr}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def field(instruction: str, result: str) -> str:
    """A complex field with a stored result."""
    begin, separate, end = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    return f"{begin}{r(f'<w:instrText> {instruction} </w:instrText>')}{separate}{r(result)}{end}"


def word(
    body: str,
    *,
    section: str = SECTION,
    stories: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes] | None = None,
    **more: str,
) -> bytes:
    """A .docx: ``styles``, ``numbering``, ``settings``, notes and ``theme`` are the inside of those parts.

    ``stories`` are headers and footers by name ("header1"), related as r:id="header1"; ``parts`` replace whole parts.
    """
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    made: dict[str, str] = {}
    relations: list[str] = []
    for name, inside in more.items():
        root = ROOTS[name]
        if root is None:
            made["word/theme/theme1.xml"] = f"{head}{inside}"
            relations.append(f'<Relationship Id="{name}" Type="{OFFICE}/theme" Target="theme/theme1.xml"/>')
            continue
        made[f"word/{name}.xml"] = f"{head}<w:{root} {NAMESPACES}>{inside}</w:{root}>"
        relations.append(f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>')
    for name, inside in (stories or {}).items():
        kind = name.rstrip("0123456789")
        made[f"word/{name}.xml"] = f"{head}<w:hdr {NAMESPACES}>{inside}</w:hdr>"
        relations.append(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>')
    made["[Content_Types].xml"] = f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    made["_rels/.rels"] = (
        f'{head}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    made["word/_rels/document.xml.rels"] = (
        f'{head}<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'
    )
    made["word/document.xml"] = f"{head}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    return write_package({name: text.encode() for name, text in made.items()} | dict(parts or {}))


def view(body: str, *, revisions: str = "accepted", **more: object) -> DocView:
    """What the reader makes of a body; it must not find anything wrong."""
    outcome = read_docx(word(body, **more), "thu.docx", revisions=revisions)  # type: ignore[arg-type]
    assert outcome.value is not None, outcome.diagnostics
    assert not outcome.diagnostics
    return outcome.value


def block(body: str, **more: object) -> Block:
    """The first block of a body."""
    return view(body, **more).blocks[0]


def run(body: str, **more: object) -> Run:
    """The first run of a body."""
    return block(body, **more).runs[0]


def texts(shown: DocView, where: str = "body") -> list[str]:
    """The texts of the blocks of one kind of story."""
    return [found.text for found in shown.blocks if found.where == where]


def style(style_id: str, inside: str, *, kind: str = "paragraph", based: str = "", default: bool = False) -> str:
    """One style of styles.xml."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{style_id}"><w:name w:val="{style_id}"/>{on}{inside}</w:style>'
