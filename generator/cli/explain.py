"""``kehoach explain``: what a code means and how to mend it."""

from __future__ import annotations

import click

from generator.standards.codes import codes, page, text
from generator.text import near


@click.command()
@click.argument("code", metavar="MÃ")
def command(code: str) -> None:
    """Giải thích một mã lỗi (BV012) hoặc một quy tắc kiểm tra (TT003)."""
    wanted = code.strip().upper()
    found = page(wanted)
    if found is not None:
        click.echo(text(found))
        return
    from generator.check import pages

    rule_pages = pages.rule_pages()
    by_slug = {known.rule.slug: name for name, known in rule_pages.items()}
    rule_page = rule_pages.get(by_slug.get(code.strip().lower(), wanted))
    if rule_page is None:
        guesses = near(wanted, [*codes(), *rule_pages], 3)
        hint = f" Có phải {', '.join(guesses)}?" if guesses else ""
        raise click.UsageError(f"không có mã “{code}”.{hint}")
    click.echo(pages.text(rule_page))
