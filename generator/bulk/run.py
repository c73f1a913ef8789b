"""A whole run: look at every row, then write, then account for it; one path for one process, many and a cluster."""

from __future__ import annotations

import pickle
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import IO, Final

from generator import __version__
from generator.bulk.jobs import RowFault, RowJob
from generator.bulk.known import Known
from generator.bulk.leftovers import clean_leftovers
from generator.bulk.manifest import Header, finish, known
from generator.bulk.parts import next_run
from generator.bulk.pool import Workers
from generator.bulk.preflight import Preflight, rows_in_words
from generator.bulk.program import Spec, told_once
from generator.bulk.selection import Selection
from generator.bulk.store import Store
from generator.bulk.table.cells import Table, TableBrokenError
from generator.bulk.work import Chunk, Looked, Written, look, put
from generator.diagnostics import Diagnostic, Outcome, Place, Severity, failed

CHUNK: Final = 32
_SAME_SUBJECT: Final = 0.4  # how many words of the trích yếu must stay for it to be the same plan
_SPOOL: Final = re.compile(r"kehoach-[0-9a-f]{24}")
_DAY: Final = 86_400  # seconds
_EXPRESSION: Final = re.compile(r"\{\{.*?\}\}")
_SHOWN: Final = 200  # rows whose faults are told one by one
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run goes. ``now`` is its time (UTC, ISO 8601); ``plan_file`` what the manifest calls the plan.

    ``skip_bad`` leaves rows with errors out instead of writing nothing; ``dry`` only looks; ``judged`` says which rows'
    documents are checked (None: none). ``hopeless``: there are errors already, the rows are only looked at.
    """

    now: str
    plan_file: str
    selection: Selection = field(default_factory=Selection)
    skip_bad: bool = False
    dry: bool = False
    judged: Callable[[int], bool] | None = None
    hopeless: bool = False


@dataclass(slots=True)
class Report:
    """What came of a run. ``names`` of bad rows are told with their findings."""

    rows: int = 0
    good: int = 0
    bad: tuple[int, ...] = ()
    written: int = 0
    unchanged: int = 0
    size: int = 0
    aside: list[str] = field(default_factory=list)
    failed: list[RowFault] = field(default_factory=list)
    documents: int = 0
    stopped: bool = False
    checked: int = 0
    check_errors: int = 0
    check_warnings: int = 0


class Run:
    """One run over one table."""

    def __init__(self, spec: Spec, store: Store, workers: Workers, options: RunOptions, progress: Progress) -> None:
        self._spec, self._packed, self._store, self._workers = spec, spec.packed(), store, workers
        self._options, self._progress = options, progress
        self._spool = f"kehoach-{secrets.token_hex(12)}"
        self._said: dict[Diagnostic, None] = {}
        self._blamed: dict[Diagnostic, list[int]] = {}  # findings outside the table, and rows that have them
        self._hopeless = options.hopeless
        self.report = Report()

    def all(self, table: Table, preflight: Preflight) -> Outcome[Report]:
        """Look at everything, then write. A value also beside errors; None when nothing was written because of them."""
        before = known(self._store)
        looked_up, header = before.value or (Known(), None)
        if header is not None and self._is_other(header):
            return failed(self._other_plan(header))
        self._say(before.diagnostics)
        _sweep(self._options.now)
        with tempfile.TemporaryFile() as jobs:
            good = self._look(table, preflight, jobs, looked_up)
            if good is None or self._options.dry:
                return Outcome(None if good is None else self.report, self._findings())
            return self._put(jobs, good, looked_up)

    def _look(self, table: Table, preflight: Preflight, jobs: IO[bytes], looked_up: Known) -> set[int] | None:
        """The numbers of bad rows, their findings said; None when nothing may be written. ``jobs`` gains the chunks."""
        base = Chunk(0, (), self._store, Known(), next_run(self._store), self._spool, self._options.now)
        self._chunk = base
        bad: set[int] = set()
        try:
            feed = self._chunks(table, preflight, base, looked_up, jobs)
            for _, looked in self._workers.each(partial(look, self._packed), feed, _not_looked):
                self.report.good += looked.rows - len(looked.faults)
                self._say(looked.said)
                self._blame(looked.faults, bad)
                self._progress("look", self.report.good + len(bad), None)
        except TableBrokenError as error:
            self._say([error.diagnostic])
            bad.add(0)
        self._say(preflight.finish())
        self._say(_many_more(len(bad) - _SHOWN, table))
        selected = self._options.selection
        if not (self.report.rows or selected.everything or preflight.hopeless):
            self._say([_no_such_row(table)])
            return None
        bad |= {number for number in preflight.bad if selected.of_row(number)}
        self.report.bad = tuple(sorted(bad - {0}))
        stopped = self._hopeless or 0 in bad or any(d.severity is Severity.LOI for d in self._said)
        if stopped and not (self._options.skip_bad and self._only_rows(bad, hopeless=preflight.hopeless)):
            return None
        return bad

    def _only_rows(self, bad: set[int], *, hopeless: bool) -> bool:
        """True when leaving out rows mends everything: no error is about the table or the plan as a whole."""
        return not (0 in bad or self._options.hopeless or hopeless)

    def _chunks(
        self, table: Table, preflight: Preflight, base: Chunk, looked_up: Known, keep: IO[bytes]
    ) -> Iterator[Chunk]:
        """The rows that are in order so far, in chunks; kept on disk for the second pass."""
        waiting: list[RowJob] = []
        number = clashing = 0
        for row in table.rows():
            count = len(preflight.bad)
            job, found = preflight.see(row)
            if not self._options.selection.takes(row, job):
                if len(preflight.bad) - count > 1:
                    clashing = self._say_clash(found, preflight, clashing)
                continue
            self.report.rows += 1
            self._say(found)
            if job is None:
                clashing = self._options.selection.count_of(preflight.bad)
                continue
            waiting.append(job)
            if len(waiting) == CHUNK:
                yield self._chunk_of(base, number, waiting, looked_up, keep)
                waiting, number = [], number + 1
        if waiting:
            yield self._chunk_of(base, number, waiting, looked_up, keep)

    def _say_clash(self, found: Iterable[Diagnostic], preflight: Preflight, before: int) -> int:
        """A row that is not meant has made one before it bad: said when that is meant. How many of those are bad."""
        now = self._options.selection.count_of(preflight.bad)
        if now > before:
            self._say(each for each in found if each.code in _CLASHES)
        return now

    def _chunk_of(self, base: Chunk, number: int, jobs: list[RowJob], looked_up: Known, keep: IO[bytes]) -> Chunk:
        pickle.dump(tuple(jobs), keep, pickle.HIGHEST_PROTOCOL)
        return self._filled(base, number, jobs, looked_up)

    def _filled(self, base: Chunk, number: int, jobs: Iterable[RowJob], looked_up: Known) -> Chunk:
        rows = tuple(jobs)
        judged = self._options.judged
        return replace(
            base,
            number=number,
            jobs=rows,
            known=looked_up.pick(job.name for job in rows) if len(looked_up) else base.known,
            judged=frozenset(job.number for job in rows if judged(job.number)) if judged else frozenset(),
            only_check=self._options.dry or (self._hopeless and not self._options.skip_bad),
        )

    def _put(self, jobs: IO[bytes], bad: set[int], looked_up: Known) -> Outcome[Report]:
        clean_leftovers(self._store)
        report, base = self.report, self._chunk
        total = report.rows - len(report.bad)
        jobs.seek(0)

        def feed() -> Iterator[Chunk]:
            number = 0
            while True:
                try:
                    kept: tuple[RowJob, ...] = pickle.load(jobs)  # noqa: S301 - our own temporary file
                except EOFError:
                    return
                yield self._filled(base, number, (job for job in kept if job.number not in bad), looked_up)
                number += 1

        try:
            for _, done in self._workers.each(partial(put, self._packed), feed(), _not_written):
                self._count(done)
                self._progress("put", report.written + report.unchanged + len(report.failed), total)
        except KeyboardInterrupt:
            report.stopped = True
            self._workers.stop()  # what a worker has begun it ends, so that the manifest is true
        return self._account()

    def _count(self, done: Written) -> None:
        report = self.report
        report.written += done.written
        report.unchanged += done.unchanged
        report.size += done.size
        report.aside += done.aside
        report.failed += done.faults
        report.checked += done.checked
        report.check_errors += done.errors
        report.check_warnings += done.warnings
        self._say(done.said)
        for fault in done.faults[:_SHOWN]:
            self._say(fault.diagnostics)

    def _account(self) -> Outcome[Report]:
        """The manifest of what was written, also after Ctrl+C."""
        report, spec = self.report, self._spec
        if self._workers.may_have_died:
            clean_leftovers(self._store)  # while the journal still says where they can be
        counts = {
            "rows": report.rows,
            "written": report.written,
            "unchanged": report.unchanged,
            "skipped": len(report.bad),
            "failed": len(report.failed),
        }
        made_of = (self._options.plan_file, spec.digest, spec.template_digest, __version__)
        header = Header(*made_of, counts, spec.subject)
        totals = finish(self._store, self._chunk.run, header)
        self._say(totals.diagnostics)
        if totals.value is not None:
            report.documents = totals.value.documents
        return Outcome(report, self._findings())

    def _blame(self, faults: Iterable[RowFault], bad: set[int]) -> None:
        """Rows that cannot be made: told one by one, after many only those that say something new of the plan."""
        for fault in faults:
            if len(bad) < _SHOWN:
                # What stands in the plan follows from a column that is missing, once the header is at fault.
                header = self._options.hopeless
                self._say(d for d in fault.diagnostics if not (header and told_once(d, self._spec.columns)))
                for found in fault.diagnostics:
                    if told_once(found, self._spec.columns):
                        self._blamed.setdefault(found, []).append(fault.number)
            bad.add(fault.number)

    def _findings(self) -> tuple[Diagnostic, ...]:
        """All that was said; a fault at a place of the plan that only some rows have is told with these rows."""
        every = min(self.report.rows, _SHOWN)
        return tuple(
            replace(each, message=f"{each.message} (hàng {rows_in_words(rows)})")
            if (rows := self._blamed.get(each)) and len(rows) < every
            else each
            for each in self._said
        )

    def _say(self, found: Iterable[Diagnostic]) -> None:
        for each in found:
            self._said[each] = None
            self._hopeless = self._hopeless or each.severity is Severity.LOI

    def drop_spool(self) -> None:
        """Remove what was laid aside and is not wanted any more, once the workers have stopped."""
        shutil.rmtree(Path(tempfile.gettempdir()) / self._spool, ignore_errors=True)

    def _is_other(self, header: Header) -> bool:
        """True when the folder holds another plan: a file of another name, or of that name about something else."""
        if header.plan != self._options.plan_file:
            return True
        before, now = (_EXPRESSION.sub(" ", text).split() for text in (header.subject, self._spec.subject))
        return bool(before and now) and SequenceMatcher(None, before, now, autojunk=False).ratio() < _SAME_SUBJECT

    def _other_plan(self, header: Header) -> Diagnostic:
        return Diagnostic(
            "HT185",
            f"Thư mục kết quả đang giữ văn bản của kế hoạch khác (“{header.plan}”).",
            "chọn thư mục khác bằng -o, mỗi kế hoạch một thư mục; nếu chính là kế hoạch này (đã đổi tên) thì xóa "
            "manifest.json và manifest.csv ở đó rồi chạy lại.",
            place=self._store.place(""),
            text=header.plan,
        )


def _sweep(now: str) -> None:
    """Remove what runs that were killed a day ago or longer had laid aside on this machine."""
    try:
        latest = datetime.fromisoformat(now).timestamp() - _DAY
    except ValueError:
        return
    for folder in Path(tempfile.gettempdir()).glob("kehoach-*"):
        with suppress(OSError):
            if _SPOOL.fullmatch(folder.name) and folder.stat().st_mtime < latest and not folder.is_symlink():
                shutil.rmtree(folder, ignore_errors=True)


# Two rows that cannot both be right.
_CLASHES: Final = frozenset({"BV430", "BV434"})


def _no_such_row(table: Table) -> Diagnostic:
    mend = "xem lại số hàng (như Excel đánh số, hàng tên cột là hàng đầu) hoặc tên đơn vị sau --only, --preview."
    return Diagnostic("HT186", "Bảng không có hàng nào như đã chọn.", mend, place=Place(table.file))


def _many_more(count: int, table: Table) -> tuple[Diagnostic, ...]:
    """What is not told one by one."""
    if count <= 0:
        return ()
    mend = "sửa các hàng đã nêu rồi chạy lại; các hàng còn lỗi được nêu tiếp."
    return (Diagnostic("HT188", f"... và {count} hàng nữa có lỗi.", mend, place=Place(table.file)),)


def _not_looked(chunk: Chunk) -> Looked:
    return Looked(chunk.number, len(chunk.jobs), _crashed(chunk))


def _not_written(chunk: Chunk) -> Written:
    return Written(chunk.number, 0, 0, 0, _crashed(chunk), (), ())


def _crashed(chunk: Chunk) -> tuple[RowFault, ...]:
    """The faults of a chunk whose worker died again and again."""
    mend = "chạy lại với --jobs 1; nếu vẫn vậy thì chia nhỏ bảng, hoặc báo người phát triển kèm tệp biến và bảng."
    found = Diagnostic("HT184", "Tiến trình lập văn bản bị dừng đột ngột nhiều lần ở các hàng này.", mend)
    return tuple(RowFault(job.number, job.name, (found,)) for job in chunk.jobs)
