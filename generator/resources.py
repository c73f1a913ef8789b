"""Where templates and example variables lie: bundled in the wheel, or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    bundled = Path(__file__).parent / "_bundled"
    return bundled if bundled.is_dir() else Path(__file__).parent.parent


def template(kind: str = "ke-hoach") -> Path:
    """The Word template of a kind of document; its manifest lies beside it."""
    return _root() / "templates" / kind / "mau.docx"


def variables() -> Path:
    """The folder of example variables and unit profiles."""
    return _root() / "variables"
