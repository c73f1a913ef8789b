"""The key of the seven real documents, all rules together: verdicts reproduced, no error missed or made up."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from generator.check.registry import rules
from generator.diagnostics import Severity
from generator.pipeline import CheckOptions, check_file

SHARE = 0.95


def verdicts(folder: Path) -> list[tuple[dict[str, Any], str, list[Severity]]]:
    """Each entry of the key with our verdict and the severities of what we said of its rule."""
    codes: dict[str, set[str]] = defaultdict(set)
    for rule in rules():
        for ref in rule.ref:
            codes[ref].add(rule.code)
    entries = json.loads((folder / "real_key.json").read_text(encoding="utf-8"))
    said = {}
    for file in sorted({entry["file"] for entry in entries}):
        checked = check_file(folder / file, CheckOptions()).value
        assert checked is not None
        said[file] = checked.report
    found = []
    for entry in entries:
        report, own = said[entry["file"]], codes[entry["rule"]]
        severities = [judged.severity for judged in report.found if judged.rule.code in own]
        if {Severity.LOI, Severity.CANH_BAO} & set(severities):
            verdict = "violation"
        elif any(rule.code in own for rule, _ in report.not_checkable):
            verdict = "not-evaluable"
        else:
            verdict = "ok"
        found.append((entry, verdict, severities))
    return found


def agrees(entry: dict[str, Any], verdict: str, severities: list[Severity]) -> bool:
    """The verdict of the key or one it accepts; a hint does for what the key calls a warning or an information."""
    accepted = {entry["verdict"], *(each.split("/")[0] for each in entry.get("accept", ()))}
    hinted = entry["verdict"] == "violation" and bool(severities) and entry["severity"] != "error"
    return verdict in accepted or hinted


def test_most_verdicts_are_reproduced_and_no_error_is_missed_or_made_up(shared: Path) -> None:
    judged = verdicts(shared / "real")
    right = [agrees(*each) for each in judged]
    assert sum(right) / len(right) >= SHARE
    missed = [
        entry for (entry, *_), good in zip(judged, right, strict=True) if entry["severity"] == "error" and not good
    ]
    assert missed == []
    accused = [
        entry
        for entry, verdict, severities in judged
        if verdict == "violation" and Severity.LOI in severities and not agrees(entry, verdict, severities)
    ]
    assert accused == []
