"""Seven documents that an office issued: text complete against two other readers, facts of the key reproduced."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.read.docx import read_docx
from generator.read.view import Block, DocView
from generator.text import nfc
from tests.plans.readers import by_docx2python, by_pandoc

STEMS = ("BC-1883", "CV-don-doc", "CV-lay-y-kien", "KH-3024", "KH-3898", "QD-thanh-lap", "TB-3915")
CENTIMETRE = 72 / 2.54
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(params=STEMS)
def path(request: pytest.FixtureRequest, shared: Path) -> Path:
    return next((shared / "real").glob(f"{request.param}*.docx"))


@cache
def view_of(path: Path) -> DocView:
    outcome = read_docx(path.read_bytes(), path.name)
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return outcome.value


def verdict(path: Path, rule: str) -> dict[str, Any]:
    key = json.loads((path.parent / "real_key.json").read_text(encoding="utf-8"))
    return next((item for item in key if item["file"] == path.name and item["rule"] == rule), {})


def letters(text: str) -> Counter[str]:
    return Counter("".join(nfc(text).split()))


def block_with(view: DocView, start: str) -> Block:
    return next(found for found in view.blocks if found.text.strip().startswith(start))


def test_every_word_of_another_reader_is_here(path: Path) -> None:
    shown = [found for found in view_of(path).blocks if found.where in ("body", "box")]
    labels = [found.format.numbering or "" for found in shown]
    ours = letters("".join((*(found.text for found in shown), *labels)))
    theirs = letters(by_docx2python(path))
    assert sum(theirs.values()) > 900
    invented = Counter({")": sum(map(bool, labels))})  # docx2python prints list numbers as 1), whatever the list says
    assert not theirs - ours - invented
    assert not letters("".join(found.text for found in shown)) - theirs


@pytest.mark.oracle("pandoc")
def test_every_word_of_pandoc_is_here(path: Path, need: Any) -> None:
    need("pandoc")
    ours = "".join(found.text for found in view_of(path).blocks if found.where in ("body", "box"))
    assert letters(by_pandoc(path)) == letters(ours)


def test_page_and_margins(path: Path) -> None:
    section = view_of(path).sections[0]
    assert (section.width, section.height) == (11907 / 20, 16840 / 20)
    left, right, top, bottom = map(float, _DECIMAL.findall(verdict(path, "DOC-02")["measured"])[:4])
    shown = (section.left, section.right, section.top, section.bottom)
    assert [round((side or 0) / 72 * 25.4, 1) for side in shown] == [left, right, top, bottom]


@pytest.mark.parametrize("rule", ["DOC-11-tieu-ngu", "DOC-11-co-quan", "DOC-11-trich-yeu"])
def test_the_lines_have_the_measured_length(path: Path, rule: str) -> None:
    found = verdict(path, rule)
    if found["verdict"] == "not-evaluable":
        assert not [line for line in view_of(path).lines if line.anchor.count("/") == 1 and line.length]
        return
    measured = float(_DECIMAL.search(found["measured"]).group())  # type: ignore[union-attr]
    lengths = [line.length / CENTIMETRE for line in view_of(path).lines if line.length]
    assert any(abs(length - measured) <= 0.011 for length in lengths), (measured, lengths)


def test_every_line_counts_once_and_dead_connectors_have_no_length(path: Path) -> None:
    lines = view_of(path).lines
    expected = {"BC-1883": (3, 3), "KH-3024": (4, 0), "KH-3898": (4, 0), "QD-thanh-lap": (3, 0)}
    alive = sum(bool(line.length) for line in lines)
    stem = next(stem for stem in STEMS if path.name.startswith(stem))
    assert (alive, len(lines) - alive) == expected.get(stem, (2, 0))
    assert {line.technique for line in lines} == {"drawingml"}
    assert all(line.centred for line in lines if line.length)


def test_sizes_of_the_head(path: Path) -> None:
    view = view_of(path)
    sizes = {run.size for run in block_with(view, "CỘNG H").runs if run.text.strip()}
    sizes |= {run.size for run in block_with(view, "Độc lập").runs if run.text.strip()}
    number = {run.size for run in block_with(view, "Số:").runs if run.text.strip()}
    assert verdict(path, "DOC-05")["measured"] == "13 / 14 / 14"
    assert sizes == {13, 14}
    assert number == ({14} if "Số, ký hiệu 14 pt" in verdict(path, "DOC-04")["measured"] else {13})


def test_weight_and_slope_of_the_head(path: Path) -> None:
    view = view_of(path)
    for start, bold, italic in (("CỘNG H", True, False), ("Độc lập", True, False), ("Số:", False, False)):
        runs = [run for run in block_with(view, start).runs if run.text.strip()]
        assert {(run.bold, run.italic) for run in runs} == {(bold, italic)}, start
    assert all(run.italic for run in block_with(view, "Lào Cai,").runs if run.text.strip())


def test_the_recipients(path: Path) -> None:
    view = view_of(path)
    word = next(run for run in block_with(view, "Nơi nhận").runs if run.text.strip())
    assert (word.size, word.bold, word.italic) == (12, True, True)
    sizes = {run.size for run in block_with(view, "- Lưu").runs if run.text.strip()}
    assert sizes == ({12} if "list 12 pt" in verdict(path, "DOC-14")["measured"] else {11})


def test_all_visible_letters_of_the_body_are_times_new_roman(path: Path) -> None:
    fonts = {
        run.font for found in view_of(path).blocks if found.where == "body" for run in found.runs if run.text.strip()
    }
    assert fonts == {"Times New Roman"}


def test_space_between_paragraphs_and_lines(path: Path) -> None:
    view = view_of(path)
    body = Counter(
        (found.format.space_before, found.format.space_after, found.format.line, found.format.line_rule)
        for found in view.blocks
        if found.where == "body" and found.cell is None and found.format.align == "both" and len(found.text) > 80
    )
    before, after, line, rule = body.most_common(1)[0][0]
    measured = verdict(path, "DOC-09")["measured"]
    for side, value in (("after", after), ("before", before)):
        if stated := re.search(rf"{side} (\d+)", measured):
            assert value == float(stated.group(1))
    spacing = verdict(path, "DOC-10")["measured"]
    if spacing.startswith("exactly"):
        assert (rule, line) == ("exact", float(_DECIMAL.search(spacing).group()))  # type: ignore[union-attr]
    else:
        assert (rule, line) == ("auto", 1.0)


def test_the_page_number(path: Path) -> None:
    view = view_of(path)
    fields = {found.where: run for found in view.blocks for run in found.runs if run.field == "PAGE"}
    assert set(fields) - {"footer"} == {"header"}
    header = fields["header"]
    expected = {
        "BC-1883": ("Times New Roman", 14),
        "KH-3024": ("Times New Roman", 13),
        "KH-3898": ("Times New Roman", 13),
        "TB-3915": ("Calibri", 11),
    }
    stem = next(stem for stem in STEMS if path.name.startswith(stem))
    assert (header.font, header.size) == expected.get(stem, (".VnTime", 14))


def test_the_even_header_of_one_document_is_centred_off_the_middle(shared: Path) -> None:
    view = view_of(next((shared / "real").glob("QD-thanh-lap*.docx")))
    assert view.even_and_odd
    header = next(found for found in view.blocks if found.where == "header" and found.text)
    assert (header.format.align, header.format.first_line) == ("center", 28.35)
    assert dict(view.sections[0].headers).keys() == {"even"}


def test_the_appendix_begins_a_page_in_word(shared: Path) -> None:
    view = view_of(next((shared / "real").glob("QD-thanh-lap*.docx")))
    appendix = next(found for found in view.blocks if found.text.startswith("Phụ lục"))
    assert appendix.page == 3


def test_cells_of_a_numbered_column_have_their_numbers(shared: Path) -> None:
    view = view_of(next((shared / "real").glob("KH-3024*.docx")))
    numbers = [found.format.numbering for found in view.blocks if found.format.numbering]
    assert numbers[:3] == ["1.", "2.", "3."]
