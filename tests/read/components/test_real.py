"""The three plans and the seven issued or drafted documents: header, title, recipients and signature are right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.read.components import analyse
from generator.read.docx import read_docx
from generator.read.txt import read_txt
from generator.read.view import Component, DocView

from .notation import labelled, uncovered

_EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "thuc_te.yaml").read_text("utf-8")
)
# What the data file answers for: everything of these that a document has must be listed there.
_JUDGED = """
quoc_hieu tieu_ngu co_quan_chu_quan co_quan_ban_hanh so_ky_hieu dia_danh_ngay do_mat muc_khan luu_hanh ten_loai
trich_yeu kinh_gui nhan_noi_nhan noi_nhan luu nguoi_soan_thao quyen_han chuc_vu ho_ten lien_he nhan_phu_luc
tieu_de_phu_luc kem_theo
"""


def _view(path: Path) -> DocView:
    read = read_docx if path.suffix == ".docx" else read_txt
    outcome = read(path.read_bytes(), path.name)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


@pytest.mark.parametrize("name", _EXPECTED)
def test_the_parts_of_a_real_document_are_named_rightly(name: str, shared: Path) -> None:
    expected = _EXPECTED[name]
    view, whole = analyse(_view(shared / name))
    found = labelled(view)
    assert {component: found[component] for component in _JUDGED.split() if component in found} == expected["phan"]
    assert whole.type is not None
    assert whole.type.ten == expected["loai"]
    assert len(whole.attached) == expected["kem"]
    assert not whole.party


@pytest.mark.parametrize("name", _EXPECTED)
def test_every_character_of_a_real_document_is_in_one_part(name: str, shared: Path) -> None:
    assert uncovered(analyse(_view(shared / name))[0]) == []


@pytest.mark.parametrize("name", _EXPECTED)
def test_only_the_note_below_kinh_gui_of_one_letter_stays_unnamed(name: str, shared: Path) -> None:
    unnamed = [block.text for block, _ in analyse(_view(shared / name))[0].having(Component.KHAC)]
    assert [text.strip() for text in unnamed] == (
        ["(Theo Kế hoạch số 3898/KH-SCT ngày 30/6/2026)"] if "TB-3915" in name else []
    )


def test_all_ten_are_judged() -> None:
    assert len(_EXPECTED) == 10
