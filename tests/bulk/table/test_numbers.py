"""Numbers of a sheet are written as a clerk reads them: no noise, no exponent, dates and percentages by format."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ooxml.sheet_formats import PLAIN, Shape, iso_date_text, number_text, parse_format


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("56", "56"),
        ("56.0", "56"),
        ("0", "0"),
        ("-0", "0"),
        ("-12.50", "-12,5"),
        ("0.30000000000000004", "0,3"),
        ("95.5", "95,5"),
        ("1E+20", "100000000000000000000"),
        ("1.5E-7", "0,00000015"),
        ("033187001234", "33187001234"),
        ("12345678901234567", "12345678901234567"),
    ],
)
def test_a_number_without_format_is_plain(stored: str, text: str) -> None:
    assert number_text(stored, PLAIN) == (text, False)


@pytest.mark.parametrize("stored", ["", "abc", "nan", "inf", "1e999", "1_000", "--1"])
def test_what_is_no_number_is_none(stored: str) -> None:
    assert number_text(stored, PLAIN) is None


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("0.8", "0%", "80%"),
        ("0.805", "0%", "80,5%"),
        ("1", "0.00%", "100%"),
        ("123", "00000", "00123"),
        ("-5", "00", "-5"),
        ("1234567", "#,##0", "1234567"),
        ("1234567", '#,##0\\ "đ";[Red]-#,##0', "1234567"),
        ("5", '"ngày" 0', "5"),
        ("7", "[Red]0;[Blue]0", "7"),
        ("45821", "@", "45821"),
    ],
)
def test_a_format_that_is_no_date(stored: str, code: str, text: str) -> None:
    assert number_text(stored, parse_format(code)) == (text, False)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("45821", "dd/mm/yyyy", "13/6/2025"),
        ("45821", "[$-42A]dd\\ mmmm\\ yyyy;@", "13/6/2025"),
        ("45821", '"Ngày" d "tháng" m "năm" yyyy', "13/6/2025"),
        ("45821.604166666664", "d/m/yyyy h:mm", "13/6/2025 14:30"),
        ("45821.604166666664", "d/m/yyyy", "13/6/2025"),
        ("45821", "mm/yyyy", "6/2025"),
        ("45821", "yyyy", "2025"),
        ("0.604166666666667", "h:mm AM/PM", "14:30"),
        ("1.5", "[h]:mm:ss", "36:00"),
        ("0.000694444444444444", "mm:ss", "0:01"),
        ("1", "d/m/yyyy", "1/1/1900"),
        ("59", "d/m/yyyy", "28/2/1900"),
        ("61", "d/m/yyyy", "1/3/1900"),
    ],
)
def test_a_date_is_written_as_its_format_shows_it(stored: str, code: str, text: str) -> None:
    assert number_text(stored, parse_format(code)) == (text, True)


@pytest.mark.parametrize("stored", ["-1", "60", "2958466", "1E+20"])
def test_a_number_that_no_calendar_has_stays_a_number(stored: str) -> None:
    read = number_text(stored, parse_format("dd/mm/yyyy"))
    assert read is not None
    assert not read[1]


def test_a_workbook_of_1904_counts_from_there() -> None:
    assert number_text("44359", parse_format("dd/mm/yyyy"), from_1904=True) == ("13/6/2025", True)


def test_an_iso_date_cell() -> None:
    assert iso_date_text("2025-06-13T00:00:00") == "13/6/2025"
    assert iso_date_text("2025-06-13T14:30:00") == "13/6/2025 14:30"
    assert iso_date_text("mai") is None


@given(st.dates(min_value=dt.date(1900, 3, 1)))
def test_every_day_comes_back(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert number_text(str(serial), parse_format("dd/mm/yyyy")) == (f"{day.day}/{day.month}/{day.year}", True)


@given(st.floats(-1e300, 1e300))
def test_no_number_is_written_with_an_exponent(value: float) -> None:
    read = number_text(repr(value), PLAIN)
    assert read is not None
    assert set(read[0]) <= set("-,0123456789")
    assert float(read[0].replace(",", ".")) == pytest.approx(value, rel=1e-14)


@given(st.text(alphabet='dmyhs0#.,%;[]"\\@_* AP/-$Rel'))
def test_any_format_code_is_read(code: str) -> None:
    assert parse_format(code).shape in Shape
