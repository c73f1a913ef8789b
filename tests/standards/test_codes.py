"""The registry of codes: every code in use has a page, every page is used, and the pages are whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.check.registry import rules
from generator.standards.codes import PATTERN, TRIALS, CodePage, codes, page, sections, text
from tools.build_code_docs import TARGET, document

ROOT = Path(__file__).resolve().parents[2]
PAGES = pytest.mark.parametrize("found", codes().values(), ids=lambda found: found.ma)


def used_codes() -> dict[str, str]:
    """Every code in a string of the package (docstrings do not count) and a file that has it."""
    found: dict[str, str] = {}
    for source in sorted((ROOT / "generator").rglob("*.py")):
        for words in strings(ast.parse(source.read_text(encoding="utf-8"))):
            found |= dict.fromkeys(PATTERN.findall(words), source.relative_to(ROOT).as_posix())
    return found


def strings(tree: ast.AST) -> Iterator[str]:
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_every_code_in_use_has_a_page() -> None:
    used = used_codes()
    assert len(used) > 50
    known = {*codes(), *(rule.code for rule in rules())}  # the pages of the rules: tests/check/test_pages.py
    assert {code: where for code, where in used.items() if code not in known} == {}


def test_every_page_is_of_a_code_in_use() -> None:
    assert set(codes()) - set(used_codes()) == set()


def test_slugs_are_unique_and_name_the_fault() -> None:
    slugs = [found.slug for found in codes().values()]
    assert sorted(set(slugs)) == sorted(slugs)
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", slug)] == []
    # “cho phép <slug>” must allow a fault: a slug that begins with what to do reads the wrong way round.
    assert [slug for slug in slugs if slug.startswith(("phai-", "can-", "nen-", "hay-", "sua-"))] == []


@PAGES
def test_a_page_is_whole(found: CodePage) -> None:
    empty = [name for name, words in sections(found) if not words.strip()]
    assert empty == []
    assert found.tieu_de.strip()
    assert "\n" not in found.tieu_de
    assert found.vi_du_sai != found.vi_du_dung
    assert re.fullmatch(r"\d+\.\d+\.\d+", found.tu)
    assert found.trang_thai in {"thử nghiệm", "ổn định", "ngừng dùng"}


@PAGES
def test_examples_that_are_not_tried_say_why(found: CodePage) -> None:
    assert found.cach_thu in TRIALS
    assert bool(found.ly_do) == (found.cach_thu == "rieng")


def test_explain_prints_the_five_headings_in_order() -> None:
    found = page("BV012")
    assert found is not None
    printed = text(found)
    assert printed.startswith("BV012 ngay-khong-co-that (lỗi; ổn định từ 0.1.0)\n")
    headings = [line for line in printed.split("\n")[2:] if line and not line.startswith(" ")]
    assert headings == ["Kiểm gì", "Vì sao", "Ví dụ sai", "Ví dụ đúng", "Cách sửa"]
    assert "thoi_han: 30/02/2026" in printed


def test_an_unknown_code_has_no_page() -> None:
    assert page("BV999") is None


def test_the_page_of_codes_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == document(), "run: python -m tools.build_code_docs"
