"""Tracked changes are read as accepted or as before them, never mixed."""

from __future__ import annotations

import pytest

from tests.read.docx.word import SECTION, p, r, tbl, tc, texts, tr, view

WHO = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'


def ins(inside: str, tag: str = "ins") -> str:
    return f"<w:{tag} {WHO}>{inside}</w:{tag}>"


def gone(text: str, tag: str = "del") -> str:
    return f"<w:{tag} {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:{tag}>"


def mark(tag: str) -> str:
    return f"<w:rPr><w:{tag} {WHO}/></w:rPr>"


def both(body: str, **more: str) -> tuple[list[str], list[str]]:
    return tuple(texts(view(body, revisions=how, **more)) for how in ("accepted", "original"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (p("a", gone("cũ"), ins(r("mới"))), ["amới"], ["acũ"]),
        (p("a", gone("đi", "moveFrom")) + p("b", ins(r("đi"), "moveTo")), ["a", "bđi"], ["ađi", "b"]),
        (p("a", ins(gone("thêm rồi xóa"))), ["a"], ["a"]),
        (p("một ", pr=mark("del")) + p("hai"), ["một hai"], ["một ", "hai"]),
        (p("một ", pr=mark("ins")) + p("hai"), ["một ", "hai"], ["một hai"]),
        (p(gone("xóa hết"), pr=mark("del")) + p("còn"), ["còn"], ["xóa hết", "còn"]),
        (p(ins(r("thêm")), pr=mark("ins")) + p("còn"), ["thêm", "còn"], ["còn"]),
        (p("a", pr=mark("moveFrom")) + p("b", pr=mark("moveFrom")) + p("c"), ["abc"], ["a", "b", "c"]),
        (p(gone("x"), pr=mark("del")) + tbl(tr(tc(p("ô")))), ["ô"], ["x", "ô"]),
        (
            tbl(tr(tc(p("1"))), tr(tc(p("2")), pr=f"<w:del {WHO}/>"), tr(tc(p("3")), pr=f"<w:ins {WHO}/>")),
            ["1", "3"],
            ["1", "2"],
        ),
        (
            tbl(tr(tc(p("1")), tc(p("2"), pr=f"<w:cellDel {WHO}/>"), tc(p("3"), pr=f"<w:cellIns {WHO}/>"))),
            ["1", "3"],
            ["1", "2"],
        ),
    ],
)
def test_text_of_both_readings(body: str, accepted: list[str], original: list[str]) -> None:
    assert both(body) == (accepted, original)


def test_a_joined_block_keeps_the_address_and_format_of_the_paragraph_that_stays() -> None:
    body = p("một ", pr='<w:jc w:val="center"/>' + mark("del")) + p("hai", pr='<w:jc w:val="right"/>')
    (found,) = view(body).blocks
    assert (found.address, found.format.align) == ("body/1", "right")


def test_changes_of_format() -> None:
    old_run = f"<w:b/><w:rPrChange {WHO}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    old_paragraph = f'<w:jc w:val="center"/><w:pPrChange {WHO}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    body = p(r("a", old_run), pr=old_paragraph)
    now, before = (view(body, revisions=how).blocks[0] for how in ("accepted", "original"))
    assert (now.format.align, now.runs[0].bold, now.runs[0].italic) == ("center", True, False)
    assert (before.format.align, before.runs[0].bold, before.runs[0].italic) == ("right", False, True)


def test_a_change_of_section() -> None:
    old = f'<w:sectPrChange {WHO}><w:sectPr><w:pgSz w:w="15840" w:h="12240"/></w:sectPr></w:sectPrChange>'
    section = SECTION.replace("</w:sectPr>", f"{old}</w:sectPr>")
    widths = [view(p("a"), section=section, revisions=how).sections[0].width for how in ("accepted", "original")]
    assert widths == [11906 / 20, 792]


def test_one_notice_counts_them_all() -> None:
    (notice,) = view(p("a", gone("b"), ins(r("c")), ins(r("d")))).notices
    assert notice.key == "sua-doi"
    assert "3 chỗ sửa đổi" in notice.message
    assert "2 thêm, 1 xóa" in notice.message
    assert view(p("a")).notices == ()


def test_another_word_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="revisions"):
        view(p("a"), revisions="mixed")
