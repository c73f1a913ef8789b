"""Which blocks belong together: what was edited, moved, split, merged, replaced; both directions; long documents."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compare.align import align, mirrored
from generator.compare.match import How, Match, Unit
from generator.read.view import Component
from tests.compare.texts import units

_PLAN = (
    "1. Tổ chức tuyên truyền rộng rãi phong trào đến các thôn trong xã",
    "2. Rà soát hồ sơ thủ tục hành chính theo quy định của pháp luật",
    "3. Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80% trở lên",
    "4. Báo cáo kết quả về Ủy ban nhân dân xã trước ngày 30/11",
)
_WORDS = [
    "kế",
    "hoạch",
    "thực",
    "hiện",
    "nhiệm",
    "vụ",
    "ủy",
    "ban",
    "nhân",
    "dân",
    "xã",
    "tổ",
    "chức",
    "đánh",
    "giá",
    "kết",
    "quả",
    "phong",
    "trào",
    "thi",
    "đua",
    "năm",
]


def changed(old: list[Unit], new: list[Unit]) -> list[Match]:
    return [match for match in align(old, new) if match.how is not How.SAME]


def test_a_point_above_numbered_ones_is_one_insertion() -> None:
    new = ["1. Thành lập tổ công tác liên ngành", *(f"{n}{line[1:]}" for n, line in enumerate(_PLAN, start=2))]
    assert changed(units(*_PLAN), units(*new)) == [Match(How.INSERTED, (), (0,))]


@pytest.mark.parametrize(
    "line",
    [
        "2. Rà soát  hồ sơ\u00a0thủ tục hành chính theo quy định của pháp luật",
        "5. Rà soát hồ sơ thủ tục hành chính theo quy định của pháp luật",
    ],
)
def test_blanks_and_ordinals_leave_a_block_the_same(line: str) -> None:
    assert not changed(units(*_PLAN), units(_PLAN[0], line, *_PLAN[2:]))


def test_tone_placement_and_quotes_leave_a_block_the_same_but_case_does_not() -> None:
    assert not changed(units("Uỷ ban “hòa” – giải"), units('Ủy ban "hoà" - giải'))
    assert changed(units("Ủy ban giải thích"), units("ủy ban giải thích")) == [Match(How.EDITED, (0,), (0,))]


def test_a_moved_block() -> None:
    moved = units(_PLAN[2], _PLAN[0], _PLAN[1], _PLAN[3])
    assert changed(units(*_PLAN), moved) == [Match(How.MOVED, (2,), (0,))]


def test_a_moved_and_edited_block() -> None:
    edited = _PLAN[2].replace("80%", "85%")
    assert changed(units(*_PLAN), units(edited, _PLAN[0], _PLAN[1], _PLAN[3])) == [Match(How.MOVED_EDITED, (2,), (0,))]


def test_short_texts_are_not_moved() -> None:
    old, new = units("Lưu: VT.", *_PLAN), units(*_PLAN, "Lưu: VT.")
    assert [match.how for match in changed(old, new)] == [How.DELETED, How.INSERTED]


@pytest.mark.parametrize("parts", [2, 3])
def test_split_and_merged(parts: int) -> None:
    whole = "; ".join(line[3:] for line in _PLAN[:parts])
    rest = _PLAN[3] if parts < 4 else ""
    old, new = units(f"1. {whole}", rest), units(*_PLAN[:parts], rest)
    assert changed(old, new) == [Match(How.SPLIT, (0,), tuple(range(parts)))]
    assert changed(new, old) == [Match(How.MERGED, tuple(range(parts)), (0,))]


def test_a_text_with_little_in_common_is_replaced_in_its_place() -> None:
    new = units(_PLAN[0], "2. Bố trí kinh phí từ ngân sách năm 2026", *_PLAN[2:])
    assert changed(units(*_PLAN), new) == [Match(How.REPLACED, (1,), (1,))]


def test_another_component_in_that_place_is_no_replacement() -> None:
    old, new = Unit("Bố trí kinh phí", Component.DOAN), Unit("Nơi nhận các cơ quan", Component.GACH)
    assert sorted(match.how for match in align([old], [new])) == [How.DELETED, How.INSERTED]


def test_what_stands_once_in_a_plan_stays_what_it_is() -> None:
    old = [Unit("CHỦ TỊCH", Component.CHUC_VU), Unit("Nguyễn Văn An", Component.HO_TEN)]
    new = [Unit("PHÓ BAN", Component.CHUC_VU), Unit("Trần Thị Bình", Component.HO_TEN)]
    assert [(match.old, match.new) for match in align(old, new)] == [((0,), (0,)), ((1,), (1,))]


def test_a_repeated_text_is_looked_for_under_its_own_title() -> None:
    line = "Thực hiện theo hướng dẫn của cấp trên."
    old = [*units(line, path=("A",)), *units(line, path=("B",))]
    new = units(line, path=("B",))
    assert changed(old, new) == [Match(How.DELETED, (0,), ())]


def test_units_of_other_containers_do_not_meet() -> None:
    text = "Trung tâm Phục vụ hành chính công xã"
    old, new = [Unit(text, container="header")], [Unit(text, container="body")]
    assert {match.how for match in align(old, new)} == {How.DELETED, How.INSERTED}


def test_a_deleted_block_stands_where_it_stood() -> None:
    found = align(units(*_PLAN), units(_PLAN[0], *_PLAN[2:]))
    assert [match.how for match in found] == [How.SAME, How.DELETED, How.SAME, How.SAME]


_LINE = st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join)
_UNIT = st.builds(
    Unit,
    _LINE,
    st.sampled_from([Component.KHAC, Component.GACH, Component.CHUC_VU]),
    st.just(""),
    st.sampled_from([(), ("A",), ("B",)]),
    st.sampled_from(["body", "body", "header"]),
)


@given(st.lists(_UNIT, max_size=12), st.data())
def test_every_unit_once_and_both_directions_the_same(old: list[Unit], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(old), max_size=8)) if old else []
    new = data.draw(st.permutations([*kept, *data.draw(st.lists(_UNIT, max_size=5))]))
    matches = align(old, new)
    assert sorted(i for match in matches for i in match.old) == list(range(len(old)))
    assert sorted(j for match in matches for j in match.new) == list(range(len(new)))
    starts = [match.new[0] for match in matches if match.new]
    assert starts == sorted(starts)
    assert Counter(map(mirrored, align(new, old))) == Counter(matches)


@given(st.lists(_UNIT, max_size=20))
def test_a_document_and_itself(found: list[Unit]) -> None:
    assert align(found, found) == tuple(
        sorted((Match(How.SAME, (i,), (i,)) for i in range(len(found))), key=lambda match: match.new)
    )


def _paragraph(rnd: random.Random, number: int) -> str:
    return f"{number}. " + " ".join(f"{rnd.choice(_WORDS)}{rnd.randrange(40)}" for _ in range(rnd.randint(12, 50)))


def test_many_changed_paragraphs() -> None:
    rnd = random.Random(7)
    old = [_paragraph(rnd, n) for n in range(1, 1501)]
    new = [line.rsplit(" ", 1)[0] + " sửa đổi" for line in old]
    assert Counter(match.how for match in align(units(*old), units(*new))) == {How.EDITED: 1500}


def test_many_alike_paragraphs() -> None:
    old = [f"Giao nhiệm vụ thứ {n} cho đơn vị chủ trì thực hiện đúng tiến độ" for n in range(1500)]
    new = [line.replace("đúng tiến độ", "theo kế hoạch") for line in old]
    found = align(units(*old), units(*new))
    assert all(match.how is How.EDITED and match.old == match.new for match in found)


def test_a_long_document_against_one_page() -> None:
    rnd = random.Random(8)
    old = [_paragraph(rnd, n) for n in range(1, 6001)]
    found = align(units(*old), units(*old[:12]))
    assert Counter(match.how for match in found) == {How.SAME: 12, How.DELETED: 5988}
