"""Docxodus (npm, .NET as WebAssembly): an acceptor of tracked changes, and a comparing engine, that are not ours.

One warm Node a test process (about 0.5 s to start), documents by path. Needs the judge ``docxodus``.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import queue
import subprocess
import threading
from functools import cache
from pathlib import Path
from typing import Final

from tests.oracles.programs import docxodus_core, need_program

_SECONDS: Final = 120
_DRIVER: Final = Path(__file__).with_name("docxodus_driver.mjs")


class DocxodusError(RuntimeError):
    """Docxodus refused a file, died over it or did not answer."""


class Docxodus:
    """A Node process that is started at the first order, started again after it died, and ended by ``close``."""

    def __init__(self) -> None:
        self._node: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str | None] = queue.Queue()

    def ask(self, do: str, source: Path, target: Path, other: Path | None = None) -> Path:
        """``accept`` or ``reject`` all of ``source``, or ``compare`` it with ``other``; the result is ``target``.

        Raises DocxodusError when the engine cannot, FileNotFoundError when Node or the package is missing.
        """
        order = {"do": do, "source": str(source), "target": str(target), "other": str(other) if other else None}
        node = self._node or self._start()
        try:
            if node.stdin is None:
                raise DocxodusError("the engine takes no orders")
            node.stdin.write(json.dumps(order) + "\n")
            node.stdin.flush()
        except OSError as gone:
            self._end(node)
            raise DocxodusError(f"{source}: Docxodus is gone: {gone}") from gone
        self._hear(node, str(source))
        return target

    def close(self) -> None:
        """End the process; the next order starts it anew."""
        node, self._node = self._node, None
        if node is None:
            return
        try:
            if node.stdin is not None:
                node.stdin.close()
            node.wait(20)
        except (subprocess.TimeoutExpired, OSError):
            self._end(node)

    def _start(self) -> subprocess.Popen[str]:
        core = docxodus_core()
        if core is None:
            raise FileNotFoundError("docxodus")
        self._answers = queue.Queue()
        node = subprocess.Popen(
            [need_program("node"), _DRIVER, core],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        threading.Thread(target=_listen, args=(node, self._answers), daemon=True).start()
        self._node = node
        self._hear(node, "start")
        return node

    def _hear(self, node: subprocess.Popen[str], about: str) -> None:
        try:
            line = self._answers.get(timeout=_SECONDS)
        except queue.Empty:
            line = None
        if line is None:
            self._end(node)
            raise DocxodusError(f"{about}: Docxodus died or did not answer in {_SECONDS} s")
        if error := json.loads(line)["error"]:
            raise DocxodusError(f"{about}: {error}")

    def _end(self, node: subprocess.Popen[str]) -> None:
        self._node = None
        node.kill()
        node.wait()
        if node.stdin is not None:
            with contextlib.suppress(OSError):  # an order may still be waiting to be written
                node.stdin.close()


def _listen(node: subprocess.Popen[str], answers: queue.Queue[str | None]) -> None:
    if node.stdout is not None:
        with node.stdout as lines:
            for line in lines:
                answers.put(line)
    answers.put(None)


@cache
def warm() -> Docxodus:
    """The one engine of this process, ended with it."""
    engine = Docxodus()
    atexit.register(engine.close)
    return engine


def accept_all(path: Path, target: Path) -> Path:
    """Accept every tracked change of ``path``; written to ``target``."""
    return warm().ask("accept", path, target)


def reject_all(path: Path, target: Path) -> Path:
    """Reject every tracked change of ``path``; written to ``target``."""
    return warm().ask("reject", path, target)


def compare(old: Path, new: Path, target: Path) -> Path:
    """The redline that Docxodus itself makes of two documents, with its own defaults; a peer, not a judge."""
    return warm().ask("compare", old, target, new)
