"""A report for people in a window: five parts for each finding, and in short what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.check.records import Record, as_diagnostic, counts
from generator.diagnostics import Severity
from generator.report import as_text

UNABLE = Severity.KHONG_KIEM_DUOC
_FEW = 3


def findings(found: Iterable[Record]) -> Iterator[tuple[Severity, str]]:
    """Each finding as text with its severity (for its colour)."""
    for record in found:
        if record.severity is not UNABLE:
            yield record.severity, as_text(as_diagnostic(record))


def unable(found: Iterable[Record]) -> Iterator[str]:
    """One line for each reason that kept rules from judging: the rules by name, by code alone where they are many."""
    grouped: dict[str, dict[str, str]] = {}
    for record in found:
        if record.severity is UNABLE:
            reason = record.message.removeprefix("Không kiểm được: ").rstrip(".")
            grouped.setdefault(reason, {})[record.code] = record.title
    for reason, rules in grouped.items():
        named = len(rules) <= _FEW
        listed = ", ".join(f"{code} {title}" if named else code for code, title in rules.items())
        yield f"{reason}: {listed}."


def summary(found: Sequence[Record], waived: int = 0) -> str:
    """“2 lỗi, 1 cảnh báo; 3 điều không kiểm được; 1 được miễn trừ”."""
    number = counts(found)
    said = [f"{number[each]} {each.value}" for each in Severity if each is not UNABLE and number[each]]
    parts = [", ".join(said) or "không có lỗi"]
    if number[UNABLE]:
        parts.append(f"{number[UNABLE]} điều không kiểm được")
    if waived:
        parts.append(f"{waived} được miễn trừ")
    return "; ".join(parts)
