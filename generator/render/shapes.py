"""The shape of a jinja expression, worked out from the manifest; what the allow-list does not hold is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from jinja2 import nodes

from generator.render.environment import LOOP_ATTRIBUTES
from generator.standards.manifest import Kind, ListOf, Record, Shape
from generator.text import near


@dataclass(frozen=True, slots=True)
class Typed:
    """A value's shape, and the dotted name of the manifest it comes from ("" when it comes from none)."""

    shape: Shape
    path: str = ""


Scope = Mapping[str, Typed]
_LOOP: Final = {name: Kind.CO if name in ("first", "last") else Kind.SO for name in LOOP_ATTRIBUTES}
# filter: the kinds it takes; the result has the kind it was given, but for a length.
FILTERS: Final[Mapping[str, tuple[Kind, ...]]] = {
    "upper": (Kind.CHUOI, Kind.CHU),
    "lower": (Kind.CHUOI, Kind.CHU),
    "trim": (Kind.CHUOI,),
    "default": (Kind.CHUOI, Kind.CHU),
    "d": (Kind.CHUOI, Kind.CHU),
    "length": (),
    "count": (),
}
_REASONS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Call: "gọi hàm",
    nodes.Test: "dùng “is”",
    nodes.Dict: "tạo nhóm giá trị",
    nodes.BinExpr: "làm phép tính",
    nodes.UnaryExpr: "làm phép tính",
    nodes.Slice: "cắt chuỗi",
}
MEND: Final = "nhãn chỉ dùng: tên biến, dấu chấm, so sánh, and, or, not, if-else, dấu ~ và vài bộ lọc như upper."


class RefusedError(Exception):
    """A tag says what it may not: code, message and mend of the finding to make of it."""

    def __init__(self, code: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.code, self.message, self.mend = code, message, mend


@dataclass
class ShapeReader:
    """Reads expressions; ``used`` gathers the manifest's dotted names that were met, ``paths`` those of the tag."""

    used: set[str] = field(default_factory=set)
    paths: list[str] = field(default_factory=list)

    def shape(self, node: nodes.Node, scope: Scope) -> Typed:
        """The shape of an expression. Raises RefusedError for what is unknown or not allowed."""
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self._item(node.node, node.attr, scope)
            case nodes.Getitem(arg=nodes.Const(value=key)):
                return self._item(node.node, key, scope)
            case nodes.Const():
                return _constant(node.value)
            case nodes.Compare():
                return self._compare(node, scope)
            case nodes.And() | nodes.Or():
                return _joined(self.shape(node.left, scope), self.shape(node.right, scope))
            case nodes.Not():
                self.shape(node.node, scope)
                return Typed(Kind.CO)
            case nodes.CondExpr():
                return self._choice(node, scope)
            case nodes.Concat():
                return self._concat(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
        reason = next((text for kind, text in _REASONS.items() if isinstance(node, kind)), "dùng phép này")
        raise RefusedError("MB009", f"Nhãn không được {reason}.", MEND)

    def _name(self, node: nodes.Name, scope: Scope) -> Typed:
        found = scope.get(node.name)
        if found is None:
            raise _unknown(node.name, node.name, scope)
        self.paths.append(node.name)
        self._use(found)
        return found

    def _use(self, found: Typed) -> None:
        if found.path:
            self.used.add(found.path)

    def _item(self, owner: nodes.Expr, key: Any, scope: Scope) -> Typed:
        if not isinstance(owner, nodes.Name | nodes.Getattr | nodes.Getitem) or str(key).startswith("_"):
            raise RefusedError("MB009", f"Nhãn không được lấy “{key}” ở đây.", MEND)
        if isinstance(owner, nodes.Name) and owner.name == "loop":
            if "loop" not in scope or key not in _LOOP:
                raise _unknown(f"loop.{key}", str(key), _LOOP if "loop" in scope else {})
            return Typed(_LOOP[str(key)])
        outer = self.shape(owner, scope)
        if isinstance(outer.shape, Record) and isinstance(key, str):
            if key not in outer.shape.fields:
                raise _unknown(f"{outer.path}.{key}", key, outer.shape.fields)
            path = f"{outer.path}.{key}" if outer.path else ""
            if self.paths:
                self.paths[-1] += f".{key}"
            found = Typed(outer.shape.fields[key], path)
            self._use(found)
            return found
        if isinstance(outer.shape, ListOf):  # also a number in brackets: the list may be shorter
            hint = "dùng {%p for ... in ... %} rồi lấy mục con của từng phần tử."
            raise RefusedError("MB009", f"“{outer.path}” là danh sách, không lấy “{key}” trực tiếp được.", hint)
        hint = "bỏ phần sau dấu chấm, hoặc sửa mục “bien”."
        raise RefusedError("MB009", f"“{outer.path}” không có mục con “{key}”.", hint)

    def _compare(self, node: nodes.Compare, scope: Scope) -> Typed:
        left = self.shape(node.expr, scope).shape
        for operand in node.ops:
            right = self._choices(operand.expr, scope)
            if operand.op in ("in", "notin"):
                fits = right == ListOf(left) or left is right is Kind.CHUOI
            elif operand.op in ("eq", "ne"):
                fits = isinstance(left, Kind) and isinstance(right, Kind)
            else:  # an order: only numbers have one that a clerk would agree to
                fits = left is right is Kind.SO
            if not fits:
                raise RefusedError(
                    "MB009", "Phép so sánh trong nhãn có hai vế khác kiểu.", "so chữ với chữ, số với số."
                )
            left = right
        return Typed(Kind.CO)

    def _choices(self, node: nodes.Expr, scope: Scope) -> Shape:
        """The shape of an operand; a written-out list of constants counts as a list here and nowhere else."""
        if not isinstance(node, nodes.List | nodes.Tuple):
            return self.shape(node, scope).shape
        kinds = {_constant(item.value).shape for item in node.items if isinstance(item, nodes.Const)}
        if len(kinds) != 1 or not all(isinstance(item, nodes.Const) for item in node.items):
            raise RefusedError("MB009", "Danh sách sau “in” chỉ gồm chữ trong nháy hoặc chỉ gồm số.", MEND)
        return ListOf(kinds.pop())

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Typed:
        if node.expr2 is None:
            raise RefusedError("MB009", "Nhãn “... if ...” thiếu “else”.", 'viết: a if dieu_kien else "".')
        self.shape(node.test, scope)
        first, second = self.shape(node.expr1, scope), self.shape(node.expr2, scope)
        if {first.shape, second.shape} <= {Kind.CHUOI, Kind.CHU} and first.shape is not second.shape:
            return Typed(Kind.CHU)
        return _joined(first, second)

    def _concat(self, node: nodes.Concat, scope: Scope) -> Typed:
        for part in node.nodes:
            if self.shape(part, scope).shape not in (Kind.CHUOI, Kind.SO):
                raise RefusedError("MB009", "Dấu ~ chỉ nối chữ thường và số.", "viết hai nhãn cạnh nhau.")
        return Typed(Kind.CHUOI)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Typed:
        arguments = [*node.args, *(pair.value for pair in node.kwargs)]
        constants = all(isinstance(item, nodes.Const) for item in arguments)
        if node.name not in FILTERS or node.node is None or node.dyn_args or node.dyn_kwargs or not constants:
            known = ", ".join(FILTERS)
            raise RefusedError(
                "MB009", f"Không dùng được bộ lọc “{node.name}” như vậy.", f"các bộ lọc có sẵn: {known}."
            )
        given = self.shape(node.node, scope)
        if node.name in ("length", "count"):
            if isinstance(given.shape, ListOf) and not arguments:
                return Typed(Kind.SO)
            raise RefusedError("MB009", f"Bộ lọc “{node.name}” chỉ đếm danh sách.", "bỏ bộ lọc.")
        texts = [item for item in node.args if isinstance(item, nodes.Const) and isinstance(item.value, str)]
        wanted = 1 if node.name in ("default", "d") else 0
        if len(texts) != wanted or len(arguments) > 2 * wanted:
            hint = 'ví dụ: ten|upper, ten|default("...").'
            raise RefusedError("MB009", f"Bộ lọc “{node.name}” ghi sai phần trong ngoặc.", hint)
        if given.shape not in FILTERS[node.name]:
            raise RefusedError("MB009", f"Bộ lọc “{node.name}” chỉ dùng cho chữ.", "bỏ bộ lọc.")
        return given


def _constant(value: Any) -> Typed:
    kind = {str: Kind.CHUOI, bool: Kind.CO, int: Kind.SO}.get(type(value))
    if kind is None:
        raise RefusedError("MB009", f"Nhãn không được dùng giá trị “{value}”.", "dùng chữ trong nháy hoặc số nguyên.")
    return Typed(kind)


def _joined(first: Typed, second: Typed) -> Typed:
    """The shape of a value that is one of two; what differs can still be tested, never printed."""
    return first if first.shape == second.shape else Typed(Kind.CO)


def _unknown(shown: str, word: str, known: Any) -> RefusedError:
    close = near(word, known, 1)
    names = [str(name) for name in known]
    if close:
        mend = f"có phải “{close[0]}”?"
    elif names and len(names) <= 20:
        mend = "các tên dùng được: " + ", ".join(names) + "."
    else:
        mend = "xem tên trong mục “bien” của mau.yaml."
    return RefusedError("MB008", f"Mẫu dùng tên “{shown}” mà bản kê không có.", mend)
