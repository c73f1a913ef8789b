"""Runs the rules over a subject: profile, waivers, one crashed rule does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from generator.check.registry import rules
from generator.check.rule import Finding, NotCheckable, Rule
from generator.check.subject import Subject
from generator.diagnostics import Severity
from generator.read.view import DocView


@dataclass(frozen=True, slots=True)
class Profile:
    """A province's or agency's own rules on top of the decree: codes that are off, other severities, other values."""

    name: str = "Nghị định 30/2020/NĐ-CP"
    off: frozenset[str] = frozenset()
    severities: dict[str, Severity] = field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody accepts: code, where (a part of the text or an address; "" is everywhere), and why."""

    code: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its rule and the severity that counts."""

    rule: Rule
    finding: Finding
    severity: Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, what it could not judge, what was waived, waivers that met nothing, rules that crashed."""

    view: DocView
    found: tuple[Judged, ...]
    not_checkable: tuple[tuple[Rule, NotCheckable], ...] = ()
    waived: tuple[tuple[Judged, Waiver], ...] = ()
    unused: tuple[Waiver, ...] = ()
    crashed: tuple[tuple[Rule, str], ...] = ()


def check(view: DocView, *, profile: Profile = Profile(), waivers: Iterable[Waiver] = (), mode: str = "") -> Report:
    """Judge a document. ``mode``: "draft" forgives blanks of number and day, "final" does not, "" goes by the text."""
    subject = Subject(view, mode, profile.settings)
    found: list[Judged] = []
    unable: list[tuple[Rule, NotCheckable]] = []
    crashed: list[tuple[Rule, str]] = []
    for rule in rules():
        if rule.code in profile.off:
            continue
        if view.kind not in rule.kinds:
            unable.append((rule, NotCheckable(f"tệp {view.kind} không cho biết điều này")))
            continue
        try:
            for said in rule.find(subject):
                if isinstance(said, NotCheckable):
                    unable.append((rule, said))
                else:
                    severity = profile.severities.get(rule.code) or said.severity or rule.severity
                    found.append(Judged(rule, said, severity))
        except Exception as error:  # noqa: BLE001 - one rule's bug is reported and does not stop the others
            crashed.append((rule, f"{type(error).__name__}: {error}"))
    return _waived(Report(view, tuple(_in_order(view, found)), tuple(unable), crashed=tuple(crashed)), tuple(waivers))


def _in_order(view: DocView, found: list[Judged]) -> list[Judged]:
    order = {block.address: number for number, block in enumerate(view.blocks)}
    return sorted(found, key=lambda j: (order.get(j.finding.address, -1), j.finding.start, j.rule.code))


def _waived(report: Report, waivers: tuple[Waiver, ...]) -> Report:
    kept: list[Judged] = []
    waived: list[tuple[Judged, Waiver]] = []
    used: set[Waiver] = set()
    for judged in report.found:
        waiver = next((w for w in waivers if _covers(w, judged)), None)
        if waiver is None:
            kept.append(judged)
        else:
            used.add(waiver)
            waived.append((judged, waiver))
    unused = tuple(waiver for waiver in waivers if waiver not in used)
    return replace(report, found=tuple(kept), waived=tuple(waived), unused=unused)


def _covers(waiver: Waiver, judged: Judged) -> bool:
    finding = judged.finding
    places = (finding.address, finding.text)
    return waiver.code == judged.rule.code and (not waiver.where or any(waiver.where in place for place in places))
