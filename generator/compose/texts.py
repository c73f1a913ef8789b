"""Evaluates the texts of a plan and gathers what is wrong in them, with their paths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.compose import inline
from generator.compose.bieu_thuc import ExpressionError, evaluate, has_expression
from generator.diagnostics import Diagnostic, ModelPath
from generator.text import clean, illegal_character


class Texts:
    """Turns a text of the variables into what is printed. ``names`` are what ``{{ }}`` may use."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names
        self.found: list[Diagnostic] = []

    def rich(self, text: str, path: ModelPath) -> inline.Rich:
        """The text with values put in and emphasis read."""
        return inline.rich(self._evaluated(text, path, inline.escape))

    def plain(self, text: str, path: ModelPath) -> str:
        """The text with values put in, without emphasis."""
        return inline.plain(self.rich(text, path))

    def cell(self, text: str, path: ModelPath) -> inline.Rich:
        """A cell of a table: may be empty; checked here because a model leaves cells as they are."""
        text = clean(text).strip()
        illegal = illegal_character(text)
        if illegal:
            message = f"Có ký tự điều khiển (mã U+{ord(illegal.group()):04X}) mà tệp Word không chứa được."
            self.found.append(Diagnostic("BV013", message, "xóa ký tự đó, hoặc gõ lại chỗ ấy.", path=path, text=text))
            return ""
        return self.rich(text, path)

    def riches(self, texts: Iterable[str], path: ModelPath) -> list[inline.Rich]:
        """A list of texts."""
        return [self.rich(text, (*path, number)) for number, text in enumerate(texts)]

    def _evaluated(self, text: str, path: ModelPath, insert: Any) -> str:
        if not has_expression(text):
            return text
        try:
            return evaluate(text, self.names, insert)
        except ExpressionError as error:
            self.found.append(Diagnostic(error.code, error.message, error.mend, path=path, text=error.text))
            return text
