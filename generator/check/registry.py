"""All rules, found in ``rules/`` by their modules' names (``tt001_thieu_thanh_phan``); each module has one ``RULE``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from generator.check import rules as rules_package
from generator.check.rule import Rule


@cache
def modules() -> tuple[str, ...]:
    """The names of the rule modules, in the order of their codes."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(rules_package.__path__) if info.name[:2] != "__"))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    found = [import_module(f"{rules_package.__name__}.{name}").RULE for name in modules() if "_" in name]
    return tuple(sorted(found, key=lambda rule: rule.code))


def page_of(code: str) -> str | None:
    """The page of a rule (its module's docstring), or None."""
    for name in modules():
        if name.startswith(code.lower() + "_"):
            return import_module(f"{rules_package.__name__}.{name}").__doc__
    return None
