"""Whole runs of ``kehoach batch`` for the tests: a small plan, tables, what lies in a folder afterwards."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import openpyxl

from generator.units import all_xa
from tests.cli.runs import ROOT, run

PLAN: Final = """\
trich_yeu: Điều tra {{ so_ho }} hộ trên địa bàn {{ don_vi.ten_day_du }}
can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025]
mo_dau: "{{ co_quan.ten_day_du }} ban hành Kế hoạch như sau:"
noi_dung: |
  I. MỤC ĐÍCH
  1. Nắm chắc {{ so_ho }} hộ tại {{ don_vi.ten_day_du }}{{ '' if dau_moi == 'không' else '; đầu mối là ' ~ dau_moi }}.
noi_nhan: ["Đảng ủy {{ don_vi.loai }}"]
luu_van_thu: { don_vi_soan_thao: VP }
nguoi_ky: { chuc_vu: Chủ tịch }
bien: { so_ho: "0", dau_moi: không }
"""
HEADER: Final = ("don_vi", "so_ho", "nguoi_ky.ho_ten")
TIME: Final = "written"
MANIFEST: Final = frozenset({"manifest.csv", "manifest.json"})
LETTERS: Final = ("An", "Bình", "Cường", "Dung", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga")


@dataclass
class Ran:
    """What a run in this process said."""

    status: int
    said: dict[str, Any] = field(default_factory=dict)
    text: str = ""

    @property
    def codes(self) -> list[str]:
        return [found["code"] for found in self.said["findings"]]


def plan_at(folder: Path, text: str = PLAN, name: str = "ke-hoach.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def lines(count: int, *, seed: int = 5) -> list[list[str]]:
    """Rows for ``HEADER``: the first communes of the table, some without a name."""
    chance = random.Random(seed)
    communes = [xa.ma for xa in all_xa()]
    chance.shuffle(communes)
    return [
        [ma, str(number * 7 + 1), "" if number % 5 == 3 else f"Nguyễn Văn {chance.choice(LETTERS)}"]
        for number, ma in enumerate(communes[:count])
    ]


def table_at(path: Path, rows: Iterable[Sequence[Any]], header: Sequence[Any] = HEADER) -> Path:
    """The table as a file; its ending says which kind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Xã")
        for row in (header, *rows):
            sheet.append([None if cell == "" else cell for cell in row])
        book.save(path)
        return path
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    path.write_bytes(text.getvalue().encode())
    return path


def batch(plan: Path, rows: Path | None, output: Path | str, *options: str | Path) -> Ran:
    """A run in this process with one job, unless ``options`` say otherwise."""
    given = ["batch", plan, *(["--rows", rows] if rows else []), "-o", output, *options, "--json"]
    if "--jobs" not in options and "--scheduler" not in options:
        given += ["--jobs", "1"]
    result = run(*given)
    said = json.loads(result.stdout) if result.stdout.lstrip().startswith("{") else {}
    return Ran(result.exit_code, said, result.stdout + result.stderr)


def verified(output: Path | str) -> Ran:
    result = run("batch", "--verify", "-o", output, "--json")
    return Ran(result.exit_code, json.loads(result.stdout), result.stdout)


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "generator.cli", "batch", *map(str, arguments)]


def surroundings(**more: str | Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **{name: str(value) for name, value in more.items()}}


def started(*arguments: str | Path, cwd: Path | None = None, **environment: str | Path) -> subprocess.Popen[str]:
    """A run as a process of its own and, on POSIX, the head of a session of its own."""
    return subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=cwd,
        env=surroundings(**environment),
        start_new_session=True,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too; the manifest without the times of writing."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            found[name] = _timeless(path) if name in MANIFEST else path.read_bytes()
    return found


def documents(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(folder).items() if name.endswith(".docx")}


def _timeless(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        rows = [row[:-1] for row in csv.reader(io.StringIO(text, newline=""))]
        return json.dumps(rows).encode()
    read = json.loads(text)
    for record in read["records"]:
        del record[TIME]
    del read["header"]["counts"]  # what the last run did, not what lies there
    return json.dumps(read).encode()


def is_whole(data: bytes) -> bool:
    """True for a zip that a reader opens to its last byte and that holds a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.testzip() is None and "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False
