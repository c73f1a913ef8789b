"""Running ``kehoach``: inside this process, or as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from click.testing import CliRunner, Result

from generator.cli.app import app

ROOT: Final = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path) -> Result:
    """A run in this process; an exception is the test's."""
    return CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=False, prog_name="kehoach")


def start(
    *arguments: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, python: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """A run as a process of its own. ``env`` is laid over this one's; ``python`` are options of the interpreter."""
    command = [sys.executable, *python, "-m", "generator.cli", *map(str, arguments)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=cwd, env=surroundings, timeout=120, check=False
    )


def quiet(*texts: str) -> bool:
    """True when no traceback and no word of Python is in what was printed."""
    return not any(word in text for text in texts for word in ("Traceback", 'File "', "Error:", "Exception"))
