"""``kehoach compare`` of two folders: pair by pair, a table of them all, a page for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

import click

from generator.cli.compare import Wanted, outputs, overwriting
from generator.cli.compare_pairs import Folder, Pair, folder, pairs
from generator.cli.many import Bar, in_turn
from generator.cli.shown import COULD_NOT_RUN, show
from generator.compare.output.folders import Row, Status, as_json, index, verdict
from generator.compare.output.told import counts, notices, summary
from generator.diagnostics import Diagnostic, Outcome, Place, Severity
from generator.output import write

_INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True)
class _Job:
    """A pair and its own outputs below the folders that were asked for."""

    pair: Pair
    wanted: Wanted
    page: str
    redline: str


def run(old: Path, new: Path, wanted: Wanted, *, as_json: bool) -> int:
    """Compare two folders; the exit code: 0 all equal, 1 something differs, 2 something could not be done."""
    found = list(_refused(old, new, wanted))
    if found:
        show(found, as_json=as_json)
        return COULD_NOT_RUN
    first, second = folder(old), folder(new)
    found = [*first.found, *second.found]
    if not first.entries and not second.entries:
        mend = "chỉ ra thư mục có tệp .docx, .pdf, .txt."
        found.append(Diagnostic("HT173", "Không có tệp nào để so sánh.", mend, place=Place(new.as_posix())))
        show(found, as_json=as_json)
        return COULD_NOT_RUN
    rows = _rows(first, second, wanted)
    written = []
    if wanted.html is not None:
        told = [f"{each.place.file if each.place else ''}: {each.message}" for each in found]
        saved = write(wanted.html / _INDEX, index(rows, old.as_posix(), new.as_posix(), told).encode())
        found += saved.diagnostics
        written = [saved.value] if saved.value is not None else []
    _tell(rows, found, written, (old, new), as_json=as_json)
    failed = any(each.severity is Severity.LOI for each in found)
    return COULD_NOT_RUN if failed else verdict(rows)


def _refused(old: Path, new: Path, wanted: Wanted) -> Iterable[Diagnostic]:
    """Outputs inside a folder that is compared would be inputs of the next run, or fall on those of this one."""
    for target in (wanted.redline, wanted.html):
        if target is None:
            continue
        place = target.resolve()
        if any(place == each.resolve() or each.resolve() in place.parents for each in (old, new)):
            yield overwriting(target)


def _rows(old: Folder, new: Folder, wanted: Wanted) -> list[Row]:
    """The pairs in their order, by several processes when there are many."""
    rows: list[Row] = []
    jobs = [_job(pair, wanted) for pair in pairs(old.entries, new.entries)]
    bar = Bar(len(jobs), "So sánh")
    for row in in_turn(jobs, compare_pair, broken):
        rows.append(row)
        bar.step()
    bar.clear()
    return rows


def _job(pair: Pair, wanted: Wanted) -> _Job:
    stem = PurePosixPath(pair.shown.name).with_suffix("").as_posix()
    # A document called “index” must not be covered by the table.
    page = f"{stem}.html" if f"{stem}.html".casefold() != _INDEX else f"{stem}-1.html"
    return _Job(pair, wanted, page, f"{stem}.docx")


def compare_pair(job: _Job) -> Row:
    """Compare the files of a pair and write its outputs; nothing is printed."""
    from generator.pipeline import compare_files

    row = _row(job)
    old, new = job.pair.old, job.pair.new
    if old is None or new is None:
        return replace(row, status=Status.ADDED if old is None else Status.MISSING)
    outcome = compare_files(old.path, new.path, job.wanted.options)
    if outcome.value is None:
        return replace(row, found=outcome.diagnostics)
    compared = outcome.value
    comparison, number = compared.comparison, counts(compared.comparison)
    row = replace(
        row,
        status=Status.EQUAL if comparison.equal else Status.DIFFERENT,
        substance=number.substance,
        highlights=number.highlights,
        summary=" ".join([*notices(comparison), summary(comparison)]),
        found=outcome.diagnostics,
    )
    return row if comparison.equal else _written(row, job, partial(outputs, compared))


def _row(job: _Job) -> Row:
    old, new = job.pair.old, job.pair.new
    shown = job.pair.shown
    return Row(
        shown.name,
        old.path.as_posix() if old else "",
        new.path.as_posix() if new else "",
        Status.FAILED,
        shown.unit,
    )


def _written(row: Row, job: _Job, make: partial[Iterable[Outcome[Path]]]) -> Row:
    """The row with the files that were written for it and what went wrong with them."""
    wanted = job.wanted
    redline = None if wanted.redline is None else wanted.redline / job.redline
    page = None if wanted.html is None else wanted.html / job.page
    saved = list(make(Wanted(wanted.options, redline, page)))
    done = {outcome.value for outcome in saved}
    found = tuple(each for outcome in saved for each in outcome.diagnostics)
    return replace(
        row,
        page=job.page if page in done and page is not None else "",
        redline=redline.as_posix() if redline in done and redline is not None else "",
        found=(*row.found, *found),
        complete=not any(each.severity is Severity.LOI for each in found),
    )


def broken(job: _Job, error: BaseException) -> Row:
    """A fault of this program with one pair; the others go on."""
    row = _row(job)
    message = f"Chương trình gặp lỗi ngoài dự kiến với tệp này ({type(error).__name__})."
    mend = "so sánh riêng hai tệp này; nếu vẫn lỗi, gửi hai tệp cho người phát triển."
    return replace(row, found=(Diagnostic("HT119", message, mend, place=Place(row.new or row.old)),))


def _tell(
    rows: list[Row], found: list[Diagnostic], written: list[Path], folders: tuple[Path, Path], *, as_json: bool
) -> None:
    if as_json:
        _say_json(rows, found, written, folders)
        return
    from generator.cli.compare_shown import say_table

    say_table(rows)
    for path in written:
        click.echo(f"Đã ghi {path}")
    # Of many pairs only what stopped one is told here; the page and the JSON have the rest.
    said = (each for row in rows for each in row.found if len(rows) == 1 or each.severity is Severity.LOI)
    show([*found, *said], as_json=False)


def _say_json(rows: list[Row], found: list[Diagnostic], written: list[Path], folders: tuple[Path, Path]) -> None:
    from generator import __version__
    from generator.cli.compare_shown import say_json

    value = as_json(rows, __version__, folders[0].as_posix(), folders[1].as_posix())
    value["written"] = [path.as_posix() for path in written]
    value["findings"] = [each.as_json() for each in found]
    say_json(value)
