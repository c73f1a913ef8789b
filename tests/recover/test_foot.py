"""Recipients, the line "Lưu", the drafter's mark, the signer, the address line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.recover.documents import FOOT, SIGNED, codes, plan, read, variables


def signed(*lines: str) -> str:
    assert SIGNED in FOOT
    return plan(foot=FOOT.replace(SIGNED, " // ".join(f"{{c}}{{b}}{line}" for line in lines)))


@pytest.mark.parametrize(
    ("lines", "signer"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê An"), {"chuc_vu": "Chủ tịch", "ho_ten": "Lê An"}),
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê An"),
            {"quyen_han": "KT", "chuc_vu": "Phó Chủ tịch", "ho_ten": "Lê An"},
        ),
        (
            ("KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê An"),
            {"quyen_han": "KT", "chuc_vu": "Phó Chủ tịch", "ho_ten": "Lê An", "thay_mat": "không"},
        ),
        (("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH", "Lê An"), {"quyen_han": "Q", "chuc_vu": "Chủ tịch", "ho_ten": "Lê An"}),
        (
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê An"),
            {"quyen_han": "TL", "chuc_vu": "Chánh Văn phòng", "ho_ten": "Lê An"},
        ),
        (
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lê An"),
            {"quyen_han": ["TL", "KT"], "chuc_vu": "Phó Chánh Văn phòng", "ho_ten": "Lê An"},
        ),
        (
            ("TUQ. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê An"),
            {"quyen_han": "TUQ", "chuc_vu": "Phó Trưởng ban", "ho_ten": "Lê An", "chuc_vu_nguoi_giao": "Trưởng ban"},
        ),
        (("CHỦ TỊCH", "Lê An"), {"chuc_vu": "Chủ tịch", "ho_ten": "Lê An", "thay_mat": "không"}),
    ],
)
def test_authority_post_and_name(lines: tuple[str, ...], signer: dict[str, Any]) -> None:
    assert variables(signed(*lines))["nguoi_ky"] == signer


def test_a_deputy_without_kt_gets_it_and_that_is_told() -> None:
    outcome = read(signed("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê An"))
    assert outcome.value is not None
    assert outcome.value.variables["nguoi_ky"]["quyen_han"] == "KT"
    assert codes(outcome) == ["BV307"]


def test_a_rank_before_the_name_is_listed() -> None:
    outcome = read(signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "ThS. Lê Văn An"))
    assert outcome.value is not None
    assert outcome.value.variables["nguoi_ky"]["ho_ten"] == "Lê Văn An"
    assert "ThS." in [item.text for item in outcome.value.report.items]


@pytest.mark.parametrize(
    ("line", "filed"),
    [
        ("- Lưu: VT, VHXH.", {"don_vi_soan_thao": "VHXH"}),
        ("- Lưu: VT.", None),
        ("- Lưu: VT, VHXH (2b).", {"don_vi_soan_thao": "VHXH", "so_ban": 2}),
        ("Lưu VT, CN(M.Cường).", {"don_vi_soan_thao": "CN(M.Cường)"}),
    ],
)
def test_the_line_of_the_filed_copy(line: str, filed: dict[str, Any] | None) -> None:
    assert variables(plan(foot=FOOT.replace("- Lưu: VT, VHXH.", line))).get("luu_van_thu") == filed


def test_a_filed_copy_elsewhere_is_told() -> None:
    outcome = read(plan(foot=FOOT.replace("Lưu: VT, VHXH", "Lưu: VP, VHXH")))
    assert codes(outcome) == ["BV306"]


def test_a_recipient_on_two_lines_is_one() -> None:
    foot = FOOT.replace("- Thường trực Đảng ủy;", "- Các phòng, ban, // đơn vị; // - TT Đảng ủy ...;")
    assert variables(plan(foot=foot))["noi_nhan"] == ["Các phòng, ban, đơn vị", "TT Đảng ủy ..."]


def test_the_mark_of_the_drafter() -> None:
    found = variables(plan(foot=FOOT.replace("VHXH.", "VHXH. // PL.(300)")))
    assert found["nguoi_soan_thao"] == {"ky_hieu": "PL", "so_ban_phat_hanh": 300}


def test_the_address_line_is_parted_by_its_labels() -> None:
    text = plan(after="{foot}Địa chỉ: Thôn 5, xã Kim Thành; Điện thoại: 0225 3 123 456; Thư điện tử: xa@vd.vn\n")
    assert variables(text)["lien_he"] == {
        "dia_chi": "Thôn 5, xã Kim Thành",
        "dien_thoai": "0225 3 123 456",
        "thu_dien_tu": "xa@vd.vn",
    }
