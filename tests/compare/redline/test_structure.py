"""What the structure of a document sees, what it tolerates, and how a difference is put into words."""

from __future__ import annotations

import pytest

from generator.compare.proof import difference
from generator.compare.redline import structure_of
from tests.compare.redline.packages import doc
from tests.compare.scenarios.package import numbering, png, styles
from tests.compare.scenarios.wml import bookmark, cell, field, link, note, num, p, picture, row, run, sect, table

LINE = "Giao Phòng Kinh tế chủ trì."
LINKS = {"a": "https://example.org/a", "b": "https://example.org/b"}

DIFFERENT = {
    "a letter": (doc(p("một")), doc(p("mộT"))),
    "a run property": (doc(p("**một** hai")), doc(p("một hai"))),
    "a property switched off": (doc(p("một", props='<w:b w:val="0"/>')), doc(p("một", props="<w:b/>"))),
    "a paragraph property": (doc(p("một", jc="center")), doc(p("một"))),
    "the format of a mark": (doc(p("một", ppr="<w:rPr><w:b/></w:rPr>")), doc(p("một"))),
    "a paragraph": (doc(p("một"), p("hai")), doc(p("một hai"))),
    "an empty paragraph": (doc(p("một"), p(), p("hai")), doc(p("một"), p("hai"))),
    "a tab": (doc(p("một\thai")), doc(p("một hai"))),
    "a cell": (doc(table(("a", "b")), p()), doc(table(("a",), columns=2), p())),
    "a span": (doc(table(row(cell("a", span=2))), p()), doc(table(row(cell("a")), columns=1), p())),
    "a width": (doc(table(("a",), width=900), p()), doc(table(("a",), width=901), p())),
    "a target": (doc(p(link("a", "x")), links=LINKS), doc(p(link("b", "x")), links=LINKS)),
    "a picture": (doc(p(picture("i")), images={"i": png(1, 2, 3)}), doc(p(picture("i")), images={"i": png(3, 2, 1)})),
    "a field": (doc(p(field("REF a", "x"))), doc(p(field("REF b", "x")))),
    "a note": (doc(p("x", note(1)), notes=("một",)), doc(p("x", note(1)), notes=("hai",))),
    "a page": (doc(p("x"), last=sect(landscape=True)), doc(p("x"))),
    "a header": (doc(p("x"), last=sect("header1"), stories={"header1": p("một")}), doc(p("x"))),
    "a style": (doc(p("x", style="BodyText"), styles=styles(body="<w:keepNext/>")), doc(p("x", style="BodyText"))),
    "a default style": (doc(p("x"), styles=styles(normal="<w:b/>")), doc(p("x"))),
    "a list": (
        doc(p("x", ppr=num(1)), numbering=numbering(("decimal", "%1."))),
        doc(p("x", ppr=num(1)), numbering=numbering(("lowerLetter", "%1."))),
    ),
    "a list begun again": (
        doc(p("x", ppr=num(1)), p("y", ppr=num(2)), numbering=numbering(("decimal", "%1."), ("decimal", "%1."))),
        doc(p("x", ppr=num(1)), p("y", ppr=num(1)), numbering=numbering(("decimal", "%1."), ("decimal", "%1."))),
    ),
}

SAME = {
    "runs cut otherwise": (doc(p(run("một hai"))), doc(p(run("một"), run(" hai")))),
    "on written otherwise": (doc(p("x", props="<w:b/>")), doc(p("x", props='<w:b w:val="true"/>'))),
    "blanks": (doc(p("một  hai")), doc(p("một\u00a0hai"))),
    "normal form": (doc(p("hòa")), doc(p("ho\u0300a"))),
    "bookmarks": (doc(p(bookmark(1, "x", "một"))), doc(p("một"))),
    "a page number": (doc(p(field("PAGE", "1"))), doc(p(field("PAGE", "9")))),
    "a field written otherwise": (doc(p(field("REF a", "x"))), doc(p(field("REF a", "x", simple=True)))),
    "a link around nothing": (doc(p("x", "<w:hyperlink r:id='a'/>"), links=LINKS), doc(p("x"))),
    "an empty header": (doc(p("x"), last=sect("header1"), stories={"header1": p()}), doc(p("x"))),
    "the default style by name": (doc(p("x", style="Normal")), doc(p("x"))),
    "the number of a list": (
        doc(p("x", ppr=num(2)), numbering=numbering(("bullet", "-"), ("decimal", "%1."))),
        doc(p("x", ppr=num(1)), numbering=numbering(("decimal", "%1."))),
    ),
    "an end after a table": (doc(p("x"), table(("a",)), p()), doc(p("x"), table(("a",)))),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_difference_is_seen(name: str) -> None:
    one, other = (structure_of(data) for data in DIFFERENT[name])
    assert one != other
    assert difference(one, other)


@pytest.mark.parametrize("name", SAME)
def test_what_is_no_difference_is_not_seen(name: str) -> None:
    one, other = SAME[name]
    assert structure_of(one) == structure_of(other)


@pytest.mark.parametrize("name", ["blanks", "normal form"])
def test_to_the_letter_more_is_seen(name: str) -> None:
    one, other = SAME[name]
    assert structure_of(one, exact=True) != structure_of(other, exact=True)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (doc(p(LINE), p("hai")), doc(p(LINE), p("ba")), "thân văn bản, mục 2 (đoạn “ba”), nội dung"),
        (doc(p(LINE)), doc(p(LINE, jc="center")), "định dạng đoạn"),
        (doc(p(LINE)), doc(p(LINE), p("thêm")), "1 mục thay vì 2"),
        (doc(p(LINE)), doc(p(LINE), last=sect(landscape=True)), "các phần, mục 1 (phần “”), thiết lập trang"),
        (doc(table(("a", "b")), p()), doc(table(("a", "c")), p()), "hàng, mục 1 (hàng “ac”), ô, mục 2"),
    ],
)
def test_the_first_difference_is_put_into_words(old: bytes, new: bytes, words: str) -> None:
    assert words in difference(structure_of(old), structure_of(new))
