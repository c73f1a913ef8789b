"""The form as text that a Vietnamese Excel opens: UTF-8 with a mark, semicolons, nothing that could be a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Final

from generator.bulk.form_layout import Layout

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def as_csv(layout: Layout) -> bytes:
    """Header and filled rows."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(column.header) for column in layout.columns])
    writer.writerows([guarded(text) for text in row] for row in layout.rows)
    return out.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text with an apostrophe before what Excel would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
