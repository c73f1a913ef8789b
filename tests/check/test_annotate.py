"""The annotated copy: comments at the right words, and nothing else of the document changed."""

from __future__ import annotations

import io
import subprocess
from functools import cache
from pathlib import Path

import pytest
from docx import Document

from generator.check.annotate import AnnotateOptions, annotate
from generator.check.records import Record
from generator.ooxml.editing.spans import scan
from generator.ooxml.zip_writer import write_package
from tests.check.fakes import EXAMPLES, example, middle_words, record, view_of
from tests.check.marks import commented, parts, without_marks
from tests.oracles import reader, sdk, xsd
from tests.oracles.programs import SHARED, need_program

REAL = sorted(path.name for path in (SHARED / "real").glob("*.docx")) or ["../shared is missing"]
DOCUMENTS = pytest.mark.parametrize("name", [*EXAMPLES, *REAL])


def source(name: str) -> bytes:
    if name in EXAMPLES:
        return example(name)
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside the repository")
    return (SHARED / "real" / name).read_bytes()


def annotated(data: bytes, name: str, found: list[Record] | None = None, date: str = "") -> tuple[bytes, list[Record]]:
    view = view_of(data, name)
    records = middle_words(view) if found is None else found
    outcome = annotate(data, view, records, AnnotateOptions(date=date))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value, records


def body_of(data: bytes) -> list[str]:
    return [block.text for block in view_of(data, "a.docx").blocks if block.where == "body"]


def in_body(records: list[Record]) -> list[Record]:
    return [one for one in records if one.address.startswith("body/")]


@cache
def whole(name: str) -> tuple[bytes, bytes, list[Record]]:
    """A document, the same with a comment in every paragraph, and what the comments are about."""
    data = source(name)
    return data, *annotated(data, name)


@DOCUMENTS
def test_without_its_marks_the_document_is_the_same_bytes(name: str) -> None:
    data, made, _ = whole(name)
    before, after = parts(data), parts(made)
    assert after["word/document.xml"] != before["word/document.xml"]
    assert without_marks(before["word/document.xml"], after["word/document.xml"]) == before["word/document.xml"]


@DOCUMENTS
def test_no_other_part_is_changed(name: str) -> None:
    data, made, _ = whole(name)
    before, after = parts(data), parts(made)
    touched = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(after) - set(before) <= {"word/comments.xml"}
    assert {part for part in before if after[part] != before[part]} <= touched


@DOCUMENTS
def test_each_comment_is_around_its_words(name: str) -> None:
    _, made, records = whole(name)
    texts = commented(made)
    said = {str(one.comment_id): one.text for one in Document(io.BytesIO(made)).comments}
    wanted = {record.message: record.text for record in in_body(records)}
    found = {}
    for number, comment in said.items():
        message = comment.split("\n")[1]
        if number in texts and message in wanted:
            found[message] = texts[number]
    assert found == wanted
    assert len(said) >= len(records)


def test_docx2python_reads_the_comments_too(tmp_path: Path) -> None:
    """It wants a date on every comment."""
    from docx2python import docx2python

    made, records = annotated(example("kim-thanh"), "kim-thanh.docx", date="2026-03-12T00:00:00Z")
    (tmp_path / "a.docx").write_bytes(made)
    with docx2python(tmp_path / "a.docx") as read:
        comments = read.comments
    assert len(comments) == len(records)
    assert [words for words, *_ in comments[:20]] == [record.text for record in records[:20]]


@DOCUMENTS
def test_the_text_that_another_reader_sees_is_the_same(name: str, tmp_path: Path) -> None:
    data, made, _ = whole(name)
    (tmp_path / "before.docx").write_bytes(data)
    (tmp_path / "after.docx").write_bytes(made)
    assert reader.parts(tmp_path / "after.docx").body == reader.parts(tmp_path / "before.docx").body


@DOCUMENTS
def test_our_reader_sees_the_same_document(name: str) -> None:
    data, made, _ = whole(name)
    before, after = view_of(data, "a.docx"), view_of(made, "a.docx")
    own = [block for block in after.blocks if block.where != "comment"]
    assert [(b.address, b.text, b.format) for b in own] == [(b.address, b.text, b.format) for b in before.blocks]
    assert [b.runs for b in own] == [b.runs for b in before.blocks]


@DOCUMENTS
def test_it_is_valid_by_the_schemas(name: str, tmp_path: Path, shared: Path) -> None:
    _, made, _ = whole(name)
    path = tmp_path / "a.docx"
    path.write_bytes(made)
    assert xsd.findings(path) == []


@pytest.mark.oracle("sdk")
def test_the_validator_of_the_sdk_accepts_it(tmp_path: Path) -> None:
    paths = []
    for name in [*EXAMPLES, *REAL]:
        _, made, _ = whole(name)
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(made)
    assert {path.name: said for path, said in sdk.findings(paths).items() if said} == {}


@pytest.mark.oracle("libreoffice")
def test_libreoffice_opens_it_and_keeps_the_comments(tmp_path: Path) -> None:
    """By its command line: driven through UNO it dies over every file with comments, python-docx's too."""
    _, made, records = whole("hoa-phong")
    (tmp_path / "a.docx").write_bytes(made)
    asked = [need_program("soffice"), "--headless", "--norestore"]
    asked += [f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "docx:MS Word 2007 XML"]
    asked += ["--outdir", str(tmp_path / "saved"), str(tmp_path / "a.docx")]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    assert len(list(Document(str(tmp_path / "saved" / "a.docx")).comments)) == len(records)


def test_equal_input_gives_equal_bytes() -> None:
    data = example("thanh-nam")
    assert annotated(data, "a.docx")[0] == annotated(data, "a.docx")[0]


def test_the_date_of_comments_is_given_or_none() -> None:
    data = example("thanh-nam")
    assert b"w:date" not in parts(annotated(data, "a.docx")[0])["word/comments.xml"]
    dated = parts(annotated(data, "a.docx", date="2026-03-12T00:00:00Z")[0])["word/comments.xml"]
    assert dated.count(b'w:date="2026-03-12T00:00:00Z"') == dated.count(b"<w:comment ")


def test_comments_that_are_there_stay_and_keep_their_numbers() -> None:
    once, first = annotated(example("kim-thanh"), "a.docx")
    twice, second = annotated(once, "a.docx")
    old, new = parts(once)["word/comments.xml"], parts(twice)["word/comments.xml"]
    assert new.startswith(old.removesuffix(b"</w:comments>"))
    numbers = [one.comment_id for one in Document(io.BytesIO(twice)).comments]
    assert numbers == list(range(len(first) + len(in_body(second)) + len(second) - len(in_body(second))))


def test_overlapping_and_touching_findings_each_have_their_own_words() -> None:
    data = example("kim-thanh")
    view = view_of(data, "a.docx")
    block = max(view.blocks, key=lambda each: len(each.text))
    spans = [(0, 30), (10, 20), (20, 30), (25, 60), (0, len(block.text)), (59, 60)]
    found = [record(view, block.address, a, b, f"{a}-{b} {block.text[a:b]}") for a, b in spans]
    made, _ = annotated(data, "a.docx", found)
    assert [commented(made)[str(number)] for number in range(len(spans))] == [block.text[a:b] for a, b in spans]
    before, after = parts(data)["word/document.xml"], parts(made)["word/document.xml"]
    assert without_marks(before, after) == before


def test_a_finding_without_a_place_goes_to_the_first_paragraph() -> None:
    data = example("kim-thanh")
    view = view_of(data, "a.docx")
    made, _ = annotated(data, "a.docx", [record(view, "", 0, 0, "")])
    document = parts(made)["word/document.xml"]
    first = next(node for node in scan(document).walk("p"))
    assert first.start < document.index(b"commentReference") < first.end


def test_a_finding_in_a_header_goes_to_the_body_and_says_so() -> None:
    data = example("kim-thanh")
    view = view_of(data, "a.docx")
    header = next(block for block in view.blocks if block.where == "header")
    made, _ = annotated(data, "a.docx", [record(view, header.address, 0, 1, "2")])
    (comment,) = Document(io.BytesIO(made)).comments
    assert comment.text.split("\n")[-1] == "(Về: đầu trang (Số trang))"
    assert b"commentReference" in parts(made)["word/document.xml"]
    assert b"commentReference" not in b"".join(data for part, data in parts(made).items() if "header" in part)


def test_a_finding_about_something_that_is_missing_marks_the_letters_beside_the_gap() -> None:
    data = example("kim-thanh")
    view = view_of(data, "a.docx")
    block = max(view.blocks, key=lambda each: len(each.text))
    made, _ = annotated(data, "a.docx", [record(view, block.address, 7, 7, "")])
    assert commented(made)["0"] == block.text[6:8]


def test_letters_outside_of_xml_and_signs_of_xml_are_written_safely() -> None:
    data = example("kim-thanh")
    view = view_of(data, "a.docx")
    made, _ = annotated(data, "a.docx", [record(view, "body/4", 0, 1, "a\x0b\x01<b>&\"c'")])
    (comment,) = Document(io.BytesIO(made)).comments
    assert "a \ufffd<b>&\"c'" in comment.text


@pytest.mark.parametrize(
    ("body", "start", "end", "words"),
    [
        ('<w:p><w:r><w:t>một</w:t><w:tab/><w:t xml:space="preserve"> hai </w:t></w:r></w:p>', 3, 8, "\t hai"),
        ("<w:p><w:r><w:t>Tie\u0302\u0301ng Vie\u0323\u0302t</w:t></w:r></w:p>", 0, 5, "Tie\u0302\u0301ng"),
        ("<w:p><w:r><w:t>A &amp; B &lt; C</w:t></w:r></w:p>", 2, 3, "&"),
        ("<w:p><w:hyperlink w:anchor='x'><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>", 5, 8, "kết"),
        ("<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>mới</w:t></w:r></w:ins><w:del w:id='2' w:author='a'><w:r>"
         "<w:delText>cũ</w:delText></w:r></w:del><w:r><w:t>xong</w:t></w:r></w:p>", 3, 7, "xong"),
        ("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>"
         "<w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/>"
         "</w:r><w:r><w:t>tờ</w:t></w:r></w:p>", 2, 4, "tờ"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t>hộp chữ</w:t></w:r></w:sdtContent></w:sdt></w:p>",
         0, 3, "hộp"),
        ("<w:p/><w:p><w:r><w:t>x</w:t></w:r></w:p>", 0, 0, ""),
    ],
)  # fmt: skip
def test_words_are_found_in_every_kind_of_paragraph(body: str, start: int, end: int, words: str) -> None:
    data = small(body)
    view = view_of(data, "a.docx")
    made, _ = annotated(data, "a.docx", [record(view, "body/0", start, end, words)])
    assert commented(made).get("0", "") == words
    before, after = parts(data)["word/document.xml"], parts(made)["word/document.xml"]
    assert without_marks(before, after) == before
    assert body_of(made) == body_of(data)


def small(body: str) -> bytes:
    """The example plan with this body."""
    package = parts(example("kim-thanh"))
    document = package["word/document.xml"]
    root = scan(document)
    inside = root.child("body")
    assert inside is not None
    section = inside.child("sectPr")
    assert section is not None
    package["word/document.xml"] = document[: inside.inner] + body.encode() + document[section.start :]
    return write_package(package)


def test_a_document_without_a_prefix_is_refused_not_damaged() -> None:
    package = parts(example("kim-thanh"))
    package["word/document.xml"] = (
        b'<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>a</t></r></p>'
        b"</body></document>"
    )
    data = write_package(package)
    view = view_of(data, "a.docx")
    outcome = annotate(data, view, [record(view, "body/0", 0, 1, "a")])
    assert [found.code for found in outcome.diagnostics] == ["HT124"]


def test_utf16_is_written_as_utf8() -> None:
    package = parts(example("kim-thanh"))
    text = package["word/document.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"', 1)
    package["word/document.xml"] = text.encode("utf-16")
    data = write_package(package)
    made, records = annotated(data, "a.docx")
    assert view_of(made, "a.docx").blocks[0].text == view_of(data, "a.docx").blocks[0].text
    assert {text for text in commented(made).values() if text} == {record.text for record in in_body(records)}
