"""The proof of a redline: accepted it is the new document, rejected the old one; otherwise the first difference."""

from __future__ import annotations

from typing import Final, NamedTuple

from generator.ooxml.package import read_package
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.revisions.resolve import resolve as resolve_package
from generator.ooxml.revisions.structure import Structure
from generator.ooxml.revisions.structure import structure_of as structure_of_package
from generator.ooxml.zip_writer import write_package

Parts = dict[str, bytes]
_SHOWN: Final = 60
_FORMS: Final = {
    "đoạn": ("", "nội dung", "định dạng đoạn", "định dạng dấu đoạn", "ngắt phần"),
    "bảng": ("", "thuộc tính bảng", "độ rộng cột", "hàng"),
    "hàng": ("", "thuộc tính hàng", "thuộc tính hàng", "ô"),
    "ô": ("", "thuộc tính ô", "nội dung ô"),
    "khung": ("", "thuộc tính khung nội dung", "nội dung khung"),
    "phần": ("", "thiết lập trang", "đầu trang, chân trang"),
}


class Failure(NamedTuple):
    """``accepted`` tells which resolution differs; ``where`` the first place that does, in words."""

    accepted: bool
    where: str


def resolve(data: bytes, *, accept: bool) -> bytes:
    """A package with every tracked change accepted, or rejected.

    Raises ValueError when it is no package, UnsafeXmlError when a part is damaged.
    """
    return write_package(resolve_package(Opened(_parts(data)), accept=accept).written())


def structure_of(data: bytes, *, exact: bool = False) -> Structure:
    """The comparable structure of a package without tracked changes (``generator.ooxml.revisions.structure``)."""
    return structure_of_package(Opened(_parts(data)), exact=exact)


def prove(old: Structure, new: Structure, redline: bytes, *, exact: bool = False) -> Failure | None:
    """None when the redline is proved against the structures of the two documents without tracked changes."""
    parts = _parts(redline)
    for accepted, aim in ((True, new), (False, old)):
        found = structure_of_package(resolve_package(Opened(parts), accept=accepted), exact=exact)
        if found != aim:
            return Failure(accepted, difference(found, aim))
    return None


def difference(found: Structure, aim: Structure) -> str:
    """The first place where two structures differ, in words."""
    if found.body != aim.body:
        return _of_blocks(found.body, aim.body, "thân văn bản")
    return _of_blocks(found.sections, aim.sections, "các phần")


def _of_blocks(found: object, aim: object, where: str) -> str:
    if not isinstance(found, tuple) or not isinstance(aim, tuple):
        return f"{where}: {_short(found)} ≠ {_short(aim)}"
    for number, (ours, theirs) in enumerate(zip(found, aim, strict=False), 1):
        if ours != theirs:
            return _of_block(ours, theirs, f"{where}, mục {number}")
    return f"{where}: {len(found)} mục thay vì {len(aim)}"


def _of_block(found: object, aim: object, where: str) -> str:
    if isinstance(found, tuple) and isinstance(aim, tuple) and found and aim and found[0] == aim[0]:
        names = _FORMS.get(str(found[0]))
        for place, (ours, theirs) in enumerate(zip(found, aim, strict=False)):
            if ours != theirs:
                what = names[place] if names is not None and place < len(names) else "nội dung"
                return _of_blocks(ours, theirs, f"{where} ({found[0]} “{_text(aim)}”), {what}")
    return f"{where}: {_short(found)} ≠ {_short(aim)}"


def _text(value: object) -> str:
    """The beginning of the text inside a value."""
    found: list[str] = []

    def walk(part: object) -> None:
        if isinstance(part, tuple):
            if len(part) > 1 and part[0] == "chữ":
                found.append(str(part[1]))
            else:
                for inner in part:
                    walk(inner)

    walk(value)
    text = "".join(found)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _short(value: object) -> str:
    spelt = repr(value)
    return spelt if len(spelt) <= 3 * _SHOWN else f"{spelt[: 3 * _SHOWN]}…"


def _parts(data: bytes) -> Parts:
    opened = read_package(data, file="")
    if opened.value is None:
        raise ValueError(opened.diagnostics[0].message)
    return opened.value
