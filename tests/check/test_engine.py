"""The engine: profile, waivers, rules that crash or cannot judge, the order of what is found."""

from __future__ import annotations

import pytest

from generator.check.engine import Profile, Report, Waiver, check
from generator.check.rule import Finding, Rule, Says
from generator.check.subject import Subject
from generator.diagnostics import Severity
from tests.check.fakes import crashing, rule, unable, use, view_of, words

DECREE = Profile()
TEXT = "I. MỤC ĐÍCH\n1. Một việc thứ nhất.\n2. Một việc thứ hai.\n".encode()


def judged(
    monkeypatch: pytest.MonkeyPatch, *rules: Rule, profile: Profile = DECREE, waivers: tuple[Waiver, ...] = ()
) -> Report:
    use(monkeypatch, *rules)
    return check(view_of(TEXT, "thu.txt"), profile=profile, waivers=waivers)


def codes(report: Report) -> list[str]:
    return [found.rule.code for found in report.found]


def test_findings_come_in_the_order_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    report = judged(monkeypatch, words("KT901", "hai"), words("KT902", "MỤC"), words("KT903", "việc"))
    assert codes(report) == ["KT902", "KT903", "KT903", "KT901"]


def test_a_rule_that_is_off_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    report = judged(monkeypatch, crashing("KT901"), words("KT902", "hai"), profile=Profile(off=frozenset({"KT901"})))
    assert (codes(report), report.crashed) == (["KT902"], ())


def test_the_severity_of_a_profile_stands_over_that_of_rule_and_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(subject: Subject) -> Says:
        yield Finding("line/1", 0, 1, "I", "sai.", "sửa.", Severity.GOI_Y)

    one = rule("KT901", find)
    assert judged(monkeypatch, one).found[0].severity is Severity.GOI_Y
    stricter = Profile(severities={"KT901": Severity.LOI})
    assert judged(monkeypatch, one, profile=stricter).found[0].severity is Severity.LOI


def test_settings_of_a_profile_reach_their_rule_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def limit(code: str) -> Rule:
        def find(subject: Subject) -> Says:
            size = subject.setting(code, "toi_da", 3)
            yield Finding("line/1", 0, 1, "I", f"tối đa {size}.", "sửa.")

        return rule(code, find, settings=("toi_da",))

    report = judged(monkeypatch, limit("KT901"), limit("KT902"), profile=Profile(settings={"KT901": {"toi_da": 9}}))
    assert sorted(found.finding.message for found in report.found) == ["tối đa 3.", "tối đa 9."]


def test_values_of_a_profile_stand_over_those_of_the_decree(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(subject: Subject) -> Says:
        yield Finding("line/1", 0, 1, "I", f"{subject.standard.allowed('trang', 'le_trai')}", "sửa.")

    one = rule("KT901", find)
    assert judged(monkeypatch, one).found[0].finding.message == "(30, 35)"
    own = Profile(values={"trang.le_trai": {"khoang": [30, 30]}})
    assert judged(monkeypatch, one, profile=own).found[0].finding.message == "(30, 30)"
    assert judged(monkeypatch, one).found[0].finding.message == "(30, 35)"


def test_a_crashed_rule_is_reported_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    report = judged(monkeypatch, crashing("KT901"), words("KT902", "hai"))
    assert codes(report) == ["KT902"]
    assert [(one.code, words) for one, words in report.crashed] == [("KT901", "KeyError: 'nothing here'")]


def test_a_rule_that_breaks_off_keeps_what_it_had_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(subject: Subject) -> Says:
        yield Finding("line/1", 0, 1, "I", "sai.", "sửa.")
        raise ValueError("later")

    report = judged(monkeypatch, rule("KT901", find))
    assert (codes(report), len(report.crashed)) == (["KT901"], 1)


def test_what_cannot_be_judged_is_said_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    report = judged(monkeypatch, unable("KT901", "lý do"), rule("KT902", lambda _: iter(()), kinds=("docx",)))
    reasons = [(one.code, said.reason) for one, said in report.not_checkable]
    assert reasons == [("KT901", "lý do"), ("KT902", "tệp txt không cho biết điều này")]


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ("", []),
        ("line/3", ["line/2"]),
        ("việc", []),
        ("việc thứ hai", ["line/2"]),
        ("line/30", ["line/2", "line/3"]),
        ("không có câu này", ["line/2", "line/3"]),
    ],
)
def test_a_waiver_covers_its_address_or_words_around_the_finding(
    monkeypatch: pytest.MonkeyPatch, where: str, kept: list[str]
) -> None:
    waiver = Waiver("KT901", where, "đã thống nhất")
    report = judged(monkeypatch, words("KT901", "việc"), waivers=(waiver,))
    assert [found.finding.address for found in report.found] == kept
    assert len(report.waived) == 2 - len(kept)
    assert report.unused == ((waiver,) if len(kept) == 2 else ())


def test_a_waiver_of_words_elsewhere_in_the_block_does_not_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    report = judged(monkeypatch, words("KT901", "hai"), waivers=(Waiver("KT901", "Một việc", "lý do"),))
    assert codes(report) == ["KT901"]


def test_a_waiver_of_another_code_does_not_cover_and_is_unused(monkeypatch: pytest.MonkeyPatch) -> None:
    waiver = Waiver("KT902", "", "lý do")
    report = judged(monkeypatch, words("KT901", "hai"), waivers=(waiver,))
    assert (codes(report), report.unused) == (["KT901"], (waiver,))


def test_two_waivers_of_one_finding_are_both_used(monkeypatch: pytest.MonkeyPatch) -> None:
    both = (Waiver("KT901", "", "một"), Waiver("KT901", "hai", "hai"))
    report = judged(monkeypatch, words("KT901", "hai"), waivers=both)
    assert (report.found, report.unused, len(report.waived)) == ((), (), 1)
