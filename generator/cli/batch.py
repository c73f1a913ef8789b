"""``kehoach batch``: one plan for every row of a table, every commune of a province, or all of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import click

from generator.bulk.batch import Batched, BatchOptions, batch
from generator.bulk.selection import Selection, read_selection
from generator.bulk.store import open_store
from generator.bulk.verify import VerifyReport, verify
from generator.cli.build import Setting
from generator.cli.progress import Meter
from generator.cli.shown import COULD_NOT_RUN, FINDINGS, show, verdict
from generator.diagnostics import Diagnostic
from generator.pipeline import BuildOptions

_HELP = {
    "rows": "Bảng dữ liệu .xlsx hoặc .csv, mỗi hàng một văn bản (kehoach rows tạo bảng trống).",
    "province": "Không cần bảng: mọi xã, phường, đặc khu của một tỉnh.",
    "all": "Không cần bảng: mọi xã, phường, đặc khu của cả nước.",
    "output": "Thư mục kết quả, hoặc địa chỉ s3://, memory://...  [mặc định: output/<tên kế hoạch>]",
    "name": 'Mẫu tên tệp, ví dụ "{tinh}/{ma}-{ten}".',
    "only": "Chỉ các hàng này: số hàng, khoảng, tên đơn vị; ví dụ 5,8-12.",
    "preview": "Lập một văn bản của hàng này vào thư mục xem-truoc rồi mở ra xem.",
    "skip_bad": "Bỏ qua các hàng có lỗi thay vì dừng cả bảng.",
    "dry_run": "Chỉ kiểm tra bảng, không ghi gì.",
    "zip": "Nén kết quả: mỗi thư mục (tỉnh) một tệp, hoặc tất cả một tệp.",
    "check_every": "Như --check, nhưng chỉ soát một văn bản trong mỗi N văn bản.",
    "scheduler": "Chạy trên cụm Dask, ví dụ tcp://127.0.0.1:8786.",
    "verify": "Không lập văn bản: đối chiếu thư mục kết quả với tệp kê.",
}


@click.command(options_metavar="[TÙY_CHỌN]")
@click.argument("plan", metavar="[KẾ_HOẠCH.yaml]", required=False, type=click.Path(path_type=Path))
@click.option("--rows", metavar="BẢNG", type=click.Path(path_type=Path), help=_HELP["rows"])
@click.option("--sheet", default="", metavar="TRANG_TÍNH", help="Tên trang tính trong bảng .xlsx.")
@click.option("--province", default="", metavar="TỈNH", help=_HELP["province"])
@click.option("--all", "everywhere", is_flag=True, help=_HELP["all"])
@click.option("-o", "--output", default="", metavar="THƯ_MỤC", help=_HELP["output"])
@click.option("--name", "pattern", default="", metavar="MẪU_TÊN", help=_HELP["name"])
@click.option("--set", "sets", multiple=True, type=Setting(), metavar="MỤC=GIÁ_TRỊ", help="Đặt một mục cho mọi hàng.")
@click.option("--template", metavar="MẪU.docx", type=click.Path(path_type=Path), help="Mẫu Word riêng.")
@click.option("--draft", is_flag=True, help="Bản dự thảo: để trống số và ngày.")
@click.option("--final", is_flag=True, help="Bản chính thức: phải đủ số, ngày và họ tên.")
@click.option("--dry-run", is_flag=True, help=_HELP["dry_run"])
@click.option("--preview", type=click.IntRange(min=1), metavar="HÀNG", help=_HELP["preview"])
@click.option("--only", default="", metavar="HÀNG", help=_HELP["only"])
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Chỉ N hàng đầu.")
@click.option("--skip-bad", is_flag=True, help=_HELP["skip_bad"])
@click.option("--zip", "archives", type=click.Choice(["tinh", "all"]), help=_HELP["zip"])
@click.option("--check", "judge", is_flag=True, help="Soát thể thức từng văn bản vừa lập (như kehoach check).")
@click.option("--check-every", type=click.IntRange(min=1), metavar="N", help=_HELP["check_every"])
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Số tiến trình [mặc định: số bộ xử lý].")
@click.option("--scheduler", default="", metavar="ĐỊA_CHỈ", help=_HELP["scheduler"])
@click.option("--verify", "only_verify", is_flag=True, help=_HELP["verify"])
@click.option("--json", "as_json", is_flag=True, help="In kết quả và lỗi dạng JSON.")
def command(plan: Path | None, as_json: bool, only_verify: bool, output: str, **given: Any) -> None:
    """Lập văn bản cho mọi hàng của một bảng, mọi xã của một tỉnh hoặc cả nước."""
    if only_verify:
        _verify(output or (f"output/{plan.stem}" if plan else "output"), as_json=as_json)
    if plan is None:
        raise click.UsageError("thiếu tệp kế hoạch, ví dụ: kehoach batch ke-hoach.yaml --rows bang.xlsx")
    if sum(map(bool, (given["rows"], given["province"], given["everywhere"]))) != 1:
        raise click.UsageError("cần đúng một trong ba: --rows BẢNG, --province TỈNH hoặc --all.")
    if given["draft"] and given["final"]:
        raise click.UsageError("chỉ dùng một trong hai: --draft hoặc --final.")
    selection = read_selection(str(given["preview"] or given["only"]), given["limit"] or 0)
    if selection.value is None:
        show(selection.diagnostics, as_json=as_json)
        raise SystemExit(verdict(selection.diagnostics))
    options = _options(plan, output, selection.value, given)
    meter = Meter(shown=not as_json)
    started = datetime.now(UTC)
    try:
        outcome = batch(options, meter.step)
    finally:
        meter.clear()
    done = outcome.value
    if not as_json and done is not None:
        _tell(done, options, (datetime.now(UTC) - started).total_seconds())
    show(outcome.diagnostics, as_json=as_json, **_counted(done))
    if done is not None and given["preview"] and not as_json:
        _open(options, done)
    if done is None and not as_json:
        rows = given["rows"] and not given["skip_bad"] and verdict(outcome.diagnostics) == FINDINGS
        way = (
            "sửa các lỗi trên, hoặc thêm --skip-bad để bỏ các hàng có lỗi" if rows else "sửa các lỗi trên rồi chạy lại"
        )
        click.echo(f"Chưa ghi văn bản nào: {way}.", err=True)
    raise SystemExit(_status(done, outcome.diagnostics))


def _options(plan: Path, output: str, selection: Selection, given: dict[str, Any]) -> BatchOptions:
    folder = output or f"output/{plan.stem}"
    archives: Literal["", "tinh", "all"] = given["archives"] or ""
    return BatchOptions(
        plan,
        f"{folder}/xem-truoc" if given["preview"] else folder,
        datetime.now(UTC).isoformat(timespec="seconds"),
        rows=given["rows"],
        sheet=given["sheet"],
        province=given["province"],
        everywhere=given["everywhere"],
        build=BuildOptions(given["sets"], (), given["template"], given["final"], given["draft"]),
        pattern=given["pattern"],
        selection=selection,
        skip_bad=given["skip_bad"] or bool(given["preview"]),
        dry=given["dry_run"],
        jobs=1 if given["preview"] else given["jobs"] or 0,
        scheduler=given["scheduler"],
        archives=archives,
        judge_every=given["check_every"] or int(given["judge"]),
    )


def _tell(done: Batched, options: BatchOptions, seconds: float) -> None:
    """The summary: what was made, what was left as it was, what was not made."""
    report = done.report
    if options.dry:
        click.echo(
            f"Đã soát {report.rows} hàng: {report.good} hàng lập được, {len(report.bad)} hàng có lỗi. Chưa ghi gì."
        )
        return
    pieces = [f"{report.written} văn bản mới hoặc có thay đổi"]
    pieces += [f"{report.unchanged} giữ nguyên"] if report.unchanged else []
    pieces += [f"{len(report.bad)} hàng bỏ qua vì có lỗi"] if report.bad else []
    pieces += [f"{len(report.failed)} không ghi được"] if report.failed else []
    pieces += [f"{len(report.aside)} bản sửa tay được giữ lại bên cạnh"] if report.aside else []
    rate = (report.written + report.unchanged) / seconds if seconds > 0 else 0
    click.echo(f"{done.address}: {'; '.join(pieces)} ({seconds:.1f} giây, {rate:.0f} văn bản/giây).")
    if report.bad:
        click.echo(f"Hàng bỏ qua: {', '.join(map(str, report.bad[:50]))}{' ...' if len(report.bad) > 50 else ''}")
    if report.checked:
        click.echo(
            f"Đã soát {report.checked} văn bản: {report.check_errors} có lỗi, {report.check_warnings} có cảnh báo "
            "(cột “Kết quả kiểm” của tệp kê)."
        )
    click.echo(f"Tệp kê: manifest.csv, manifest.json ({report.documents} văn bản).")
    for name in done.archives:
        click.echo(f"Đã nén: {name}")
    if report.stopped:
        click.echo("Đã dừng theo yêu cầu; chạy lại đúng lệnh này để lập tiếp phần còn lại.", err=True)


def _counted(done: Batched | None) -> dict[str, object]:
    """The figures of a run for --json."""
    if done is None:
        return {}
    report = done.report
    return {
        "output": done.address,
        "rows": report.rows,
        "written": report.written,
        "unchanged": report.unchanged,
        "skipped": list(report.bad),
        "failed": [fault.name for fault in report.failed],
        "kept_aside": report.aside,
        "documents": report.documents,
        "checked": report.checked,
        "archives": list(done.archives),
        "stopped": report.stopped,
    }


def _status(done: Batched | None, found: tuple[Diagnostic, ...]) -> int:
    """As everywhere; also 1 where rows were left out, 2 where documents could not be written or the run was stopped."""
    if done is not None and (done.report.stopped or done.report.failed):
        return COULD_NOT_RUN
    if done is not None and done.report.check_errors:
        return FINDINGS
    return verdict(found)


def _open(options: BatchOptions, done: Batched) -> None:
    """Show the document of --preview in the program that opens Word files here."""
    from generator.bulk.manifest import open_manifest

    store = open_store(done.address).value
    manifest = open_manifest(store).value if store is not None else None
    wanted = next((record.name for record in manifest or () if options.selection.of_row(record.row)), "")
    if wanted:
        path = Path(done.address) / wanted
        click.echo(f"Bản xem trước: {path}")
        click.launch(str(path))


def _verify(output: str, *, as_json: bool) -> None:
    store = open_store(output)
    found = list(store.diagnostics)
    report: VerifyReport | None = None
    if store.value is not None:
        outcome = verify(store.value)
        found += outcome.diagnostics
        report = outcome.value
    if report is not None and not as_json:
        click.echo(
            f"{output}: {report.ok} văn bản đúng như tệp kê; {len(report.missing)} thiếu, "
            f"{len(report.altered)} đã bị sửa, {len(report.extra)} không có trong tệp kê."
        )
    counts = {} if report is None else {"ok": report.ok, "missing": report.missing, "altered": report.altered}
    show(found, as_json=as_json, **counts)
    if report is not None and (report.missing or report.altered):
        raise SystemExit(FINDINGS)
    raise SystemExit(verdict(found))
