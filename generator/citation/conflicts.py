"""One document cited in two ways: citations of one text that contradict each other (rules 7.2, CIT-05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.citation.so_ky_hieu import SoKyHieu
from generator.citation.vien_dan import VienDan
from generator.text import fold

# A shorter trích yếu ("về việc giao nhiệm vụ") may belong to many documents.
_TELLING: Final = 24
# Folded, as the issuers are that they are looked for in.
_SHORT: Final = tuple(
    (fold(full), short)
    for full, short in (
        ("Ủy ban nhân dân", "ubnd"),
        ("Hội đồng nhân dân", "hđnd"),
        ("Ban Thường vụ", "btv"),
        ("Ban Chấp hành", "bch"),
    )
)


class ConflictKind(StrEnum):
    """What differs between two citations that seem to mean one document."""

    KY_HIEU = "ky_hieu"
    CO_QUAN = "co_quan"
    NGAY = "ngay"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two citations in order of place, and what differs; each pair of spellings is told once, at its first places."""

    kind: ConflictKind
    truoc: VienDan
    sau: VienDan


def conflicts(citations: Sequence[VienDan]) -> list[Conflict]:
    """The contradictions among the citations of one document.

    Different codes: same number, type and date (or one without a date), and the same issuer, trích yếu or body.
    Different issuers: same code and date. Different dates: same code, issuer and year. Facts only.
    """
    groups: dict[str, list[VienDan]] = {}
    for v in citations:
        if v.so_ky_hieu is not None:
            groups.setdefault(v.so_ky_hieu.so, []).append(v)
    found: list[Conflict] = []
    for group in groups.values():
        found += _within(_first_of_each(group))
    return sorted(found, key=lambda conflict: (conflict.sau.start, conflict.truoc.start))


def _first_of_each(group: Iterable[VienDan]) -> list[VienDan]:
    """The first citation for each way of citing (code, date, issuer); one with a trích yếu where there is one."""
    ways: dict[tuple[object, ...], VienDan] = {}
    for v in group:
        way = (v.so_ky_hieu, v.ngay, _issuer(v))
        if way not in ways or (v.trich_yeu and not ways[way].trich_yeu):
            ways[way] = v
    return sorted(ways.values(), key=lambda v: v.start)


def _within(group: list[VienDan]) -> list[Conflict]:
    told: set[tuple[object, ...]] = set()
    found = []
    for index, sau in enumerate(group):
        for truoc in group[:index]:
            kind = _kind(truoc, sau)
            if kind is not None and (key := _key(kind, truoc, sau)) not in told:
                told.add(key)
                found.append(Conflict(kind, truoc, sau))
    return found


def _key(kind: ConflictKind, a: VienDan, b: VienDan) -> tuple[object, ...]:
    parts = {
        ConflictKind.KY_HIEU: (),
        ConflictKind.CO_QUAN: (_issuer(a), _issuer(b)),
        ConflictKind.NGAY: (a.ngay, b.ngay),
    }
    return (kind, str(a.so_ky_hieu), str(b.so_ky_hieu), *parts[kind])


def _kind(a: VienDan, b: VienDan) -> ConflictKind | None:
    first, second = a.so_ky_hieu, b.so_ky_hieu
    if first is None or second is None:
        return None
    if first == second:
        return _same_code(a, b)
    if _dates_differ(a, b) or not _one_type(first, second):
        return None
    dated = a.ngay is not None and b.ngay is not None
    one_issuer = bool(a.co_quan_ban_hanh and b.co_quan_ban_hanh) and not _issuers_differ(a, b)
    one_subject = _same_subject(a, b)
    one_body = first.co_quan == second.co_quan and first.nam == second.nam
    missing = not (a.co_quan_ban_hanh and b.co_quan_ban_hanh)
    if one_body or (dated and (one_issuer or one_subject or missing)) or (one_issuer and one_subject):
        return ConflictKind.KY_HIEU
    return None


def _same_code(a: VienDan, b: VienDan) -> ConflictKind | None:
    if a.ngay is None or b.ngay is None:
        return None
    if not _dates_differ(a, b):
        return ConflictKind.CO_QUAN if _issuers_differ(a, b) else None
    return ConflictKind.NGAY if a.ngay.nam == b.ngay.nam and not _issuers_differ(a, b) else None


def _one_type(a: SoKyHieu, b: SoKyHieu) -> bool:
    return a.ky_hieu_loai == b.ky_hieu_loai and a.nam == b.nam


def _dates_differ(a: VienDan, b: VienDan) -> bool:
    if a.ngay is None or b.ngay is None:
        return False
    return (a.ngay.ngay, a.ngay.thang, a.ngay.nam) != (b.ngay.ngay, b.ngay.thang, b.ngay.nam)


def _issuer(v: VienDan) -> str:
    words = fold(v.co_quan_ban_hanh)
    for full, short in _SHORT:
        words = words.replace(full, short)
    return words


def _issuers_differ(a: VienDan, b: VienDan) -> bool:
    """Both named, and neither is the beginning of the other ("UBND tỉnh", "Ủy ban nhân dân tỉnh Ninh Bình")."""
    first, second = _issuer(a), _issuer(b)
    return bool(first and second) and not (first.startswith(second) or second.startswith(first))


def _same_subject(a: VienDan, b: VienDan) -> bool:
    first, second = fold(a.trich_yeu), fold(b.trich_yeu)
    if min(len(first), len(second)) < _TELLING:
        return False
    return first.startswith(second) or second.startswith(first)
