"""Profiles: what a file says, what it inherits, and every mistake in it with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.engine import Profile
from generator.check.profile import load_profile, names
from generator.check.registry import rules
from generator.diagnostics import Diagnostic, Outcome, Severity
from generator.pipeline import load_profile as load_named
from generator.report import as_text
from generator.resources import variables
from tests.check.fakes import rule, words

KNOWN = (words("KT901", "a"), words("KT902", "b"), rule("VH901", lambda _: iter(()), settings=("toi_da", "tu_rieng")))


def read(folder: Path, text: str, name: str = "tinh") -> Outcome[Profile]:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path, (folder,), KNOWN)


def made(folder: Path, text: str) -> Profile:
    outcome = read(folder, text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def wrong(folder: Path, text: str) -> list[tuple[int | None, int | None, str, str]]:
    outcome = read(folder, text)
    assert outcome.value is None
    assert {found.code for found in outcome.diagnostics} == {"HT122"}
    return [(*_spot(found), found.text, found.mend) for found in outcome.diagnostics]


def _spot(found: Diagnostic) -> tuple[int | None, int | None]:
    assert found.place is not None
    return found.place.line, found.place.column


def test_a_profile_says_what_is_off_stricter_and_other(tmp_path: Path) -> None:
    text = """\
ten: Tỉnh A
tat: [KT901, thu-kt902]
muc_do: { VH901: gợi ý }
gia_tri:
  VH901: { toi_da: 5, tu_rieng: [Đảng, "0012"] }
  trang.le_trai: [30, 30]
  doan_van.cach_doan: [6, null]
  phong_chu: Liberation Serif
"""
    profile = made(tmp_path, text)
    assert (profile.name, profile.off) == ("Tỉnh A", {"KT901", "KT902"})
    assert profile.severities == {"VH901": Severity.GOI_Y}
    assert profile.settings == {"VH901": {"toi_da": 5, "tu_rieng": ["Đảng", "0012"]}}
    assert profile.values == {
        "trang.le_trai": {"khoang": [30, 30]},
        "doan_van.cach_doan": {"khoang": [6, None]},
        "phong_chu": {"gia_tri": "Liberation Serif"},
    }


def test_a_profile_stands_over_the_one_it_inherits(tmp_path: Path) -> None:
    (tmp_path / "goc.yaml").write_text(
        "ten: Gốc\ntat: [KT901, KT902]\nmuc_do: {VH901: lỗi}\ngia_tri: {VH901: {toi_da: 5, tu_rieng: x}}\n",
        encoding="utf-8",
    )
    profile = made(tmp_path, "ten: Con\nke_thua: goc\nbat: [KT902]\ngia_tri: {VH901: {toi_da: 7}}\n")
    assert (profile.name, profile.off) == ("Con", {"KT901"})
    assert profile.severities == {"VH901": Severity.LOI}
    assert profile.settings == {"VH901": {"toi_da": 7, "tu_rieng": "x"}}


@pytest.mark.parametrize(
    ("text", "line", "column", "word", "mend"),
    [
        ("tat_ca: [KT901]\n", 1, 1, "tat_ca", "tat"),
        ("ten: A\ntat: [KT91]\n", 2, 7, "KT91", "KT901"),
        ("muc_do:\n  KT901: nặng\n", 2, 10, "nặng", "lỗi"),
        ("muc_do:\n  KT901: cảnh bá\n", 2, 10, "cảnh bá", "cảnh báo"),
        ("gia_tri:\n  VH901: { toi_d: 3 }\n", 2, 12, "toi_d", "toi_da"),
        ("gia_tri:\n  trang.le_tra: [30, 30]\n", 2, 3, "trang.le_tra", "trang.le_trai"),
        ("gia_tri:\n  KT901: { toi_da: 3 }\n", 2, 10, "", "tat, muc_do"),
        ("gia_tri:\n  trang.le_trai: rộng\n", 2, 18, "rộng", "thấp nhất"),
        ("gia_tri: 5\n", 1, 10, "5", "KT001"),
        ("tat: KT901\n", 1, 6, "KT901", "[KT001, VH002]"),
        ("ten: A\nten: B\n", 2, 1, "ten", "bỏ một dòng"),
        ("ke_thua: khong-co\n", 1, 10, "khong-co", "tinh"),
        ("ke_thua: tinh\n", 1, 10, "tinh", "bỏ một dòng ke_thua"),
        ("- a\n", 1, 1, "", "quy-che"),
        ("ten: [\n", 2, 1, "", "quy-che"),
        ("", None, None, "", "quy-che"),
        ("a: &x [1]\nb: *x\n", 1, 4, "", "viết lại"),
    ],
)
def test_a_mistake_is_refused_with_place_and_suggestion(
    tmp_path: Path, text: str, line: int | None, column: int | None, word: str, mend: str
) -> None:
    found = wrong(tmp_path, text)
    assert found[0][:3] == (line, column, word)
    assert mend in found[0][3]


def test_all_mistakes_are_told_at_once_in_five_parts(tmp_path: Path) -> None:
    outcome = read(tmp_path, "ten: A\ntat: [KT91]\nmuc_do: { KT901: nặng }\n")
    assert len(outcome.diagnostics) == 2
    shown = as_text(outcome.diagnostics[0]).split("\n")
    assert shown[0].endswith("tinh.yaml:2:7: lỗi HT122")
    assert shown[2:4] == ["   2 | tat: [KT91]", "     |       ^^^^"]
    assert shown[4].startswith("  Cách sửa: có phải “KT901”?")


def test_a_circle_of_two_profiles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hai.yaml").write_text("ke_thua: tinh\n", encoding="utf-8")
    assert "vòng quanh" in read(tmp_path, "ke_thua: hai\n").diagnostics[0].message


def test_a_file_that_is_not_there_is_not_found_on_the_disk(tmp_path: Path) -> None:
    assert [d.code for d in load_profile(tmp_path / "x.yaml", (), KNOWN).diagnostics] == ["HT118"]


def test_a_name_that_no_folder_has_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "lao-cai.yaml").write_text("ten: A\n", encoding="utf-8")
    (found,) = load_profile("lao-ca", (tmp_path,), KNOWN).diagnostics
    assert (found.code, found.mend) == ("HT122", "có phải “lao-cai”?")


@pytest.mark.parametrize("name", names([variables() / "quy-che"]))
def test_the_profiles_that_come_along_are_sound(name: str) -> None:
    if not rules():
        pytest.skip("no rules yet")
    assert load_named(name).diagnostics == ()
