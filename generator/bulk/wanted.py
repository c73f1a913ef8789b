"""What a plan wants from a table: the columns without which it is incomplete, and those that differ from row to row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from generator.bulk.form_fields import is_required, leaf, required_leaves
from generator.bulk.form_words import default, example, meaning, texts, title
from generator.bulk.names_of_columns import Known
from generator.compose.bieu_thuc import names_in
from generator.diagnostics import Diagnostic, ModelPath, Outcome, Place, Severity, failed
from generator.load.plan import UNIT, Layers, LoadOptions, day_of_issue, read_layers, without
from generator.load.tree import Mapping, Node, Places, Scalar, Sequence, get, merge, plain
from generator.load.unit import unit_layer
from generator.model import KeHoach
from generator.model.ke_hoach import RESERVED
from generator.text import near, squeeze

# What usually differs from commune to commune, although a plan is complete without it.
OFTEN: Final[tuple[ModelPath, ...]] = (("so_van_ban",), ("ngay_ban_hanh",), ("nguoi_ky", "ho_ten"))
# What no two communes share: a plan that gives it prints it in every document whose cell is empty.
_OF_ONE: Final[tuple[ModelPath, ...]] = (("so_van_ban",), ("nguoi_ky", "ho_ten"))
_OWN_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_EMPTY: Final = frozenset({"missing", "BV004"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One column: where its values go, its header, what it means, and the only values it may have ("" in none).

    ``title`` is the Vietnamese label (" › " between its parts), for an own variable of the plan its name.
    """

    path: ModelPath
    title: str
    note: str
    required: bool
    choices: tuple[str, ...]


def plan_tree(
    path: Path, sets: tuple[tuple[str, str], ...] = (), *, profiles: tuple[Path, ...] = (), units: bool = False
) -> Outcome[Mapping]:
    """``tree_of`` the plan in a file."""
    layers = read_layers(path, LoadOptions(sets, profiles))
    return failed(*layers.diagnostics) if layers.value is None else tree_of(layers.value, units=units)


def tree_of(layers: Layers, *, units: bool = False) -> Outcome[Mapping]:
    """The plan with its bases, its unit's profile and ``--set``, as raw text that nobody has validated.

    ``units``: every row brings its own unit, so the plan's unit and that unit's profile do not count.
    """
    merged = layers.merged()
    if not isinstance(merged, Mapping):
        return failed()
    bare = without(merged, *UNIT)
    if units and isinstance(bare, Mapping):
        return Outcome(bare)
    unit = unit_layer(get(merged, *UNIT), layers.profiles, [], day_of_issue(merged))
    whole = merge(unit.value, bare) if unit.value is not None else merged
    if unit.errors or not isinstance(whole, Mapping):
        return failed(*unit.diagnostics)
    return Outcome(whole, unit.diagnostics)


def wanted_columns(plan_tree: Mapping) -> tuple[Wanted, ...]:
    """The columns of a table for this plan: first what every row must have, then what it may have."""
    missing = [path for at in _missing(plan_tree) for path in required_leaves(at)]
    own = {name for name in _undefined(plan_tree) if _OWN_NAME.fullmatch(name)}
    names = [("bien", name) for name in _in_order_of_use(plan_tree, own)]
    if "nam" in _used(plan_tree) and not _given(get(plan_tree, "ngay_ban_hanh")):
        missing.append(("ngay_ban_hanh",))
    compared = list(reconciled(plan_tree))
    needed = [path for path in compared if path[0] == "bien" and not default(path, plan_tree)]
    required = dict.fromkeys([*sorted(missing, key=lambda path: path != UNIT), *names, *needed])
    given = [("bien", name) for name in _own_names(plan_tree)]
    optional = dict.fromkeys(path for path in (*OFTEN, *given, *compared) if path not in required)
    columns = [wanted(path, plan_tree, required=True) for path in required]
    return (*columns, *(wanted(path, plan_tree, required=False) for path in optional))


def wanted(path: ModelPath, plan_tree: Mapping, *, required: bool) -> Wanted:
    """One column, with what a clerk needs to know of it."""
    known = leaf(path)
    shown = example(path, plan_tree)
    note = " ".join(part for part in (meaning(path, plan_tree), f"Ví dụ: {shown}." if shown else "") if part)
    return Wanted(path, title(path), note, required, known.choices if known is not None else ())


def reconciled(plan_tree: Mapping) -> Iterator[ModelPath]:
    """The variables whose columns the plan reconciles (``cot`` of its entries in ``doi_chieu``), in their order."""
    for _, path in _compared(plan_tree):
        if path is not None:
            yield path


def asides(plan_tree: Mapping) -> tuple[str, ...]:
    """The names of columns that the plan reconciles although they are no variables of it."""
    return tuple(dict.fromkeys(name for name, path in _compared(plan_tree) if path is None))


def _compared(plan_tree: Mapping) -> Iterator[tuple[str, ModelPath | None]]:
    entries = get(plan_tree, "doi_chieu")
    known = Known((), (*_own_names(plan_tree), *_undefined(plan_tree)))
    for entry in entries.items if isinstance(entries, Sequence) else ():
        column = get(entry, "cot")
        if isinstance(column, Scalar) and column.text and column.text.strip("# "):
            named = known.named(column.text.strip("# "))
            yield squeeze(column.text.strip("# ")), named.path if named is not None and named.text else None


def gaps(plan_tree: Mapping) -> tuple[Diagnostic, ...]:
    """What the plan lacks and no column can give, and what looks like a slip before a table is made from it."""
    found = []
    for path in _missing(plan_tree):
        if not any(True for _ in required_leaves(path)):
            mend = f"ghi mục {path[-1]} trong kế hoạch; một ô của bảng không chứa được cả danh sách hay cả phần."
            message = f"Kế hoạch thiếu “{title(path)}” mà bảng tính không thay được."
            found.append(_warning("BV440", message, mend, plan_tree.place, path))
    bodies = {name for name in _used(plan_tree) if "." in name}
    for name in sorted(_undefined(plan_tree)):
        place = _place_of(plan_tree, name)
        if not _OWN_NAME.fullmatch(name) or any(each.startswith(f"{name}.") for each in bodies):
            mend = "đổi tên trong {{ }}: chữ thường không dấu, số, gạch dưới, không có dấu chấm; ví dụ so_ho."
            message = f"Kế hoạch dùng “{name}” nhưng không cột nào mang được tên đó."
            found.append(_warning("BV441", message, mend, place, text=name))
        elif guess := _slip(name, plan_tree):
            mend = f"có phải “{guess}”? Nếu đúng là biến riêng của từng dòng thì để nguyên."
            message = f"Chưa có biến “{name}”, nên bảng có cột bắt buộc tên này."
            found.append(_warning("BV442", message, mend, place, text=name))
    return tuple(found)


def shared(plan_tree: Mapping, own_name: str = "") -> tuple[Diagnostic, ...]:
    """What the plan says of one commune only: it would be printed for every other as well.

    ``own_name`` is the name of the plan's own unit ("Kim Thành"), which its texts may hold as plain words.
    """
    places = Places()
    plain(plan_tree, places)
    found = []
    for path in _OF_ONE:
        if text := default(path, plan_tree):
            mend = "điền cột này cho mọi dòng, hoặc xóa mục đó trong kế hoạch để văn bản chừa trống."
            message = f"Kế hoạch ghi sẵn “{title(path)}” là “{text}”: dòng nào bỏ trống ô này cũng in như vậy."
            found.append(_warning("BV443", message, mend, places.of(path), path, text))
    typed = [path for path, text in texts(plan_tree) if own_name and own_name in text]
    if typed:
        mend = "thay bằng {{ don_vi.ten }} hoặc {{ don_vi.ten_day_du }}, trừ chỗ đúng là nói về đơn vị đó."
        message = f"Kế hoạch ghi liền chữ “{own_name}” ở {len(typed)} mục: văn bản của đơn vị khác cũng in như vậy."
        found.append(_warning("BV445", message, mend, places.spot(typed[0], own_name), typed[0], own_name))
    return tuple(found)


def _warning(
    code: str, message: str, mend: str, place: Place | None, path: ModelPath = (), text: str = ""
) -> Diagnostic:
    return Diagnostic(code, message, mend, severity=Severity.CANH_BAO, place=place, path=path, text=text)


def _missing(plan_tree: Mapping) -> list[ModelPath]:
    """The fields that the model misses, outside of lists."""
    data = plain(plan_tree, Places())
    if not isinstance(data, dict):
        return []
    try:
        KeHoach.model_validate(data)
    except ValidationError as error:
        empty = [tuple(e["loc"]) for e in error.errors(include_url=False) if e["type"] in _EMPTY]
        return [path for path in empty if is_required(path)]
    return []


def _used(plan_tree: Mapping) -> set[str]:
    return {name for _, text in texts(plan_tree) for name in names_in(text)}


def _undefined(plan_tree: Mapping) -> set[str]:
    """The names in ``{{ }}`` that neither the program nor the plan gives a value."""
    return {name for name in _used(plan_tree) if "." not in name} - RESERVED - _own_names(plan_tree).keys()


def _own_names(plan_tree: Mapping) -> dict[str, None]:
    """The plan's own variables, in their order."""
    defined = get(plan_tree, "bien")
    return dict.fromkeys(defined.items if isinstance(defined, Mapping) else ())


def _in_order_of_use(plan_tree: Mapping, names: set[str]) -> list[str]:
    """The names as a reader of the plan meets them."""
    found: dict[str, None] = {}
    for _, text in texts(plan_tree):
        here = names_in(text) & names - found.keys()
        found.update(dict.fromkeys(sorted(here, key=text.find)))
    return list(found)


def _slip(name: str, plan_tree: Mapping) -> str:
    """The known name that this one may be a slip of; numbered names (chi_tieu_1, chi_tieu_2) are no slips."""
    guess = next(iter(near(name, [*sorted(RESERVED), *_own_names(plan_tree)], 1)), "")
    return "" if re.sub(r"\d", "", guess) == re.sub(r"\d", "", name) else guess


def _place_of(node: Node, name: str) -> Place | None:
    """Where a name is first used."""
    places = Places()
    plain(node, places)
    path = next((path for path, text in texts(node) if name in names_in(text)), None)
    return None if path is None else places.spot(path, name)


def _given(node: Node | None) -> bool:
    return node is not None and not (isinstance(node, Scalar) and not (node.text or "").strip())
