"""The three lines of the head: as long as the decree asks, in the middle, and between the texts, for any commune."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout import plans
from tests.layout.conftest import Papers
from tests.layout.form import Head, Ruled, find, head
from tests.oracles import office, pdf

pytestmark = pytest.mark.oracle("libreoffice", "poppler")

SHARE = (1 / 3, 1 / 2)
TOUCH = 0.5  # mm between a line and the ink above it


def judge(ruled: Ruled) -> None:
    """The line stands under the middle of its text, and touches neither it nor the next."""
    assert ruled.off_centre < 1
    assert ruled.above >= TOUCH
    assert ruled.under >= TOUCH


def judge_head(found: Head) -> None:
    """All three lines of a head (PL I, II.1.b, II.2.b, II.5.b)."""
    for ruled in (found.motto, found.body, found.subject):
        judge(ruled)
    assert found.motto.longest == pytest.approx(1, abs=0.02)
    assert SHARE[0] <= found.body.longest <= SHARE[1]
    assert SHARE[0] <= found.subject.longest <= SHARE[1]


@pytest.mark.parametrize("name", plans.NAMES)
def test_the_lines_of_every_plan(papers: Papers, name: str) -> None:
    first = {"council": "HỘI ĐỒNG", "office": "PHÒNG", "everything": "BAN CHỈ", "everything-12": "BAN CHỈ"}
    judge_head(head(papers[name].pages[0], first.get(name, "ỦY BAN")))


def test_the_lines_for_the_longest_and_the_shortest_names(tmp_path: Path, letter_widths: dict[str, float]) -> None:
    """By the width of the name as printed, in capitals; the long ones fill two lines."""
    communes = plans.by_name_width(letter_widths)
    chosen = [*communes[:10], *communes[-10:]]
    variables = plans.written(plans.SMALL, tmp_path / "plan.yaml")
    drafts = [plans.made(variables, tmp_path / f"{xa.ma}.docx", plans.named(xa)) for xa in chosen]
    dated = [
        plans.made(variables, tmp_path / f"{xa.ma}-so.docx", (*plans.named(xa), *_ISSUED.items())) for xa in chosen
    ]
    heads = []
    for path in office.to_pdf([*drafts, *dated], tmp_path):
        (page,) = pdf.measure(path)
        heads.append(head(page, "ỦY BAN"))
        judge_head(heads[-1])
        assert abs(heads[-1].number.baseline - heads[-1].date.baseline) < 0.3
    lines = [len(found.body.text) for found in heads[: len(chosen)]]
    assert lines[:10] == [2] * 10
    assert all(count == 3 for count in lines[-10:])


_ISSUED = {"so_van_ban": "142", "ngay_ban_hanh": "13/8/2025"}


@pytest.mark.parametrize("name", ["everything", "mau-chung"])
def test_the_short_line_of_an_appendix_stands_under_its_reference(papers: Papers, name: str) -> None:
    for page in papers[name].pages:
        lines = pdf.lines_of_text(page)
        if not any(line.text.startswith("(Kèm theo") for line in lines):
            continue
        start = find(lines, "(Kèm theo")
        rule = min((r for r in page.rules if r.top > start.baseline), key=lambda r: r.top)
        text = tuple(line for line in lines if start.baseline <= line.baseline < rule.top)
        judge(Ruled(_whole(text), rule, next(line for line in lines if line.baseline > rule.top)))
        assert rule.mm.width < 40


def _whole(text: tuple[pdf.Line, ...]) -> tuple[pdf.Line, ...]:
    """The reference's last line as one, where wide blanks of a draft part it."""
    same = [line for line in text if line.baseline == text[-1].baseline]
    box = pdf.Box(same[0].box.x0, same[-1].box.x1, same[0].box.top, same[0].box.bottom)
    return (*text[:-1], pdf.Line(same[-1].text, box, same[-1].baseline, same[-1].chars))
