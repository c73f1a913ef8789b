"""The page of a rule: the docstring of its module under fixed headings, for ``explain``, docs/quy-tac and the web."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from generator.check.registry import page_of, rules
from generator.check.rule import Rule

HEADINGS: Final = (
    "Kiểm gì",
    "Vì sao",
    "Ví dụ sai",
    "Ví dụ đúng",
    "Cách sửa",
    "Tự sửa được không",
    "Ngoại lệ",
)
EXAMPLES: Final = ("Ví dụ sai", "Ví dụ đúng")
# “Kiểm gì”, “Kiểm gì:”, “## Kiểm gì”, “Kiểm gì: words on the same line”; a line of dashes below it is no text.
_HEADING: Final = re.compile(rf"(?:#+\s*|\*\*)?({'|'.join(HEADINGS)})(?:\*\*)?\s*(?:[:.]\s*(?:\*\*)?\s*(.*))?")
_UNDERLINE: Final = re.compile(r"[-=~]{3,}")


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule with its page: the line above the first heading and the sections in the order of the docstring."""

    rule: Rule
    opening: str
    sections: tuple[tuple[str, str], ...]

    def __getitem__(self, heading: str) -> str:
        """The text under a heading, "" when the page lacks it."""
        return dict(self.sections).get(heading, "")


def parsed(docstring: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What stands before the first heading, and each heading with its text."""
    opening: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    for line in inspect.cleandoc(docstring).split("\n"):
        match = _HEADING.fullmatch(line)
        if match:
            sections.append((match[1], [match[2]] if match[2] else []))
        elif not (_UNDERLINE.fullmatch(line.strip()) and sections and not sections[-1][1]):
            (sections[-1][1] if sections else opening).append(line)
    return _trimmed(opening), tuple((name, _trimmed(lines)) for name, lines in sections)


def _trimmed(lines: list[str]) -> str:
    return inspect.cleandoc("\n" + "\n".join(lines)).strip("\n")


@cache
def rule_pages() -> Mapping[str, RulePage]:
    """Every rule's page by code."""
    return MappingProxyType({rule.code: _page(rule) for rule in rules()})


def _page(rule: Rule) -> RulePage:
    opening, sections = parsed(page_of(rule.code) or "")
    return RulePage(rule, opening, sections)


def text(page: RulePage) -> str:
    """What ``kehoach explain TT003`` prints: title, clause, and the headings."""
    rule = page.rule
    head = f"{rule.code} {rule.slug} ({rule.severity.value}; từ {rule.since})\n{rule.title}"
    clause = f"Căn cứ pháp lý\n{_indented(rule.clause)}"
    return "\n\n".join([head, clause, *(f"{name}\n{_indented(words)}" for name, words in page.sections)])


def _indented(words: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in words.split("\n"))
