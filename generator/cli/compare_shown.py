"""How ``kehoach compare`` paints its lines and prints its values."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from generator.compare.output.folders import Row
    from generator.compare.output.terminal import Line, Look

_WIDEST: Final = 120
_NARROWEST: Final = 40
_ROWS: Final = 40
_NAME: Final = 60
# What JSON may hold as it is, but a terminal would obey.
_OBEYED: Final = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def colourful() -> bool:
    """True where a person looks at standard output and has not asked for no colour (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def look(*, brief: bool) -> Look:
    """The window as it is now."""
    from generator.compare.output.terminal import Look

    width = shutil.get_terminal_size((100, 24)).columns
    return Look(max(_NARROWEST, min(width, _WIDEST)), not colourful(), brief)


def say(lines: Iterable[Line]) -> None:
    """Print lines in their colours: what goes red and struck, what comes green and underlined."""
    coloured = colourful()
    for line in lines:
        click.echo("".join(_painted(*span) for span in line) if coloured else "".join(text for text, _ in line))


def _painted(text: str, style: Any) -> str:
    from generator.compare.output.terminal import Style

    looks: dict[Style, dict[str, Any]] = {
        Style.HEAD: {"bold": True},
        Style.FAINT: {"dim": True},
        Style.DELETED: {"fg": "red", "strikethrough": True},
        Style.INSERTED: {"fg": "green", "underline": True},
        Style.NOTICE: {"fg": "yellow"},
    }
    return click.style(text, **looks[style]) if style in looks else text


def say_json(value: object) -> None:
    """Print JSON with Vietnamese letters as they are."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(_OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text))


def say_table(rows: Sequence[Row]) -> None:
    """All pairs in a table, of very many only those that differ, and the sum."""
    from generator.compare.output.folders import Status, summary
    from generator.compare.output.terminal import columns, shown

    listed = rows if len(rows) <= _ROWS else [row for row in rows if row.status is not Status.EQUAL][:_ROWS]
    table = [("Tệp", "Nội dung", "Cần biết", "Kết quả")]
    table += [(_fitting(shown(row.name)), str(row.substance), str(row.highlights), row.status.value) for row in listed]
    wide = [max(columns(line[number]) for line in table) for number in range(3)]
    for number, (name, substance, highlights, status) in enumerate(table):
        blanks = " " * (wide[0] - columns(name))
        text = f"{name}{blanks}  {substance.rjust(wide[1])}  {highlights.rjust(wide[2])}  {status}"
        colour = None if not number or listed[number - 1].status is Status.EQUAL else "red"
        click.secho(text, fg=colour if colourful() else None, bold=not number)
    if len(listed) < len(rows):
        click.echo(f"(chỉ kê {len(listed)} tệp không giống nhau trong {len(rows)} tệp)")
    click.secho(summary(rows), bold=True)


def _fitting(name: str) -> str:
    """A name that leaves room for the other columns: its end tells files apart better than the folders before it."""
    return name if len(name) <= _NAME else f"…{name[1 - _NAME :]}"
