"""The findings of a look-up, in a clerk's words (BV101-BV106); the caller fills in the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.diagnostics import Diagnostic, Severity
from generator.units.former import ABOLISHED
from generator.units.names import ThayDoi, Tinh, TinhCu, Xa, XaCu, short_date

_SHOWN: Final = 6
_SINCE: Final = short_date(ABOLISHED)


def listed(units: Sequence[str], joint: str = "; ") -> str:
    """Up to six of them, and how many more."""
    more = len(units) - _SHOWN
    return joint.join(units[:_SHOWN]) + (f" và {more} đơn vị khác" if more > 0 else "")


def quoted(units: Iterable[Xa]) -> str:
    """The units as they should be written, in quotation marks."""
    return listed([f"“{xa.ten_kem_tinh}”" for xa in units], " hoặc ")


def empty(text: str) -> Diagnostic:
    """BV101: nothing was written."""
    return Diagnostic(
        "BV101",
        "Chưa ghi tên xã, phường, đặc khu.",
        "ghi tên và tỉnh, ví dụ “xã Kim Thành, thành phố Hải Phòng”.",
        text=text,
    )


def unknown(text: str, ten: str, near: Sequence[Xa], where: Tinh | None) -> Diagnostic:
    """BV101: no commune of the name ``ten`` (in the province ``where``)."""
    place = f" ở {where.ten_day_du}" if where else ""
    mend = (
        f"có phải {quoted(near)}?"
        if near
        else "kiểm tra lại chính tả và dấu; ghi tên như trong nghị quyết thành lập, kèm tên tỉnh, thành phố."
    )
    return Diagnostic("BV101", f"Không có xã, phường, đặc khu nào tên “{ten}”{place}.", mend, text=text)


def unknown_code(text: str, padded: Xa | None) -> Diagnostic:
    """BV101: no commune has that code; ``padded`` is the one whose leading zeros a spreadsheet took away."""
    if padded:
        mend = f"nếu là {padded.ten_kem_tinh}, ghi mã {padded.ma} (đủ 5 chữ số, để trong ô kiểu văn bản)."
    else:
        mend = "ghi mã 5 chữ số của Danh mục đơn vị hành chính, hoặc ghi tên xã kèm tên tỉnh."
    return Diagnostic("BV101", f"Không có xã, phường, đặc khu nào mang mã “{text}”.", mend, text=text)


def ambiguous(text: str, units: Sequence[Xa]) -> Diagnostic:
    """BV102: several communes fit."""
    names = listed([xa.ten_kem_tinh for xa in units])
    return Diagnostic(
        "BV102",
        f"Có {len(units)} đơn vị cùng tên “{text}”: {names}.",
        f"ghi rõ loại và tỉnh, ví dụ “{units[0].ten_kem_tinh}”, hoặc ghi mã {units[0].ma}.",
        text=text,
    )


def wrong_kind(text: str, loai: str, units: Sequence[Xa]) -> Diagnostic:
    """BV103: the commune is of another kind."""
    xa = units[0]
    return Diagnostic(
        "BV103", f"{xa.ten} ({xa.tinh.ten_day_du}) là {xa.loai}, không phải {loai}.", f"ghi {quoted(units)}.", text=text
    )


def wrong_province_kind(text: str, tinh: Tinh, loai: str) -> Diagnostic:
    """BV103: the province is of another kind."""
    return Diagnostic("BV103", f"{tinh.ten} là {tinh.loai}, không phải {loai}.", f"ghi “{tinh.ten_day_du}”.", text=text)


def kind_changed(text: str, unit: Xa | Tinh, change: ThayDoi) -> Diagnostic:
    """BV103, a warning: the unit has been of another kind since a day after 1 July 2025."""
    name = unit.ten_kem_tinh if isinstance(unit, Xa) else unit.ten_day_du
    return Diagnostic(
        "BV103",
        f"{unit.ten} là {unit.loai} từ ngày {short_date(change.ngay)} ({change.can_cu}).",
        f"nếu văn bản ban hành từ ngày đó, ghi “{name}”.",
        Severity.CANH_BAO,
        text=text,
    )


def wrong_province(text: str, where: Tinh, units: Sequence[Xa]) -> Diagnostic:
    """BV104: the commune is in another province."""
    names = {xa.ten_day_du for xa in units}
    name = names.pop() if len(names) == 1 else units[0].ten
    return Diagnostic("BV104", f"Không có {name} ở {where.ten_day_du}.", f"có phải {quoted(units)}?", text=text)


def abolished(text: str, olds: Sequence[XaCu]) -> Diagnostic:
    """BV105: a commune of before 1 July 2025; names what it became."""
    if len(olds) == 1:
        old = olds[0]
        if len(old.thanh) == 1:
            now = f"nay thuộc {old.thanh[0].ten_kem_tinh}"
            mend = f"ghi {quoted(old.thanh)}."
        else:
            now = f"nay chia về {listed([xa.ten_kem_tinh for xa in old.thanh])}"
            mend = f"chọn đơn vị đúng với địa bàn: {quoted(old.thanh)}."
        return Diagnostic("BV105", f"Từ ngày {_SINCE}, {old.ten_kem_noi} không còn; {now}.", mend, text=text)
    each = listed([f"{old.ten_kem_noi} nay là {' và '.join(xa.ten_kem_tinh for xa in old.thanh)}" for old in olds])
    return Diagnostic(
        "BV105",
        f"“{text}” là tên cũ, không còn từ ngày {_SINCE}: {each}.",
        "ghi tên đơn vị hiện nay của đúng địa bàn, kèm tên tỉnh, thành phố.",
        text=text,
    )


def no_district(text: str, xa: Xa) -> Diagnostic:
    """BV105, a warning: a district stands between commune and province."""
    return Diagnostic(
        "BV105", f"Từ ngày {_SINCE} không còn cấp huyện.", f"ghi “{xa.ten_kem_tinh}”.", Severity.CANH_BAO, text=text
    )


def abolished_province(text: str, old: TinhCu, units: Sequence[Xa] = ()) -> Diagnostic:
    """BV105: a province that is no more; ``units`` are the communes meant, in the province it is in now."""
    return Diagnostic(
        "BV105",
        f"Từ ngày {short_date(old.tu_ngay)}, {old.ten_day_du} không còn; nay là {old.thanh.ten_day_du}.",
        f"ghi {quoted(units)}." if units else f"ghi “{old.thanh.ten_day_du}” và tên xã hiện nay.",
        text=text,
    )


def unknown_province(text: str, words: str, near: Sequence[Tinh], units: Sequence[Xa] = ()) -> Diagnostic:
    """BV106: no such province."""
    if units:
        mend = f"có phải {quoted(units)}?"
    elif near:
        mend = f"có phải {listed([f'“{tinh.ten_day_du}”' for tinh in near], ' hoặc ')}?"
    else:
        mend = "ghi một trong 34 tỉnh, thành phố hiện nay, ví dụ “tỉnh Hưng Yên”."
    return Diagnostic("BV106", f"Không có tỉnh, thành phố nào tên “{words}”.", mend, text=text)
