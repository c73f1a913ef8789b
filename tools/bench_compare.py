"""Ours against Docxodus on the same pairs in one run: tracked changes, wrong resolutions, and time with process start.

Usage: python tools/bench_compare.py [--redlines FOLDER] [--turns N] [--details]. Docxodus comes by npm (tools/oracles)
and, as the native engine of ``python-redlines[docxodus]``, by pip: where that is not importable, ``--redlines`` names
the folder of ``pip install --target FOLDER "python-redlines[docxodus]"``. Whoever made a redline, all of it is accepted
and rejected by Docxodus's own acceptor, and the result compared with the new and the old document: lines, pandoc,
docx2python. The engines take turns, so that a change of the machine's speed meets all; times are medians.
"""

import argparse
import importlib.util
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = """
import sys
from pathlib import Path
from generator.compare.redline import redline
made = redline(Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_bytes())
if made.value is None:
    sys.exit("; ".join(found.message for found in made.diagnostics))
Path(sys.argv[3]).write_bytes(made.value.data)
"""
BY_NODE = """
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
const [core, old, fresh, target] = process.argv.slice(1);
const engine = await import(pathToFileURL(core));
await engine.initialize();
const read = async (path) => new Uint8Array(await readFile(path));
await writeFile(target, await engine.docxDiffCompare(await read(old), await read(fresh)));
"""
NATIVE = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[4]] if sys.argv[4] else []
from python_redlines import DocxodusEngine
made = DocxodusEngine(target_path=sys.argv[5]).run_redline("bench", Path(sys.argv[1]), Path(sys.argv[2]))
Path(sys.argv[3]).write_bytes(made[0])
"""
PATIENCE = 120  # seconds for one process
Engine = Callable[[Path, Path, Path], object]
Command = Callable[[Path, Path, Path], list[str | Path]]


def commands(redlines: Path | None, scratch: Path) -> dict[str, Command]:
    """The engines that are here, each as the command that makes one redline in a process of its own."""
    from tests.oracles.programs import docxodus_core, program

    found: dict[str, Command] = {
        "kehoach": lambda old, new, target: [sys.executable, "-c", OURS, old, new, target],
        "kehoach compare": lambda old, new, target: [
            *(sys.executable, "-m", "generator.cli", "compare"),
            *(old, new, "-o", target),
        ],
    }
    core, node = docxodus_core(), program("node")
    if core and node:
        found["docxodus (npm)"] = lambda old, new, target: [
            *(node, "--input-type=module", "-e", BY_NODE),
            *(core, old, new, target),
        ]
    if redlines or importlib.util.find_spec("python_redlines"):
        engine = scratch / "native"
        found["python-redlines"] = lambda old, new, target: [
            *(sys.executable, "-c", NATIVE, old, new, target),
            *(str(redlines or ""), engine),
        ]
    return found


def timed(command: Command, old: Path, new: Path, target: Path) -> float:
    """Seconds of one process from its start to its end; RuntimeError with what it said when it made nothing."""
    target.unlink(missing_ok=True)
    start = time.perf_counter()
    asked = command(old, new, target)
    try:
        done = subprocess.run(asked, cwd=ROOT, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise RuntimeError(f"not ready after {PATIENCE} s") from late
    taken = time.perf_counter() - start
    if not target.is_file():
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise RuntimeError(said[-1][:160] if said else f"exit status {done.returncode}")
    return taken


def large_pairs(folder: Path, turns: int, engines: dict[str, Command]) -> None:
    """Time, revisions and wrong resolutions of the two large pairs."""
    from tests.compare.scenarios import judging, large
    from tests.compare.scenarios.scenario import Scenario
    from tests.oracles import office, pdf, programs

    pairs: dict[str, Callable[[], tuple[bytes, bytes]]] = {
        "long plan": large.review_of_a_long_plan,
        "1,500 changed paragraphs": large.many_changed_paragraphs,
    }
    print(f"\n{'large pair':<26} {'engine':<18} {'seconds':>9} {'revisions':>10} {'wrong of 2':>11}")
    for what, make in pairs.items():
        scenario = Scenario(what.replace(" ", "-").replace(",", ""), make)
        old, new = judging.prepare(scenario, folder)
        pages = len(pdf.measure(office.to_pdf([old], folder)[0])) if not programs.missing("libreoffice") else 0
        taken: dict[str, list[float]] = {name: [] for name in engines}
        refused: dict[str, str] = {}
        target = folder / "timed.docx"
        for turn in range(turns + 1):  # the first turn is not counted: it unpacks and compiles
            for name, command in engines.items():
                if name in refused:
                    continue
                try:
                    seconds = timed(command, old, new, target)
                except RuntimeError as error:
                    refused[name] = str(error)
                    continue
                taken[name] += [seconds] if turn else []
        for name, command in engines.items():
            title = f"{what} ({pages} p.)" if name == next(iter(engines)) else ""
            if name in refused:
                print(f"{title:<26} {name:<18} {refused[name]}")
                continue
            case = judging.resolve(scenario, by_command(command), folder)
            judging.judge_texts([case])
            print(f"{title:<26} {name:<18} {statistics.median(taken[name]):9.2f} {case.revisions:10} {case.wrong:11}")


def by_command(command: Command) -> Engine:
    """An engine that is a process of its own as a function for the judges."""
    from tests.compare.scenarios.judging import RefusedError

    def made(old: Path, new: Path, target: Path) -> None:
        try:
            timed(command, old, new, target)
        except RuntimeError as error:
            raise RefusedError(str(error)) from error

    return made


def scenarios(folder: Path, engines: dict[str, Engine], details: bool) -> None:
    """All scenarios through the judges, once an engine; then who needs fewer tracked changes."""
    import pytest

    from tests.compare.scenarios import judging
    from tests.compare.scenarios.everything import SCENARIOS

    counted: dict[str, dict[str, tuple[int, int]]] = {}
    for name, engine in engines.items():
        place = folder / name.replace(" ", "_")
        place.mkdir()
        cases = []
        for scenario in SCENARIOS.values():
            try:
                cases.append(judging.resolve(scenario, engine, place))
            except pytest.skip.Exception as skipped:
                print(f"{scenario.name}: {skipped}")
        judging.judge_texts(cases)
        counted[name] = {case.scenario.name: (case.revisions, case.wrong) for case in cases}
    names = list(engines)
    if details:
        print(f"{'revisions/wrong':<44} " + " ".join(f"{name:>18}" for name in names))
        for one in counted[names[0]]:
            cells = (f"{counted[name][one][0]:>16}/{counted[name][one][1]}" for name in names)
            print(f"{one:<44} " + " ".join(cells))
    heads = f"{'scenarios':>9} {'revisions':>9} {'wrong':>6} of  {'ours fewer':>10} {'equal':>6} {'more':>5}"
    print(f"\n{'engine':<18} {heads}")
    ours = counted[names[0]]
    for name in names:
        theirs = counted[name]
        pairs = [(ours[one][0], theirs[one][0]) for one in ours]
        fewer, more = sum(a < b for a, b in pairs), sum(a > b for a, b in pairs)
        revisions, wrong = (sum(entry[at] for entry in theirs.values()) for at in (0, 1))
        print(
            f"{name:<18} {len(theirs):>9} {revisions:>9} {wrong:>6} {2 * len(theirs):>3} "
            f"{fewer:>10} {len(pairs) - fewer - more:>6} {more:>5}"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--redlines", type=Path, help="folder with python-redlines[docxodus]")
    parser.add_argument("--turns", type=int, default=5, help="runs of each engine on a large pair")
    parser.add_argument("--details", action="store_true", help="a line for every scenario")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)  # it takes minutes: each line as it is known

    from tests.compare.scenarios import engines

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        processes = commands(given.redlines, folder)
        judged: dict[str, Engine] = {"kehoach": engines.ours, "docxodus (npm)": engines.peer}
        if "python-redlines" in processes:
            judged["python-redlines"] = by_command(processes["python-redlines"])
        scenarios(folder, judged, given.details)
        large_pairs(folder, given.turns, processes)


if __name__ == "__main__":
    main()
