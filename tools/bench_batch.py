"""Side by side in one run: ``kehoach batch`` from table to manifest against docxtpl, docxtemplater and carbone.

Usage: python -m tools.bench_batch [--rows N] [--turns N]. Template content and rows are the same for all; texts of the
outputs are compared. The engines take turns, each in a fresh process kept on one core where the system can do that, so
that a change of the machine's speed meets all; medians are given. Against us: our time is that of the whole process,
with start, table, pre-flight and manifest, while the others get ready contexts, some unmeasured rows to warm up, and
only the loop over their rows is timed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import bench_limits as limits  # noqa: E402 - also run as a file

PLAN = ROOT / "variables" / "vi-du" / "kim-thanh.yaml"
TEMPLATE = ROOT / "templates" / "ke-hoach" / "mau.docx"
NODE = ROOT / "tools" / "bench_node"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLUMNS = ("Đơn vị", "Số văn bản", "Ngày ban hành", "Họ và tên")
ASKED = {"docxtpl": 12.0, "best of Node": 5.0, "two cores": 1.8}
PEER_ROWS = 80  # enough for a median of turns, few enough for a run of three minutes
WARM = {"docxtpl": 5, "docxtemplater": 100, "carbone": 100}  # unmeasured rows; Node compiles as it goes
ROWS = 1500
COMPARED = 8
DOCXTPL = """
import json, sys, time
from pathlib import Path
from docxtpl import DocxTemplate
template, contexts, folder, warm = sys.argv[1:]
rows = json.loads(Path(contexts).read_text(encoding="utf-8"))
def one(row, name):
    doc = DocxTemplate(template)
    doc.render(row)
    doc.save(Path(folder) / name)
for number, row in enumerate(rows[:int(warm)]):
    one(row, f"{number}.docx")
cpu, start = time.process_time(), time.perf_counter()
for number, row in enumerate(rows):
    one(row, f"{number}.docx")
took = time.perf_counter() - start, time.process_time() - cpu
print(json.dumps({"documents": len(rows), "seconds": took[0], "cpu": took[1]}))
"""


@dataclass(slots=True)
class Timing:
    """The turns of one engine: documents, wall seconds, CPU seconds (NaN where the system does not tell)."""

    documents: int = 0
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    size: float = 0.0  # bytes of a file, mean

    def add(self, documents: int, seconds: float, cpu: float) -> None:
        """One turn."""
        self.documents = documents
        self.seconds.append(seconds)
        self.cpu.append(cpu)

    @property
    def wall_ms(self) -> float:
        """Milliseconds a document, median of the turns."""
        return 1000 * statistics.median(self.seconds) / self.documents

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time a document."""
        return 1000 * statistics.median(self.cpu) / self.documents


def make_rows(count: int) -> list[tuple[str, int, dt.date, str]]:
    """One row for each of the first communes of the built-in table; the signers are plainly made up."""
    from generator.units import all_xa

    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    found = []
    for number, unit in enumerate(all_xa()[:count]):
        one, two, three = (letters[number // len(letters) ** power % len(letters)] for power in (0, 1, 2))
        day = dt.date(2025, 9, 1) + dt.timedelta(days=number % 90)
        found.append((unit.ten_kem_tinh, number + 1, day, f"Người Ký {three} {two} {one}"))
    return found


def make_table(rows: Iterable[tuple[Any, ...]], path: Path) -> Path:
    """The rows as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bảng")
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def make_contexts(rows: Sequence[tuple[str, int, dt.date, str]]) -> list[dict[str, Any]]:
    """What docxtpl is given for each row."""
    from generator import resources
    from generator.compose import compose
    from generator.load import LoadOptions, load_plan

    found = []
    for unit, number, day, name in rows:
        sets = {
            "co_quan_ban_hanh.don_vi": unit,
            "so_van_ban": str(number),
            "ngay_ban_hanh": f"{day:%d/%m/%Y}",
            "nguoi_ky.ho_ten": name,
        }
        loaded = load_plan(PLAN, LoadOptions(tuple(sets.items()), (resources.variables() / "don-vi",))).value
        composed = compose(loaded.ke_hoach).value if loaded else None
        if composed is None:
            raise SystemExit(f"row {number} ({unit}) has no context")
        found.append(composed.context)
    return found


def node_peers() -> dict[str, list[str]]:
    """The commands of the engines in Node; none, said aloud, where Node or its packages cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    names = ("docxtemplater", "carbone")
    wanted = json.loads((NODE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if npm and not all((NODE / "node_modules" / name).is_dir() for name in wanted):
        quiet = ("--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
        subprocess.run([npm, "install", "--prefix", str(NODE), *quiet], check=False)
    here = [name for name in names if node and (NODE / "node_modules" / name).is_dir()]
    for name in names:
        if name not in here:
            print(f"SKIPPED: {name} (needs Node, and npm install --prefix tools/bench_node)")
    return {name: [str(node), str(NODE / f"{name}.mjs")] for name in here}


def run_ours(work: Sequence[tuple[Path, Path, set[int]]], jobs: int) -> tuple[float, float]:
    """Wall and CPU seconds of whole runs at the same time, each (table, output, cores) in a process of its own."""
    for _, output, _ in work:
        shutil.rmtree(output, ignore_errors=True)
    start, cpu = time.perf_counter(), limits.children_cpu()
    command = [sys.executable, "-m", "generator.cli", "batch", str(PLAN), "--jobs", str(jobs)]
    running = [
        limits.started([*command, "--rows", str(table), "-o", str(output)], cores) for table, output, cores in work
    ]
    said = [each.communicate()[0] for each in running]
    if any(each.returncode for each in running):
        raise SystemExit("\n".join(("kehoach batch failed:", *said)))
    return time.perf_counter() - start, limits.children_cpu() - cpu


def run_peer(command: Sequence[str], folder: Path, cores: set[int]) -> dict[str, Any]:
    """What a driver measured of itself; the documents go into the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    done = limits.started(command, cores)
    said = done.communicate()[0]
    if done.returncode:
        raise SystemExit(f"{folder.name} failed:\n{said}")
    return dict(json.loads(said.splitlines()[-1]))


def text_of(document: Path) -> list[str]:
    """The lines of a document that are not empty."""
    with zipfile.ZipFile(document) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    lines = ("".join(node.text or "" for node in paragraph.iter(f"{W}t")) for paragraph in root.iter(f"{W}p"))
    return [line for line in lines if line]


def files_of(folder: Path) -> list[Path]:
    """The documents of a run of ours, in the order of the rows."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [folder / record["name"] for record in sorted(manifest["records"], key=lambda record: int(record["row"]))]


def mean_size(files: Sequence[Path]) -> float:
    """Bytes."""
    return statistics.mean(file.stat().st_size for file in files)


class Bench:
    """One run of the benchmark in a scratch folder."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.folder = folder
        self.rows = make_rows(rows)
        self.table = make_table(self.rows, folder / "table.xlsx")
        half = len(self.rows) // 2
        self.halves = [
            make_table(part, folder / f"half{n}.xlsx") for n, part in enumerate((self.rows[:half], self.rows[half:]))
        ]
        self.one_row = make_table(self.rows[:1], folder / "one.xlsx")
        self.cores = limits.cores()
        contexts = make_contexts(self.rows[:PEER_ROWS])
        self.peers: dict[str, list[str]] = {}
        self._peer("docxtpl", [sys.executable, "-c", DOCXTPL], TEMPLATE, contexts)
        from tools.bench_node.templates import make

        for name, command in node_peers().items():
            template = folder / f"{name}.docx"
            self._peer(name, command, template, make(TEMPLATE, contexts, name, template))
        self.timings = {name: Timing() for name in ("kehoach", "two jobs", "start", "apart", *self.peers)}

    def _peer(self, name: str, command: list[str], template: Path, contexts: list[dict[str, Any]]) -> None:
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(contexts, ensure_ascii=False), encoding="utf-8")
        self.peers[name] = [*command, str(template), str(path), str(self.folder / name), str(WARM[name])]

    @property
    def two(self) -> bool:
        """Whether there are two cores to measure."""
        return len(self.cores) > 1

    def turn(self) -> None:
        """Every engine once."""
        folder, one, count = self.folder, {self.cores[0]}, len(self.rows)
        self.timings["kehoach"].add(count, *run_ours([(self.table, folder / "ours", one)], 1))
        for name, command in self.peers.items():
            told = run_peer(command, folder / name, one)
            self.timings[name].add(told["documents"], told["seconds"], told["cpu"])
        self.timings["start"].add(1, *run_ours([(self.one_row, folder / "ours1", one)], 1))
        if self.two:
            both = set(self.cores[:2])
            self.timings["two jobs"].add(count, *run_ours([(self.table, folder / "ours2", both)], 2))
            apart = [(self.halves[n], folder / f"half{n}", {self.cores[n]}) for n in (0, 1)]
            self.timings["apart"].add(count, *run_ours(apart, 1))

    def compare(self) -> None:
        """The texts of some rows, line by line; ends the benchmark where they differ."""
        ours = files_of(self.folder / "ours")
        self.timings["kehoach"].size = mean_size(ours)
        chosen = range(0, min(PEER_ROWS, len(ours)), max(1, min(PEER_ROWS, len(ours)) // COMPARED))
        for name in self.peers:
            files = [self.folder / name / f"{number}.docx" for number in range(min(PEER_ROWS, len(ours)))]
            self.timings[name].size = mean_size(files)
            for number in chosen:
                if text_of(ours[number]) != text_of(files[number]):
                    raise SystemExit(f"row {number + 1}: the text of {name} is not ours")
        print(f"texts of {len(chosen)} rows: the same from kehoach, {', '.join(self.peers)}")

    def report(self) -> None:
        """The table and the ratios."""
        print(f"\n{'one core':<26} {'docs/s':>8} {'ms/doc':>8} {'CPU ms':>8} {'KB/file':>8} {'rows':>6}")
        for name in ("kehoach", *self.peers):
            each = self.timings[name]
            figures = f"{1000 / each.wall_ms:8.1f} {each.wall_ms:8.2f} {each.cpu_ms:8.2f} {each.size / 1024:8.1f}"
            print(f"{name:<26} {figures} {each.documents:6}")
        ours = self.timings["kehoach"]
        self._ratio("docxtpl", self.timings["docxtpl"], ours)
        node = [self.timings[name] for name in self.peers if name != "docxtpl"]
        if node:
            self._ratio("best of Node", min(node, key=lambda each: each.wall_ms), ours)
        start = statistics.median(self.timings["start"].seconds)
        print(f"start, table and manifest of a run of one row: {start:.2f} s, once in a run")
        if self.two:
            self._two_cores(start)
        else:
            print("SKIPPED: two cores (this process may use one only)")

    def _ratio(self, what: str, theirs: Timing, ours: Timing) -> None:
        wall, cpu = theirs.wall_ms / ours.wall_ms, theirs.cpu_ms / ours.cpu_ms
        print(verdict(f"kehoach / {what}", wall, ASKED[what]) + f"; by processor time {cpu:.2f} x")

    def _two_cores(self, start: float) -> None:
        one, two, apart = (statistics.median(self.timings[name].seconds) for name in ("kehoach", "two jobs", "apart"))
        count = len(self.rows)
        print(f"\n--jobs 1: {one:.2f} s, {count / one:.0f} docs/s; --jobs 2: {two:.2f} s, {count / two:.0f} docs/s")
        print(verdict("two cores / one core", one / two, ASKED["two cores"]))
        bare = (one - start) / (two - start) if two > start else float("nan")
        print(f"  the same without the start of a run, where nothing can be shared out: {bare:.2f} x")
        print(f"  ceiling: two runs of half the rows on a core each, sharing nothing: {one / apart:.2f} x")
        limits.show(self.cores, self.folder / "limits", count, int(self.timings["kehoach"].size), one)


def verdict(what: str, found: float, asked: float) -> str:
    """A ratio beside what is asked for."""
    return f"{what}: {found:.2f} x (asked: {asked:g} x, {'reached' if found >= asked else 'NOT reached'})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help=f"of ours, at most every commune; default {ROWS}")
    parser.add_argument("--turns", type=int, default=3)
    given = parser.parse_args()
    print(f"processors {os.cpu_count()}, load before {limits.load()}")
    with tempfile.TemporaryDirectory(prefix="kehoach-bench-") as name:
        bench = Bench(Path(name), max(2, given.rows))
        for number in range(max(1, given.turns)):
            bench.turn()
            if not number:
                bench.compare()
        bench.report()
        limits.deflaters(files_of(bench.folder / "ours")[0], bench.timings["kehoach"].cpu_ms)
    print(f"load after {limits.load()}")


if __name__ == "__main__":
    main()
