"""The clerk's guide tells the truth: its YAML builds, its tables print what they say, every part of a plan is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check.registry import rules
from generator.compose import compose, inline
from generator.compose.du_lieu import criterion_prose
from generator.diagnostics import Diagnostic
from generator.load import load_plan
from generator.model import HoSoDonVi, KeHoach
from generator.model.noi_dung import TieuChi
from generator.pipeline import build
from generator.report import as_text
from generator.standards.codes import PATTERN, codes
from tests.standards.minimal import PLAN, over

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "huong-dan.md").read_text(encoding="utf-8")
KINDS = ("ke-hoach", "doan", "ho-so", "sai")
BLOCKS = re.findall(r"^```yaml(?: ([\w-]+))?\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def marked(kind: str) -> list[str]:
    return [text for mark, text in BLOCKS if mark == kind]


def each(kind: str) -> pytest.MarkDecorator:
    """One test for each block of a kind, named by its first line."""
    return pytest.mark.parametrize("text", marked(kind), ids=lambda text: text.split("\n")[0][:40])


def table(first: str) -> list[list[str]]:
    """The cells of the table whose first heading is this, without code marks and Markdown's escapes."""
    rows = GUIDE[GUIDE.index(f"| {first} |") :].split("\n\n")[0].split("\n")[2:]
    cells = [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]
    return [[cell.strip().strip("`").replace("\\|", "|") for cell in row] for row in cells]


def built(text: str, folder: Path) -> list[Diagnostic]:
    """What a build of the text says; what the template alone says does not count."""
    (folder / "mau-chung.yaml").write_text(PLAN, encoding="utf-8")
    file = folder / "ke-hoach.yaml"
    file.write_text(text, encoding="utf-8")
    return [d for d in build(file).diagnostics if not d.code.startswith("MB")]


def test_every_block_says_what_it_is() -> None:
    assert {mark for mark, _ in BLOCKS} == set(KINDS)
    assert len(marked("doan")) > 8


@each("ke-hoach")
def test_a_whole_plan_builds(text: str, tmp_path: Path) -> None:
    assert built(text, tmp_path) == []


@each("doan")
def test_a_fragment_builds(text: str, tmp_path: Path) -> None:
    assert built(over(text), tmp_path) == []


@each("ho-so")
def test_a_profile_serves_a_plan(text: str, tmp_path: Path) -> None:
    profile = tmp_path / "don-vi" / "xa-cua-toi.yaml"
    profile.parent.mkdir()
    profile.write_text(text, encoding="utf-8")
    assert set(re.findall(r"^(\w+):", text, re.MULTILINE)) <= set(HoSoDonVi.model_fields)
    assert built(over("co_quan_ban_hanh: { don_vi: xa-cua-toi }"), tmp_path) == []


@each("sai")
def test_a_mistake_gives_the_message_that_the_guide_shows(text: str, tmp_path: Path) -> None:
    (found,) = built(text_in_place(text), tmp_path)
    shown = as_text(found).replace(f"{tmp_path.as_posix()}/", "")
    assert f"```text\n{shown}\n```" in GUIDE


def text_in_place(text: str) -> str:
    """The smallest plan with this one line in the place of its own."""
    key = text.split(":")[0]
    return re.sub(rf"^{key}:.*\n", text, PLAN, flags=re.MULTILINE)


def test_names_in_braces_print_what_the_table_says(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(marked("ke-hoach")[0], encoding="utf-8")
    loaded = load_plan(file).value
    assert loaded is not None
    rows = table("Gõ")
    typed = tuple(row[0] for row in rows)
    composed = compose(loaded.ke_hoach.model_copy(update={"mo_dau": typed})).value
    assert composed is not None
    assert [inline.plain(text) for text in composed.context["mo_dau"]] == [row[1] for row in rows]


def test_criteria_print_what_the_table_says() -> None:
    rows = table("`chi_tieu`")
    for target, unit, printed in rows:
        criterion = TieuChi(noi_dung="hộ dân dùng dịch vụ số", chi_tieu=target, don_vi_tinh=unit)
        assert criterion_prose(criterion) == printed
    assert len(rows) == 5


def test_every_part_of_a_plan_is_explained() -> None:
    assert [name for name in KeHoach.model_fields if not re.search(rf"\b{name}\b", GUIDE)] == []


def test_every_code_that_it_names_has_a_page() -> None:
    assert set(PATTERN.findall(GUIDE)) <= {*codes(), *(rule.code for rule in rules())}
