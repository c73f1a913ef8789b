"""The columns that a plan wants from a table, and what is said of a plan before a table is made from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.bulk.form_fields import Sort, leaf, required_leaves
from generator.bulk.wanted import Wanted, asides, gaps, plan_tree, reconciled, shared, wanted_columns
from generator.compose.bieu_thuc import names_in
from generator.diagnostics import ModelPath, Severity
from generator.load import LoadOptions, load_plan
from generator.load.tree import Mapping
from generator.resources import variables
from tests.standards.minimal import PLAN, over

UNIT: ModelPath = ("co_quan_ban_hanh", "don_vi")
NUMBER, DAY, NAME, POST = ("so_van_ban",), ("ngay_ban_hanh",), ("nguoi_ky", "ho_ten"), ("nguoi_ky", "chuc_vu")


def tree(folder: Path, text: str, *, units: bool = False) -> Mapping:
    file = folder / "ke-hoach.yaml"
    file.write_text(text, encoding="utf-8")
    outcome = plan_tree(file, units=units)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def without(*keys: str) -> str:
    """The smallest plan without some of its lines at the top."""
    return "".join(line for line in PLAN.splitlines(keepends=True) if not line.startswith(tuple(f"{k}:" for k in keys)))


def split(columns: tuple[Wanted, ...]) -> tuple[list[ModelPath], list[ModelPath]]:
    return [each.path for each in columns if each.required], [each.path for each in columns if not each.required]


@pytest.mark.parametrize("example", ["kim-thanh", "hoa-phong", "thanh-nam"])
def test_a_whole_plan_of_one_unit_wants_only_what_may_differ(example: str) -> None:
    plan = plan_tree(variables() / "vi-du" / f"{example}.yaml").value
    assert plan is not None
    assert split(wanted_columns(plan)) == ([], [NUMBER, DAY, NAME])


@pytest.mark.parametrize("example", ["kim-thanh", "hoa-phong", "thanh-nam"])
def test_for_many_units_the_unit_comes_first_and_from_the_table(example: str) -> None:
    plan = plan_tree(variables() / "vi-du" / f"{example}.yaml", units=True).value
    assert plan is not None
    assert split(wanted_columns(plan)) == ([UNIT], [NUMBER, DAY, NAME])


def test_the_plan_for_every_commune_wants_its_unit_and_offers_its_own_variables() -> None:
    plan = plan_tree(variables() / "vi-du" / "mau-chung.yaml").value
    assert plan is not None
    columns = wanted_columns(plan)
    own: list[ModelPath] = [("bien", name) for name in ("nam_dau", "nam_so_ket", "nam_cuoi")]
    assert split(columns) == ([UNIT], [NUMBER, DAY, NAME, *own])
    assert [each.title for each in columns][:4] == ["Đơn vị", "Số văn bản", "Ngày ban hành", "Người ký › Họ và tên"]
    assert "Bỏ trống thì lấy theo kế hoạch: “2026”" in columns[4].note
    assert "Trích yếu" in columns[4].note


def test_what_the_model_requires_and_a_cell_can_hold_is_a_required_column(tmp_path: Path) -> None:
    plan = tree(tmp_path, without("trich_yeu", "nguoi_ky"))
    assert split(wanted_columns(plan))[0] == [("trich_yeu",), POST]


def test_a_group_that_is_begun_wants_its_required_parts(tmp_path: Path) -> None:
    plan = tree(tmp_path, over("nguoi_ky: { quyen_han: TM }\nlien_he: { dien_thoai: 0220.123 }"))
    assert set(split(wanted_columns(plan))[0]) == {POST, ("lien_he", "dia_chi")}


def test_the_profile_of_the_unit_gives_what_the_plan_lacks(tmp_path: Path) -> None:
    (tmp_path / "don-vi").mkdir()
    profile = 'don_vi: "10804"\nnguoi_ky: { chuc_vu: Chủ tịch }\n'
    (tmp_path / "don-vi" / "xa-mau.yaml").write_text(profile, encoding="utf-8")
    text = without("co_quan_ban_hanh", "nguoi_ky") + "co_quan_ban_hanh: { don_vi: xa-mau }\n"
    assert split(wanted_columns(tree(tmp_path, text)))[0] == []
    # A row that brings another unit does not have that profile.
    assert split(wanted_columns(tree(tmp_path, text, units=True)))[0] == [UNIT, POST]


def test_the_base_plan_and_set_count_as_the_plan(tmp_path: Path) -> None:
    (tmp_path / "goc.yaml").write_text(without("trich_yeu", "nguoi_ky"), encoding="utf-8")
    file = tmp_path / "con.yaml"
    file.write_text("ke_thua: goc.yaml\ntrich_yeu: Triển khai {{ viec }}\n", encoding="utf-8")
    plan = plan_tree(file, (("nguoi_ky.chuc_vu", "Chủ tịch"),)).value
    assert plan is not None
    assert split(wanted_columns(plan))[0] == [("bien", "viec")]


def test_names_that_nobody_defines_are_required_in_the_order_of_the_text(tmp_path: Path) -> None:
    text = over(
        "mo_dau: '{{ so_ho }} hộ, {{ a_b if don_vi.loai == x_y else so_ho }}, {{ co_quan.ten_ngan }}, \\{{ khong }}'\n"
        "noi_nhan: ['{{ muc.gi }} {{ kinh_phi }}']\n"
        "bien: { kinh_phi: '{{ chi_phi }} đồng' }"
    )
    required, optional = split(wanted_columns(tree(tmp_path, text)))
    assert required == [("bien", name) for name in ("so_ho", "a_b", "x_y", "chi_phi")]
    assert optional == [NUMBER, DAY, NAME, ("bien", "kinh_phi")]


def test_a_year_that_is_printed_needs_the_day_of_issue(tmp_path: Path) -> None:
    dated = over("mo_dau: 'Năm {{ nam }}'")
    undated = "".join(line for line in dated.splitlines(keepends=True) if not line.startswith("ngay_ban_hanh"))
    assert split(wanted_columns(tree(tmp_path, dated)))[0] == []
    assert split(wanted_columns(tree(tmp_path, undated)))[0] == [DAY]


def test_reconciled_columns_are_variables_or_stand_aside(tmp_path: Path) -> None:
    text = over(
        "mo_dau: '{{ so_ho }}'\nbien: { so_nguoi: '5' }\n"
        "doi_chieu: [{ cot: Số hộ, tong: 12.500 }, { cot: so_nguoi, tu: 1 }, { cot: Số trường, den: 9 }]"
    )
    plan = tree(tmp_path, text)
    assert list(reconciled(plan)) == [("bien", "so_ho"), ("bien", "so_nguoi")]
    assert asides(plan) == ("Số trường",)
    columns = {each.path: each for each in wanted_columns(plan)}
    assert columns["bien", "so_ho"].required
    assert "tổng cả cột phải bằng 12.500" in columns["bien", "so_ho"].note


def test_every_wanted_column_can_be_filled_so_that_the_plan_is_whole(tmp_path: Path) -> None:
    text = without("co_quan_ban_hanh", "trich_yeu", "nguoi_ky") + "mo_dau: 'Giao {{ so_ho }} hộ'\n"
    wanted = split(wanted_columns(tree(tmp_path, text)))[0]
    given = {UNIT: "xã Ba Tô, Quảng Ngãi", ("trich_yeu",): "Triển khai", POST: "Chủ tịch", ("bien", "so_ho"): "12"}
    assert set(wanted) == given.keys()
    sets = tuple((".".join(map(str, path)), words) for path, words in given.items())
    assert load_plan(tmp_path / "ke-hoach.yaml", LoadOptions(sets)).diagnostics == ()
    for left_out in range(len(sets) - 1):  # the last is missed when the text is composed, not by the model
        assert not load_plan(tmp_path / "ke-hoach.yaml", LoadOptions((*sets[:left_out], *sets[left_out + 1 :]))).ok


@pytest.mark.parametrize(
    ("fragment", "code", "words"),
    [
        ("mo_dau: 'Ở {{ Khu }}'", "BV441", "Khu"),
        ("mo_dau: 'Ở {{ khu.ten }}'", "BV441", "khu"),
        ("mo_dau: '{{ nam_dua }}'\nbien: { nam_dau: '2026' }", "BV442", "nam_dua"),
    ],
)
def test_a_name_that_is_no_column_or_looks_like_a_slip_is_told_with_its_place(
    fragment: str, code: str, words: str, tmp_path: Path
) -> None:
    (found,) = gaps(tree(tmp_path, over(fragment)))
    assert (found.code, found.text, found.severity) == (code, words, Severity.CANH_BAO)
    assert found.place is not None
    assert found.place.source is not None
    assert words in found.place.source


def test_numbered_names_are_no_slips(tmp_path: Path) -> None:
    assert gaps(tree(tmp_path, over("mo_dau: '{{ chi_tieu_2 }}'\nbien: { chi_tieu_1: '5' }"))) == ()


def test_a_part_that_no_cell_can_hold_is_told(tmp_path: Path) -> None:
    found = gaps(tree(tmp_path, without("noi_nhan")))
    assert [(d.code, d.path) for d in found] == [("BV440", ("noi_nhan",))]


def test_what_belongs_to_one_commune_is_told_before_it_is_printed_for_all(tmp_path: Path) -> None:
    plan = tree(tmp_path, over("mo_dau: Trên địa bàn xã Kim Thành"), units=True)
    found = shared(plan, "Kim Thành")
    assert [(d.code, d.path) for d in found] == [("BV443", NUMBER), ("BV443", NAME), ("BV445", ("mo_dau",))]
    assert shared(tree(tmp_path, without("so_van_ban", "nguoi_ky"), units=True), "Kim Thành") == ()


def test_a_plan_that_cannot_be_read_gives_its_mistakes(tmp_path: Path) -> None:
    outcome = plan_tree(tmp_path / "khong-co.yaml")
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["BV901"]
    file = tmp_path / "sai.yaml"
    file.write_text(over('co_quan_ban_hanh: { don_vi: "xã Không Có Đâu" }'), encoding="utf-8")
    assert [d.code for d in plan_tree(file).diagnostics] == ["BV101"]
    assert plan_tree(file, units=True).value is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("không có", set()),
        ("{{ a }} và {{ don_vi.ten | hoa }}", {"a", "don_vi", "don_vi.ten"}),
        ("{{ 'x' if a == b else c ~ 'd' }}", {"a", "b", "c"}),
        (r"\{{ a }} {{ hỏng + }} {{ mở", set()),
        ("{{ a['b'] }}", {"a"}),
    ],
)
def test_the_names_of_a_text(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_what_the_model_says_of_a_value() -> None:
    number = leaf(NUMBER)
    assert number is not None
    assert (number.sort, number.low, number.high) == (Sort.WHOLE, 1, 99999)
    subject, kind, day = leaf(("trich_yeu",)), leaf((*UNIT, "loai")), leaf(DAY)
    assert subject is not None
    assert subject.longest == 500
    assert kind is not None
    assert "đặc khu" in kind.choices
    assert day is not None
    assert day.sort is Sort.DATE
    assert leaf(("noi_nhan",)) is leaf(("khong_co",)) is leaf(("tieu_chi", 0, "noi_dung")) is None
    assert list(required_leaves(("nguoi_ky",))) == [POST]
    assert list(required_leaves(("noi_dung",))) == []
