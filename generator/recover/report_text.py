"""The loss report as JSON, as one self-contained page of HTML, and as text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Final

from generator.recover.loss import Item, LossReport

_SHOWN: Final = 160
_STYLE: Final = (
    "body{font:16px/1.5 'Times New Roman',serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}th,td{border:1px solid #999;padding:.25em .5em;"
    "text-align:left;vertical-align:top}th{background:#eee}.so{text-align:right;white-space:nowrap}"
    ".mat{background:#fdecea}.tot{color:#1b5e20}.xau{color:#b71c1c}"
)


def as_dict(report: LossReport) -> dict[str, Any]:
    """The report as plain JSON values, stable across versions."""
    return {
        "file": report.file,
        "kind": report.kind,
        "source_chars": report.source_chars,
        "placed": report.placed,
        "listed": report.listed,
        "unaccounted": report.unaccounted,
        "items": [
            {
                "text": item.text,
                "place": {"address": item.address, "page": item.page, "line": item.line},
                "kind": item.kind,
                "reason": item.reason,
            }
            for item in report.items
        ],
        "corrections": [
            {"place": each.where, "old": each.old, "new": each.new, "reason": each.reason}
            for each in report.corrections
        ],
        "notices": list(report.notices),
    }


def as_json(reports: Sequence[LossReport], *, single: bool) -> str:
    """One report as an object, or several as a list."""
    values: Any = as_dict(reports[0]) if single and reports else [as_dict(report) for report in reports]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def as_text(reports: Iterable[LossReport]) -> str:
    """Counts, then every item on a line of its own."""
    lines: list[str] = []
    for report in reports:
        lines += [
            report.file,
            f"  {_counts(report)}",
            *(f"  {_where(item)}: {item.reason} | {_short(item.text)}" for item in report.items),
            *(f"  sửa ({each.where}): “{each.old}” → “{each.new}” ({each.reason})" for each in report.corrections),
            *(f"  ghi chú: {notice}" for notice in report.notices),
            "",
        ]
    return "\n".join(lines)


def as_html(reports: Sequence[LossReport]) -> str:
    """One page without anything from outside it."""
    body = "".join(_section(report) for report in reports)
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>Báo cáo nhập văn bản</title>'
        f"<style>{_STYLE}</style></head><body><h1>Báo cáo nhập văn bản</h1>{body}</body></html>\n"
    )


def _counts(report: LossReport) -> str:
    return (
        f"{report.source_chars} ký tự: {report.placed} vào tệp biến, {report.listed} nêu dưới đây, "
        f"{report.unaccounted} chưa giải trình được"
    )


def _section(report: LossReport) -> str:
    good = "xau" if report.unaccounted else "tot"
    rows = "".join(
        f'<tr{_lost(report, item)}><td class="so">{escape(_where(item))}</td>'
        f"<td>{escape(item.text)}</td><td>{escape(item.kind)}</td><td>{escape(item.reason)}</td></tr>"
        for item in report.items
    )
    fixed = "".join(
        f"<tr><td>{escape(each.where)}</td><td>{escape(each.old)}</td><td>{escape(each.new)}</td>"
        f"<td>{escape(each.reason)}</td></tr>"
        for each in report.corrections
    )
    parts = [f'<h2>{escape(report.file)}</h2><p class="{good}">{escape(_counts(report))}.</p>']
    parts += [f"<p>{escape(notice)}</p>" for notice in report.notices]
    if rows:
        parts.append(f"<table><tr><th>Chỗ</th><th>Chữ</th><th>Loại</th><th>Lý do</th></tr>{rows}</table>")
    if fixed:
        parts.append(f"<table><tr><th>Chỗ</th><th>Bản gốc</th><th>Khi in</th><th>Lý do</th></tr>{fixed}</table>")
    return "".join(parts)


def _lost(report: LossReport, item: Item) -> str:
    return ' class="mat"' if item in report.lost else ""


def _where(item: Item) -> str:
    if item.line is not None:
        return f"dòng {item.line}"
    return f"trang {item.page}" if item.page is not None else item.address


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
