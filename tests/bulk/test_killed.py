"""A run that is killed before any of its steps on the disk: no half file, and the next run ends as if nothing was."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.bulk.known import Decision, decide, fresh
from generator.bulk.leftovers import clean_leftovers, keep_aside
from generator.bulk.manifest import finish, known
from generator.bulk.parts import next_run, write_part
from generator.bulk.store import LocalStore
from generator.bulk.verify import verify
from tests.bulk.folders import HEADER, files, finished, record, store_at

ROOT = Path(__file__).resolve().parents[2]
OLD = {f"tinh-{n % 2}/xa-{n}.docx": b"old %d" % n for n in range(6)}
NEW = {**{name: b"new " + content for name, content in OLD.items()}, "tinh-1/moi.docx": b"added"}
BY_HAND = "tinh-1/xa-3.docx"
ASIDE = "tinh-1/xa-3 (sửa tay).docx"
# The child counts what it does to the disk and is killed before step N: no cleaning up, as with kill -9.
CHILD = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from tests.bulk.test_killed import go_on
from tests.bulk.folders import store_at
left = int(sys.argv[3])
def step(name, before):
    def stepped(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return before(*given, **named)
    setattr(Path, name, stepped)
for name in ("replace", "rename", "unlink", "rmdir", "mkdir"):
    step(name, getattr(Path, name))
go_on(store_at(Path(sys.argv[2])))
"""


def go_on(store: LocalStore) -> list[str]:
    """A run as batch makes it, chunk by chunk; what it did with each document."""
    clean_leftovers(store)
    found = known(store).value
    assert found is not None
    run, did = next_run(store), []
    names = list(NEW)
    for number, at in enumerate(range(0, len(names), 3)):
        chunk = names[at : at + 3]
        records = [record(name, NEW[name], names.index(name) + 2, inputs=f"new:{name}") for name in chunk]
        assert write_part(store, run, number, records) is None
        for one in records:
            current, traces = store.digest(one.name), found[0].of(one.name)
            decision = Decision.UNCHANGED if fresh(traces, current, one.inputs) else decide(traces, current, one.sha256)
            if decision is Decision.ALTERED:
                assert keep_aside(store, one.name).value == ASIDE
            if decision is not Decision.UNCHANGED:
                assert store.write(one.name, NEW[one.name]) is None
            did.append(decision.value)
    assert finish(store, run, HEADER).ok
    return did


def before(folder: Path) -> LocalStore:
    """A finished folder in which a person changed one document."""
    store = store_at(folder)
    finished(store, OLD)
    (folder / BY_HAND).write_bytes(b"by hand")
    return store


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("step", range(24))
def test_killed_before_a_step_on_the_disk(step: int, tmp_path: Path) -> None:
    whole, folder = before(tmp_path / "whole"), tmp_path / "killed"
    assert go_on(whole) == ["write"] * 3 + ["altered"] + ["write"] * 3
    store = before(folder)
    child = subprocess.run([sys.executable, "-c", CHILD, str(ROOT), str(folder), str(step)], check=False)
    assert child.returncode in {0, -signal.SIGKILL}
    for name in NEW:  # old, new, by hand or not there: never half
        assert store.read(name) in {OLD.get(name), NEW[name], b"by hand", None}
    go_on(store_at(folder))
    assert files(folder) == files(tmp_path / "whole")
    for name in files(folder):
        assert store.read(name) == whole.read(name), name
    assert (folder / ASIDE).read_bytes() == b"by hand"
    assert [d.code for d in verify(store).diagnostics] == ["HT159"]


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    store = before(tmp_path)
    go_on(store)
    first = {name: store.read(name) for name in files(tmp_path)}
    assert go_on(store) == ["unchanged"] * 7
    assert {name: store.read(name) for name in files(tmp_path)} == first
