"""``kehoach build``: variables to Word files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shown import show, verdict
from generator.diagnostics import Diagnostic, Place, Severity
from generator.output import write
from generator.pipeline import BuildOptions, Built, build
from generator.text import nfc

if TYPE_CHECKING:
    _Setting = click.ParamType[tuple[str, str]]
else:
    _Setting = click.ParamType


class Setting(_Setting):
    """``name=value``."""

    name = "mục=giá trị"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The two parts."""
        name, sign, text = value.partition("=")
        if not sign or not name.strip():
            self.fail(f"“{value}” chưa đúng dạng mục=giá trị, ví dụ so_van_ban=56.", param, ctx)
        return name.strip(), text


@click.command(options_metavar="[TÙY_CHỌN]")
@click.argument("files", nargs=-1, required=True, metavar="TỆP...", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    default="output",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Thư mục kết quả.",
)
@click.option(
    "--set",
    "sets",
    multiple=True,
    type=Setting(),
    metavar="MỤC=GIÁ_TRỊ",
    help='Đặt một mục, đè lên mọi nguồn khác; lặp lại được. Ví dụ: --set nguoi_ky.ho_ten="..."',
)
@click.option("--draft", is_flag=True, help="Bản dự thảo: để trống số và ngày.")
@click.option("--final", is_flag=True, help="Bản chính thức: phải đủ số, ngày và họ tên; lập xong thì kiểm tra luôn.")
@click.option(
    "--template", metavar="MẪU.docx", type=click.Path(path_type=Path), help="Mẫu Word riêng (có .yaml bên cạnh)."
)
@click.option("--pdf", is_flag=True, help="Xuất thêm PDF bằng LibreOffice.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả và lỗi dạng JSON.")
def command(
    files: tuple[Path, ...],
    folder: Path,
    sets: tuple[tuple[str, str], ...],
    draft: bool,
    final: bool,
    template: Path | None,
    pdf: bool,
    as_json: bool,
) -> None:
    """Lập văn bản Word từ một hoặc nhiều tệp biến."""
    if draft and final:
        raise click.UsageError("chỉ dùng một trong hai: --draft hoặc --final.")
    options = BuildOptions(sets=sets, template=template, final=final, draft=draft)
    found: list[Diagnostic] = []
    written: list[Path] = []
    clashing = _clashes(files)
    found += clashing.values()
    for file in files:
        if _key(file) in clashing:
            continue
        outcome = build(file, options)
        found += outcome.diagnostics
        if outcome.value is None:
            continue
        saved = write(folder / f"{file.stem}.docx", outcome.value.data)
        found += saved.diagnostics
        if saved.value is None:
            continue
        written.append(saved.value)
        if not as_json:
            click.echo(_line(saved.value, outcome.value))
        if final:
            found += _judged(saved.value, outcome.value)
    if pdf and written:
        from generator.cli.pdf import to_pdf

        made = to_pdf(written)
        found += made.diagnostics
        for path in made.value or ():
            written.append(path)
            if not as_json:
                click.echo(f"{path}")
    show(found, as_json=as_json, written=[path.as_posix() for path in written])
    raise SystemExit(verdict(found))


def _judged(path: Path, built: Built) -> list[Diagnostic]:
    """What the checker says of a final document, suggestions left out."""
    from generator.check.records import as_diagnostic
    from generator.pipeline import CheckOptions, check_file

    checked = check_file(built.data, CheckOptions(mode="final"), str(path)).value
    told = (Severity.LOI, Severity.CANH_BAO)
    return [as_diagnostic(record) for record in checked.records if record.severity in told] if checked else []


def _line(path: Path, built: Built) -> str:
    """One line for a clerk: where the file is, and what is still blank in it."""
    plan = built.ke_hoach
    date = plan.ngay_ban_hanh
    blank = [
        name
        for name, lacks in (
            ("số", plan.so_van_ban is None),
            ("ngày", date is None or not date.du),
            ("họ tên người ký", plan.nguoi_ky.ho_ten is None),
        )
        if lacks
    ]
    return f"{path}" + (f"  (dự thảo, còn trống: {', '.join(blank)})" if blank else "")


def _key(file: Path) -> str:
    """What two inputs may not share: Windows and macOS see no upper case and no normal form in names."""
    return nfc(file.stem).casefold()


def _clashes(files: tuple[Path, ...]) -> dict[str, Diagnostic]:
    """Stems that two inputs share, each told once."""
    counted = Counter(_key(file) for file in files)
    return {
        _key(file): Diagnostic(
            "HT007",
            f"Hai tệp cùng tên “{file.stem}” sẽ ghi đè lên nhau; chưa lập tệp nào trong số đó.",
            "đổi tên một tệp, hoặc lập riêng từng tệp vào thư mục khác nhau (-o).",
            place=Place(str(file)),
        )
        for file in files
        if counted[_key(file)] > 1
    }
