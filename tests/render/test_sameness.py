"""The same inputs give the same bytes: in any process, time zone and folder, and from any thread."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.render import CompiledTemplate
from tests.render.word import EMPTY_CORE, compiled, p, r

ROOT = Path(__file__).resolve().parents[2]
NAMES = "{ten: chuoi, ds: [{chu: chu, co: co}]}"


def template() -> CompiledTemplate:
    body = p("{{ ten }}") + p("{%p for d in ds %}") + p(r("{{ d.chu }}", "<w:i/>"), "{% if d.co %}!{% endif %}")
    return compiled(body + p("{%p endfor %}"), NAMES, header=p("{{ ten }}"))


def context(number: int) -> dict[str, object]:
    items = [{"chu": [[f"việc {n} của {number}", "b"], [" & sau", ""]], "co": n % 3 == number % 3} for n in range(40)]
    return {"ten": f"xã {number}", "ds": items, "thuoc_tinh": {**EMPTY_CORE, "tieu_de": f"kế hoạch {number}"}}


def digest() -> str:
    return hashlib.sha256(template().fill(context(1))).hexdigest()


def test_two_processes_in_other_places_make_the_same_file(tmp_path: Path) -> None:
    code = "from tests.render.test_sameness import digest; print(digest())"

    def elsewhere(zone: str, seed: str, folder: Path) -> str:
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        run = [sys.executable, "-c", code]
        return subprocess.run(
            run, cwd=folder, env=environment, capture_output=True, text=True, check=True
        ).stdout.strip()

    assert elsewhere("Asia/Ho_Chi_Minh", "1", tmp_path) == elsewhere("America/New_York", "77", ROOT) == digest()


def test_a_later_moment_makes_the_same_file() -> None:
    made = template()
    first = made.fill(context(2))
    time.sleep(2.1)  # more than the two seconds that a zip can tell apart
    assert made.fill(context(2)) == first


def test_threads_share_a_template_without_mixing_documents() -> None:
    made = template()
    expected = [made.fill(context(number)) for number in range(200)]
    with ThreadPoolExecutor(4) as pool:
        shared = list(pool.map(lambda number: made.fill(context(number)), range(200)))
    assert shared == expected
    assert len(set(expected)) == 200


def test_filling_changes_neither_context_nor_template() -> None:
    made = template()
    values = context(3)
    first = made.fill(values)
    assert values == context(3)
    made.fill(context(4))
    assert made.fill(values) == first
