"""A Word template compiled once, and a plan's context filled into it. The only home of docxtpl and jinja2."""

from generator.render.compile import compile_template, load_template
from generator.render.template import CompiledTemplate
from generator.render.values import RenderError

__all__ = ["CompiledTemplate", "RenderError", "compile_template", "load_template"]
