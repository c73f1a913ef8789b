"""The engines that can be judged: ours and Docxodus, each as a function of (old, new, target)."""

from __future__ import annotations

from pathlib import Path

from tests.compare.scenarios.judging import RefusedError
from tests.oracles import docxodus


def ours(old: Path, new: Path, target: Path) -> None:
    """``generator.compare.redline`` with its defaults."""
    from generator.compare.redline import redline

    made = redline(old.read_bytes(), new.read_bytes())
    if made.value is None:
        raise RefusedError("; ".join(f"{found.code} {found.message}" for found in made.diagnostics))
    target.write_bytes(made.value.data)


def peer(old: Path, new: Path, target: Path) -> None:
    """Docxodus of npm with its defaults, in the warm process of the judge."""
    try:
        docxodus.compare(old, new, target)
    except docxodus.DocxodusError as error:
        raise RefusedError(str(error)) from error
