"""A tiny set of rules and small documents, for tests of everything around the rules."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.check.places import Places
from generator.check.records import Record
from generator.check.rule import Change, Finding, NotCheckable, Rule, Says
from generator.check.subject import Subject
from generator.diagnostics import Severity
from generator.pipeline import Checked, CheckOptions, build, check_file
from generator.read.opening import read_document
from generator.read.view import DocView
from tests.oracles.programs import ROOT

DECREE = CheckOptions()
EXAMPLES = ("hoa-phong", "kim-thanh", "thanh-nam")
CLAUSE = "Phụ lục I, Phần I, khoản 3 Mục I: “thử & <thử>”"


def rule(
    code: str,
    find: Callable[[Subject], Says],
    severity: Severity = Severity.LOI,
    *,
    fixable: bool = False,
    settings: tuple[str, ...] = (),
    kinds: tuple[str, ...] = ("docx", "pdf", "txt"),
) -> Rule:
    """A rule with that function."""
    return Rule(
        code,
        f"thu-{code.lower()}",
        f"Quy tắc thử {code}",
        severity,
        ("DOC-01",),
        CLAUSE,
        find,
        fixable=fixable,
        settings=settings,
        kinds=kinds,
    )


def at(
    address: str, start: int, end: int, text: str, fix: str | None = None, changes: tuple[Change, ...] = ()
) -> Finding:
    """A finding there."""
    return Finding(address, start, end, text, f"Chỗ “{text}” sai & thử.", "viết lại.", fix=fix, changes=changes)


def words(code: str, pattern: str, fix: Callable[[str], str] | None = None) -> Rule:
    """A rule against every match of a pattern, wherever it stands."""

    def find(subject: Subject) -> Says:
        for block in subject.view.blocks:
            for match in re.finditer(pattern, block.text):
                mended = fix(match.group()) if fix is not None else None
                yield at(block.address, match.start(), match.end(), match.group(), mended)

    return rule(code, find, fixable=fix is not None)


def formats(code: str, *changes: Change) -> Rule:
    """A rule that wants these changes of formatting, told at the first of them."""

    def find(subject: Subject) -> Says:
        yield at(changes[0].address, 0, 0, "", changes=changes)

    return rule(code, find, fixable=True)


def crashing(code: str) -> Rule:
    """A rule with a bug."""

    def find(subject: Subject) -> Says:
        raise KeyError("nothing here")

    return rule(code, find)


def unable(code: str, reason: str = "tệp không cho biết") -> Rule:
    """A rule that cannot judge."""

    def find(subject: Subject) -> Says:
        yield NotCheckable(reason)

    return rule(code, find)


def use(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Let these be all the rules there are."""
    monkeypatch.setattr("generator.check.engine.rules", lambda: rules)
    monkeypatch.setattr("generator.check.registry.rules", lambda: rules)


def example(name: str) -> bytes:
    """The Word file of an example plan."""
    made = build(ROOT / "variables" / "vi-du" / f"{name}.yaml").value
    assert made is not None
    return made.data


def view_of(data: bytes, name: str) -> DocView:
    """What a judge sees of it."""
    view = read_document(data, name).value
    assert view is not None
    return view


def checked(data: bytes, name: str, options: CheckOptions = DECREE) -> Checked:
    """The report on it."""
    found = check_file(data, options, name).value
    assert found is not None
    return found


def middle_words(view: DocView) -> list[Record]:
    """A finding about the middle word of every block that has words."""
    found = []
    for block in view.blocks:
        spans = list(re.finditer(r"\S+", block.text))
        if spans:
            span = spans[len(spans) // 2]
            found.append(record(view, block.address, span.start(), span.end(), span.group()))
    return found


def record(view: DocView, address: str, start: int, end: int, text: str) -> Record:
    """One finding of a fake rule as a record."""
    where = Places(view).where(address, start)
    message = f"Chữ “{text}” ở {address} & <thử>."
    return Record(
        "TT001", "thu", "Thử", Severity.LOI, message, "sửa lại.", view.file, where,
        clause=CLAUSE, text=text, address=address, start=start, end=end,
    )  # fmt: skip
