"""`kehoach batch` killed at seeded moments: no half file, no orphan, and the next run ends as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from tests.bulk.batches import (
    batch,
    documents,
    is_whole,
    lines,
    plan_at,
    surroundings,
    table_at,
    tree,
    verified,
)

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc to see a run by")

ROWS: Final = 320
PATIENCE: Final = 300.0
CHANCE: Final = random.Random(1930)
# At which step a run is killed: before it has looked at so many chunks, or before so many files are in their place.
MOMENTS: Final = [
    *(("look", step) for step in sorted(CHANCE.sample(range(1, 11), 3))),
    *(("replace", step) for step in sorted(CHANCE.sample(range(1, ROWS), 17))),
]
FEW: Final = [MOMENTS[1], MOMENTS[6], MOMENTS[17]]
# The steps of all workers are counted together; one of them kills the parent, or itself in the middle of its work.
CHILD: Final = """
import os, signal, sys
from multiprocessing import Value
from pathlib import Path
victim, phase, step = sys.argv[1], sys.argv[2], int(sys.argv[3])
taken = Value("l", 0)
def counted(real):
    def stepped(*given, **named):
        with taken.get_lock():
            taken.value += 1
            mine = taken.value == step
        if mine and victim == "group":  # Ctrl+C in a terminal: all of them get it
            os.killpg(os.getpgrp(), signal.SIGINT)
        elif mine:
            os.kill(os.getpid() if victim == "worker" else os.getppid(), signal.SIGKILL)
        return real(*given, **named)
    return stepped
from generator.bulk import run, work
if phase == "look":
    work._lay_aside = counted(work._lay_aside)
else:
    begin, name = Path.replace, "replace"
    def replace(self, target):
        return (counted_replace if str(target).endswith(".docx") else begin)(self, target)
    counted_replace = counted(begin)
    Path.replace = replace
from generator.cli.__main__ import main
sys.argv = ["kehoach", "batch", *sys.argv[4:]]
main()
"""


def moments() -> list[object]:
    return [pytest.param(*each, marks=() if each in FEW else pytest.mark.slow) for each in MOMENTS]


Given = tuple[Path, Path, dict[str, bytes]]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    """A plan, a table and what an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("bang")
    plan, rows = plan_at(folder), table_at(folder / "bang.csv", lines(ROWS))
    assert batch(plan, rows, folder / "whole").status == 0
    whole = tree(folder / "whole")
    assert len(whole) == ROWS + 2
    return plan, rows, whole


def written(folder: Path) -> int:
    return sum(name.endswith(".docx") for _, _, names in os.walk(folder) for name in names)


def children(process: int) -> list[int]:
    """The processes that this one has started, by what /proc says."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return sorted(found)


def gone(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def nothing_half(folder: Path, whole: dict[str, bytes]) -> None:
    for name, data in documents(folder).items():
        assert data == whole[name], name
        assert is_whole(data)


def killed(
    victim: str, phase: str, step: int, given: Given, folder: Path, *, jobs: int = 2
) -> tuple[subprocess.Popen[str], list[int]]:
    """A run in which one process is killed (or all of them interrupted), and the workers that were seen."""
    plan, rows, _ = given
    (folder / "tmp").mkdir(parents=True)
    arguments = [victim, phase, str(step), plan, "--rows", rows, "-o", folder / "out", "--jobs", str(jobs)]
    running = subprocess.Popen(
        [sys.executable, "-c", CHILD, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=surroundings(TMPDIR=folder / "tmp"),
        start_new_session=True,
    )
    seen: set[int] = set()
    end = time.monotonic() + PATIENCE
    while running.poll() is None:
        seen.update(children(running.pid))
        assert time.monotonic() < end, "the run does not end"
        time.sleep(0.002)
    return running, sorted(seen)


@pytest.mark.parametrize(("phase", "step"), moments())
def test_the_parent_is_killed(phase: str, step: int, given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    running, workers = killed("parent", phase, step, given, tmp_path)
    assert running.returncode == -signal.SIGKILL, running.communicate()
    assert workers
    end = time.monotonic() + PATIENCE
    while not all(map(gone, workers)):
        assert time.monotonic() < end, "a worker lives on without its parent"
        time.sleep(0.01)
    running.communicate()
    assert not (out / "manifest.json").exists()
    nothing_half(out, whole)
    again = batch(plan, rows, out, "--jobs", "2")
    assert again.status == 0
    assert set(again.codes) <= {"HT160"}
    assert tree(out) == whole
    assert verified(out).codes == []


@pytest.mark.parametrize(("phase", "step"), moments())
def test_a_worker_is_killed(phase: str, step: int, given: Given, tmp_path: Path) -> None:
    _, _, whole = given
    running, workers = killed("worker", phase, step, given, tmp_path)
    said = running.communicate()
    assert running.returncode == 0, said
    assert len(workers) > 2  # others took the place of those that went with the killed one
    assert "Traceback" not in said[1]
    assert tree(tmp_path / "out") == whole
    assert verified(tmp_path / "out").codes == []
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_killed_run_over_an_older_one_keeps_what_a_person_changed(given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "killed" / "out"
    old = plan_at(tmp_path / "old", plan.read_text(encoding="utf-8").replace("Nắm chắc", "Biết"))
    assert batch(old, rows, out).status == 0
    by_hand = sorted(documents(out))[200]
    (out / by_hand).write_bytes(b"sua tay")
    before = documents(out)
    running, _ = killed("parent", "replace", 170, given, tmp_path / "killed")
    assert running.returncode == -signal.SIGKILL, running.communicate()
    running.communicate()
    now = documents(out)
    assert any(now.get(name) == data for name, data in whole.items())
    assert any(now.get(name) == data for name, data in before.items())
    assert all(data in {before.get(name), whole.get(name), b"sua tay"} for name, data in now.items())
    assert batch(plan, rows, out).status == 0
    aside = by_hand.replace(".docx", " (sửa tay).docx")
    assert tree(out) == {**whole, aside: b"sua tay"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_stops_cleanly_and_the_next_run_completes(jobs: int, given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    running, _ = killed("group", "replace", 45, given, tmp_path, jobs=jobs)
    told, errors = running.communicate()
    assert running.returncode == 2, (told, errors)
    assert "Đã dừng theo yêu cầu" in errors
    assert "HT001" not in errors
    assert "Traceback" not in errors
    nothing_half(out, whole)
    assert 40 <= written(out) < ROWS
    clean = verified(out)
    assert (clean.codes, clean.said["ok"]) == ([], written(out))
    assert list((tmp_path / "tmp").iterdir()) == []
    again = batch(plan, rows, out)
    assert (again.status, again.codes) == (0, [])
    assert again.said["unchanged"] == clean.said["ok"]
    assert tree(out) == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_while_the_table_is_looked_at_writes_nothing(jobs: int, given: Given, tmp_path: Path) -> None:
    running, _ = killed("group", "look", 3, given, tmp_path, jobs=jobs)
    _, errors = running.communicate()
    assert running.returncode == 2
    assert "Đã dừng theo yêu cầu" in errors
    assert "Traceback" not in errors
    assert "HT001" not in errors
    assert not (tmp_path / "out").exists()
    assert list((tmp_path / "tmp").iterdir()) == []
