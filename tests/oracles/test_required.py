"""Where judges are required, a test of a judge that is skipped fails the run; elsewhere it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracles.programs import JUDGES, ROOT, missing

TESTS = """
import pytest

@pytest.mark.oracle
def test_skips():
    pytest.skip("{reason}")

def test_plain_skip():
    pytest.skip("elsewhere")
"""


def _run(folder: Path, *, required: bool, reason: str = "no judge") -> subprocess.CompletedProcess[str]:
    (folder / "test_one.py").write_text(TESTS.format(reason=reason), encoding="utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = oracle: a judge\n", encoding="utf-8")
    env = {**os.environ, "KEHOACH_REQUIRE_ORACLES": "1" if required else "0", "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(asked, cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_a_skipped_judge_passes_where_judges_are_optional(tmp_path: Path) -> None:
    run = _run(tmp_path, required=False)
    assert run.returncode == 0, run.stdout
    assert "2 skipped" in run.stdout


def test_a_skipped_judge_fails_where_judges_are_required(tmp_path: Path) -> None:
    run = _run(tmp_path, required=True)
    assert run.returncode == 1, run.stdout
    assert "1 failed, 1 skipped" in run.stdout


def test_a_file_that_skips_itself_fails_where_judges_are_required(tmp_path: Path) -> None:
    whole = "import pytest\npytest.importorskip('no_such_judge')\n"
    (tmp_path / "test_whole.py").write_text(whole, encoding="utf-8")
    run = _run(tmp_path, required=True)
    assert "ERROR test_whole.py" in run.stdout, run.stdout


def test_the_shared_folder_is_the_one_thing_that_may_be_missing(tmp_path: Path) -> None:
    run = _run(tmp_path, required=True, reason="../shared is not beside the repository")
    assert run.returncode == 0, run.stdout


@pytest.mark.oracle
def test_a_test_asks_for_a_judge_by_its_name(need: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OOXML_VALIDATOR_CLI", str(Path(sys.executable)))
    need("sdk")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.skip.Exception, match="judge pandoc is missing here: install pandoc"):
        need("pandoc")


def test_a_judge_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        missing("libre-office")
    assert {"libreoffice", "poppler", "pandoc", "sdk", "docxodus"} == set(JUDGES)
