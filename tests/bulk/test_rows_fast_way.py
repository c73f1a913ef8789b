"""The fast way of a row (``Program.document``) gives byte for byte what ``pipeline.build`` gives, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import resources
from generator.bulk.jobs import Column, Columns, RowJob
from generator.bulk.program import Program, Spec, make_spec, row_layer
from generator.diagnostics import Diagnostic, in_order
from generator.load.plan import LoadOptions, load_plan, read_layers
from generator.pipeline import BuildOptions, build, fill
from generator.units import all_xa

EXAMPLES: Final = sorted((resources.variables() / "vi-du").glob("*.yaml"))
SAMPLE: Final = random.Random(30).sample([xa.ma for xa in all_xa()], 100)
UNIT: Final = "co_quan_ban_hanh.don_vi"
# Expressions, conditions, a loop, an appendix from a list, one of text, criteria, assignments, own variables.
RICH: Final = """\
so_van_ban: 7
ngay_ban_hanh: 5/3/2026
trich_yeu: Điều tra {{ so_ho }} hộ năm {{ nam }} trên địa bàn {{ don_vi.ten_day_du }}
can_cu:
  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025
  - Theo đề nghị của {{ 'Trưởng phòng' if dau_moi == 'không' else dau_moi }}
mo_dau: "{{ co_quan.ten_day_du }} ban hành Kế hoạch như sau:"
noi_dung: |
  I. MỤC ĐÍCH
  1. Nắm chắc {{ so_ho }} hộ{{ '' if dau_moi == 'không' else '; đầu mối là ' ~ dau_moi }}, theo {{ phu_luc.phan_cong }}.
  2. Giao cho {{ 'các thôn' if don_vi.loai == 'xã' else 'các tổ dân phố' }} (xem {{ vien_dan.viec }}).
  II. VIỆC {#viec vai_tro=to_chuc_thuc_hien}
tieu_chi: [{ noi_dung: hộ được điều tra, chi_tieu: ">= {{ so_ho }}", don_vi_tinh: hộ }]
to_chuc_thuc_hien:
  - { don_vi: "{{ 'Văn phòng' if dau_moi == 'không' else dau_moi }}", nhiem_vu: ["Điều tra {{ so_ho }} hộ"] }
noi_nhan: ["Đảng ủy {{ don_vi.loai }}"]
luu_van_thu: { don_vi_soan_thao: VP }
nguoi_ky: { chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An }
phu_luc: [{ ten: phan_cong, tieu_de: Phân công, lay_tu: to_chuc_thuc_hien }]
bien: { so_ho: "12", dau_moi: không }
"""
TYPED: Final = """\
I. MỤC TIÊU
1. Điều tra {{ so_ho }} hộ.
a) Đúng hạn
b) Đủ số
II. TỔ CHỨC"""
# Every variable that a table of the tests below has, with what its cells may hold: good texts and bad ones.
CELLS: Final[dict[str, tuple[str, ...]]] = {
    UNIT: (
        "",
        "10804",
        "01792",
        "xã Ba Tô, Quảng Ngãi",
        "xa-hoa-phong",
        "phuong-thanh-nam",
        "đặc khu Phú Quốc",
        "99999",
    ),
    "so_van_ban": ("", "7", "125", "bảy"),
    "ngay_ban_hanh": ("", "1/7/2026", "12/2026", "31/2/2026"),
    "trich_yeu": ("", "Việc khác của {{ don_vi.ten }}", "Việc & chuyện <khác>", "V/v việc", "{{ khong_co }}"),
    "can_cu": ("", "Căn cứ Luật A", "Căn cứ Luật A\nCăn cứ Luật B"),
    "mo_dau": ("", "{{ co_quan.ten_day_du }} yêu cầu:"),
    "noi_dung": ("", TYPED, "Không có mục nào"),
    "danh_so": ("", "1.", "lạ"),
    "noi_nhan": ("", "Như trên", "Như trên\nLưu trữ"),
    "nguoi_ky.ho_ten": ("", "Trần Thị Bình", "Lê Văn Cường"),
    "nguoi_ky.chuc_vu": ("", "Chủ tịch", "Phó Chủ tịch"),
    "nguoi_ky.quyen_han": ("", "KT", "TM", "lạ"),
    "luu_van_thu.don_vi_soan_thao": ("", "VHXH"),
    "muc_khan": ("", "Khẩn", "Hỏa tốc", "rất gấp"),
    "do_mat": ("", "Mật"),
    "lien_he.dien_thoai": ("", "0236.1234567"),
    "thiet_lap.dinh_dang_bang": ("", "có"),
    "bien.so_ho": ("", "5", "1.250"),
    "bien.dau_moi": ("", "Công an", "Trạm Y tế"),
    "bien.moi": ("", "một tên mới"),
    "bien.nam": ("", "2026"),  # a name that is taken
}
BY_KEY: Final = {path: tuple(path.split(".")) for path in CELLS}


def columns_of(keys: Iterable[str]) -> Columns:
    return Columns("bang.csv", "", tuple(Column(BY_KEY[key], chr(65 + at), key) for at, key in enumerate(keys)))


@cache
def rich_plan(folder: Path) -> Path:
    path = folder / "ke-hoach.yaml"
    path.write_text(RICH, encoding="utf-8")
    return path


def program_of(plan: Path, keys: Iterable[str], **options: Any) -> Program:
    wanted = BuildOptions(**options)
    layers = read_layers(plan, LoadOptions(wanted.sets, (*wanted.profiles, resources.variables() / "don-vi"))).value
    assert layers is not None
    spec = make_spec(layers, wanted, columns_of(keys), remote=False)
    assert isinstance(spec.value, Spec), spec.diagnostics
    return Program(spec.value)


def by_set(plan: Path, keys: Iterable[str], texts: Iterable[str], **options: Any) -> bytes | None:
    """The document of these values as ``kehoach build --set`` makes it."""
    sets = tuple((key, text) for key, text in zip(keys, texts, strict=True) if text)
    made = build(plan, BuildOptions(sets=sets, **options))
    return made.value.data if made.value else None


def by_row(plan: Path, columns: Columns, job: RowJob) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The document of a row, and all that is found in it, without anything that was worked out before."""
    options = LoadOptions(profiles=(resources.variables() / "don-vi",), row=row_layer(columns, job))
    loaded = load_plan(plan, options)
    if loaded.value is None:
        return None, in_order(loaded.diagnostics)
    made = fill(loaded.value)
    found = in_order((*loaded.diagnostics, *made.diagnostics))
    return (made.value.data if made.value else None), found


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) >= 4


def communes(plan: Path, codes: Iterable[str]) -> None:
    keys = [UNIT]
    making = program_of(plan, keys)
    for number, code in enumerate(codes, 2):
        made = making.document(RowJob(number, (code,), f"{number}.docx"))
        assert made.value is not None, (code, made.diagnostics)
        assert made.value.data == by_set(plan, keys, [code]), code
        # Else the comparison is of the long way with itself.
        assert making._loader.plan(row_layer(making.spec.columns, RowJob(number, (code,), ""))) is not None


@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda path: path.stem)
def test_a_hundred_communes_are_as_build_makes_them(plan: Path) -> None:
    communes(plan, SAMPLE if plan.stem == "mau-chung" else SAMPLE[:12])


@pytest.mark.slow
@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda path: path.stem)
def test_every_commune_is_as_build_makes_it(plan: Path) -> None:
    communes(plan, [xa.ma for xa in all_xa()])


def test_a_plan_with_everything_is_as_build_makes_it(tmp_path: Path) -> None:
    communes(rich_plan(tmp_path), SAMPLE[:40])


@pytest.mark.parametrize("options", [{"draft": True}, {"final": True}], ids=str)
def test_draft_and_final_are_as_build_makes_them(options: dict[str, bool], tmp_path: Path) -> None:
    plan, keys = rich_plan(tmp_path), [UNIT, "nguoi_ky.ho_ten"]
    making = program_of(plan, keys, **options)
    for number, texts in enumerate([("10804", "Trần Thị Bình"), ("01792", ""), ("10804", "")], 2):
        made = making.document(RowJob(number, texts, "a.docx"))
        assert made.value is not None
        assert made.value.data == by_set(plan, keys, texts, **options)


SPOTS: Final = [(key, text) for key, texts in CELLS.items() for text in texts if key != UNIT]
# A few cells of a row are filled, so that not every row has a bad one.
ROW = st.builds(
    lambda unit, spots: {**dict.fromkeys(CELLS, ""), **dict(spots), UNIT: unit},
    st.sampled_from(CELLS[UNIT]),
    st.lists(st.sampled_from(SPOTS), max_size=5),
)


@given(
    rows=st.lists(ROW, min_size=2, max_size=6),
    plan=st.sampled_from([path for path in EXAMPLES if path.stem in {"kim-thanh", "mau-chung"}] + [None]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_in_any_order_are_as_the_long_way_makes_them(
    rows: list[dict[str, str]], plan: Path | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = plan or rich_plan(tmp_path_factory.getbasetemp())
    keys = list(CELLS)
    making = program_of(path, keys)
    columns = making.spec.columns
    # Each row twice: what was kept of the others must not show.
    for number, row in enumerate([*rows, *reversed(rows)], 2):
        job = RowJob(number, tuple(row[key] for key in keys), f"{number}.docx")
        made = making.document(job)
        data, found = by_row(path, columns, job)
        assert (made.value.data if made.value else None) == data, row
        assert in_order(made.diagnostics) == found, row
        seen = making.document(job, only_check=True)
        assert (seen.value is None) == (made.value is None)
        assert seen.diagnostics == made.diagnostics


@given(first=ROW, second=st.sampled_from(list(CELLS)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_does_not_stay_for_a_row_that_leaves_it_empty(
    first: dict[str, str], second: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path, keys = rich_plan(tmp_path_factory.getbasetemp()), list(CELLS)
    making = program_of(path, keys)
    plain = {**dict.fromkeys(keys, ""), UNIT: "10804"}
    for number, row in enumerate([plain, {**plain, **first}, {**plain, second: ""}, plain], 2):
        made = making.document(RowJob(number, tuple(row.values()), "a.docx"))
    assert made.value is not None
    assert made.value.data == by_set(path, [UNIT], ["10804"])


@pytest.mark.parametrize("key", list(CELLS))
def test_a_column_of_good_texts_goes_the_same_way_as_set(key: str, tmp_path: Path) -> None:
    path = rich_plan(tmp_path)
    keys = [UNIT] if key == UNIT else [UNIT, key]
    making = program_of(path, keys)
    made = 0
    for number, text in enumerate((*CELLS[key], *reversed(CELLS[key])), 2):
        texts = [text] if key == UNIT else ["10804", text]
        if not texts[0] or "{{" in text or (key == "can_cu" and "\n" in text):
            continue
        document = making.document(RowJob(number, tuple(texts), "a.docx")).value
        assert (document.data if document else None) == by_set(path, keys, texts), text
        made += document is not None
    assert made
