"""“Lập văn bản [######......] 120/500, 812 văn bản/giây, còn 4 giây” on standard error, only where a person looks."""

from __future__ import annotations

import sys
import time
from typing import Final

_WORDS: Final = {"look": "Kiểm tra", "put": "Ghi"}
_WIDTH: Final = 24
_PAUSE: Final = 0.1  # seconds between two pictures


class Meter:
    """What a run shows while it goes on."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._phase, self._began, self._last, self._long = "", 0.0, 0.0, 0

    def step(self, phase: str, done: int, total: int | None) -> None:
        """So many are done; ``total`` is None while it is not known."""
        now = time.monotonic()
        if phase != self._phase:
            self._phase, self._began, self._last = phase, now, 0.0
        if not self._shown or (now - self._last < _PAUSE and done != total):
            return
        self._last = now
        rate = done / (now - self._began) if now > self._began else 0.0
        line = picture(_WORDS.get(phase, phase), done, total, rate)
        sys.stderr.write("\r" + line.ljust(self._long))
        sys.stderr.flush()
        self._long = max(self._long, len(line))

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._long:
            sys.stderr.write("\r" + " " * self._long + "\r")
            sys.stderr.flush()


def picture(words: str, done: int, total: int | None, rate: float) -> str:
    """One line: how far, how fast (documents a second), how long still."""
    speed = f", {rate:.0f} văn bản/giây" if rate else ""
    if not total:
        return f"{words}: {done} hàng{speed}"
    filled = _WIDTH * done // total
    left = f", còn {max(0, round((total - done) / rate))} giây" if rate else ""
    return f"{words} [{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}{speed}{left}"
