"""Runs the rules over a subject: profile, waivers, one crashed rule does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.check.registry import rules
from generator.check.rule import Finding, NotCheckable, Rule
from generator.check.subject import Subject
from generator.diagnostics import Place, Severity
from generator.read.view import DocView
from generator.standards.values import Standard, in_force
from generator.text import nfc


@dataclass(frozen=True, slots=True)
class Profile:
    """A province's or agency's own rules on top of the decree: codes that are off, other severities, other values.

    ``settings`` are values of single rules by code; ``values`` stand over those of the decree ("trang.le_trai" to what
    ``khoang``, ``cho_phep`` or ``gia_tri`` of that entry becomes).
    """

    name: str = "Nghị định 30/2020/NĐ-CP"
    off: frozenset[str] = frozenset()
    severities: dict[str, Severity] = field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)

    def over(self, standard: Standard) -> Standard:
        """The decree's values with those of the profile in their places."""
        data = {
            group: dict(entries) if isinstance(entries, dict) else entries for group, entries in standard.data.items()
        }
        for name, fields in self.values.items():
            group, _, key = name.partition(".")
            holder, last = (data[group], key) if key else (data, group)
            holder[last] = {**holder[last], **fields}
        return replace(standard, data=data)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody accepts: code, where (words or an address; "" is everywhere), and why.

    ``where`` may be words around the finding too. ``date`` is the day it was accepted, as typed; ``place`` where the
    waiver is written.
    """

    code: str
    where: str
    reason: str
    date: str = ""
    place: Place | None = None


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
    profile: str = ""
    mode: str = ""


def check(view: DocView, *, profile: Profile = Profile(), waivers: Iterable[Waiver] = (), mode: str = "") -> Report:
    """Judge a document. ``mode``: "draft" forgives blanks of number and day, "final" does not, "" goes by the text."""
    standard = in_force()
    subject = Subject(view, mode, profile.settings, profile.over(standard) if profile.values else standard)
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
    in_order = tuple(_in_order(view, found))
    report = Report(view, in_order, tuple(unable), crashed=tuple(crashed), profile=profile.name, mode=mode)
    return _waived(report, tuple(waivers))


def _in_order(view: DocView, found: list[Judged]) -> list[Judged]:
    order = {block.address: number for number, block in enumerate(view.blocks)}
    return sorted(found, key=lambda j: (order.get(j.finding.address, -1), j.finding.start, j.rule.code))


def _waived(report: Report, waivers: tuple[Waiver, ...]) -> Report:
    kept: list[Judged] = []
    waived: list[tuple[Judged, Waiver]] = []
    used: set[Waiver] = set()
    texts = {block.address: block.text for block in report.view.blocks} if waivers else {}
    for judged in report.found:
        finding = judged.finding
        covering = [w for w in waivers if w.code == judged.rule.code and _covers(w, finding, texts)]
        used.update(covering)
        if covering:
            waived.append((judged, covering[0]))
        else:
            kept.append(judged)
    unused = tuple(waiver for waiver in waivers if waiver not in used)
    return replace(report, found=tuple(kept), waived=tuple(waived), unused=unused)


def _covers(waiver: Waiver, finding: Finding, texts: Mapping[str, str]) -> bool:
    """True for the address, for words of the finding, and for words of its block that it stands in."""
    where = nfc(waiver.where)
    if not where or where == finding.address or where in finding.text:
        return True
    text = texts.get(finding.address, "")
    begin = text.find(where)
    while begin >= 0:
        if begin <= finding.start and finding.end <= begin + len(where):
            return True
        begin = text.find(where, begin + 1)
    return False
