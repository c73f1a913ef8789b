"""What a mistake of YAML's grammar means to a clerk. PyYAML and libyaml use different words for the same mistake."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import yaml


class Hint(NamedTuple):
    """What is wrong, how to mend it, and whether the construct's start is the place rather than the stumble."""

    message: str
    mend: str
    at_start: bool = False


_TAB: Final = Hint("Có phím Tab ở chỗ thụt dòng.", "thay phím Tab bằng dấu cách (mỗi cấp thụt vào 2 dấu cách).")
_STRANGE: Final = Hint(
    "Nội dung bắt đầu bằng ký tự đặc biệt.",
    "đặt cả nội dung trong ngoặc kép (chữ bắt đầu bằng %, @, ` hoặc Tab phải đặt trong ngoặc kép).",
)
_AFTER_QUOTE: Final = Hint(
    "Sau dấu ngoặc kép đóng còn chữ.",
    "đặt cả nội dung trong một cặp ngoặc kép; ngoặc kép bên trong nội dung thì gõ “ ”.",
)
_INDENT: Final = Hint(
    "Thụt dòng không thẳng hàng với các mục cùng cấp.", "cho các mục cùng cấp bắt đầu ở cùng một cột."
)
_OTHER: Final = Hint("Tệp sai cú pháp YAML ở chỗ này.", "xem lại thụt dòng, dấu hai chấm và ngoặc kép.")
# The first fragment found in the words of the error decides; None means that the line itself tells.
_BY_WORDS: Final[tuple[tuple[str, Hint | None], ...]] = (
    (
        "mapping values are not allowed",
        Hint(
            "Dấu hai chấm đứng ở chỗ không được phép.",
            "nếu dấu hai chấm thuộc nội dung, đặt cả nội dung trong ngoặc kép; nếu là tên mục, xem lại thụt dòng, "
            "và dòng trên có thiếu dấu hai chấm không.",
        ),
    ),
    ("cannot start any token", _STRANGE),
    ("alias", Hint("Nội dung bắt đầu bằng dấu *.", "đặt cả nội dung trong ngoặc kép.", at_start=True)),
    ("anchor", Hint("Nội dung bắt đầu bằng dấu &.", "đặt cả nội dung trong ngoặc kép.", at_start=True)),
    (
        "escape",
        Hint("Dấu \\ trong ngoặc kép đi với ký tự không hợp lệ.", "gõ \\\\ thay cho \\, hoặc dùng ngoặc đơn ' '."),
    ),
    (
        "scanning a quoted scalar",
        Hint(
            "Ngoặc kép mở mà không đóng.",
            "thêm dấu ngoặc kép ở cuối nội dung; ngoặc kép bên trong nội dung thì gõ “ ”.",
            at_start=True,
        ),
    ),
    (
        "could not find expected ':'",
        Hint(
            "Thiếu dấu hai chấm sau tên mục, hoặc nội dung xuống dòng mà không thụt vào.",
            "thêm “:” sau tên mục, hoặc thụt các dòng tiếp theo vào trong.",
            at_start=True,
        ),
    ),
    (
        "flow",
        Hint("Ngoặc { } hoặc [ ] chưa đóng, hoặc thiếu dấu phẩy.", "đóng ngoặc, hoặc đặt nội dung trong ngoặc kép."),
    ),
    ("expected <block end>", None),
    ("did not find expected key", None),
    ("did not find expected '-' indicator", None),
)


def explained(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[Hint, Any]:
    """The hint for an error, and YAML's mark of the place to show (None where it gives none)."""
    words = f"{error.context or ''} {error.problem or ''}"
    hint = next((hint or _by_line(error.problem_mark, lines) for part, hint in _BY_WORDS if part in words), _OTHER)
    mark, start = error.problem_mark or error.context_mark, error.context_mark
    if mark is not None and "\t" in _indent(mark, lines):
        return _TAB, mark
    unclosed = "flow" in words and start is not None and mark is not None and start.line != mark.line
    return hint, start if start is not None and (hint.at_start or unclosed) else mark


def _by_line(mark: Any, lines: list[str]) -> Hint:
    before = lines[mark.line][: mark.column].rstrip() if mark is not None and mark.line < len(lines) else ""
    return _AFTER_QUOTE if before.endswith(('"', "'")) else _INDENT


def _indent(mark: Any, lines: list[str]) -> str:
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[: len(line) - len(line.lstrip())]
