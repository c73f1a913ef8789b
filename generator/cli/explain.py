"""``kehoach explain``: what a code means and how to mend it."""

from __future__ import annotations

import click

from generator.standards.codes import codes, page, text
from generator.text import near


@click.command(options_metavar="[TÙY_CHỌN]")
@click.argument("code", metavar="MÃ")
def command(code: str) -> None:
    """Giải thích một mã lỗi, ví dụ BV012."""
    wanted = code.strip().upper()
    found = page(wanted)
    if found is None:
        guesses = near(wanted, codes(), 3)
        hint = f" Có phải {', '.join(guesses)}?" if guesses else ""
        raise click.UsageError(f"không có mã “{code}”.{hint}")
    click.echo(text(found))
