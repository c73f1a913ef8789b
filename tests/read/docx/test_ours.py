"""What the generator makes is read back whole, with the form it was given."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.pipeline import build
from generator.read.docx import read_docx
from generator.read.view import DocView
from tests.plans.readers import by_docx2python

FOLDER = Path(__file__).resolve().parents[3] / "variables" / "vi-du"
EXAMPLES = [FOLDER / f"{name}.yaml" for name in ("hoa-phong", "kim-thanh", "thanh-nam")]


@cache
def made(path: Path) -> bytes:
    built = build(path)
    assert built.value is not None, built.diagnostics
    return built.value.data


def view_of(path: Path) -> DocView:
    outcome = read_docx(made(path), path.name)
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return outcome.value


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_text_is_whole(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(made(path))
    ours = "".join(found.text for found in view_of(path).blocks if found.where == "body")
    assert Counter("".join(ours.split())) == Counter("".join(by_docx2python(file).split()))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_form_is_that_of_the_decree(path: Path) -> None:
    view = view_of(path)
    section = view.sections[0]
    assert (section.width, section.height, section.title_page) == (595.3, 841.9, True)
    assert (section.left, section.right) == (85.05, 42.5)
    by_start = {found.text.split()[0]: found for found in reversed(view.blocks) if found.text.strip()}
    for start, size, bold in (("CỘNG", 13, True), ("Độc", 14, True), ("Số:", 13, False), ("KẾ", 14, True)):
        assert {(run.size, run.bold) for run in by_start[start].runs} == {(size, bold)}, start
    assert {run.font for found in view.blocks for run in found.runs} == {"Times New Roman"}
    assert [(line.technique, line.centred) for line in view.lines[:3]] == [("drawingml", True)] * 3
    page = next(run for found in view.blocks for run in found.runs if run.field == "PAGE")
    assert page.size in (13, 14)
    assert not view.notices
