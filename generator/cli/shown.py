"""What every command prints of its findings, and the exit code that follows from them."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.diagnostics import Diagnostic, Severity
from generator.report import as_json as report_json
from generator.report import as_text, summary

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2
COLOURS = {Severity.LOI: "red", Severity.CANH_BAO: "yellow"}


def show(found: Sequence[Diagnostic], *, as_json: bool, **more: object) -> None:
    """Findings on standard error in five parts each, or everything as JSON on standard output."""
    if as_json:
        click.echo(report_json(found, **more))
        return
    for diagnostic in found:
        first, _, rest = as_text(diagnostic).partition("\n")
        click.secho(first, fg=COLOURS.get(diagnostic.severity), bold=True, err=True)
        click.echo(rest + "\n", err=True)
    if found:
        click.echo(summary(found), err=True)


def verdict(found: Sequence[Diagnostic]) -> int:
    """0 clean (warnings do not count), 1 findings, 2 could not run (a file, a folder or a program failed us)."""
    errors = [d for d in found if d.severity is Severity.LOI]
    if any(d.code.startswith(("HT", "BV901")) for d in errors):
        return COULD_NOT_RUN
    return FINDINGS if errors else CLEAN
