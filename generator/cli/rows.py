"""``kehoach rows``: the empty table for a plan, to be filled in and given to ``kehoach batch``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.bulk.form import Form, FormOptions, form
from generator.cli.build import Setting
from generator.cli.new import exists
from generator.cli.shown import show, verdict
from generator.diagnostics import Diagnostic, Place
from generator.output import write


@click.command(options_metavar="[TÙY_CHỌN]")
@click.argument("plan", metavar="KẾ_HOẠCH.yaml", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp .xlsx hoặc .csv [mặc định: tên kế hoạch].",
)
@click.option("--province", default="", metavar="TỈNH", help="Điền sẵn mọi xã, phường, đặc khu của một tỉnh.")
@click.option("--all", "every", is_flag=True, help="Điền sẵn mọi xã, phường, đặc khu của cả nước.")
@click.option(
    "--set",
    "sets",
    multiple=True,
    type=Setting(),
    metavar="MỤC=GIÁ_TRỊ",
    help="Đặt một mục như khi lập văn bản; lặp lại được.",
)
@click.option("--force", is_flag=True, help="Ghi đè nếu tệp đã có.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả và lỗi dạng JSON.")
def command(
    plan: Path,
    output: Path | None,
    province: str,
    every: bool,
    sets: tuple[tuple[str, str], ...],
    force: bool,
    as_json: bool,
) -> None:
    """Tạo bảng tính trống để lập hàng loạt từ một kế hoạch."""
    if province and every:
        raise click.UsageError("chỉ dùng một trong hai: --province hoặc --all.")
    path = output or Path(f"{plan.stem}.xlsx")
    found: list[Diagnostic] = []
    written: list[str] = []
    headers: tuple[str, ...] = ()
    if exists(path) and not force:
        mend = "tệp có thể đã được điền: đặt tên khác bằng -o, hoặc thêm --force để ghi đè."
        found.append(Diagnostic("HT009", "Tệp đã có, không ghi đè.", mend, place=Place(str(path))))
    else:
        outcome = form(plan, FormOptions(province, every, path.as_posix(), sets))
        found += outcome.diagnostics
        if outcome.value is not None:
            saved = write(path, outcome.value.data)
            found += saved.diagnostics
            if saved.value is not None:
                written, headers = [path.as_posix()], outcome.value.headers
                if not as_json:
                    _tell(path, outcome.value)
    show(found, as_json=as_json, written=written, columns=list(headers))
    raise SystemExit(verdict(found))


def _tell(path: Path, made: Form) -> None:
    """What was written and what to do with it."""
    rows = f", điền sẵn {made.rows} dòng" if made.rows else ""
    click.echo(f"{path}: {len(made.headers)} cột{rows}")
    if made.unit and not made.rows:
        click.echo(f"Kế hoạch đã ghi đơn vị ({made.unit}) nên bảng không có cột Đơn vị; lập cho nhiều đơn vị thì thêm")
        click.echo("--province TỈNH hoặc --all để có cột này, điền sẵn tên.")
    click.echo("Điền bảng, lưu rồi chạy:")
    for line in made.commands:
        click.echo(f"  {line}")
