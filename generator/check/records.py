"""All that a report says as flat records, the same for text, JSON, SARIF and HTML; they travel between processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.check.engine import Judged, Report, Waiver
from generator.check.places import Places, Where
from generator.check.rule import Rule
from generator.diagnostics import Diagnostic, Place, Severity
from generator.read.view import DocView

_MAX_WHERE = 60


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a report: a finding, a rule that could not judge (severity "không kiểm được"), a fault of the run."""

    code: str
    slug: str
    title: str
    severity: Severity
    message: str
    mend: str
    file: str
    where: Where
    ref: tuple[str, ...] = ()
    clause: str = ""
    text: str = ""
    address: str = ""
    start: int = 0
    end: int = 0
    confidence: float = 1.0
    fix: str | None = None
    fixable: bool = False
    waived: str | None = None


def records(report: Report, places: Places) -> tuple[Record, ...]:
    """What was found, then what could not be judged, then crashed rules. Unused waivers: ``unused_waiver``."""
    file = report.view.file
    found = [of_judged(judged, places, file) for judged in report.found]
    found += _unable(report, places)
    found += [of_diagnostic(crash(rule, words, file)) for rule, words in report.crashed]
    return tuple(found)


def waived(report: Report, places: Places) -> tuple[Record, ...]:
    """What was found and is accepted by a waiver, with its reason."""
    return tuple(
        replace(of_judged(judged, places, report.view.file), waived=waiver.reason) for judged, waiver in report.waived
    )


def of_judged(judged: Judged, places: Places, file: str) -> Record:
    """A finding with its place in words."""
    rule, found = judged.rule, judged.finding
    return Record(
        rule.code,
        rule.slug,
        rule.title,
        judged.severity,
        found.message,
        found.mend,
        file,
        places.where(found.address, found.start, found.page),
        rule.ref,
        rule.clause,
        found.text,
        found.address,
        found.start,
        found.end,
        rule.confidence,
        found.fix,
        rule.fixable and (found.fix is not None or bool(found.changes)),
    )


def _unable(report: Report, places: Places) -> Iterator[Record]:
    for rule, said in report.not_checkable:
        yield Record(
            rule.code,
            rule.slug,
            rule.title,
            Severity.KHONG_KIEM_DUOC,
            f"Không kiểm được: {said.reason}",
            "xem bằng mắt; tệp .docx gốc cho biết nhiều hơn tệp .pdf và .txt.",
            report.view.file,
            places.where(said.address),
            rule.ref,
            rule.clause,
            address=said.address,
            confidence=rule.confidence,
        )


def crash(rule: Rule, words: str, file: str) -> Diagnostic:
    """HT120: a fault of this program in one rule; the others have judged."""
    message = f"Quy tắc {rule.code} ({rule.title}) gặp lỗi của chương trình nên chưa kiểm được."
    mend = "các quy tắc khác vẫn được kiểm; gửi tệp và dòng này cho người phát triển."
    return Diagnostic("HT120", message, mend, place=Place(file), label=rule.code, text=f"{rule.code}: {words}")


def unused_waiver(waiver: Waiver) -> Diagnostic:
    """HT121: a waiver that meets nothing in any of the files that were checked."""
    where = waiver.where if len(waiver.where) <= _MAX_WHERE else waiver.where[:_MAX_WHERE] + "…"
    at = f" ở “{where}”" if where else ""
    return Diagnostic(
        "HT121",
        f"Miễn trừ {waiver.code}{at} không dùng đến: không có lỗi nào như vậy.",
        "xóa dòng miễn trừ này, hoặc sửa mã và chỗ cho đúng.",
        Severity.CANH_BAO,
        waiver.place,
        text=waiver.where,
    )


def of_diagnostic(found: Diagnostic) -> Record:
    """A finding of a reader or of the run in the shape of the others."""
    from generator.standards.codes import page

    known, place = page(found.code), found.place
    where = Where(place.within or "", "", None, place.line, place.column, place.source) if place else Where("")
    slug, title = (known.slug, known.tieu_de) if known is not None else ("", "")
    file = place.file if place is not None else ""
    return Record(
        found.code, slug, title, found.severity, found.message, found.mend, file, where, text=found.text
    )  # fmt: skip


def as_diagnostic(record: Record) -> Diagnostic:
    """The record as a five-part message."""
    where = record.where
    length = max(1, record.end - record.start)
    if where.line is not None:
        place = Place(record.file, where.line, where.column, length, where.source)
    else:
        page = f", trang {where.page}" if where.page else ""
        place = Place(record.file, within=f"{where.within}{page}" or None)
    label = "" if record.code.startswith("HT") else record.title
    if where.line is not None and where.component:
        label = f"{where.component}: {label}"
    return Diagnostic(record.code, record.message, record.mend, record.severity, place, label=label, text=record.text)


def as_json(record: Record) -> dict[str, Any]:
    """The record as plain values; keys are stable across versions."""
    where = record.where
    return {
        "code": record.code,
        "slug": record.slug,
        "severity": record.severity.value,
        "ref": list(record.ref),
        "place": {
            "file": record.file,
            "where": where.within,
            "component": where.component,
            "page": where.page,
            "line": where.line,
            "column": where.column,
            "address": record.address,
            "start": record.start,
            "end": record.end,
        },
        "text": record.text,
        "title": record.title,
        "message": record.message,
        "mend": record.mend,
        "clause": record.clause,
        "confidence": record.confidence,
        "fix": record.fix,
    }


def counts(found: Iterable[Record]) -> dict[Severity, int]:
    """How many of each severity."""
    total = dict.fromkeys(Severity, 0)
    for record in found:
        total[record.severity] += 1
    return total


def notes(view: DocView) -> tuple[str, ...]:
    """What the reader did or saw that a user should know."""
    return tuple(notice.message for notice in view.notices)
