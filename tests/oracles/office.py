"""LibreOffice: does it load, what does the page look like, what text does it see, what do tracked changes become?

One warm LibreOffice a test process (about 1 s to start, then about 0.07 s a small file), each with its own profile and
pipe, so that workers of pytest-xdist do not meet. Needs the judge ``libreoffice``.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from tests.oracles.programs import need_program, uno_python

_FILTERS: Final = {
    ".docx": ("MS Word 2007 XML", ""),
    ".pdf": ("writer_pdf_Export", ""),
    ".txt": ("Text (encoded)", "UTF8,LF"),
}
_SECONDS: Final = 120


class OfficeError(RuntimeError):
    """LibreOffice refused a file, died over it or did not answer."""


class Office:
    """A LibreOffice that is started at the first order, started again after a crash, and ended by ``close``."""

    def __init__(self) -> None:
        self._driver: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str | None] = queue.Queue()

    def convert(self, source: Path, target: Path, command: str | None = None) -> Path:
        """Load ``source``, obey a ``.uno:`` command, save by the suffix of ``target`` (.docx, .pdf, .txt).

        Raises OfficeError when the file cannot be loaded or saved, FileNotFoundError when there is no LibreOffice.
        """
        name, options = _FILTERS[target.suffix]
        order = {"source": str(source.resolve()), "target": str(target.resolve())}
        try:
            error = self._ask({**order, "filter": name, "options": options, "command": command})
        except OSError as gone:
            error = f"LibreOffice is gone: {gone}"
        if error:
            raise OfficeError(f"{source}: {error}")
        return target

    def close(self) -> None:
        """End LibreOffice and its driver; the next order starts them anew."""
        driver, self._driver = self._driver, None
        if driver is None:
            return
        try:
            if driver.stdin is not None:
                driver.stdin.close()  # the end of its orders is the driver's sign to leave in good order
            driver.wait(40)
        except (subprocess.TimeoutExpired, OSError):
            _kill(driver)

    def _ask(self, order: dict[str, str | None]) -> str | None:
        driver = self._driver or self._start()
        if driver.stdin is None:
            raise OfficeError("the driver takes no orders")
        driver.stdin.write(json.dumps(order) + "\n")
        driver.stdin.flush()
        return self._answer(driver)

    def _start(self) -> subprocess.Popen[str]:
        python = uno_python()
        if python is None:
            raise FileNotFoundError("python3-uno")
        self._answers = queue.Queue()
        driver = subprocess.Popen(
            [python, Path(__file__).with_name("uno_driver.py"), need_program("soffice")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,  # a crash is cleared away with the whole group: LibreOffice is several processes
        )
        threading.Thread(target=_listen, args=(driver, self._answers), daemon=True).start()
        self._driver = driver
        if error := self._answer(driver):
            raise OfficeError(error)
        return driver

    def _answer(self, driver: subprocess.Popen[str]) -> str | None:
        try:
            line = self._answers.get(timeout=_SECONDS)
        except queue.Empty:
            line = None
        if line is None:
            self._driver = None
            _kill(driver)
            return f"LibreOffice died or did not answer in {_SECONDS} s"
        error: str | None = json.loads(line)["error"]
        return error


def _listen(driver: subprocess.Popen[str], answers: queue.Queue[str | None]) -> None:
    if driver.stdout is not None:
        with driver.stdout as lines:
            for line in lines:
                answers.put(line)
    answers.put(None)


def _kill(driver: subprocess.Popen[str]) -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(driver.pid, signal.SIGKILL)
        else:
            driver.kill()
    except ProcessLookupError:
        pass
    driver.wait()
    if driver.stdin is not None:
        with contextlib.suppress(OSError):  # an order may still be waiting to be written
            driver.stdin.close()


@cache
def warm() -> Office:
    """The one LibreOffice of this process, ended with it."""
    office = Office()
    atexit.register(office.close)
    return office


def to_pdf(paths: Iterable[Path], outdir: Path) -> list[Path]:
    """Render each file to ``outdir/STEM.pdf``; the PDFs in the order of the files. OfficeError names a bad file."""
    return [warm().convert(path, outdir / f"{path.stem}.pdf") for path in paths]


def to_text(path: Path) -> str:
    """The body as LibreOffice shows it, list labels included ("I.", "a)"); no headers and footers."""
    with tempfile.TemporaryDirectory() as folder:
        return warm().convert(path, Path(folder) / "text.txt").read_text(encoding="utf-8-sig")


def save_anew(path: Path, target: Path) -> Path:
    """Open a file and save it again, as a person restyling it would; the kind follows from the target's suffix."""
    return warm().convert(path, target)


def accept_all(path: Path, target: Path) -> Path:
    """Accept every tracked change; judge the text of the result only (an indent may shift after a deletion)."""
    return warm().convert(path, target, ".uno:AcceptAllTrackedChanges")


def reject_all(path: Path, target: Path) -> Path:
    """Reject every tracked change; the same limits as ``accept_all``."""
    return warm().convert(path, target, ".uno:RejectAllTrackedChanges")
