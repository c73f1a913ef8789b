"""A compiled template: immutable, safe to share between threads; a context in, a package's bytes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from jinja2 import TemplateError
from jinja2.runtime import Context

from generator.diagnostics import Diagnostic
from generator.ooxml.core_properties import core_properties
from generator.ooxml.zip_writer import QUICK, Entry, deflate_entry, join_entries
from generator.render.context import CORE_NAME, compare_context
from generator.render.finish import Finish
from generator.render.values import RenderError
from generator.standards.manifest import Manifest

_SMALL: Final = 4096


@lru_cache(maxsize=64)
def _small_entry(name: str, text: str) -> Entry:
    return deflate_entry(name, text.encode(), QUICK)


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """A part that is filled: its name, jinja's render function, a maker of its context, the last touches."""

    name: str
    render: Callable[[Context], Iterator[str]]
    new_context: Callable[[Mapping[str, Any], bool], Context]
    finish: Finish

    def entry(self, context: Mapping[str, Any]) -> Entry:
        """The part filled and deflated."""
        text = "".join(self.render(self.new_context(context, True)))
        made = self.finish(text)
        # Headers and footers are mostly the same in every document of a batch.
        return _small_entry(self.name, made) if len(made) < _SMALL else deflate_entry(self.name, made.encode(), QUICK)


@dataclass(frozen=True, slots=True)
class CorePart:
    """``docProps/core.xml``, written from the context's ``thuoc_tinh``."""

    name: str

    def entry(self, context: Mapping[str, Any]) -> Entry:
        """The part for this document."""
        return deflate_entry(self.name, core_properties(context[CORE_NAME]), QUICK)


@dataclass(frozen=True, slots=True)
class StylesPart:
    """The styles, one ready entry for each named set of sizes; "" is the template's own."""

    variants: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template opened, judged, patched and compiled once. ``plan`` holds its parts in the package's order."""

    file: str
    digest: str
    manifest: Manifest
    plan: tuple[Entry | RenderedPart | CorePart | StylesPart, ...]

    def missing(self, context: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
        """Every name that the context lacks, misshapes (MB013, errors) or has too many (a warning), at once."""
        return compare_context(self.manifest, context)

    def fill(self, context: Mapping[str, Any], *, sizes: str = "") -> bytes:
        """The package for a context that ``missing`` found in order; the same context gives the same bytes.

        Raises RenderError for a context that does not fit and for an unknown set of sizes.
        """
        try:
            return join_entries([self._entry(part, context, sizes) for part in self.plan])
        except RenderError:
            raise
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError, TemplateError) as error:
            raise RenderError(f"{self.file}: {type(error).__name__}: {error}") from error

    @staticmethod
    def _entry(part: Entry | RenderedPart | CorePart | StylesPart, context: Mapping[str, Any], sizes: str) -> Entry:
        if isinstance(part, Entry):
            return part
        if isinstance(part, StylesPart):
            return part.variants[sizes]
        return part.entry(context)
