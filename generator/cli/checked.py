"""One document of ``kehoach check``: examined in whatever process, and told to the user."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shown import CLEAN, COLOURS, COULD_NOT_RUN, FINDINGS
from generator.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from generator.check.engine import Waiver
    from generator.check.records import Record
    from generator.pipeline import Checked, CheckOptions

_ROWS = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to judge, whether the page is wanted, and whether the report itself is (one file only: it is large)."""

    options: CheckOptions
    html: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a file. ``checked`` is there only when it was wanted."""

    file: str
    records: tuple[Record, ...]
    waived: tuple[Record, ...] = ()
    unused: frozenset[Waiver] = frozenset()
    notes: tuple[str, ...] = ()
    html: str = ""
    profile: str = ""
    read: bool = False
    checked: Checked | None = None

    @property
    def summary(self) -> str:
        """The counts in words."""
        from generator.check.output.text import summary

        return summary(self.records, len(self.waived)) if self.read else "không đọc được"


def examine(path: Path, wanted: Wanted) -> Done:
    """Read and judge one file."""
    from generator.check.output import html
    from generator.check.records import notes, of_diagnostic
    from generator.pipeline import check_file

    outcome = check_file(path, wanted.options)
    said = tuple(of_diagnostic(each) for each in outcome.diagnostics)
    checked = outcome.value
    if checked is None:
        page = html.unread(path.as_posix(), said) if wanted.html else ""
        return Done(path.as_posix(), said, html=page)
    report, records = checked.report, (*said, *checked.records)
    told = notes(report.view)
    page = ""
    if wanted.html:
        page = html.section(report.view, records, waived=checked.waived, notes=told, profile=report.profile)
    return Done(
        path.as_posix(),
        records,
        checked.waived,
        frozenset(report.unused),
        told,
        page,
        report.profile,
        read=True,
        checked=checked if wanted.whole else None,
    )


def broken(path: Path, error: BaseException) -> Done:
    """A fault of this program with one file; the others go on."""
    from generator.check.output import html
    from generator.check.records import of_diagnostic

    message = f"Chương trình gặp lỗi ngoài dự kiến với tệp này ({type(error).__name__})."
    mend = "kiểm riêng tệp này; nếu vẫn lỗi, gửi tệp cho người phát triển."
    said = (of_diagnostic(Diagnostic("HT119", message, mend, place=Place(path.as_posix()))),)
    return Done(path.as_posix(), said, html=html.unread(path.as_posix(), said))


def unused_diagnostics(unused: Iterable[Waiver]) -> list[Diagnostic]:
    """HT121 for each of these waivers, as they stand in their file."""
    from generator.check.records import unused_waiver

    ordered = sorted(unused, key=lambda waiver: (waiver.place.line or 0) if waiver.place else 0)
    return [unused_waiver(waiver) for waiver in ordered]


def verdict(found: Iterable[Record]) -> int:
    """0 clean (warnings do not count), 1 errors, 2 could not run (unread file, crashed rule)."""
    errors = [record for record in found if record.severity is Severity.LOI]
    if any(record.code.startswith("HT") for record in errors):
        return COULD_NOT_RUN
    return FINDINGS if errors else CLEAN


def say_file(done: Done) -> None:
    """One file's findings, what could not be judged, and the counts."""
    from generator.check.output import text

    against = f" (theo {done.profile})" if done.profile else ""
    click.secho(f"{done.file}: {done.summary}{against}", bold=True)
    for note in done.notes:
        click.echo(f"  Lưu ý: {note}")
    click.echo("")
    for severity, words in text.findings(done.records):
        first, _, rest = words.partition("\n")
        click.secho(first, fg=COLOURS.get(severity), bold=True)
        click.echo(f"{rest}\n")
    unable = list(text.unable(done.records))
    if unable:
        click.echo("Không kiểm được:")
        for line in unable:
            click.echo(f"  {line}")
        click.echo("")


def say_table(rows: Sequence[tuple[str, str, int]]) -> None:
    """All files in a table; of very many only those with errors."""
    shown = rows if len(rows) <= _ROWS else [row for row in rows if row[2]][:_ROWS]
    width = max((len(Path(file).name) for file, _, _ in shown), default=0)
    for file, summary, status in shown:
        colour = "red" if status else None
        click.secho(f"{Path(file).name.ljust(width)}  {summary}", fg=colour)
    wrong = sum(status == FINDINGS for _, _, status in rows)
    unread = sum(status == COULD_NOT_RUN for _, _, status in rows)
    clean = len(rows) - wrong - unread
    click.echo(f"{len(rows)} tệp: {clean} không có lỗi, {wrong} có lỗi, {unread} không kiểm được trọn vẹn.")


def file_object(done: Done, *, alone: bool = False) -> str:
    """The JSON of one file: the list of its findings alone, or an object that names the file."""
    from generator.check.records import as_json, counts

    findings = [as_json(record) for record in done.records]
    if alone:
        return dumped(findings)
    number = {severity.value: times for severity, times in counts(done.records).items()}
    return dumped(
        {
            "file": done.file,
            "read": done.read,
            "summary": number,
            "waived": len(done.waived),
            "notes": list(done.notes),
            "findings": findings,
        }
    )


def dumped(value: object) -> str:
    """JSON with Vietnamese letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)
