"""Whole packages from a body and its parts: always the same bytes for the same notation."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tests.compare.scenarios.wml import p, run, sect

_NS: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def styles(body: str = "", heading: str = '<w:b/><w:sz w:val="28"/>', normal: str = '<w:sz w:val="28"/>') -> str:
    """The inside of ``w:styles``. ``body``: properties of paragraphs of the style BodyText."""

    def style(name: str, inside: str, kind: str = "paragraph", based: str = "Normal") -> str:
        return (
            f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
            + (f'<w:basedOn w:val="{based}"/>' if based else "")
            + f"{inside}</w:style>"
        )

    fonts = "".join(f' w:{script}="Times New Roman"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cells = '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    return "".join(
        (
            f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f"<w:rPr>{normal}</w:rPr></w:style>",
            style("Heading1", f'<w:pPr><w:spacing w:before="120"/></w:pPr><w:rPr>{heading}</w:rPr>'),
            style("BodyText", f"<w:pPr>{body or _BODY}</w:pPr>"),
            style("Header", '<w:pPr><w:jc w:val="center"/></w:pPr>'),
            style("Footer", '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr>'),
            style("FootnoteText", '<w:rPr><w:sz w:val="20"/></w:rPr>'),
            style("FootnoteReference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character", ""),
            style("CommentReference", '<w:rPr><w:sz w:val="16"/></w:rPr>', "character", ""),
            style("Hyperlink", '<w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr>', "character", ""),
            '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
            f"{borders}</w:tblBorders><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr></w:style>",
        )
    )


_BODY: Final = '<w:spacing w:before="60"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'


def numbering(*formats: tuple[str, str]) -> str:
    """The inside of ``w:numbering``: list 1, 2 ... each of one level, by format and label ("decimal", "%1.")."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
        for number, (kind, label) in enumerate(formats, 1)
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(formats) + 1)
    )
    return lists + used


def png(red: int, green: int, blue: int, side: int = 16) -> bytes:
    """A square picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes((red, green, blue)) * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@dataclass(frozen=True, slots=True)
class Doc:
    """A document in the notation. ``stories`` are headers and footers by name (their relationship id is the name);
    ``images`` and ``links`` are by relationship id; notes and comments are numbered from 1.
    """

    body: str
    last: str = field(default_factory=sect)
    styles: str = field(default_factory=styles)
    numbering: str = ""
    stories: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    def data(self) -> bytes:
        """The package."""
        parts = self._xml_parts()
        kinds = {name: kind for name, (kind, _) in parts.items()}
        entries: dict[str, bytes] = {"[Content_Types].xml": _content_types(kinds).encode()}
        entries["_rels/.rels"] = _relationships([("rId1", "officeDocument", "word/document.xml", "")]).encode()
        for name, (_, xml) in parts.items():
            entries[f"word/{name}.xml"] = (_HEAD + xml).encode()
        rels = [(name, kinds[name], f"{name}.xml", "") for name in parts if name != "document"]
        rels += [(name, "image", f"media/{name}.png", "") for name in self.images]
        rels += [(name, "hyperlink", target, ' TargetMode="External"') for name, target in self.links.items()]
        entries["word/_rels/document.xml.rels"] = _relationships(rels).encode()
        for name, image in self.images.items():
            entries[f"word/media/{name}.png"] = image
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return made.getvalue()

    def _xml_parts(self) -> dict[str, tuple[str, str]]:
        """Every part of WordprocessingML: its kind and its text."""
        parts = {"document": ("document", _part("document", f"<w:body>{self.body}{self.last}</w:body>"))}
        parts["styles"] = ("styles", _part("styles", self.styles))
        parts["settings"] = (
            "settings",
            _part(
                "settings",
                '<w:compat><w:compatSetting w:name="compatibilityMode" '
                'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
            ),
        )
        if self.numbering:
            parts["numbering"] = ("numbering", _part("numbering", self.numbering))
        for name, inside in self.stories.items():
            kind = name.rstrip("0123456789")
            parts[name] = (kind, _part("hdr" if kind == "header" else "ftr", inside))
        if self.notes:
            parts["footnotes"] = ("footnotes", _part("footnotes", _notes(self.notes)))
        if self.comments:
            inside = "".join(
                f'<w:comment w:id="{number}" w:author="Cán bộ" w:date="2026-01-01T00:00:00Z" w:initials="CB">'
                f"{p(words)}</w:comment>"
                for number, words in enumerate(self.comments, 1)
            )
            parts["comments"] = ("comments", _part("comments", inside))
        return parts


def _part(tag: str, inside: str) -> str:
    return f"<w:{tag} {_NS}>{inside}</w:{tag}>"


def _notes(words: tuple[str, ...]) -> str:
    signs = ("separator", "continuationSeparator")
    made = "".join(
        f'<w:footnote w:type="{sign}" w:id="{number}"><w:p>{run(f"<w:{sign}/>")}</w:p></w:footnote>'
        for number, sign in enumerate(signs, -1)
    )
    mark = run("<w:footnoteRef/>", '<w:rStyle w:val="FootnoteReference"/>')
    for number, text in enumerate(words, 1):
        made += f'<w:footnote w:id="{number}">{p(mark, " " + text, style="FootnoteText")}</w:footnote>'
    return made


def _content_types(kinds: Mapping[str, str]) -> str:
    def override(name: str, kind: str) -> str:
        tail = "document.main" if kind == "document" else kind
        return f'<Override PartName="/word/{name}.xml" ContentType="{_WML}.{tail}+xml"/>'

    overrides = "".join(override(name, kind) for name, kind in kinds.items())
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _relationships(rels: list[tuple[str, str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{_RELS}/{kind}" Target="{target}"{mode}/>'
        for name, kind, target, mode in rels
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'
