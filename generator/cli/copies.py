"""The copies of a Word file that ``kehoach check`` writes: with comments, and mended."""

from __future__ import annotations

from pathlib import Path

import click

from generator.check.output.text import UNABLE, summary
from generator.diagnostics import Diagnostic
from generator.output import write
from generator.pipeline import Checked, CheckOptions, annotate, check_file, fix


def write_annotated(checked: Checked, options: CheckOptions, target: Path) -> tuple[Diagnostic, ...]:
    """The copy with comments; what went wrong."""
    made = annotate(checked, options)
    if made.value is None:
        return made.diagnostics
    saved = write(target, made.value)
    if saved.value is not None:
        number = sum(record.severity is not UNABLE for record in checked.records)
        click.echo(f"Đã ghi bản có {number} ghi chú: {target}", err=True)
    return saved.diagnostics


def write_fixed(checked: Checked, options: CheckOptions, target: Path) -> tuple[Diagnostic, ...]:
    """The mended copy, a list of what was mended and what was not; what went wrong."""
    made = fix(checked, options)
    if made.value is None:
        return made.diagnostics
    saved = write(target, made.value.data)
    if saved.value is None:
        return saved.diagnostics
    where = {(record.code, record.address, record.start, record.end): record.where.within for record in checked.records}
    for title, pairs in (("Đã sửa", made.value.done), ("Để nguyên", made.value.left)):
        for judged, words in pairs:
            found = judged.finding
            place = where.get((judged.rule.code, found.address, found.start, found.end), found.address)
            click.echo(f"{title} {judged.rule.code}, {place}: {words}", err=True)
    click.echo(f"Đã sửa {len(made.value.done)} chỗ: {target}", err=True)
    click.echo(f"Phần chữ còn lại không đổi (SHA-256 {made.value.digest[:16]}).", err=True)
    again = check_file(made.value.data, options, str(target))
    if again.value is not None:
        click.echo(f"Kiểm lại bản đã sửa: {summary(again.value.records, len(again.value.waived))}.", err=True)
    return ()
