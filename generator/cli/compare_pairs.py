"""Which files of two folders belong together: by the manifests of ``kehoach batch``, else by their names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from generator.cli.many import SUFFIXES
from generator.diagnostics import Diagnostic, Place, Severity
from generator.text import nfc

MANIFEST: Final = "manifest.json"
_MOST: Final = 100_000_000  # a manifest of 20,000 records has a few MB
_PARTS: Final = ("records", "files", "documents")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a folder: ``name`` below the folder with "/", the unit that the manifest gives it ("" for none)."""

    path: Path
    name: str
    unit: str = ""

    @property
    def key(self) -> str:
        """The name without its suffix, as a comparison of names sees it: letters' normal form and case do not count."""
        return nfc(PurePosixPath(self.name).with_suffix("").as_posix()).casefold()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that belong together; one of them may be missing."""

    old: Entry | None
    new: Entry | None

    @property
    def shown(self) -> Entry:
        """The one that names the pair: the new file where there is one."""
        entry = self.new or self.old
        assert entry is not None
        return entry


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder, each key once, and what was odd about them."""

    entries: tuple[Entry, ...]
    found: tuple[Diagnostic, ...] = field(default=())


def folder(path: Path) -> Folder:
    """The documents in a folder and its subfolders; of two that differ in their suffix only, .docx before .pdf, .txt.

    HT174 (a warning) for a manifest that cannot be read, HT175 (a warning) for a file that stands back.
    """
    units, found = _manifest(path / MANIFEST)
    kept: dict[str, Entry] = {}
    for file in sorted(_files(path), key=lambda each: (each.as_posix(), SUFFIXES.index(each.suffix.lower()))):
        name = file.relative_to(path).as_posix()
        entry = Entry(file, name, units.get(nfc(name), ""))
        rival = kept.setdefault(entry.key, entry)
        if rival is entry:
            continue
        if SUFFIXES.index(file.suffix.lower()) < SUFFIXES.index(rival.path.suffix.lower()):
            kept[entry.key], rival, entry = entry, entry, rival
        message = f"Đã có “{rival.name}” cùng tên; không so sánh tệp này."
        mend = "đổi tên một tệp, hoặc so sánh riêng hai tệp."
        found.append(Diagnostic("HT175", message, mend, Severity.CANH_BAO, Place(entry.path.as_posix())))
    return Folder(tuple(kept.values()), tuple(found))


def _files(path: Path) -> Iterator[Path]:
    """The documents; Word's lock files and what a system hides are none."""
    for file in path.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        if not hidden and file.suffix.lower() in SUFFIXES and file.is_file():
            yield file


def _manifest(path: Path) -> tuple[dict[str, str], list[Diagnostic]]:
    """The units of the files by their names; nothing where there is no manifest."""
    if not path.is_file():
        return {}, []
    try:
        if path.stat().st_size > _MOST:
            raise ValueError(path.name)
        records = _records(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        message = "Không đọc được tệp kê của lệnh batch; ghép các tệp theo tên."
        mend = "lập lại thư mục bằng kehoach batch, hoặc xóa manifest.json nếu tên tệp hai bên giống nhau."
        return {}, [Diagnostic("HT174", message, mend, Severity.CANH_BAO, Place(path.as_posix()))]
    units = {}
    for record in records:
        name, unit = record.get("name"), record.get("unit")
        if isinstance(name, str) and isinstance(unit, str):
            units[nfc(name.replace("\\", "/"))] = nfc(unit).strip()
    return units, []


def _records(text: str) -> list[dict[str, object]]:
    """The records of a manifest: a list, a list inside an object, or one object on each line."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        whole = [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(whole, dict):
        whole = next((whole[part] for part in _PARTS if isinstance(whole.get(part), list)), None)
    listed = whole if isinstance(whole, list) else None
    if listed is None:
        raise ValueError(MANIFEST)
    return [each for each in listed if isinstance(each, dict)]


def pairs(old: Sequence[Entry], new: Sequence[Entry]) -> list[Pair]:
    """Every file of both folders in one pair: by a unit that stands once on either side, then by name.

    In the order of the new folder, files that are gone last.
    """
    partner: dict[str, Entry] = {}
    left = {entry.key: entry for entry in old}
    by_unit = {entry.unit.casefold(): entry for entry in old if entry.unit}
    once = _once(old) & _once(new)
    for entry in new:
        if entry.unit.casefold() in once:
            partner[entry.key] = by_unit[entry.unit.casefold()]
            left.pop(partner[entry.key].key)
    for entry in new:
        if entry.key not in partner and entry.key in left:
            partner[entry.key] = left.pop(entry.key)
    return [*(Pair(partner.get(entry.key), entry) for entry in new), *(Pair(entry, None) for entry in left.values())]


def _once(entries: Sequence[Entry]) -> set[str]:
    times = Counter(entry.unit.casefold() for entry in entries if entry.unit)
    return {unit for unit, number in times.items() if number == 1}
