"""2,000 mutated variable files: no exception, no partial file, every refusal has a place and a mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.diagnostics import Diagnostic
from generator.load.files import decode
from generator.pipeline import BuildOptions, build
from generator.report import as_json, as_text
from tests.fuzz.mutations import damaged
from tests.fuzz.promise import NO_LINES, kept, nothing_left

COUNT, CHUNKS = 2_000, 20
EXAMPLES = ("kim-thanh", "thanh-nam", "hoa-phong", "mau-chung")
UNIT = (("don_vi", "xã Ba Tô, tỉnh Quảng Ngãi"),)


@pytest.fixture(scope="module")
def sources() -> list[str]:
    folder = resources.variables() / "vi-du"
    return [(folder / f"{name}.yaml").read_text(encoding="utf-8") for name in EXAMPLES]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_mutated_variables_are_refused_with_a_place_and_a_mend_or_make_a_sound_file(
    chunk: int, sources: list[str], tmp_path: Path
) -> None:
    output = tmp_path / "output"
    output.mkdir()
    made = refused = 0
    for seed in range(chunk * COUNT // CHUNKS, (chunk + 1) * COUNT // CHUNKS):
        file = tmp_path / "ke-hoach.yaml"
        data = damaged(seed, sources)
        file.write_bytes(data)
        sets = UNIT if b"xa-kim" not in data and b"phuong-thanh" not in data and b"xa-hoa" not in data else ()
        outcome = build(file, BuildOptions(sets=sets))
        if kept(outcome, output, str(seed)):
            made += 1
        else:
            refused += 1
            points_into(file, data, outcome.diagnostics)
        as_json(outcome.diagnostics)
        assert all("Traceback" not in as_text(found) for found in outcome.diagnostics)
    nothing_left(output, made)
    assert min(made, refused) > 3, "the damages must be of both kinds, or this test shows nothing"


def points_into(file: Path, data: bytes, found: tuple[Diagnostic, ...]) -> None:
    """A line and column that exist in the file, and the very line there."""
    text = decode(data, "").value
    if text is None:
        return
    rows = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in found:
        place = diagnostic.place
        if place is None or place.file != file.as_posix() or diagnostic.code in NO_LINES:
            continue
        assert place.line is not None, diagnostic
        assert place.line <= len(rows), diagnostic
        assert (place.column or 1) <= len(rows[place.line - 1]) + 1, diagnostic
