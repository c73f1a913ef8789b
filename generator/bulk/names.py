"""Names of the files of a run: a pattern with fields, made safe for every machine, never outside its folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from generator.diagnostics import Diagnostic, ModelPath, Outcome, Place, failed
from generator.output import name_fault
from generator.text import near, nfc, slug, squeeze

DEFAULT: Final = "{tinh}/{ma}-{ten_day_du}"
DEFAULT_WITHOUT_UNIT: Final = "{hang}-{ke_hoach}"
OF_UNIT: Final = frozenset({"tinh", "ten", "loai", "ten_day_du", "ma"})
OF_ROW: Final = frozenset({"hang", "ke_hoach"})
SUFFIX: Final = ".docx"
LONGEST: Final = 100  # characters of a folder or a file name, the ending included
_LONGEST_BYTES: Final = 240  # most systems allow 255 bytes
_DEEPEST: Final = 5
_FIELD: Final = re.compile(r"\{\s*([^{}!]*?)\s*(!?)\s*\}")
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Field:
    """A place for a value; ``accents``: the value keeps its letters as far as Windows allows them."""

    name: str
    accents: bool


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern that has been read: folders and at last the file, each a row of literal texts and fields."""

    parts: tuple[tuple[str | Field, ...], ...]

    @property
    def fields(self) -> frozenset[str]:
        """The names of the values that it needs."""
        return frozenset(piece.name for part in self.parts for piece in part if isinstance(piece, Field))

    def name(self, values: Mapping[str, str], number: int) -> str:
        """The path below the output folder, "/" between folders, ``.docx`` at the end.

        A part that stays empty is the row's number; one that is too long is cut and ends in a hash of the whole.
        """
        names = [_joined(part, values) for part in self.parts]
        folders = [_safe(name or row_number(number), LONGEST) for name in names[:-1]]
        return "/".join([*folders, _safe(names[-1] or row_number(number), LONGEST - len(SUFFIX)) + SUFFIX])


def row_number(number: int) -> str:
    """A row's number as names have it: in the order of the rows also when sorted as text."""
    return f"{number:05d}"


def column_key(path: ModelPath) -> str:
    """The name of a column in a pattern: its dotted key, an own variable by its name alone."""
    keys = [str(part) for part in path]
    return ".".join(keys[1:] if keys[0] == "bien" and len(keys) > 1 else keys)


def parse(text: str, columns: Iterable[ModelPath] = (), place: Place | None = None) -> Outcome[NamePattern]:
    """The pattern of a text like ``{tinh}/{ma}-{ten}``; ``columns`` are the paths of the table's columns.

    Errors: BV432 a field that is none, BV433 a pattern no file can have.
    """
    keys = {column_key(path): column_key(path) for path in columns if path}
    keys |= {f"bien.{key}": key for path in columns if path and path[0] == "bien" for key in [column_key(path)]}
    with_unit = "co_quan_ban_hanh.don_vi" in keys
    found: list[Diagnostic] = []
    plain = squeeze(nfc(text)).removesuffix(SUFFIX)
    parts: list[tuple[str | Field, ...]] = []
    for words in plain.split("/"):
        pieces: list[str | Field] = []
        for index, piece in enumerate(_FIELD.split(words)):
            if index % 3 == 0 and piece:
                pieces.append(piece)
            elif index % 3 == 1:
                bad = _unknown(piece, keys, with_unit)
                found += [bad] if bad else []
                pieces.append(Field(keys.get(piece, piece) if piece not in OF_UNIT | OF_ROW else piece, False))
            elif index % 3 == 2 and piece:
                pieces[-1] = Field(pieces[-1].name, True) if isinstance(pieces[-1], Field) else pieces[-1]
        parts.append(tuple(pieces))
    found += _faults(text, parts)
    if found:
        return failed(*(each.at(place) for each in found))
    return Outcome(NamePattern(tuple(parts)))


def default_pattern(*, with_unit: bool) -> NamePattern:
    """The pattern when none is asked for."""
    columns: tuple[ModelPath, ...] = (("co_quan_ban_hanh", "don_vi"),) if with_unit else ()
    made = parse(DEFAULT if with_unit else DEFAULT_WITHOUT_UNIT, columns).value
    if made is None:
        raise ValueError(DEFAULT)
    return made


def same_name(name: str) -> bytes:
    """Eight bytes that are equal for names which are one file on some machine: case and composition do not count."""
    return blake2b(nfc(nfc(name).casefold()).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _unknown(name: str, keys: Mapping[str, str], with_unit: bool) -> Diagnostic | None:
    if name in OF_ROW or name in keys or (name in OF_UNIT and with_unit):
        return None
    if name in OF_UNIT:
        mend = "thêm cột “Đơn vị”, hoặc dùng {hang}, {ke_hoach} hay tên một cột của bảng."
        return Diagnostic("BV432", f"Mẫu tên có {{{name}}} nhưng bảng không có cột đơn vị.", mend, text=name)
    known = [*(sorted(OF_UNIT) if with_unit else ()), *sorted(OF_ROW), *keys]
    guess = near(name, known, 2)
    mend = f"có phải {' hoặc '.join(f'{{{each}}}' for each in guess)}?" if guess else ""
    mend = mend or f"dùng một trong: {', '.join(f'{{{each}}}' for each in known[:12])}."
    return Diagnostic("BV432", f"Mẫu tên có {{{name}}} nhưng không có giá trị nào tên như vậy.", mend, text=name)


def _faults(text: str, parts: list[tuple[str | Field, ...]]) -> list[Diagnostic]:
    """What no pattern may have: nothing between slashes, "..", a drive, letters that Windows forbids."""
    why = ""
    for part in parts:
        literal = "".join(piece for piece in part if isinstance(piece, str))
        if not part or (not literal.strip(" .") and all(isinstance(piece, str) for piece in part)):
            why = "có phần rỗng, “.” hoặc “..” giữa các dấu /"
        elif "{" in literal or "}" in literal:
            why = "có dấu { hoặc } lẻ"
        elif _FORBIDDEN.search(literal) or not literal.isprintable():
            why = 'có ký tự mà Windows không cho dùng (< > : " \\ | ? *)'
    if len(parts) > _DEEPEST:
        why = f"có quá {_DEEPEST - 1} lớp thư mục"
    if not why:
        return []
    mend = f"viết ví dụ {DEFAULT}; dấu / ngăn thư mục với tên tệp, không bắt đầu bằng / hay tên ổ đĩa."
    return [Diagnostic("BV433", f"Mẫu tên “{text}” {why}.", mend, text=text)]


def _joined(part: tuple[str | Field, ...], values: Mapping[str, str]) -> str:
    pieces = []
    for piece in part:
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            value = values.get(piece.name, "")
            pieces.append(_kept(value) if piece.accents else _slugged(value))
    return "".join(pieces).strip(" .-")


@lru_cache(maxsize=4096)
def _slugged(value: str) -> str:
    return slug(value)


def _kept(value: str) -> str:
    """The value with its accents: what Windows forbids is a hyphen, what cannot be seen is left out."""
    plain = "".join(mark for mark in squeeze(_FORBIDDEN.sub("-", nfc(value))) if mark.isprintable())
    return plain.strip(" .")


def _safe(name: str, longest: int) -> str:
    """A name that every machine can keep."""
    if len(name) > longest or (not name.isascii() and len(name.encode("utf-8")) > _LONGEST_BYTES):
        tail = blake2b(name.encode("utf-8"), digest_size=4).hexdigest()
        head = name[: longest - len(tail) - 1]
        while len(head.encode("utf-8")) > _LONGEST_BYTES - len(tail) - 1:
            head = head[:-1]
        name = f"{head.rstrip(' .-')}-{tail}"
    return name if name_fault(name) is None else f"_{name}"[:longest].rstrip(" .-")
