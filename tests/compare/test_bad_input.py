"""``kehoach compare`` on input that is broken, hostile or out of all proportion: said plainly, nothing half done."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from docx import Document
from lxml import html as lxml_html

from generator.cli.compare import Names
from tests.cli.runs import quiet, run, start
from tests.compare.scenarios.large import review_of_a_long_plan
from tests.compare.texts import paragraphs
from tests.compare.word_files import Table, word_file
from tests.standards.minimal import PLAN, over

_LINES = (
    "KẾ HOẠCH",
    "Chuyển đổi số năm 2026",
    "I. MỤC TIÊU",
    "1. Phấn đấu 80% hồ sơ được nộp trực tuyến.",
    "2. Rà soát các thủ tục hành chính trên địa bàn xã.",
)
_OTHER = (*_LINES[:3], "1. Phấn đấu 90% hồ sơ được nộp trực tuyến.", _LINES[4])
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def kept(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def left(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def good(tmp_path: Path) -> tuple[Path, Path]:
    """Two Word files that differ in a figure."""
    return kept(tmp_path / "cu.docx", word_file(_LINES)), kept(tmp_path / "moi.docx", word_file(_OTHER))


def refused(result: Result, *codes: str) -> None:
    """Asserts that nothing was compared and why, without a word of Python."""
    assert result.exit_code == 2, result.output
    assert all(code in result.stderr for code in codes), result.stderr
    assert quiet(result.stdout, result.stderr)


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A package with a part's text replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                assert old in content.decode()
                content = content.decode().replace(old, new, 1).encode()
            target.writestr(info, content)
    return made.getvalue()


# --- files that are no documents


def _encrypted() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016
    return head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2048


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        with zipfile.ZipFile(io.BytesIO(word_file(_LINES))) as source:
            for info in source.infolist():
                if info.filename != "word/document.xml":
                    target.writestr(info, source.read(info))
        with target.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * (1 << 20))
    return made.getvalue()


def _empty_zip() -> bytes:
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"", "HT101"),
        ("a.docx", b"PK\x03\x04 no more than this", "HT101"),
        ("a.docx", lambda: word_file(_LINES)[:3000], "HT101"),
        ("a.docx", _empty_zip, "HT106"),
        ("a.docx", _encrypted, "HT102"),
        ("a.docx", _bomb, "HT104"),
        ("a.docx", b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch}", "HT103"),
        ("a.docx", "chỉ là chữ".encode(), "HT103"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000, "HT1"),
        ("a.rtf", b"{\\rtf1\\ansi abc}", "HT103"),
        ("a.pdf", b"%PDF-1.7\nnothing", "HT111"),
        ("a.pdf", b"no pdf", "HT111"),
        ("a.odt", b"PK\x03\x04", "HT1"),
        ("a.txt", b"", "HT1"),
        ("a.txt", b"\0\1\2\3" * 400, "HT1"),
        ("a.yaml", b"noi_dung: [", "BV"),
        ("a.yaml", b"", "BV"),
        ("a.yaml", b"\xff\xfe\0", "BV"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_side_that_is_no_document(
    name: str, data: bytes | Callable[[], bytes], code: str, good: tuple[Path, Path]
) -> None:
    bad = kept(good[0].parent / "hong" / name, data if isinstance(data, bytes) else data())
    before = left(bad.parents[1])
    for sides in ((bad, good[1]), (good[0], bad)):
        refused(run("compare", *sides, "-o", bad.parent / "ra.docx", "--html", bad.parent / "ra.html"), code)
    assert left(bad.parents[1]) == before


def test_both_sides_that_are_broken_are_told_of_at_once(tmp_path: Path) -> None:
    one, two = kept(tmp_path / "a.docx", b"PK one"), kept(tmp_path / "b.docx", b"PK two")
    result = run("compare", one, two)
    refused(result, "HT101")
    assert "a.docx" in result.stderr
    assert "b.docx" in result.stderr


def test_a_missing_file_a_folder_and_a_name_no_system_has(good: tuple[Path, Path], tmp_path: Path) -> None:
    refused(run("compare", good[0], tmp_path / "khong-co.docx"), "HT118")
    refused(run("compare", good[0], tmp_path), "HT172")
    refused(run("compare", tmp_path, good[0]), "HT172")
    refused(run("compare", good[0], tmp_path / ("x" * 4000 + ".docx")), "HT1")


def test_a_truncated_page_of_another_kind_is_not_taken_for_text(good: tuple[Path, Path], tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 0, b"IEND") + zlib.compress(b"x")
    for name in ("a.docx", "a.pdf", "a.png"):
        refused(run("compare", good[0], kept(tmp_path / name, png)), "HT1")


# --- options and outputs


def test_the_same_path_twice_and_identical_files(good: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", good[0], good[0], "-o", tmp_path / "ra.docx", "--html", tmp_path / "ra.html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "giống nhau từng byte" in result.stdout
    assert "Hai văn bản giống nhau" in (tmp_path / "ra.html").read_text(encoding="utf-8")
    assert json.loads(run("compare", good[0], good[0], "--json").stdout)["identical"] is True


def test_the_same_text_in_other_bytes_is_equal(good: tuple[Path, Path], tmp_path: Path) -> None:
    again = io.BytesIO()
    with zipfile.ZipFile(good[0]) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as target:
        for info in reversed(source.infolist()):
            target.writestr(info.filename, source.read(info))
    result = run("compare", good[0], kept(tmp_path / "lai.docx", again.getvalue()))
    assert result.exit_code == 0
    assert "Hai văn bản giống nhau." in result.stdout


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_an_output_never_falls_on_an_input(option: str, good: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = good
    linked, hard = tmp_path / "lien-ket.docx", tmp_path / "cung.docx"
    linked.symlink_to(new)
    os.link(old, hard)
    before = old.read_bytes(), new.read_bytes()
    spellings = [new, old, linked, hard, tmp_path / "a" / ".." / "moi.docx", Path(os.path.relpath(new))]
    for target in spellings:
        refused(run("compare", old, new, option, target), "HT171")
    assert (old.read_bytes(), new.read_bytes()) == before


def test_one_name_for_both_outputs_is_refused(good: tuple[Path, Path], tmp_path: Path) -> None:
    refused(run("compare", *good, "-o", tmp_path / "r.docx", "--html", tmp_path / "r.docx"), "HT171")
    assert not (tmp_path / "r.docx").exists()


def test_a_missing_folder_is_made_and_one_that_cannot_be_is_named(good: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("compare", *good, "--html", tmp_path / "m" / "n" / "a.html").exit_code == 1
    assert (tmp_path / "m" / "n" / "a.html").is_file()
    kept(tmp_path / "tep", b"x")
    refused(run("compare", *good, "--html", tmp_path / "tep" / "a.html"), "HT002")
    (tmp_path / "thu-muc.html").mkdir()
    refused(run("compare", *good, "--html", tmp_path / "thu-muc.html"), "HT002")
    refused(run("compare", *good, "--html", tmp_path / "con.html"), "HT008")


def test_a_redline_of_a_pdf_or_a_text_is_refused_and_the_page_written(tmp_path: Path, good: tuple[Path, Path]) -> None:
    text = kept(tmp_path / "a.txt", paragraphs(*_OTHER))
    result = run("compare", good[0], text, "-o", tmp_path / "r.docx", "--html", tmp_path / "r.html")
    refused(result, "HT170")
    assert (tmp_path / "r.html").is_file()
    assert not (tmp_path / "r.docx").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--ignore", "dau-thanh,sai"), "không có loại “sai”"),
        (("--date", "31/2/2026"), "không phải ngày có thật"),
        (("--date", "hôm nay"), "không phải ngày có thật"),
        (("--date", "0001-01-01T00:00:00+14:00"), "không phải ngày có thật"),
        (("--author", "  "), "--author"),
        (("--author", "a\x07b"), "--author"),
        (("--revisions", "cả hai"), "cả hai"),
        (("-o", "ra.doc"), ".docx"),
    ],
)
def test_options_that_say_nothing(options: tuple[str, ...], words: str, good: tuple[Path, Path]) -> None:
    result = start("compare", *good, *options)
    assert (result.returncode, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.split())
    assert quiet(result.stderr)


def test_ignored_kinds_may_be_written_loosely() -> None:
    assert Names().convert(" Dau-Thanh , ,NGOAC,", None, None) == {"dau-thanh", "ngoac"}


# --- what stands in a document


def _marked(data: bytes) -> bytes:
    """The file with 80% deleted and 85% inserted as tracked changes."""
    run_ = '<w:r><w:rPr/><w:t xml:space="preserve">'
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    start = text.rindex("<w:r>", 0, text.index("1. Phấn đấu 80%"))
    end = text.index("</w:r>", start) + len("</w:r>")
    stamp = 'w:id="901" w:author="Người sửa" w:date="2026-01-01T00:00:00Z"'
    marks = (
        f"{run_}1. Phấn đấu </w:t></w:r><w:del {stamp}><w:r><w:delText>80%</w:delText></w:r></w:del>"
        f"<w:ins {stamp.replace('901', '902')}><w:r><w:t>85%</w:t></w:r></w:ins>"
        f"{run_} hồ sơ được nộp trực tuyến.</w:t></w:r>"
    )
    return changed(data, "word/document.xml", text[start:end], marks)


def test_tracked_changes_are_read_either_way_and_said(tmp_path: Path, good: tuple[Path, Path]) -> None:
    old = kept(tmp_path / "dau.docx", _marked(word_file(_LINES, size=13)))
    accepted = run("compare", old, good[1], "--ignore", "dinh-dang")
    original = run("compare", old, good[1], "--ignore", "dinh-dang", "--revisions", "original")
    for result, was in ((accepted, "85%"), (original, "80%")):
        assert result.exit_code == 1
        assert f"từ [-{was}-] lên {{+90%+}}" in " ".join(result.stdout.split())
        assert "Track Changes" in result.stdout
        assert "--revisions" in result.stdout


def test_comments_of_the_new_version_stay_in_the_redline(tmp_path: Path, good: tuple[Path, Path]) -> None:
    document = Document(str(good[1]))
    document.add_comment(document.paragraphs[3].runs, text="Xem lại chỉ tiêu này.", author="Người đọc", initials="ND")
    document.save(str(tmp_path / "ghi-chu.docx"))
    result = run("compare", good[0], tmp_path / "ghi-chu.docx", "-o", tmp_path / "ra.docx")
    assert result.exit_code == 1
    assert "ghi chú (Comment)" in result.stdout
    with zipfile.ZipFile(tmp_path / "ra.docx") as package:
        assert "Xem lại chỉ tiêu này." in package.read("word/comments.xml").decode()
        assert "commentReference" in package.read("word/document.xml").decode()


def test_two_documents_with_nothing_in_common_are_said_to_have_nothing(tmp_path: Path) -> None:
    one = kept(tmp_path / "a.docx", word_file(["Danh sách sinh viên lớp toán học kỳ một"] * 4))
    two = kept(tmp_path / "b.docx", word_file(["Hóa đơn tiền điện ba tháng gần nhất quý hai"] * 5))
    result = run("compare", one, two, "-o", tmp_path / "r.docx")
    assert result.exit_code == 1
    assert "không có gì chung" in result.stdout
    assert (tmp_path / "r.docx").is_file()


def test_an_empty_document_is_said_to_be_empty(tmp_path: Path, good: tuple[Path, Path]) -> None:
    empty = kept(tmp_path / "rong.docx", word_file([]))
    for sides in ((empty, good[1]), (good[1], empty)):
        result = run("compare", *sides)
        assert result.exit_code == 1
        assert "SS003" in result.stderr
    blank = kept(tmp_path / "trang.docx", word_file(["", " "]))
    for sides in ((blank, good[1]), (good[1], blank)):
        assert run("compare", *sides, "-o", tmp_path / "r.docx").exit_code == 1
        assert (tmp_path / "r.docx").is_file()
    assert run("compare", empty, blank, "--ignore", "dinh-dang").exit_code == 0


def test_documents_of_only_a_table(tmp_path: Path) -> None:
    rows = (("TT", "Việc", "Thời hạn"), ("1", "Rà soát", "30/6/2026"), ("2", "Tập huấn", "15/8/2026"))
    later = (*rows[:2], ("2", "Tập huấn", "15/9/2026"))
    one = kept(tmp_path / "a.docx", word_file([], Table(rows)))
    two = kept(tmp_path / "b.docx", word_file([], Table(later)))
    result = run("compare", one, two, "-o", tmp_path / "r.docx")
    assert result.exit_code == 1
    assert "15/9/2026" in result.stdout
    assert (tmp_path / "r.docx").is_file()


def test_an_empty_table_that_came_is_no_silence(tmp_path: Path) -> None:
    one = kept(tmp_path / "a.docx", word_file(_LINES))
    two = kept(tmp_path / "b.docx", word_file(_LINES, Table((("", ""), ("", "")))))
    result = run("compare", one, two)
    assert result.exit_code == 1
    assert "bảng không có chữ: 0 → 1" in result.stdout


def _picture(colour: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" + colour)) + chunk(b"IEND", b"")


def test_documents_of_only_pictures(tmp_path: Path) -> None:
    for name, many in (("a", 1), ("b", 2)):
        document = Document()
        for _ in range(many):
            document.add_picture(io.BytesIO(_picture(b"\x80\0\0")))
        document.save(str(tmp_path / f"{name}.docx"))
    result = run("compare", tmp_path / "a.docx", tmp_path / "b.docx")
    assert result.exit_code == 1
    assert "hình vẽ, ảnh không có chữ: 1 → 2" in result.stdout
    assert result.stderr.count("SS003") == 2


def test_control_characters_escapes_and_markup_are_shown_not_obeyed(tmp_path: Path) -> None:
    evil = "\x1b[31mđỏ\x1b[0m \x9b2J <script>alert(1)</script> &amp; \u202egnoh\u202c \u200f\x07"
    one = kept(tmp_path / "a.txt", paragraphs(*_LINES, "3. Việc khác."))
    two = kept(tmp_path / "b.txt", paragraphs(*_LINES, f"3. Việc {evil} khác."))
    result = run("compare", one, two, "--html", tmp_path / "r.html")
    assert result.exit_code == 1
    for sign in "\x1b\x9b\x07\u202e\u202c\u200f":
        assert sign not in result.output
        assert sign not in (tmp_path / "r.html").read_text(encoding="utf-8")
    root = lxml_html.parse(str(tmp_path / "r.html")).getroot()
    assert root.xpath("//script") == []
    shown = run("compare", one, two, "--json").stdout
    assert not any(sign in shown for sign in "\x1b\x9b\u202e\u200f")
    assert "<script>" in json.loads(shown)["changes"][0]["new"]["text"]


def test_emoji_and_letters_beyond_the_first_plane(tmp_path: Path) -> None:
    one = kept(tmp_path / "a.docx", word_file([*_LINES, "3. Gửi 😀 𝒜 👩‍👩‍👧 cho xã."]))
    two = kept(tmp_path / "b.docx", word_file([*_LINES, "3. Gửi 😁 𝒜 👩‍👩‍👧 cho xã."]))
    result = run("compare", one, two, "-o", tmp_path / "r.docx", "--json")
    assert result.exit_code == 1
    pieces = json.loads(result.stdout)["changes"][0]["pieces"]
    assert [piece["text"] for piece in pieces] == ["😀", "😁"]


def test_very_long_words_and_paragraphs(tmp_path: Path) -> None:
    rnd = random.Random(20)
    words = [rnd.choice(("xã", "thực hiện", "chuyển đổi số", "báo cáo", "rà soát", "hồ sơ")) for _ in range(2600)]
    long = " ".join(words)
    assert len(long) > 18_000
    words[900:910] = ["phấn đấu", "85%"]
    one = kept(tmp_path / "a.docx", word_file([*_LINES, long, "x" * 30_000]))
    two = kept(tmp_path / "b.docx", word_file([*_LINES, " ".join(words), "x" * 30_001]))
    result = run("compare", one, two, "-o", tmp_path / "r.docx", "--html", tmp_path / "r.html")
    assert result.exit_code == 1
    assert "{+phấn đấu 85%+}" in " ".join(result.stdout.split())
    assert max(len(line) for line in result.stdout.splitlines() if str(tmp_path) not in line) <= 120


def test_names_of_files_in_any_form(tmp_path: Path) -> None:
    names = ("Kế hoạch – bản “mới” (1).docx", unicodedata.normalize("NFD", "Kế hoạch cũ.docx"), "-o.docx", "%s{0}.DOCX")
    new = kept(tmp_path / "mới" / "b.docx", word_file(_OTHER))
    for name in names:
        result = run("compare", kept(tmp_path / name, word_file(_LINES)), new, "--html", tmp_path / f"{name}.html")
        assert result.exit_code == 1, name
        assert "từ [-80%-] lên {+90%+}" in result.stdout
        assert lxml_html.parse(str(tmp_path / f"{name}.html")).findtext(".//title")


def test_a_plan_that_cannot_be_built_says_where(tmp_path: Path) -> None:
    good = kept(tmp_path / "a.yaml", PLAN)
    bad = kept(tmp_path / "b.yaml", over("so_van_ban: mười hai mươi\nkhong_co_muc_nay: 1"))
    for sides in ((good, bad), (bad, good)):
        refused(run("compare", *sides), "BV", "b.yaml:")


# --- out of all proportion


@pytest.fixture(scope="module")
def large() -> bytes:
    """Some 300 pages: a plan of many sections, seven times over."""
    data, _ = review_of_a_long_plan()
    document = Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    return word_file(lines * 7)


def test_three_hundred_pages_against_one_and_one_against_three_hundred(large: bytes, tmp_path: Path) -> None:
    many, one = kept(tmp_path / "nhieu.docx", large), kept(tmp_path / "mot.docx", word_file(_LINES))
    for old, new, word in ((many, one, "bỏ"), (one, many, "thêm")):
        result = run("compare", old, new, "-o", tmp_path / "r.docx", "--html", tmp_path / "r.html")
        assert result.exit_code == 1
        assert "không có gì chung" in result.stdout
        assert f"{word} liền" in result.stdout, "a row of what came or went is folded"
        assert (tmp_path / "r.docx").is_file()


def test_a_broken_pair_as_a_user_sees_it(tmp_path: Path, good: tuple[Path, Path]) -> None:
    result = start("compare", kept(tmp_path / "hong.docx", b"PK\x03\x04"), good[1])
    assert (result.returncode, result.stdout) == (2, "")
    assert "Cách sửa" in result.stderr
    assert quiet(result.stderr)
