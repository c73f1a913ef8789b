"""Viện dẫn as a value: what is said of a cited document, where each element stands, and its printed forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.citation.dates import Ngay
from generator.citation.finding_codes import FoundCode
from generator.citation.so_ky_hieu import SoKyHieu

Khoang = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ViTri:
    """Where the elements of a citation stand in the text: start and end offsets, None for what is not given."""

    toan_bo: Khoang = (0, 0)
    loai: Khoang | None = None
    ten: Khoang | None = None
    chu_so: Khoang | None = None
    so_ky_hieu: Khoang | None = None
    ngay: Khoang | None = None
    co_quan_ban_hanh: Khoang | None = None
    trich_yeu: Khoang | None = None


@dataclass(frozen=True, slots=True)
class VienDan:
    """A cited document (PL I, II.6.a and b). All texts are NFC with single blanks; equality is by what is said.

    ``loai`` is the type as the decree spells it ("Nghị quyết"; empty where the text names none), ``loai_ghi`` as
    written; ``ten`` what stands between it and the number ("hành động") or the name of a law; ``trich_yeu`` begins
    with its own first word ("về việc", "ban hành") and keeps its quotes. ``nay``: "Kế hoạch này".
    ``co_chu_so``: the word "số" is there; ``phay_truoc_ngay``: the comma of Party style before the date;
    ``trong_trich_yeu``: the citation is a part of another one's trích yếu.
    """

    loai: str
    ten: str = ""
    so_ky_hieu: SoKyHieu | None = None
    ngay: Ngay | None = None
    co_quan_ban_hanh: str = ""
    trich_yeu: str = ""
    nay: bool = False
    loai_ghi: str = field(default="", compare=False)
    co_chu_so: bool = field(default=True, compare=False)
    phay_truoc_ngay: bool = field(default=False, compare=False)
    trong_trich_yeu: bool = field(default=False, compare=False)
    ma: FoundCode | None = field(default=None, compare=False)
    vi_tri: ViTri = field(default=ViTri(), compare=False)

    @property
    def start(self) -> int:
        """The offset at which the citation begins."""
        return self.vi_tri.toan_bo[0]

    @property
    def end(self) -> int:
        """The offset after its last element."""
        return self.vi_tri.toan_bo[1]

    @property
    def la_luat(self) -> bool:
        """True for what is cited by type and name only (PL I, II.6.b)."""
        return self.loai in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def print_citation(v: VienDan, full: bool) -> str:
    """The citation as text: ``full`` with every element given (first time), else type and code only (PL I, II.6.b).

    A law in the later form is type and name; a document without a code has no shorter form. Canonical code and date,
    always with the word "số".
    """
    if v.nay:
        return f"{v.loai} này"
    head = " ".join(part for part in (v.loai, v.ten) if part)
    if v.so_ky_hieu is not None and (full or not (v.la_luat and v.ten)):
        head = f"{head} số {v.so_ky_hieu}".lstrip()
    if not full and (v.so_ky_hieu is not None or v.la_luat):
        return head
    if v.ngay is not None:
        head += f" ngày {v.ngay}"
    if v.co_quan_ban_hanh:
        head += f" của {v.co_quan_ban_hanh}"
    return f"{head} {v.trich_yeu}".rstrip()
