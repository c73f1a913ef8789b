"""Số, ký hiệu as a value: the forms of a document's code, exact reading and canonical spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from generator.citation.tables import tables
from generator.text import nfc

# Every repetition is bounded, here and in all patterns of this room: the work per place of the text is constant.
NUM: Final = r"[0-9]{1,5}(?:\.[0-9]{1,3})?[A-Za-zĐđ]?"
SYM: Final = r"[A-ZĐ][A-ZĐa-zđ0-9&]{0,23}(?:\.[A-ZĐ][A-ZĐa-zđ0-9&]{0,15}){0,3}"
ORG: Final = rf"{SYM}(?:-{SYM}){{0,4}}"
YEAR: Final = r"(?:19|20)[0-9]{2}"
BODY_OF_QH: Final = r"(?:UBTV)?QH[0-9]{1,2}"


class Form(StrEnum):
    """The forms of a code; rules 7.1 has an example of each."""

    QUOC_HOI = "quoc_hoi"
    QPPL = "qppl"
    DANG = "dang"
    HANH_CHINH = "hanh_chinh"
    CONG_VAN = "cong_van"


@dataclass(frozen=True, slots=True)
class SoKyHieu:
    """The code of a document (PL I, II.3).

    ``so`` is the number as text with its suffix ("47A", "66.25"), brought to two digits at least; ``nam`` the year
    of a normative document; ``ky_hieu_loai`` the type's code, empty for QUOC_HOI and CONG_VAN; ``co_quan`` the
    groups after it: the issuing body first. ValueError for parts of which no code of this form can be made.
    """

    form: Form
    so: str
    nam: int | None
    ky_hieu_loai: str
    co_quan: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "so", padded(nfc(self.so)))
        object.__setattr__(self, "ky_hieu_loai", nfc(self.ky_hieu_loai))
        object.__setattr__(self, "co_quan", tuple(nfc(group) for group in self.co_quan))
        match = _EXACT[self.form].fullmatch(str(self))
        if match is None or _of_match(match) != self._parts() or not self._form_fits():
            raise ValueError(f"{self.form}: {self}")

    def __str__(self) -> str:
        """The canonical spelling: two digits at least, no blanks, NFC."""
        body = "-".join(self.co_quan)
        match self.form:
            case Form.QUOC_HOI:
                return f"{self.so}/{self.nam}/{body}"
            case Form.QPPL:
                return f"{self.so}/{self.nam}/{self.ky_hieu_loai}-{body}"
            case Form.DANG:
                return f"{self.so}-{self.ky_hieu_loai}/{body}"
            case Form.HANH_CHINH:
                return f"{self.so}/{self.ky_hieu_loai}-{body}"
            case Form.CONG_VAN:
                return f"{self.so}/{body}"

    @property
    def body(self) -> str:
        """The code of the issuing body without the term of the National Assembly ("QH15" gives "QH")."""
        first = self.co_quan[0]
        return re.sub(r"\d{1,2}$", "", first) if first.startswith(("QH", "UBTVQH")) else first

    @property
    def khoa(self) -> int | None:
        """The term of the National Assembly that the code names ("72/2025/QH15" gives 15), or None."""
        match = re.fullmatch(r"(?:UBTV)?QH(\d{1,2})", self.co_quan[0])
        return int(match[1]) if match else None

    def _form_fits(self) -> bool:
        if self.form not in (Form.HANH_CHINH, Form.CONG_VAN):
            return True
        groups = (self.ky_hieu_loai, *self.co_quan) if self.ky_hieu_loai else self.co_quan
        return names_type(groups) is (self.form is Form.HANH_CHINH)

    def _parts(self) -> tuple[str, int | None, str, tuple[str, ...]]:
        return (self.so, self.nam, self.ky_hieu_loai, self.co_quan)


_EXACT: Final = {
    Form.QUOC_HOI: re.compile(rf"(?P<so>{NUM})/(?P<nam>{YEAR})/(?P<org>{BODY_OF_QH})"),
    Form.QPPL: re.compile(rf"(?P<so>{NUM})/(?P<nam>{YEAR})/(?P<loai>{SYM})-(?P<org>{ORG})"),
    Form.DANG: re.compile(rf"(?P<so>{NUM})-(?P<loai>{SYM})/(?P<org>{ORG})"),
    Form.HANH_CHINH: re.compile(rf"(?P<so>{NUM})/(?P<loai>{SYM})-(?P<org>{ORG})"),
    Form.CONG_VAN: re.compile(rf"(?P<so>{NUM})/(?P<org>{SYM}(?:-{SYM}){{0,4}})"),
}


def parse(text: str) -> SoKyHieu | None:
    """The code that the whole text is, or None.

    Blanks, other dashes and lower case are refused (``find_codes`` reads those and says so); only the number's
    zeros are mended.
    """
    text = nfc(text)
    for form, pattern in _EXACT.items():
        match = pattern.fullmatch(text)
        if match is not None:
            return of_parts(form, *_of_match(match))
    return None


@lru_cache(4096)
def of_parts(form: Form, so: str, nam: int | None, loai: str, org: tuple[str, ...]) -> SoKyHieu:
    """A code from its parts; of HANH_CHINH and CONG_VAN the tables decide which one it is."""
    groups = (loai, *org) if loai else org
    if form in (Form.HANH_CHINH, Form.CONG_VAN):
        if names_type(groups):
            return SoKyHieu(Form.HANH_CHINH, so, None, groups[0], groups[1:])
        return SoKyHieu(Form.CONG_VAN, so, None, "", groups)
    return SoKyHieu(form, so, nam, loai, org)


def names_type(groups: tuple[str, ...]) -> bool:
    """True where the first of several groups after one slash is a type's code.

    A group that no table has ("362/GP-UBND") is taken for a type when a known body follows it and it is none itself.
    """
    known = tables()
    if len(groups) < 2:
        return False
    return known.is_type(groups[0]) or (groups[0] not in known.co_quan and groups[1] in known.co_quan)


def padded(so: str) -> str:
    """A number with two digits at least and no further zeros before it (PL I, II.3.c): "5" is "05", "047A" is "47A"."""
    match = re.match(r"[0-9]{1,9}", so)
    if match is None:
        return so
    return f"{int(match[0]):02d}{so[match.end() :]}"


def _of_match(match: re.Match[str]) -> tuple[str, int | None, str, tuple[str, ...]]:
    found = match.groupdict()
    year = found.get("nam")
    return (found["so"], int(year) if year else None, found.get("loai") or "", tuple(found["org"].split("-")))
