"""The work is linear: every repetition in every pattern has an upper bound, and long hostile texts come to an end."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import generator.citation
from generator.citation import elements, find_citations, find_codes


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the room: constants, tables of them, and those made on first use."""
    for info in pkgutil.iter_modules(generator.citation.__path__):
        module = importlib.import_module(f"generator.citation.{info.name}")
        for name, value in vars(module).items():
            for made in _compiled(value):
                yield f"{info.name}.{name}", made
    yield "elements._start", elements._start(True)


def _compiled(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (one for one in value.values() if isinstance(one, re.Pattern))
    elif isinstance(value, tuple):
        yield from (one for entry in value if isinstance(entry, tuple) for one in entry if isinstance(one, re.Pattern))
    elif hasattr(value, "cache_info") and not inspect.signature(value).parameters:
        made = value()
        if isinstance(made, re.Pattern):
            yield made


def unbounded(parsed: Any) -> bool:
    for operator, argument in parsed:
        if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            if argument[1] is _constants.MAXREPEAT or unbounded(argument[2]):
                return True
        elif any(unbounded(part) for part in _parts(argument)):
            return True
    return False


def _parts(argument: Any) -> Iterator[Any]:
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for one in argument:
            yield from _parts(one)


def test_the_check_itself_sees_an_unbounded_repetition() -> None:
    assert unbounded(_parser.parse(r"a(?=b|(?:c+d)?)"))
    assert not unbounded(_parser.parse(r"a(?=b|(?:c{1,9}d)?)"))


def test_every_repetition_of_every_pattern_is_bounded() -> None:
    found = list(patterns())
    assert len(found) > 25
    assert [name for name, pattern in found if unbounded(_parser.parse(pattern.pattern, pattern.flags))] == []


@pytest.mark.parametrize("piece", ["1/", "số số số ", "1 / ", "số 1/A-", "Luật", "“", "(", " ", "\n", "1 tháng "])
def test_a_megabyte_of_one_thing_cites_nothing(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert find_codes(text) == []
    assert find_citations(text) == []


def test_a_trich_yeu_is_looked_at_no_further_than_its_limit() -> None:
    [found] = find_citations("Nghị quyết số 57-NQ/TW về " + "a b " * 5000)
    assert len(found.trich_yeu) <= elements.MAX_TRICH_YEU
