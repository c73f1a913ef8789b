"""`--scheduler` on a real Dask cluster of this machine: the same bytes, also when a worker is killed in the middle."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

from generator.bulk import pool
from tests.bulk.batches import batch, documents, lines, plan_at, started, surroundings, table_at, tree, verified

distributed = pytest.importorskip("distributed")
pytestmark = [
    # distributed leaves sockets and event loops of a closed client to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
ROWS: Final = 480
PATIENCE: Final = 300.0
QUIET: Final = {"DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH": "0", "DASK_LOGGING__DISTRIBUTED": "error"}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Cluster:
    """A scheduler and its workers, each a process of this machine that nobody else reaches."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add(self, threads: int = 1, **environment: str) -> None:
        """One more worker; ``environment`` is laid over its own."""
        given = ["--host", "127.0.0.1", "--nthreads", str(threads), "--no-nanny", "--no-dashboard"]
        place = ["--local-directory", str(self.folder), "--memory-limit", "0"]
        self.workers.append(process("dask_worker", self.address, *given, *place, **environment))

    def ready(self) -> None:
        with distributed.Client(self.address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=PATIENCE)


def process(module: str, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
        env=surroundings(**QUIET, **environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    port = free_port()
    scheduler = process("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    made = Cluster(tmp_path / "dask", f"tcp://127.0.0.1:{port}", scheduler)
    try:
        yield made
    finally:
        for each in (*made.workers, scheduler):
            each.kill()
            each.wait()


Given = tuple[Path, Path, dict[str, bytes]]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    folder = tmp_path_factory.mktemp("bang")
    plan, rows = plan_at(folder), table_at(folder / "bang.csv", lines(ROWS))
    assert batch(plan, rows, folder / "whole").status == 0
    return plan, rows, tree(folder / "whole")


def test_a_cluster_makes_the_same_bytes(cluster: Cluster, given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    cluster.add()
    cluster.add()
    cluster.ready()
    ran = batch(plan, rows, tmp_path / "out", "--scheduler", cluster.address)
    assert (ran.status, ran.codes, ran.said["written"]) == (0, [], ROWS)
    assert tree(tmp_path / "out") == whole
    again = batch(plan, rows, tmp_path / "out", "--scheduler", cluster.address)
    assert (again.said["written"], again.said["unchanged"]) == (0, ROWS)


# Of a worker: it dies in the middle of a file.
DOOMED: Final = """
import os, pathlib, signal
left, real = 40, pathlib.Path.replace
def replace(self, target):
    global left
    left -= str(target).endswith(".docx")
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
pathlib.Path.replace = replace
"""


# Of a worker: it stands still in the middle, so that the run cannot have ended before it is killed.
STALLED: Final = """
import pathlib, time
left, real = 40, pathlib.Path.replace
def replace(self, target):
    global left
    left -= str(target).endswith(".docx")
    if left < 0:
        time.sleep(3600)
    return real(self, target)
pathlib.Path.replace = replace
"""


def site(folder: Path, code: str) -> str:
    """The PYTHONPATH of a process that begins with this code."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return f"{folder}{os.pathsep}{surroundings()['PYTHONPATH']}"


def test_a_worker_of_the_cluster_is_killed_in_the_middle(cluster: Cluster, given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    cluster.add()
    cluster.add(PYTHONPATH=site(tmp_path / "doomed", DOOMED))
    cluster.ready()
    ran = batch(plan, rows, tmp_path / "out", "--scheduler", cluster.address)
    assert cluster.workers[1].wait(PATIENCE) == -signal.SIGKILL
    assert (ran.status, ran.codes, ran.said["documents"]) == (0, [], ROWS)
    assert tree(tmp_path / "out") == whole
    assert verified(tmp_path / "out").codes == []


def test_a_worker_with_threads_makes_the_same_bytes(cluster: Cluster, given: Given, tmp_path: Path) -> None:
    """`dask worker` has a thread for each processor unless it is told otherwise."""
    plan, rows, whole = given
    cluster.add(threads=4)
    cluster.ready()
    ran = batch(plan, rows, tmp_path / "out", "--scheduler", cluster.address)
    assert (ran.status, ran.codes) == (0, [])
    assert tree(tmp_path / "out") == whole


def test_the_scheduler_dies_in_the_middle(cluster: Cluster, given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    cluster.add(PYTHONPATH=site(tmp_path / "stalled", STALLED))
    cluster.ready()
    out = tmp_path / "out"
    running = started(plan, "--rows", rows, "-o", out, "--scheduler", cluster.address, "--json")
    end = time.monotonic() + PATIENCE
    while not documents(out):
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < end
        time.sleep(0.005)
    cluster.scheduler.kill()
    for worker in cluster.workers:
        worker.kill()
    _, errors = running.communicate(timeout=PATIENCE * 2)
    assert running.returncode == 2
    assert "Traceback" not in errors
    assert "HT001" not in errors
    assert all(whole[name] == data for name, data in documents(out).items())
    assert batch(plan, rows, out).status == 0
    assert tree(out) == whole


def test_a_worker_of_another_version_is_refused(cluster: Cluster, given: Given, tmp_path: Path) -> None:
    plan, rows, _ = given
    cluster.add()
    older = "import generator\ngenerator.__version__ = '0.0.1'\n"
    cluster.add(PYTHONPATH=site(tmp_path / "ban-cu", older))
    cluster.ready()
    ran = batch(plan, rows, tmp_path / "out", "--scheduler", cluster.address)
    assert (ran.status, ran.codes) == (2, ["HT183"])
    assert "1 máy" in ran.said["findings"][0]["message"]
    assert not (tmp_path / "out").exists()


def test_a_cluster_without_workers_is_refused(
    cluster: Cluster, given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, rows, _ = given
    monkeypatch.setattr(pool, "_PATIENCE", 3.0)
    ran = batch(plan, rows, tmp_path / "out", "--scheduler", cluster.address)
    assert (ran.status, ran.codes) == (2, ["HT182"])


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:{port}", "127.0.0.1:{port}", "khong-co-giao-thuc://x", "tcp://", " "]
)
def test_no_scheduler_answers(address: str, given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, rows, _ = given
    monkeypatch.setattr(pool, "_PATIENCE", 1.0)
    ran = batch(plan, rows, tmp_path / "out", "--scheduler", address.format(port=free_port()))
    assert (ran.status, ran.codes) == (2, ["HT182"])
    assert not (tmp_path / "out").exists()


def test_without_the_library_the_mend_is_said(given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, rows, _ = given
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = batch(plan, rows, tmp_path / "out", "--scheduler", "tcp://127.0.0.1:1")
    assert (ran.status, ran.codes) == (2, ["HT181"])
    assert "kehoach[cluster]" in ran.said["findings"][0]["mend"]


def test_a_cluster_cannot_write_into_the_memory_of_this_process(given: Given) -> None:
    plan, rows, _ = given
    ran = batch(plan, rows, "memory://cum", "--scheduler", "tcp://127.0.0.1:1")
    assert (ran.status, ran.codes) == (2, ["HT187"])


def test_a_password_in_the_address_is_not_shown(given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, rows, _ = given
    monkeypatch.setattr(pool, "_PATIENCE", 1.0)
    ran: Any = batch(plan, rows, tmp_path / "out", "--scheduler", f"tcp://ten:mat-khau@127.0.0.1:{free_port()}")
    assert ran.codes == ["HT182"]
    assert "mat-khau" not in ran.text
