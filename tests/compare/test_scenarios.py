"""Every scenario through judges that are not ours: accepting the redline gives the new document, rejecting the old."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.compare import rendered
from tests.compare.scenarios import engines, judging
from tests.compare.scenarios.everything import SCENARIOS
from tests.compare.scenarios.judging import Case
from tests.oracles import sdk, xsd

NAMES = tuple(SCENARIOS)
CHUNK = 16  # documents of one start of pandoc
CHUNKS = [NAMES[at : at + CHUNK] for at in range(0, len(NAMES), CHUNK)]
# One of each kind for the judges that take long; the whole list is marked slow.
FEW = (
    "signer-for-the-chairman",
    "point-inserted-at-the-top",
    "section-moved-and-edited",
    "paragraph-split",
    "row-moved",
    "column-inserted",
    "merged-cells-split",
    "footer-new",
    "landscape-section-new",
    "words-made-bold-and-changed",
    "picture-replaced",
    "footnote-added",
)

CaseOf = Callable[[str], Case]


@pytest.fixture(scope="module")
def case_of(tmp_path_factory: pytest.TempPathFactory) -> CaseOf:
    """The redline of a scenario and what Docxodus makes of it, made once in this process."""
    folder = tmp_path_factory.mktemp("scenarios")

    @cache
    def made(name: str) -> Case:
        return judging.resolve(SCENARIOS[name], engines.ours, folder)

    return made


@pytest.fixture
def few_or_all(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return FEW if request.param == "few" else NAMES


FEW_OR_ALL = pytest.mark.parametrize("few_or_all", ["few", pytest.param("all", marks=pytest.mark.slow)], indirect=True)


def _cases(case_of: CaseOf, names: tuple[str, ...]) -> list[Case]:
    """The cases of these scenarios; those that skip themselves (no ../shared) are left out."""
    found = []
    for name in names:
        try:
            found.append(case_of(name))
        except pytest.skip.Exception:
            assert name.startswith("real-")  # each of them is skipped visibly by its own test
    return found


def test_there_are_scenarios_of_every_kind() -> None:
    assert len(NAMES) >= 44
    assert set(FEW) < set(NAMES)


@pytest.mark.oracle("docxodus")
@pytest.mark.parametrize("name", NAMES)
def test_accept_all_is_the_new_document_and_reject_all_the_old(name: str, case_of: CaseOf) -> None:
    case = case_of(name)
    assert case.findings == {"accept": [], "reject": []}
    assert judging.misplaced_deleted_text(case.redline) == []


@pytest.mark.oracle("docxodus")
@pytest.mark.parametrize("name", NAMES)
def test_documents_and_redlines_are_valid_by_the_schemas(name: str, case_of: CaseOf, shared: Path) -> None:
    case = case_of(name)
    known = {finding.partition(": ")[2] for path in case.targets.values() for finding in xsd.findings(path)}
    assert not known or name.startswith("real-"), known  # what is wrong in a redline of our own pairs is ours
    assert [finding for finding in xsd.findings(case.redline) if finding.partition(": ")[2] not in known] == []


@pytest.mark.oracle("docxodus", "pandoc")
@pytest.mark.parametrize("chunk", CHUNKS, ids=[names[0] for names in CHUNKS])
def test_pandoc_and_docx2python_read_the_same_text(chunk: tuple[str, ...], case_of: CaseOf) -> None:
    said = judging.text_findings(_cases(case_of, chunk))
    assert {f"{case.scenario.name} {kind}": found for case, kind, found in said if found} == {}


@pytest.mark.oracle("docxodus", "sdk")
@FEW_OR_ALL
def test_the_open_xml_sdk_accepts_the_redlines(few_or_all: tuple[str, ...], case_of: CaseOf) -> None:
    cases = _cases(case_of, few_or_all)
    found = sdk.findings([case.redline for case in cases])
    real = [case for case in cases if case.scenario.name.startswith("real-")]
    known = sdk.findings([path for case in real for path in case.targets.values()])
    said = {line.partition(": ")[2] for lines in known.values() for line in lines}
    left = {path.name: [line for line in lines if line.partition(": ")[2] not in said] for path, lines in found.items()}
    assert {name: lines for name, lines in left.items() if lines} == {}


@pytest.mark.oracle("docxodus", "libreoffice")
@FEW_OR_ALL
def test_libreoffice_comes_to_the_same_text(few_or_all: tuple[str, ...], case_of: CaseOf) -> None:
    said = {case.scenario.name: judging.office_findings(case) for case in _cases(case_of, few_or_all)}
    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.oracle("docxodus", "libreoffice")
@FEW_OR_ALL
def test_the_accepted_copy_looks_like_the_new_document(few_or_all: tuple[str, ...], case_of: CaseOf) -> None:
    cases = _cases(case_of, few_or_all)
    said = {case.scenario.name: rendered.findings(case.resolved["accept"], case.targets["accept"]) for case in cases}
    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.oracle("docxodus", "libreoffice")
@FEW_OR_ALL
def test_the_rejected_copy_looks_like_the_old_document(few_or_all: tuple[str, ...], case_of: CaseOf) -> None:
    cases = [case for case in _cases(case_of, few_or_all) if case.scenario.renders_old]
    said = {case.scenario.name: rendered.findings(case.resolved["reject"], case.targets["reject"]) for case in cases}
    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.oracle("docxodus")
def test_the_judges_find_a_redline_without_marks_wrong(tmp_path: Path) -> None:
    """The new document with nothing tracked: accepting it is right, rejecting it is not."""

    def untracked(_old: Path, new: Path, target: Path) -> None:
        target.write_bytes(new.read_bytes())

    case = judging.resolve(SCENARIOS["words-of-the-body"], untracked, tmp_path)
    assert case.findings["accept"] == []
    assert any("85%" in finding for finding in case.findings["reject"])
    assert (case.wrong, case.revisions) == (1, 0)


@pytest.mark.oracle("docxodus", "libreoffice")
def test_the_judge_of_looks_sees_a_size(tmp_path: Path) -> None:
    old, new = judging.prepare(SCENARIOS["size-of-words-changed"], tmp_path)
    assert rendered.findings(new, new) == []
    assert "13.0" in rendered.findings(new, old)[0]


def test_the_judge_of_marks_sees_deleted_text_in_a_move(tmp_path: Path) -> None:
    from tests.compare.scenarios.plan import short
    from tests.compare.scenarios.wml import run

    who = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
    wrong = f"<w:p><w:moveFrom {who}>{run('Đoạn chuyển', tag='delText')}</w:moveFrom></w:p>"
    path = tmp_path / "moved.docx"
    path.write_bytes(short(wrong))
    assert judging.misplaced_deleted_text(path) == ["word/document.xml: Đoạn chuyển"]
