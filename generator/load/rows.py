"""The rows of a table put on one plan, fast: only what a row touches is validated again.

Whatever is out of the ordinary (a mistake, a warning, typed text in a row) is left to the long way, ``Layers.plan``,
which finds every mistake with its place. Both ways give the same plan.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.diagnostics import Outcome
from generator.load.plan import UNIT, Layers, day_of_issue, without
from generator.load.tree import Mapping, Node, Places, Scalar, get, merge, plain
from generator.load.unit import unit_layer
from generator.load.validate import findings
from generator.model.ke_hoach import KeHoach

# Typed text is parsed into these; a row that touches them goes the long way.
_TYPED = frozenset({"noi_dung", "danh_so", "phu_luc"})


class RowLoader:
    """Plans of one file for many rows; what two neighbours share is validated once and is the same object in both."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._profiles = {name for folder in layers.profiles for name in _names(folder)}
        self._nodes: dict[str, Node] = {}
        self._last: KeHoach | None = None

    def plan(self, row: Mapping) -> KeHoach | None:
        """The plan of a row, or None when only the long way can say what is wrong with it."""
        whole = self._whole(row)
        if whole is None:
            return None
        if self._last is None:
            loaded = self._layers.plan(row).value
            if loaded is not None:
                self._last, self._nodes = loaded.ke_hoach, whole.items
            return self._last
        return self._like(self._last, whole)

    def _whole(self, row: Mapping) -> Mapping | None:
        """The tree with the layer of the unit below it; None where the unit is in doubt."""
        merged = self._layers.merged(row)
        unit = get(merged, *UNIT)
        named = not isinstance(unit, Scalar) or (unit.text or "").strip() in self._profiles
        layer = unit_layer(unit, self._layers.profiles if named else (), [], day_of_issue(merged))
        if layer.diagnostics:
            return None
        if layer.value is not None:
            merged = merge(layer.value, without(merged, *UNIT))
        return merged if isinstance(merged, Mapping) else None

    def _like(self, last: KeHoach, whole: Mapping) -> KeHoach | None:
        """The plan of another row: the finished value where the node is the same, else the field's own validation."""
        places = Places()
        data: dict[str, Any] = {}
        # The numbering that typed text itself shows has no node.
        if "danh_so" in last.model_fields_set and "danh_so" not in self._nodes:
            data["danh_so"] = last.danh_so
        try:
            for key, node in whole.items.items():
                if self._nodes.get(key) is node:
                    if key in last.model_fields_set:
                        data[key] = getattr(last, key)
                elif key in _TYPED or key not in KeHoach.model_fields:
                    return None
                elif not (isinstance(node, Scalar) and node.text is None):
                    data[key] = _field(key).validate_python(plain(node, places, (key,)))
            if any(field.is_required() and key not in data for key, field in KeHoach.model_fields.items()):
                return None
            plan = KeHoach.model_construct(set(data), **(_defaults() | data))
            for validator in _whole_plan():
                validator(plan)
        except (ValidationError, PydanticCustomError):
            return None
        return plan


def _names(folder: Path) -> list[str]:
    """The unit profiles of a folder; none where it cannot be read."""
    try:
        return [path.stem for path in folder.glob("*.yaml")]
    except (OSError, ValueError):
        return []


@cache
def _field(key: str) -> TypeAdapter[Any]:
    """What validates one field of a plan."""
    return TypeAdapter(KeHoach.model_fields[key].rebuild_annotation())


@cache
def _defaults() -> dict[str, Any]:
    """The values of fields that are not given; pydantic would look at each factory's signature every time."""
    fields = KeHoach.model_fields.items()
    return {key: field.get_default(call_default_factory=True) for key, field in fields if not field.is_required()}


@cache
def _whole_plan() -> tuple[Any, ...]:
    """What validates a plan whose fields are in order."""
    validators = KeHoach.__pydantic_decorators__.model_validators.values()
    return tuple(each.func for each in validators if each.info.mode == "after")


def read_field(layers: Layers, key: str) -> Outcome[tuple[Any, Places]]:
    """One top-level field of a plan without its rows, validated, with its places; None where it is not given."""
    merged, places = layers.merged(), Places()
    node = get(merged, key)
    if node is None or (isinstance(node, Scalar) and node.text is None):
        return Outcome((None, places))
    data = {key: plain(node, places, (key,))}
    try:
        return Outcome((_field(key).validate_python(data[key]), places))
    except ValidationError as error:
        listed = [{**each, "loc": (key, *each["loc"])} for each in error.errors(include_url=False)]
        return Outcome(None, tuple(findings(KeHoach, listed, places)))
