"""``kehoach import``: existing documents to variables files, one by one or whole folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.many import SUFFIXES, Bar, in_turn
from generator.cli.shown import CLEAN, COULD_NOT_RUN, FINDINGS, show
from generator.diagnostics import Diagnostic, Place, Severity
from generator.text import nfc

if TYPE_CHECKING:
    from generator.pipeline import ImportOptions
    from generator.recover import LossReport


_REPORTS = (".json", ".html", ".txt")
_ROWS = 40


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to read, where its variables go, and how."""

    source: Path
    target: Path
    options: ImportOptions
    report: bool
    force: bool


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a file: counts of the account, findings, the whole report when it was asked for."""

    source: str
    written: str | None
    counts: tuple[int, int, int, int]
    found: tuple[Diagnostic, ...]
    report: LossReport | None = None


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="TỆP...", type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    help="Nơi ghi các tệp biến TÊN.yaml.",
)
@click.option(
    "--report", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi báo cáo từng ký tự: .json, .html hoặc .txt."
)
@click.option(
    "--revisions",
    type=click.Choice(["accepted", "original"]),
    default="accepted",
    show_default=True,
    help="Sửa đổi đang theo dõi trong Word: coi như đã chấp nhận, hay đọc bản trước khi sửa.",
)
@click.option("--split-can-cu", "split", is_flag=True, help="Tách các căn cứ viết chung một đoạn.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
def command(
    files: tuple[Path, ...], folder: Path, report: Path | None, revisions: str, split: bool, force: bool
) -> None:
    """Đọc văn bản có sẵn (.docx, .pdf có lớp chữ, .txt; cả thư mục) thành tệp biến.

    Mã trả về: 0 mọi chỗ đều rõ; 1 có chỗ chưa chắc, xem ghi chú trong tệp biến; 2 có tệp không đọc hoặc không ghi được.
    """
    from generator.pipeline import ImportOptions

    if report is not None and report.suffix.lower() not in _REPORTS:
        raise click.UsageError("--report phải là tệp .json, .html hoặc .txt.")
    options = ImportOptions(revisions, split)
    sources, found = _sources(files)
    jobs = [_Job(path, folder / f"{path.stem}.yaml", options, report is not None, force) for path in sources]
    done = list(_run(jobs))
    found += [d for each in done for d in each.found]
    _tell(done)
    if report is not None:
        found += _write_report(report, [each.report for each in done if each.report is not None], single=len(jobs) == 1)
    shown = found if len(done) == 1 else [d for d in found if d.severity is Severity.LOI]
    show(shown, as_json=False)
    raise SystemExit(_verdict(found))


def _sources(files: Sequence[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """The files, and those of the folders; of two that would be written to one file only the first."""
    paths: list[Path] = []
    found: list[Diagnostic] = []
    for file in files:
        paths += _inside(file) if file.is_dir() else [file]
    kept: dict[str, Path] = {}
    for path in paths:
        key = nfc(path.stem).casefold()
        if kept.setdefault(key, path) is not path:
            message = f"Đã có “{kept[key].name}” cùng tên; không đọc tệp này."
            mend = "đổi tên một tệp, hoặc đọc riêng vào thư mục khác (-o)."
            found.append(Diagnostic("HT007", message, mend, Severity.CANH_BAO, Place(str(path))))
    if not paths:
        mend = "chỉ ra tệp, hoặc thư mục có tệp .docx, .pdf, .txt."
        found.append(Diagnostic("HT118", "Không có tệp nào để đọc.", mend, place=Place(str(files[0]))))
    return list(kept.values()), found


def _inside(folder: Path) -> list[Path]:
    """The documents of a folder by name; Word's lock files are none."""
    found = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not path.name.startswith("~$")]
    return sorted(found, key=lambda path: (path.stem, SUFFIXES.index(path.suffix.lower())))


def _run(jobs: Sequence[_Job]) -> Iterator[_Done]:
    """The jobs in their order, with a bar when there are several."""
    if len(jobs) < 2:
        yield from map(_one, jobs)
        return
    bar = Bar(len(jobs), "Đọc văn bản")
    for done in in_turn(jobs, _one, _broken):
        bar.step()
        yield done
    bar.clear()


def _broken(job: _Job, error: BaseException) -> _Done:
    """A fault of this program with one file; the other files go on."""
    mend = "đọc riêng tệp này; nếu vẫn lỗi, gửi tệp cho người phát triển."
    message = f"Chương trình gặp lỗi ngoài dự kiến với tệp này ({type(error).__name__})."
    return _Done(
        str(job.source), None, (0, 0, 0, 0), (Diagnostic("HT119", message, mend, place=Place(str(job.source))),)
    )


def _one(job: _Job) -> _Done:
    """Read one file and write its variables."""
    from generator.output import write
    from generator.pipeline import import_file

    none = (0, 0, 0, 0)
    if job.target.exists() and not job.force:
        mend = "đặt thư mục khác bằng -o, hoặc thêm --force để ghi đè."
        found = Diagnostic("HT009", "Tệp đã có, không ghi đè.", mend, place=Place(str(job.target)))
        return _Done(str(job.source), None, none, (found,))
    outcome = import_file(job.source, job.options)
    if outcome.value is None:
        return _Done(str(job.source), None, none, outcome.diagnostics)
    report = outcome.value.recovered.report
    saved = write(job.target, outcome.value.text.encode("utf-8"))
    counts = (report.source_chars, report.placed, report.listed, report.unaccounted)
    found_all = (*outcome.diagnostics, *saved.diagnostics)
    written = str(saved.value) if saved.value is not None else None
    return _Done(str(job.source), written, counts, found_all, report if job.report else None)


def _tell(done: Sequence[_Done]) -> None:
    """One line for one file, a table for several."""
    if len(done) == 1 and done[0].written is not None:
        total, placed, listed, lost = done[0].counts
        click.echo(
            f"{done[0].written}  ({total} ký tự: {placed} vào tệp biến, {listed} nêu lý do, {lost} chưa giải trình)"
        )
    if len(done) < 2:
        return
    shown = done if len(done) <= _ROWS else [each for each in done if each.written is None or _doubts(each)][:_ROWS]
    rows = [["Tệp", "Ký tự", "Vào biến", "Nêu lý do", "Chưa giải trình", "Chưa chắc"]]
    rows += [[Path(each.source).name, *map(str, each.counts), _state(each)] for each in shown]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows if len(rows) > 1 else ():
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        click.echo("  ".join(cells))
    unread = sum(each.written is None for each in done)
    unsure = sum(each.written is not None and _doubts(each) > 0 for each in done)
    lost = sum(each.counts[3] for each in done)
    click.echo(
        f"{len(done)} tệp: {len(done) - unread} đã ghi ({unsure} có chỗ chưa chắc), "
        f"{unread} không đọc hoặc không ghi được; {lost} ký tự chưa giải trình."
    )


def _state(each: _Done) -> str:
    return "không đọc được" if each.written is None else str(_doubts(each))


def _doubts(each: _Done) -> int:
    return sum(d.severity is Severity.CANH_BAO for d in each.found)


def _write_report(path: Path, reports: Sequence[LossReport], *, single: bool) -> Sequence[Diagnostic]:
    from generator.output import write
    from generator.recover import report_text

    kind = path.suffix.lower()
    if kind == ".json":
        text = report_text.as_json(reports, single=single)
    else:
        text = report_text.as_html(reports) if kind == ".html" else report_text.as_text(reports)
    return write(path, text.encode("utf-8")).diagnostics


def _verdict(found: Sequence[Diagnostic]) -> int:
    """2 when a file could not be read or written, 1 when a reading is unsure, else 0."""
    if any(d.severity is Severity.LOI for d in found):
        return COULD_NOT_RUN
    return FINDINGS if any(d.severity is Severity.CANH_BAO for d in found) else CLEAN
