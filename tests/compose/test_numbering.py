"""Ordinals come from the place in the tree: schemes, the Vietnamese alphabet, references, data among the sections."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose import compose
from generator.compose.danh_so import default_scheme
from generator.model import KeHoach
from generator.outline import ALPHABET, Scheme, ordinal, parse, read_label
from tests.compose.plans import body, context, plan, refused, tree
from tests.compose.plans import lines as printed

TASKS = [{"don_vi": "Phòng A", "nhiem_vu": ["Việc một", "Việc hai"]}, {"don_vi": "Phòng B", "nhiem_vu": ["Việc ba"]}]


def test_the_usual_levels_need_no_scheme() -> None:
    assert body(
        noi_dung=[
            tree(
                tree("e", tree("g", tree("i", tieu_de="h"), tieu_de="đ"), tieu_de="b"),
                "c",
                tieu_de="A",
            ),
            {"tieu_de": "B", "noi_dung": "Lời."},
        ]
    ) == ["I. A", "1. b", "a) e", "b) đ", "- g", "- h", "+ i", "2. c", "II. B", "Lời."]


def test_plain_texts_under_a_number_are_dashes() -> None:
    assert body(noi_dung=[tree(tree("c", "d", tieu_de="b"), tieu_de="A")]) == ["I. A", "1. b", "- c", "- d"]


def test_letters_follow_the_vietnamese_alphabet() -> None:
    children = [f"mục {number}" for number in range(30)]
    found = body(noi_dung=[tree(*children, tieu_de="A", danh_so="chu")])[1:]
    assert [line.split(")")[0] for line in found] == [*ALPHABET, *(letter * 2 for letter in ALPHABET[:7])]
    assert found[4].startswith("đ) ")


@pytest.mark.parametrize(
    ("scheme", "first", "second"),
    [
        ("la_ma", "I. x", "II. y"),
        ("so", "1. x", "2. y"),
        ("chu", "a) x", "b) y"),
        ("chu_hoa", "A. x", "B. y"),
        ("so_ngoac", "1) x", "2) y"),
        ("gach", "- x", "- y"),
        ("cong", "+ x", "+ y"),
        ("khong", "x", "y"),
        ("so_cap", "1.1. x", "1.2. y"),
    ],
)
def test_every_scheme_can_be_asked_for_at_a_node(scheme: str, first: str, second: str) -> None:
    assert body(noi_dung=[tree(tree("x", "y", tieu_de="b", danh_so=scheme), tieu_de="A")]) == [
        "I. A",
        "1. b",
        first,
        second,
    ]


def test_the_top_scheme_can_be_asked_for() -> None:
    assert body(noi_dung=["a", "b"], danh_so="so") == ["1. a", "2. b"]
    assert body(noi_dung=["a", "b"], danh_so="khong") == ["a", "b"]


def test_parts_stand_on_two_lines_with_their_title_in_capitals() -> None:
    found = context(
        noi_dung=[tree({"tieu_de": "b", "noi_dung": "c"}, tieu_de="Mở đầu"), {"noi_dung": "Kết\nd"}], danh_so="phan"
    )
    assert [(block["loai"], block["so"], block["chu"]) for block in found["than_bai"]] == [
        ("phan", "", "Phần I"),
        ("tieu_de_phan", "", "MỞ ĐẦU"),
        ("muc", "I. ", "B"),
        ("doan", "", "c"),
        ("phan", "", "Phần II"),
        ("tieu_de_phan", "", "KẾT"),
        ("doan", "", "d"),
    ]


def test_a_number_goes_on_below_letters_bullets_and_unnumbered_texts() -> None:
    below = tree("x", "y", tieu_de="c", danh_so="so_cap")
    assert body(noi_dung=[tree(tree(below, tieu_de="b", danh_so="chu"), tieu_de="A")])[-2:] == ["1.1. x", "1.2. y"]
    silent = {**below, "khong_so": True}
    assert body(noi_dung=[tree(tree(silent, tieu_de="b", danh_so="chu"), tieu_de="A")])[-2:] == ["1.1. x", "1.2. y"]


def test_an_unnumbered_text_takes_no_number() -> None:
    silent = {"noi_dung": "giữa", "khong_so": True}
    assert body(noi_dung=[tree("a", silent, "b", tieu_de="A", danh_so="so")]) == ["I. A", "1. a", "giữa", "2. b"]


def test_further_paragraphs_have_no_ordinal() -> None:
    assert body(noi_dung=[tree({"noi_dung": "b\nc\n\n d"}, tieu_de="A")]) == ["I. A", "1. b", "c", "d"]


def test_headings_of_sections_are_capitals_and_others_are_not() -> None:
    found = context(noi_dung=[tree({"tieu_de": "Đề mục", "noi_dung": "c"}, tieu_de="Mục đích **và** yêu cầu")])[
        "than_bai"
    ]
    assert found[0]["chu"] == [["MỤC ĐÍCH ", ""], ["VÀ", "b"], [" YÊU CẦU", ""]]
    assert found[1]["chu"] == "Đề mục"


# --- the two forms of noi_dung

TYPED = (
    "I. A\n1. b\n- c\n- d\n+ e\n2. đ\na) g\nh\nb) i\nII. K\nLời văn\n2.1. l\n2.2. m\n",
    "1. Một\na) b\n- c\n2. Hai\n2.1. d\n",
    "Phần I\nMỞ ĐẦU\nI. A\n1. b\nPhần II\nKẾT\nI. C\nd\n",
    "Lời mở\nI. A\n1. Đầu đề\n1.1. b\n1.1.1. c\n2. d\n",
    "- a\n- b\n+ c\n",
    "I. A\n1. Tên {#ten}\nc\n",
    "I. A\n1. Tên {noi_dung}\nb\n",
)


@pytest.mark.parametrize("typed", TYPED)
def test_the_tree_of_a_typed_text_prints_the_same(typed: str) -> None:
    outline = parse(typed).value
    assert outline is not None
    lead = [{"noi_dung": line, "khong_so": True} for line in (outline.mo_dau or "").split("\n") if line]
    written = context(noi_dung=typed)
    assert written["than_bai"] == context(noi_dung=lead + outline.as_dicts(), danh_so=outline.danh_so)["than_bai"]


@pytest.mark.parametrize("typed", TYPED)
def test_typed_text_prints_as_it_was_typed_up_to_capitals(typed: str) -> None:
    wanted = re.sub(r" \{.*?\}", "", typed)
    assert "\n".join(body(noi_dung=typed)).lower().replace("\n\n", "\n") == wanted.strip().lower()


def test_appendices_keep_the_numbering_they_were_typed_in() -> None:
    made = context(
        phu_luc=[{"tieu_de": "A", "noi_dung": "1. a\n2. b\n- c"}, {"tieu_de": "B", "noi_dung": "I. A\n1. b"}]
    )
    assert [printed(each["than_bai"]) for each in made["phu_luc"]] == [["1. a", "2. b", "- c"], ["I. A", "1. b"]]
    chosen = context(phu_luc=[{"tieu_de": "A", "noi_dung": ["a", "b"], "danh_so": "chu"}])
    assert printed(chosen["phu_luc"][0]["than_bai"]) == ["a) a", "b) b"]


# --- data among the sections


def test_responsibilities_go_where_their_role_is() -> None:
    typed = "I. A\nx\nII. TỔ CHỨC {vai_tro=to_chuc_thuc_hien}\n1. Chung\nLời.\nIII. C\ny\n"
    assert body(noi_dung=typed, to_chuc_thuc_hien=TASKS) == [
        "I. A",
        "x",
        "II. TỔ CHỨC",
        "1. Chung",
        "Lời.",
        "2. Phòng A",
        "- Việc một.",
        "- Việc hai.",
        "3. Phòng B",
        "Việc ba.",
        "III. C",
        "y",
    ]


def test_data_without_a_section_of_its_role_gets_one() -> None:
    found = body(noi_dung="I. A\nx\n", tieu_chi=[{"noi_dung": "hộ"}], to_chuc_thuc_hien=TASKS[1:])
    assert found == [
        "I. A",
        "x",
        "II. TIÊU CHÍ, CHỈ TIÊU",
        "1. Hộ.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng B",
        "Việc ba.",
    ]


def test_criteria_come_before_an_existing_section_of_responsibilities() -> None:
    typed = "I. A\nx\nII. TỔ CHỨC {vai_tro=to_chuc_thuc_hien}\n"
    found = body(noi_dung=typed, tieu_chi=[{"noi_dung": "hộ"}], to_chuc_thuc_hien=TASKS[1:])
    assert [line for line in found if line.isupper()] == ["I. A", "II. TIÊU CHÍ, CHỈ TIÊU", "III. TỔ CHỨC"]


@given(st.integers(0, 5), st.integers(1, 4), st.text("abc ", min_size=1).filter(str.strip))
def test_one_task_more_changes_no_earlier_paragraph(unit: int, extra: int, words: str) -> None:
    shares = [{"don_vi": f"Phòng {n}", "nhiem_vu": ["Việc một", "Việc hai"]} for n in range(6)]
    before = body(to_chuc_thuc_hien=shares)
    grown = [dict(share) for share in shares]
    grown[unit]["nhiem_vu"] = ["Việc một", "Việc hai", *[words] * extra]
    after = body(to_chuc_thuc_hien=grown)
    at = before.index("- Việc hai.", before.index(f"{unit + 1}. Phòng {unit}")) + 1
    assert after[:at] == before[:at]
    assert after[at + extra :] == before[at:]
    assert len(after) == len(before) + extra


# --- references


def test_references_print_the_numbers_of_their_sections() -> None:
    typed = (
        "I. A {#mot}\n1. b {#hai}\n- d\n- e {#ba}\n2. f\na) g {#bon}\nh\nII. C\n"
        "{{ muc.mot }}, {{ muc.hai }}, {{ muc.bon }}; {{ vien_dan.hai }}; {{ vien_dan.bon }}; {{ vien_dan.ba }}.\n"
    )
    assert body(noi_dung=typed)[-1] == "I, 1, a; khoản 1 Mục I; điểm a khoản 2 Mục I; khoản 1 Mục I."


def test_references_move_with_their_sections() -> None:
    typed = "I. A\nxem {{ vien_dan.dich }}\nII. B {#dich}\nx\n"
    assert body(noi_dung=typed)[1] == "xem Mục II"
    assert body(noi_dung="I. MỚI\ny\n" + typed)[3] == "xem Mục III"


def test_a_section_without_a_number_has_none_to_print() -> None:
    found = refused(noi_dung="I. A\n- b {#gach}\n{{ muc.gach }}\n")
    assert [d.code for d in found] == ["BV200"]


def test_two_sections_of_one_name_are_refused() -> None:
    found = refused(noi_dung=[{"ten": "a", "tieu_de": "A"}, {"ten": "a", "tieu_de": "B"}])
    assert [(d.code, d.path) for d in found] == [("BV045", ("noi_dung", 1, "ten"))]


def test_appendices_are_numbered_from_two_on_and_can_be_named() -> None:
    one = [{"ten": "bang", "tieu_de": "A", "noi_dung": "x"}]
    two = [*one, {"ten": "nua", "tieu_de": "B", "noi_dung": "x"}]
    assert [each["nhan"] for each in context(phu_luc=one)["phu_luc"]] == ["Phụ lục"]
    made = context(phu_luc=two, ket_thuc="tại {{ phu_luc.nua }}")
    assert [each["nhan"] for each in made["phu_luc"]] == ["Phụ lục I", "Phụ lục II"]
    assert made["ket_thuc"][0]["chu"] == "tại Phụ lục II./."


# --- any tree

NODES: Any = st.deferred(
    lambda: st.one_of(
        st.just("chữ"),
        st.builds(
            lambda scheme, children, silent: {
                "tieu_de": "chữ",
                "danh_so": scheme,
                "muc_con": children,
                "khong_so": silent,
            },
            st.sampled_from([None, *(scheme.value for scheme in Scheme if scheme is not Scheme.PHAN)]),
            st.lists(NODES, max_size=4),
            st.sampled_from([False, False, False, True]),
        ),
    )
)


def ordinals(made: KeHoach) -> list[str]:
    outcome = compose(made)
    assert outcome.value is not None
    return [block["so"].rstrip() for block in outcome.value.context["than_bai"]]


@given(st.lists(NODES, min_size=1, max_size=5))
def test_numbering_has_no_gaps_in_any_tree(nodes: list[Any]) -> None:
    """Ordinals on their own tell a reader where each stands: each is the first of its level or follows its elder."""
    made = plan(noi_dung=nodes)
    seen: list[str] = []
    walk(list(made.noi_dung), made.danh_so or Scheme.LA_MA, seen)
    assert [label for label in ordinals(made) if label] == seen


def walk(sections: list[Any], scheme: Scheme, seen: list[str], roman: int = 0, above: tuple[int, ...] = ()) -> None:
    """An own count of each level; only the scheme of children that name none is asked of the program.

    ``above`` is what 1.1. hangs on: the nearest 1. or 1.1. above; where there is none, ``roman``, the nearest I.
    """
    count = 0
    for section in sections:
        inner, chain = roman, above
        if not section.khong_so and scheme is not Scheme.KHONG:
            count += 1
            if scheme is Scheme.SO_CAP:
                chain = (*(above or ((roman,) if roman else ())), count)
            elif scheme is Scheme.SO:
                chain = (count,)
            elif scheme is Scheme.LA_MA:
                inner = count
            seen.append("".join(f"{n}." for n in chain) if scheme is Scheme.SO_CAP else ordinal(scheme, count))
        if section.muc_con:
            own = default_scheme(None if section.khong_so else scheme, section.muc_con)
            walk(list(section.muc_con), section.danh_so or own, seen, inner, chain)


@given(st.lists(NODES, min_size=1, max_size=4))
def test_every_printed_ordinal_can_be_read_back(nodes: list[Any]) -> None:
    for label in ordinals(plan(noi_dung=nodes)):
        if label:
            read = read_label(f"{label} Chữ")
            assert read is not None
            assert read.raw == label
