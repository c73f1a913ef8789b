"""``kehoach check``: does a document conform to the decree, and what is wrong with its text?"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from generator.cli.checked import (
    Done,
    Wanted,
    broken,
    examine,
    file_object,
    say_file,
    say_table,
    unused_diagnostics,
    verdict,
)
from generator.cli.many import Bar, documents, in_turn
from generator.cli.shown import COULD_NOT_RUN, show
from generator.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from generator.check.engine import Waiver
    from generator.check.records import Record
    from generator.pipeline import CheckOptions

_TARGET: Any = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class _Outputs:
    """The files that were asked for."""

    sarif: Path | None
    html: Path | None
    annotate: Path | None
    fix: Path | None

    def paths(self) -> list[Path]:
        """Those that are."""
        return [path for path in (self.sarif, self.html, self.annotate, self.fix) if path is not None]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="TỆP...", type=click.Path(path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="In kết quả dạng JSON: một tệp thì là danh sách các điểm tìm thấy."
)
@click.option("--sarif", metavar="TỆP", type=_TARGET, help="Ghi kết quả dạng SARIF 2.1.0 cho công cụ khác.")
@click.option("--html", metavar="TỆP", type=_TARGET, help="Ghi một trang web: lỗi đặt cạnh văn bản, in ra được.")
@click.option("--annotate", metavar="TỆP.docx", type=_TARGET, help="Ghi bản sao Word có ghi chú tại từng lỗi.")
@click.option(
    "--fix", metavar="TỆP.docx", type=_TARGET, help="Ghi bản sao đã sửa định dạng, dấu cách, dấu câu; không đổi chữ."
)
@click.option("--draft", is_flag=True, help="Bản dự thảo: được để trống số và ngày.")
@click.option("--final", is_flag=True, help="Bản chính thức: phải đủ số, ngày và họ tên.")
@click.option("--profile", metavar="TÊN|TỆP", help="Quy định riêng của tỉnh, cơ quan (variables/quy-che).")
@click.option("--waivers", metavar="TỆP", type=_TARGET, help="Tệp miễn trừ: mã, chỗ, lý do.")
@click.option(
    "--revisions",
    type=click.Choice(["accepted", "original"]),
    default="accepted",
    show_default=True,
    help="Sửa đổi đang theo dõi trong Word: coi như đã chấp nhận, hay đọc bản trước khi sửa.",
)
def command(
    files: tuple[Path, ...],
    as_json: bool,
    sarif: Path | None,
    html: Path | None,
    annotate: Path | None,
    fix: Path | None,
    draft: bool,
    final: bool,
    profile: str | None,
    waivers: Path | None,
    revisions: str,
) -> None:
    """Kiểm tra văn bản (.docx, .pdf, .txt; cả thư mục) theo Nghị định 30/2020/NĐ-CP.

    Mã trả về: 0 không có lỗi (cảnh báo, gợi ý không tính); 1 có lỗi; 2 có tệp không đọc hoặc không ghi được.
    """
    if draft and final:
        raise click.UsageError("chỉ dùng một trong hai: --draft hoặc --final.")
    paths = documents(files)
    outputs = _Outputs(sarif, html, annotate, fix)
    refused = _refused(paths, outputs, files[0])
    options = None if refused else _options(profile, waivers, "draft" if draft else "final" if final else "", revisions)
    if options is None or isinstance(options, list):
        _refuse(options or refused, as_json=as_json)
        return
    single = len(paths) == 1
    wanted = Wanted(options, html is not None, single)
    raise SystemExit(_run(paths, wanted, outputs, as_json=as_json))


def _refuse(found: list[Diagnostic], *, as_json: bool) -> None:
    if as_json:
        from generator.check.records import as_json as record_json
        from generator.check.records import of_diagnostic
        from generator.cli.checked import dumped

        click.echo(dumped([record_json(of_diagnostic(each)) for each in found]))
    else:
        show(found, as_json=False)
    raise SystemExit(COULD_NOT_RUN)


def _refused(paths: list[Path], outputs: _Outputs, first: Path) -> list[Diagnostic]:
    """What makes a run senseless before it begins."""
    if not paths:
        mend = "chỉ ra tệp, hoặc thư mục có tệp .docx, .pdf, .txt."
        return [Diagnostic("HT118", "Không có tệp nào để kiểm.", mend, place=Place(str(first)))]
    if (outputs.annotate or outputs.fix) and len(paths) > 1:
        raise click.UsageError("--annotate và --fix chỉ dùng với một tệp .docx.")
    taken = {path.resolve() for path in paths}
    found = []
    for target in outputs.paths():
        if target.resolve() in taken:
            mend = "đặt tên khác cho tệp kết quả; văn bản đưa vào không bao giờ bị ghi đè."
            message = "Tệp kết quả trùng với tệp đang kiểm hoặc với tệp kết quả khác."
            found.append(Diagnostic("HT123", message, mend, place=Place(str(target))))
        taken.add(target.resolve())
    return found


def _options(profile: str | None, waivers: Path | None, mode: str, revisions: str) -> CheckOptions | list[Diagnostic]:
    """The options with profile and waivers read; or what is wrong with those."""
    from generator.pipeline import CheckOptions, load_profile, load_waivers

    found: list[Diagnostic] = []
    chosen, accepted = None, None
    if profile is not None:
        outcome = load_profile(profile, (Path("variables", "quy-che"),))
        chosen, found = outcome.value, [*found, *outcome.diagnostics]
    if waivers is not None:
        read = load_waivers(waivers)
        accepted, found = read.value, [*found, *read.diagnostics]
    return found or CheckOptions(mode, chosen, accepted or (), revisions)


def _run(paths: list[Path], wanted: Wanted, outputs: _Outputs, *, as_json: bool) -> int:
    """Check the files one after the other as their results come; the exit code."""
    single = len(paths) == 1
    bar = Bar(len(paths), "Kiểm tra")
    unused: set[Waiver] = set(wanted.options.waivers)
    read = False
    rows: list[tuple[str, str, int]] = []
    kept: list[Record] = []
    status, separator = 0, "["
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as pages:
        for done in in_turn(paths, partial(examine, wanted=wanted), broken):
            if done.read:
                read, unused = True, unused & done.unused
            bar.clear()
            if single and done.read:
                done = _with_unused(done, unused)
            if as_json:
                click.echo(separator + file_object(done) if not single else file_object(done, alone=True))
                separator = ","
            else:
                say_file(done)
            status = max(status, verdict(done.records))
            rows.append((done.file, done.summary, verdict(done.records)))
            kept += (*done.records, *done.waived) if outputs.sarif else ()
            pages.write(done.html)
            status = max(status, _copies(done, outputs, wanted.options))
            bar.step()
        bar.clear()
        status = max(status, _write(outputs, kept, pages))
    if not single:
        _finish(rows, unused if read else set(), as_json=as_json)
    return status


def _with_unused(done: Done, unused: set[Waiver]) -> Done:
    from generator.check.records import of_diagnostic

    more = (of_diagnostic(each) for each in unused_diagnostics(unused))
    return replace(done, records=(*done.records, *more))


def _finish(rows: list[tuple[str, str, int]], unused: set[Waiver], *, as_json: bool) -> None:
    """What stands after the last of many files."""
    if as_json:
        click.echo("]")
    else:
        say_table(rows)
    show(unused_diagnostics(unused), as_json=False)


def _copies(done: Done, outputs: _Outputs, options: CheckOptions) -> int:
    """The annotated and the mended copy of the one file."""
    if not (outputs.annotate or outputs.fix) or done.checked is None:
        return 0
    from generator.cli.copies import write_annotated, write_fixed

    if done.checked.report.view.kind != "docx":
        raise click.UsageError("--annotate và --fix chỉ dùng với một tệp .docx.")
    found: list[Diagnostic] = []
    if outputs.annotate:
        found += write_annotated(done.checked, options, outputs.annotate)
    if outputs.fix:
        found += write_fixed(done.checked, options, outputs.fix)
    show(found, as_json=False)
    return COULD_NOT_RUN if found else 0


def _write(outputs: _Outputs, kept: list[Record], pages: IO[str]) -> int:
    """The SARIF log and the page."""
    from generator import __version__
    from generator.cli.checked import dumped
    from generator.output import write

    found: list[Diagnostic] = []
    if outputs.sarif:
        from generator.check.output.sarif import log

        found += write(outputs.sarif, (dumped(log(kept, __version__)) + "\n").encode()).diagnostics
    if outputs.html:
        from generator.check.output.html import page

        pages.seek(0)
        found += write(outputs.html, "".join(page([pages.read()])).encode()).diagnostics
    show(found, as_json=False)
    return COULD_NOT_RUN if found else 0
