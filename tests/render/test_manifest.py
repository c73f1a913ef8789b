"""The manifest is read with every mistake at its line and column, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render import load_template
from generator.standards.manifest import Kind, ListOf, Record, read_manifest
from tests.render.word import p, package

GOOD = """phien_ban: 1
bien:
  ten: chuoi
  ds: [{chu: chu, co: co}]
  bang: [[so]]
gan:
  - {hinh: ke, thuoc_tinh: do_dai, gia_tri: duong.dai}
kieu_chu: {KHQuocHieu: quoc_hieu}
"""


def test_shapes_settings_and_styles_are_read() -> None:
    made = read_manifest(GOOD.encode(), file="mau.yaml").value
    assert made is not None
    assert made.bien.fields["ten"] is Kind.CHUOI
    assert made.bien.fields["ds"] == ListOf(Record({"chu": Kind.CHU, "co": Kind.CO}))
    assert made.bien.fields["bang"] == ListOf(ListOf(Kind.SO))
    assert [(s.target, s.name, s.value) for s in made.gan] == [("hinh", "ke", "duong.dai")]
    assert dict(made.kieu_chu) == {"KHQuocHieu": "quoc_hieu"}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("phien_ban: 1", "phien_ban: 2", 1),
        ("ten: chuoi", "ten: chuoii", 3),
        ("ten: chuoi", "ten: [chuoi, so]", 3),
        ("ten: chuoi", "ten: chuoi\n  ten: so", 4),
        ("ten: chuoi", "loop: chuoi", 3),
        ("ten: chuoi", "_ten: chuoi", 3),
        ("ten: chuoi", "'a b': chuoi", 3),
        ("bien:", "biens:", 2),
        ("hinh: ke", "hinh: ke, doan: x", 7),
        ("do_dai", "do_rong", 7),
        ("duong.dai", "duong. dai", 7),
        ("quoc_hieu}", "[a]}", 8),
        ("kieu_chu:", "kieu_chu: :", 8),
        ("  ten: chuoi", "\tten: chuoi", 3),
    ],
)
def test_a_mistake_is_found_at_its_line(old: str, new: str, line: int) -> None:
    outcome = read_manifest(GOOD.replace(old, new).encode(), file="mau.yaml")
    assert outcome.value is None
    assert {found.code for found in outcome.diagnostics} == {"MB011"}
    assert line in [found.place.line for found in outcome.diagnostics if found.place]
    assert all(found.mend for found in outcome.diagnostics)


@pytest.mark.parametrize(
    "data",
    [b"", b"- a", b"\xff\xfe\x00", b"a" * (300 << 10), b"x: &a [*a]\nbien: {a: *a}", b"bien: &a {b: *a}",
     b"phien_ban: 1\nbien: {a: " + b"[" * 3000 + b"]" * 3000 + b"}"],
)  # fmt: skip
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    outcome = read_manifest(data, file="mau.yaml")
    assert outcome.value is None
    assert {found.code for found in outcome.diagnostics} == {"MB011"}


def test_a_template_is_loaded_with_the_manifest_beside_it(tmp_path: Path) -> None:
    template, shapes = tmp_path / "mau.docx", tmp_path / "mau.yaml"
    outcome = load_template(template)
    assert [found.code for found in outcome.diagnostics] == ["MB002", "MB002"]
    template.write_bytes(package(p("{{ ten }}")))
    shapes.write_text("phien_ban: 1\nbien: {ten: sai}\n", encoding="utf-8")
    assert [found.code for found in load_template(template).diagnostics] == ["MB011"]
    shapes.write_text("\ufeffphien_ban: 1\r\nbien: {ten: chuoi}\r\n", encoding="utf-8")
    assert load_template(template).ok
