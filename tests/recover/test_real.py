"""The three published texts and the seven real documents: nothing unaccounted for, and their words come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.outline import read_label
from generator.pipeline import build, import_file
from generator.read.components import Recognised
from generator.read.opening import read_whole
from generator.read.view import Component, DocView
from generator.recover.paragraphs import joined
from generator.recover.passages import passage, stretches

C = Component
PLANS = ("plans/hoa-phong.txt", "plans/kim-thanh.txt", "plans/thanh-nam.txt")
OFFICE_PLANS = (
    "real/KH-3024_27.5.2026_Ky-rieng-Sin-Quyen.docx",
    "real/KH-3898_30.6.2026_Huan-luyen-nguoi-quan-ly.docx",
)
OTHERS = {
    "real/BC-1883-DKT_8.4.2026_Ket-qua-kiem-tra-chap-hanh.docx": "báo cáo",
    "real/CV-don-doc-bao-quan-su-dung-VLNCN.docx": "công văn",
    "real/CV-lay-y-kien-So-Xay-dung.docx": "công văn",
    "real/QD-thanh-lap-doan-kiem-tra-hoa-chat-2026.docx": "quyết định",
    "real/TB-3915_1.7.2026_Huan-luyen-nguoi-quan-ly.docx": "công văn",
}
OFFICE = {
    "don_vi": {"ten": "Lào Cai", "loai": "tỉnh", "tinh": "tỉnh Lào Cai"},
    "loai": "phong",
    "ten": "Sở Công Thương",
    "ky_hieu": "SCT",
}
KT = {"quyen_han": "KT", "chuc_vu": "Phó Chủ tịch"}
HEADERS: dict[str, dict[str, Any]] = {
    PLANS[0]: {
        "co_quan_ban_hanh": {"don_vi": {"ten": "Hòa Phong", "loai": "xã", "tinh": "tỉnh Hưng Yên"}},
        "so_van_ban": 56,
        "ngay_ban_hanh": "13/6/2025",
        "nguoi_ky": {**KT, "ho_ten": "Lê Đình Khánh"},
    },
    PLANS[1]: {
        "co_quan_ban_hanh": {"don_vi": "xã Kim Thành, thành phố Hải Phòng"},
        "nguoi_ky": {"chuc_vu": "Chủ tịch", "ho_ten": "Nguyễn Văn Nghiệp", "thay_mat": "không"},
    },
    PLANS[2]: {
        "co_quan_ban_hanh": {"don_vi": "phường Thành Nam, tỉnh Ninh Bình"},
        "ngay_ban_hanh": "tháng 7/2025",
        "nguoi_ky": {**KT, "ho_ten": "Phan Nhật An"},
    },
    OFFICE_PLANS[0]: {
        "co_quan_ban_hanh": OFFICE,
        "ngay_ban_hanh": "tháng 5/2026",
        "nguoi_ky": {"quyen_han": "KT", "chuc_vu": "Phó Giám đốc", "ho_ten": "Hoàng Văn Thuân"},
    },
    OFFICE_PLANS[1]: {
        "co_quan_ban_hanh": OFFICE,
        "ngay_ban_hanh": "tháng 6/2026",
        "nguoi_ky": {"quyen_han": "KT", "chuc_vu": "Phó Giám đốc", "ho_ten": "Hoàng Văn Thuân"},
    },
}
FRAME = ("co_quan_ban_hanh", "so_van_ban", "dia_danh", "ngay_ban_hanh", "nguoi_ky")
BODY = (C.PHAN, C.TIEU_DE_PHAN, C.MUC, C.KHOAN, C.DIEM, C.GACH, C.CONG, C.DOAN, C.KET_THUC)
FINAL = " .;,/"


@pytest.mark.parametrize("name", [*PLANS, *OFFICE_PLANS, *OTHERS])
def test_every_character_is_accounted_for_and_the_file_builds(name: str, shared: Path, tmp_path: Path) -> None:
    outcome = import_file(shared / name)
    assert outcome.value is not None
    report = outcome.value.recovered.report
    assert report.unaccounted == 0
    assert report.source_chars == report.placed + report.listed
    path = tmp_path / "doc-lai.yaml"
    path.write_text(outcome.value.text, encoding="utf-8")
    built = build(path)
    assert built.value is not None, built.diagnostics


@pytest.mark.parametrize("name", HEADERS)
def test_header_and_signer_are_right(name: str, shared: Path) -> None:
    outcome = import_file(shared / name)
    assert outcome.value is not None
    found = outcome.value.recovered.variables
    assert {key: found[key] for key in FRAME if key in found} == HEADERS[name]


@pytest.mark.parametrize(("name", "words"), OTHERS.items())
def test_what_is_no_plan_is_called_what_it_is(name: str, words: str, shared: Path) -> None:
    outcome = import_file(shared / name)
    told = [found.message for found in outcome.diagnostics if found.code == "BV301"]
    assert len(told) == 1
    assert words in told[0]


@pytest.mark.parametrize("name", [*PLANS, *OFFICE_PLANS])
def test_the_words_come_back_in_the_built_document(name: str, shared: Path, tmp_path: Path) -> None:
    outcome = import_file(shared / name)
    assert outcome.value is not None
    path = tmp_path / "doc-lai.yaml"
    path.write_text(outcome.value.text, encoding="utf-8")
    built = build(path)
    assert built.value is not None
    source, made = opened(shared / name), opened(built.value.data)
    assert names(*source) == names(*made)
    assert paragraphs(*source) == paragraphs(*made)
    assert cells(*source) == cells(*made)


def opened(source: Path | bytes) -> tuple[DocView, Recognised]:
    name = source.name if isinstance(source, Path) else "lap-lai.docx"
    outcome = read_whole(source, name)
    assert outcome.value is not None
    return outcome.value


def names(view: DocView, whole: Recognised) -> list[str]:
    """Recipients and signer; dash, final mark and blanks around full stops do not count."""
    found = whole.having(view, C.NOI_NHAN, C.QUYEN_HAN, C.CHUC_VU, C.HO_TEN)
    return [" ".join(b.text[p.start : p.end].replace(".", ". ").split()).strip(f"-{FINAL}") for b, p in found]


def paragraphs(view: DocView, whole: Recognised) -> list[str]:
    """Title, opening and body a paragraph each, without ordinal and final mark."""
    own = [s for s in stretches(view) if whole.is_own(s.span.block)]
    found: list[str] = []
    for components in ((C.TRICH_YEU,), (C.CAN_CU, C.MO_DAU), BODY):
        kept = [s for s in own if s.component in components]
        groups = [kept] if components == (C.TRICH_YEU,) else joined(view, kept)
        for group in groups:
            text = passage(view, [stretch.span for stretch in group]).text
            label = read_label(text)
            found.append((text[label.rest :] if label is not None else text).rstrip(FINAL))
    return found


def cells(view: DocView, whole: Recognised) -> list[str]:
    """The words of the appendices' tables, automatic numbers written out."""
    tabled = [block for n, block in enumerate(view.blocks) if block.cell is not None and not whole.is_own(n)]
    texts = [f"{block.format.numbering or ''} {block.text}".split() for block in tabled]
    return [word for words in texts for word in words]
