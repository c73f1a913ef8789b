"""Workers that die: the job that kills is given up alone, every other one is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.bulk import work
from generator.bulk.pool import local
from generator.bulk.work import Chunk
from tests.bulk.batches import batch, documents, lines, plan_at, table_at, tree, verified

COUNT = 70  # three chunks
Given = tuple[Path, Path, dict[str, bytes]]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    """A plan, a table and what one job makes of them."""
    folder = tmp_path_factory.mktemp("bang")
    plan, rows = plan_at(folder), table_at(folder / "bang.csv", lines(COUNT))
    assert batch(plan, rows, folder / "whole").status == 0
    return plan, rows, tree(folder / "whole")


def dies(job: str) -> str:
    """What a worker does: some jobs kill it."""
    if job.startswith("chết"):
        import os
        import signal

        os.kill(os.getpid(), signal.SIGKILL)
    return job.upper()


def test_a_job_that_kills_its_worker_again_and_again_is_given_up_alone() -> None:
    workers = local(2)
    jobs = [f"{'chết' if number in {4, 11} else 'sống'} {number}" for number in range(16)]
    done = dict(workers.each(dies, jobs, lambda job: "bỏ"))
    workers.stop()
    assert done == {job: "bỏ" if job.startswith("chết") else job.upper() for job in jobs}


def raises(job: str) -> str:
    raise ValueError(job)


@pytest.mark.parametrize("count", [1, 2])
def test_what_the_work_itself_raises_is_passed_on(count: int) -> None:
    workers = local(count)
    with pytest.raises(ValueError, match="một"):
        list(workers.each(raises, ["một"], lambda job: "bỏ"))
    workers.stop()


def kills_row_40(packed: bytes, chunk: Chunk) -> work.Looked:
    if any(job.number == 40 for job in chunk.jobs):
        dies("chết")
    return work.look(packed, chunk)


def kills_at_writing(packed: bytes, chunk: Chunk) -> work.Written:
    if any(job.number == 40 for job in chunk.jobs):
        dies("chết")
    return work.put(packed, chunk)


@pytest.mark.parametrize(("name", "work_of"), [("look", kills_row_40), ("put", kills_at_writing)])
def test_rows_whose_worker_always_dies_are_named_and_the_others_are_made(
    name: str, work_of: Callable[..., Any], given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    monkeypatch.setattr(f"generator.bulk.run.{name}", work_of)
    ran = batch(plan, rows, out, "--jobs", "2", *(["--skip-bad"] if name == "look" else []))
    assert "HT184" in ran.codes
    made = documents(out)
    assert len(made) == COUNT - 32  # the chunk of row 40
    assert all(whole[one] == data for one, data in made.items())
    assert ran.status == 2
    assert verified(out).codes == []
    monkeypatch.undo()
    assert batch(plan, rows, out).status == 0
    assert tree(out) == whole
