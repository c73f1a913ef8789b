"""Layers: what lies over what, and the origin of every value; base plans, profiles, --set."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Outcome, Place
from generator.load import Loaded, LoadOptions, load_plan
from generator.load.tree import Mapping, Scalar
from generator.model import KeHoach
from generator.pipeline import BuildOptions, build
from tests.standards.minimal import PLAN, over

PROFILE = """\
don_vi: "10804"
nguoi_ky: { chuc_vu: Chủ tịch, ho_ten: Người trong hồ sơ }
noi_nhan: [Nơi nhận trong hồ sơ]
luu_van_thu: { don_vi_soan_thao: VP }
chu_viet_tat: { Phòng Văn hóa - Xã hội: VHXH }
"""
SHORT = "co_quan_ban_hanh: { don_vi: xa-toi }\ntrich_yeu: A\nnoi_dung: Lời văn.\n"


def write(folder: Path, **files: str) -> Path:
    """Files by name; the name's "__" is a folder."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/").replace("_", "-") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def plan(outcome: Outcome[Loaded]) -> KeHoach:
    assert outcome.value is not None, [(d.code, d.message, d.place) for d in outcome.diagnostics]
    return outcome.value.ke_hoach


def told(outcome: Outcome[Loaded]) -> list[tuple[str, str, int | None]]:
    assert outcome.value is None
    return [(d.code, Path(d.place.file).name, d.place.line) for d in outcome.diagnostics if d.place is not None]


# --- precedence


def test_each_layer_lies_over_the_one_below_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        don_vi__xa_toi=PROFILE,
        goc="co_quan_ban_hanh: { don_vi: xa-toi }\ntrich_yeu: gốc\nmo_dau: gốc\nso_van_ban: 1\ndia_danh: gốc\n"
        "nguoi_ky: { ho_ten: Người ở gốc }\n",
        a="ke_thua: goc.yaml\ntrich_yeu: tệp\nso_van_ban: 2\nnoi_dung: I. A\n",
    )
    row = Mapping({"so_van_ban": Scalar("3", _place()), "dia_danh": Scalar("hàng", _place())}, _place())
    outcome = load_plan(tmp_path / "a.yaml", LoadOptions(sets=(("so_van_ban", "4"),), row=row))
    made = plan(outcome)
    assert made.so_van_ban == 4
    assert made.dia_danh == "hàng"
    assert made.trich_yeu == "tệp"
    assert made.mo_dau == ("gốc",)
    assert (made.nguoi_ky.ho_ten, made.nguoi_ky.chuc_vu) == ("Người ở gốc", "Chủ tịch")
    assert made.noi_nhan == ("Nơi nhận trong hồ sơ",)
    assert made.do_mat is None
    assert outcome.value is not None
    of = outcome.value.places.of
    origins = {
        key: Path(of(path).file).name
        for key, path in {
            "so": ("so_van_ban",),
            "dia_danh": ("dia_danh",),
            "trich_yeu": ("trich_yeu",),
            "mo_dau": ("mo_dau",),
            "ho_ten": ("nguoi_ky", "ho_ten"),
            "chuc_vu": ("nguoi_ky", "chuc_vu"),
            "noi_nhan": ("noi_nhan", 0),
        }.items()
    }
    assert origins == {
        "so": "--set",
        "dia_danh": "bang.xlsx",
        "trich_yeu": "a.yaml",
        "mo_dau": "goc.yaml",
        "ho_ten": "goc.yaml",
        "chuc_vu": "xa-toi.yaml",
        "noi_nhan": "xa-toi.yaml",
    }


def _place() -> Place:
    return Place("bang.xlsx", within="ô C7")


def test_lists_are_replaced_and_groups_are_joined(tmp_path: Path) -> None:
    write(tmp_path, don_vi__xa_toi=PROFILE, a=SHORT + "noi_nhan: [Một, Hai]\nchu_viet_tat: { Phòng Kinh tế: KT }\n")
    made = plan(load_plan(tmp_path / "a.yaml"))
    assert made.noi_nhan == ("Một", "Hai")
    assert made.chu_viet_tat == {"Phòng Văn hóa - Xã hội": "VHXH", "Phòng Kinh tế": "KT"}


@pytest.mark.parametrize("sets", [(), (("nguoi_ky.ho_ten", ""),)], ids=["file", "set"])
def test_an_empty_value_takes_away_what_lay_below(sets: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    write(tmp_path, don_vi__xa_toi=PROFILE, a=SHORT + ("" if sets else "nguoi_ky:\n  ho_ten:\n"))
    assert plan(load_plan(tmp_path / "a.yaml", LoadOptions(sets=sets))).nguoi_ky.ho_ten is None


def test_an_empty_value_that_is_needed_is_told_at_its_line(tmp_path: Path) -> None:
    write(tmp_path, a=over("nguoi_ky:\n  chuc_vu:\n  ho_ten: A\n"))
    outcome = load_plan(tmp_path / "a.yaml")
    assert [(d.code, d.label) for d in outcome.diagnostics] == [("BV004", "Người ký › Chức vụ")]
    assert told(outcome) == [("BV004", "a.yaml", PLAN.count("\n") - 1 + 2)]


# --- base plans


def test_a_base_plan_may_have_a_base_plan(tmp_path: Path) -> None:
    write(tmp_path, c=PLAN, goc__b="ke_thua: ../c.yaml\nmo_dau: b\n", a="ke_thua: goc\\b.yaml\ntrich_yeu: a\n")
    made = plan(load_plan(tmp_path / "a.yaml"))
    assert (made.trich_yeu, made.mo_dau, made.so_van_ban) == ("a", ("b",), 56)


def test_a_circle_is_told_where_it_closes(tmp_path: Path) -> None:
    write(tmp_path, a="trich_yeu: A\nke_thua: b.yaml\n", b="\n\nke_thua: a.yaml\n")
    assert told(load_plan(tmp_path / "a.yaml")) == [("BV110", "b.yaml", 3)]
    write(tmp_path, a="ke_thua: ./a.yaml\n")
    assert told(load_plan(tmp_path / "a.yaml")) == [("BV110", "a.yaml", 1)]


def test_a_long_chain_is_no_circle_and_is_told_so(tmp_path: Path) -> None:
    write(tmp_path, **{f"a{n}": f"ke_thua: a{n + 1}.yaml\n" for n in range(12)}, a12=PLAN)
    outcome = load_plan(tmp_path / "a0.yaml")
    assert [d.code for d in outcome.diagnostics] == ["BV110"]
    assert "vòng" not in outcome.diagnostics[0].message
    assert load_plan(tmp_path / "a4.yaml").value is not None


@pytest.mark.parametrize(
    ("value", "code", "file"),
    [
        ("khong-co.yaml", "BV901", "khong-co.yaml"),
        (".", "BV901", ""),
        ('"a\\0b.yaml"', "BV901", "a\0b.yaml"),
        ("x" * 300, "BV901", "x" * 300),
        ("[a.yaml]", "BV111", "a.yaml"),
        ('""', "BV111", "a.yaml"),
        ("", "BV111", "a.yaml"),
    ],
)
def test_a_base_plan_that_is_none(value: str, code: str, file: str, tmp_path: Path) -> None:
    write(tmp_path, a=f"ke_thua: {value}\ntrich_yeu: A\n")
    outcome = load_plan(tmp_path / "a.yaml")
    assert [d.code for d in outcome.diagnostics] == [code]
    assert outcome.diagnostics[0].place is not None


def test_a_mistake_in_a_base_plan_is_told_in_its_file(tmp_path: Path) -> None:
    write(tmp_path, goc=over("ngay_ban_hanh: 31/2/2026"), a="ke_thua: goc.yaml\n")
    assert told(load_plan(tmp_path / "a.yaml")) == [("BV012", "goc.yaml", PLAN.count("\n"))]


# --- profiles


@pytest.mark.parametrize("home", ["don_vi__xa_toi", "plans__don_vi__xa_toi"])
def test_a_profile_lies_beside_the_plan_or_beside_its_folder(home: str, tmp_path: Path) -> None:
    write(tmp_path, **{home: PROFILE}, plans__a=SHORT)
    assert plan(load_plan(tmp_path / "plans" / "a.yaml")).noi_nhan == ("Nơi nhận trong hồ sơ",)


def test_the_folder_of_the_call_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, don_vi__xa_toi=PROFILE, plans__a=SHORT)
    monkeypatch.chdir(tmp_path / "plans")
    assert plan(load_plan(Path("a.yaml"))).noi_nhan == ("Nơi nhận trong hồ sơ",)
    monkeypatch.chdir(tmp_path)
    assert plan(load_plan(Path("plans/a.yaml"))).noi_nhan == ("Nơi nhận trong hồ sơ",)
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    assert plan(load_plan(Path("../plans/a.yaml"))).noi_nhan == ("Nơi nhận trong hồ sơ",)


def test_a_profile_may_lie_beside_the_base_plan(tmp_path: Path) -> None:
    write(tmp_path, kho__don_vi__xa_toi=PROFILE, kho__goc=SHORT, plans__a="ke_thua: ../kho/goc.yaml\n")
    assert plan(load_plan(tmp_path / "plans" / "a.yaml")).noi_nhan == ("Nơi nhận trong hồ sơ",)


def test_the_nearer_profile_wins(tmp_path: Path) -> None:
    write(tmp_path, don_vi__xa_toi=PROFILE.replace("hồ sơ]", "xa]"), plans__don_vi__xa_toi=PROFILE, plans__a=SHORT)
    assert plan(load_plan(tmp_path / "plans" / "a.yaml")).noi_nhan == ("Nơi nhận trong hồ sơ",)


def test_bundled_profiles_are_found_from_anywhere(tmp_path: Path) -> None:
    write(tmp_path, a=over("co_quan_ban_hanh: { don_vi: phuong-thanh-nam }\nnguoi_ky: {}"))
    outcome = build(tmp_path / "a.yaml", BuildOptions())
    assert outcome.value is not None
    assert outcome.value.ke_hoach.co_quan_ban_hanh.don_vi.ten_day_du == "phường Thành Nam"


def test_a_mistake_in_a_profile_is_told_once_and_there(tmp_path: Path) -> None:
    write(tmp_path, don_vi__xa_toi=PROFILE + "mau_sac: xanh\n", a=SHORT)
    assert told(load_plan(tmp_path / "a.yaml")) == [("BV001", "xa-toi.yaml", 6)]


def test_a_profile_whose_unit_is_unknown_is_told_once_and_there(tmp_path: Path) -> None:
    write(tmp_path, don_vi__xa_toi=PROFILE.replace("10804", "xã Không Có Đâu"), a=SHORT)
    assert told(load_plan(tmp_path / "a.yaml")) == [("BV101", "xa-toi.yaml", 1)]


def test_a_profile_that_is_a_list_is_told(tmp_path: Path) -> None:
    write(tmp_path, don_vi__xa_toi="- a\n", a=SHORT)
    assert told(load_plan(tmp_path / "a.yaml")) == [("BV017", "xa-toi.yaml", 1)]


def test_a_wrong_key_of_the_signer_in_a_profile_is_told_there(tmp_path: Path) -> None:
    write(tmp_path, don_vi__xa_toi=PROFILE.replace("ho_ten", "hoten"), a=SHORT)
    assert told(load_plan(tmp_path / "a.yaml")) == [("BV001", "xa-toi.yaml", 2)]


# --- units


@pytest.mark.parametrize(
    "unit",
    [
        '"10804"',
        "10804",
        '"xã Kim Thành, Hải Phòng"',
        '"Xã Kim Thành, thành phố Hải Phòng"',
        '"kim thành, hải phòng"',
        "{ ten: Kim Thành, loai: xã, tinh: thành phố Hải Phòng }",
        "{ ten: xã Kim Thành, tinh: thành phố Hải Phòng }",
        "{ ten: xa\u0303 Kim Tha\u0300nh, tinh: thành phố Hải Phòng }",
        "xa-kim-thanh",
    ],
)
def test_a_unit_by_code_name_profile_or_written_out(unit: str, tmp_path: Path) -> None:
    write(tmp_path, a=over(f"co_quan_ban_hanh: {{ don_vi: {unit} }}"))
    outcome = build(tmp_path / "a.yaml")
    assert outcome.value is not None, [(d.code, d.message) for d in outcome.diagnostics]
    made = outcome.value.ke_hoach.co_quan_ban_hanh.don_vi
    assert (made.ten_day_du, made.tinh, made.dia_danh) == ("xã Kim Thành", "thành phố Hải Phòng", "Kim Thành")


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("xã Không Có Đâu", "BV101"),
        ("99999", "BV101"),
        ("xã Tân Tiến", "BV102"),
        ("phường Kim Thành, Hải Phòng", "BV103"),
        ("xã Ba Tô, Hải Phòng", "BV104"),
        ("xã Hòa Phong, Mỹ Hào, Hưng Yên", "BV105"),
        ("xã Kim Thành, Hải Phồng", "BV106"),
        ("khong-co-ho-so", "BV101"),
        ("a" * 300, "BV101"),
        ('""', "BV101"),
        ("", "BV101"),
    ],
)
def test_a_unit_that_cannot_be_found_is_told_once_at_its_place(unit: str, code: str, tmp_path: Path) -> None:
    write(tmp_path, a=over(f"co_quan_ban_hanh:\n  don_vi: {unit}\n"))
    outcome = load_plan(tmp_path / "a.yaml")
    assert [d.code for d in outcome.diagnostics] == [code], [d.message for d in outcome.diagnostics]
    assert told(outcome)[0][2] == PLAN.count("\n") - 1 + 2


# --- --set


def test_set_reaches_every_depth_and_lists(tmp_path: Path) -> None:
    write(tmp_path, a=over("lien_he: { dia_chi: A }"))
    sets = (
        ("nguoi_ky.ho_ten", "Người Khác"),
        ("lien_he.dien_thoai", "0225 1"),
        ("noi_nhan", "[Một, 'Hai, ba']"),
        ("luu_van_thu", "{ don_vi_soan_thao: VP, so_ban: 2 }"),
        ("bien.ten_rieng", "x = y"),
        ("mo_dau", "{{ co_quan.ten_day_du }} ban hành:"),
        ("don_vi", "xã Ba Tô, tỉnh Quảng Ngãi"),
    )
    made = plan(load_plan(tmp_path / "a.yaml", LoadOptions(sets=sets)))
    assert made.nguoi_ky.ho_ten == "Người Khác"
    assert made.lien_he is not None
    assert (made.lien_he.dia_chi, made.lien_he.dien_thoai) == ("A", "0225 1")
    assert made.noi_nhan == ("Một", "Hai, ba")
    assert (made.luu_van_thu.don_vi_soan_thao, made.luu_van_thu.so_ban) == ("VP", 2)
    assert made.bien == {"ten_rieng": "x = y"}
    assert made.mo_dau == ("{{ co_quan.ten_day_du }} ban hành:",)
    assert made.co_quan_ban_hanh.don_vi.ten == "Ba Tô"


def test_the_last_set_wins(tmp_path: Path) -> None:
    write(tmp_path, a=PLAN)
    made = plan(load_plan(tmp_path / "a.yaml", LoadOptions(sets=(("so_van_ban", "1"), ("so_van_ban", "2")))))
    assert made.so_van_ban == 2


@pytest.mark.parametrize(
    ("name", "value", "code", "word"),
    [
        ("so_van_bn", "5", "BV001", "so_van_ban"),
        ("khong_gi_ca", "5", "BV001", "trich_yeu"),
        ("nguoi_ky.hoten", "A", "BV001", "ho_ten"),
        ("nguoi_ky..ho_ten", "A", "BV001", "ho_ten"),
        (".", "A", "BV001", "trich_yeu"),
        ("so_van_ban", "năm", "BV010", "chữ số"),
        ("ngay_ban_hanh", "31/02/2026", "BV012", "28/02/2026"),
        ("noi_nhan", "[a, b", "BV905", "ngoặc"),
        ("noi_nhan", "[*a]", "BV907", "ngoặc kép"),
        ("noi_nhan.0", "Một", "BV006", "danh sách"),
        ("trich_yeu", "a\x07", "BV013", "xóa"),
        ("trich_yeu", "a\udcff", "BV013", "xóa"),
        ("noi_nhan", "[\udcff]", "BV013", "xóa"),
        ("don_vi", "xã Không Có Đâu", "BV101", "có phải"),
        ("mo_dau", "{{ khong_co }}", "", ""),
    ],
)
def test_a_wrong_set_is_told_at_its_name(name: str, value: str, code: str, word: str, tmp_path: Path) -> None:
    write(tmp_path, a=PLAN)
    outcome = load_plan(tmp_path / "a.yaml", LoadOptions(sets=((name, value),)))
    assert [d.code for d in outcome.diagnostics] == ([code] if code else [])
    for found in outcome.diagnostics:
        assert found.place is not None
        assert found.place.file == "--set"
        assert word in found.message + found.mend


def test_what_is_missing_is_missing_in_the_file_though_something_was_set(tmp_path: Path) -> None:
    text = over("nguoi_ky: { ho_ten: A }").replace("trich_yeu: Triển khai công tác văn thư năm 2026\n", "")
    write(tmp_path, a=text)
    outcome = load_plan(tmp_path / "a.yaml", LoadOptions(sets=(("so_van_ban", "5"), ("nguoi_ky.ho_ten", "B"))))
    assert [(d.code, d.label) for d in outcome.diagnostics] == [("BV002", "Trích yếu"), ("BV002", "Người ký › Chức vụ")]
    assert {d.place.file for d in outcome.diagnostics if d.place} == {(tmp_path / "a.yaml").as_posix()}
