"""Variables as YAML text that a person likes to read and that ``load`` reads back exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from generator.diagnostics import ModelPath

WIDTH: Final = 110
_FLOW: Final = 100
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
# What other readers of YAML would take for a number, a date or a truth value.
_TYPED: Final = re.compile(
    r"[-+.]?\d[\d_.,:eE+-]*|0[xob][0-9a-fA-F]+|\d{4}-\d\d?-\d\d?.*|(?i:yes|no|true|false|on|off|y|n)|[.](?i:nan|inf)|[=<]+"
)
_FIRST: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_INSIDE: Final = re.compile(r": |:$| #|\t")
_IN_FLOW: Final = re.compile(r"[\[\]{},]|:")
# The characters that a YAML file may not hold as they are (PyYAML's list, and breaks that no editor counts as lines).
_UNFIT: Final = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ADDED_BLANK: Final = frozenset(
    {"co_quan_ban_hanh", "trich_yeu", "can_cu", "mo_dau", "danh_so", "noi_dung", "to_chuc_thuc_hien", "ket_thuc"}
    | {"noi_nhan", "luu_van_thu", "nguoi_ky", "lien_he", "phu_luc", "thiet_lap"}
)

Comments = Mapping[ModelPath, Sequence[str]]


def dump(variables: Mapping[str, Any], comments: Comments, hints: Mapping[str, str] | None = None) -> str:
    """The variables (text, whole numbers, lists, mappings with names) as YAML, each comment above what it is about.

    ``hints`` are comments on top-level names that are printed whenever the name is there.
    """
    lines: list[str] = []
    for key, value in variables.items():
        if lines and key in _ADDED_BLANK and not (key == "noi_dung" and "danh_so" in variables):
            lines.append("")
        if hints and key in hints:
            lines.append(f"# {hints[key]}")
        lines += _pair(key, value, (key,), "", comments)
    return "\n".join(lines) + "\n"


def comment_lines(text: str, indent: str = "") -> list[str]:
    """A comment folded to the width of the file; nothing in it can end it."""
    words = _UNFIT.sub("\ufffd", text).split()
    lines: list[str] = []
    row = f"{indent}#"
    for word in words:
        if len(row) + 1 + len(word) > WIDTH + 10 and not row.endswith("#"):
            lines.append(row)
            row = f"{indent}#"
        row += f" {word}"
    return [*lines, row]


def _above(path: ModelPath, indent: str, comments: Comments) -> list[str]:
    return [line for text in comments.get(path, ()) for line in comment_lines(text, indent)]


def _below(path: ModelPath, comments: Comments) -> bool:
    """True when something inside the value at a path has a comment."""
    return any(other[: len(path)] == path and other != path for other in comments)


def _pair(key: str, value: Any, path: ModelPath, indent: str, comments: Comments) -> list[str]:
    return [*_above(path, indent, comments), *_value(f"{indent}{key}:", value, path, indent, comments)]


def _value(head: str, value: Any, path: ModelPath, indent: str, comments: Comments) -> list[str]:
    """A value after its key or its dash; what needs lines of its own stands two columns further in."""
    if isinstance(value, Mapping):
        flow = None if _below(path, comments) else _flow(value)
        if flow is not None and len(head) + 1 + len(flow) <= _FLOW:
            return [f"{head} {flow}"]
        inner = [
            line
            for key, item in value.items()
            for line in _pair(str(key), item, (*path, str(key)), indent + "  ", comments)
        ]
        return _after_dash(head, inner) if head.endswith("-") else [head, *inner]
    if isinstance(value, list):
        flow = None if _below(path, comments) else _flow_row(value, head)
        if flow is not None and len(head) + 1 + len(flow) <= _FLOW:
            return [f"{head} {flow}"]
        rows = list(_items(value, path, indent + "  ", comments))
        return _after_dash(head, rows) if head.endswith("-") else [head, *rows]
    return _scalar(head, value, indent + "  ")


def _items(values: Sequence[Any], path: ModelPath, indent: str, comments: Comments) -> Iterator[str]:
    for number, item in enumerate(values):
        here = (*path, number)
        yield from _above(here, indent, comments)
        yield from _value(f"{indent}-", item, here, indent, comments)


def _after_dash(head: str, inner: list[str]) -> list[str]:
    """The first name of a mapping, or item of a list, on the line of its dash; a comment keeps its own line."""
    first = next(number for number, line in enumerate(inner) if not line.lstrip().startswith("#"))
    return [*inner[:first], f"{head} {inner[first].lstrip()}", *inner[first + 1 :]]


def _flow(value: Mapping[str, Any]) -> str | None:
    """A small mapping of short texts on one line: ``{ ten: Hòa Phong, loai: xã }``."""
    parts = []
    for key, item in value.items():
        if isinstance(item, Mapping | list):
            return None
        text = _inline(item, flow=True)
        if text is None:
            return None
        parts.append(f"{key}: {text}")
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _flow_row(values: Sequence[Any], head: str) -> str | None:
    """The cells of a row, or partners of a task, on one line."""
    if not values:
        return "[]"
    if not (head.endswith(("-", "cot:", "phoi_hop:", "quyen_han:"))):
        return None
    if any(isinstance(item, Mapping | list) for item in values):
        return None
    texts = [_inline(item, flow=True) for item in values]
    return None if None in texts else f"[{', '.join(str(text) for text in texts)}]"


def _inline(value: Any, *, flow: bool = False) -> str | None:
    """A value on one line, None for a text that has lines."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if "\n" in text:
        return None
    return _quoted(text) if _must_quote(text, flow=flow) else text


def _must_quote(text: str, *, flow: bool) -> bool:
    if text in _NULLS or text != text.strip() or text[0] in _FIRST or _INSIDE.search(text) or _UNFIT.search(text):
        return True
    if "\ufeff" in text or (flow and _IN_FLOW.search(text)):
        return True
    return _TYPED.fullmatch(text) is not None or text.startswith(("--- ", "... ")) or text in ("---", "...")


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if not _UNFIT.match(char) and char != "\ufeff":
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _scalar(head: str, value: Any, indent: str) -> list[str]:
    text = value if isinstance(value, str) else None
    if text is not None and "\n" in text and (lines := _literal(text, indent)) is not None:
        return [f"{head} {lines[0]}", *lines[1:]]
    inline = _inline(value) or _quoted(str(value))
    if text is None or len(head) + 1 + len(inline) <= WIDTH + 10 or (folded := _folded(text, indent)) is None:
        return [f"{head} {inline}"]
    return [f"{head} >-", *folded]


def _literal(text: str, indent: str) -> list[str] | None:
    """The text as it stands, line by line; None where a literal block would not give it back."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    rows = body.split("\n")
    if ends > 1 or not rows[0] or rows[0][0].isspace() or _UNFIT.search(text) or "\ufeff" in text or "\t" in text:
        return None
    if any(row and not row.strip() for row in rows):
        return None
    return ["|" if ends else "|-", *(f"{indent}{row}" if row else "" for row in rows)]


def _folded(text: str, indent: str) -> list[str] | None:
    """The text over several lines, parted at single blanks only; None where folding would not give it back."""
    if text != text.strip() or "\n" in text or _UNFIT.search(text) or "\ufeff" in text or "\t" in text:
        return None
    rows: list[str] = []
    row = ""
    for part in re.split(r"(?<! ) (?! )", text):
        if row and len(indent) + len(row) + 1 + len(part) > WIDTH and not part.startswith(" "):
            rows.append(row)
            row = part
        else:
            row = f"{row} {part}" if row else part
    rows.append(row)
    return [f"{indent}{row}" for row in rows]
