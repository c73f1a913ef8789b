"""PDFs that cannot be read, or not wholly: each a code with its mend; nothing raises, crashes or hangs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Severity
from generator.read import pdf as reader
from generator.read.pdf import read_pdf
from tests.oracles.programs import ROOT
from tests.read.pdf.sources import make
from tests.read.pdf.test_pages import SENTENCE, header, table, typeset
from tests.read.pdf.writer import Sheet, pdf

PAGE = pdf(Sheet().text(85, 100, "Kế hoạch"))


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "HT111", "hỏng"),
        (b"PK\x03\x04 not a PDF", "HT111", "hỏng"),
        (b"%PDF-1.4\n", "HT111", "hỏng"),
        (PAGE[: len(PAGE) // 3], "HT111", "hỏng"),
        (pdf(Sheet().text(85, 100, "Kế hoạch"), password="mat khau"), "HT112", "mật khẩu"),
        (pdf(Sheet().picture(), Sheet().picture()), "HT113", "bản quét"),
        (pdf(Sheet()), "HT113", "không có chữ"),
        (pdf(Sheet().text(85, 100, "Kế hoạch"), mapped=False), "HT115", "Unicode"),
    ],
)
def test_what_cannot_be_read_is_one_error_with_its_mend(data: bytes, code: str, words: str) -> None:
    outcome = read_pdf(data, "thu-muc/a.pdf")
    assert outcome.value is None
    (found,) = outcome.errors
    assert found.code == code
    assert words in found.message
    assert found.mend
    assert found.place is not None
    assert found.place.file == "thu-muc/a.pdf"


def test_ocr_is_named_as_the_way_for_a_scan() -> None:
    assert "OCR" in read_pdf(pdf(Sheet().picture()), "a.pdf").errors[0].mend


def test_an_empty_password_is_none() -> None:
    value = read_pdf(pdf(Sheet().text(85, 100, "Kế hoạch"), password=""), "a.pdf").value
    assert value is not None
    assert [block.text for block in value.blocks] == ["Kế hoạch"]


def test_a_few_unreadable_letters_are_a_warning_with_the_rest_read() -> None:
    sheet = Sheet()
    typeset(sheet, 100, SENTENCE)
    sheet.text(85, 300, "\ue000\ue001\ue002\ue003\ue004\ue005", font="Symbols")
    outcome = read_pdf(pdf(sheet), "a.pdf")
    assert outcome.value is not None
    assert outcome.value.blocks[0].text == SENTENCE
    assert [(found.code, found.severity) for found in outcome.diagnostics] == [("HT115", Severity.CANH_BAO)]


def test_a_scanned_page_among_others_is_told_by_its_number() -> None:
    value = read_pdf(pdf(Sheet().text(85, 100, "Kế hoạch"), Sheet().picture()), "a.pdf").value
    assert value is not None
    assert [(notice.key, "Trang 2" in notice.message) for notice in value.notices] == [("trang-anh", True)]


def test_too_many_pages_and_too_many_letters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(*(Sheet().text(85, 100, "Kế hoạch") for _ in range(4)))
    assert read_pdf(data, "a.pdf").value is not None
    monkeypatch.setattr(reader, "MOST_PAGES", 3)
    assert [found.code for found in read_pdf(data, "a.pdf").errors] == ["HT114"]
    monkeypatch.setattr(reader, "MOST_PAGES", 4)
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 31)
    assert [found.code for found in read_pdf(data, "a.pdf").errors] == ["HT114"]


def test_threads_may_read_at_the_same_time() -> None:
    sheet = Sheet()
    typeset(sheet, 100, SENTENCE, SENTENCE)
    data = pdf(sheet, sheet, sheet)
    expected = read_pdf(data, "a.pdf")
    found = []
    threads = [threading.Thread(target=lambda: found.append(read_pdf(data, "a.pdf"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


@given(st.binary(max_size=2000), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, headed: bool) -> None:
    outcome = read_pdf(b"%PDF-1.7\n" + data if headed else data, "a.pdf")
    assert (outcome.value is None) == bool(outcome.errors)


@given(st.lists(st.tuples(st.integers(0, 20000), st.integers(0, 255)), max_size=30), st.integers(0, 20000))
def test_a_changed_pdf_never_raises(changes: list[tuple[int, int]], cut: int) -> None:
    sheet = Sheet()
    header(sheet)
    table(sheet, 300, [("TT", "Việc", "Ai"), ("1.", "Một", "Hai")])
    data = bytearray(pdf(sheet))
    for at, byte in changes:
        data[at % len(data)] = byte
    outcome = read_pdf(bytes(data[: len(data) - cut % 400]), "a.pdf")
    assert (outcome.value is None) == bool(outcome.errors)


def run_damage(seeds: int, sources: list[Path]) -> dict[str, int]:
    asked = [sys.executable, "-m", "tests.read.pdf.damage", str(seeds), *map(str, sources)]
    run = subprocess.run(asked, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=600, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    counts: dict[str, int] = json.loads(run.stdout)
    return counts


@pytest.mark.oracle("libreoffice")
def test_damaged_pdfs_of_a_whole_plan_do_not_crash(tmp_path: Path) -> None:
    counts = run_damage(100, [make("hoa-phong", tmp_path).pdf])
    assert sum(counts.values()) == 100
    assert set(counts) <= {"read", "HT111", "HT113", "HT115"}
    assert counts["read"] > 40
    assert counts["HT111"] > 10


def test_three_hundred_damaged_small_pdfs_do_not_crash(tmp_path: Path) -> None:
    sheet = Sheet()
    header(sheet)
    typeset(sheet, 200, SENTENCE)
    table(sheet, 500, [("TT", "Việc", "Ai"), ("1.", "Một", "Hai")])
    path = tmp_path / "small.pdf"
    path.write_bytes(pdf(sheet, sheet))
    assert sum(run_damage(300, [path]).values()) == 300
