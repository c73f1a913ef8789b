"""Scenarios: plans that the program makes from variables, and real documents, changed in their text."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.compare.scenarios.scenario import Pair, scenario
from tests.oracles.programs import ROOT, SHARED

REAL = (
    ("KH-3898_30.6.2026_Huan-luyen-nguoi-quan-ly.docx", "real-plan-3898"),
    ("TB-3915_1.7.2026_Huan-luyen-nguoi-quan-ly.docx", "real-notice-3915"),
    ("QD-thanh-lap-doan-kiem-tra-hoa-chat-2026.docx", "real-decision"),
)


def _built(name: str, *sets: tuple[str, str]) -> bytes:
    from generator.pipeline import BuildOptions, build

    made = build(ROOT / "variables" / "vi-du" / f"{name}.yaml", BuildOptions(sets=sets)).value
    assert made is not None
    return made.data


def _rewritten(data: bytes, *changes: tuple[str, str]) -> bytes:
    """Each pattern replaced wherever it stands in the text of the body."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry.filename)
            if entry.filename == "word/document.xml":
                xml = content.decode()
                for pattern, new in changes:
                    xml = re.sub(pattern, new, xml, flags=re.DOTALL)
                content = xml.encode()
            target.writestr(entry.filename, content)
    return made.getvalue()


@scenario("built-plan-with-another-date-and-number")
def built_date() -> Pair:
    return _built("hoa-phong"), _built("hoa-phong", ("so_van_ban", "99"), ("ngay_ban_hanh", "15/9/2025"))


@scenario("built-plan-without-some-paragraphs")
def built_paragraphs() -> Pair:
    old = _built("kim-thanh")
    drop = r"<w:p>(?:(?!</w:p>).)*?(?:ngân hàng số theo hướng|công nghệ mới, mô hình mới)(?:(?!</w:p>).)*?</w:p>"
    return old, _rewritten(old, (drop, ""), (r"chuyển đổi số quốc gia", "chuyển đổi số"))


@scenario("built-plan-against-its-later-version")
def built_later() -> Pair:
    old = _built("thanh-nam")
    return old, _rewritten(old, (r"năm 2025", "năm 2026"), (r"phường Thành Nam", "Thành Nam"))


def _real(file: str) -> Pair:
    path: Path = SHARED / "real" / file
    if not path.is_file():
        pytest.skip("../shared is not beside the repository")
    old = path.read_bytes()
    return old, _rewritten(old, (r"(\d)/2026", r"\1/2027"), (r"huấn luyện", "tập huấn"), (r"tháng 6", "tháng 7"))


for _file, _name in REAL:
    scenario(_name)(lambda file=_file: _real(file))
