"""A Word template compiled once, and a plan's context filled into it. The only home of docxtpl and jinja2."""

from typing import Any

from generator.render.loading import load_template
from generator.render.template import CompiledTemplate
from generator.render.values import RenderError

__all__ = ["CompiledTemplate", "RenderError", "compile_template", "load_template"]


def __getattr__(name: str) -> Any:
    """``compile_template`` on demand: it brings docxtpl and lxml with it."""
    if name == "compile_template":
        from generator.render.compile import compile_template

        return compile_template
    raise AttributeError(name)
