"""``{{ ... }}`` in the one-line fields of a plan: the issuing body, the signer, the address line."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.compose.bieu_thuc import has_expression
from generator.compose.texts import Texts
from generator.diagnostics import ModelPath
from generator.model import KeHoach

_BODY = ("ten", "co_quan_chu_quan", "ky_hieu")
_SIGNER = ("chuc_vu", "ho_ten", "chuc_vu_khac", "chuc_vu_nguoi_giao", "tap_the")
_ADDRESS = ("dia_chi", "dien_thoai", "fax", "thu_dien_tu", "trang_thong_tin")


def unit_names(plan: KeHoach) -> dict[str, Any]:
    """What the name of a plan's body may use: its unit and its year."""
    unit = plan.co_quan_ban_hanh.don_vi
    kind, _, rest = unit.tinh.partition(" ")
    city = rest.removeprefix("phố ") if kind.lower() == "thành" else rest
    names: dict[str, Any] = {
        "don_vi": {
            "ten": unit.ten,
            "ten_day_du": unit.ten_day_du,
            "loai": unit.loai,
            "tinh": unit.tinh,
            "ten_tinh": city if kind.lower() in {"tỉnh", "thành"} else unit.tinh,
            "ma": unit.ma or "",
        }
    }
    if plan.ngay_ban_hanh is not None and plan.ngay_ban_hanh.nam is not None:
        names["nam"] = str(plan.ngay_ban_hanh.nam)
    return names


def with_body(plan: KeHoach, texts: Texts) -> KeHoach:
    """The plan with the values put into the name of its issuing body."""
    body = _filled(plan.co_quan_ban_hanh, _BODY, ("co_quan_ban_hanh",), texts)
    return plan if body is plan.co_quan_ban_hanh else plan.model_copy(update={"co_quan_ban_hanh": body})


def with_frame(plan: KeHoach, texts: Texts) -> KeHoach:
    """The plan with the values put into place, signer, address line and drafter's mark."""
    parts: dict[str, Any] = {
        "nguoi_ky": _filled(plan.nguoi_ky, _SIGNER, ("nguoi_ky",), texts),
        "lien_he": plan.lien_he and _filled(plan.lien_he, _ADDRESS, ("lien_he",), texts),
        "nguoi_soan_thao": plan.nguoi_soan_thao
        and _filled(plan.nguoi_soan_thao, ("ky_hieu",), ("nguoi_soan_thao",), texts),
        "dia_danh": plan.dia_danh and texts.bare(plan.dia_danh, ("dia_danh",)),
    }
    changed = {name: part for name, part in parts.items() if part is not getattr(plan, name)}
    return plan.model_copy(update=changed) if changed else plan


def _filled(part: Any, fields: tuple[str, ...], path: ModelPath, texts: Texts) -> Any:
    """The same part, or a copy where one of its fields held an expression."""
    if not isinstance(part, BaseModel):
        return part
    texts_of = {name: getattr(part, name) or "" for name in fields}
    values = {name: texts.bare(text, (*path, name)) for name, text in texts_of.items() if has_expression(text)}
    return part.model_copy(update=values) if values else part
