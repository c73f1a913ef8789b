"""Seeded damage to .txt, .docx and .pdf files: findings or variables that build, never an exception, nothing lost."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from generator import resources
from generator.ooxml.zip_writer import write_package
from generator.pipeline import build, import_file
from generator.read.opening import read_document
from generator.standards.codes import codes
from tests.read.docx.test_damage import damaged as strange_docx
from tests.read.pdf.damage import damaged as damaged_bytes
from tests.read.pdf.writer import Sheet, pdf

DEFAULT, ALL = 90, 1000
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]+)</w:t>")
_PARAGRAPH = re.compile(rb"<w:p[ >].*?</w:p>", re.DOTALL)
LINES = (
    "ỦY BAN NHÂN DÂN\nXÃ KIM THÀNH\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Kim Thành, ngày 05 tháng 8 năm 2025\nKẾ HOẠCH\nTriển khai phong trào thi đua\nCăn cứ Luật Thi đua, khen thưởng;\n"
    "Ủy ban nhân dân xã Kim Thành ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Phát huy sức mạnh của Nhân dân.\n"
    "2. Nâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Tham mưu.\n- Báo cáo trước ngày 05/11.\n"
    "Trên đây là Kế hoạch triển khai./.\nNơi nhận:\n- Thường trực Đảng ủy;\n- Lưu: VT, KT.\nTM. ỦY "
    "BAN NHÂN DÂN\nCHỦ TỊCH\n"
    "Nguyễn Văn An\n"
)


@cache
def word_parts() -> dict[str, bytes]:
    made = build(resources.variables() / "vi-du" / "hoa-phong.yaml")
    assert made.value is not None
    with zipfile.ZipFile(io.BytesIO(made.value.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def sheets() -> bytes:
    page = Sheet()
    for number, line in enumerate(LINES.split("\n")):
        page.text(60, 60 + 24 * number, line)
    return pdf(page)


def damaged_text(seed: int) -> bytes:
    """Lines and characters of a typed plan dropped, doubled, moved, exchanged."""
    dice = random.Random(seed)
    lines = LINES.split("\n")
    for _ in range(dice.randrange(1, 8)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        kind = dice.randrange(6)
        if kind == 0 and len(lines) > 2:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[other])
        elif kind == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3:
            words = lines[at].split(" ")
            dice.shuffle(words)
            lines[at] = " ".join(words)
        elif kind == 4:
            lines[at] += dice.choice(
                (" {{ x", "{#a}", "**", "*", "\x07", "\u200b", "{% if %}", "...", ": # x", "\\{{", "./.")
            )
        else:
            lines[at] = dice.choice(
                (lines[at].upper(), lines[at].lower(), lines[at][::-1], "1. ", "- ", "Số:", "", "TM.")
            )
    return "\n".join(lines).encode()


def damaged_plan(seed: int) -> bytes:
    """A built plan whose paragraphs are dropped, doubled, moved, whose words are exchanged."""
    dice = random.Random(seed)
    parts = dict(word_parts())
    xml = parts["word/document.xml"]
    for _ in range(dice.randrange(1, 10)):
        found = list(_PARAGRAPH.finditer(xml))
        one, two = dice.choice(found), dice.choice(found)
        kind = dice.randrange(4)
        if kind == 0:
            xml = xml[: one.start()] + b"<w:p/>" + xml[one.end() :]
        elif kind == 1:
            xml = xml[: one.end()] + two.group() + xml[one.end() :]
        else:
            words = list(_TEXT.finditer(xml))
            here, there = dice.choice(words), dice.choice(words)
            new = there[1] if kind == 2 else dice.choice((b"", b"IV. ", b"*", b"{{", "Phụ lục".encode(), b"KT. "))
            xml = xml[: here.start(1)] + new + xml[here.end(1) :]
    parts["word/document.xml"] = xml
    return write_package(parts)


def case(seed: int) -> tuple[str, bytes]:
    kind = seed % 5
    if kind == 0:
        return "van-ban.txt", damaged_text(seed)
    if kind == 1:
        return "van-ban.txt", damaged_bytes(LINES.encode(), seed)
    if kind == 2:
        return "van-ban.docx", damaged_plan(seed)
    if kind == 3:
        return "van-ban.docx", strange_docx(seed)
    return "van-ban.pdf", damaged_bytes(sheets(), seed)


def keeps_its_promise(seed: int, folder: Path) -> bool:
    name, data = case(seed)
    outcome = import_file(data, name=name)
    for found in outcome.diagnostics:
        assert found.code in codes(), (seed, found)
        assert found.mend, (seed, found)
    if outcome.value is None:
        assert outcome.errors, seed
        return False
    report = outcome.value.recovered.report
    assert report.unaccounted == 0, (seed, [item for item in report.items if item.kind.startswith("chưa")])
    path = folder / "doc-lai.yaml"
    path.write_text(outcome.value.text, encoding="utf-8")
    built = build(path)
    assert built.value is not None, (seed, built.diagnostics)
    return True


@pytest.mark.parametrize("first", range(0, DEFAULT, 30))
def test_damage_ends_in_findings_or_in_variables_that_build(first: int, tmp_path: Path) -> None:
    read = [keeps_its_promise(seed, tmp_path) for seed in range(first, first + 30)]
    assert any(read)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(DEFAULT, ALL, 130))
def test_much_damage_ends_in_findings_or_in_variables_that_build(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 130):
        keeps_its_promise(seed, tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("trong.txt", b"", "HT117"),
        ("trong.docx", b"", "HT101"),
        ("trong.pdf", b"", "HT111"),
        ("anh.png", b"\x89PNG\r\n\x1a\n", "HT103"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "HT103"),
        ("hong.pdf", b"%PDF-1.4\n", "HT111"),
        ("hong.docx", b"PK\x03\x04", "HT101"),
        ("nham.docx", b"%PDF-1.4\n", "HT111"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, data: bytes, code: str) -> None:
    outcome = read_document(data, name)
    assert outcome.value is None
    assert [found.code for found in outcome.errors] == [code]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    outcome = read_document(tmp_path / "khong-co.docx")
    assert [found.code for found in outcome.errors] == ["HT118"]
    assert [found.code for found in read_document(tmp_path).errors] == ["HT118"]


def test_the_kind_is_told_by_what_is_in_the_file() -> None:
    plan = write_package(word_parts())
    for name, data, kind in (("a.pdf", plan, "docx"), ("a.docx", sheets(), "pdf"), ("a", LINES.encode(), "txt")):
        view = read_document(data, name).value
        assert view is not None
        assert view.kind == kind
        assert any(block.parts for block in view.blocks)
