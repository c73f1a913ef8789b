"""``kehoach new``: a commented starter file for a unit."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shown import show, verdict
from generator.diagnostics import Diagnostic, Place
from generator.load.starter import starter
from generator.output import write
from generator.text import slug


def exists(path: Path) -> bool:
    """True for a file that can be seen; writing says what is wrong with a name that no file can have."""
    try:
        return path.exists()
    except OSError:
        return False


@click.command(options_metavar="[TÙY_CHỌN]")
@click.option(
    "--don-vi", "unit", required=True, metavar="ĐƠN_VỊ", help='Mã hoặc tên kèm tỉnh, ví dụ "xã Kim Thành, Hải Phòng".'
)
@click.option("-o", "--output", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp cần tạo.")
@click.option("--force", is_flag=True, help="Ghi đè nếu tệp đã có.")
def command(unit: str, output: Path | None, force: bool) -> None:
    """Tạo tệp biến có chú thích, điền sẵn tên đơn vị."""
    outcome = starter(unit)
    found = [d.at(Place("--don-vi", source=unit)) for d in outcome.diagnostics]
    if outcome.value is not None:
        path = output or Path(f"ke-hoach-{slug(outcome.value.name)}.yaml")
        if exists(path) and not force:
            mend = "đặt tên khác bằng -o, hoặc thêm --force để ghi đè."
            found.append(Diagnostic("HT009", "Tệp đã có, không ghi đè.", mend, place=Place(str(path))))
        else:
            saved = write(path, outcome.value.text.encode("utf-8"))
            found += saved.diagnostics
            if saved.value is not None:
                click.echo(f"{saved.value}")
                click.echo(f"Điền nội dung rồi chạy: kehoach build {saved.value}")
    show(found, as_json=False)
    raise SystemExit(verdict(found))
