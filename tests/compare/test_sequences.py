"""Random sequences of edits on random plans: the redline is proved, nothing differs from itself, both ways mirror."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compare.align import mirrored as mirrored_match
from generator.compare.engine import compare
from generator.compare.match import Match
from generator.compare.redline import Redlined, redline, resolve, structure_of
from generator.compare.result import Change, Comparison, FormatChange
from generator.compare.words import mirrored as mirrored_pieces
from generator.ooxml.names import w
from generator.ooxml.wml.names import P
from generator.read.opening import read_document
from generator.read.view import DocView
from tests.compare.redline.packages import root_of
from tests.compare.redline.random_plans import EDITS, sequence
from tests.compare.texts import covered
from tests.oracles.programs import ROOT

FEW: Final = 40
MANY: Final = 2000
CHUNK: Final = 100
BUILT: Final = ("hoa-phong", "kim-thanh", "thanh-nam")
_PARAGRAPH: Final = re.compile(r"<w:p>(?:(?!</?w:p>|<w:sectPr|<w:drawing|<w:pict|<w:fldChar).)*</w:p>", re.DOTALL)
_TEXT: Final = re.compile(r"(<w:t[^>]*>)([^<]{12,})(</w:t>)")
_DIGITS: Final = re.compile(r"\d+")
_OTHER: Final = {"bản mới": "bản cũ", "bản cũ": "bản mới"}
_SIDE: Final = re.compile("|".join(_OTHER))
_FIRST_WORDS: Final = re.compile(r" \(từ “.*”\)$", re.DOTALL)
_ORDER: Final = "thứ tự cột"


@cache
def _built(name: str) -> bytes:
    from generator.pipeline import build

    made = build(ROOT / "variables" / "vi-du" / f"{name}.yaml").value
    assert made is not None
    return made.data


def _edited(data: bytes, rng: Random) -> bytes:
    """A plan that the program built, with paragraphs deleted, doubled, moved, and words and numbers changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            content = source.read(entry.filename)
            if entry.filename == "word/document.xml":
                content = _rewritten(content.decode(), rng).encode()
            target.writestr(entry.filename, content)
    return made.getvalue()


def _rewritten(xml: str, rng: Random) -> str:
    for _ in range(rng.randint(1, 8)):
        places = [found.span() for found in _PARAGRAPH.finditer(xml) if not xml.startswith("</w:tc>", found.end())]
        (start, end), (other, _) = rng.choice(places), rng.choice(places)
        block = xml[start:end]
        what = rng.choice(("delete", "double", "move", "words", "number"))
        if what == "delete":
            xml = xml[:start] + xml[end:]
        elif what == "double":
            xml = xml[:end] + _TEXT.sub(r"\1Tiếp tục \2\3", block, count=1) + xml[end:]
        elif what == "move":
            rest = xml[:start] + xml[end:]
            at = other if other <= start else other - len(block) if other >= end else start
            xml = rest[:at] + block + rest[at:]
        elif what == "words":
            xml = xml[:start] + _TEXT.sub(lambda t: t[1] + _shuffled(t[2], rng) + t[3], block) + xml[end:]
        else:
            xml = xml[:start] + _TEXT.sub(lambda t: t[1] + _DIGITS.sub("7", t[2]) + t[3], block) + xml[end:]
    return xml


def _shuffled(text: str, rng: Random) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words))
    return " ".join([*words[:at], rng.choice(("kịp thời", "đồng bộ", "chủ động")), *words[at + rng.randint(0, 2) :]])


def pair(seed: int) -> tuple[bytes, bytes]:
    """Two versions of a plan: of one in ten the first is what the program builds, of the rest a plan of any shape."""
    rng = Random(seed)
    if rng.random() < 0.1:
        old = _built(rng.choice(BUILT))
        return old, _edited(old, rng)
    before, after, _ = sequence(rng)
    return before.data(), after.data()


def _redlined(old: bytes, new: bytes) -> Redlined:
    outcome = redline(old, new)
    assert outcome.value is not None, [found.message for found in outcome.diagnostics]
    return outcome.value


def _view(data: bytes) -> DocView:
    outcome = read_document(data, "ke-hoach.docx")
    assert outcome.value is not None, [found.message for found in outcome.diagnostics]
    return outcome.value


def _told(old: DocView, new: DocView) -> Comparison:
    outcome = compare(old, new)
    assert outcome.value is not None, [found.message for found in outcome.diagnostics]
    return outcome.value


def redline_is_proved(old: bytes, new: bytes) -> None:
    """Accepting gives the new document, rejecting the old one; a document against itself has no revision."""
    data = _redlined(old, new).data
    assert structure_of(resolve(data, accept=True)) == structure_of(new)
    assert structure_of(resolve(data, accept=False)) == structure_of(old)
    same = _redlined(old, old)
    assert same.revisions == 0
    assert structure_of(same.data) == structure_of(old)


def comparison_is_mirrored(old: bytes, new: bytes) -> None:
    """Nothing between a document and itself; both directions tell the same, each from its side."""
    ours, theirs = _view(old), _view(new)
    same = _told(ours, ours)
    assert same.equal
    assert (same.changes, same.renumberings, same.highlights, same.layout) == ((), (), (), ())
    there, back = _told(ours, theirs), _told(theirs, ours)
    assert there.equal is back.equal
    assert Counter(map(_own, there.changes)) == Counter(map(_mirror, back.changes))
    assert Counter(map(_format, there.layout)) == Counter(map(_format_back, back.layout))
    assert there.alike == pytest.approx(back.alike)
    assert Counter((line.group, line.old, line.new) for line in there.highlights) == Counter(
        (line.group, line.new, line.old) for line in back.highlights
    )
    pairs = [Counter(pair for line in side.renumberings for pair in line.pairs) for side in (there, back)]
    assert pairs[0] == Counter({(new, old): count for (old, new), count in pairs[1].items()})
    for change in there.changes:
        if change.labels is None:  # a folded ordinal is kept over other letters
            covered(change.old_text, change.new_text, change.pieces)


def _own(change: Change) -> tuple[object, ...]:
    match = Match(change.how, (), ())
    texts = (change.old_addresses, change.new_addresses, change.old_text, change.new_text)
    formats = frozenset(map(_format, change.formats))
    return (match.how, *texts, change.natures, change.labels, change.pieces, formats)


def _mirror(change: Change) -> tuple[object, ...]:
    match = mirrored_match(Match(change.how, (), ()))
    texts = (change.new_addresses, change.old_addresses, change.new_text, change.old_text)
    labels = None if change.labels is None else (change.labels[1], change.labels[0])
    formats = frozenset(map(_format_back, change.formats))
    return (match.how, *texts, change.natures, labels, mirrored_pieces(change.pieces), formats)


def _format(change: FormatChange) -> tuple[str, str, str]:
    return _named(change.what), change.old, change.new


def _format_back(change: FormatChange) -> tuple[str, str, str]:
    what = _SIDE.sub(lambda side: _OTHER[side[0]], _named(change.what))
    if what == _ORDER:  # the columns of the old table as 1, 2, 3, and where they stand now
        places = [int(place) for place in change.new.split(", ")]
        return what, change.old, ", ".join(str(places.index(at) + 1) for at in range(1, len(places) + 1))
    return what, change.new, change.old


def _named(what: str) -> str:
    """What changed, without the place and the first words: those are always told as in the new document."""
    return _FIRST_WORDS.sub("", what).rpartition(": ")[2]


@settings(max_examples=FEW)
@given(st.integers(MANY, 10**9))
def test_the_redline_of_a_sequence_is_proved(seed: int) -> None:
    redline_is_proved(*pair(seed))


@settings(max_examples=FEW)
@given(st.integers(MANY, 10**9))
def test_the_comparison_of_a_sequence_is_mirrored(seed: int) -> None:
    comparison_is_mirrored(*pair(seed))


@pytest.mark.oracle("docxodus")
def test_an_acceptor_that_is_not_ours_comes_to_the_same_text(tmp_path: Path) -> None:
    from tests.oracles.docxodus import Docxodus

    engine = Docxodus()
    try:
        for seed in range(FEW):
            old, new = pair(seed)
            path = tmp_path / f"{seed}.docx"
            path.write_bytes(_redlined(old, new).data)
            for do, aim in (("accept", new), ("reject", old)):
                resolved = engine.ask(do, path, tmp_path / f"{seed}.{do}.docx").read_bytes()
                assert _lines(resolved) == _lines(aim), (seed, do)
    finally:
        engine.close()


def _lines(data: bytes) -> list[str]:
    """The text of each paragraph of the body, empty ones left out."""
    lines = ("".join(e.text or "" for e in paragraph.iter(w("t"))) for paragraph in root_of(data).iter(P))
    return [line for line in lines if line]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MANY, CHUNK))
def test_two_thousand_sequences(first: int) -> None:
    """Every seed is tried, so that one run tells all that is wrong."""
    wrong: dict[int, str] = {}
    for seed in range(first, first + CHUNK):
        old, new = pair(seed)
        for holds in (redline_is_proved, comparison_is_mirrored):
            try:
                holds(old, new)
            except AssertionError as error:
                wrong[seed] = f"{holds.__name__}: {error}"
    assert wrong == {}


def test_the_sequences_hold_every_kind_of_edit() -> None:
    """No kind of edit is missing from the first ones, and hardly any sequence leaves the plan as it was."""
    found: Counter[str] = Counter()
    idle = 0
    for seed in range(5 * FEW):
        old, new, names = sequence(Random(seed))
        found.update(names)
        idle += old == new
    assert set(found) == set(EDITS)
    assert idle < FEW
