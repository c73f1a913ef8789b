"""Every code is really raised: by its own wrong example where that is YAML or template text, else by a test here."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.pipeline import BuildOptions, build
from generator.render import compile_template
from generator.standards.codes import CodePage, codes
from generator.standards.manifest import read_manifest
from tests.render.word import p, package
from tests.standards.minimal import PLAN, over

OWN_TESTS = (Path(__file__).parent / "test_own_cases.py").read_text(encoding="utf-8")
# What cannot be read, recovered or judged is tested with its room, by what raises each code.
ROOMS = ("read", "recover", "check", "cli", "bulk", "compare")
ROOM_TESTS = "".join(
    path.read_text(encoding="utf-8")
    for room in ROOMS
    for path in sorted((Path(__file__).parents[1] / room).rglob("test_*.py"))
)
# Bad tables are data, each with the codes it must raise.
TABLES = "".join(
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[1] / "bulk").rglob("data/*.yaml"))
)
MANIFEST = "phien_ban: 1\nbien: { trich_yeu: chu, ho_ten: chuoi, noi_nhan: [chu] }\n"


def tried(*ways: str) -> pytest.MarkDecorator:
    """The pages whose examples are tried in one of these ways."""
    found = [page for page in codes().values() if page.cach_thu in ways]
    return pytest.mark.parametrize("page", found, ids=lambda page: page.ma)


def of_plan(page: CodePage, example: str, folder: Path) -> tuple[Diagnostic, ...]:
    """What a build of the example says. The file is ke-hoach.yaml; a good plan lies beside it as mau-chung.yaml."""
    (folder / "mau-chung.yaml").write_text(PLAN, encoding="utf-8")
    file = folder / "ke-hoach.yaml"
    file.write_text(example if page.cach_thu == "ca_tep" else over(example), encoding="utf-8")
    return build(file, BuildOptions(final=page.cach_thu == "chinh_thuc")).diagnostics


def of_template(page: CodePage, example: str) -> tuple[Diagnostic, ...]:
    """What compiling says: the example is the template's paragraphs, or the manifest of a template of one tag."""
    lines, manifest = (example, MANIFEST) if page.cach_thu == "doan_mau" else ("{{ trich_yeu }}", example)
    escaped = lines.replace("&", "&amp;").replace("<", "&lt;")
    read = read_manifest(manifest.encode(), file="mau.yaml")
    if read.value is None:
        return read.diagnostics
    body = "".join(p(line) for line in escaped.split("\n"))
    return compile_template(package(body), read.value, file="mau.docx").diagnostics


def test_the_plan_under_the_examples_is_good(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(PLAN, encoding="utf-8")
    assert [d for d in build(file, BuildOptions(final=True)).diagnostics if not d.code.startswith("MB")] == []


@tried("muc", "ca_tep", "chinh_thuc")
def test_the_wrong_example_raises_its_code_at_a_line(page: CodePage, tmp_path: Path) -> None:
    found = of_plan(page, page.vi_du_sai, tmp_path)
    raised = [d for d in found if d.code == page.ma]
    assert raised, [(d.code, d.message) for d in found]
    assert raised[0].severity is page.muc_do
    assert all(d.place is not None and d.place.line is not None and d.mend for d in raised)


@tried("muc", "chinh_thuc")
def test_the_wrong_example_raises_nothing_else(page: CodePage, tmp_path: Path) -> None:
    found = {d.code for d in of_plan(page, page.vi_du_sai, tmp_path) if not d.code.startswith("MB")}
    assert found == {page.ma}


@tried("muc", "ca_tep", "chinh_thuc")
def test_the_right_example_is_clean(page: CodePage, tmp_path: Path) -> None:
    found = [d for d in of_plan(page, page.vi_du_dung, tmp_path) if not d.code.startswith("MB")]
    if page.cach_thu == "ca_tep":  # the file is no whole plan; only its own fault must be gone
        found = [d for d in found if d.code == page.ma]
    assert found == []


@tried("doan_mau", "ban_ke")
def test_the_wrong_template_raises_its_code(page: CodePage) -> None:
    found = of_template(page, page.vi_du_sai)
    raised = [d for d in found if d.code == page.ma]
    assert raised, [(d.code, d.message) for d in found]
    assert raised[0].severity is page.muc_do
    assert all(d.place is not None and (d.place.line or d.place.within) and d.mend for d in raised)


@tried("doan_mau", "ban_ke")
def test_the_right_template_does_not(page: CodePage) -> None:
    assert [d.message for d in of_template(page, page.vi_du_dung) if d.code == page.ma] == []


@tried("rieng")
def test_a_code_without_such_an_example_has_a_test_of_its_own(page: CodePage) -> None:
    assert f"def test_{page.ma.lower()}_" in OWN_TESTS or f'"{page.ma}"' in ROOM_TESTS or page.ma in TABLES
