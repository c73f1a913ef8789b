"""Every rule of form finds its damage and is silent on the near miss, on our files and on those of LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from generator.check.registry import page_of
from tests.check.samples import cases, form_codes, form_rules, good, judged, saved_anew
from tests.check.word_notation import changed

Case = tuple[str, str, frozenset[str], bool]  # code, change, codes that may come too, found or silent


def _cases() -> Iterator[Case]:
    for code in form_rules():
        found = cases(code)
        for item in found["khong_dat"]:
            said = item if isinstance(item, str) else item["sua"]
            further = frozenset() if isinstance(item, str) else frozenset(item["kem"])
            yield code, said, further, True
        for item in found["dat"]:
            said = item if isinstance(item, str) else item["sua"]
            further = frozenset() if isinstance(item, str) else frozenset(item["kem"])
            yield code, said, further, False


ALL = list(_cases())
_IDS = [f"{code}-{'sai' if wrong else 'dung'}-{said}" for code, said, _, wrong in ALL]


def _check(source: Callable[[str], bytes], case: Case) -> None:
    code, said, further, wrong = case
    before = source(cases(code).get("nen", "tu_van"))
    known = form_codes(judged(before))
    report = judged(changed(before, said))
    raised = form_codes(report) - known
    told = [f"{item.rule.code} {item.finding.message}" for item in report.found]
    assert (code in raised) is wrong, told
    assert raised - {code} <= further, told


@pytest.mark.parametrize("case", ALL, ids=_IDS)
def test_a_damage_of_our_file_raises_its_code_and_a_near_miss_does_not(case: Case) -> None:
    _check(good, case)


@pytest.mark.oracle("libreoffice")
@pytest.mark.parametrize("case", ALL, ids=_IDS)
def test_the_same_on_a_file_that_libreoffice_saved(case: Case) -> None:
    _check(saved_anew, case)


@pytest.mark.parametrize("code", form_rules())
def test_a_rule_has_three_damages_and_two_near_misses(code: str) -> None:
    found = cases(code)
    assert len(found["khong_dat"]) >= 3
    assert len(found["dat"]) >= 2


def _examples(code: str, heading: str) -> list[str]:
    page = page_of(code) or ""
    after = page.partition(f"\n{heading}\n")[2]
    lines = []
    for line in after.split("\n"):
        if not line.startswith("    "):
            break
        lines.append(line.strip())
    return lines


@pytest.mark.parametrize("code", form_rules())
def test_the_examples_of_a_page_are_true(code: str) -> None:
    before = good(cases(code).get("nen", "tu_van"))
    wrong, right = _examples(code, "Ví dụ sai"), _examples(code, "Ví dụ đúng")
    assert wrong
    assert right
    for said in wrong:
        assert code in form_codes(judged(changed(before, said))), said
    for said in right:
        assert code not in form_codes(judged(changed(before, said))), said
