"""Random documents and random edits: accepting gives the new document, rejecting the old, whoever resolves."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compare.redline import Redlined, redline, resolve, structure_of
from generator.compare.redline import RedlineOptions as Options
from generator.ooxml.names import w
from generator.ooxml.wml.names import P
from tests.compare.redline.packages import parts_of, root_of
from tests.compare.redline.random_documents import pair
from tests.oracles import xsd


def _redlined(old: bytes, new: bytes, options: Options | None = None) -> Redlined:
    outcome = redline(old, new, options)
    assert outcome.value is not None, [found.message for found in outcome.diagnostics]
    return outcome.value


@given(st.integers(0, 10**9))
def test_every_random_pair_is_proved(seed: int) -> None:
    old, new = pair(Random(seed))
    data = _redlined(old, new).data
    assert structure_of(resolve(data, accept=True)) == structure_of(new)
    assert structure_of(resolve(data, accept=False)) == structure_of(old)


@given(st.integers(0, 10**9))
def test_every_random_pair_is_proved_to_the_letter(seed: int) -> None:
    old, new = pair(Random(seed))
    data = _redlined(old, new, Options(exact=True)).data
    assert structure_of(resolve(data, accept=False), exact=True) == structure_of(old, exact=True)


@given(st.integers(0, 10**9))
def test_a_document_against_itself_has_no_revision(seed: int) -> None:
    old, _ = pair(Random(seed))
    assert _redlined(old, old).revisions == 0


def test_random_redlines_are_valid_by_the_schemas(tmp_path: Path, shared: Path) -> None:
    path = tmp_path / "redline.docx"
    for seed in range(60):
        path.write_bytes(_redlined(*pair(Random(seed))).data)
        assert xsd.findings(path) == [], seed


def _words(data: bytes) -> list[str]:
    """The text of each paragraph, empty ones and the borders of tables left out."""
    body = root_of(data).find(w("body"))
    assert body is not None
    lines = ("".join(e.text or "" for e in p.iter(w("t"))) for p in body.iter(P))
    return [line for line in lines if line]


@pytest.mark.oracle("docxodus")
def test_an_acceptor_that_is_not_ours_comes_to_the_same_text(tmp_path: Path) -> None:
    from tests.oracles.docxodus import Docxodus

    engine = Docxodus()
    try:
        for seed in range(100, 160):
            old, new = pair(Random(seed))
            path = tmp_path / f"{seed}.docx"
            path.write_bytes(_redlined(old, new).data)
            for do, aim in (("accept", new), ("reject", old)):
                resolved = engine.ask(do, path, tmp_path / f"{seed}.{do}.docx").read_bytes()
                assert _words(resolved) == _words(aim), (seed, do)
    finally:
        engine.close()


def test_a_redline_names_each_part_once() -> None:
    for seed in range(20):
        names = [name.lower() for name in parts_of(_redlined(*pair(Random(seed))).data)]
        assert len(names) == len(set(names))
