"""From a clerk's files to a validated plan: YAML with places, layers and their precedence, units, validation."""

from generator.load.plan import Loaded, LoadOptions, load_plan

__all__ = ["LoadOptions", "Loaded", "load_plan"]
