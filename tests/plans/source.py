"""The published plans as token sequences: normalised, joined, corrected by the list, and cut into blocks."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from tests.oracles.programs import ROOT, SHARED

PLANS: Final = SHARED / "plans"
EXAMPLES: Final = ROOT / "variables" / "vi-du"
NAMES: Final = ("hoa-phong", "kim-thanh", "thanh-nam")

# A code broken over a line end ("57-" / "NQ/TW") is one word; a dash between words has a blank before it.
_BROKEN_CODE: Final = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)")

_NUMBER: Final = re.compile(r"Số: ?\d*/KH-UBND")


@dataclass(frozen=True)
class Correction:
    """One listed difference, with the entry of the answer key that justifies it."""

    plan: str
    line: int
    rule: str
    old: str
    new: str
    times: int


@dataclass(frozen=True)
class Blocks:
    """The four parts of a plan whose order on the page is not the order of an extraction; blank-separated tokens."""

    header: list[str]
    body: list[str]
    recipients: list[str]
    signature: list[str]


def listed() -> dict[str, list[dict[str, Any]]]:
    """The file of differences, as it stands."""
    text = (Path(__file__).parent / "corrections.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return loaded


def corrections() -> list[Correction]:
    """The listed corrections, in the order in which they apply."""
    return [
        Correction(one["plan"], one["line"], one["rule"], one["from"], one["to"], one.get("times", 1))
        for one in listed()["corrections"]
    ]


def answer_key() -> set[tuple[str, int, str]]:
    """(plan, line, rule) of every known deviation of the published plans."""
    entries = json.loads((PLANS / "answer-key.json").read_text(encoding="utf-8"))
    return {(entry["file"].removesuffix(".txt"), entry["line"], entry["rule"]) for entry in entries}


def published(name: str) -> str:
    """The text of a plan in NFC with its lines joined and every run of blanks (page breaks too) made one."""
    raw = unicodedata.normalize("NFC", (PLANS / f"{name}.txt").read_text(encoding="utf-8"))
    return " ".join(_BROKEN_CODE.sub("-", raw).split())


def corrected(name: str) -> str:
    """The published text with the listed corrections; AssertionError names one that does not fit."""
    text = published(name)
    for one in corrections():
        if one.plan == name:
            found = text.count(one.old)
            assert found == one.times, (
                f"{name}:{one.line} {one.rule}: “{one.old}” found {found}, listed {one.times} times"
            )
            text = text.replace(one.old, one.new)
    return text


def expected(name: str) -> Blocks:
    """The tokens that the document of this plan must have."""
    cut = blocks(corrected(name))
    header = " ".join(one["text"] for one in listed()["completed"] if one["plan"] == name and one["what"] == "header")
    return Blocks(_number_last(header) or cut.header, cut.body, cut.recipients, cut.signature)


def blocks(text: str) -> Blocks:
    """A text cut at the words that the form fixes: the type, “./.”, “Nơi nhận:” and the end of the line “- Lưu:”."""
    words = " ".join(text.split())
    header, kind, rest = words.partition("KẾ HOẠCH ")
    body, _, rest = rest.partition("./. ")
    found = re.fullmatch(r"(?P<recipients>Nơi nhận: .*?- Lưu: [^.]*\.) (?P<signature>.*)", rest)
    assert found is not None, "the text has no type, no “./.” or no recipients"
    return Blocks(
        _number_last(header),
        [*kind.split(), *body.split(), "./."],
        found["recipients"].split(),
        found["signature"].split(),
    )


def _number_last(header: str) -> list[str]:
    """A header with its number after the rest: an extraction reads down the cells, a document row by row."""
    found = _NUMBER.search(header)
    if found is None:
        return header.split()
    return [*header[: found.start()].split(), *header[found.end() :].split(), *found.group().split()]
