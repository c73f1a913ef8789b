"""The judges of the text see every word, each of its own parts, and miss a word that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracles import office, pandoc, reader
from tests.oracles.conftest import Break

BODY = "word/document.xml"
SENTENCE = "Triển khai thực hiện quyết định “thử nghiệm” & kiểm tra"


def test_the_reader_sees_header_and_body_in_reading_order(sound: Path) -> None:
    read = reader.parts(sound)
    assert read.header == ("Đầu trang",)
    assert read.body[:4] == ("KẾ HOẠCH", SENTENCE, "Nơi nhận", "Chủ tịch")
    assert reader.full_text(sound).startswith("Đầu trang\nKẾ HOẠCH\n")


def test_the_reader_misses_a_lost_word(broken: Break) -> None:
    assert "Chủ tịch" not in reader.full_text(broken(BODY, "Chủ tịch", ""))


@pytest.mark.oracle("pandoc")
def test_pandoc_sees_body_and_tables_only(sound: Path) -> None:
    text = pandoc.plain(sound)
    assert SENTENCE.replace("“", '"').replace("”", '"') in text.replace("“", '"').replace("”", '"')
    assert "Chủ tịch" in text
    assert "Đầu trang" not in text


@pytest.mark.oracle("pandoc")
def test_pandoc_misses_a_lost_word(broken: Break) -> None:
    assert "Chủ tịch" not in pandoc.plain(broken(BODY, "Chủ tịch", ""))


@pytest.mark.oracle("libreoffice")
def test_office_text_shows_the_label_of_a_list(sound: Path) -> None:
    lines = office.to_text(sound).splitlines()
    assert SENTENCE in lines
    assert any(line.split() == ["1.", "Điểm", "thứ", "nhất"] for line in lines)


@pytest.mark.oracle("libreoffice")
def test_office_accepts_and_rejects_tracked_changes(broken: Break, tmp_path: Path) -> None:
    author = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
    tracked = (
        f"<w:p><w:ins {author}><w:r><w:t>Mới</w:t></w:r></w:ins>"
        f"<w:del {author}><w:r><w:delText>Cũ</w:delText></w:r></w:del></w:p>"
    )
    path = broken(BODY, "<w:body>", f"<w:body>{tracked}")
    accepted = office.accept_all(path, tmp_path / "accepted.txt").read_text(encoding="utf-8-sig")
    rejected = office.reject_all(path, tmp_path / "rejected.txt").read_text(encoding="utf-8-sig")
    assert [accepted.splitlines()[0], rejected.splitlines()[0]] == ["Mới", "Cũ"]
