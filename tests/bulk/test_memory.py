"""The memory of a run does not grow with its rows: the highest of the parent and of a worker, as Linux counts it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.bulk.batches import plan_at, surroundings, table_at

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no /proc to ask")

MOST: Final = 200 * 1024  # kB
# Runs as `kehoach batch` does; each process says at its end how much it held at most.
CHILD: Final = """
import atexit, json, os, sys
from multiprocessing import util
from pathlib import Path
peaks, jobs, plan, rows, out = sys.argv[1:]
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
def tell(who):
    (Path(peaks) / f"{who}-{os.getpid()}").write_text(str(peak()))
from generator.bulk import pool
begin = pool._begin
def begun():
    begin()
    util.Finalize(None, tell, args=("worker",), exitpriority=1)
pool._begin = begun
from generator.cli.__main__ import main
sys.argv = ["kehoach", "batch", plan, "--rows", rows, "-o", out, "--jobs", jobs, "--name", "{hang}"]
try:
    main()
finally:
    tell("parent")
"""


def rows_at(path: Path, count: int) -> Path:
    """A table with more rows than there are communes: no column for the unit, the plan names it."""
    return table_at(
        path, ([str(number), f"Nguyễn Văn {number}"] for number in range(count)), ("so_ho", "nguoi_ky.ho_ten")
    )


def peaks(folder: Path, count: int, ending: str) -> dict[str, int]:
    """The peaks of the parent and of its greediest worker (kB) of a run over so many rows."""
    folder.mkdir()
    plan = plan_at(folder)
    plan.write_text(plan.read_text(encoding="utf-8") + "co_quan_ban_hanh: { don_vi: '10804' }\n", encoding="utf-8")
    rows = rows_at(folder / f"bang{ending}", count)
    told = folder / "tell"
    told.mkdir()
    given = [sys.executable, "-c", CHILD, told, "2", plan, rows, folder / "out"]
    done = subprocess.run(
        list(map(str, given)), env=surroundings(TMPDIR=folder), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    header = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))["header"]
    assert header["counts"]["written"] == count
    highest: dict[str, int] = {}
    for file in told.iterdir():
        who = file.name.partition("-")[0]
        highest[who] = max(highest.get(who, 0), int(file.read_text(encoding="utf-8")))
    assert set(highest) == {"parent", "worker"}
    return highest


def compare(folder: Path, few: int, many: int, ending: str) -> None:
    small, large = peaks(folder / "few", few, ending), peaks(folder / "many", many, ending)
    told = {who: (small[who], large[who]) for who in small}
    print(f"{few} and {many} rows ({ending}), peaks in kB: {told}")
    for who, (one, other) in told.items():
        assert other <= one * 1.1, told
        assert max(one, other) < MOST, who


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_ten_times_the_rows_need_no_more_memory(ending: str, tmp_path: Path) -> None:
    compare(tmp_path, 200, 2000, ending)


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_twenty_times_the_rows_need_no_more_memory(ending: str, tmp_path: Path) -> None:
    compare(tmp_path, 1000, 20_000, ending)
