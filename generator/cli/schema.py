"""``kehoach schema``: the JSON Schema of a variables file, from the model's titles and descriptions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.shown import show, verdict
from generator.output import write


@click.command(options_metavar="[TÙY_CHỌN]")
@click.option("--profile", is_flag=True, help="Schema của hồ sơ đơn vị (variables/don-vi) thay vì của kế hoạch.")
@click.option(
    "-o", "--output", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi ra tệp thay vì in ra màn hình."
)
def command(profile: bool, output: Path | None) -> None:
    """In JSON Schema để trình soạn thảo gợi ý và kiểm tra khi gõ."""
    from generator.load.schema import plan_schema, profile_schema

    text = json.dumps(profile_schema() if profile else plan_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    saved = write(output, text.encode("utf-8"))
    show(saved.diagnostics, as_json=False)
    raise SystemExit(verdict(saved.diagnostics))
