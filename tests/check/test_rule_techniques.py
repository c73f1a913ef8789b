"""The line under the Tiêu ngữ in every way that people draw it: the same measure, right or wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from generator.check.engine import Report
from generator.standards.metrics import width
from tests.check.samples import good, judged
from tests.check.word_parts import Package, W, paragraph_text, w

TEXT = "Độc lập - Tự do - Hạnh phúc"
FULL = width(TEXT, 14, "dam")
CELL = 289.1  # our header table has no margins in its cells
_NAMES = f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"'


def _underscores(share: float) -> str:
    count = round(FULL * share / 7)
    return f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>{"_" * count}</w:t></w:r>'


def _raised(share: float) -> str:
    count = round(FULL * share / (7 * 0.65))
    properties = '<w:rPr><w:sz w:val="28"/><w:vertAlign w:val="superscript"/></w:rPr>'
    return f"<w:r>{properties}<w:t>{'_' * count}</w:t></w:r>"


def _border(share: float) -> str:
    side = round((CELL - FULL * share) / 2 * 20)
    edge = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    return f'<w:pPr>{edge}<w:ind w:left="{side}" w:right="{side}"/><w:jc w:val="center"/></w:pPr>'


def _vml(share: float) -> str:
    left = (CELL - FULL * share) / 2
    line = f'<v:line style="position:absolute" from="{left:.1f}pt,2pt" to="{left + FULL * share:.1f}pt,2pt"/>'
    return f"<w:r><w:pict>{line}</w:pict></w:r>"


TECHNIQUES = [_underscores, _raised, _border, _vml]


def _drawn(technique: Callable[[float], str], share: float) -> Report:
    package = Package(good("tu_van"))
    motto = next(p for p in package.document.iter(w("p")) if paragraph_text(p) == TEXT)
    for drawing in list(motto.iter(w("drawing"))):
        run = next(up for up in drawing.iterancestors(w("r")))
        run.getparent().remove(run)
    inside = technique(share)
    if "<w:pPr>" not in inside:
        inside = f'<w:pPr><w:jc w:val="center"/></w:pPr>{inside}'
    motto.addnext(etree.fromstring(f"<w:p {_NAMES}>{inside}</w:p>"))
    return judged(package.saved())


def _said(report: Report) -> list[str]:
    return [item.finding.message for item in report.found if item.rule.code == "KT011"]


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_a_line_as_long_as_the_text_is_right_however_it_is_drawn(technique: Callable[[float], str]) -> None:
    assert not _said(_drawn(technique, 1.0))


@pytest.mark.parametrize("technique", TECHNIQUES)
@pytest.mark.parametrize("share", [0.6, 1.3])
def test_a_line_too_short_or_too_long_is_found_however_it_is_drawn(
    technique: Callable[[float], str], share: float
) -> None:
    assert _said(_drawn(technique, share))


def test_a_dead_connector_is_no_line() -> None:
    said = _said(_drawn(lambda share: _vml(0.001), 1.0))
    assert said
    assert "Thiếu" in said[0]
