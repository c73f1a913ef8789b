"""Names that tracked changes need beside those of ``generator.ooxml.names``."""

from __future__ import annotations

from typing import Final

from generator.ooxml.names import WP, w
from generator.ooxml.wml.names import MATH, R


def tags(words: str) -> tuple[str, ...]:
    """The Clark names of several WordprocessingML elements written in one line."""
    return tuple(w(word) for word in words.split())


R_PREFIX: Final = f"{{{R}}}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
ID: Final = w("id")
HYPERLINK: Final = w("hyperlink")
SIMPLE_FIELD: Final = w("fldSimple")
FIELD_CHAR: Final = w("fldChar")
FIELD_TYPE: Final = w("fldCharType")
INSTRUCTION: Final = w("instrText")
DELETED_INSTRUCTION: Final = w("delInstrText")
TEXT: Final = w("t")
DELETED_TEXT: Final = w("delText")
INSERTED: Final = w("ins")
DELETED: Final = w("del")
MOVED_FROM: Final = w("moveFrom")
MOVED_TO: Final = w("moveTo")
TRPR: Final = w("trPr")
TCPR: Final = w("tcPr")
TBLPR: Final = w("tblPr")
TBLPREX: Final = w("tblPrEx")
GRID: Final = w("tblGrid")
DOC_PR: Final = f"{{{WP}}}docPr"
NOTE_REFERENCES: Final = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}

# What changed properties are kept in: the element, and the properties it holds.
CHANGES: Final = {
    w("rPrChange"): w("rPr"),
    w("pPrChange"): w("pPr"),
    w("sectPrChange"): w("sectPr"),
    w("tblPrChange"): w("tblPr"),
    w("tblPrExChange"): w("tblPrEx"),
    w("tblGridChange"): w("tblGrid"),
    w("trPrChange"): w("trPr"),
    w("tcPrChange"): w("tcPr"),
}
# Marks that stand for a range or a point, with nothing to see.
POINTS: Final = frozenset(
    tags(
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr "
        "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
        "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
        "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
    )
)
RANGES: Final = frozenset(tag for tag in POINTS if "Range" in tag and "comment" not in tag)
# Wrappers without a meaning of their own in a text: what they hold counts, they do not.
CLEAR_WRAPPERS: Final = (w("smartTag"), w("customXml"))
CLEAR_WRAPPER_PROPERTIES: Final = (w("smartTagPr"), w("customXmlPr"))
SAVING_MARKS: Final = tuple(
    w(name) for name in ("rsid", "rsidR", "rsidRPr", "rsidDel", "rsidP", "rsidRDefault", "rsidTr", "rsidSect")
)
MATHS: Final = (f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara")
HEADER_REFERENCES: Final = {w("headerReference"): "header", w("footerReference"): "footer"}
