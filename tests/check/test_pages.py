"""The pages of the rules: whole, in order, unique, and the same in ``explain`` and in docs/quy-tac."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.check.pages import HEADINGS, RulePage, parsed, rule_pages, text
from generator.check.registry import modules, rules
from generator.check.rule import Rule
from generator.diagnostics import Severity
from generator.standards.codes import PATTERN, codes
from tests.oracles.programs import ROOT
from tools.build_rule_docs import INDEX, TARGET, documents

RULES = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
PAGES = pytest.mark.parametrize("page", rule_pages().values(), ids=lambda page: page.rule.code)
FOLDER = ROOT / "generator" / "check" / "rules"


def source(rule: Rule) -> Path:
    (found,) = FOLDER.glob(f"{rule.code.lower()}_*.py")
    return found


def test_every_module_has_a_rule() -> None:
    assert len(rules()) == len(modules()) > 0


def test_codes_and_slugs_are_unique_also_among_the_other_codes() -> None:
    known = [rule.code for rule in rules()] + list(codes())
    slugs = [rule.slug for rule in rules()] + [page.slug for page in codes().values()]
    assert sorted(known) == sorted(set(known))
    assert sorted(slugs) == sorted(set(slugs))


@RULES
def test_code_slug_and_file_name_are_of_one_form(rule: Rule) -> None:
    assert PATTERN.fullmatch(rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.slug)
    assert source(rule).stem == f"{rule.code}_{rule.slug}".lower().replace("-", "_")


@RULES
def test_a_rule_cites_and_quotes_its_clause(rule: Rule) -> None:
    assert rule.clause.strip()
    assert rule.ref
    assert re.search(r"Phụ lục|PL I|Điều|NĐ 30/2020/NĐ-CP", rule.clause), rule.clause
    assert rule.title.strip()
    assert rule.severity is not Severity.KHONG_KIEM_DUOC
    assert set(rule.kinds) <= {"docx", "pdf", "txt"}


@PAGES
def test_the_headings_of_a_page_are_in_order_and_filled(page: RulePage) -> None:
    assert tuple(name for name, _ in page.sections) == HEADINGS
    assert [name for name, words in page.sections if not words.strip()] == []
    assert page.opening.strip()


@PAGES
def test_a_page_says_whether_it_can_be_mended_as_the_rule_does(page: RulePage) -> None:
    said = page["Tự sửa được không"].strip().lower()
    assert said.startswith(("có", "được") if page.rule.fixable else ("không", "chưa")), said


@RULES
def test_the_settings_that_a_rule_asks_for_are_declared(rule: Rule) -> None:
    asked = set()
    for node in ast.walk(ast.parse(source(rule).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setting":
            asked |= {each.value for each in node.args[1:2] if isinstance(each, ast.Constant)}
    assert asked == set(rule.settings)


def test_the_folder_of_pages_is_up_to_date() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.md")}
    assert written == documents(), "run: python -m tools.build_rule_docs"


def test_the_index_leads_to_every_page() -> None:
    links = re.findall(r"\]\((\w+\.md)\)", documents()[INDEX])
    assert sorted(links) == sorted(f"{rule.code}.md" for rule in rules())


@pytest.mark.parametrize("head", ["{}", "{}:", "## {}", "**{}**", "{}\n-------"])
def test_headings_are_known_in_every_usual_dress(head: str) -> None:
    docstring = "Thiếu dấu.\n\n" + "\n\n".join(f"{head.format(name)}\n    Chữ {name}.\n    - hai" for name in HEADINGS)
    opening, sections = parsed(docstring)
    assert opening == "Thiếu dấu."
    assert sections == tuple((name, f"Chữ {name}.\n- hai") for name in HEADINGS)


def test_a_word_of_a_heading_inside_a_sentence_is_no_heading() -> None:
    _, sections = parsed("A.\n\nKiểm gì\n    Vì sao lại thế.\n\nVì sao: điều kia.\n")
    assert sections == (("Kiểm gì", "Vì sao lại thế."), ("Vì sao", "điều kia."))


def test_explain_prints_title_clause_and_headings() -> None:
    page = next(iter(rule_pages().values()))
    lines = text(page).split("\n")
    assert lines[0].startswith(f"{page.rule.code} {page.rule.slug} (")
    assert [line for line in lines[1:] if line in HEADINGS] == list(HEADINGS)
    assert page.rule.clause.split("\n")[0] in text(page)
