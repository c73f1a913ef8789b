"""A command imports only what it uses: cold starts are what a clerk waits for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.runs import ROOT, start
from tests.standards.minimal import PLAN, over

HEAVY = ("babel", "click", "docx", "docxtpl", "jinja2", "lxml", "pydantic", "yaml")
SPY = """\
import atexit, json, os, sys
def tell():
    with open(os.environ["SPY"], "w") as handle:
        json.dump(sorted({name.partition(".")[0] for name in sys.modules}), handle)
atexit.register(tell)
"""
TASKS = "to_chuc_thuc_hien: [{ don_vi: A, nhiem_vu: [{ viec: b, phoi_hop: [C] }, d] }]"
SEVERAL = "to_chuc_thuc_hien: [{ don_vi: A, nhiem_vu: [{ viec: b, phoi_hop: [C, D] }, d] }]"


def imported(folder: Path, *arguments: str | Path) -> set[str]:
    """The heavy libraries that a run has imported when it ends."""
    (folder / "sitecustomize.py").write_text(SPY, encoding="utf-8")
    told = folder / "modules.json"
    env = {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]), "SPY": str(told)}
    result = start(*arguments, cwd=folder, env=env)
    assert result.returncode == 0, result.stderr
    return set(json.loads(told.read_text())) & set(HEAVY)


@pytest.mark.parametrize(
    ("arguments", "used"),
    [
        (("--help",), {"click"}),
        (("--version",), {"click"}),
        (("schema",), {"click", "pydantic"}),
        (("explain", "BV012"), {"click", "yaml"}),
        (("new", "--don-vi", "10804"), {"click"}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_a_command_imports(arguments: tuple[str, ...], used: set[str], tmp_path: Path) -> None:
    assert imported(tmp_path, *arguments) <= used


@pytest.mark.parametrize("fragment", ["", TASKS])
def test_a_build_imports_no_babel_before_it_has_to_join_names(fragment: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(over(fragment) if fragment else PLAN, encoding="utf-8")
    found = imported(tmp_path, "build", "a.yaml")
    assert "babel" not in found
    assert "docx" not in found


def test_several_partners_are_joined_by_babel(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(over(SEVERAL), encoding="utf-8")
    assert "babel" in imported(tmp_path, "build", "a.yaml")


def test_help_of_a_command_imports_no_other(tmp_path: Path) -> None:
    assert imported(tmp_path, "schema", "--help") <= {"click"}
    assert imported(tmp_path, "new", "--help") <= {"click"}
