"""YAML to a tree of raw text with places. Types, tags, anchors and aliases are not YAML's business here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import yaml

from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.load.files import MAX_BYTES, decode, read_bytes, too_large
from generator.load.tree import Mapping, Node, Scalar, Sequence
from generator.load.yaml_hints import explained
from generator.text import nfc

MAX_DEPTH: Final = 60
MAX_NODES: Final = 100_000
MAX_STRANGE: Final = 20
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML refuses, and the line breaks of YAML 1.1 that no editor counts as lines.
_STRANGE: Final = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _TooMuchError(Exception):
    """Too many levels or nodes, and where that was seen."""

    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


def read_yaml(path: Path, shown: str | None = None) -> Outcome[Node]:
    """A YAML file as a tree. ``shown`` is the name that messages use."""
    shown = shown or path.as_posix()
    raw = read_bytes(path, shown)
    if raw.value is None:
        return failed(*raw.diagnostics)
    text = decode(raw.value, shown)
    return parse_yaml(text.value, shown) if text.value is not None else failed(*text.diagnostics)


def parse_yaml(text: str, shown: str) -> Outcome[Node]:
    """YAML text as a tree; every mistake of structure is a finding with its line."""
    if len(text) > MAX_BYTES:
        return failed(too_large(len(text), Place(shown)))
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(text, shown)
    if reader.strange_characters():
        return failed(*reader.found)
    node: Node | None = None
    try:
        node = reader.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        reader.syntax(error)
    except _TooMuchError as error:
        mend = "viết lại cho đơn giản; một kế hoạch chỉ cần vài cấp."
        reader.report("BV906", "Tệp lồng quá nhiều cấp hoặc quá nhiều mục.", mend, error.mark)
    if node is None and not reader.found:
        mend = "dùng kehoach new để tạo tệp mẫu rồi điền vào."
        reader.found.append(Diagnostic("BV904", "Tệp chưa có nội dung.", mend, place=Place(shown, 1, 1)))
    return Outcome(None if reader.found else node, tuple(reader.found))


class _Reader:
    """Builds the tree from YAML's events and gathers what is wrong on the way."""

    def __init__(self, text: str, shown: str) -> None:
        self.lines = text.split("\n")
        self.shown = shown
        self.found: list[Diagnostic] = []
        self.count = 0

    def place(self, mark: Any, length: int = 1) -> Place:
        line = int(mark.line)
        source = self.lines[line] if line < len(self.lines) else None
        return Place(self.shown, line + 1, int(mark.column) + 1, max(length, 1), source)

    def report(self, code: str, message: str, mend: str, mark: Any, length: int = 1) -> None:
        """A finding; what follows from it on the same line is not told again."""
        place = self.place(mark, length)
        if not any(d.code == code and d.place and d.place.line == place.line for d in self.found):
            self.found.append(Diagnostic(code, message, mend, place=place))

    def strange_characters(self) -> bool:
        """Report what no text can hold; at most one a line."""
        for number, line in enumerate(self.lines):
            match = _STRANGE.search(line)
            if match:
                code = f"U+{ord(match.group()):04X}"
                place = Place(self.shown, number + 1, match.start() + 1, 1, line)
                mend = "xóa ký tự đó; nó thường lẫn vào khi dán từ phần mềm khác."
                self.found.append(Diagnostic("BV013", f"Có ký tự điều khiển (mã {code}) trong tệp.", mend, place=place))
            if len(self.found) == MAX_STRANGE:
                break
        return bool(self.found)

    def syntax(self, error: yaml.MarkedYAMLError) -> None:
        """A mistake of grammar, unless it only follows from what was found on that line."""
        hint, mark = explained(error, self.lines)
        if mark is None:
            self.found.append(Diagnostic("BV905", hint.message, hint.mend, place=Place(self.shown, 1, 1)))
        elif not any(d.place and d.place.line == mark.line + 1 for d in self.found):
            self.report("BV905", hint.message, hint.mend, mark)

    def document(self, events: Any) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report(
                        "BV905", "Tệp có hai tài liệu YAML (dòng ---).", "mỗi tệp một kế hoạch.", event.start_mark
                    )
                    return None
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 0)
        return None if isinstance(root, Scalar) and root.text is None else root

    def node(self, event: Any, events: Any, depth: int) -> Node | None:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise _TooMuchError(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.report(
                "BV907",
                "Dấu & hoặc * ở đầu nội dung là lệnh của YAML, không dùng ở đây.",
                "đặt cả nội dung trong ngoặc kép; muốn dùng lại một kế hoạch khác thì dùng mục ke_thua.",
                event.start_mark,
            )
            if isinstance(event, yaml.AliasEvent):
                return None
        if event.tag is not None and event.tag != "!":
            self.report(
                "BV908",
                f"Thẻ “{event.tag.replace('tag:yaml.org,2002:', '!!')}” không được dùng.",
                "xóa thẻ bắt đầu bằng dấu !; nếu dấu ! thuộc nội dung, đặt cả nội dung trong ngoặc kép.",
                event.start_mark,
            )
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        return self.mapping(event, events, depth)

    def scalar(self, event: Any) -> Scalar:
        mark, end = event.start_mark, event.end_mark
        length = end.column - mark.column if end.line == mark.line else 1
        text = None if event.implicit[0] and not event.style and event.value in _NULL else event.value
        raw = tuple(self.lines[mark.line : end.line + 1])
        if event.style != "|":
            return Scalar(text, self.place(mark, length), raw)
        words = next((line for line in event.value.split("\n") if line.strip()), "")
        line = next((line for line in raw[1:] if line.strip()), "")
        return Scalar(text, self.place(mark, length), raw, mark.line + 2, len(line) - len(words))

    def sequence(self, event: Any, events: Any, depth: int) -> Sequence:
        items = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            item = self.node(inner, events, depth + 1)
            if item is not None:
                items.append(item)
        return Sequence(items, self.place(event.start_mark))

    def mapping(self, event: Any, events: Any, depth: int) -> Mapping:
        result = Mapping({}, self.place(event.start_mark))
        for inner in events:
            if isinstance(inner, yaml.MappingEndEvent):
                break
            key = self.node(inner, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if key is None:
                continue
            if isinstance(key, Scalar) and key.text is None:
                mend = "ghi tên mục trước dấu hai chấm; xem variables/vi-du."
                self.report("BV905", "Mục không có tên.", mend, inner.start_mark)
                continue
            if not isinstance(key, Scalar) or key.text is None:
                self.report(
                    "BV909",
                    "Ngoặc nhọn { } ở đầu nội dung bị hiểu thành nhóm mục.",
                    'đặt cả nội dung trong ngoặc kép, ví dụ: "{{ co_quan.ten_day_du }} xây dựng Kế hoạch ...".',
                    inner.start_mark,
                )
                continue
            name = nfc(key.text)
            if name in result.items:
                first = result.keys[name].line
                self.report(
                    "BV003",
                    f"Mục “{name}” ghi hai lần (lần đầu ở dòng {first}).",
                    "giữ một, xóa một; nếu là hai ý của cùng mục thì ghi thành danh sách.",
                    inner.start_mark,
                    len(name),
                )
            elif value is not None:
                result.items[name] = value
                result.keys[name] = self.place(inner.start_mark, len(name))
        return result
