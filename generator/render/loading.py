"""A template and its manifest from disk; one that comes with the program is compiled once and kept (store.py)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator.diagnostics import Outcome, failed
from generator.ooxml.package import Limits
from generator.render.findings import Findings
from generator.render.recipe import Recipe, assemble, digest_of
from generator.render.store import keep, place_of, recall
from generator.render.template import CompiledTemplate
from generator.standards.manifest import Manifest, read_manifest

Sizes = Mapping[str, Mapping[str, float]]
_NO_SIZES: Final[Sizes] = MappingProxyType({})


def load_template(path: Path, *, sizes: Sizes = _NO_SIZES, kept: bool = False) -> Outcome[CompiledTemplate]:
    """The template in a .docx with its manifest beside it (same name, ``.yaml``).

    Findings: every MB code but MB013. ``sizes`` are the named sets of font sizes (points) by key of ``kieu_chu``.
    ``kept``: the template is part of the program, so what was compiled may be kept beside it.
    """
    findings = Findings(str(path))
    data = _read_file(path, findings)
    yaml_path = path.with_suffix(".yaml")
    text = _read_file(yaml_path, findings)
    if data is None or text is None:
        return failed(*findings.found)
    manifest = read_manifest(text, file=str(yaml_path))
    if manifest.value is None:
        return failed(*manifest.diagnostics)
    digest = digest_of(data, manifest.value)
    made = _recipe(path, data, manifest.value, sizes, digest if kept else None)
    if made.value is None:
        return failed(*made.diagnostics)
    return Outcome(assemble(made.value, str(path), digest, manifest.value), made.diagnostics)


def _recipe(path: Path, data: bytes, manifest: Manifest, sizes: Sizes, digest: str | None) -> Outcome[Recipe]:
    place = None if digest is None else place_of(path, digest, sizes)
    known = None if place is None else recall(place)
    if known is not None:
        return Outcome(known)
    from generator.render.compile import recipe_of

    made = recipe_of(data, manifest, file=str(path), sizes=sizes)
    # A template with warnings is compiled each time, so that they are said each time.
    if place is not None and made.value is not None and not made.diagnostics:
        keep(place, made.value)
    return made


def _read_file(path: Path, findings: Findings) -> bytes | None:
    mend = "kiểm tra đường dẫn; mẫu gồm hai tệp cùng tên, một .docx và một .yaml."
    try:
        if path.stat().st_size > Limits().part_size:
            findings.add("MB004", f"Tệp “{path.name}” quá lớn.", "bỏ bớt ảnh lớn, lưu lại rồi thử lại.")
            return None
        return path.read_bytes()
    except OSError:
        findings.add("MB002", f"Không đọc được tệp “{path.name}” của mẫu.", mend, text=path.name)
        return None
