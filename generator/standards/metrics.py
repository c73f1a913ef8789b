"""Widths of text in Times New Roman, from its advance widths, and where lines break."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Face = Literal["thuong", "dam", "nghieng", "dam_nghieng"]
EM = 2048
_BLANK = r"[^\S\u00a0]"  # a no-break space is none
_BREAK = re.compile(rf"[\S\u00a0]+?(?:-(?=\w)|{_BLANK}+|$)")


@cache
def _table() -> dict[str, dict[str, int]]:
    source = resources.files("generator.standards").joinpath("metrics.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, int]] = json.loads(source)
    return table


@lru_cache(maxsize=1024)
def width(text: str, size: float, face: Face = "thuong") -> float:
    """The width of a text on one line, in points at a size in points; an unknown letter counts as half an em."""
    advances = _table()[face]
    return sum(advances.get(char, EM // 2) for char in text) * size / EM


def _pieces(text: str, size: float, face: Face) -> list[tuple[str, float, float]]:
    """What may not be broken: its text, its width with the blanks after it, and without."""
    found = []
    for piece in _BREAK.findall(text):
        full = width(piece, size, face)
        bare = piece.rstrip()
        found.append((piece, full, full if len(bare) == len(piece) else width(bare, size, face)))
    return found


def _filled(pieces: list[tuple[str, float, float]], limit: float) -> list[list[str]]:
    lines: list[list[str]] = []
    used = limit + 1.0
    for piece, full, bare in pieces:
        if used + bare > limit and (used > 0 or not lines):
            lines.append([piece])
            used = full
        else:
            lines[-1].append(piece)
            used += full
    return lines


def wrap(text: str, limit: float, size: float, face: Face = "thuong") -> list[str]:
    """The lines of a paragraph ``limit`` points wide as a word processor breaks it: greedy, at blanks and hyphens."""
    return ["".join(line).rstrip() for line in _filled(_pieces(text, size, face), limit)]


def balanced(text: str, limit: float, size: float, face: Face = "thuong") -> tuple[list[str], float]:
    """The same number of lines as :func:`wrap` needs, made as even as they go, and the width (pt) that gives them."""
    lines, wide = _balanced(text, limit, size, face)
    return list(lines), wide


@lru_cache(maxsize=128)
def _balanced(text: str, limit: float, size: float, face: Face) -> tuple[list[str], float]:
    pieces = _pieces(text, size, face)
    count = len(_filled(pieces, limit))
    if count < 2:
        return [text.strip()], limit
    low, high = sum(full for _, full, _ in pieces) / count * 0.95, limit
    while high - low > 1:
        middle = (low + high) / 2
        if len(_filled(pieces, middle)) > count:
            low = middle
        else:
            high = middle
    return ["".join(line).rstrip() for line in _filled(pieces, high)], high


def widest(lines: Iterable[str], size: float, face: Face = "thuong") -> float:
    """The width of the longest line, in points."""
    return max((width(line, size, face) for line in lines), default=0.0)
