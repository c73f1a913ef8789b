"""YAML to a tree of raw text with places. Types, tags, anchors and aliases are not YAML's business here."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.load.tree import Mapping, Node, Scalar, Sequence
from generator.text import nfc

MAX_BYTES: Final = 4_000_000
MAX_DEPTH: Final = 60
MAX_NODES: Final = 100_000
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# PyYAML's words -> what it means to a clerk. The first fragment found in its message decides.
_HINTS: Final = (
    (
        "found character '\\t'",
        "Có phím Tab ở chỗ thụt dòng.",
        "thay phím Tab bằng dấu cách (mỗi cấp thụt vào 2 dấu cách).",
    ),
    (
        "mapping values are not allowed",
        "Dấu hai chấm đứng ở chỗ không được phép.",
        "nếu dấu hai chấm thuộc nội dung, đặt cả nội dung trong ngoặc kép; nếu là tên mục, xem lại thụt dòng.",
    ),
    (
        "cannot start any token",
        "Nội dung bắt đầu bằng ký tự đặc biệt.",
        "đặt cả nội dung trong ngoặc kép (chữ bắt đầu bằng %, @, ` hoặc Tab phải đặt trong ngoặc kép).",
    ),
    ("undefined alias", "Nội dung bắt đầu bằng dấu *.", "đặt cả nội dung trong ngoặc kép."),
    ("alias", "Nội dung bắt đầu bằng dấu *.", "đặt cả nội dung trong ngoặc kép."),
    ("anchor", "Nội dung bắt đầu bằng dấu &.", "đặt cả nội dung trong ngoặc kép."),
    (
        "scanning a quoted scalar",
        "Ngoặc kép mở mà không đóng.",
        "thêm dấu ngoặc kép ở cuối nội dung; ngoặc kép bên trong nội dung thì gõ “ ”.",
    ),
    (
        "special characters are not allowed",
        "Có ký tự điều khiển trong tệp.",
        "xóa ký tự đó; nó thường lẫn vào khi dán từ phần mềm khác.",
    ),
    (
        "could not find expected ':'",
        "Thiếu dấu hai chấm sau tên mục, hoặc nội dung xuống dòng mà không thụt vào.",
        "thêm “:” sau tên mục, hoặc thụt các dòng tiếp theo vào trong.",
    ),
    (
        "expected <block end>",
        "Thụt dòng không thẳng hàng với các mục cùng cấp.",
        "cho các mục cùng cấp bắt đầu ở cùng một cột.",
    ),
    ("flow", "Ngoặc { } hoặc [ ] chưa đóng, hoặc thiếu dấu phẩy.", "đóng ngoặc, hoặc đặt nội dung trong ngoặc kép."),
)


def read_bytes(path: Path, shown: str) -> Outcome[bytes]:
    """The bytes of a file, or why it cannot be read."""
    place = Place(shown)
    try:
        if path.is_dir():
            return failed(Diagnostic("BV901", "Đây là một thư mục, không phải tệp.", "chỉ rõ tệp .yaml.", place=place))
        size = path.stat().st_size
        if size > MAX_BYTES:
            return failed(_too_large(size, place))
        return Outcome(path.read_bytes())
    except FileNotFoundError:
        mend = "kiểm tra lại tên tệp và thư mục; dùng kehoach new để tạo tệp mới."
        return failed(Diagnostic("BV901", "Không tìm thấy tệp.", mend, place=place))
    except PermissionError:
        mend = "đóng tệp ở chương trình khác, hoặc xin quyền đọc tệp."
        return failed(Diagnostic("BV901", "Không được phép đọc tệp.", mend, place=place))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "tên tệp không hợp lệ"
        return failed(Diagnostic("BV901", f"Không đọc được tệp ({reason}).", "kiểm tra lại tên tệp.", place=place))


def _too_large(size: int, place: Place) -> Diagnostic:
    return Diagnostic(
        "BV902",
        f"Tệp quá lớn ({size / 1_000_000:.1f} MB; tối đa {MAX_BYTES / 1_000_000:.0f} MB).",
        "tệp biến của một kế hoạch chỉ vài chục KB; có lẽ đã chọn nhầm tệp.",
        place=place,
    )


def decode(data: bytes, shown: str) -> Outcome[str]:
    """UTF-8 (with or without BOM) or UTF-16 with BOM, as Windows editors save it; anything else is refused."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return Outcome(data.decode("utf-16"))
        except UnicodeDecodeError:
            pass
    try:
        return Outcome(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return failed(
            Diagnostic(
                "BV903",
                "Tệp không ghi bằng mã UTF-8.",
                "mở tệp bằng Notepad, chọn Lưu thành (Save as), mã hóa UTF-8 rồi lưu lại.",
                place=Place(shown, line, 1),
            )
        )


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
        return failed(_too_large(len(text), Place(shown)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(text, shown)
    try:
        node = reader.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        return failed(*reader.found, reader.syntax(error))
    except yaml.YAMLError as error:
        return failed(*reader.found, reader.unreadable(error))
    except RecursionError:
        return failed(reader.too_deep(Place(shown)))
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
        self.found.append(Diagnostic(code, message, mend, place=self.place(mark, length)))

    def syntax(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        words = f"{error.context or ''} {error.problem or ''}"
        message, mend = "Tệp sai cú pháp YAML ở chỗ này.", "xem lại thụt dòng, dấu hai chấm và ngoặc kép."
        for fragment, said, how in _HINTS:
            if fragment in words:
                message, mend = said, how
                break
        mark = error.problem_mark or error.context_mark
        return Diagnostic("BV905", message, mend, place=self.place(mark) if mark else Place(self.shown))

    def unreadable(self, error: yaml.YAMLError) -> Diagnostic:
        position = getattr(error, "position", 0)
        before = "\n".join(self.lines)[: position if isinstance(position, int) else 0]
        line = before.count("\n") + 1
        return Diagnostic(
            "BV013",
            "Có ký tự điều khiển trong tệp.",
            "xóa ký tự đó; nó thường lẫn vào khi dán từ phần mềm khác.",
            place=Place(self.shown, line, len(before) - before.rfind("\n"), 1),
        )

    def too_deep(self, place: Place) -> Diagnostic:
        mend = "viết lại cho đơn giản; một kế hoạch chỉ cần vài cấp."
        return Diagnostic("BV906", "Tệp lồng quá nhiều cấp hoặc quá nhiều mục.", mend, place=place)

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
            raise RecursionError
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
                f"Thẻ “{event.tag}” không được dùng.",
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
        if event.style != "|":
            return Scalar(text, self.place(mark, length))
        first = mark.line + 1
        while first < len(self.lines) and not self.lines[first].strip():
            first += 1
        line = self.lines[first] if first < len(self.lines) else ""
        return Scalar(text, self.place(mark, length), mark.line + 2, len(line) - len(line.lstrip(" ")))

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
