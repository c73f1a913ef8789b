"""Write constraints.txt anew: the newest versions that fit together, for run, tests and build, as pip freezes them.

Run as ``python tools/pin.py`` from the top of the repository. Everything is installed into an empty environment in a
temporary folder; the file names versions only, never an index or an archive.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
HEAD: Final = """\
# Every version that `make run` and `make test` install, direct and transitive, and what builds the package.
# Written by `make pin`; names and versions only.
"""
# Asked for on Windows only, so no freeze elsewhere lists it.
ELSEWHERE: Final = ["colorama==0.4.6"]


def main() -> int:
    """Freeze a fresh environment into constraints.txt."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    unpinned = {name: value for name, value in os.environ.items() if not name.endswith("_CONSTRAINT")}
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-qq", "-e", f"{ROOT}[dev]", *build], env=unpinned, check=True)
        frozen = subprocess.run(
            [*pip, "freeze", "--exclude-editable"], env=unpinned, stdout=subprocess.PIPE, encoding="utf-8", check=True
        ).stdout.splitlines()
    if strange := [line for line in frozen if "==" not in line]:
        print("not a plain version:", *strange, sep="\n  ")
        return 1
    pins = sorted({*frozen, *ELSEWHERE}, key=str.lower)
    (ROOT / "constraints.txt").write_text(HEAD + "\n".join(pins) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
