"""Ordinals that follow their place are one folded line; ordinals of another kind are a change."""

from __future__ import annotations

import pytest

from generator.compare.engine import CompareOptions, compare
from generator.compare.match import How, Nature, Op
from generator.compare.ordinals import references
from generator.compare.result import Comparison, Group
from tests.compare.texts import paragraphs, view_of

_POINTS = (
    "Tổ chức tuyên truyền rộng rãi phong trào",
    "Rà soát hồ sơ thủ tục hành chính",
    "Phấn đấu giải quyết hồ sơ đúng hạn",
    "Báo cáo kết quả về Ủy ban nhân dân xã",
    "Kiểm tra việc thực hiện tại các thôn",
    "Biểu dương tập thể, cá nhân tiêu biểu",
    "Bố trí cán bộ trực tại bộ phận một cửa",
    "Tiếp nhận phản ánh của người dân",
)
_TITLES = ("MỤC ĐÍCH", "YÊU CẦU", "NHIỆM VỤ", "KINH PHÍ", "TỔ CHỨC THỰC HIỆN")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII")


def plan(*lines: str) -> str:
    return paragraphs("KẾ HOẠCH", "Triển khai nhiệm vụ năm 2026", *lines)


def numbered(*points: str) -> list[str]:
    return [f"{n}. {point}." for n, point in enumerate(points, start=1)]


def sections(*titles: str) -> str:
    lines: list[str] = []
    for roman, title in zip(_ROMANS, titles, strict=False):
        lines += [f"{roman}. {title}", f"Nội dung của phần {title.lower()} do cơ quan chuyên môn hướng dẫn."]
    return plan(*lines)


def told(old: str, new: str, *ignore: Nature) -> Comparison:
    comparison = compare(view_of(old), view_of(new), CompareOptions(frozenset(ignore))).value
    assert comparison is not None
    return comparison


def test_a_point_above_eight_numbered_ones() -> None:
    new = numbered("Thành lập tổ công tác liên ngành", *_POINTS)
    found = told(plan("I. NHIỆM VỤ", *numbered(*_POINTS)), plan("I. NHIỆM VỤ", *new))
    assert [change.how for change in found.changes] == [How.INSERTED]
    assert [line.text for line in found.renumberings] == [
        "Mục I: các khoản 1 đến 8 đổi số thành 2 đến 9 do thêm khoản 1"
    ]
    assert len(found.renumberings[0].pairs) == 8


def test_a_section_in_the_middle() -> None:
    found = told(sections(*_TITLES), sections(*_TITLES[:2], "CHỈ TIÊU", *_TITLES[2:]))
    assert {change.how for change in found.changes} == {How.INSERTED}
    assert [line.text for line in found.renumberings] == ["các mục III, IV, V đổi số thành IV, V, VI do thêm mục III"]


def test_a_section_that_went() -> None:
    found = told(sections(*_TITLES), sections(*_TITLES[:1], *_TITLES[2:]))
    assert [line.text for line in found.renumberings] == ["các mục III, IV, V đổi số thành II, III, IV do bỏ mục II"]


def test_a_point_that_moved() -> None:
    moved = (_POINTS[4], *_POINTS[:4], *_POINTS[5:])
    found = told(plan("I. NHIỆM VỤ", *numbered(*_POINTS)), plan("I. NHIỆM VỤ", *numbered(*moved)))
    assert [change.how for change in found.changes] == [How.MOVED]
    assert [line.text for line in found.renumberings] == [
        "Mục I: các khoản 1, 2, 3, 4, 5 đổi số thành 2, 3, 4, 5, 1 do chuyển chỗ khoản 5"
    ]


def test_numbers_below_follow_the_number_above() -> None:
    def lines(*titles: str) -> list[str]:
        found = ["I. NHIỆM VỤ"]
        for n, title in enumerate(titles, start=1):
            found += [f"{n}. {title}", f"{n}.1. Việc thứ nhất của {title.lower()}.", f"{n}.2. Việc cuối của {title}."]
        return found

    old, new = plan(*lines(*_POINTS[:3])), plan(*lines("Thành lập tổ công tác", *_POINTS[:3]))
    found = told(old, new)
    assert [line.text for line in found.renumberings] == [
        "Mục I: các khoản 1, 2, 3 đổi số thành 2, 3, 4 do thêm khoản 1"
    ]
    assert ("2.1.", "3.1.") in found.renumberings[0].pairs
    assert all(change.how is How.INSERTED for change in found.changes)


def test_a_block_renumbered_and_edited_is_an_edit_without_its_ordinal() -> None:
    edited = [*_POINTS[:3], _POINTS[3] + " trước ngày 30/11", *_POINTS[4:]]
    old = plan("I. NHIỆM VỤ", *numbered(*_POINTS))
    found = told(old, plan("I. NHIỆM VỤ", *numbered("Thành lập tổ công tác liên ngành", *edited)))
    change = found.changes[1]
    assert (change.how, change.labels, change.natures) == (How.EDITED, ("4.", "5."), {Nature.SUBSTANCE})
    assert all(piece.nature is Nature.SUBSTANCE for piece in change.pieces)


def test_a_reference_that_follows_is_of_the_nature_of_a_label() -> None:
    last = "Việc khen thưởng thực hiện theo khoản {} Mục này và quy định của cấp trên"
    old = plan("I. NHIỆM VỤ", *numbered(*_POINTS[:4], last.format(3)))
    new = plan("I. NHIỆM VỤ", *numbered("Thành lập tổ công tác liên ngành", *_POINTS[:4], last.format(4)))
    found = told(old, new)
    assert [(change.how, change.natures) for change in found.changes] == [
        (How.INSERTED, {Nature.SUBSTANCE}),
        (How.EDITED, {Nature.LABEL}),
    ]
    assert found.highlights == ()


@pytest.mark.parametrize(("old", "new"), [("a)", "-"), ("1.", "a)"), ("1.", "1)"), ("2.", "5.")])
def test_another_kind_of_ordinal_is_a_change(old: str, new: str) -> None:
    def text(label: str) -> str:
        return plan("I. NHIỆM VỤ", f"{label} {_POINTS[0]}.")

    found = told(text(old), text(new))
    assert [(change.how, change.natures) for change in found.changes] == [(How.EDITED, {Nature.LABEL})]
    assert found.renumberings == ()
    assert [piece.op for piece in found.changes[0].pieces][:2] == [Op.DELETE, Op.INSERT]


def test_ordinals_can_be_hidden() -> None:
    new = plan("I. NHIỆM VỤ", *numbered("Thành lập tổ công tác liên ngành", *_POINTS))
    found = told(plan("I. NHIỆM VỤ", *numbered(*_POINTS)), new, Nature.LABEL)
    assert found.renumberings == ()
    assert found.hidden == ((Nature.LABEL, 8),)


def test_backwards_the_cause_is_the_opposite() -> None:
    old = plan("I. NHIỆM VỤ", *numbered("Thành lập tổ công tác liên ngành", *_POINTS))
    found = told(old, plan("I. NHIỆM VỤ", *numbered(*_POINTS)))
    assert [line.text for line in found.renumberings] == ["Mục I: các khoản 2 đến 9 đổi số thành 1 đến 8 do bỏ khoản 1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("các khoản 2, 3 và 4 Mục này", "các khoản 3, 4 và 5 Mục này"),
        ("khoản 2, khoản 3 Mục này", "khoản 3, khoản 4 Mục này"),
        ("khoản 1, 2 Mục này", "khoản 2, 3 Mục này"),
        ("các khoản 2 - 4", "các khoản 3 - 5"),
        ("các khoản 1 đến 4 Mục này", "các khoản 2 đến 5 Mục này"),
    ],
)
def test_a_list_of_references_that_follows(before: str, after: str) -> None:
    last = "Việc khen thưởng thực hiện theo {} và quy định của cấp trên"
    old = plan("I. NHIỆM VỤ", *numbered(*_POINTS[:4], last.format(before)))
    new = plan("I. NHIỆM VỤ", *numbered("Thành lập tổ công tác liên ngành", *_POINTS[:4], last.format(after)))
    found = told(old, new)
    assert [(change.how, change.natures) for change in found.changes] == [
        (How.INSERTED, {Nature.SUBSTANCE}),
        (How.EDITED, {Nature.LABEL}),
    ]
    assert found.highlights == ()


def test_a_list_of_references_with_one_more_is_told_as_references() -> None:
    last = "Việc khen thưởng thực hiện theo {} Mục này"
    old = plan("I. NHIỆM VỤ", *numbered(*_POINTS[:4], last.format("các khoản 1, 2")))
    new = plan("I. NHIỆM VỤ", *numbered(*_POINTS[:4], last.format("các khoản 1, 2 và 4")))
    lines = told(old, new).highlights
    assert [(line.group, line.old, line.new) for line in lines] == [
        (Group.CITATION, "các khoản 1, 2", "các khoản 1, 2 và 4")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo khoản 2, 3 lớp tập huấn", [("khoản", ("2",))]),
        ("theo các điểm a, b và c khoản 1", [("điểm", ("a", "b", "c")), ("khoản", ("1",))]),
        ("Điều 7 Nghị định; Mục II, III", [("điều", ("7",)), ("mục", ("II", "III"))]),
        ("Phụ lục I và mẫu số 05", [("phụ lục", ("I",)), ("mẫu", ("05",))]),
        ("khoản 1.500 đồng, mục đích", []),
    ],
)
def test_references_of_a_text(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(each.noun, each.numbers) for each in references(text)] == found


def test_the_number_that_a_merged_point_lost_is_an_ordinal() -> None:
    old = plan("I. NHIỆM VỤ", *numbered(*_POINTS))
    merged = f"{_POINTS[1]}. {_POINTS[2]}"
    new = plan("I. NHIỆM VỤ", *numbered(_POINTS[0], merged, *_POINTS[3:]))
    for found, how, op in ((told(old, new), How.MERGED, Op.DELETE), (told(new, old), How.SPLIT, Op.INSERT)):
        change = next(each for each in found.changes if each.how is how)
        assert [piece.nature for piece in change.pieces if piece.op is op][-1:] == [Nature.LABEL]
        assert found.highlights == ()


def _moved(*order: int, edited: bool = False) -> str:
    lines: list[str] = []
    for roman, at in zip(_ROMANS, order, strict=False):
        points = list(_POINTS[2 * at : 2 * at + 2])
        if edited and at == 3:
            points[1] = points[1].replace("tiếp nhận", "ghi nhận").replace("người dân", "doanh nghiệp")
        lines += [f"{roman}. {_TITLES[at]}", *numbered(*points)]
    return plan(*lines)


@pytest.mark.parametrize(
    ("order", "where", "was"),
    [((3, 0, 1, 2), "Mục I", "IV."), ((1, 2, 3, 0), "Mục IV", "I."), ((0, 2, 1, 3), "Mục II", "III.")],
)
def test_a_section_that_moved_is_one_change(order: tuple[int, ...], where: str, was: str) -> None:
    found = told(_moved(0, 1, 2, 3), _moved(*order))
    (change,) = found.changes
    assert change.how is How.MOVED
    assert change.below == 2
    assert (change.where, change.labels and change.labels[0]) in {(where, was), ("Mục III", "II.")}
    assert len(change.old_text.split("\n")) == 3
    assert found.highlights == ()
    assert len(found.renumberings) == 1
    assert "chuyển chỗ mục" in found.renumberings[0].text


def test_what_was_edited_in_a_section_that_moved_is_told_in_it() -> None:
    found = told(_moved(0, 1, 2, 3), _moved(3, 0, 1, 2, edited=True))
    assert [(change.how, change.where, change.below) for change in found.changes] == [
        (How.MOVED, "Mục I", 1),
        (How.EDITED, "Mục I › khoản 2", 0),
    ]


def test_a_title_that_stands_elsewhere_over_other_points_did_not_move() -> None:
    old = plan("I. MỤC ĐÍCH", *numbered(*_POINTS[:3]), "II. KINH PHÍ", *numbered(*_POINTS[3:6]))
    new = plan("I. KINH PHÍ", "1. Ngân sách bảo đảm.", "II. MỤC ĐÍCH", *numbered(*_POINTS[:3]))
    found = told(old, new)
    assert all(change.how not in (How.MOVED, How.MOVED_EDITED) or change.below for change in found.changes)
    assert {line for change in found.changes for line in change.old_text.split("\n") if "Báo cáo" in line}
