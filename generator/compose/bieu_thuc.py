"""``{{ ... }}`` in a clerk's text: read with jinja2's parser, evaluated by walking its tree over plain values only.

No code is compiled and no Python attribute is ever read, so there is nothing to escape from: names, dotted names,
constants, comparisons, ``a if b else c``, ``~`` and three filters are all there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from generator.text import near

Names = Mapping[str, Any]
MAX_CODE = 500
_TAG = re.compile(rf"\\\{{\{{|\{{\{{(?P<code>.{{0,{MAX_CODE}}}?)\}}\}}|(?P<open>\{{\{{)|(?P<block>\{{%)", re.DOTALL)
MAX_ERRORS = 20
MAX_SHOWN = 60


class ExpressionError(Exception):
    """What is wrong with an expression: code, message and mend in a clerk's words, and the expression's text."""

    def __init__(self, code: str, message: str, mend: str, text: str) -> None:
        super().__init__(message)
        self.code, self.message, self.mend, self.text = code, message, mend, text


def has_expression(text: str) -> bool:
    """True when the text needs :func:`evaluate`."""
    return "{{" in text or "{%" in text


def evaluate(
    text: str, names: Names, insert: Callable[[str], str] = str, known: dict[str, str] | None = None
) -> tuple[str, list[ExpressionError]]:
    """The text with every ``{{ ... }}`` replaced by its value, and what is wrong with those that have none.

    ``insert`` prepares a value for its surroundings; an expression without a value stays as it was typed. ``known``
    holds the values that earlier texts needed of the same names.
    """
    parts: list[str] = []
    errors: list[ExpressionError] = []
    known = {} if known is None else known
    for plain, tag in _split(text):
        parts.append(plain)
        if tag is None:
            continue
        whole = tag.group()
        try:
            if whole not in known:
                known[whole] = "{{" if whole == "\\{{" else _tag_value(tag, names)
            parts.append(known[whole] if whole == "\\{{" else insert(known[whole]))
        except ExpressionError as error:
            parts.append(whole)
            errors.append(error)
            if len(errors) == MAX_ERRORS:
                parts.append(text[tag.end() :])
                break
    return "".join(parts), errors


@lru_cache(maxsize=512)
def _split(text: str) -> tuple[tuple[str, re.Match[str] | None], ...]:
    """The text between the tags, each with the tag behind it."""
    found: list[tuple[str, re.Match[str] | None]] = []
    position = 0
    for match in _TAG.finditer(text):
        found.append((text[position : match.start()], match))
        position = match.end()
    return (*found, (text[position:], None))


def _tag_value(match: re.Match[str], names: Names) -> str:
    whole = match.group()
    if match["code"] is not None:
        return _value(match["code"], names, whole)
    rest = match.string[match.start() : match.start() + 40].split("\n")[0]
    if match["open"]:
        mend = "thêm }} ở cuối; muốn in ra hai dấu ngoặc nhọn thì gõ \\{{."
        raise ExpressionError("BV201", "“{{” mở mà không có “}}” đóng.", mend, rest)
    mend = "chỉ dùng {{ ... }}; chọn theo điều kiện thì viết {{ a if điều_kiện else b }}."
    raise ExpressionError("BV202", "“{% ... %}” không dùng được trong nội dung.", mend, rest)


@cache
def _environment() -> Any:
    from jinja2 import Environment

    return Environment(autoescape=False)  # noqa: S701 - parsed, never rendered


@lru_cache(maxsize=256)
def _parsed(code: str) -> Any:
    from jinja2 import nodes

    body = _environment().parse("{{" + code + "}}").body
    output = body[0] if len(body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise ValueError
    return output.nodes[0]


def _value(code: str, names: Names, whole: str) -> str:
    from jinja2 import TemplateSyntaxError

    try:
        tree = _parsed(code)
    except (TemplateSyntaxError, ValueError, RecursionError):
        mend = "viết dạng {{ don_vi.ten }} hoặc {{ 'a' if don_vi.loai == 'xã' else 'b' }}."
        raise ExpressionError("BV203", f"Không hiểu biểu thức “{whole[:60]}”.", mend, whole) from None
    return _Walk(names, whole).text(tree)


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    return ", ".join(known[:MAX_SHOWN]) + (" ..." if len(known) > MAX_SHOWN else "")


class _Walk:
    """Evaluates one parsed expression."""

    def __init__(self, names: Names, whole: str) -> None:
        self.names, self.whole = names, whole

    def value(self, node: Any) -> Any:
        handler = getattr(self, f"on_{type(node).__name__.lower()}", None)
        if handler is None:
            mend = "chỉ dùng tên biến, dấu chấm, so sánh, “if ... else ...”, ~ và bộ lọc hoa, hoa_dau, thuong."
            raise ExpressionError(
                "BV204", f"Biểu thức “{self.whole[:60]}” dùng phép không được phép.", mend, self.whole
            )
        return handler(node)

    def text(self, node: Any) -> str:
        """The value of a node as it is printed: a text or a whole number."""
        result = self.value(node)
        if isinstance(result, Mapping):
            mend = f"thêm dấu chấm và một trong: {_listed(result)}."
            raise ExpressionError("BV205", f"“{self.whole}” là một nhóm, chưa chỉ rõ mục nào.", mend, self.whole)
        if isinstance(result, bool):
            mend = "viết {{ 'a' if điều_kiện else 'b' }} để chọn chữ cần in."
            raise ExpressionError(
                "BV204", f"“{self.whole}” chỉ cho biết đúng hay sai, không in được.", mend, self.whole
            )
        return str(result)

    def unknown(self, name: str, known: list[str]) -> ExpressionError:
        guess = near(name, known, 1)
        mend = f"có phải “{guess[0]}”?" if guess else f"dùng một trong: {_listed(known) or 'chưa có tên nào'}."
        return ExpressionError("BV200", f"Không có biến nào tên “{name}”.", mend, self.whole)

    def on_templatedata(self, node: Any) -> Any:
        return node.data

    def on_const(self, node: Any) -> Any:
        if not isinstance(node.value, str | int | bool):
            raise ExpressionError(
                "BV204", "Giá trị trong biểu thức phải là chữ hoặc số nguyên.", "đặt chữ trong ngoặc đơn.", self.whole
            )
        return node.value

    def on_name(self, node: Any) -> Any:
        if node.name not in self.names:
            raise self.unknown(node.name, list(self.names))
        return self.names[node.name]

    def item(self, holder: Any, key: Any) -> Any:
        if not isinstance(holder, Mapping):
            mend = "bỏ phần sau dấu chấm."
            raise ExpressionError("BV204", f"“{self.whole}”: “{key}” không có gì bên trong để lấy.", mend, self.whole)
        if not isinstance(key, str) or key not in holder:
            raise self.unknown(str(key) if isinstance(key, str | int) else "[...]", list(holder))
        return holder[key]

    def on_getattr(self, node: Any) -> Any:
        return self.item(self.value(node.node), node.attr)

    def on_getitem(self, node: Any) -> Any:
        return self.item(self.value(node.node), self.value(node.arg))

    def on_condexpr(self, node: Any) -> Any:
        if self.value(node.test):
            return self.value(node.expr1)
        return "" if node.expr2 is None else self.value(node.expr2)

    def on_compare(self, node: Any) -> bool:
        left = self.value(node.expr)
        for operand in node.ops:
            right = self.value(operand.expr)
            if operand.op not in {"eq", "ne", "in", "notin"}:
                raise ExpressionError("BV204", "Chỉ so sánh bằng == hoặc !=.", "viết lại điều kiện.", self.whole)
            if isinstance(left, Mapping) or isinstance(right, Mapping):
                self.text(node.expr if isinstance(left, Mapping) else operand.expr)  # says what is wrong
            same = str(left) in str(right) if operand.op in {"in", "notin"} else str(left) == str(right)
            if same is (operand.op in {"ne", "notin"}):
                return False
            left = right
        return True

    def on_and(self, node: Any) -> Any:
        return self.value(node.left) and self.value(node.right)

    def on_or(self, node: Any) -> Any:
        return self.value(node.left) or self.value(node.right)

    def on_not(self, node: Any) -> bool:
        return not self.value(node.node)

    def on_concat(self, node: Any) -> str:
        return "".join(self.text(part) for part in node.nodes)

    def on_filter(self, node: Any) -> str:
        change = FILTERS.get(node.name)
        if change is None or node.node is None or node.args or node.kwargs:
            mend = f"bộ lọc dùng được: {', '.join(FILTERS)}."
            raise ExpressionError("BV204", f"Không có bộ lọc “{node.name}”.", mend, self.whole)
        return change(self.text(node.node))


FILTERS: dict[str, Callable[[str], str]] = {
    "hoa": str.upper,
    "hoa_dau": lambda text: text[:1].upper() + text[1:],
    "thuong": str.lower,
}


@lru_cache(maxsize=512)
def names_in(text: str) -> frozenset[str]:
    """The names that the expressions of a text use: ``{{ don_vi.ten }}`` gives "don_vi" and "don_vi.ten".

    An expression that cannot be read uses none; :func:`evaluate` says what is wrong with it.
    """
    from jinja2 import TemplateSyntaxError, nodes

    found: set[str] = set()
    for match in _TAG.finditer(text) if "{{" in text else ():
        if match["code"] is None:
            continue
        try:
            tree = _parsed(match["code"])
        except (TemplateSyntaxError, ValueError, RecursionError):
            continue
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            waiting += node.iter_child_nodes()
            keys: list[str] = []
            while isinstance(node, nodes.Getattr):
                keys.append(node.attr)
                node = node.node
            if isinstance(node, nodes.Name):
                found.add(".".join([node.name, *reversed(keys)]))
    return frozenset(found)
