"""numbering.xml: lists, their levels, and the number Word prints before a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.labels import printed
from generator.ooxml.wml.names import PPR, RPR, VAL
from generator.ooxml.wml.properties import Props, paragraph_properties, run_properties
from generator.ooxml.wml.styles import Styles, flagged
from generator.ooxml.wml.theme import Theme
from generator.ooxml.wml.values import whole

LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, format, text with %1 ... %9, and the formatting of number and paragraph.

    ``restart`` is the level (from 1) that makes it begin anew, 0 for never, None for any higher one.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    run: Props = field(default_factory=dict)
    para: Props = field(default_factory=dict)
    paragraph_style: str | None = None
    picture: bool = False


@dataclass(slots=True)
class _Num:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, etree._Element]


class Numbering:
    """The lists of a document; ``level`` is safe for any number and level, known or not."""

    def __init__(self, root: etree._Element | None, styles: Styles, theme: Theme) -> None:
        self._theme = theme
        self._styles = styles
        self._abstract: dict[str, dict[int, etree._Element]] = {}
        self._parsed: dict[etree._Element, Level] = {}
        self._links: dict[str, str] = {}
        self._nums: dict[int, _Num] = {}
        if root is not None:
            for element in root.iterchildren(w("abstractNum")):
                self._read_abstract(element)
            for element in root.iterchildren(w("num")):
                self._read_num(element)

    def _read_abstract(self, element: etree._Element) -> None:
        key = element.get(w("abstractNumId"), "")
        self._abstract[key] = self._levels(element)
        link = element.find(w("numStyleLink"))
        if link is not None and link.get(VAL):
            self._links[key] = link.get(VAL, "")

    def _levels(self, element: etree._Element) -> dict[int, etree._Element]:
        found: dict[int, etree._Element] = {}
        for child in element.iterchildren(w("lvl")):
            index = whole(child.get(w("ilvl")))
            if index is not None and 0 <= index < LEVELS:
                found[index] = child
        return found

    def _level(self, element: etree._Element | None) -> Level | None:
        if element is None:
            return None
        found = self._parsed.get(element)
        if found is None:  # most lists of a document are never used
            found = self._parsed[element] = self._parse_level(element)
        return found

    def _parse_level(self, element: etree._Element) -> Level:
        values = {child.tag: child.get(VAL) for child in element}
        start = whole(values.get(w("start")))
        return Level(
            0 if start is None else start,
            values.get(w("numFmt")) or "decimal",
            values.get(w("lvlText")) or "",
            whole(values.get(w("lvlRestart"))),
            flagged(element, "isLgl"),
            run_properties(element.find(RPR), self._theme),
            paragraph_properties(element.find(PPR), self._theme),
            values.get(w("pStyle")),
            w("lvlPicBulletId") in values,
        )

    def _read_num(self, element: etree._Element) -> None:
        key, link = whole(element.get(w("numId"))), element.find(w("abstractNumId"))
        if key is None or link is None:
            return
        num = _Num(link.get(VAL, ""), {}, {})
        for override in element.iterchildren(w("lvlOverride")):
            index = whole(override.get(w("ilvl")))
            if index is None or not 0 <= index < LEVELS:
                continue
            start = override.find(w("startOverride"))
            if start is not None and (value := whole(start.get(VAL))) is not None:
                num.starts[index] = value
            num.levels.update((found, level) for found, level in self._levels(override).items() if found == index)
        self._nums[key] = num

    def resolve(self, num_id: int) -> tuple[str, _Num] | None:
        """The list behind a number, through the link to a numbering style; None when it is unknown."""
        seen: set[int] = set()
        num = self._nums.get(num_id)
        while num is not None and num.abstract in self._links and num_id not in seen:
            seen.add(num_id)
            style = self._styles.get(self._links[num.abstract], "numbering")
            num_id = style.para.get("numId", num_id) if style else num_id
            num = self._nums.get(num_id, num)
        return None if num is None or num.abstract not in self._abstract else (num.abstract, num)

    def level(self, num_id: int, index: int) -> Level | None:
        """One level of a list, with the overrides of that number; None when there is none."""
        found = self.resolve(num_id)
        if found is None:
            return None
        own = found[1].levels.get(index)
        return self._level(self._abstract[found[0]].get(index) if own is None else own)

    def level_of_style(self, num_id: int, style_id: str) -> int:
        """The level that a paragraph style is tied to (``w:pStyle`` of the level); 0 when it is tied to none."""
        for index in range(LEVELS):
            level = self.level(num_id, index)
            if level is not None and level.paragraph_style == style_id:
                return index
        return 0


class Counter:
    """Counts through a document in reading order and prints the numbers."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[int] = set()

    def label(self, num_id: int, index: int) -> str | None:
        """The number printed before the next paragraph of this list and level; None when the list is unknown."""
        found = self._numbering.resolve(num_id)
        level = self._numbering.level(num_id, index)
        if found is None or level is None:
            return None
        abstract, num = found
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for overridden in num.starts:
                counts[overridden] = None
        before = counts[index]
        counts[index] = num.starts.get(index, level.start) if before is None else before + 1
        self._restart_deeper(num_id, counts, index)
        return self._text(num_id, num, counts, level)

    def _restart_deeper(self, num_id: int, counts: list[int | None], index: int) -> None:
        for deeper in range(index + 1, LEVELS):
            level = self._numbering.level(num_id, deeper)
            restart = None if level is None else level.restart
            if restart is None or index < restart:
                counts[deeper] = None

    def _text(self, num_id: int, num: _Num, counts: list[int | None], level: Level) -> str:
        if level.picture:
            return "•"
        if level.style == "bullet":
            return level.text

        def fill(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            shown = self._numbering.level(num_id, place)
            if shown is None:
                return ""
            count = counts[place]
            value = num.starts.get(place, shown.start) if count is None else count
            return printed(value, "decimal" if level.legal and shown.style != "none" else shown.style)

        return _PLACE.sub(fill, level.text)
