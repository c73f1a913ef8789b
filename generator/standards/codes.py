"""The one registry of codes: what each finding means, why, and how to mend it (data in ma_loi/*.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from generator.diagnostics import Severity

PATTERN: Final = re.compile(r"\b(?:BV|MB|TT|KT|VH|ND|SS|HT)\d{3}\b")
FAMILIES: Final = MappingProxyType(
    {
        "BV": "biến (tệp .yaml của người soạn)",
        "MB": "mẫu Word và bản kê của nó",
        "TT": "thành phần thể thức",
        "KT": "kỹ thuật trình bày",
        "VH": "viết hoa",
        "ND": "nội dung",
        "SS": "so sánh",
        "HT": "hệ thống (đĩa, thư mục, LibreOffice)",
    }
)
# How the tests try a page's examples; only "rieng" (a test of its own) needs a reason.
TRIALS: Final = ("muc", "ca_tep", "chinh_thuc", "doan_mau", "ban_ke", "rieng")
_FOLDER: Final = "ma_loi"
# What every code has until its page says otherwise.
_FIRST: Final = {"tu": "0.1.0", "trang_thai": "ổn định", "ly_do": ""}


@dataclass(frozen=True, slots=True)
class CodePage:
    """All about one code, in a clerk's words.

    ``slug`` names the fault ("cho phép ngay-khong-co-that"); ``muc_do`` is its usual severity; ``tu`` the version that
    brought it, ``trang_thai`` its state. ``cach_thu`` (one of ``TRIALS``) says what kind of text the examples are and
    so how the tests try them; ``ly_do`` why a code has no example that can be tried as it stands.
    """

    ma: str
    slug: str
    tieu_de: str
    muc_do: Severity
    tu: str
    trang_thai: str
    kiem_gi: str
    vi_sao: str
    vi_du_sai: str
    vi_du_dung: str
    cach_sua: str
    cach_thu: str
    ly_do: str


@cache
def codes() -> Mapping[str, CodePage]:
    """All codes with their pages, in order. ValueError for a broken data file."""
    from generator.standards.data import load

    found: dict[str, CodePage] = {}
    for source in resources.files("generator.standards").joinpath(_FOLDER).iterdir():
        if not source.name.endswith(".yaml"):
            continue
        for code, entry in load(f"{_FOLDER}/{source.name}").items():
            if code in found or not PATTERN.fullmatch(code):
                raise ValueError(f"{source.name}: {code}")
            found[code] = _page(code, entry)
    return MappingProxyType(dict(sorted(found.items())))


def page(code: str) -> CodePage | None:
    """The page of a code, or None where there is no such code."""
    return codes().get(code)


def text(page: CodePage) -> str:
    """What ``kehoach explain BV012`` prints: title line and the five headings."""
    head = f"{page.ma} {page.slug} ({page.muc_do.value}; {page.trang_thai} từ {page.tu})\n{page.tieu_de}"
    return "\n\n".join([head, *(f"{name}\n{_indented(words)}" for name, words in sections(page))])


def sections(page: CodePage) -> tuple[tuple[str, str], ...]:
    """The headings of a page, always these and in this order, with their texts."""
    return (
        ("Kiểm gì", page.kiem_gi),
        ("Vì sao", page.vi_sao),
        ("Ví dụ sai", page.vi_du_sai),
        ("Ví dụ đúng", page.vi_du_dung),
        ("Cách sửa", page.cach_sua),
    )


def _page(code: str, entry: Mapping[str, str]) -> CodePage:
    given = {**_FIRST, **{key: value.rstrip("\n") for key, value in entry.items()}}
    severity = Severity(given.pop("muc_do"))
    try:
        return CodePage(ma=code, muc_do=severity, **given)
    except TypeError as error:
        raise ValueError(f"{code}: {error}") from error


def _indented(words: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in words.split("\n"))
