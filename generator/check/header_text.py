"""What the words of a header say: number and code, place and date, the names of the bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from generator.check.tolerances import value
from generator.read.view import Component
from generator.standards.data import load
from generator.text import fold, squeeze

if TYPE_CHECKING:
    from generator.check.form import Form
    from generator.check.subject import Stretch
    from generator.units import Xa

_BLANK: Final = r"[\s.…_\u00a0]"
_NUMBER: Final = re.compile(rf"Số(?P<colon>\s*:)?(?P<gap>\s*)(?P<number>\d*){_BLANK}*?(?P<before>\s*)/(?P<code>.*)")
_DATE: Final = re.compile(
    rf"ngày{_BLANK}*(?P<day>\d*){_BLANK}*tháng{_BLANK}*(?P<month>\d*){_BLANK}*năm{_BLANK}*(?P<year>\d*)", re.IGNORECASE
)
_COMMITTEES: Final = ("uỷ ban nhân dân", "ubnd")
_UNIT: Final = re.compile(r"(?:^|\s)(XÃ|PHƯỜNG|ĐẶC KHU)\s+(.+)$")


@dataclass(frozen=True, slots=True)
class Code:
    """Số, ký hiệu taken apart; ``number`` is "" when left blank, ``code`` what follows the first stroke."""

    colon: bool
    number: str
    before: str
    code: str


@dataclass(frozen=True, slots=True)
class PlaceAndDate:
    """Địa danh and date as written; "" for what is left blank; ``long_form`` is False for "ngày 5/1/2026"."""

    place: str
    comma: bool
    day: str
    month: str
    year: str
    long_form: bool


def words(form: Form, component: Component) -> str:
    """The text of a component on one line, blanks squeezed."""
    return squeeze(" ".join(stretch.text for stretch in form.own(component)))


def subject_lines(form: Form) -> list[Stretch]:
    """The trích yếu; where none was recognised, the centred bold line right below the type."""
    found = form.own(Component.TRICH_YEU)
    title = form.own(Component.TEN_LOAI)
    if found or not title:
        return found
    at = form.index[title[-1].block.address] + 1
    block = form.view.blocks[at] if at < len(form.view.blocks) else None
    if block is None or not block.text.strip() or block.format.align != "center" or not block.parts:
        return []
    stretch = replace(title[-1], block=block, part=replace(block.parts[0], start=0, end=len(block.text)))
    bold = (form.share(stretch, lambda run: run.bold) or 0) > value("phan_lon")
    return [stretch] if bold else []


def code_of(text: str) -> Code | None:
    """Số, ký hiệu taken apart, or None when there is no stroke in it."""
    match = _NUMBER.match(text.strip())
    if match is None:
        return None
    return Code(match["colon"] is not None, match["number"], match["before"], match["code"].strip())


def place_and_date(text: str) -> PlaceAndDate:
    """Địa danh and date taken apart; the date's parts are "" when it is not written in the long form."""
    match = _DATE.search(text)
    head = text[: match.start()] if match else re.split(r"ngày", text, maxsplit=1)[0]
    place = head.strip()
    if match is None:
        return PlaceAndDate(place.rstrip(", "), place.endswith(","), "", "", "", long_form=False)
    return PlaceAndDate(
        place.rstrip(", "), place.endswith(","), match["day"], match["month"], match["year"], long_form=True
    )


@cache
def word_lists() -> dict[str, Any]:
    """The lists of standards/van_ban/the_thuc.yaml."""
    found: dict[str, Any] = load("van_ban/the_thuc.yaml")
    return found


def is_committee(form: Form) -> bool:
    """True when the issuing body is a People's Committee; where no header was read, the issuing sentence tells."""
    names = fold(words(form, Component.CO_QUAN_BAN_HANH))
    if names:
        return names.startswith(_COMMITTEES)
    return any(fold(stretch.text).startswith(_COMMITTEES) for stretch in form.own(Component.MO_DAU))


@cache
def _by_name() -> dict[tuple[str, str], tuple[Xa, ...]]:
    from generator.units import all_xa

    found: dict[tuple[str, str], tuple[Xa, ...]] = {}
    for xa in all_xa():
        key = (xa.loai.lower(), fold(xa.ten))
        found[key] = (*found.get(key, ()), xa)
    return found


def communes(form: Form) -> tuple[Xa, ...]:
    """The communes that the header names, several when namesakes; () when it names none that exists."""
    for component in (Component.CO_QUAN_BAN_HANH, Component.CO_QUAN_CHU_QUAN):
        match = _UNIT.search(words(form, component).upper())
        if match:
            return _by_name().get((match[1].lower(), fold(match[2])), ())
    return ()
