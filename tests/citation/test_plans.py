"""The three published plans: every code and citation found, none invented; what contradicts itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.citation import FaultKind, VienDan, conflicts, faults, find_citations, find_codes
from generator.text import nfc, squeeze

DATA = Path(__file__).parent / "data"
NAMES = ("hoa-phong", "kim-thanh", "thanh-nam")


def gold(file: str, plan: str) -> list[list[Any]]:
    loaded: dict[str, list[list[Any]]] = yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
    return loaded[plan]


def text_of(shared: Path, plan: str) -> str:
    return (shared / "plans" / f"{plan}.txt").read_text(encoding="utf-8")


def line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


@pytest.mark.parametrize("plan", NAMES)
def test_every_code_is_found_and_none_invented(shared: Path, plan: str) -> None:
    text = text_of(shared, plan)
    found = [[line(text, one.start), squeeze(nfc(one.raw)), str(one.code)] for one in find_codes(text)]
    assert found == gold("codes.yaml", plan)


@pytest.mark.parametrize("plan", NAMES)
def test_the_elements_of_the_listed_citations_are_read(shared: Path, plan: str) -> None:
    text = text_of(shared, plan)
    citations = find_citations(text)
    read = [[line(text, v.start), *_elements(v)] for v in citations]
    for *elements, first, last in gold("citations.yaml", plan):
        fitting = [row for row in read if row[: len(elements)] == elements]
        assert len(fitting) == 1, elements
        subject = fitting[0][-1]
        assert subject.startswith(first), elements
        assert subject.endswith(last), elements
        assert first or not subject, elements


@pytest.mark.parametrize("plan", NAMES)
def test_every_code_but_the_own_number_belongs_to_one_citation(shared: Path, plan: str) -> None:
    text = text_of(shared, plan)
    cited = [v.ma.start for v in find_citations(text) if v.ma is not None]
    own = [one.start for one in find_codes(text) if "Số:" in nfc(text[one.start - 6 : one.start])]
    assert sorted(cited + own) == [one.start for one in find_codes(text)]


@pytest.mark.parametrize("plan", NAMES)
def test_offsets_point_at_the_words_of_the_file(shared: Path, plan: str) -> None:
    text = text_of(shared, plan)
    for v in find_citations(text):
        for name in ("ten", "co_quan_ban_hanh", "trich_yeu"):
            span = getattr(v.vi_tri, name)
            words = getattr(v, name)
            assert (squeeze(nfc(text[slice(*span)])) if span else "") == words


def test_the_faults_are_those_of_the_answer_key(shared: Path) -> None:
    expected = {"CIT-06", "CIT-07", "CIT-10", "CIT-12"}
    key = {
        (entry["file"], rule)
        for entry in json.loads((shared / "plans" / "answer-key.json").read_text(encoding="utf-8"))
        if (rule := entry["rule"]) in expected
    }
    kinds = {
        FaultKind.KHOANG_TRANG: "CIT-06",
        FaultKind.NGAY_KHOANG_TRANG: "CIT-06",
        FaultKind.NGAY_THEM_KHONG: "CIT-07",
        FaultKind.LOAI_CHUNG: "CIT-10",
        FaultKind.CHU_KEM_SO: "CIT-12",
    }
    found = [
        (f"{plan}.txt", fault.kind)
        for plan in NAMES
        for v in find_citations(text_of(shared, plan))
        for fault in faults(v)
    ]
    assert {(file, kinds[kind]) for file, kind in found if kind in kinds} == key
    # The one further contradiction is the second half of CIT-05 in kim-thanh (code TU, issuer Đảng ủy xã).
    assert [kind for _, kind in found if kind not in kinds] == [FaultKind.CO_QUAN_KHAC_MA]


def test_one_programme_is_cited_with_two_codes(shared: Path) -> None:
    text = text_of(shared, "kim-thanh")
    [found] = conflicts(find_citations(text))
    assert (str(found.truoc.so_ky_hieu), str(found.sau.so_ky_hieu)) == ("04-CTr/ĐU", "04-CTr/TU")
    assert (line(text, found.truoc.start), line(text, found.sau.start)) == (53, 280)
    for plan in ("hoa-phong", "thanh-nam"):
        assert conflicts(find_citations(text_of(shared, plan))) == []


def _elements(v: VienDan) -> list[str]:
    code = "" if v.so_ky_hieu is None else str(v.so_ky_hieu)
    return [v.loai, v.ten, code, v.ngay.ghi if v.ngay else "", v.co_quan_ban_hanh, v.trich_yeu]
