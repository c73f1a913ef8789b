"""The jinja environment: sandboxed, strict, without globals; a dot reads the item of a dict and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.render.marks import BLOCK_CLOSE, BLOCK_OPEN, COMMENT_CLOSE, COMMENT_OPEN, VALUE_CLOSE, VALUE_OPEN

LOOP_ATTRIBUTES: Final = ("first", "last", "index", "index0", "length")


def _write_item(self: CodeGenerator, node: nodes.Getattr | nodes.Getitem, frame: Frame) -> None:
    """Code for ``a.b`` and ``a["b"]``: plain item access, which can reach no Python attribute at all."""
    if isinstance(node, nodes.Getattr):
        key: Any = node.attr
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            CodeGenerator.visit_Getattr(self, node, frame)
            return
    elif isinstance(node.arg, nodes.Const):
        key = node.arg.value
    else:
        self.fail("only a constant may stand in brackets", node.lineno)
    self.visit(node.node, frame)
    self.write(f"[{key!r}]")


_ItemCode: Final = type("_ItemCode", (CodeGenerator,), {"visit_Getattr": _write_item, "visit_Getitem": _write_item})


class _Environment(ImmutableSandboxedEnvironment):
    """Second fence behind the code generator: what still asks for an attribute gets an item or nothing."""

    code_generator_class = _ItemCode

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, LoopContext) and attribute in LOOP_ATTRIBUTES:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if type(obj) in (dict, list):
            return obj[argument]
        raise TypeError(f"no items in {type(obj).__name__}")


def make_environment(filters: Mapping[str, Callable[..., Any]]) -> ImmutableSandboxedEnvironment:
    """A fresh environment that knows these filters and nothing else."""
    # Private-use marks are the delimiters, so a brace in the template's own XML (a GUID, say) is text.
    # Escaping happens in the value filters; compile asserts on the AST that every output passes through one.
    environment = _Environment(
        block_start_string=BLOCK_OPEN,
        block_end_string=BLOCK_CLOSE,
        variable_start_string=VALUE_OPEN,
        variable_end_string=VALUE_CLOSE,
        comment_start_string=COMMENT_OPEN,
        comment_end_string=COMMENT_CLOSE,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
        cache_size=0,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = dict(filters)
    return environment
