"""The foot of the plan: recipients and signature (PL I, II.7, II.9)."""

from __future__ import annotations

import re

from generator.compose import inline
from generator.compose.dau_trang import FULL_NAMES
from generator.compose.texts import Texts
from generator.model import KeHoach

# “Phó Chủ tịch Thường trực” signs for the “Chủ tịch”.
_HEAD = re.compile(r"^phó\s+|\s+(?:thường trực|phụ trách|điều hành)$", re.IGNORECASE)
_BODIES = ("Ban Chỉ đạo", "Hội đồng", "Tổ công tác", "Ban Tổ chức")


def authority_lines(plan: KeHoach) -> list[str]:
    """“TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”, “PHÓ CHỦ TỊCH”: every line of authority and post, in capitals.

    A People's Committee, a People's Council and an advisory body decide together, so TM. stands first unless the
    matter is the head's own (``thay_mat: không``) or the signer acts by order (TL., TUQ.).
    """
    signer, body = plan.nguoi_ky, plan.co_quan_ban_hanh
    powers = set(signer.quyen_han)
    post = signer.chuc_vu
    lines: list[str] = []
    collective = body.loai != "phong"
    if collective and signer.thay_mat and not powers & {"TL", "TUQ"}:
        lines.append(f"TM. {signer.tap_the or _collective_name(plan)}")
    elif "TM" in powers and body.loai == "phong":
        lines.append(f"TM. {signer.tap_the or body.ten}")
    for power in ("TL", "TUQ"):
        if power in powers:
            lines.append(f"{power}. {signer.chuc_vu_nguoi_giao or 'Chủ tịch'}")
    if "KT" in powers:
        head = signer.chuc_vu_nguoi_giao if not powers & {"TL", "TUQ"} else None
        lines.append(f"KT. {head or _HEAD.sub('', post)}")
    lines.append(f"Q. {post}" if "Q" in powers else post)
    return [line.upper() for line in lines]


def _collective_name(plan: KeHoach) -> str:
    body = plan.co_quan_ban_hanh
    if body.loai in FULL_NAMES:
        return FULL_NAMES[body.loai]
    # An advisory body signs under its kind alone: TM. BAN CHỈ ĐẠO.
    name = body.ten or ""
    return next((kind for kind in _BODIES if name.lower().startswith(kind.lower())), name)


def recipients(plan: KeHoach, texts: Texts) -> list[inline.Rich]:
    """“- X;” for each, “- Lưu: VT, VHXH (2b).” last (PL I, II.9.d)."""
    lines = [
        inline.with_end(inline.with_start("- ", texts.rich(name, ("noi_nhan", number))), ";", ";")
        for number, name in enumerate(plan.noi_nhan)
    ]
    kept = plan.luu_van_thu
    filed = ["VT"]
    if kept.don_vi_soan_thao:
        name = texts.plain(kept.don_vi_soan_thao, ("luu_van_thu", "don_vi_soan_thao"))
        filed.append(plan.chu_viet_tat.get(name, name))
    copies = f" ({kept.so_ban}b)" if kept.so_ban else ""
    return [*lines, f"- Lưu: {', '.join(filed)}{copies}."]


def drafter(plan: KeHoach) -> str:
    """“PL.(300)” (PL I, III.3), or nothing."""
    mark = plan.nguoi_soan_thao
    if mark is None:
        return ""
    return f"{mark.ky_hieu.upper()}.({mark.so_ban_phat_hanh})" if mark.so_ban_phat_hanh else f"{mark.ky_hieu.upper()}."


def address(plan: KeHoach) -> str:
    """The address line of the first page (PL I, III.4), or nothing."""
    contact = plan.lien_he
    if contact is None:
        return ""
    named = (
        ("Điện thoại", contact.dien_thoai),
        ("Fax", contact.fax),
        ("Thư điện tử", contact.thu_dien_tu),
        ("Trang thông tin điện tử", contact.trang_thong_tin),
    )
    return "; ".join([f"Địa chỉ: {contact.dia_chi}", *(f"{label}: {value}" for label, value in named if value)])
