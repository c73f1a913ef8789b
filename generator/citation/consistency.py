"""What a citation says against itself: the matrix of rules 7.2 as facts; how much each weighs is not decided here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from generator.citation.finding_codes import CodeFault
from generator.citation.so_ky_hieu import Form, SoKyHieu
from generator.citation.tables import He, Tables, tables
from generator.citation.vien_dan import Khoang, VienDan
from generator.text import fold

# Normal for a code that no clerk spelled: only an extraction breaks it.
_NOT_WRONG: Final = frozenset({CodeFault.NGAT_DONG})


class FaultKind(StrEnum):
    """What does not agree. The values of the second group are those of ``CodeFault``."""

    DAU_NOI = "dau_noi"  # a Party code with a State body, or the reverse
    LOAI_KHAC_MA = "loai_khac_ma"  # type word against type code
    LOAI_CHUNG = "loai_chung"  # "Văn bản số ...": no type of Điều 7
    CO_QUAN_KHAC_MA = "co_quan_khac_ma"  # issuer against body code
    NGAY_KHONG_CO = "ngay_khong_co"  # no such day
    NGAY_THEM_KHONG = "ngay_them_khong"  # zeros of day and month
    NGAY_KHOANG_TRANG = "ngay_khoang_trang"  # a blank inside the date
    KHOA_QUOC_HOI = "khoa_quoc_hoi"  # term of the National Assembly against the year
    NAM_KHAC_NGAY = "nam_khac_ngay"  # year in the number against the year of the date
    NAM_THUA = "nam_thua"  # a year in the number of a document that is not normative
    THIEU_NAM = "thieu_nam"  # no year in the number of a normative document
    KHOANG_TRANG = "khoang_trang"
    CHU_KEM_SO = "chu_kem_so"
    SO_THEM_KHONG = "so_khong"
    GACH_SAI = "gach_sai"
    CHU_THUONG = "chu_thuong"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fact: the place and the words concerned, and the words that would agree, empty where that is not known."""

    kind: FaultKind
    vi_tri: Khoang
    ghi: str
    nen: str = ""


_Check = Callable[[VienDan, SoKyHieu, Tables], Iterator[Fault]]


def faults(v: VienDan, on: date | None = None) -> list[Fault]:
    """What the citation says against itself, by the codes in force on a date (the newest without one).

    Bodies and types that the tables do not hold give no fact.
    """
    known = tables(on)
    found: list[Fault] = []
    if v.so_ky_hieu is not None:
        for check in MATRIX:
            found += check(v, v.so_ky_hieu, known)
    if v.loai in known.khong_phai_ten_loai and (v.so_ky_hieu is not None or v.ngay is not None):
        found.append(
            Fault(FaultKind.LOAI_CHUNG, v.vi_tri.loai or v.vi_tri.toan_bo, v.loai, _type_of(v.so_ky_hieu, known))
        )
    return found + list(_date_faults(v)) + list(_spelling(v))


def _separator(v: VienDan, code: SoKyHieu, known: Tables) -> Iterator[Fault]:
    """Number-hyphen-type/body is the Party's pattern, number/type-body the State's."""
    if code.form in (Form.QUOC_HOI, Form.CONG_VAN):
        return
    he = known.he(code.body)
    if code.form is Form.DANG and he is He.NHA_NUOC:
        yield Fault(
            FaultKind.DAU_NOI, _code_place(v), str(code), f"{code.so}/{code.ky_hieu_loai}-{'-'.join(code.co_quan)}"
        )
    elif code.form is not Form.DANG and he is He.DANG:
        yield Fault(
            FaultKind.DAU_NOI, _code_place(v), str(code), f"{code.so}-{code.ky_hieu_loai}/{'-'.join(code.co_quan)}"
        )


def _type_word(v: VienDan, code: SoKyHieu, known: Tables) -> Iterator[Fault]:
    if not v.loai or v.loai in known.khong_phai_ten_loai or v.loai not in _codable(known):
        return
    if not _types(code, known) or v.loai in _types(code, known):
        return
    yield Fault(FaultKind.LOAI_KHAC_MA, v.vi_tri.loai or _code_place(v), v.loai, _type_of(code, known))


def _issuer(v: VienDan, code: SoKyHieu, known: Tables) -> Iterator[Fault]:
    body = known.co_quan.get(code.body)
    words = fold(v.co_quan_ban_hanh)
    if body is None or not words:
        return
    if not _named(words, body.ten, known):
        yield Fault(
            FaultKind.CO_QUAN_KHAC_MA, v.vi_tri.co_quan_ban_hanh or v.vi_tri.toan_bo, v.co_quan_ban_hanh, body.ma
        )


def _term(v: VienDan, code: SoKyHieu, known: Tables) -> Iterator[Fault]:
    year = code.nam if code.nam is not None else v.ngay.nam if v.ngay else None
    span = known.khoa_quoc_hoi.get(code.khoa) if code.khoa is not None else None
    if span is not None and year is not None and not span[0] <= year <= span[1]:
        terms = " ".join(f"{code.body}{term}" for term, (a, b) in known.khoa_quoc_hoi.items() if a <= year <= b)
        yield Fault(FaultKind.KHOA_QUOC_HOI, _code_place(v), str(code), terms)


def _year(v: VienDan, code: SoKyHieu, known: Tables) -> Iterator[Fault]:
    place = _code_place(v)
    if code.nam is not None and v.ngay is not None and code.nam != v.ngay.nam:
        yield Fault(FaultKind.NAM_KHAC_NGAY, place, str(code), str(v.ngay.nam))
    if code.form is Form.QPPL and code.ky_hieu_loai in known.nha_nuoc and code.ky_hieu_loai not in known.quy_pham:
        yield Fault(FaultKind.NAM_THUA, place, str(code), f"{code.so}/{code.ky_hieu_loai}-{'-'.join(code.co_quan)}")
    if code.form is Form.HANH_CHINH and code.ky_hieu_loai in known.only_with_year:
        yield Fault(FaultKind.THIEU_NAM, place, str(code))


# The rows of the matrix that need a code, in the order of rules 7.2.
MATRIX: Final[tuple[_Check, ...]] = (_separator, _type_word, _issuer, _term, _year)


def _date_faults(v: VienDan) -> Iterator[Fault]:
    ngay, place = v.ngay, v.vi_tri.ngay or v.vi_tri.toan_bo
    if ngay is None:
        return
    if ngay.gia_tri is None:
        yield Fault(FaultKind.NGAY_KHONG_CO, place, ngay.ghi or str(ngay))
        return
    if not ngay.ghi:
        return
    if not ngay.bang_chu and " " in ngay.ghi:
        yield Fault(FaultKind.NGAY_KHOANG_TRANG, place, ngay.ghi, str(ngay))
    month = f"{ngay.thang:02d}" if ngay.thang < 3 else str(ngay.thang)
    if (ngay.ngay_ghi, ngay.thang_ghi) != (f"{ngay.ngay:02d}", month):
        yield Fault(FaultKind.NGAY_THEM_KHONG, place, ngay.ghi, str(ngay))


def _spelling(v: VienDan) -> Iterator[Fault]:
    if v.ma is not None:
        for fault in sorted(v.ma.faults - _NOT_WRONG):
            nen = "" if fault is CodeFault.CHU_KEM_SO else str(v.ma.code)
            yield Fault(FaultKind(fault.value), _code_place(v), v.ma.raw, nen)


def _types(code: SoKyHieu, known: Tables) -> tuple[str, ...]:
    """The types that a code may stand for; empty where the tables do not say."""
    symbol = code.ky_hieu_loai
    match code.form:
        case Form.QUOC_HOI:
            return known.quoc_hoi.get(code.body, ())
        case Form.DANG:
            return known.dang.get(symbol) or known.nha_nuoc.get(symbol, ())
        case Form.QPPL:
            return known.quy_pham.get(symbol) or known.nha_nuoc.get(symbol, ())
        case Form.HANH_CHINH:
            return known.nha_nuoc.get(symbol) or known.quy_pham.get(symbol) or known.dang.get(symbol, ())
        case Form.CONG_VAN:
            return ("Công văn",) if len(code.co_quan) > 1 and code.body in known.co_quan else ()


def _type_of(code: SoKyHieu | None, known: Tables) -> str:
    types = _types(code, known) if code is not None else ()
    return types[0] if len(types) == 1 else ""


@cache
def _codable(known: Tables) -> frozenset[str]:
    """The types whose documents bear a code of the tables; a permit or a certificate has codes of its own."""
    groups = (known.nha_nuoc, known.quy_pham, known.dang, known.quoc_hoi)
    return frozenset(name for group in groups for names in group.values() for name in names) | {"Công văn"}


def _named(words: str, names: tuple[str, ...], known: Tables) -> bool:
    """Whether an issuer, with or without the post before it, begins with one of the names.

    One word ("Giám đốc Sở") says too little to contradict a code.
    """
    posts = _posts(known)
    rest = words
    for _ in range(3):
        if " " not in rest or any(re.match(rf"{re.escape(name)}(?!\w)", rest) for name in names):
            return True
        post = posts.match(rest)
        if post is None:
            return False
        rest = rest[post.end() :]
    return False


@cache
def _posts(known: Tables) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(fold(post)) for post in known.chuc_danh)}) ")


def _code_place(v: VienDan) -> Khoang:
    return v.vi_tri.so_ky_hieu or v.vi_tri.toan_bo
