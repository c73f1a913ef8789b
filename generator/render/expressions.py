"""What a tag may say: its jinja source parsed, judged and its slips written for the template's author."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from jinja2 import TemplateSyntaxError, nodes

from generator.render.environment import make_environment
from generator.render.marks import BLOCK_CLOSE, BLOCK_OPEN, VALUE_CLOSE, VALUE_OPEN
from generator.render.shapes import FILTERS, MEND, RefusedError, Scope, ShapeReader, Typed
from generator.render.tags import Slip
from generator.standards.manifest import Kind, ListOf, Record

T = TypeVar("T")
# Python refuses code with more than 200 nested parentheses; a tag of this length cannot reach that.
_LONGEST: Final = 600


@dataclass
class Checker:
    """Judges the tags of one template; ``slips`` gathers what is wrong, ``reader.used`` the names that were met."""

    reader: ShapeReader = field(default_factory=ShapeReader)
    slips: list[Slip] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._environment = make_environment(dict.fromkeys(FILTERS, str))

    def value(self, source: str, scope: Scope, raw: str) -> tuple[Kind, tuple[str, ...]] | None:
        """The kind a ``{{ }}`` tag prints and the dotted names in it; None after a slip was noted."""

        def check() -> Kind:
            shape = self.reader.shape(self._expression(source), scope).shape
            if isinstance(shape, ListOf | Record) or shape is Kind.CO:
                what = {ListOf: "một danh sách", Record: "một nhóm giá trị"}.get(type(shape), "giá trị có/không")
                hint = "dùng {%p for ... in ... %} để in từng mục, hoặc chọn một tên bên trong."
                raise RefusedError("MB009", f"Nhãn “{raw}” in ra {what}, không phải chữ.", hint)
            return shape

        self.reader.paths = []
        kind = self._guard(check, raw)
        return None if kind is None else (kind, tuple(self.reader.paths))

    def condition(self, source: str, scope: Scope, raw: str) -> bool:
        """True when an ``if`` or ``elif`` condition is in order."""
        return self._guard(lambda: self.reader.shape(self._expression(source), scope), raw) is not None

    def loop(self, source: str, scope: Scope, raw: str) -> tuple[str, Typed] | None:
        """The name a ``for`` binds and the shape of each item."""

        def check() -> tuple[str, Typed]:
            node = self._parse(f"{BLOCK_OPEN} for {source} {BLOCK_CLOSE}{BLOCK_OPEN} endfor {BLOCK_CLOSE}")
            if not isinstance(node, nodes.For) or not isinstance(node.target, nodes.Name):
                raise RefusedError("MB009", f"Vòng lặp “{raw}” không đúng dạng.", "viết: for muc in danh_sach.")
            if (
                node.recursive
                or node.test is not None
                or node.target.name.startswith("_")
                or node.target.name == "loop"
            ):
                raise RefusedError("MB009", f"Vòng lặp “{raw}” có phần thừa.", "viết: for muc in danh_sach.")
            listed = self.reader.shape(node.iter, scope)
            if not isinstance(listed.shape, ListOf):
                raise RefusedError(
                    "MB009", f"Vòng lặp “{raw}” chạy trên thứ không phải danh sách.", "chọn tên là danh sách."
                )
            return node.target.name, Typed(listed.shape.item, listed.path)

        return self._guard(check, raw)

    def exact(self, path: str, scope: Scope, wanted: Kind, raw: str) -> bool:
        """True when the dotted name exists in the scope and is of the wanted kind (for ``gan``)."""

        def check() -> bool:
            if self.reader.shape(self._expression(path), scope).shape is not wanted:
                raise RefusedError("MB010", f"“{path}” phải là kiểu “{wanted.value}”.", "sửa kiểu trong mục “bien”.")
            return True

        return bool(self._guard(check, raw))

    def _guard(self, check: Callable[[], T], raw: str) -> T | None:
        try:
            return check()
        except RefusedError as refused:
            message = refused.message
            if raw not in message:
                message = f"{message.rstrip('.')} (ở “{raw}”)."
            self.slips.append(Slip(refused.code, message, raw, refused.mend))
        except TemplateSyntaxError:
            self.slips.append(Slip("MB005", f"Nhãn “{raw}” viết sai, không hiểu được.", raw, MEND))
        except RecursionError:
            self.slips.append(Slip("MB009", f"Nhãn “{raw[:40]}...” quá phức tạp.", raw[:200], MEND))
        return None

    def _parse(self, source: str) -> nodes.Node:
        if len(source) > _LONGEST:
            raise RefusedError("MB009", "Nhãn quá dài, quá phức tạp.", "chia thành nhiều nhãn ngắn.")
        body = self._environment.parse(source).body
        if len(body) != 1:
            raise RefusedError("MB009", "Nhãn chứa nhiều lệnh.", "viết mỗi lệnh trong một nhãn.")
        return body[0]

    def _expression(self, source: str) -> nodes.Expr:
        output = self._parse(f"{VALUE_OPEN} {source} {VALUE_CLOSE}")
        if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
            raise RefusedError("MB009", f"Không hiểu “{source}”.", MEND)
        return output.nodes[0]
