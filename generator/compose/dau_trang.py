"""The head of the plan: issuing body, number, place and date, and the measured lengths that depend on them."""

from __future__ import annotations

from math import ceil

from generator.model import DonVi, KeHoach, NgayBanHanh
from generator.standards.metrics import Face, balanced, widest, width
from generator.standards.values import EMU_PER_PT, MM_PER_PT, TWIPS_PER_MM, Standard

NBSP = "\u00a0"  # blanks of a draft must neither stretch, break nor be trimmed
SHORT_NAMES = {"ubnd": "UBND", "hdnd": "HĐND"}
FULL_NAMES = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}


def gap(mm: float, size: float, face: Face = "thuong") -> str:
    """Blanks at least ``mm`` wide at a size in points."""
    return NBSP * ceil(mm / MM_PER_PT / width(NBSP, size, face))


def body_names(plan: KeHoach) -> dict[str, str]:
    """Full and short name of the issuing body, as running text writes them."""
    body = plan.co_quan_ban_hanh
    unit = body.don_vi.ten_day_du
    if body.loai in FULL_NAMES:
        return {"ten_day_du": f"{FULL_NAMES[body.loai]} {unit}", "ten_ngan": f"{SHORT_NAMES[body.loai]} {unit}"}
    return {"ten_day_du": body.ten or "", "ten_ngan": body.ten or ""}


def body_code(plan: KeHoach) -> str:
    """The abbreviation of the issuing body in the ký hiệu."""
    body = plan.co_quan_ban_hanh
    return body.ky_hieu or SHORT_NAMES[body.loai]


def heading_lines(plan: KeHoach, standard: Standard, sizes: dict[str, float]) -> tuple[list[str], list[str]]:
    """The lines of the superior body and of the issuing body, in capitals, broken to fit the left cell (PL I, II.2)."""
    body = plan.co_quan_ban_hanh
    limit = standard.chosen("trang", "cot_trai_dau_trang") / MM_PER_PT - 4
    size = sizes["co_quan_ban_hanh"]
    if body.loai in FULL_NAMES:
        return [], [*_fitted(FULL_NAMES[body.loai], limit, size, "dam"), *_unit_lines(body.don_vi, limit, size)]
    superior = body.co_quan_chu_quan or f"UBND {body.don_vi.ten_day_du}"
    return (
        _fitted(superior, limit, sizes["co_quan_chu_quan"], "thuong"),
        _fitted(body.ten or "", limit, size, "dam"),
    )


def _fitted(name: str, limit: float, size: float, face: Face) -> list[str]:
    """The lines of a name in capitals; a dash between two parts of it never begins a line."""
    joined = name.upper().replace(" - ", f"{NBSP}- ")
    return [line.replace(NBSP, " ") for line in balanced(joined, limit, size, face)[0]]


def _unit_lines(unit: DonVi, limit: float, size: float) -> list[str]:
    """“XÃ BA TÔ”; a name too long for one line is parted after the kind, or at its dash, before it is torn."""
    name = unit.ten_day_du.upper()
    if width(name, size, "dam") <= limit:
        return [name]
    for sign in (f"{unit.loai.upper()} ", " - "):
        before, found, after = name.partition(sign)
        parts = [(before + found).rstrip(), after]
        if found and after and widest(parts, size, "dam") <= limit:
            return parts
    return _fitted(name, limit, size, "dam")


def number_and_code(plan: KeHoach, standard: Standard, sizes: dict[str, float]) -> tuple[str, str]:
    """“05/KH-UBND” (PL I, II.3): two digits at least; in a draft a blank for the stamp. Also the same without “Số:”."""
    code = f"{standard.wording('ky_hieu_loai')}-{body_code(plan)}"
    if plan.so_van_ban is None:
        blank = gap(standard.chosen("cho_trong", "so"), sizes["so_ky_hieu"])
        return f"Số:{blank}/{code}", f"…/{code}"
    return f"Số: {plan.so_van_ban:02}/{code}", f"{plan.so_van_ban:02}/{code}"


def date_words(date: NgayBanHanh | None, standard: Standard, size: float) -> str:
    """“ngày 05 tháng 01 năm 2026” (PL I, II.4.b): zero before days under 10 and months 1 and 2; blanks in a draft."""
    day, month, year = (None, None, None) if date is None else (date.ngay, date.thang, date.nam)
    shown = [
        f"ngày {day:02}" if day else f"ngày{gap(standard.chosen('cho_trong', 'ngay'), size, 'nghieng')}",
        (f"tháng {month:02}" if month < 3 else f"tháng {month}")
        if month
        else f"tháng{gap(standard.chosen('cho_trong', 'thang'), size, 'nghieng')}",
        f"năm {year}" if year else f"năm{gap(standard.chosen('cho_trong', 'nam'), size, 'nghieng')}",
    ]
    return "".join(part if part.endswith(NBSP) else part + " " for part in shown).rstrip(" ")


def place_and_date(plan: KeHoach, standard: Standard, sizes: dict[str, float]) -> list[str]:
    """“Kim Thành, ngày 05 tháng 01 năm 2026” on one line, or broken after the comma where the cell is too narrow."""
    size = sizes["dia_danh_ngay"]
    place = plan.dia_danh or plan.co_quan_ban_hanh.don_vi.dia_danh
    words = date_words(plan.ngay_ban_hanh, standard, size)
    limit = (standard.text_width - standard.chosen("trang", "cot_trai_dau_trang")) / MM_PER_PT
    whole = f"{place}, {words}"
    # LibreOffice counts blanks at the end of a line twice when it looks whether the line is full.
    needed = width(whole + whole[len(whole.rstrip(NBSP)) :], size, "nghieng")
    return [whole] if needed <= limit - 1 else [f"{place},", words]


def rule_lengths(
    standard: Standard, sizes: dict[str, float], body_lines: list[str], subject_lines: list[str]
) -> dict[str, int]:
    """The lengths of the three lines in EMU (PL I, II.1.b, II.2.b, II.5.b)."""
    motto = width(standard.wording("tieu_ngu"), sizes["tieu_ngu"], "dam")
    return {
        "tieu_ngu": round(motto * EMU_PER_PT),
        "co_quan": _share(standard, "co_quan", body_lines, sizes["co_quan_ban_hanh"]),
        "trich_yeu": _share(standard, "trich_yeu", subject_lines, sizes["trich_yeu"]),
    }


def _share(standard: Standard, key: str, lines: list[str], size: float) -> int:
    """A length inside the allowed share of the longest line, and of the last line too where both can be had."""
    low, high = standard.allowed("duong_ke", key)
    longest, last = widest(lines, size, "dam"), widest(lines[-1:], size, "dam")
    wanted = standard.chosen("duong_ke", key) * last
    margin = 0.015
    return int(min(max(wanted, (low + margin) * longest), (high - margin) * longest) * EMU_PER_PT)


def subject_layout(text: str, standard: Standard, size: float) -> tuple[list[str], int]:
    """The lines of the trích yếu, made even, and the indent on both sides (twips) that makes them so."""
    full = standard.text_width / MM_PER_PT
    lines, even = balanced(text, standard.chosen("trang", "rong_trich_yeu") / MM_PER_PT, size, "dam")
    indent = max(0.0, (full - even - 3) / 2)
    return lines, round(indent * MM_PER_PT * TWIPS_PER_MM)


def frame_indent(plan: KeHoach, standard: Standard, text: str, size: float) -> int:
    """The indent on both sides (twips) that gives a framed mark in the left cell its width (PL I, III.2.b).

    The frame is drawn outside the indents, half a line's width to each side.
    """
    cell = standard.chosen("trang", "cot_trai_dau_trang")
    if plan.muc_khan is not None and text == plan.muc_khan.upper():
        wanted = standard.chosen("khung", plan.muc_khan)[0]
    else:
        wanted = width(text, size, "dam") * MM_PER_PT + 6
    stroke = standard.chosen("duong_ke", "net") * MM_PER_PT
    return int((cell - wanted + stroke) / 2 * TWIPS_PER_MM + 0.5)
