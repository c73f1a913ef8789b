"""What compiling found out, as plain values and code objects; one function makes the shared template of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import CodeType, MappingProxyType
from typing import Any

from generator.ooxml.zip_writer import Entry
from generator.render.environment import make_environment
from generator.render.finish import Finish
from generator.render.repeats import filters as repeats
from generator.render.template import CompiledTemplate, CorePart, RenderedPart, StylesPart
from generator.render.values import AUTHOR_FILTERS, OUTPUT_FILTERS, points_writer, run_writer
from generator.standards.manifest import Manifest

Packed = tuple[str, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A compiled template without functions, so that it can be written to disk.

    ``parts`` in the package's order are ("static", packed entry), ("core", name), ("styles", name) or
    ("filled", name, code, bodies, (cells, rows, tail)); ``styles`` are packed entries by size set; ``runs`` and
    ``points`` are what the output filters are made of (see ``writers``).
    """

    parts: tuple[tuple[Any, ...], ...]
    styles: dict[str, Packed]
    runs: dict[str, dict[str, str]]
    points: dict[str, float]

    def plain(self) -> tuple[Any, ...]:
        """As values that ``marshal`` takes."""
        return (self.parts, self.styles, self.runs, self.points)


def digest_of(package: bytes, manifest: Manifest) -> str:
    """The identity of a template: its bytes and what its manifest means."""
    return hashlib.sha256(package + b"\0" + manifest.canonical()).hexdigest()


def packed(entry: Entry) -> Packed:
    """An entry as plain values."""
    return (entry.name, entry.local, entry.central_head, entry.central_tail)


def filters_of(runs: Mapping[str, dict[str, str]], points: Mapping[str, float]) -> dict[str, Callable[..., Any]]:
    """The output filters of a template by name."""
    made: dict[str, Callable[..., Any]] = dict(OUTPUT_FILTERS)
    made.update((name, run_writer(openings)) for name, openings in runs.items())
    made.update((name, points_writer(offset)) for name, offset in points.items())
    return made


def assemble(recipe: Recipe, file: str, digest: str, manifest: Manifest) -> CompiledTemplate:
    """The immutable template that threads share."""
    environment = make_environment({**AUTHOR_FILTERS, **filters_of(recipe.runs, recipe.points)})
    plan: list[Entry | RenderedPart | CorePart | StylesPart] = []
    for kind, *rest in recipe.parts:
        if kind == "static":
            plan.append(Entry(*rest[0]))
        elif kind == "core":
            plan.append(CorePart(rest[0]))
        elif kind == "styles":
            variants = {key: Entry(*values) for key, values in recipe.styles.items()}
            plan.append(StylesPart(MappingProxyType(variants)))
        else:
            name, code, bodies, finish = rest
            plan.append(_filled(name, code, bodies, Finish(*finish), environment))
    return CompiledTemplate(file, digest, manifest, tuple(plan))


def _filled(
    name: str, code: CodeType, bodies: dict[str, tuple[str, CodeType]], finish: Finish, shared: Any
) -> RenderedPart:
    environment = shared.overlay()
    environment.filters = dict(shared.filters)
    environment.filters.update(repeats(bodies, environment))
    template = environment.template_class.from_code(environment, code, {})
    return RenderedPart(name, template.root_render_func, template.new_context, finish)
