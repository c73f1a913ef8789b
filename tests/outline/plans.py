"""The bodies of the three published plans and the skeletons written down for them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

import pytest

from generator.outline import Outline, walk

NAMES: Final = ("hoa-phong", "kim-thanh", "thanh-nam")
_PLANS: Final = Path(__file__).resolve().parents[2].parent / "shared" / "plans"
_DATA: Final = Path(__file__).parent / "data"


def body(name: str) -> tuple[str, int]:
    """The body of a plan from "I." to "./.", and the number of lines above it; skips where the plans are missing."""
    path = _PLANS / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"../shared/plans/{name}.txt is not beside the repository")
    lines = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split("\n")
    start = next(index for index, line in enumerate(lines) if line.startswith("I. "))
    end = next(index for index, line in enumerate(lines) if line.rstrip().endswith("./."))
    return "\n".join(lines[start : end + 1]), start


def expected(name: str) -> list[str]:
    """The skeleton: two blanks a level, ordinal as typed, title in brackets, first words of each paragraph."""
    return (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def skeleton(outline: Outline) -> list[str]:
    """The same of a tree."""
    rows = []
    for step in walk(outline):
        node = step.node
        parts = [f"[{node.tieu_de}]"] if node.tieu_de else []
        parts += [" ".join(text.split()[:5]) for text in (node.noi_dung or "").split("\n") if text]
        rows.append(f"{'  ' * step.depth}{node.so_goc} {' | '.join(parts)}")
    return rows
