"""One plan from its layers: unit profile, base plans, the file, the row of a table, ``--set``; then validation.

Precedence, lowest first: the model's own defaults, the profile of the unit, the base plan(s) of ``ke_thua``, the file
itself, the row of a table, ``--set``. Every value keeps the place it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic, Outcome, Place, Severity, failed, in_order
from generator.load.tree import Mapping, Node, Places, Scalar, get, merge, plain
from generator.load.typed_text import expand_typed
from generator.load.unit import unit_layer
from generator.load.validate import validated
from generator.load.yaml_reader import parse_yaml, read_yaml
from generator.model.ho_so import HoSoDonVi
from generator.model.ke_hoach import KeHoach
from generator.model.thoi_gian import NgayBanHanh
from generator.text import near

MAX_BASES = 10
# Short names that --set and table columns may use.
SHORT = {"don_vi": "co_quan_ban_hanh.don_vi"}
UNIT = ("co_quan_ban_hanh", "don_vi")


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What a load needs beside the file: ``sets`` are (dotted name, text) pairs, ``profiles`` folders of profiles."""

    sets: tuple[tuple[str, str], ...] = ()
    profiles: tuple[Path, ...] = ()
    row: Mapping | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A validated plan and where every value of it came from."""

    ke_hoach: KeHoach
    places: Places
    files: tuple[Path, ...] = field(default=())


def load_plan(path: Path, options: LoadOptions = LoadOptions()) -> Outcome[Loaded]:
    """The plan of a variables file with all its layers, or every mistake found in them."""
    layers = read_layers(path, options)
    return failed(*layers.diagnostics) if layers.value is None else layers.value.plan(options.row)


@dataclass(frozen=True, slots=True)
class Layers:
    """A variables file with its bases and the ``--set`` values, read once; rows of a table are put between them."""

    tree: Node
    sets: tuple[Mapping, ...]
    files: tuple[Path, ...]
    profiles: tuple[Path, ...]

    def merged(self, row: Mapping | None = None) -> Node:
        """Everything above the profile of the unit."""
        node = self.tree if row is None else merge(self.tree, row, home="lower")
        for layer in self.sets:
            node = merge(node, layer, home="lower")
        return node

    def plan(self, row: Mapping | None = None) -> Outcome[Loaded]:
        """The validated plan for one row, or every mistake in it."""
        merged, files, found = self.merged(row), list(self.files), list[Diagnostic]()
        unit = unit_layer(get(merged, *UNIT), self.profiles, files, day_of_issue(merged))
        found += unit.diagnostics
        if unit.value is not None:
            merged = merge(unit.value, without(merged, *UNIT))
        return _validated(merged, files, found, unit_known=not unit.errors)


def read_layers(path: Path, options: LoadOptions = LoadOptions()) -> Outcome[Layers]:
    """The layers of a variables file that are the same for every row; ``options.row`` is not looked at."""
    found: list[Diagnostic] = []
    files: list[Path] = []
    tree = _with_bases(path, files, found)
    if tree is None:
        return failed(*in_order(found))
    sets = tuple(_set_layers(options.sets, found))
    if found:
        return failed(*in_order(found))
    profiles = (*_beside(path), *(folder for file in files[1:] for folder in _beside(file)), *options.profiles)
    return Outcome(Layers(tree, sets, tuple(files), profiles))


def _beside(file: Path) -> tuple[Path, Path]:
    """Where the profiles of a plan may lie: in don-vi/ beside it or beside its folder, wherever it was called from."""
    folder = file.parent
    return folder / "don-vi", (folder.parent if folder.name not in {"", ".."} else folder / "..") / "don-vi"


def _validated(merged: Node, files: list[Path], found: list[Diagnostic], *, unit_known: bool) -> Outcome[Loaded]:
    places = Places()
    data = plain(merged, places)
    found += expand_typed(data, merged, places)
    if any(d.code == "BV041" for d in found):
        return failed(*in_order(found))
    outcome = validated(KeHoach, data, places)
    # A unit that could not be found, or a faulty profile, is reported once; not again by what it leaves missing.
    found += [d for d in outcome.diagnostics if unit_known or not _follows_from_unit(d)]
    # An ordinal without words is an error of the model; the warning about its line says no more.
    bare = {d.place for d in found if d.code == "BV040"}
    found = [d for d in found if d.code != "ND105" or not any(_same_line(d.place, place) for place in bare)]
    if outcome.value is None or not unit_known or any(d.severity is Severity.LOI for d in found):
        return failed(*in_order(found))
    return Outcome(Loaded(outcome.value, places, tuple(files)), in_order(found))


def _same_line(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and (one.file, one.line) == (other.file, other.line)


def _follows_from_unit(diagnostic: Diagnostic) -> bool:
    path = diagnostic.path
    missing = diagnostic.code == "BV002" and path[:1] and path[0] in HoSoDonVi.model_fields
    return bool(missing) or path[:2] == ("co_quan_ban_hanh", "don_vi")


def _with_bases(path: Path, files: list[Path], found: list[Diagnostic], place: Place | None = None) -> Node | None:
    """The file's tree on top of the plans it inherits from."""
    resolved = _resolved(path)
    if resolved in files:
        mend = "sửa mục ke_thua: kế hoạch gốc không được kế thừa lại chính kế hoạch này."
        found.append(Diagnostic("BV110", f"Kế thừa vòng quanh: {path.name}.", mend, place=place, path=("ke_thua",)))
        return None
    if len(files) >= MAX_BASES:
        message, mend = f"Kế thừa qua quá nhiều tệp (hơn {MAX_BASES}).", "gộp bớt các kế hoạch gốc."
        found.append(Diagnostic("BV110", message, mend, place=place, path=("ke_thua",)))
        return None
    files.append(resolved)
    outcome = read_yaml(path)
    found += outcome.diagnostics if place is None else [d.at(place) for d in outcome.diagnostics]
    node = outcome.value
    if node is None:
        return None
    if not isinstance(node, Mapping):
        mend = "tệp phải gồm các dòng “tên mục: nội dung”; xem variables/vi-du."
        found.append(Diagnostic("BV017", "Tệp không phải là nhóm mục.", mend, place=node.place))
        return None
    inherits = node.items.pop("ke_thua", None)
    if inherits is None:
        return node
    if not isinstance(inherits, Scalar) or not inherits.text:
        mend = "ghi đường dẫn tới một tệp, ví dụ ke_thua: ../mau-chung.yaml."
        found.append(Diagnostic("BV111", "ke_thua phải là tên một tệp.", mend, place=inherits.place, path=("ke_thua",)))
        return None
    base = _with_bases(path.parent / inherits.text.replace("\\", "/"), files, found, inherits.place)
    return None if base is None else merge(base, node)


def _resolved(path: Path) -> Path:
    """The path without links and dots; one that no system can have stays as it is, reading it says why."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def day_of_issue(merged: Node) -> date | None:
    """The day of issue when it is whole; a faulty one is reported by the model, not here."""
    written = get(merged, "ngay_ban_hanh")
    if not isinstance(written, Scalar) or not written.text:
        return None
    try:
        day = NgayBanHanh.model_validate(written.text)
    except ValueError:
        return None
    return date(day.nam, day.thang, day.ngay) if day.nam and day.thang and day.ngay else None


def without(node: Node, *path: str) -> Node:
    """The tree without one value."""
    if not isinstance(node, Mapping) or path[0] not in node.items:
        return node
    items = dict(node.items)
    if len(path) == 1:
        del items[path[0]]
    else:
        items[path[0]] = without(items[path[0]], *path[1:])
    return Mapping(items, node.place, node.keys)


def _set_layers(sets: Iterable[tuple[str, str]], found: list[Diagnostic]) -> list[Mapping]:
    """Each ``--set name=value`` as a layer; a value in brackets or braces is read as YAML."""
    layers = []
    for name, text in sets:
        dotted = SHORT.get(name, name)
        place = Place("--set", within=name, source=f"{name}={text}")
        keys = [key.strip() for key in dotted.split(".")]
        if keys[0] not in KeHoach.model_fields:
            guess = near(keys[0], KeHoach.model_fields, 1)
            mend = f"có phải “{guess[0]}”?" if guess else f"dùng một trong: {', '.join(KeHoach.model_fields)}."
            found.append(Diagnostic("BV001", f"Không có mục nào tên “{keys[0]}”.", mend, place=place, text=name))
            continue
        # As in a file, no value at all means that the name is left blank.
        node: Node = Scalar(text if text.strip() else None, place)
        if text.strip()[:1] in {"[", "{"} and not text.strip().startswith("{{"):
            outcome = parse_yaml(text, "--set")
            found += outcome.diagnostics
            node = outcome.value or node
        for key in reversed(keys):
            node = Mapping({key: node}, place, {key: place})
        if isinstance(node, Mapping):
            layers.append(node)
    return layers
