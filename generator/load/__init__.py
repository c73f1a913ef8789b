"""From a clerk's files to a validated plan: YAML with places, layers and their precedence, units, validation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.load.plan import Loaded, LoadOptions, load_plan

__all__ = ["LoadOptions", "Loaded", "load_plan"]


def __getattr__(name: str) -> Any:
    """Names of ``plan``, imported when asked for: ``starter`` needs neither YAML nor pydantic."""
    if name not in __all__:
        raise AttributeError(name)
    from generator.load import plan

    return getattr(plan, name)
