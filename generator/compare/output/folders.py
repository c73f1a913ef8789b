"""Two folders as a table: a row for each pair of files, as lines, as JSON values, as a page with links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import quote

from generator.compare.output import html
from generator.compare.output.json_script import SCHEMA
from generator.diagnostics import Diagnostic


class Status(StrEnum):
    """What came of a pair; the value is what a reviewer reads."""

    EQUAL = "giống nhau"
    DIFFERENT = "có thay đổi"
    ADDED = "chỉ có ở bản mới"
    MISSING = "chỉ có ở bản cũ"
    FAILED = "không so sánh được"


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. ``name`` is what is shown, ``page`` and ``redline`` the files written ("" when none).

    ``substance`` and ``highlights`` are counts; ``complete`` is False when something that was asked for was not made.
    """

    name: str
    old: str
    new: str
    status: Status
    unit: str = ""
    substance: int = 0
    highlights: int = 0
    summary: str = ""
    page: str = ""
    redline: str = ""
    found: tuple[Diagnostic, ...] = ()
    complete: bool = True


_FAILED: Final = (Status.FAILED,)


def verdict(rows: Sequence[Row]) -> int:
    """0 all equal, 1 something differs, 2 something could not be compared or written."""
    if any(row.status in _FAILED or not row.complete for row in rows):
        return 2
    return int(any(row.status is not Status.EQUAL for row in rows))


def summary(rows: Sequence[Row]) -> str:
    """“12 cặp tệp: 8 giống nhau, 3 có thay đổi, 1 chỉ có ở bản mới.”"""
    times = ((status, sum(row.status is status for row in rows)) for status in Status)
    return f"{len(rows)} tệp: {', '.join(f'{number} {status.value}' for status, number in times if number)}."


def as_json(rows: Sequence[Row], version: str, old: str, new: str) -> dict[str, Any]:
    """The table as plain JSON values."""
    return {
        "schema": SCHEMA,
        "version": version,
        "old": old,
        "new": new,
        "equal": verdict(rows) == 0,
        "counts": {status.name.lower(): sum(row.status is status for row in rows) for status in Status},
        "files": [
            {
                "name": row.name,
                "unit": row.unit,
                "old": row.old or None,
                "new": row.new or None,
                "status": row.status.name.lower(),
                "substance": row.substance,
                "highlights": row.highlights,
                "summary": row.summary,
                "html": row.page or None,
                "redline": row.redline or None,
                "findings": [each.as_json() for each in row.found],
            }
            for row in rows
        ],
    }


def index(rows: Sequence[Row], old: str, new: str, notices: Sequence[str] = ()) -> str:
    """The page with the table; each row leads to the page of its pair, relative to this one."""
    return "".join(html.document(f"So sánh {old} và {new}", _body(rows, old, new, notices)))


def _body(rows: Sequence[Row], old: str, new: str, notices: Sequence[str]) -> Iterator[str]:
    yield "<h1>So sánh hai thư mục</h1>\n<main>\n<table>\n"
    for name, folder in (("Bản cũ", old), ("Bản mới", new)):
        yield f'<tr><th scope="row">{name}</th><td>{html.text(folder)}</td></tr>\n'
    yield f"</table>\n{html.summary_box(notices, summary(rows))}<table>\n<tr>"
    for head in ("Tệp", "Đơn vị", "Kết quả", "Thay đổi nội dung", "Cần biết", "Chi tiết"):
        yield f'<th scope="col">{head}</th>'
    yield "</tr>\n"
    for row in rows:
        name = html.text(row.name)
        if row.page:
            name = f'<a href="{quote(row.page)}">{name}</a>'
        detail = "<br>".join(html.text(each) for each in (row.summary, *(_said(one) for one in row.found)) if each)
        yield (
            f"<tr><td>{name}</td><td>{html.text(row.unit)}</td><td>{row.status.value}</td>"
            f'<td class="so">{row.substance}</td><td class="so">{row.highlights}</td><td>{detail}</td></tr>\n'
        )
    yield "</table>\n</main>\n"


def _said(found: Diagnostic) -> str:
    return f"{found.code}: {found.message} Cách sửa: {found.mend}"
