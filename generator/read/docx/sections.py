"""Sections: page, margins, columns, page numbers, and which header and footer parts each of them really uses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.names import BOX_CONTENT, RELATION_ID, SECTION, VAL, P
from generator.ooxml.wml.styles import flagged
from generator.ooxml.wml.values import twips, whole
from generator.read.docx.state import State
from generator.read.view import Section

_KINDS: Final = ("default", "first", "even")
_NAMES: Final = {"first": "trang đầu", "even": "trang chẵn"}
_COLUMN_SPACE: Final = 36.0
_MOST_COLUMNS: Final = 45


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer part: its key in addresses, its part name, whether it is "header" or "footer"."""

    key: str
    part: str
    where: str
    section: int


def section_breaks(body: etree._Element) -> tuple[frozenset[etree._Element], list[etree._Element]]:
    """The paragraphs of the body that end a section, and all ``w:sectPr`` in order, that of the body last."""
    breaks: list[etree._Element] = []
    found: list[etree._Element] = []
    for element in body.iter(SECTION):
        parent = element.getparent()
        if parent is body:
            found.append(element)
            continue
        paragraph = None if parent is None else parent.getparent()
        if paragraph is None or paragraph.tag != P or next(paragraph.iterancestors(BOX_CONTENT), None) is not None:
            continue
        breaks.append(paragraph)
        found.append(element)
    return frozenset(breaks), found


def read_sections(state: State, elements: list[etree._Element]) -> tuple[tuple[Section, ...], list[Story]]:
    """The sections (one of unknown size when the document names none) and the header and footer parts in use.

    A reference that a section does not have is that of the section before (17.10.1).
    """
    sections: list[Section] = []
    widths: list[float | None] = []
    stories: dict[str, Story] = {}
    inherited: dict[tuple[str, str], str] = {}
    even_and_odd = state.settings.get("evenAndOddHeaders") == "1"
    for index, found in enumerate(elements):
        element = state.former(found, "sectPrChange")
        element = found if element is None else element
        inherited |= _references(state, found)
        section = _page(state, element)
        shown = [kind for kind in _KINDS if _is_shown(kind, even_and_odd, section.title_page)]
        used: dict[str, list[tuple[str, str]]] = {"header": [], "footer": []}
        for where, kind in product(used, _KINDS):
            part = inherited.get((where, kind))
            if part is None:
                continue
            if kind in shown:
                story = stories.get(part) or Story(_key(part, where, stories), part, where, index)
                stories[part] = story
                used[where].append((kind, story.key))
            elif (where, kind) in _references(state, found):
                _tell_dead(state, where, kind)
        sections.append(replace(section, headers=tuple(used["header"]), footers=tuple(used["footer"])))
        widths.append(_column(element, section))
    state.widths = tuple(widths)
    return tuple(sections) or (Section(),), list(stories.values())


def _is_shown(kind: str, even_and_odd: bool, title_page: bool) -> bool:
    return {"even": even_and_odd, "first": title_page}.get(kind, True)


def _tell_dead(state: State, where: str, kind: str) -> None:
    name = "Tiêu đề đầu trang" if where == "header" else "Chân trang"
    state.note(
        f"{'dau' if where == 'header' else 'chan'}-trang-khong-dung",
        f"{name} riêng cho {_NAMES.get(kind, kind)} có trong tệp nhưng không hiện trên trang nào.",
    )


def _references(state: State, element: etree._Element) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    links = state.parts.links(state.main)
    for where in ("header", "footer"):
        for reference in element.iterchildren(w(f"{where}Reference")):
            link = links.get(reference.get(RELATION_ID, ""))
            if link is not None and not link.external:
                found[where, reference.get(w("type"), "default")] = link.target
    return found


def _key(part: str, where: str, stories: dict[str, Story]) -> str:
    stem = part.rpartition("/")[2].partition(".")[0]
    taken = {story.key for story in stories.values()}
    if stem.startswith(where) and stem not in taken:
        return stem
    return next(f"{where}{n}" for n in range(1, len(taken) + 2) if f"{where}{n}" not in taken)


def _page(state: State, element: etree._Element) -> Section:
    size, margin = element.find(w("pgSz")), element.find(w("pgMar"))
    numbers, kind = element.find(w("pgNumType")), element.find(w("type"))

    def of(holder: etree._Element | None, name: str) -> float | None:
        return None if holder is None else twips(holder.get(w(name)))

    left, top, gutter = of(margin, "left"), of(margin, "top"), of(margin, "gutter") or 0.0
    if state.settings.get("gutterAtTop") == "1":
        top = None if top is None else top + gutter
    else:
        left = None if left is None else left + gutter
    return Section(
        width=of(size, "w"),
        height=of(size, "h"),
        landscape=size is not None and size.get(w("orient")) == "landscape",
        top=top,
        bottom=of(margin, "bottom"),
        left=left,
        right=of(margin, "right"),
        header=of(margin, "header"),
        footer=of(margin, "footer"),
        title_page=flagged(element, "titlePg"),
        page_start=None if numbers is None else whole(numbers.get(w("start"))),
        page_format=None if numbers is None else numbers.get(w("fmt")),
        break_type="nextPage" if kind is None else kind.get(VAL, "nextPage"),
        columns=_columns(element),
    )


def _columns(element: etree._Element) -> int:
    columns = element.find(w("cols"))
    if columns is None:
        return 1
    listed = len(columns.findall(w("col"))) if columns.get(w("equalWidth")) in ("0", "false", "off") else 0
    return max(1, min(listed or whole(columns.get(w("num"))) or 1, _MOST_COLUMNS))


def _column(element: etree._Element, section: Section) -> float | None:
    """The width of the section's (first) column."""
    if section.width is None:
        return None
    room = section.width - (section.left or 0.0) - (section.right or 0.0)
    columns = element.find(w("cols"))
    if section.columns <= 1 or columns is None:
        return room
    first = columns.find(w("col"))
    if first is not None and (width := twips(first.get(w("w")))):
        return width
    space = twips(columns.get(w("space")))
    return (room - (_COLUMN_SPACE if space is None else space) * (section.columns - 1)) / section.columns
