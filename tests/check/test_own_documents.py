"""What kehoach makes has no error and no warning of form: the examples, every component, communes of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.engine import Report
from generator.diagnostics import Severity
from generator.units import Xa, all_xa
from tests.check.samples import FORM, judged
from tests.layout.plans import EXAMPLES, NAMES, made, named, source


def _faults(report: Report) -> list[str]:
    return [
        f"{item.rule.code} {item.severity} {item.finding.message}"
        for item in report.found
        if item.rule.code.startswith(FORM) and item.severity is not Severity.GOI_Y
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_of_ours_is_in_form(name: str, tmp_path: Path) -> None:
    variables, sets = source(name, tmp_path)
    assert not _faults(judged(made(variables, tmp_path / "ra.docx", sets).read_bytes()))


def _every_kind() -> list[Xa]:
    """About twenty communes: each kind, the longest and shortest names, digits, hyphens, apostrophes, persons."""
    every = all_xa()
    by_length = sorted(every, key=lambda xa: (len(xa.ten), xa.ma))
    found = [*by_length[:3], *by_length[-4:]]
    for test in (
        lambda xa: xa.loai == "đặc khu",
        lambda xa: xa.loai == "phường",
        lambda xa: xa.ten[0].isdigit(),
        lambda xa: xa.ten[-1].isdigit(),
        lambda xa: " - " in xa.ten,
        lambda xa: "'" in xa.ten or "’" in xa.ten,
        lambda xa: xa.ten_theo_nguoi_so_su_kien,
    ):
        found += [xa for xa in every if test(xa)][:2]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("xa", _every_kind(), ids=lambda xa: xa.ten_day_du)
def test_the_common_plan_is_in_form_for_a_commune_of_every_kind(xa: Xa, tmp_path: Path) -> None:
    variables = EXAMPLES / "mau-chung.yaml"
    given = (("so_van_ban", "7"), ("ngay_ban_hanh", "5/1/2026"), ("nguoi_ky.ho_ten", "Nguyễn Văn A"))
    sets = (*named(xa), *given)
    assert not _faults(judged(made(variables, tmp_path / "ra.docx", sets).read_bytes(), mode="final"))
