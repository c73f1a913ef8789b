"""The progress line: figures from a clock that the test holds, shown only where a person looks."""

from __future__ import annotations

import io
import sys

import pytest

from generator.cli import progress
from generator.cli.progress import Meter, picture


class Screen(io.StringIO):
    """Standard error as a terminal or as a file."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


class Clock:
    """Time as the test says."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


def looked_at(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> tuple[Screen, Clock]:
    screen, clock = Screen(terminal=terminal), Clock()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "time", clock)
    return screen, clock


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (("Ghi", 120, 480, 40.0), "Ghi [######..................] 120/480, 40 văn bản/giây, còn 9 giây"),
        (("Ghi", 0, 480, 0.0), "Ghi [........................] 0/480"),
        (("Ghi", 480, 480, 40.0), "Ghi [########################] 480/480, 40 văn bản/giây, còn 0 giây"),
        (("Kiểm tra", 64, None, 800.0), "Kiểm tra: 64 hàng, 800 văn bản/giây"),
        (("Ghi", 0, 0, 0.0), "Ghi: 0 hàng"),
    ],
)
def test_the_line_says_how_far_how_fast_and_how_long(given: tuple[str, int, int | None, float], line: str) -> None:
    assert picture(*given) == line


def test_the_rate_is_that_of_the_phase(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, clock = looked_at(monkeypatch, terminal=True)
    meter = Meter(shown=True)
    meter.step("look", 0, None)
    clock.now += 10
    meter.step("look", 1000, None)
    meter.step("put", 0, 1000)
    clock.now += 5
    meter.step("put", 500, 1000)
    shown = [each.rstrip() for each in screen.getvalue().split("\r")]
    assert shown[-1].endswith("500/1000, 100 văn bản/giây, còn 5 giây")
    assert any(each.startswith("Kiểm tra: 1000 hàng, 100") for each in shown)


def test_it_is_painted_ten_times_a_second_at_most_and_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, clock = looked_at(monkeypatch, terminal=True)
    meter = Meter(shown=True)
    for done in range(1, 1001):
        clock.now += 0.001
        meter.step("put", done, 1000)
    assert 10 <= screen.getvalue().count("\r") <= 12
    assert "1000/1000" in screen.getvalue()


def test_the_line_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, clock = looked_at(monkeypatch, terminal=True)
    meter = Meter(shown=True)
    clock.now += 1
    meter.step("put", 1, 2)
    before = len(screen.getvalue())
    meter.clear()
    after = screen.getvalue()[before:]
    assert after.replace(" ", "") == "\r\r"
    assert len(after) >= before


@pytest.mark.parametrize(("terminal", "shown"), [(False, True), (True, False), (False, False)])
def test_nothing_is_painted_where_nobody_looks(terminal: bool, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, clock = looked_at(monkeypatch, terminal=terminal)
    meter = Meter(shown=shown)
    for done in range(5):
        clock.now += 1
        meter.step("put", done, 5)
    meter.clear()
    assert screen.getvalue() == ""
