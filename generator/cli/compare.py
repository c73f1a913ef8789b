"""``kehoach compare``: what has changed between two versions, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from generator.cli.shown import CLEAN, COULD_NOT_RUN, FINDINGS, show
from generator.diagnostics import Diagnostic, Outcome, Place, Severity
from generator.text import clean, illegal_character

if TYPE_CHECKING:
    from generator.pipeline import Compared, ComparisonOptions

_IGNORED: Final = {
    "dau-thanh": "TONE",
    "ngoac": "QUOTES",
    "gach": "DASH",
    "hoa-thuong": "CASE",
    "dinh-dang": "",
}
_PATH: Any = click.Path(path_type=Path)
_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")

if TYPE_CHECKING:
    _Names = click.ParamType[frozenset[str]]
    _Moment = click.ParamType[str]
else:
    _Names = _Moment = click.ParamType


class Names(_Names):
    """Names joined by commas, of those that can be ignored."""

    name = "loại,loại"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """The names; blanks around them do not count."""
        names = frozenset(name.strip().lower() for name in str(value).split(",") if name.strip())
        unknown = sorted(names - set(_IGNORED))
        if unknown:
            self.fail(f"không có loại “{unknown[0]}”; các loại là {', '.join(_IGNORED)}.", param, ctx)
        return names


class Moment(_Moment):
    """A day as it is written here (13/6/2026), or day and time as ISO 8601."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The moment as Word writes it: 2026-06-13T00:00:00Z."""
        text = str(value).strip()
        day = _DAY.fullmatch(text)
        iso = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}" if day else text
        try:
            moment = datetime.fromisoformat(iso)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"“{value}” không phải ngày có thật; ghi ví dụ 13/6/2026 hoặc 2026-06-13T08:00:00Z.", param, ctx)
        return f"{moment.replace(microsecond=0, tzinfo=None).isoformat()}Z"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to compare, and what to write: files for two files, folders for two folders."""

    options: ComparisonOptions
    redline: Path | None
    html: Path | None


@click.command(options_metavar="[TÙY_CHỌN]")
@click.argument("old", metavar="BẢN_CŨ", type=_PATH)
@click.argument("new", metavar="BẢN_MỚI", type=_PATH)
@click.option("-o", "--output", "redline", metavar="TỆP.docx", type=_PATH, help="Ghi bản Word có dấu sửa.")
@click.option("--html", metavar="TỆP", type=_PATH, help="Ghi một trang web so sánh, in ra được, không cần mạng.")
@click.option("--json", "as_json", is_flag=True, help="In mọi thay đổi dạng JSON.")
@click.option(
    "--ignore",
    type=Names(),
    default="",
    help=f"Bỏ qua khác biệt về: {', '.join(_IGNORED)}; nhiều loại thì cách bằng dấu phẩy.",
)
@click.option("--author", metavar="TÊN", help="Tên người sửa ghi trong bản Word.")
@click.option("--date", type=Moment(), help="Ngày sửa ghi trong bản Word, ví dụ 13/6/2026.")
@click.option(
    "--revisions",
    type=click.Choice(["accepted", "original"]),
    default="accepted",
    show_default=True,
    help="Sửa đổi đang theo dõi trong tệp Word đưa vào: coi như đã chấp nhận, hay đọc bản trước khi sửa.",
)
@click.option("--summary", "brief", is_flag=True, help="Chỉ in những điểm cần biết và dòng tổng kết.")
def command(
    old: Path,
    new: Path,
    redline: Path | None,
    html: Path | None,
    as_json: bool,
    ignore: frozenset[str],
    author: str | None,
    date: str | None,
    revisions: str,
    brief: bool,
) -> None:
    """So sánh hai phiên bản: thay đổi gì, ở đâu; xuất bản Word có dấu sửa.

    Mỗi bản là một tệp .docx, .pdf, .txt, một tệp biến (.yaml), hoặc cả hai là thư mục.

    Mã trả về: 0 giống nhau; 1 có thay đổi; 2 có tệp không đọc, không so sánh hoặc không ghi được.
    """
    from generator.compare.match import Nature
    from generator.pipeline import ComparisonOptions

    if author is not None and (not author.strip() or illegal_character(author)):
        raise click.UsageError("--author trống hoặc có ký tự mà Word không ghi được.")
    natures = frozenset(Nature[_IGNORED[name]] for name in ignore if _IGNORED[name])
    options = ComparisonOptions(natures, "dinh-dang" not in ignore, revisions, author and clean(author), date)
    wanted = Wanted(options, redline, html)
    if _is_folder(old) and _is_folder(new):
        from generator.cli.compare_folders import run

        raise SystemExit(run(old, new, wanted, as_json=as_json))
    refused = list(_refused(old, new, wanted))
    if refused:
        _refuse(refused, as_json=as_json)
    raise SystemExit(_run(old, new, wanted, as_json=as_json, brief=brief))


def _refuse(found: list[Diagnostic], *, as_json: bool) -> None:
    show(found, as_json=as_json)
    raise SystemExit(COULD_NOT_RUN)


def _refused(old: Path, new: Path, wanted: Wanted) -> Iterable[Diagnostic]:
    """What makes a run senseless before it begins."""
    for folder, file in ((old, new), (new, old)):
        if _is_folder(folder) and not _is_folder(file):
            mend = "chỉ ra hai tệp, hoặc hai thư mục."
            message = "Không so sánh được một thư mục với một tệp."
            yield Diagnostic("HT172", message, mend, place=Place(folder.as_posix()))
    if wanted.redline is not None and wanted.redline.suffix.lower() != ".docx":
        raise click.UsageError("-o phải là tệp .docx.")
    taken = [old, new]
    for target in (wanted.redline, wanted.html):
        if target is None:
            continue
        if any(same(target, each) for each in taken):
            yield overwriting(target)
        taken.append(target)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that the system cannot have
        return False


def same(one: Path, other: Path) -> bool:
    """True when two paths are one file, also by another name of it."""
    try:
        return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))
    except (OSError, ValueError):
        return False


def overwriting(target: Path) -> Diagnostic:
    """HT171: an output that would fall on an input or on another output."""
    message = "Nơi ghi kết quả trùng với văn bản đưa vào hoặc với kết quả khác."
    mend = "chọn tên hoặc thư mục khác cho kết quả; văn bản đưa vào không bao giờ bị ghi đè."
    return Diagnostic("HT171", message, mend, place=Place(target.as_posix()))


def _run(old: Path, new: Path, wanted: Wanted, *, as_json: bool, brief: bool) -> int:
    """Compare two files, write what was asked for, tell; the exit code."""
    from generator.pipeline import compare_files

    outcome = compare_files(old, new, wanted.options)
    compared, found = outcome.value, list(outcome.diagnostics)
    if compared is None:
        show(found, as_json=as_json)
        return COULD_NOT_RUN
    written: list[Path] = []
    for saved in outputs(compared, wanted):
        found += saved.diagnostics
        written += [saved.value] if saved.value is not None else []
    if as_json:
        _say_json(compared, found, written)
    else:
        _say(compared, written, brief=brief)
        # That two documents have nothing in common stands at the head of the report.
        show([each for each in found if each.code != "SS001"], as_json=False)
    return exit_code(compared, found)


def exit_code(compared: Compared, found: Iterable[Diagnostic]) -> int:
    """0 equal, 1 different, 2 when something that was asked for could not be made."""
    if any(each.severity is Severity.LOI for each in found):
        return COULD_NOT_RUN
    return CLEAN if compared.comparison.equal else FINDINGS


def outputs(compared: Compared, wanted: Wanted) -> Iterable[Outcome[Path]]:
    """Write the redline and the page, as far as they are wanted; each whole or not at all."""
    from generator.output import write

    if wanted.redline is not None:
        from generator.pipeline import redline

        made = redline(compared, wanted.options)
        saved = write(wanted.redline, made.value.data) if made.value is not None else Outcome(None)
        yield Outcome(saved.value, (*made.diagnostics, *saved.diagnostics))
    if wanted.html is not None:
        from generator.compare.output.html import page

        yield write(wanted.html, page(compared.comparison).encode())


def _say(compared: Compared, written: list[Path], *, brief: bool) -> None:
    from generator.cli.compare_shown import look, say
    from generator.compare.output.terminal import lines

    if compared.identical:
        click.echo("Hai tệp giống nhau từng byte." if _files(compared) else "Hai văn bản giống nhau hoàn toàn.")
    else:
        say(lines(compared.comparison, look(brief=brief)))
    for path in written:
        click.echo(f"Đã ghi {path}")


def _files(compared: Compared) -> bool:
    """False where a variables file was built: other letters in the file may give the same plan."""
    return compared.comparison.old.kind == compared.comparison.new.kind not in ("yaml", "yml")


def _say_json(compared: Compared, found: list[Diagnostic], written: list[Path]) -> None:
    from generator import __version__
    from generator.cli.compare_shown import say_json
    from generator.compare.output.json_script import script

    value = script(compared.comparison, __version__, identical=compared.identical)
    value["written"] = [path.as_posix() for path in written]
    value["findings"] = [each.as_json() for each in found]
    say_json(value)
