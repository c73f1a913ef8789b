"""Small YAML files that an office writes (profiles of rules, waivers) as text with places; nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.text import clean

MAX_BYTES: Final = 1 << 20
_MAX_DEPTH: Final = 20
_WHOLE: Final = re.compile(r"[+-]?\d+")
_DECIMAL: Final = re.compile(r"[+-]?\d+[.,]\d+")
_NOTHING: Final = ("", "~", "null")
_YES_NO: Final = {"có": True, "không": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of the file: ``text`` of a scalar, ``items`` of a list or ``fields`` of a mapping; and where it stands.

    ``fields`` keeps key, place of the key and value in the order of the file; a key may stand there only once.
    """

    place: Place
    text: str | None = None
    items: tuple[Placed, ...] | None = None
    fields: tuple[tuple[str, Place, Placed], ...] | None = None
    quoted: bool = False

    def plain(self) -> object:
        """The value as a judge uses it: number, yes or no, words, list or dict of those."""
        if self.items is not None:
            return [item.plain() for item in self.items]
        if self.fields is not None:
            return {key: value.plain() for key, _, value in self.fields}
        text = (self.text or "").strip()
        if self.quoted:
            return text
        if text in _NOTHING:
            return None
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text.replace(",", "."))
        return _YES_NO.get(text.lower(), text)


def read_file(path: Path, code: str) -> Outcome[Placed]:
    """The root of a YAML file; mistakes of syntax have the given code, a file that cannot be read HT118."""
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        mend = "kiểm tra lại tên tệp, thư mục và quyền đọc."
        place = Place(path.as_posix())
        return failed(Diagnostic("HT118", "Không đọc được tệp.", mend, place=place))
    return read_placed(data, path.as_posix(), code)


def read_placed(data: bytes, file: str, code: str) -> Outcome[Placed]:
    """The root of the YAML in these bytes, or every mistake of its syntax with line and column."""
    reader = _Reader(file, code)
    root = reader.read(data)
    return Outcome(None if reader.found else root, tuple(reader.found))


class _Reader:
    def __init__(self, file: str, code: str) -> None:
        self.file, self.code = file, code
        self.found: list[Diagnostic] = []
        self.lines: list[str] = []
        self.seen: set[int] = set()

    def read(self, data: bytes) -> Placed | None:
        mend = "viết theo mẫu trong variables/quy-che, lưu dạng UTF-8."
        if len(data) > MAX_BYTES:
            self._say(Place(self.file), f"Tệp dài hơn {MAX_BYTES >> 10} KB.", mend)
            return None
        try:
            text = clean(data.decode("utf-8-sig"))
            self.lines = text.split("\n")
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except UnicodeDecodeError:
            self._say(Place(self.file), "Tệp không phải tệp văn bản UTF-8.", mend)
            return None
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            self._say(self._place(mark) if mark else Place(self.file), "Tệp viết sai cú pháp YAML.", mend)
            return None
        if root is None:
            self._say(Place(self.file), "Tệp trống.", mend)
            return None
        return self._value(root, 0)

    def _place(self, mark: yaml.Mark, length: int = 1) -> Place:
        source = self.lines[mark.line] if mark.line < len(self.lines) else None
        return Place(self.file, mark.line + 1, mark.column + 1, max(1, length), source)

    def _say(self, place: Place, message: str, mend: str, text: str = "") -> None:
        self.found.append(Diagnostic(self.code, message, mend, place=place, text=text))

    def _value(self, node: yaml.Node, depth: int) -> Placed:
        length = node.end_mark.column - node.start_mark.column if node.end_mark.line == node.start_mark.line else 1
        place = self._place(node.start_mark, length)
        if id(node) in self.seen:  # an alias: a few of them nested can stand for millions of values
            self._say(place, "Không dùng dấu & và * của YAML để lặp lại giá trị.", "viết lại giá trị ở đây.")
            return Placed(place, text="")
        self.seen.add(id(node))
        if depth > _MAX_DEPTH:
            self._say(place, "Tệp lồng nhau quá sâu.", "bớt số cấp.")
        elif isinstance(node, yaml.MappingNode):
            return Placed(place, fields=tuple(self._fields(node, depth)))
        elif isinstance(node, yaml.SequenceNode):
            return Placed(place, items=tuple(self._value(item, depth + 1) for item in node.value))
        return Placed(place, text=str(node.value), quoted=getattr(node, "style", None) is not None)

    def _fields(self, node: yaml.MappingNode, depth: int) -> Iterator[tuple[str, Place, Placed]]:
        seen: set[str] = set()
        for key, value in node.value:
            place = self._place(key.start_mark, len(str(key.value)) if isinstance(key, yaml.ScalarNode) else 1)
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self._say(place, "Tên mục phải là chữ.", "viết “tên: giá trị” trên một dòng.")
            elif name in seen:
                self._say(place, f"Mục “{name}” ghi hai lần.", "bỏ một dòng.", name)
            else:
                seen.add(name)
                yield name, place, self._value(value, depth + 1)
