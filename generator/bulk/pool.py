"""Workers: processes of this machine or a Dask cluster behind one interface; a worker that dies loses no work."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlsplit

from generator import __version__
from generator.diagnostics import Diagnostic, Outcome, Place, failed

Job = TypeVar("Job")
Done = TypeVar("Done")
MOST: Final = 61  # what Windows can wait for at once
_AHEAD: Final = 3  # chunks handed to a worker before it has done the last one
_TRIES: Final = 3
_PATIENCE: Final = 10.0  # seconds to find a scheduler
_GLANCE: Final = 1.0  # seconds until it is asked again whether there still is a cluster


class Workers:
    """Where chunks are worked off. ``stop`` ends them without waiting for what has not begun."""

    def __init__(
        self,
        make: Callable[[], Executor] | None,
        count: int,
        close: Callable[[], None] | None = None,
        lost: Callable[[], bool] = lambda: False,
    ) -> None:
        self._make, self.count, self._close, self.lost = make, count, close, lost
        # A worker that dies may leave half a file; of its own dead a cluster tells nothing.
        self.may_have_died = close is not None
        self._executor: Executor | None = None

    def each(
        self, work: Callable[[Job], Done], jobs: Iterable[Job], broken: Callable[[Job], Done]
    ) -> Iterator[tuple[Job, Done]]:
        """Every job with what came of it, in the order in which they are done; few are held at a time.

        ``broken`` gives the result of a job that killed its worker ``_TRIES`` times. Only what the worker itself
        raises is passed on: it is a fault of ours.
        """
        if self._make is None:
            for job in jobs:
                yield job, work(job)
            return
        yield from _Flow(self, work, broken).run(iter(jobs))

    def executor(self, *, anew: bool = False) -> Executor:
        """The running executor; ``anew`` after its processes have died."""
        if anew and self._executor is not None:
            _shut(self._executor, wait=False)
            self._executor = None
        if self._executor is None:
            if self._make is None:
                raise RuntimeError("there are no workers")
            self._executor = self._make()
        return self._executor

    def stop(self) -> None:
        """End the workers: what runs comes to its end, what waits is dropped."""
        if self._executor is not None:
            if not self.lost():  # nothing would ever come to its end
                _shut(self._executor, wait=True)
            self._executor = None
        if self._close is not None:
            self._close()


def _shut(executor: Executor, *, wait: bool) -> None:
    """End an executor; that of Dask cannot be asked to drop what waits."""
    if isinstance(executor, ProcessPoolExecutor):
        executor.shutdown(wait=wait, cancel_futures=True)
    else:
        executor.shutdown(wait=wait)


class _Flow(Generic[Job, Done]):
    """Jobs on their way through an executor."""

    def __init__(self, workers: Workers, work: Callable[[Job], Done], broken: Callable[[Job], Done]) -> None:
        self._workers, self._work, self._broken = workers, work, broken
        self._waiting: dict[Future[Done], Job] = {}
        self._tries: dict[int, int] = {}

    def run(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Done]]:
        """See ``Workers.each``."""
        again: list[Job] = []
        try:
            while True:
                if self._workers.lost():
                    for left in chain(list(self._waiting.values()), again, jobs):
                        yield left, self._broken(left)
                    return
                # After a death what was under way is tried alone, so that only the job that kills is found guilty.
                room = 1 if again else self._workers.count * _AHEAD
                while len(self._waiting) < room:
                    job = again.pop() if again else next(jobs, None)
                    if job is None:
                        break
                    self._give(job)
                    room = min(room, 1) if again else room
                if not self._waiting:
                    return
                for future in wait(self._waiting, _GLANCE, FIRST_COMPLETED).done:
                    job = self._waiting.pop(future)
                    error = CancelledError() if future.cancelled() else future.exception()
                    if error is not None and not _died(error):
                        raise error
                    self._workers.may_have_died |= error is not None
                    if error is not None and self._tries[id(job)] < _TRIES:
                        again.append(job)
                        continue
                    del self._tries[id(job)]
                    yield job, future.result() if error is None else self._broken(job)
        finally:
            for future in self._waiting:
                future.cancel()

    def _give(self, job: Job) -> None:
        self._tries[id(job)] = self._tries.get(id(job), 0) + 1
        try:
            future = self._workers.executor().submit(self._work, job)
        except BrokenProcessPool:
            future = self._workers.executor(anew=True).submit(self._work, job)
        self._waiting[future] = job


def _died(error: BaseException) -> bool:
    """True when not the work failed but the worker."""
    return isinstance(error, BrokenProcessPool) or type(error).__name__ in {"KilledWorker", "CancelledError"}


def local(jobs: int) -> Workers:
    """Processes of this machine; one job works in this process."""
    count = max(1, min(jobs or os.cpu_count() or 1, MOST))
    return Workers((lambda: ProcessPoolExecutor(count, initializer=_begin)) if count > 1 else None, count)


def _begin() -> None:
    """In a new worker: leave Ctrl+C to the parent, and end when the parent has died."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait as wait_for

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def follow() -> None:
            wait_for([parent.sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def cluster(address: str) -> Outcome[Workers]:
    """The workers of a running Dask cluster (``tcp://host:8786``).

    Errors: HT181 the library is missing, HT182 no scheduler answers or it has no workers, HT183 a worker has no
    kehoach or another version of it.
    """
    place = Place(_without_password(address))
    try:
        import distributed
    except ImportError:
        mend = 'cài thêm: pip install "kehoach[cluster]".'
        return failed(Diagnostic("HT181", "Máy này chưa cài Dask để dùng --scheduler.", mend, place=place))
    connect: Any = distributed.Client
    try:
        client = connect(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError, TimeoutError) as error:
        return failed(_no_scheduler(place, type(error).__name__))
    with suppress(OSError, TimeoutError):
        client.wait_for_workers(1, timeout=_PATIENCE)
    threads = client.ncores()
    if not threads:
        client.close()
        return failed(_no_scheduler(place, ""))
    versions: dict[str, Any] = client.run(_version_here, on_error="return")
    strange = {worker: found for worker, found in versions.items() if found != __version__}
    if strange:
        client.close()
        message = f"{len(strange)} máy của cụm không có kehoach phiên bản {__version__}."
        mend = "cài cùng một phiên bản kehoach trên mọi máy của cụm rồi chạy lại."
        return failed(Diagnostic("HT183", message, mend, place=place, text=", ".join(sorted(strange))[:200]))
    return Outcome(
        Workers(
            lambda: client.get_executor(retries=_TRIES, pure=False),
            sum(threads.values()),
            client.close,
            lambda: client.status in {"closing", "closed"},
        )
    )


def _version_here() -> str:
    return __version__


def _no_scheduler(place: Place, why: str) -> Diagnostic:
    mend = "kiểm tra địa chỉ, bật dask scheduler và ít nhất một dask worker; hoặc bỏ --scheduler để chạy trên máy này."
    return Diagnostic(
        "HT182", "Không nối được tới cụm Dask, hoặc cụm chưa có máy nào.", mend, place=place, text=why[:200]
    )


def _without_password(address: str) -> str:
    """The address as messages may show it."""
    try:
        parts = urlsplit(address)
        return f"{parts.scheme}://{parts.hostname or ''}" + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return "--scheduler"
