"""Accepting and rejecting as Word does it, on marks that were not made by our maker."""

from __future__ import annotations

import pytest

from generator.compare.redline import resolve
from tests.compare.redline.packages import count, doc, root_of
from tests.compare.scenarios.wml import cell, p, row, run, table, tracked

WHO = 'w:author="Cán bộ" w:date="2026-01-01T00:00:00Z"'


def _mark(kind: str) -> str:
    return f'<w:rPr><w:{kind} w:id="90" {WHO}/></w:rPr>'


def _lines(data: bytes) -> list[str]:
    body = root_of(data)[0]
    w = body.tag[: body.tag.index("}") + 1]
    return ["".join(t.text or "" for t in p.iter(f"{w}t")) for p in body.iter(f"{w}p")]


@pytest.mark.parametrize(("accept", "text"), [(True, "giao mới việc"), (False, "giao cũ việc")])
def test_text_comes_and_goes(accept: bool, text: str) -> None:
    data = doc(p(run("giao "), tracked("del", "cũ", 1), tracked("ins", "mới", 2), run(" việc")))
    assert _lines(resolve(data, accept=accept)) == [text]


@pytest.mark.parametrize(("kind", "goes"), [("ins", False), ("del", True), ("moveTo", False), ("moveFrom", True)])
def test_a_paragraph_whose_mark_goes_runs_into_the_next_and_takes_its_properties(kind: str, goes: bool) -> None:
    data = doc(p("Một ", ppr=f"<w:keepNext/>{_mark(kind)}"), p("hai.", jc="center"))
    joined, kept = resolve(data, accept=goes), resolve(data, accept=not goes)
    assert _lines(joined) == ["Một hai."]
    assert (count(joined, "//w:jc"), count(joined, "//w:keepNext")) == (1, 0)
    assert _lines(kept) == ["Một ", "hai."]
    assert count(kept, "//w:rPr/*") == 0


def test_a_paragraph_of_which_nothing_is_left_disappears_before_a_table() -> None:
    gone = p(tracked("del", "Cũ", 1), ppr=_mark("del"))
    assert count(resolve(doc(p("Một"), gone, table(("a", "b")), p("Hai")), accept=True), "//w:body/w:p") == 2


def test_a_cell_keeps_its_last_paragraph() -> None:
    gone = p(tracked("del", "Cũ", 1), ppr=_mark("del"))
    data = doc(table(row(cell(gone), cell("b"))), p("Hai"))
    assert count(resolve(data, accept=True), "//w:tc[1]/w:p") == 1


def test_a_table_without_rows_disappears() -> None:
    data = doc(p("Một"), table(row("a", "b", trpr=f'<w:del w:id="5" {WHO}/>')), p("Hai"))
    assert count(resolve(data, accept=True), "//w:tbl") == 0
    assert count(resolve(data, accept=False), "//w:tr[not(w:trPr/w:del)]") == 1


@pytest.mark.parametrize(("kind", "accept"), [("cellDel", True), ("cellIns", False)])
def test_cells_come_and_go(kind: str, accept: bool) -> None:
    data = doc(table(row(cell("a"), cell("b", tcpr=f'<w:{kind} w:id="5" {WHO}/>'))), p())
    assert count(resolve(data, accept=accept), "//w:tc") == 1
    assert count(resolve(data, accept=not accept), "//w:tc[not(w:tcPr/w:cellIns or w:tcPr/w:cellDel)]") == 2


def test_merged_cells_take_the_merge_of_their_side() -> None:
    merge = f'<w:cellMerge w:id="5" {WHO} w:vMerge="cont" w:vMergeOrig="rest"/>'
    data = doc(table(row(cell("a", tcpr=merge))), p())
    assert count(resolve(data, accept=True), "//w:vMerge[@w:val='restart']") == 0
    assert count(resolve(data, accept=True), "//w:vMerge") == 1
    assert count(resolve(data, accept=False), "//w:vMerge[@w:val='restart']") == 1


def test_changed_properties_stay_or_go_back() -> None:
    change = f'<w:pPrChange w:id="5" {WHO}><w:pPr><w:keepNext/></w:pPr></w:pPrChange>'
    data = doc(p("Một", ppr=f'<w:jc w:val="center"/><w:rPr><w:b/></w:rPr>{change}'))
    accepted, rejected = resolve(data, accept=True), resolve(data, accept=False)
    assert (count(accepted, "//w:pPr/w:jc"), count(accepted, "//w:keepNext")) == (1, 0)
    assert (count(rejected, "//w:pPr/w:jc"), count(rejected, "//w:pPr[w:keepNext]/w:rPr/w:b")) == (0, 1)


def test_references_of_a_section_outlive_its_old_properties() -> None:
    change = f'<w:sectPrChange w:id="5" {WHO}><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:sectPrChange>'
    inside = '<w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="11906" w:h="16838"/>'
    last = f"<w:sectPr>{inside}{change}</w:sectPr>"
    rejected = resolve(doc(p("Một"), last=last, stories={"header1": p("Đầu")}), accept=False)
    assert count(rejected, "//w:sectPr[w:headerReference]/w:pgSz[@w:w='16838']") == 1
    assert count(rejected, "//w:pgSz") == 1


def test_a_control_that_came_leaves_with_its_wrapper() -> None:
    inner = p(tracked("ins", "Mới", 3), ppr=_mark("ins"))
    data = doc(
        p("Một"),
        f'<w:customXmlInsRangeStart w:id="8" {WHO}/><w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
        '<w:customXmlInsRangeEnd w:id="8"/>',
        p("Hai"),
    )
    assert count(resolve(data, accept=True), "//w:sdt") == 1
    assert _lines(resolve(data, accept=False)) == ["Một", "Hai"]


def test_headers_and_notes_are_resolved_too() -> None:
    from tests.compare.redline.packages import texts
    from tests.compare.scenarios.wml import note, sect

    data = doc(
        p("Một", note(1)),
        last=sect("header1"),
        stories={"header1": p(tracked("ins", "Mới", 3))},
        notes=("Chú thích.",),
    )
    assert count(resolve(data, accept=False), "//w:r/w:t", "word/header1.xml") == 0
    assert texts(resolve(data, accept=True), "ins", "word/header1.xml") == []
