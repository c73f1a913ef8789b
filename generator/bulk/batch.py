"""``kehoach batch`` without its command line: from options to a run, its archives and its report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator import resources
from generator.bulk import names
from generator.bulk.archive import write_archives
from generator.bulk.columns import Matched, match
from generator.bulk.manifest import open_manifest
from generator.bulk.pool import Workers, cluster, local
from generator.bulk.preflight import Preflight, PreflightOptions
from generator.bulk.program import make_spec
from generator.bulk.run import Progress, Report, Run, RunOptions
from generator.bulk.selection import Selection
from generator.bulk.store import Store, open_store
from generator.bulk.table.cells import Table
from generator.bulk.table.opening import open_table
from generator.bulk.units_table import all_table, province_table
from generator.bulk.wanted import tree_of, wanted_columns
from generator.diagnostics import Diagnostic, Outcome, Place, failed, in_order
from generator.load.plan import Layers, LoadOptions, day_of_issue, read_layers
from generator.load.rows import read_field
from generator.load.tree import get
from generator.load.unit import ProfileUnits
from generator.pipeline import BuildOptions


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What is made for whom, and how.

    The rows are those of ``rows`` (a table; ``sheet`` names one of its sheets), of a ``province``, or of the whole
    country (``everywhere``). ``output`` is a folder or an address, ``pattern`` that of the names ("": the default).
    ``jobs`` 0 is one process for each processor; ``scheduler`` the address of a Dask cluster. ``archives``: one for
    each first folder, or one for all. ``judge_every``: the checker looks at one document in so many (0: none).
    """

    plan: Path
    output: str
    now: str
    rows: Path | None = None
    sheet: str = ""
    province: str = ""
    everywhere: bool = False
    build: BuildOptions = field(default_factory=BuildOptions)
    pattern: str = ""
    selection: Selection = field(default_factory=Selection)
    skip_bad: bool = False
    dry: bool = False
    jobs: int = 0
    scheduler: str = ""
    archives: Literal["", "tinh", "all"] = ""
    judge_every: int = 0


@dataclass(frozen=True, slots=True)
class Batched:
    """What a run came to, the archives it wrote and where the documents lie."""

    report: Report
    archives: tuple[str, ...]
    address: str


def batch(options: BatchOptions, progress: Progress) -> Outcome[Batched]:
    """Make a document for every row. The report comes with all findings; no value when nothing was written.

    Findings: those of the plan (BV, MB, ND), of the table (BV4xx, HT13x, HT14x), of the output (HT0xx, HT15x, HT16x)
    and of the workers (HT18x).
    """
    ready = _ready(options)
    if ready.value is None:
        return failed(*in_order(ready.diagnostics))
    layers, store, table, matched, preflight = ready.value
    spec = make_spec(layers, options.build, matched.columns, remote=bool(options.scheduler))
    if spec.value is None:
        return failed(*in_order((*ready.diagnostics, *spec.diagnostics)))
    found = [*ready.diagnostics, *spec.diagnostics]
    pool = _workers(options, store)
    if pool.value is None:
        return failed(*found, *pool.diagnostics)
    every = options.judge_every
    run_options = RunOptions(
        options.now,
        options.plan.name,
        options.selection,
        options.skip_bad,
        options.dry,
        (lambda row: (row - table.header.number - 1) % every == 0) if every else None,
        hopeless=bool(ready.errors),
    )
    run = Run(spec.value, store, pool.value, run_options, progress)
    try:
        done = run.all(table, preflight)
    finally:  # also after Ctrl+C while the table is looked at
        pool.value.stop()
        run.drop_spool()
    found += done.diagnostics
    if done.value is None or options.dry:
        return Outcome(None if done.value is None else Batched(done.value, (), store.address), in_order(found))
    archives = _archives(options, store)
    found += archives.diagnostics
    return Outcome(Batched(done.value, tuple(archives.value or ()), store.address), in_order(found))


_Ready = tuple[Layers, Store, Table, Matched, Preflight]


def _ready(options: BatchOptions) -> Outcome[_Ready]:
    """Everything before the first row: plan, table, columns, names, output. Every mistake in them at once."""
    folders = (*options.build.profiles, resources.variables() / "don-vi")
    read = read_layers(options.plan, LoadOptions(options.build.sets, folders))
    store = open_store(options.output)
    if read.value is None:
        return failed(*read.diagnostics, *store.diagnostics)
    layers = read.value
    table = _table(options, layers)
    # A plan that names its own unit needs no column for it, but may have one.
    tree = tree_of(layers, units=_has_units(options, layers))
    found = [*store.diagnostics, *table.diagnostics, *tree.diagnostics]
    if store.value is None or table.value is None or tree.value is None:
        return failed(*found)
    wanted = wanted_columns(tree.value)
    known = {str(path[1]) for each in wanted if (path := each.path)[0] == "bien"}
    matched = match(table.value.header, table.value, wanted, known)
    found += matched.diagnostics
    if matched.value is None:
        return failed(*found)
    said = read_field(layers, "doi_chieu")
    pattern = _pattern(options, matched.value)
    found += (*said.diagnostics, *pattern.diagnostics)
    compared, places = said.value or ((), None)
    preflight = Preflight(
        table.value,
        matched.value,
        PreflightOptions(
            options.plan.stem,
            pattern.value,
            day_of_issue(layers.merged()),
            ProfileUnits(layers.profiles),
            compared or (),
            places,
        ),
    )
    return Outcome((layers, store.value, table.value, matched.value, preflight), tuple(found))


def _has_units(options: BatchOptions, layers: Layers) -> bool:
    """True when the rows bring the units: the built-in table, or a plan that names none."""
    return options.rows is None or get(layers.merged(), "co_quan_ban_hanh", "don_vi") is None


def _table(options: BatchOptions, layers: Layers) -> Outcome[Table]:
    on = day_of_issue(layers.merged())
    if options.rows is not None:
        return open_table(options.rows, options.sheet)
    if options.everywhere:
        return Outcome(all_table(on))
    found = province_table(options.province, on)
    return Outcome(found.value, tuple(each.at(Place("--province")) for each in found.diagnostics))


def _pattern(options: BatchOptions, matched: Matched) -> Outcome[names.NamePattern | None]:
    if not options.pattern:
        return Outcome(None)
    found = names.parse(options.pattern, [column.path for column in matched.columns.columns], Place("--name"))
    return Outcome(found.value, found.diagnostics)


def _workers(options: BatchOptions, store: Store) -> Outcome[Workers]:
    if options.scheduler and store.one_process:
        mend = "chọn thư mục dùng chung hoặc địa chỉ mà mọi máy đều ghi được (s3://...)."
        message = "Máy của cụm không ghi được vào địa chỉ kết quả này."
        return failed(Diagnostic("HT187", message, mend, place=store.place("")))
    if options.scheduler:
        return cluster(options.scheduler)
    return Outcome(local(1 if store.one_process else options.jobs))


def _archives(options: BatchOptions, store: Store) -> Outcome[list[str]]:
    if not options.archives:
        return Outcome([])
    manifest = open_manifest(store).value
    listed: Iterator[str] = (record.name for record in manifest or ())
    return write_archives(store, options.archives, listed)
