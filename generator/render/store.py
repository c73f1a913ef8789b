"""Compiled templates kept on disk, as Python keeps its .pyc files: a process then starts without compiling anew.

Only for templates that come with the program: what is kept is code, so it lies in the ``__pycache__`` of their own
folder, where whoever can write could change the program itself. Whatever does not fit is quietly made anew.
"""

from __future__ import annotations

import hashlib
import marshal
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator import __version__
from generator.render.recipe import Recipe

Sizes = Mapping[str, Mapping[str, float]]


def place_of(template: Path, digest: str, sizes: Sizes) -> Path:
    """Where the recipe of this template is kept: the name holds all that it was made of and with."""
    try:
        engines = (version("jinja2"), version("docxtpl"))
    except PackageNotFoundError:
        engines = ("", "")
    made_with = (digest, sorted((k, sorted(v.items())) for k, v in sizes.items()), __version__, _sources(), engines)
    key = hashlib.sha256(repr((made_with, sys.version)).encode()).hexdigest()[:24]
    return template.parent / "__pycache__" / f"{template.stem}.{key}.khuon"


def _sources() -> list[tuple[str, int, int]]:
    """Size and time of our own sources, so that a developer's change of them is seen."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*.py")):
        state = path.stat()
        found.append((path.name, state.st_size, state.st_mtime_ns))
    return found


def recall(place: Path) -> Recipe | None:
    """The recipe kept there, or None."""
    try:
        return Recipe(*marshal.loads(place.read_bytes()))  # noqa: S302 - our own file in our own folder
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(place: Path, recipe: Recipe) -> None:
    """Write the recipe beside the template if that folder may be written; older ones of it go."""
    with suppress(OSError, ValueError):
        place.parent.mkdir(exist_ok=True)
        for old in place.parent.glob(f"{place.name.split('.')[0]}.*.khuon"):
            old.unlink(missing_ok=True)
        beside = place.with_suffix(f".{secrets.token_hex(4)}.tmp")
        beside.write_bytes(marshal.dumps(recipe.plain()))
        beside.replace(place)
