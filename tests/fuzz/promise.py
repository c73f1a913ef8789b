"""What every answer to a damaged input must be: findings with place, mend and a registered code, or a sound file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from generator.diagnostics import Diagnostic, Outcome, Severity
from generator.output import write
from generator.pipeline import Built
from generator.standards.codes import codes

# Their file has no lines to point at (MB011: a manifest that is empty), or nobody has seen them.
NO_LINES = frozenset({"BV901", "BV902", "MB011"})


def kept(outcome: Outcome[Built], folder: Path, name: str) -> bool:
    """Check the promise; True when a file was made (it is written to the folder and read again)."""
    for found in outcome.diagnostics:
        told(found)
    if outcome.value is None:
        assert outcome.errors, "refused without a word"
        return False
    assert not outcome.errors, [f"{d.code} {d.message}" for d in outcome.errors]
    saved = write(folder / f"{name}.docx", outcome.value.data)
    assert saved.value is not None
    sound(saved.value.read_bytes())
    return True


def told(found: Diagnostic) -> None:
    """A finding that a clerk can act on."""
    assert found.code in codes(), found
    assert found.message.strip(), found
    assert found.mend.strip(), found
    assert found.place is not None, found
    assert found.place.file, found
    assert isinstance(found.severity, Severity)
    if found.code not in NO_LINES and found.place.file.endswith(".yaml"):
        assert found.place.line is not None, found
        assert found.place.line >= 1, found
        assert found.place.column is None or found.place.column >= 1, found


def sound(data: bytes) -> None:
    """A whole zip whose parts are well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def nothing_left(folder: Path, made: int) -> None:
    """Whole documents only, one for each that was made."""
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx"] * made
