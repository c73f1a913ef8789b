"""What bounds a batch on this machine: cores, disk, memory bus and deflater, for tools/bench_batch.py."""

from __future__ import annotations

import importlib
import os
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QUICK = 2
SPIN = """
import sys, time
start = time.perf_counter()
total = 0
for number in range(4_000_000):
    total += number ^ 7
print(time.perf_counter() - start)
"""
COPY = """
import time
block = bytearray(64 << 20)
start = time.perf_counter()
for _ in range(12):
    other = bytes(block)
print(time.perf_counter() - start)
"""
WRITE = """
import os, sys, time
folder, count, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
data = os.urandom(size)
os.makedirs(folder)
start = time.perf_counter()
for number in range(count):
    with open(os.path.join(folder, str(number)), "wb") as file:
        file.write(data)
print(time.perf_counter() - start)
"""


def cores() -> list[int]:
    """The processors that this process may use."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return sorted(affinity(0)) if affinity else list(range(os.cpu_count() or 1))


def load() -> str:
    """The load of the last 1, 5 and 15 minutes, where the system tells."""
    told: Callable[[], tuple[float, ...]] | None = getattr(os, "getloadavg", None)
    return " ".join(f"{each:.2f}" for each in told()) if told else "not told by this system"


def children_cpu() -> float:
    """CPU seconds of all processes that this one has waited for; NaN where the system does not tell."""
    try:
        import resource
    except ImportError:
        return float("nan")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def started(command: Sequence[str], on: set[int]) -> subprocess.Popen[str]:
    """A process kept on some processors where the system can do that."""
    own = set(cores())
    _keep_on(on)  # a child begins where its parent is
    try:
        return subprocess.Popen(
            list(command), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
    finally:
        _keep_on(own)


def _keep_on(processors: set[int]) -> None:
    keep: Callable[[int, set[int]], None] | None = getattr(os, "sched_setaffinity", None)
    if keep:
        keep(0, processors)


def _at_once(code: str, arguments: Sequence[Sequence[str]], on: Sequence[int]) -> float:
    """Mean seconds of processes that run at the same time, each on a core of its own."""
    running = [started([sys.executable, "-c", code, *each], {core}) for each, core in zip(arguments, on, strict=False)]
    return statistics.mean(float(each.communicate()[0]) for each in running)


def _gain(measure: Callable[[int], float]) -> tuple[float, float]:
    """Seconds alone, and how much more two get done than one, medians of three turns."""
    turns = [(measure(1), measure(2)) for _ in range(3)]
    alone, both = (statistics.median(each) for each in zip(*turns, strict=True))
    return alone, 2 * alone / both


def show(on: Sequence[int], folder: Path, count: int, size: int, whole: float) -> None:
    """Print what two cores are worth here for arithmetic, memory and disk, and what the disk takes of a run."""

    def write(how_many: int) -> float:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return _at_once(WRITE, [(str(folder / str(n)), str(count), str(size)) for n in range(how_many)], on)

    _, arithmetic = _gain(lambda n: _at_once(SPIN, [()] * n, on))
    _, memory = _gain(lambda n: _at_once(COPY, [()] * n, on))
    took, disk = _gain(write)
    print(f"  two cores of this machine now: arithmetic {arithmetic:.2f} x, memory {memory:.2f} x, disk {disk:.2f} x")
    megabytes = count * size / 1e6
    each = 1000 * took / count
    print(
        f"  the disk alone: {megabytes:.0f} MB in {count} files in {took:.2f} s, {each:.3f} ms/file, {took / whole:.0%}"
    )


def _document_part(document: Path) -> bytes:
    with zipfile.ZipFile(document) as package:
        return package.read("word/document.xml")


def deflaters(document: Path, ours: float) -> None:
    """Print time and size of the filled part with the zlib level in use, isal and zlib-ng, where they are installed.

    ``ours`` is the processor time of a document of a batch in ms.
    """
    data = _document_part(document)
    found: dict[str, tuple[Any, int]] = {f"zlib level {QUICK} (as used)": (zlib, QUICK), "zlib level 6": (zlib, 6)}
    for package, module, levels in (("isal", "isal_zlib", (0, 1, 2)), ("zlib_ng", "zlib_ng", (1, 2, 3, 6))):
        try:
            engine = importlib.import_module(f"{package}.{module}")
        except ImportError:
            print(f"SKIPPED: {package} as deflater (not installed)")
            continue
        found.update({f"{package} level {level}": (engine, level) for level in levels})
    times: dict[str, list[float]] = {name: [] for name in found}
    sizes: dict[str, int] = {}
    for _ in range(200):
        for name, (engine, level) in found.items():
            start = time.perf_counter()
            packer = engine.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packer.compress(data) + packer.flush()
            times[name].append((time.perf_counter() - start) * 1000)
            sizes[name] = len(packed)
            if zlib.decompress(packed, -zlib.MAX_WBITS) != data:
                raise SystemExit(f"{name} does not give back what it packed")
    base = statistics.median(next(iter(times.values())))
    print(f"\n{f'deflating {len(data)} bytes':<26} {'ms':>8} {'bytes':>8}   saves of a document's {ours:.2f} ms")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<26} {median:8.3f} {sizes[name]:8}   {(base - median) / ours:6.1%}")
