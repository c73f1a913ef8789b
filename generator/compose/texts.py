"""Evaluates the texts of a plan and gathers what is wrong in them, with their paths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.compose import inline
from generator.compose.bieu_thuc import evaluate, has_expression
from generator.diagnostics import Diagnostic, ModelPath


class Texts:
    """Turns a text of the variables into what is printed. ``names`` are what ``{{ }}`` may use."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names
        self.found: list[Diagnostic] = []
        self._values: dict[str, str] = {}

    def use(self, names: dict[str, Any]) -> None:
        """From here on ``{{ }}`` may use these names; later ones may be added to ``names``, none may change."""
        self.names, self._values = names, {}

    def rich(self, text: str, path: ModelPath) -> inline.Rich:
        """The text with values put in and emphasis read."""
        return inline.rich(self._evaluated(text, path, inline.escape))

    def plain(self, text: str, path: ModelPath) -> str:
        """The text with values put in, without emphasis."""
        return inline.plain(self.rich(text, path))

    def bare(self, text: str, path: ModelPath) -> str:
        """The text with values put in; stars stand for themselves."""
        return self._evaluated(text, path, str)

    def riches(self, texts: Iterable[str], path: ModelPath) -> list[inline.Rich]:
        """A list of texts."""
        return [self.rich(text, (*path, number)) for number, text in enumerate(texts)]

    def _evaluated(self, text: str, path: ModelPath, insert: Any) -> str:
        if not has_expression(text):
            return text
        value, errors = evaluate(text, self.names, insert, self._values)
        self.found += [Diagnostic(e.code, e.message, e.mend, path=path, text=e.text) for e in errors]
        return value
