"""Loop bodies that depend on their item alone: what was written for an item once is written again without filling.

The documents of a batch share most of their paragraphs (``compose`` gives back the very same objects), so their text is
made once. An item that was changed since is noticed: its content is compared with a copy.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

PREFIX: Final = "ghi_lai_"
_MOST: Final = 2048  # texts kept for one loop
_YOUNG: Final = 1024  # items that were met once


def take_out(tree: nodes.Template, environment: Environment) -> dict[str, tuple[str, nodes.Template]]:
    """Put a filter in place of every such loop body, inner ones first: its name, its item's name and the body."""
    found: dict[str, tuple[str, nodes.Template]] = {}
    for loop in reversed(list(tree.find_all(nodes.For))):
        if not isinstance(loop.target, nodes.Name):
            continue
        body = nodes.Template(loop.body, lineno=loop.lineno)
        body.set_environment(environment)
        if find_undeclared_variables(body) - {loop.target.name}:
            continue
        name = f"{PREFIX}{len(found)}"
        found[name] = (loop.target.name, body)
        environment.filters[name] = str  # compiling asks for the name only
        item = nodes.Name(loop.target.name, "load", lineno=loop.lineno)
        again = nodes.Filter(item, name, [], [], None, None, lineno=loop.lineno)
        loop.body = [nodes.Output([again], lineno=loop.lineno)]
        loop.set_environment(environment)
    return found


def filters(bodies: dict[str, tuple[str, CodeType]], environment: Environment) -> Iterator[tuple[str, Any]]:
    """The filters that write those bodies; they may use each other."""
    for name, (item, code) in bodies.items():
        template = environment.template_class.from_code(environment, code, {})
        yield name, _writer(template, item)


def _writer(template: Any, name: str) -> Callable[[Any], str]:
    render, new_context = template.root_render_func, template.new_context
    young: dict[int, Any] = {}
    known: dict[int, tuple[Any, Any, str]] = {}
    plain: dict[str, str] = {}

    def made(item: Any) -> str:
        return "".join(render(new_context({name: item}, True)))

    def write(item: Any) -> str:
        if type(item) is str:
            text = plain.get(item)
            if text is None:
                text = made(item)
                if len(plain) < _MOST:
                    plain[item] = text
            return text
        key = id(item)
        kept = known.get(key)
        if kept is not None and kept[0] is item and kept[1] == item:
            return kept[2]
        text = made(item)
        if young.get(key) is item:
            if len(known) >= _MOST:
                known.clear()
            known[key] = (item, copy.deepcopy(item), text)
        else:
            if len(young) >= _YOUNG:
                young.clear()
            young[key] = item  # held, so that no other object can come to have its id
        return text

    return write
