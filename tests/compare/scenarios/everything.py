"""All scenarios: importing this module registers every one of them in ``SCENARIOS``."""

from __future__ import annotations

from tests.compare.scenarios import of_built, of_form, of_marks, of_pages, of_tables, of_text
from tests.compare.scenarios.scenario import SCENARIOS

__all__ = ["SCENARIOS", "of_built", "of_form", "of_marks", "of_pages", "of_tables", "of_text"]
