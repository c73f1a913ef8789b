"""From a validated plan to the context of the template. All wording, numbering and measuring is decided here."""

from generator.compose.context import Composed, compose

__all__ = ["Composed", "compose"]
