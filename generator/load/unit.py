"""The unit of a plan: from a profile in variables/don-vi/, a code, a name with its province, or written out."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic, Outcome, Place
from generator.load.tree import Mapping, Node, Places, Scalar, get, merge, plain
from generator.load.validate import validated
from generator.load.yaml_reader import read_yaml
from generator.model.ho_so import HoSoDonVi
from generator.units import Xa, find

_PROFILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_PATH = ("co_quan_ban_hanh", "don_vi")


def unit_layer(node: Node | None, folders: Iterable[Path], files: list[Path], on: date | None = None) -> Outcome[Node]:
    """The lowest layer of a plan: what its unit's profile and the unit table of the day of issue say.

    ``files`` gains the profile that was read.
    """
    if node is None:
        return Outcome(None)
    if not isinstance(node, Scalar):
        return Outcome(_plan_layer(None, node))
    text = (node.text or "").strip()
    profile = _profile_file(text, folders) if _PROFILE_NAME.fullmatch(text) else None
    if profile is None:
        looked_up = _look_up(text, node.place, on)
        return Outcome(_plan_layer(None, looked_up.value) if looked_up.value else None, looked_up.diagnostics)
    files.append(profile.resolve())
    return _from_profile(profile, on)


class ProfileUnits(abc.Mapping[str, str]):
    """The unit profiles in some folders by name, each with the text that names its unit; read when asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._files: dict[str, Path] = {}
        for folder in folders:
            for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
                self._files.setdefault(path.stem, path)
        self._known: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            unit = get(read_yaml(self._files[name]).value, "don_vi")
            self._known[name] = (unit.text or "") if isinstance(unit, Scalar) else ""
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _profile_file(name: str, folders: Iterable[Path]) -> Path | None:
    return next((path for folder in folders if _is_file(path := folder / f"{name}.yaml")), None)


def _is_file(path: Path) -> bool:
    """True for a file that can be seen; a folder that may not be entered, or no system can have, holds none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _from_profile(path: Path, on: date | None) -> Outcome[Node]:
    outcome = read_yaml(path)
    tree = outcome.value
    if tree is None:
        return outcome
    found: list[Diagnostic] = []
    unit = get(tree, "don_vi")
    if isinstance(unit, Scalar) and unit.text:
        looked_up = _look_up(unit.text, unit.place, on)
        found += looked_up.diagnostics
        unit = looked_up.value
        if unit is None:
            return Outcome(None, tuple(found))
        tree = merge(tree, Mapping({"don_vi": unit}, unit.place, {"don_vi": unit.place}))
    places = Places()
    checked = validated(HoSoDonVi, plain(tree, places), places)
    found += checked.diagnostics
    return Outcome(_plan_layer(tree, unit) if checked.value is not None and unit is not None else None, tuple(found))


def _look_up(text: str, place: Place, on: date | None) -> Outcome[Mapping]:
    """The unit as on the day of issue; an undated plan may name it as it is since a later change, too."""
    outcome = find(text, on)
    if outcome.value is None and on is None:
        later = find(text, date.max)
        outcome = later if later.value is not None else outcome
    found = tuple(d.at(place) for d in outcome.diagnostics)
    return Outcome(_unit_node(outcome.value, place) if outcome.value is not None else None, found)


def _unit_node(unit: Xa, place: Place) -> Mapping:
    """A unit of the table as the mapping that a clerk could have written."""
    values = {
        "ten": unit.ten,
        "loai": unit.loai,
        "tinh": unit.tinh.ten_day_du,
        "ma": unit.ma,
        "ten_day_du": unit.ten_day_du,
        "dia_danh": unit.dia_danh,
    }
    return Mapping({key: Scalar(value, place) for key, value in values.items()}, place, dict.fromkeys(values, place))


def _plan_layer(profile: Node | None, unit: Node) -> Mapping:
    """A profile in the shape of a plan: its unit goes under the issuing body, the rest keeps its names."""
    body = Mapping({"don_vi": unit}, unit.place, {"don_vi": unit.place})
    items: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    if isinstance(profile, Mapping):
        items = {key: value for key, value in profile.items.items() if key != "don_vi"}
        keys = dict(profile.keys)
    items["co_quan_ban_hanh"], keys["co_quan_ban_hanh"] = body, unit.place
    return Mapping(items, unit.place, keys)
