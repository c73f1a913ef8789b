"""The loss report: an independent count of the source's characters against the variables that were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.diagnostics import ModelPath
from generator.read.view import Block, DocView
from generator.recover import emphasis
from generator.recover.ledger import Kind, Ledger, Placed
from generator.recover.passages import Span, count

# Below these names a text that stands earlier in the source stands earlier in the variables.
_IN_ORDER: Final = frozenset({"noi_dung", "can_cu", "mo_dau", "ket_thuc", "noi_nhan", "phu_luc", "to_chuc_thuc_hien"})
# Fields in which stars are stars.
_BARE: Final = frozenset({"co_quan_ban_hanh", "dia_danh", "nguoi_ky", "nguoi_soan_thao", "lien_he"})
_WORD: Final = re.compile(r"\S+")
_NOT_PLACED: Final = re.compile(b"[\x00\x02]+")
_TONES: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_MARK: Final = {"unseen": 0, "placed": 1, "listed": 2}
UNACCOUNTED: Final = "chưa giải trình được: lỗi của phần mềm, hãy báo lại"


@dataclass(frozen=True, slots=True)
class Item:
    """Characters of the source that are not in the variables: the text, where it stands, what sort of loss, why.

    ``address`` is that of the view's block, ``page`` and ``line`` are known for a PDF and a text file.
    """

    text: str
    address: str
    page: int | None
    line: int | None
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a document built from the variables has otherwise than the source: place, words before and after, why."""

    where: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class LossReport:
    """Non-blank characters (NFC) of the source: all of them, those in the variables, those listed, those in neither.

    ``source_chars == placed + listed + unaccounted``; ``unaccounted`` is 0 unless this program has a fault.
    """

    file: str
    kind: str
    source_chars: int
    placed: int
    listed: int
    unaccounted: int
    items: tuple[Item, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def lost(self) -> tuple[Item, ...]:
        """The items that carry words which the variables have no place for."""
        return tuple(item for item in self.items if item.kind in (Kind.KHONG_CO_CHO.value, UNACCOUNTED))


def account(
    view: DocView, ledger: Ledger, variables: Mapping[str, Any], corrections: Iterable[Correction] = ()
) -> LossReport:
    """Count every non-blank character of the view once; what is said to be placed must be found in the variables."""
    marks = [bytearray(len(block.text)) for block in view.blocks]
    reasons: dict[tuple[int, int], tuple[str, str]] = {}
    for entry in ledger.listed:
        _mark(marks, entry.span, _MARK["listed"])
        reasons.update(
            ((entry.span.block, at), (entry.kind.value, entry.reason)) for at in range(entry.span.start, entry.span.end)
        )
    for span in _found(view, ledger.placed, variables):
        _mark(marks, span, _MARK["placed"])
    counts = [0, 0, 0]
    items: list[Item] = []
    for index, block in enumerate(view.blocks):
        states = _seen(block.text, marks[index])
        for state in (0, 1, 2):
            counts[state] += states.count(state)
        if len(states) != states.count(_MARK["placed"]):
            items += _items(block, index, marks[index], reasons)
    return LossReport(
        view.file,
        view.kind,
        sum(counts),
        counts[_MARK["placed"]],
        counts[_MARK["listed"]],
        counts[_MARK["unseen"]],
        tuple(items),
        tuple(corrections),
        tuple(notice.message for notice in view.notices),
    )


def _mark(marks: list[bytearray], span: Span, mark: int) -> None:
    marks[span.block][span.start : span.end] = bytes([mark]) * (span.end - span.start)


def _seen(text: str, marks: bytearray) -> bytes:
    """The marks of the characters that are not blank."""
    return b"".join(bytes(marks[word.start() : word.end()]) for word in _WORD.finditer(text))


def _items(
    block: Block, index: int, marks: bytearray, reasons: Mapping[tuple[int, int], tuple[str, str]]
) -> list[Item]:
    """Neighbouring characters that are not placed, as one item for each reason."""
    items: list[Item] = []
    for run in _NOT_PLACED.finditer(marks):
        start, why = run.start(), None
        for at in range(run.start(), run.end()):
            if block.text[at].isspace():
                continue
            here = reasons.get((index, at), (UNACCOUNTED, "")) if marks[at] else (UNACCOUNTED, "")
            if here != why:
                if why is not None:
                    items.append(_item(block, block.text[start:at].strip(), *why))
                start, why = at, here
        if why is not None:
            items.append(_item(block, block.text[start : run.end()].strip(), *why))
    return items


def _item(block: Block, text: str, kind: str, reason: str) -> Item:
    page = block.spot.page if block.spot is not None else block.page
    return Item(text, block.address, page, block.lines[0] if block.lines else None, kind, reason or kind)


def _found(view: DocView, placed: Iterable[Placed], variables: Mapping[str, Any]) -> Iterable[Span]:
    """The spans, or the characters of them, that the value at their path really has."""
    values: dict[tuple[ModelPath, bool], str] = {}
    places: dict[tuple[ModelPath, bool], int] = {}
    for entry in placed:
        key = (entry.path, entry.loose)
        if key not in values:
            values[key] = _folded(_text_at(variables, entry.path), loose=entry.loose)
        ordered = bool(entry.path) and entry.path[0] in _IN_ORDER
        start = places.get(key, 0) if ordered else 0
        raw = view.blocks[entry.span.block].text[entry.span.start : entry.span.end]
        words = _folded(raw, loose=entry.loose)
        at = values[key].find(words, start)
        if at >= 0:
            places[key] = at + len(words)
            yield entry.span
        elif not entry.loose:
            yield from _single(entry.span, raw, values[key], start)


def _single(span: Span, raw: str, value: str, start: int) -> Iterable[Span]:
    """The characters that the value has in this order, each by itself."""
    for at, char in enumerate(raw):
        if not char.isspace() and (place := value.find(char, start)) >= 0:
            start = place + 1
            yield Span(span.block, span.start + at, span.start + at + 1)


def _folded(text: str, *, loose: bool) -> str:
    words = "".join(text.split())
    return unicodedata.normalize("NFD", words).translate(_TONES).casefold() if loose else words


def _text_at(variables: Mapping[str, Any], path: ModelPath) -> str:
    """What the value at a path prints, in reading order."""
    value: Any = variables
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(str(step), "")
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else ""
        else:
            break
    return _flat(value, emphasis.without_escapes if path[:1] and path[0] in _BARE else emphasis.plain)


def _flat(value: Any, plain: Callable[[str], str]) -> str:
    if isinstance(value, Mapping):
        if "tinh" in value and "loai" in value:  # a unit written out: "xã", "Hòa Phong", "tỉnh Hưng Yên"
            return f"{value['loai']} {value.get('ten', '')} {value['tinh']}"
        return " ".join(_flat(item, plain) for item in value.values())
    if isinstance(value, list):
        return " ".join(_flat(item, plain) for item in value)
    return "\n".join(plain(line) for line in str(value).split("\n"))


def total(view: DocView) -> int:
    """The number of non-blank characters of all blocks of a view."""
    return sum(count(block.text) for block in view.blocks)
