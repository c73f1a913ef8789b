"""Findings as text in five parts, or as JSON. Formats only; printing is the doors' business."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from generator.diagnostics import Diagnostic, Severity

MAX_SOURCE = 110
# A terminal would obey these instead of showing them.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def as_text(diagnostic: Diagnostic) -> str:
    """Place, severity and code; what is wrong; the line with a mark under the words; how to mend it."""
    place = diagnostic.place
    head = f"{place.head()}: " if place is not None else ""
    title = f"{head}{diagnostic.severity.value} {diagnostic.code}"
    if diagnostic.label:
        title += f"  {diagnostic.label}"
    lines = [title, f"  {diagnostic.message}"]
    if place is not None and place.line is not None and place.source and place.source.strip():
        lines += _source(place.source, place.line, place.column or 1, place.length)
    elif diagnostic.text and diagnostic.text not in diagnostic.message:
        lines.append(f"   “{_short(diagnostic.text)}”")
    lines.append(f"  Cách sửa: {diagnostic.mend}")
    return _UNSEEN.sub("\ufffd", "\n".join(lines))


def _source(source: str, line: int, column: int, length: int) -> list[str]:
    """The line with a mark under the words concerned, cut to what a window shows."""
    start = max(0, column - 1 - MAX_SOURCE // 2) if len(source) > MAX_SOURCE else 0
    shown = source[start : start + MAX_SOURCE].replace("\t", " ")
    before = "…" if start else ""
    after = "…" if start + MAX_SOURCE < len(source) else ""
    width = max(1, min(length, len(shown) - (column - 1 - start)))
    margin = f"   {line} | "
    return [
        f"{margin}{before}{shown}{after}",
        " " * (len(margin) - 2) + "| " + " " * (len(before) + column - 1 - start) + "^" * width,
    ]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MAX_SOURCE else text[: MAX_SOURCE - 1] + "…"


def as_json(diagnostics: Iterable[Diagnostic], **more: object) -> str:
    """The same findings as JSON, with whatever else belongs to the answer."""
    return json.dumps({**more, "findings": [d.as_json() for d in diagnostics]}, ensure_ascii=False, indent=2)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """“2 lỗi, 1 cảnh báo”, or nothing."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return ", ".join(f"{number} {severity.value}" for severity, number in counts.items() if number)
