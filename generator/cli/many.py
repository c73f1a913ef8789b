"""Many documents: which files are meant, the work spread over the processors, a bar while it goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")
SUFFIXES = (".docx", ".pdf", ".txt")
_FEW = 8  # up to so many files one process is as fast as two
_MOST_WORKERS = 8
_WIDTH = 24


def documents(files: Iterable[Path]) -> list[Path]:
    """The files, and the documents in the folders among them, each once; Word's lock files are none."""
    found: list[Path] = []
    for file in files:
        if not file.is_dir():
            found.append(file)
            continue
        inside = (path for path in file.iterdir() if path.suffix.lower() in SUFFIXES)
        found += sorted(path for path in inside if not path.name.startswith("~$"))
    return list(dict.fromkeys(found))


def in_turn(
    jobs: Sequence[Job], work: Callable[[Job], Done], broken: Callable[[Job, BaseException], Done]
) -> Iterator[Done]:
    """The results in the order of the jobs, made by several processes when there are many.

    ``broken`` is the result of a job with which the program itself failed, or which ended its process.
    """
    from generator.bulk.pool import local

    count = min(os.cpu_count() or 1, _MOST_WORKERS, len(jobs) // 2) if len(jobs) > _FEW else 1
    workers = local(count)
    ready: dict[int, Done] = {}
    due = 0
    try:
        ended = workers.each(partial(_tried, work), list(enumerate(jobs)), _dead)
        for (number, job), (done, error) in ended:
            ready[number] = done if error is None else broken(job, error)
            while due in ready:
                yield ready.pop(due)
                due += 1
    finally:
        workers.stop()


def _tried(work: Callable[[Job], Done], numbered: tuple[int, Job]) -> tuple[Any, Exception | None]:
    """What came of one job: a result, or the error that must not stop the others."""
    try:
        return work(numbered[1]), None
    except Exception as error:  # noqa: BLE001 - a fault with one file must not stop the others
        return None, error


def _dead(_: object) -> tuple[Any, Exception]:
    return None, ChildProcessError("the process has ended")


class Bar:
    """“[#####.....] 120/500” on standard error, only where a person looks at it; ``clear`` before printing lines."""

    def __init__(self, total: int, label: str) -> None:
        self._total, self._label, self._done = total, label, 0
        self._shown = total > 1 and sys.stderr.isatty()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._shown:
            filled = _WIDTH * self._done // self._total
            line = f"\r{self._label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {self._done}/{self._total}"
            sys.stderr.write(line)
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away; the next step shows it again."""
        if self._shown:
            sys.stderr.write("\r" + " " * (len(self._label) + _WIDTH + 24) + "\r")
            sys.stderr.flush()
