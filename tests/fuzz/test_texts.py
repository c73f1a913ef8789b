"""Any text in any field is printed whole or refused with its place; no letter is lost, whatever it is made of."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator import resources
from generator.diagnostics import Outcome
from generator.pipeline import BuildOptions, Built, build
from tests.fuzz.promise import told
from tests.standards.minimal import over

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def block(text: str) -> str:
    """The text as the lines of a typed block, each behind a dash."""
    return "".join(f"  - {line}\n" for line in text.split("\n"))


# A fragment for each text that a clerk may give; @ is that text, quoted as YAML and JSON write it.
FIELDS = {
    "trich_yeu": "trich_yeu: @",
    "can_cu": "can_cu: [A, @, B]",
    "can_cu, block": "can_cu: @",
    "mo_dau": "mo_dau: @",
    "noi_dung, title": "noi_dung: [{ tieu_de: @ }, B]",
    "noi_dung, text": "noi_dung: [{ tieu_de: A, noi_dung: @ }, B]",
    "noi_dung, child": "noi_dung: [{ tieu_de: A, muc_con: [@, B] }]",
    "noi_dung, part": "noi_dung: [{ noi_dung: @ }, B]\ndanh_so: phan",
    "tieu_chi.noi_dung": "tieu_chi: [{ noi_dung: @, thoi_han: A }]",
    "tieu_chi.don_vi_tinh": "tieu_chi: [{ noi_dung: A, chi_tieu: '5', don_vi_tinh: @ }]",
    "tieu_chi.don_vi_tinh, free": "tieu_chi: [{ noi_dung: A, chi_tieu: B, don_vi_tinh: @ }]",
    "tieu_chi.don_vi": "tieu_chi: [{ noi_dung: A, don_vi: @ }]",
    "tieu_chi.thoi_han": "tieu_chi: [{ noi_dung: A, thoi_han: @ }]",
    "tieu_chi.ghi_chu": "tieu_chi: [{ noi_dung: A, ghi_chu: @ }]",
    "phan_cong.don_vi": "to_chuc_thuc_hien: [{ don_vi: @, de_nghi: có, nhiem_vu: [A, B] }]",
    "phan_cong.viec": "to_chuc_thuc_hien: [{ don_vi: A, nhiem_vu: [{ viec: @, san_pham: B }, C] }]",
    "phan_cong.viec, run-in": "to_chuc_thuc_hien: [{ don_vi: A, lien_dong: có, nhiem_vu: [@] }]",
    "phan_cong.phoi_hop": "to_chuc_thuc_hien: [{ don_vi: A, nhiem_vu: [{ viec: B, phoi_hop: [@, C] }] }]",
    "phan_cong.thoi_han": "to_chuc_thuc_hien: [{ don_vi: A, nhiem_vu: [{ viec: B, thoi_han: @ }] }]",
    "phan_cong.san_pham": "to_chuc_thuc_hien: [{ don_vi: A, nhiem_vu: [{ viec: B, san_pham: @ }] }]",
    "ket_thuc": "ket_thuc: @",
    "noi_nhan": "noi_nhan: [A, @]",
    "luu_van_thu": "luu_van_thu: { don_vi_soan_thao: @ }",
    "chu_viet_tat": "luu_van_thu: { don_vi_soan_thao: A }\nchu_viet_tat: { A: @ }",
    "nguoi_ky.chuc_vu": "nguoi_ky: { chuc_vu: @ }",
    "nguoi_ky.ho_ten": "nguoi_ky: { chuc_vu: A, ho_ten: @ }",
    "nguoi_ky.chuc_vu_khac": "nguoi_ky: { chuc_vu: A, chuc_vu_khac: @ }",
    "nguoi_ky.tap_the": "nguoi_ky: { chuc_vu: A, tap_the: @ }",
    "nguoi_ky.chuc_vu_nguoi_giao": "nguoi_ky: { chuc_vu: A, quyen_han: TL, chuc_vu_nguoi_giao: @ }",
    "dia_danh": "dia_danh: @",
    "lien_he": "lien_he: { dia_chi: @, fax: @ }",
    "nguoi_soan_thao": "nguoi_soan_thao: { ky_hieu: @ }",
    "co_quan.ten": "co_quan_ban_hanh: { don_vi: '10804', loai: phong, ten: @, ky_hieu: A }",
    "co_quan.ky_hieu": "co_quan_ban_hanh: { don_vi: '10804', loai: phong, ten: A, ky_hieu: @ }",
    "co_quan_chu_quan": "co_quan_ban_hanh: { don_vi: '10804', loai: phong, ten: A, ky_hieu: B, co_quan_chu_quan: @ }",
    "don_vi.ten_day_du": "co_quan_ban_hanh: { don_vi: { ten: A, loai: xã, tinh: B, ten_day_du: @ } }",
    "phu_luc.tieu_de": "phu_luc: [{ tieu_de: @, noi_dung: A }]",
    "phu_luc.noi_dung": "phu_luc: [{ tieu_de: A, noi_dung: [@] }]",
    "phu_luc.cot": "phu_luc: [{ tieu_de: A, bang: { cot: [B, @] } }]",
    "phu_luc.hang": "phu_luc: [{ tieu_de: A, bang: { cot: [B, C], hang: [[D, @]] } }]",
    "phu_luc of criteria": "tieu_chi: [{ noi_dung: A, chi_tieu: @ }]\nphu_luc: [{ tieu_de: A, lay_tu: tieu_chi }]",
    "bien": "bien: { a: @ }\nmo_dau: 'B {{ a }} C'",
}  # fmt: skip
TYPED = "noi_dung: |\n  I. A\n{}"
SIGNS = "aàáạăâđeêioôơuưyỳAĐ bcdgh .,;:!?-–/\\()[]{}<>&%@#'\"“”‘’*+=|~^$`_0123456789\t\n"
TEXTS = st.one_of(
    st.text(SIGNS, min_size=1, max_size=60),
    st.text(min_size=1, max_size=30),
    st.text(st.characters(categories=["Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Lo"]), min_size=1, max_size=12),
    st.sampled_from(["A & B < C > D", "{{ don_vi.ten", "]]>", "%}", "{%", "\\{{", "a\x0bb", "a\x07", "…", "...",
    "./.", "\u0301a", "ẤẬ ộ",
                     "a\u2028b", "\ufeff", "\u200b", "*a* **b**", "KTHT&ĐT", "https://a.vn/", "- a", "Lưu", "1. a",
                     "ß", "ﬁ", "İ"]),
)  # fmt: skip


def printed(data: bytes) -> str:
    """All text of the package, in the order of its parts."""
    words: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                words += [node.text or "" for node in etree.fromstring(archive.read(name)).iter(f"{W}t")]
    return "\n".join(words)


def letters(text: str) -> str:
    """What must be there: letters in normal form, capitals as the form demands; blanks, marks of emphasis, of the end
    of a line, and signs without width do not count. An accent at the start joins the letter before it.
    """
    words = re.split(r"[\s\u00a0\x0b\x85\ufeff\u200b\u2060*\\]+", unicodedata.normalize("NFC", text))
    text = "".join(unicodedata.normalize("NFD", word.upper()) for word in words)
    text = re.sub(r"^[-–•+]+|[.;,/…]+$", "", text)
    while text and unicodedata.combining(text[0]):
        text = text[1:]
    return text


def check(field: str, text: str, folder: Path) -> None:
    file = folder / "a.yaml"
    file.write_bytes(
        over(FIELDS[field].replace("@", json.dumps(text, ensure_ascii=False))).encode("utf-8", "surrogatepass")
    )
    judge(build(file), text, file)


def judge(outcome: Outcome[Built], text: str, file: Path) -> None:
    if outcome.value is None:
        assert outcome.errors
        for found in outcome.errors:
            told(found)
            assert found.place is not None
            assert found.place.file == file.as_posix()
        return
    # Lines may be paragraphs, each with its own final mark; what an expression prints is its own business.
    shown = letters(printed(outcome.value.data))
    for piece in re.split(r"\{\{.*?\}\}|[\n\r\x0b\x85\u2028\u2029]", text, flags=re.DOTALL):
        assert letters(piece) in shown


@pytest.mark.parametrize("field", FIELDS)
def test_hard_texts_are_printed_whole_in_every_field(field: str, tmp_path: Path) -> None:
    for text in ("A & B < C > D \"E\" 'F'", "Chữ: # không phải chú thích", "Ấ\u0323 a\u0306\u0301 ệ",
                 "Chữ {đơn} %} }} ]]> {# a #}",
                 "dài " * 40 + "hết", "một\ttab", "hai\u00a0ba", "Đ-Đ\u2011Đ\u00ad", "🙂 𝒳", "a\u200bb",
                 "x {{ don_vi.ten }} y"):  # fmt: skip
        check(field, text, tmp_path)
        (tmp_path / "a.yaml").unlink()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "sign", ["\x00", "\x01", "\x08", "\x0c", "\x0e", "\x1b", "\x1c", "\x1f", "\x7f", "\ufffe", "\uffff"]
)
def test_signs_that_word_cannot_hold_are_refused_in_every_field(field: str, sign: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    for text in (f"{sign}chữ", f"ch{sign}ữ", f"chữ{sign}"):
        escaped = json.dumps(text).replace("\\ufffe", "\ufffe").replace("\\uffff", "\uffff").replace("\x7f", "\\x7f")
        file.write_text(over(FIELDS[field].replace("@", escaped)), encoding="utf-8")
        outcome = build(file)
        assert outcome.value is None
        assert [d.code for d in outcome.errors] == ["BV013"] * len(outcome.errors)
        for found in outcome.errors:
            told(found)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(sorted(FIELDS)), text=TEXTS)
@example(field="ket_thuc", text="...")
@example(field="noi_nhan", text="A, B...")
@example(field="tieu_chi.thoi_han", text="/")
def test_any_text_is_printed_whole_or_refused_with_its_place(field: str, text: str, tmp_path: Path) -> None:
    check(field, text, tmp_path)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(SIGNS.replace("{", "").replace("}", ""), min_size=1, max_size=80))
def test_any_typed_text_is_printed_whole_or_refused_with_its_place(text: str, tmp_path: Path) -> None:
    """Each line stands behind a dash, as ordinals and signs that read as ordinals are set anew."""
    file = tmp_path / "a.yaml"
    file.write_text(over(TYPED.format(block(text))), encoding="utf-8")
    outcome = build(file)
    if outcome.value is None:
        judge(outcome, text, file)
        return
    shown = letters(printed(outcome.value.data))
    for line in text.split("\n"):
        assert letters(line) in shown


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(sorted(FIELDS)), text=st.text("aàáạăâđeêioôơuưyỳẤộ bc .,", min_size=1, max_size=40))
def test_normal_forms_give_the_same_bytes(field: str, text: str, tmp_path: Path) -> None:
    made = []
    for form in ("NFC", "NFD"):
        file = tmp_path / "a.yaml"
        whole = unicodedata.normalize(form, over(FIELDS[field].replace("@", json.dumps(text, ensure_ascii=False))))
        file.write_text(whole, encoding="utf-8")
        outcome = build(file)
        made.append(None if outcome.value is None else outcome.value.data)
    assert made[0] == made[1]


@pytest.mark.parametrize("name", ["kim-thanh", "thanh-nam", "hoa-phong", "mau-chung"])
def test_whole_plans_in_both_normal_forms_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    text = (resources.variables() / "vi-du" / f"{name}.yaml").read_text(encoding="utf-8")
    sets = (("don_vi", "xã Ba Tô, tỉnh Quảng Ngãi"),) if name == "mau-chung" else ()
    made = []
    for form in ("NFC", "NFD"):
        file = tmp_path / "a.yaml"
        file.write_text(unicodedata.normalize(form, text), encoding="utf-8")
        outcome = build(file, BuildOptions(sets=sets))
        assert outcome.value is not None
        made.append(outcome.value.data)
    assert made[0] == made[1]
