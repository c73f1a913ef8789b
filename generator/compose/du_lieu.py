"""Criteria and responsibilities: data as prose, and as rows of an appendix table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.compose.danh_so import Item
from generator.compose.inline import without_end
from generator.diagnostics import ModelPath
from generator.model import Muc, NhiemVu, PhanCong, TieuChi
from generator.outline import Scheme

Row = list[tuple[str, ModelPath]]
_AT_LEAST = re.compile(r"(?:>=|≥)\s*(?P<so>.+)")
_AT_MOST = re.compile(r"(?:<=|≤)\s*(?P<so>.+)")
_BETWEEN = re.compile(r"(?:từ\s+)?(?P<tu>\d[\d.,]*)\s*(?:đến|-|–)\s*(?P<den>\d[\d.,]*)", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?P<tu>tối thiểu|ít nhất|trên|dưới|không quá|tối đa|đạt|khoảng)\s+(?P<so>\d[\d.,]*)", re.IGNORECASE
)
_EXPRESSION_FIRST = re.compile(r"\{\{(?P<code>[^{}]+)\}\}")
_NUMBER = re.compile(r"\d[\d.,]*")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_BEFORE = re.compile(r"(trước|trong|vào|chậm nhất|đến hết|xong)\b", re.IGNORECASE)


def first_upper(text: str) -> str:
    """The text with its first letter in upper case, also where an expression or stars stand first."""
    if match := _EXPRESSION_FIRST.match(text):
        return f"{{{{ ({match['code'].strip()})|hoa_dau }}}}{text[match.end() :]}"
    at = len(text) - len(text.lstrip("*"))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def finished(text: str) -> str:
    """The text with a full stop where it ends without punctuation."""
    text = text.rstrip()
    return text if text.rstrip("”’)")[-1:] in set(".;:!?…") else text + "."


def target(criterion: TieuChi) -> str | None:
    """The target in words: “80% trở lên”, “tối thiểu 70%”, “từ 80% đến 90%”; None when it is free text or absent."""
    given, unit = criterion.chi_tieu, criterion.don_vi_tinh or ""
    if given is None:
        return None
    suffix = "%" if unit == "%" else f" {unit}" if unit else ""
    if match := _AT_LEAST.fullmatch(given):
        return f"{match['so']}{suffix} trở lên"
    if match := _AT_MOST.fullmatch(given):
        return f"không quá {match['so']}{suffix}"
    if match := _PHRASE.fullmatch(given):
        return f"{match['tu']} {match['so']}{suffix}"
    if match := _BETWEEN.fullmatch(given):
        return f"từ {match['tu']}{'%' if unit == '%' else ''} đến {match['den']}{suffix}"
    return f"{given}{suffix}" if _NUMBER.fullmatch(given) else None


def criterion_prose(criterion: TieuChi) -> str:
    """A criterion as a sentence: a share stands before what it is a share of, any other target after a colon."""
    words = target(criterion)
    if words is None:
        text = f"{criterion.noi_dung}: {criterion.chi_tieu}" if criterion.chi_tieu else criterion.noi_dung
        if criterion.don_vi_tinh:
            text += f" (đơn vị tính: {criterion.don_vi_tinh})"
    elif criterion.don_vi_tinh == "%":
        text = f"{words} {criterion.noi_dung}"
    else:
        text = f"{criterion.noi_dung}: {words}"
    extra = f"; {criterion.don_vi} thực hiện" if criterion.don_vi else ""
    extra += f"; {deadline(criterion.thoi_han)}" if criterion.thoi_han else ""
    extra += f" ({without_end(criterion.ghi_chu, '.;')})" if criterion.ghi_chu else ""
    return finished(first_upper(without_end(text, ".;") + extra if extra else text))


def deadline(text: str) -> str:
    """A deadline in a sentence."""
    if _DATE.fullmatch(text):
        return f"hoàn thành chậm nhất ngày {text}"
    return f"hoàn thành {text}" if _BEFORE.match(text) else f"thời gian thực hiện: {text}"


def joined(names: Sequence[str]) -> str:
    """“A, B và C”, as Babel's Vietnamese list pattern has it."""
    if len(names) == 1:
        return names[0]
    from babel.lists import format_list

    return format_list(names, locale="vi")


def task_prose(task: NhiemVu) -> str:
    """A task as a sentence with its partners, deadline and product."""
    extra = f"; phối hợp với {joined(task.phoi_hop)}" if task.phoi_hop else ""
    extra += f"; {deadline(task.thoi_han)}" if task.thoi_han else ""
    extra += f"; sản phẩm: {task.san_pham}" if task.san_pham else ""
    return finished(without_end(task.viec, ".;") + extra if extra else task.viec)


def criteria_items(criteria: Sequence[TieuChi]) -> list[Item]:
    """The criteria as children of their section."""
    return [
        Item(Muc.model_construct(noi_dung=criterion_prose(criterion)), ("tieu_chi", number))
        for number, criterion in enumerate(criteria)
    ]


def responsibility_items(shares: Sequence[PhanCong]) -> list[Item]:
    """The responsibilities as children of their section: a title and its tasks, or one run-in paragraph."""
    return [_share(share, ("to_chuc_thuc_hien", number)) for number, share in enumerate(shares)]


def _share(share: PhanCong, path: ModelPath) -> Item:
    unit = f"Đề nghị {share.don_vi}" if share.de_nghi else share.don_vi
    if share.lien_dong:
        return Item(Muc.model_construct(noi_dung=f"{unit} {task_prose(share.nhiem_vu[0])}"), path)
    if len(share.nhiem_vu) == 1:
        return Item(Muc.model_construct(tieu_de=unit, noi_dung=task_prose(share.nhiem_vu[0])), path)
    tasks = [
        Item(Muc.model_construct(noi_dung=task_prose(task)), (*path, "nhiem_vu", number))
        for number, task in enumerate(share.nhiem_vu)
    ]
    return Item(Muc.model_construct(tieu_de=unit), path, tasks, Scheme.GACH)


def criteria_table(criteria: Sequence[TieuChi]) -> tuple[list[str], list[Row]]:
    """Column names and rows; columns that no criterion fills are left out."""
    fields = {
        "noi_dung": "Tiêu chí",
        "chi_tieu": "Chỉ tiêu",
        "don_vi_tinh": "Đơn vị tính",
        "don_vi": "Đơn vị thực hiện",
        "thoi_han": "Thời hạn",
        "ghi_chu": "Ghi chú",
    }
    used = [key for key in fields if any(getattr(criterion, key) for criterion in criteria)]
    rows = []
    for number, criterion in enumerate(criteria):
        cells: Row = [(str(number + 1), ("tieu_chi", number))]
        for key in used:
            text = getattr(criterion, key) or ""
            cells.append((text if key in {"chi_tieu", "don_vi_tinh"} else first_upper(text), ("tieu_chi", number, key)))
        rows.append(cells)
    return ["TT", *(fields[key] for key in used)], rows


def responsibility_table(shares: Sequence[PhanCong]) -> tuple[list[str], list[Row]]:
    """Column names and one row per task."""
    tasks = [(s, share, t, task) for s, share in enumerate(shares) for t, task in enumerate(share.nhiem_vu)]
    fields = {"phoi_hop": "Đơn vị phối hợp", "thoi_han": "Thời hạn", "san_pham": "Sản phẩm"}
    used = [key for key in fields if any(getattr(task, key) for *_, task in tasks)]
    rows = []
    for number, (s, share, t, task) in enumerate(tasks, 1):
        path: ModelPath = ("to_chuc_thuc_hien", s, "nhiem_vu", t)
        cells: Row = [
            (str(number), path),
            (first_upper(without_end(task.viec, ".;")), (*path, "viec")),
            (share.don_vi, ("to_chuc_thuc_hien", s, "don_vi")),
        ]
        for key in used:
            value = getattr(task, key)
            text = first_upper("; ".join(value) if isinstance(value, tuple) else value or "")
            cells.append((text, (*path, key)))
        rows.append(cells)
    return ["TT", "Nhiệm vụ", "Đơn vị chủ trì", *(fields[key] for key in used)], rows
