"""A small notation for raw WordprocessingML: every function gives a string; text is escaped, markup is passed on.

Inside a text ``**đậm**`` is bold, ``//nghiêng//`` italic, a tab or a line break of the text is ``w:tab`` or ``w:br``.
"""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

_INLINE: Final = re.compile(r"(\*\*.+?\*\*|//.+?//)", re.DOTALL)
_BREAKS: Final = re.compile(r"([\t\n])")
_DATE: Final = 'w:date="2026-01-01T00:00:00Z"'


def is_markup(text: str) -> bool:
    """True for what is WordprocessingML already."""
    return text.startswith("<w:")


def text(words: str, tag: str = "t") -> str:
    """``w:t`` with ``w:tab`` and ``w:br`` for the tabs and line breaks of the words."""
    made = []
    for piece in _BREAKS.split(words):
        if piece == "\t":
            made.append("<w:tab/>")
        elif piece == "\n":
            made.append("<w:br/>")
        elif piece:
            made.append(f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>')
    return "".join(made)


def run(words: str, props: str = "", tag: str = "t") -> str:
    """One run; ``words`` may be markup (a drawing, a field's sign). ``props`` is the inside of ``w:rPr``."""
    inside = words if is_markup(words) else text(words, tag)
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{inside}</w:r>"


def runs(words: str, props: str = "") -> str:
    """Several runs by the inline notation, or markup as it is."""
    if is_markup(words):
        return words
    made = []
    for piece in _INLINE.split(words):
        if piece.startswith("**"):
            made.append(run(piece[2:-2], f"<w:b/>{props}"))
        elif piece.startswith("//"):
            made.append(run(piece[2:-2], f"<w:i/>{props}"))
        elif piece:
            made.append(run(piece, props))
    return "".join(made)


def p(*content: str, style: str = "", props: str = "", ppr: str = "", jc: str = "") -> str:
    """A paragraph. ``props`` go to every run of plain text, ``ppr`` stands between ``w:pStyle`` and ``w:jc``."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside += ppr + (f'<w:jc w:val="{jc}"/>' if jc else "")
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{''.join(runs(item, props) for item in content)}</w:p>"


def num(number: int, level: int = 0) -> str:
    """``w:numPr`` for ``ppr``."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(*content: str, span: int = 1, merge: str = "", width: int = 2400, tcpr: str = "", jc: str = "") -> str:
    """A cell of paragraphs or tables; ``merge`` is "restart" or "continue" (a cell merged downwards)."""
    inside = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
    inside += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inside += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    blocks = "".join(item if item.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(item, jc=jc) for item in content)
    if not blocks or blocks.endswith("</w:tbl>"):
        blocks += "<w:p/>"
    return f"<w:tc><w:tcPr>{inside}{tcpr}</w:tcPr>{blocks}</w:tc>"


def row(*cells: str, trpr: str = "", width: int = 2400) -> str:
    """A row; a cell that is no ``w:tc`` yet is its text."""
    made = "".join(item if item.startswith("<w:tc>") else cell(item, width=width) for item in cells)
    return f"<w:tr>{f'<w:trPr>{trpr}</w:trPr>' if trpr else ''}{made}</w:tr>"


def table(*rows: str | tuple[str, ...], columns: int = 0, width: int = 2400, tblpr: str = "") -> str:
    """A table with borders; a row may be the tuple of its cells."""
    made = [item if isinstance(item, str) else row(*item, width=width) for item in rows]
    count = columns or max(item.count("<w:tc>") for item in made)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(count))
    props = f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width * count}" w:type="dxa"/>{tblpr}'
    return (
        f'<w:tbl><w:tblPr>{props}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
    )


def link(target: str, words: str) -> str:
    """A hyperlink by relationship id, or to a bookmark (``#name``)."""
    where = f'w:anchor="{target[1:]}"' if target.startswith("#") else f'r:id="{target}"'
    inside = run(words, '<w:rStyle w:val="Hyperlink"/>')
    return f"<w:hyperlink {where}>{inside}</w:hyperlink>"


def field(code: str, result: str, *, simple: bool = False) -> str:
    """A field, written as one element or as begin, code, separate, result, end."""
    if simple:
        return f'<w:fldSimple w:instr=" {escape(code)} ">{run(result)}</w:fldSimple>'
    signs = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    instruction = run(f" {code} ", tag="instrText")
    return f"{signs[0]}{instruction}{signs[1]}{run(result)}{signs[2]}"


def bookmark(number: int, name: str, inside: str) -> str:
    """Runs between the two signs of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs(inside)}<w:bookmarkEnd w:id="{number}"/>'


def note(number: int) -> str:
    """The sign of a footnote in the text."""
    return run(f'<w:footnoteReference w:id="{number}"/>', '<w:rStyle w:val="FootnoteReference"/>')


def commented(number: int, words: str) -> str:
    """Words with a comment on them."""
    start = f'<w:commentRangeStart w:id="{number}"/>{runs(words)}<w:commentRangeEnd w:id="{number}"/>'
    return start + run(f'<w:commentReference w:id="{number}"/>', '<w:rStyle w:val="CommentReference"/>')


def tracked(kind: str, words: str, number: int) -> str:
    """Words that are tracked already: ``kind`` is "ins" or "del"."""
    tag = "delText" if kind == "del" else "t"
    return f'<w:{kind} w:id="{number}" w:author="Cán bộ" {_DATE}>{run(words, tag=tag)}</w:{kind}>'


def control(words: str, name: str, *, block: bool = False) -> str:
    """A content control round runs, or round the paragraph of them."""
    inside = p(words) if block else runs(words)
    props = f'<w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/></w:sdtPr>'
    return f"<w:sdt>{props}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def picture(rel: str, number: int = 1, size: int = 720000) -> str:
    """A run with an inline picture of ``size`` EMU a side."""
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    return run(
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{size}" cy="{size}"/>'
        f'<wp:docPr id="{number}" name="Hình {number}"/><a:graphic xmlns:a="{a}/main"><a:graphicData uri="{a}/picture">'
        f'<pic:pic xmlns:pic="{a}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="Hình {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def text_box(*paragraphs: str, number: int = 9) -> str:
    """A run with a text box, written as VML alone, as old versions of Word do."""
    inside = "".join(item if is_markup(item) else p(item) for item in paragraphs)
    return run(
        f'<w:pict><v:shape id="hop{number}" style="width:180pt;height:60pt" type="#_x0000_t202">'
        f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def sect(*stories: str, landscape: bool = False, margins: tuple[int, int, int, int] = (1134, 851, 1134, 1701)) -> str:
    """``w:sectPr``. ``stories`` are names such as "header1" or "first:footer2"; margins: top, right, bottom, left."""
    refs = ""
    for story in stories:
        kind, _, name = story.rpartition(":")
        tag = "headerReference" if name.startswith("header") else "footerReference"
        refs += f'<w:{tag} w:type="{kind or "default"}" r:id="{name}"/>'
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    sides = " ".join(
        f'w:{side}="{value}"' for side, value in zip(("top", "right", "bottom", "left"), margins, strict=True)
    )
    title = "<w:titlePg/>" if any(story.startswith("first:") for story in stories) else ""
    around = f'<w:pgMar {sides} w:header="567" w:footer="567" w:gutter="0"/>'
    return f"<w:sectPr>{refs}<w:pgSz {size}/>{around}{title}</w:sectPr>"
