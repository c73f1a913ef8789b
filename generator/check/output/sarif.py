"""SARIF 2.1.0 (OASIS): the form in which checkers hand their findings to other tools."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from generator.check.records import Record
from generator.diagnostics import Severity

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.LOI: "error", Severity.CANH_BAO: "warning", Severity.GOI_Y: "note"}
_SYSTEM: Final = "HT"


def log(found: Iterable[Record], version: str) -> dict[str, Any]:
    """The whole log of one run; records of all files, waived ones among them as suppressed results."""
    rules: dict[str, dict[str, Any]] = {}
    results: list[dict[str, Any]] = []
    notifications: list[dict[str, Any]] = []
    for record in found:
        if record.code.startswith(_SYSTEM):
            notifications.append(_notification(record))
            continue
        if record.code not in rules:
            rules[record.code] = _rule(record)
        results.append(_result(record, list(rules).index(record.code)))
    invocation: dict[str, Any] = {"executionSuccessful": all(each["level"] != "error" for each in notifications)}
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    driver = {"name": "kehoach", "semanticVersion": version, "language": "vi", "rules": list(rules.values())}
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(record: Record) -> dict[str, Any]:
    return {
        "id": record.code,
        "name": record.slug,
        "shortDescription": {"text": record.title},
        "fullDescription": {"text": record.clause or record.title},
        "properties": {"ref": list(record.ref)},
    }


def _result(record: Record, index: int) -> dict[str, Any]:
    level = _LEVELS.get(record.severity)
    result: dict[str, Any] = {
        "ruleId": record.code,
        "ruleIndex": index,
        "kind": "fail" if level else "notApplicable",
        "level": level or "none",
        "message": {"text": f"{record.message} Cách sửa: {record.mend}"},
        "locations": [_location(record)],
        "properties": {"severity": record.severity.value, "text": record.text, "confidence": record.confidence},
    }
    if record.waived is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": record.waived}]
    return result


def _location(record: Record) -> dict[str, Any]:
    where = record.where
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(record.file)}}
    if where.line is not None:
        physical["region"] = {"startLine": where.line, "startColumn": where.column or 1}
        if record.text:
            physical["region"]["snippet"] = {"text": record.text}
    location: dict[str, Any] = {"physicalLocation": physical}
    if where.within:
        name = f"{where.within}, trang {where.page}" if where.page else where.within
        logical = {"name": name, "kind": "element"}
        if record.address:
            logical["fullyQualifiedName"] = record.address
        location["logicalLocations"] = [logical]
    return location


def _notification(record: Record) -> dict[str, Any]:
    said: dict[str, Any] = {
        "descriptor": {"id": record.code},
        "level": _LEVELS.get(record.severity, "note"),
        "message": {"text": f"{record.message} {record.text}".strip()},
    }
    if record.file:
        said["locations"] = [_location(record)]
    return said


def uri(file: str) -> str:
    """A file's name as a URI reference: percent-encoded, with a scheme when the path is absolute."""
    path = PurePath(file).as_posix()
    if path.startswith("/"):
        return f"file://{quote(path)}"
    if path[1:3] == ":/":
        return f"file:///{quote(path, safe='/:')}"
    return quote(path)
