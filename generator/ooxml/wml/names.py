"""Names that reading a Word document needs beside those of ``generator.ooxml.names``."""

from __future__ import annotations

from typing import Final

from generator.ooxml.names import MC, WP, V, w

R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPC: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"

VAL: Final = w("val")
RELATION_ID: Final = f"{{{R}}}id"
P: Final = w("p")
R_TAG: Final = w("r")
TABLE: Final = w("tbl")
ROW: Final = w("tr")
TC: Final = w("tc")
PPR: Final = w("pPr")
RPR: Final = w("rPr")
SDT: Final = w("sdt")
SDT_CONTENT: Final = w("sdtContent")
SECTION: Final = w("sectPr")
DRAWING: Final = w("drawing")
PICT: Final = w("pict")
OBJECT: Final = w("object")
BOX_CONTENT: Final = w("txbxContent")
ALTERNATE: Final = f"{{{MC}}}AlternateContent"
CHOICE: Final = f"{{{MC}}}Choice"
FALLBACK: Final = f"{{{MC}}}Fallback"
ANCHOR: Final = f"{{{WP}}}anchor"
INLINE: Final = f"{{{WP}}}inline"
TEXT_PATH: Final = f"{{{V}}}textpath"
MATH_TEXT: Final = f"{{{MATH}}}t"
MATHS: Final = frozenset((f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara"))

# Elements that only wrap what stands in the text.
WRAPPERS: Final = frozenset(w(name) for name in ("smartTag", "customXml", "hyperlink", "dir", "bdo", "sdtContent"))
# What a namespace prefix of mc:Choice may ask for and this reader understands.
UNDERSTOOD: Final = frozenset(
    ("wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16du", "a14", "v", "o", "r", "wp", "wpi")
)

# ISO/IEC 29500 Strict writes other namespaces for the same words.
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", w("")[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
