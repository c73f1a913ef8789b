"""Each published plan comes out of its variables token by token, except the corrections listed beside this file.

A PDF extraction and a Word file give the cells of the header and of the foot in different orders, so header, body,
recipients and signature are compared one by one: inside each the order is the same. Blanks and line ends are layout
and do not count; every other character does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from generator.pipeline import BuildOptions, build
from tests.plans import source
from tests.plans.readers import by_docx2python, by_pandoc

pytestmark = pytest.mark.usefixtures("shared")

Reader = Callable[[Path], str]
_LABEL = re.compile(r"^(?P<blank> +)(?:[IVX]+\.|(?P<nested>\d+\.\d+\.)|\d+\.|(?P<letter>[a-zđ]\)))(?= )")


@pytest.fixture(params=source.NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """One plan after another."""
    return str(request.param)


def document(variables: Path, folder: Path) -> Path:
    outcome = build(variables, BuildOptions())
    assert outcome.value is not None, "\n".join(f"{d.code} {d.message}" for d in outcome.diagnostics)
    made = folder / f"{variables.stem}.docx"
    made.write_bytes(outcome.value.data)
    return made


def copied(name: str, folder: Path, change: Callable[[str], str]) -> Path:
    """An example with its text changed, beside a copy of the unit profiles."""
    (folder / "don-vi").mkdir()
    for profile in (source.EXAMPLES.parent / "don-vi").glob("*.yaml"):
        (folder / "don-vi" / profile.name).write_bytes(profile.read_bytes())
    typed = (source.EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    changed = change(typed)
    assert changed != typed
    copy = folder / f"{name}.yaml"
    copy.write_text(changed, encoding="utf-8")
    return copy


def differences(wanted: Sequence[str], got: Sequence[str]) -> str:
    """Every place where two token sequences part, each with a few words around it; empty when they are equal."""
    lines = []
    for kind, a, b, c, d in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind != "equal":
            before = " ".join(wanted[max(0, a - 6) : a])
            after = " ".join(wanted[b : b + 4])
            lines.append(f"... {before} [plan: {' '.join(wanted[a:b])} | document: {' '.join(got[c:d])}] {after} ...")
    return "\n".join(lines)


def compared(name: str, text: str) -> str:
    """The differences of a document's text to its plan, block by block; empty when there are none."""
    wanted, got = source.expected(name), source.blocks(text)
    found = [
        f"{part}:\n{parted}"
        for part in ("header", "body", "recipients", "signature")
        if (parted := differences(getattr(wanted, part), getattr(got, part)))
    ]
    return "\n".join(found)


def test_the_document_has_the_words_of_the_plan(name: str, tmp_path: Path) -> None:
    assert compared(name, by_docx2python(document(source.EXAMPLES / f"{name}.yaml", tmp_path))) == ""


@pytest.mark.oracle("pandoc")
def test_a_second_reader_finds_the_same_words(name: str, tmp_path: Path) -> None:
    assert compared(name, by_pandoc(document(source.EXAMPLES / f"{name}.yaml", tmp_path))) == ""


def test_a_lost_word_and_a_changed_word_are_seen(name: str) -> None:
    text = " ".join(source.expected(name).body)
    for changed in (text.replace(" sáng tạo ", " ", 1), text.replace("chuyển đổi số", "chuyên đổi số", 1)):
        assert differences(text.split(), changed.split())


def test_every_correction_is_in_the_answer_key() -> None:
    key = source.answer_key()
    unknown = [one for one in source.corrections() if (one.plan, one.line, one.rule) not in key]
    assert not unknown


def test_a_completed_header_keeps_what_the_plan_has(name: str) -> None:
    published = source.blocks(source.corrected(name)).header
    completed = source.expected(name).header
    assert " ".join(published) in " ".join(completed)


def test_every_ordinal_is_set_by_the_numbering(name: str, tmp_path: Path) -> None:
    """All ordinals of a kind typed as its first one: the document is the same, so none of them came from the text."""

    def all_first(typed: str) -> str:
        head, key, lines = typed.partition("noi_dung: |\n")
        return head + key + "\n".join(_as_first(line) for line in lines.split("\n"))

    assert compared(name, by_docx2python(document(copied(name, tmp_path, all_first), tmp_path))) == ""


def _as_first(line: str) -> str:
    """The line with its ordinal replaced by the first of its kind: "IV." by "I.", "2.3." by "1.1.", "d)" by "a)"."""

    def first(found: re.Match[str]) -> str:
        label = found.group().strip()
        same = "1.1." if found["nested"] else "a)" if found["letter"] else "I." if label[0] in "IVX" else "1."
        return found["blank"] + same

    return _LABEL.sub(first, line)


@pytest.mark.parametrize("read", [by_docx2python, pytest.param(by_pandoc, marks=pytest.mark.oracle("pandoc"))])
def test_the_readers_see_a_word_that_the_document_lost(read: Reader, tmp_path: Path) -> None:
    variables = copied(
        "kim-thanh", tmp_path, lambda text: text.replace("Luật Giao dịch điện tử", "Luật Giao dịch điện")
    )
    assert compared("kim-thanh", read(document(variables, tmp_path))) == (
        "body:\n... hành chính theo Luật Giao dịch [plan: điện tử. | document: điện.] + 100% xử lý ..."
    )
