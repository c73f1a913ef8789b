"""Names of output files: fields, safe on every machine, never outside the folder, never two alike."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bulk.names import (
    DEFAULT,
    LONGEST,
    OF_ROW,
    OF_UNIT,
    NamePattern,
    column_key,
    default_pattern,
    parse,
    same_name,
)
from generator.diagnostics import ModelPath, Place
from generator.output import name_fault

COLUMNS: tuple[ModelPath, ...] = (
    ("co_quan_ban_hanh", "don_vi"),
    ("so_van_ban",),
    ("nguoi_ky", "ho_ten"),
    ("bien", "so_ho"),
)
UNIT = {"tinh": "Hải Phòng", "ten": "Kim Thành", "loai": "xã", "ten_day_du": "xã Kim Thành", "ma": "10804"}
VALUES = {
    **UNIT,
    "hang": "00007",
    "ke_hoach": "Kế hoạch 2026",
    "so_van_ban": "56",
    "nguoi_ky.ho_ten": "Lê Ê",
    "so_ho": "",
}


def pattern(text: str) -> NamePattern:
    made = parse(text, COLUMNS).value
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (DEFAULT, "hai-phong/10804-xa-kim-thanh.docx"),
        ("{hang}-{ke_hoach}", "00007-ke-hoach-2026.docx"),
        ("{ten!}", "Kim Thành.docx"),
        ("{ ten ! }.docx", "Kim Thành.docx"),
        ("{tinh!}/{ loai }/{so_van_ban}", "Hải Phòng/xa/56.docx"),
        ("KH {ten!} - {nguoi_ky.ho_ten}", "KH Kim Thành - le-e.docx"),
        ("{so_ho}", "00007.docx"),
        ("{bien.so_ho}/{ma}", "00007/10804.docx"),
        ("{ma}-{so_ho}", "10804.docx"),
    ],
)
def test_a_pattern_makes_a_name(text: str, name: str) -> None:
    assert pattern(text).name(VALUES, 7) == name


def test_the_default_needs_a_unit() -> None:
    assert default_pattern(with_unit=True).fields == {"tinh", "ma", "ten_day_du"}
    assert default_pattern(with_unit=False).fields == {"hang", "ke_hoach"}


@pytest.mark.parametrize("text", ["{xyz}", "{ten_xa}", "{}", "{so_hoo}", "{nguoi_ky}"])
def test_a_field_that_is_none_is_told(text: str) -> None:
    outcome = parse(text, COLUMNS, Place("--ten"))
    assert outcome.value is None
    assert [(d.code, d.place) for d in outcome.diagnostics] == [("BV432", Place("--ten"))]


def test_a_misspelt_field_is_guessed() -> None:
    (found,) = parse("{so_hoo}", COLUMNS).diagnostics
    assert found.code == "BV432"
    assert "{so_ho}" in found.mend


def test_a_field_of_the_unit_needs_its_column() -> None:
    (found,) = parse("{tinh}", COLUMNS[1:]).diagnostics
    assert found.code == "BV432"
    assert "không có cột đơn vị" in found.message


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "/{ten}", "{ten}/", "a//b", "../{ten}", "{ten}/../a", ". /a", "C:/{ten}", "C:{ten}", "a\\b"),
        *("{ten", "ten}", "{{ten}}", "a?{ten}", "a*", 'a"b', "a|b", "a\x00b", "a/b/c/d/e/{ten}", "..", "... "),
    ],
)
def test_a_pattern_that_no_folder_can_have_is_refused(text: str) -> None:
    outcome = parse(text, COLUMNS)
    assert outcome.value is None
    assert "BV433" in {found.code for found in outcome.diagnostics}


@pytest.mark.parametrize(
    "value",
    [
        *(
            "../../etc/passwd",
            "..",
            ".",
            "/",
            "C:\\x",
            "con",
            "COM1",
            "nul.txt",
            "a/b",
            "a\u202eb",
            "x" * 500,
            "ộ" * 300,
        ),
        *("", " . ", "\x00", "-rf", "a\nb", "<>:|?*", "\ud800", "…", "💣" * 90, "lpt¹"),
    ],
)
@pytest.mark.parametrize("text", ["{so_ho}", "{so_ho!}", "{so_ho!}/{so_ho}", "x{so_ho!}"])
def test_any_value_makes_a_safe_name(value: str, text: str) -> None:
    check(pattern(text).name({**VALUES, "so_ho": value}, 7))


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["{so_ho!}-{ten!}/{ten}", "{ten!}.{so_ho!}"]))
def test_whatever_is_in_the_cells(one: str, other: str, text: str) -> None:
    check(pattern(text).name({"so_ho": one, "ten": other}, 7))


def check(name: str) -> None:
    assert name.endswith(".docx")
    for part in name.split("/"):
        assert name_fault(part) is None
        assert part not in {"", ".", "..", ".docx"}
        assert len(part) <= LONGEST
        assert len(part.encode()) <= 255
        assert part.isprintable()
        assert unicodedata.is_normalized("NFC", part)


def test_long_names_that_begin_alike_stay_apart() -> None:
    made = pattern("{so_ho!}")
    one, other = (made.name({"so_ho": "a" * 300 + end}, 7) for end in "xy")
    assert one != other
    assert one == made.name({"so_ho": "a" * 300 + "x"}, 9)


def test_names_that_one_machine_takes_for_one_are_the_same() -> None:
    decomposed = unicodedata.normalize("NFD", "Hà.docx")
    assert same_name("Hà.docx") == same_name("HÀ.DOCX") == same_name(decomposed)
    assert same_name("a.docx") != same_name("b.docx")


def test_every_field_is_documented_by_what_it_gives() -> None:
    everything: dict[str, Any] = {name: parse(f"{{{name}}}", COLUMNS).value for name in OF_UNIT | OF_ROW}
    assert None not in everything.values()
    assert [column_key(path) for path in COLUMNS] == [
        "co_quan_ban_hanh.don_vi",
        "so_van_ban",
        "nguoi_ky.ho_ten",
        "so_ho",
    ]


def test_two_rows_with_one_name_are_refused() -> None:
    from tests.bulk.made_tables import MadeTable, fly

    result = fly(MadeTable(["so_ho"], [["a"], ["A"]]), (), ("so_ho",), pattern="{so_ho!}")
    assert result.spots == [("BV434", "A3")]
