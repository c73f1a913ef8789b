"""A comparison as an edit script: plain JSON values with stable addresses and names."""

from __future__ import annotations

from typing import Any, Final

from generator.compare.match import Op
from generator.compare.output import told
from generator.compare.result import Change, Comparison, FormatChange
from generator.read.view import DocView

SCHEMA: Final = 1


def script(comparison: Comparison, version: str, *, identical: bool = False) -> dict[str, Any]:
    """The whole comparison. ``version`` is the program's; ``identical``: the files are the same byte for byte.

    Offsets count the characters (code points) of ``text``; addresses are those of the reader ("body/12").
    """
    return {
        "schema": SCHEMA,
        "version": version,
        "equal": comparison.equal,
        "identical": identical,
        "alike": round(comparison.alike, 4),
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "counts": numbers(comparison),
        "highlights": [
            {
                "group": each.group.name.lower(),
                "text": each.text,
                "old": each.old,
                "new": each.new,
                "where": each.where,
                "trend": each.trend,
                "change": None if each.change < 0 else each.change,
            }
            for each in comparison.highlights
        ],
        "renumberings": [
            {"text": each.text, "pairs": [list(pair) for pair in each.pairs], "addresses": list(each.addresses)}
            for each in comparison.renumberings
        ],
        "changes": [_change(number, change) for number, change in enumerate(comparison.changes)],
        "layout": [_format(each) for each in comparison.layout],
        "hidden": {told.KEYS[nature]: times for nature, times in comparison.hidden},
    }


def numbers(comparison: Comparison) -> dict[str, Any]:
    """The counts by their names."""
    number = told.counts(comparison)
    return {
        "changes": number.changes,
        "substance": number.substance,
        "by_how": {how.name.lower(): times for how, times in number.by_how},
        "spelling": number.spelling,
        "labels": number.labels,
        "formats": number.formats,
        "renumberings": number.renumberings,
        "highlights": number.highlights,
    }


def _document(view: DocView) -> dict[str, Any]:
    told_of = [{"key": n.key, "message": n.message, "address": n.address} for n in view.notices]
    return {"file": view.file, "kind": view.kind, "pages": view.pages, "notices": told_of}


def _change(number: int, change: Change) -> dict[str, Any]:
    return {
        "index": number,
        "how": change.how.name.lower(),
        "component": change.component.value,
        "where": change.where,
        "section": change.section,
        "column": change.column,
        "old": {"addresses": list(change.old_addresses), "text": change.old_text},
        "new": {"addresses": list(change.new_addresses), "text": change.new_text},
        "labels": None if change.labels is None else list(change.labels),
        "natures": sorted(told.KEYS[nature] for nature in change.natures),
        "pieces": [
            {
                "op": piece.op.value,
                "nature": told.KEYS[piece.nature],
                "old": [piece.old_start, piece.old_end],
                "new": [piece.new_start, piece.new_end],
                "text": change.old_text[piece.old_start : piece.old_end]
                if piece.op is Op.DELETE
                else change.new_text[piece.new_start : piece.new_end],
            }
            for piece in change.pieces
            if piece.op is not Op.KEEP
        ],
        "formats": [_format(each) for each in change.formats],
        "below": change.below,
    }


def _format(change: FormatChange) -> dict[str, str]:
    return {"what": change.what, "old": change.old, "new": change.new}
