"""Timings as ratios in one run: kehoach against docxtpl used as its README shows, on the same template and context.

Usage: python tools/bench.py [VARIABLES.yaml] [--seconds N]. The two sides take turns, so that a change of the machine's
speed meets both; medians are given. Peak memory is that of a fresh process that makes 200 documents,
once with both sides starting from the variables, once with docxtpl given a ready context as YAML.
"""

import argparse
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "variables" / "vi-du" / "kim-thanh.yaml"
WARM_MEMORY = 200
BARE = """
import json, sys
from docxtpl import DocxTemplate
doc = DocxTemplate(sys.argv[1])
doc.render(json.load(open(sys.argv[2], encoding="utf-8")))
doc.save(sys.argv[3])
"""
MEMORY = """
import io, sys
sys.path.insert(0, sys.argv[5])
kind, template, source, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
if kind == "bare":
    import yaml
else:
    from pathlib import Path
    from generator.compose import compose
    from generator.load import LoadOptions, load_plan
    from generator.pipeline import build
    options = LoadOptions(profiles=(Path(sys.argv[5]) / "variables" / "don-vi",))
if kind != "kehoach":
    from docxtpl import DocxTemplate
for _ in range(count):
    if kind == "kehoach":
        build(Path(source))
        continue
    if kind == "bare":
        context = yaml.load(open(source, encoding="utf-8").read(), Loader=yaml.CSafeLoader)
    else:
        context = compose(load_plan(Path(source), options).value.ke_hoach).value.context
    doc = DocxTemplate(template)
    doc.render(context)
    doc.save(io.BytesIO())
# Not ru_maxrss: on Linux it starts with the peak of the process that forked this one.
print(int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) / 1024)
"""


def in_turns(seconds: float, *sides: Callable[[], object]) -> list[float]:
    """The median time of each side in ms, taken in turns."""
    for side in sides:
        side()
    times: list[list[float]] = [[] for _ in sides]
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times[0]) < 5:
        for side, taken in zip(sides, times, strict=True):
            start = time.perf_counter()
            side()
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]


def judged(document: Path, seconds: float) -> None:
    """Reading, recovering and checking the finished plan, and what each rule takes of it."""
    from generator.check.engine import check
    from generator.check.registry import rules
    from generator.check.subject import Subject
    from generator.pipeline import import_file
    from generator.read.opening import read_document

    view = read_document(document).value
    assert view is not None
    read, recovered, checked = in_turns(
        seconds, lambda: read_document(document), lambda: import_file(document), lambda: check(view)
    )
    print(f"\nread {read:.1f} ms, import {recovered:.1f} ms, check with all rules {checked:.1f} ms; the slowest rules:")
    taken = []
    for rule in rules():
        subject = Subject(view)
        list(rule.find(subject))  # what rules share is worked out once; its cost is in the sum above
        start = time.perf_counter()
        list(rule.find(subject))
        taken.append((1000 * (time.perf_counter() - start), rule.code, rule.slug))
    for took, code, slug in sorted(taken, reverse=True)[:8]:
        print(f"  {code} {slug:<44} {took:6.2f} ms")


def row(what: str, ours: float, theirs: float, unit: str, wanted: str) -> None:
    """One line of the result."""
    print(f"{what:<52} {ours:9.2f} {theirs:9.2f} {unit:<3} {theirs / ours:7.2f} x   {wanted}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("variables", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--seconds", type=float, default=5)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))

    import yaml
    from docxtpl import DocxTemplate

    from generator import resources
    from generator.compose import compose
    from generator.load import load_plan
    from generator.output import write
    from generator.pipeline import build, fill

    template = resources.template()
    loaded = load_plan(given.variables).value
    assert loaded is not None
    composed = compose(loaded.ke_hoach).value
    assert composed is not None
    context = composed.context

    def docxtpl_bytes(values: dict[str, object] = context) -> DocxTemplate:
        document = DocxTemplate(template)
        document.render(values)
        document.save(io.BytesIO())
        return document

    print(f"{'':<52} {'kehoach':>9} {'docxtpl':>9}     docxtpl/kehoach")
    ours, theirs = in_turns(given.seconds, lambda: fill(loaded), docxtpl_bytes)
    row("validated model to bytes", ours, theirs, "ms", "wanted: at least 8 x")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "context.yaml"
        source.write_text(yaml.dump(context, allow_unicode=True), encoding="utf-8")
        values = folder / "context.json"
        values.write_text(json.dumps(context, ensure_ascii=False), encoding="utf-8")

        def ours_to_disk() -> None:
            built = build(given.variables).value
            assert built is not None
            write(folder / "ours.docx", built.data)

        def theirs_to_disk() -> None:
            document = DocxTemplate(template)
            document.render(yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
            document.save(folder / "theirs.docx")

        ours, theirs = in_turns(given.seconds, ours_to_disk, theirs_to_disk)
        row("YAML file to file on disk, warm process", ours, theirs, "ms", "wanted: at least 3 x")

        cold = [
            [sys.executable, "-m", "generator.cli", "build", str(given.variables), "-o", str(folder / "out")],
            [sys.executable, "-c", BARE, str(template), str(values), str(folder / "bare.docx")],
        ]
        turns = [
            lambda command=command: subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
            for command in cold
        ]
        ours, theirs = in_turns(given.seconds * 3, *turns)
        row("cold process: build of one plan", ours, theirs, "ms", "wanted: at least 0.40 x (at most 2.5 times)")

        judged(folder / "ours.docx", given.seconds)

        def peak(kind: str, given_source: Path) -> float:
            command = [
                sys.executable,
                "-c",
                MEMORY,
                kind,
                str(template),
                str(given_source),
                str(WARM_MEMORY),
                str(ROOT),
            ]
            return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

        ours = peak("kehoach", given.variables)
        what = f"peak memory, {WARM_MEMORY} documents"
        row(f"{what}, the same variables", ours, peak("same", given.variables), "MB", "wanted: above 1 x")
        row(f"{what}, docxtpl from a ready context", ours, peak("bare", source), "MB", "")


if __name__ == "__main__":
    main()
