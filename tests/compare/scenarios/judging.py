"""What acceptors that are not ours make of the redlines of all scenarios, whichever engine made them.

Accept-all must be the new document, reject-all the old one: in the lines of ``reading``, in pandoc's plain text, in
docx2python's, and (``office_findings``) in the text that LibreOffice has after its own accepting.
"""

from __future__ import annotations

import difflib
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.compare.rendered import plainly
from tests.compare.scenarios.package import Doc
from tests.compare.scenarios.reading import Reading, W, revisions
from tests.compare.scenarios.scenario import Scenario
from tests.compare.scenarios.wml import p
from tests.oracles import docxodus, office, pandoc, reader

# (old, new, target): writes the redline to ``target``; raises RefusedError when the engine gives none.
Redliner = Callable[[Path, Path, Path], object]
DIRECTIONS: Final = ("accept", "reject")
_BODY: Final = "word/document.xml"
# docx2python names the part of a picture and the number of a note; neither is text.
_NAMED: Final = re.compile(r"----(?:\S*/)?(media|footnote)\S*?----|^(footnote)\d+(?=\))", re.MULTILINE)
_SPACES: Final = re.compile("[ \u00a0\u2000-\u200a\u202f\u3000]+")
_CUT: Final = "Giữa hai tài liệu của phép thử"


class RefusedError(RuntimeError):
    """An engine gave no redline."""


@dataclass(slots=True)
class Case:
    """One scenario on disk. ``targets`` and ``resolved`` are by direction; ``findings`` what is wrong, by direction."""

    scenario: Scenario
    redline: Path
    targets: dict[str, Path]
    resolved: dict[str, Path] = field(default_factory=dict)
    findings: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in DIRECTIONS})
    revisions: int = 0

    @property
    def wrong(self) -> int:
        """How many of the two resolutions are wrong."""
        return sum(bool(found) for found in self.findings.values())


def prepare(scenario: Scenario, folder: Path) -> tuple[Path, Path]:
    """The two documents as files."""
    made = []
    for kind, data in zip(("old", "new"), scenario.make(), strict=True):
        path = folder / f"{scenario.name}.{kind}.docx"
        path.write_bytes(data)
        made.append(path)
    return made[0], made[1]


def resolve(scenario: Scenario, redliner: Redliner, folder: Path) -> Case:
    """Make the redline, and let Docxodus accept and reject all of it; compare the lines of ``reading``."""
    old, new = prepare(scenario, folder)
    redline = folder / f"{scenario.name}.redline.docx"
    case = Case(scenario, redline, {"accept": new, "reject": old})
    try:
        redliner(old, new, redline)
    except RefusedError as refused:
        for kind in DIRECTIONS:
            case.findings[kind].append(f"refused: {refused}")
        return case
    case.revisions = revisions(redline)
    if scenario.flatten:
        case.targets = {kind: _flat(path) for kind, path in case.targets.items()}
    for kind, act in zip(DIRECTIONS, (docxodus.accept_all, docxodus.reject_all), strict=True):
        resolved = folder / f"{scenario.name}.{kind}.docx"
        try:
            act(redline, resolved)
        except docxodus.DocxodusError as error:
            case.findings[kind].append(f"Docxodus: {error}")
            continue
        case.resolved[kind] = resolved
        case.findings[kind] += compare_lines(resolved, case.targets[kind])
    return case


def _flat(path: Path) -> Path:
    return docxodus.accept_all(path, path.with_suffix(".flat.docx"))


def compare_lines(resolved: Path, target: Path) -> list[str]:
    """What differs between two documents in their lines, and tracked changes that are left."""
    got, wanted = Reading(resolved), Reading(target)
    found = [f"left tracked: {mark}" for mark in got.left_tracked()]
    return found + _differences("lines", got.lines(), wanted.lines())


def _differences(judge: str, got: Sequence[str], wanted: Sequence[str]) -> list[str]:
    got, wanted = [_said(line) for line in got], [_said(line) for line in wanted]
    if got == wanted:
        return []
    shown = [line for line in difflib.unified_diff(wanted, got, "wanted", "got", n=0, lineterm="") if line[:1] in "+-"]
    return [f"{judge}: {line}" for line in shown if line[:3] not in ("+++", "---")]


def _said(line: str) -> str:
    """What counts of a line: composed letters, and every stretch of blanks as one. Tabs and breaks do count."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", line))


def judge_texts(cases: Iterable[Case]) -> None:
    """Add what ``text_findings`` says to the findings of the cases."""
    for case, kind, found in text_findings(cases):
        case.findings[kind] += found


def text_findings(cases: Iterable[Case]) -> list[tuple[Case, str, list[str]]]:
    """What pandoc (one start for all) and docx2python say of every resolution: case, direction, differences."""
    asked = [(case, kind) for case in cases for kind in case.resolved]
    paths = [path for case, kind in asked for path in (case.resolved[kind], case.targets[kind])]
    plain = dict(zip(paths, _plain(paths), strict=True))
    said = []
    for case, kind in asked:
        got, wanted = case.resolved[kind], case.targets[kind]
        found: list[str] = []
        # pandoc leaves out the words of a simple field and reads those of a complex one: the same field, else written.
        if Reading(wanted).root(_BODY).find(f".//{W}fldSimple") is None:
            found += _differences("pandoc", plain[got].splitlines(), plain[wanted].splitlines())
        texts = [_NAMED.sub(r"[\1\2]", reader.full_text(path)).splitlines() for path in (got, wanted)]
        said.append((case, kind, found + _differences("docx2python", *texts)))
    return said


def _plain(paths: Sequence[Path]) -> list[str]:
    """Each document as pandoc reads it; numbers of footnotes run through the whole call, so they are left out."""
    if not paths:
        return []
    cut = paths[0].with_name("cut.docx")
    cut.write_bytes(Doc(p(_CUT)).data())
    asked: list[str] = []
    for path in paths:
        asked += [str(path), str(cut)]
    options = ["--from=docx", "--to=plain", "--wrap=none", "--reference-location=block"]
    run = subprocess.run(["pandoc", *options, *asked], capture_output=True, encoding="utf-8", timeout=300, check=False)
    texts = run.stdout.split(_CUT)[:-1]
    if run.returncode or len(texts) != len(paths):
        texts = [pandoc.plain(path) for path in paths]
    return [re.sub(r"\[\d+\]", "[n]", text).strip() for text in texts]


def office_findings(case: Case) -> list[str]:
    """What LibreOffice's own accepting and rejecting gets wrong in the text; blank lines do not count."""
    found: list[str] = []
    if not case.scenario.by_office:
        return found
    for kind, act in zip(DIRECTIONS, (office.accept_all, office.reject_all), strict=True):
        try:
            got = act(plainly(case.redline), case.redline.with_suffix(f".{kind}.txt")).read_text(encoding="utf-8-sig")
        except office.OfficeError as error:
            found.append(f"{kind} LibreOffice: {error}")
            continue
        wanted = office.to_text(plainly(case.targets[kind]))
        texts = [[line.strip() for line in text.splitlines() if line.strip()] for text in (got, wanted)]
        found += [f"{kind} {line}" for line in _differences("LibreOffice", *texts)]
    return found


def misplaced_deleted_text(path: Path) -> list[str]:
    """``w:delText`` outside ``w:del``: inside ``w:moveFrom`` Word reports unreadable content."""
    reading, found = Reading(path), []
    for part in _parts(path):
        for words in reading.root(part).iter(W + "delText"):
            around = [parent.tag for parent in words.iterancestors(W + "del", W + "moveFrom")]
            if not around or around[0] != W + "del":
                found.append(f"{part}: {words.text}")
    return found


def _parts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    return [name for name in names if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1]
