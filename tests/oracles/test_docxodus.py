"""The acceptor that is not ours: it accepts, rejects, refuses what is no document, and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracles import docxodus, reader
from tests.oracles.conftest import Break

BODY = "word/document.xml"
AUTHOR = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
TRACKED = (
    f'<w:p><w:pPr><w:jc w:val="center"/><w:pPrChange {AUTHOR}><w:pPr/></w:pPrChange></w:pPr>'
    f"<w:ins {AUTHOR}><w:r><w:t>Mới</w:t></w:r></w:ins>"
    f"<w:del {AUTHOR}><w:r><w:delText>Cũ</w:delText></w:r></w:del></w:p>"
    f"<w:p><w:pPr><w:rPr><w:ins {AUTHOR}/></w:rPr></w:pPr><w:ins {AUTHOR}><w:r><w:t>Cả đoạn</w:t></w:r></w:ins></w:p>"
)

pytestmark = pytest.mark.oracle("docxodus")


def test_it_accepts_and_rejects_words_and_whole_paragraphs(sound: Path, broken: Break, tmp_path: Path) -> None:
    path = broken(BODY, "<w:body>", f"<w:body>{TRACKED}")
    accepted = reader.parts(docxodus.accept_all(path, tmp_path / "accepted.docx")).body
    rejected = reader.parts(docxodus.reject_all(path, tmp_path / "rejected.docx")).body
    untouched = reader.parts(sound).body
    assert accepted == ("Mới", "Cả đoạn", *untouched)
    assert rejected == ("Cũ", *untouched)


def test_it_refuses_what_is_no_package_and_goes_on(no_package: Path, sound: Path, tmp_path: Path) -> None:
    with pytest.raises(docxodus.DocxodusError, match=r"no_package\.docx"):
        docxodus.accept_all(no_package, tmp_path / "out.docx")
    assert docxodus.accept_all(sound, tmp_path / "out.docx").read_bytes().startswith(b"PK")


def test_it_starts_again_after_it_was_ended(sound: Path, tmp_path: Path) -> None:
    docxodus.accept_all(sound, tmp_path / "first.docx")
    docxodus.warm().close()
    assert docxodus.reject_all(sound, tmp_path / "second.docx").is_file()


def test_as_a_peer_it_makes_a_redline_of_two_documents(sound: Path, broken: Break, tmp_path: Path) -> None:
    new = broken(BODY, "Chủ tịch", "Phó Chủ tịch")
    redline = docxodus.compare(sound, new, tmp_path / "redline.docx")
    assert reader.full_text(docxodus.accept_all(redline, tmp_path / "accepted.docx")) == reader.full_text(new)
    assert reader.full_text(docxodus.reject_all(redline, tmp_path / "rejected.docx")) == reader.full_text(sound)
