"""The redline: two versions as one Word file with tracked changes, proved before it is given out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.compare.align import align
from generator.compare.match import How, Unit
from generator.compare.proof import Failure, prove, resolve, structure_of
from generator.compare.words import word_edits
from generator.diagnostics import Diagnostic, Outcome, Place, Severity, failed
from generator.ooxml.package import read_package
from generator.ooxml.revisions.bits import Edit
from generator.ooxml.revisions.make import Made, make_redline
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.revisions.pairing import Kind, Pairing
from generator.ooxml.revisions.resolve import resolve as resolve_package
from generator.ooxml.revisions.structure import structure_of as structure_of_package
from generator.ooxml.tree import UnsafeXmlError
from generator.ooxml.zip_writer import write_package
from generator.outline.numbering import read_label
from generator.read.docx.opening import damaged_part, open_word
from generator.text import nfc

__all__ = ["RedlineOptions", "Redlined", "redline", "resolve", "structure_of"]

_ROW_NUMBER: Final = re.compile(r"\d{1,3}\.?(?=\s)")
_KINDS: Final = {
    How.SAME: Kind.PAIR,
    How.EDITED: Kind.PAIR,
    How.REPLACED: Kind.REPLACED,
    How.MOVED: Kind.MOVED,
    How.SPLIT: Kind.SPLIT,
    How.MERGED: Kind.MERGED,
}


@dataclass(frozen=True, slots=True)
class RedlineOptions:
    """``author`` and ``date`` of every change (ISO 8601, UTC); fixed by default, so equal inputs give equal bytes.

    ``revisions`` says how tracked changes in the inputs are read: "accepted" or "original". ``exact``: other blanks and
    other normal forms count as changes too. The names are those of the files in findings.
    """

    author: str = "kehoach"
    date: str = "2000-01-01T00:00:00Z"
    revisions: str = "accepted"
    exact: bool = False
    old_name: str = "cu.docx"
    new_name: str = "moi.docx"


@dataclass(frozen=True, slots=True)
class Redlined:
    """The file, how many revisions a reader is shown, and what could not be tracked."""

    data: bytes
    revisions: int
    notices: tuple[Diagnostic, ...] = ()


def redline(old: bytes, new: bytes, options: RedlineOptions | None = None) -> Outcome[Redlined]:
    """One .docx with native tracked changes that lead from ``old`` to ``new``.

    Findings: HT101 to HT106 when an input cannot be read; SS040, SS041 when the proof of accepting or of rejecting
    fails; SS042 when the two cannot be put together. ValueError for another word in ``options.revisions``.
    """
    options = options or RedlineOptions()
    if options.revisions not in ("accepted", "original"):
        raise ValueError(f"revisions must be accepted or original, not {options.revisions!r}")
    ours, theirs = _opened(old, options.old_name, options), _opened(new, options.new_name, options)
    if ours.value is None or theirs.value is None:
        return failed(*ours.diagnostics, *theirs.diagnostics)
    try:
        aims = [structure_of_package(side, exact=options.exact) for side in (ours.value, theirs.value)]
        made = make_redline(
            ours.value, theirs.value, _aligned, _edited, author=options.author, date=options.date, exact=options.exact
        )
    except (UnsafeXmlError, KeyError, ValueError) as error:
        return failed(_cannot(options, str(error)))
    data = write_package(made.parts)
    failure = prove(aims[0], aims[1], data, exact=options.exact)
    if failure is not None:
        return failed(_unproved(options, failure))
    return Outcome(Redlined(data, made.revisions, tuple(_notices(made, options))))


def _opened(data: bytes, name: str, options: RedlineOptions) -> Outcome[Opened]:
    opened = open_word(data, name)
    package = read_package(data, file=name)
    if opened.value is None or package.value is None:
        return failed(*opened.diagnostics)
    try:
        return Outcome(resolve_package(Opened(package.value), accept=options.revisions == "accepted"))
    except UnsafeXmlError as error:
        return failed(damaged_part("word/document.xml", name, str(error)))


def _aligned(
    old: Sequence[str], new: Sequence[str], old_kinds: Sequence[str], new_kinds: Sequence[str]
) -> Iterator[Pairing]:
    ours = [_unit(text, kind) for text, kind in zip(old, old_kinds, strict=True)]
    theirs = [_unit(text, kind) for text, kind in zip(new, new_kinds, strict=True)]
    for match in align(ours, theirs):
        kind = _KINDS.get(match.how)
        if kind is not None:
            yield Pairing(kind, match.old, match.new)


def _unit(text: str, kind: str) -> Unit:
    """A block as the alignment sees it: its typed ordinal apart, for that may move on without a change."""
    text = nfc(text).strip()
    if kind == "tr":
        found = _ROW_NUMBER.match(text)
        return Unit(text, label="" if found is None else found.group(), container=kind)
    label = read_label(text) if kind == "p" else None
    return Unit(text, label="" if label is None else text[: label.rest].rstrip(), container=kind)


def _edited(old: str, new: str) -> Iterator[Edit]:
    for piece in word_edits(old, new):
        yield Edit(piece.op.value, piece.old_start, piece.old_end, piece.new_start, piece.new_end)


def _unproved(options: RedlineOptions, failure: Failure) -> Diagnostic:
    code, way, name = (
        ("SS040", "chấp nhận mọi sửa đổi không cho lại đúng bản mới", options.new_name)
        if failure.accepted
        else ("SS041", "từ chối mọi sửa đổi không cho lại đúng bản cũ", options.old_name)
    )
    message = f"Không ghi tệp so sánh vì {way}; khác đầu tiên: {failure.where}."
    mend = "xem khác biệt bằng báo cáo HTML; gửi hai tệp cho người phát triển để chương trình ghi được chỗ này."
    return Diagnostic(code, message, mend, place=Place(name), text=failure.where)


def _cannot(options: RedlineOptions, why: str) -> Diagnostic:
    message = "Không ghép được hai tệp Word thành một tệp so sánh: một phần cần có bị thiếu hoặc hỏng."
    mend = "mở từng tệp bằng Word, lưu lại dạng Word Document (.docx) rồi so sánh lại."
    return Diagnostic("SS042", message, mend, place=Place(options.new_name), text=why)


_UNTRACKED: Final = {
    "references": (
        "SS050",
        "Word không theo dõi được việc một phần của văn bản chuyển sang đầu trang, chân trang khác.",
        "xem từng đầu trang, chân trang trong tệp so sánh: chữ thêm, bớt trong đó vẫn được đánh dấu.",
    ),
    "defaults": (
        "SS051",
        "Hai tệp có định dạng mặc định khác nhau; Word không theo dõi được thay đổi này.",
        "từ chối mọi sửa đổi thì chữ và kiểu đoạn trở lại như cũ, nhưng phông hoặc cỡ chữ mặc định là của bản mới.",
    ),
    "even": (
        "SS052",
        "Một tệp dùng đầu trang riêng cho trang chẵn, tệp kia thì không; Word không theo dõi được thay đổi này.",
        "kiểm tra mục “Trang chẵn và lẻ khác nhau” của đầu trang, chân trang sau khi từ chối sửa đổi.",
    ),
}


def _notices(made: Made, options: RedlineOptions) -> Iterator[Diagnostic]:
    for key in made.untracked:
        code, message, mend = _UNTRACKED[key]
        yield Diagnostic(code, message, mend, Severity.GOI_Y, Place(options.new_name))
