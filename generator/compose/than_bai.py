"""The body: the plan's sections with its data put in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.compose.danh_so import Item, Line, References, collect, default_scheme, lines
from generator.compose.du_lieu import criteria_items, responsibility_items
from generator.diagnostics import ModelPath
from generator.model import KeHoach, Muc
from generator.outline import Scheme

CRITERIA_TITLE = "Tiêu chí, chỉ tiêu"
RESPONSIBILITY_TITLE = "Tổ chức thực hiện"


def items_of(sections: Sequence[Muc], path: ModelPath) -> list[Item]:
    """The sections of the model, ready to be numbered."""
    return [
        Item(section, (*path, number), items_of(section.muc_con, (*path, number, "muc_con")), section.danh_so)
        for number, section in enumerate(sections)
    ]


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a plan without its values, and what its named sections are called."""

    lines: tuple[Line, ...]
    references: References


def read_body(plan: KeHoach) -> Body:
    """The sections of the body, numbered, with the plan's data in its places."""
    items = _items(plan)
    scheme = plan.danh_so or Scheme.LA_MA
    settle_schemes(items, scheme)
    references = References()
    collect(items, scheme, references)
    return Body(tuple(lines(items, scheme)), references)


def sources_of(plan: KeHoach) -> tuple[object, ...]:
    """The objects that the body is made of: what ``Memo`` compares."""
    return (plan.danh_so, *plan.noi_dung, *data_of(plan))


def data_of(plan: KeHoach) -> tuple[object, ...]:
    """The criteria and the responsibilities, told apart."""
    return (None, *plan.tieu_chi, None, *plan.to_chuc_thuc_hien)


def _items(plan: KeHoach) -> list[Item]:
    """All sections of the body with the criteria and responsibilities in the sections of those roles.

    A section without that role is added where the data has none: criteria before the responsibilities, those last.
    """
    items = items_of(plan.noi_dung, ("noi_dung",))
    if plan.tieu_chi:
        children = criteria_items(plan.tieu_chi)
        home = _with_role(items, "tieu_chi")
        if home is None:
            at = next((n for n, item in enumerate(items) if item.muc.vai_tro == "to_chuc_thuc_hien"), len(items))
            items.insert(at, _new(CRITERIA_TITLE, children, "tieu_chi"))
        else:
            home.children = children + home.children
    if plan.to_chuc_thuc_hien:
        children = responsibility_items(plan.to_chuc_thuc_hien)
        home = _with_role(items, "to_chuc_thuc_hien")
        if home is None:
            items.append(_new(RESPONSIBILITY_TITLE, children, "to_chuc_thuc_hien"))
        else:
            home.children = home.children + children
    return items


def settle_schemes(items: Sequence[Item], own: Scheme) -> None:
    """Give every section the scheme of its children where none was named."""
    for item in items:
        if item.children:
            if item.scheme is None:
                item.scheme = default_scheme(None if item.muc.khong_so else own, [child.muc for child in item.children])
            settle_schemes(item.children, item.scheme)


def _with_role(items: Sequence[Item], role: str) -> Item | None:
    for item in items:
        if item.muc.vai_tro == role:
            return item
        found = _with_role(item.children, role)
        if found is not None:
            return found
    return None


def _new(title: str, children: list[Item], path: str) -> Item:
    return Item(Muc.model_construct(tieu_de=title), (path,), children)
