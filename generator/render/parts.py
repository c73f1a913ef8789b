"""Which parts of a package are filled, which is the main one, and where the core properties go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.ooxml.names import CORE_RELATIONSHIP, CORE_TYPE
from generator.ooxml.package import CONTENT_TYPES_PART, ROOT_RELATIONSHIPS_PART
from generator.ooxml.relations import relations_of, with_content_type, with_relation
from generator.render.findings import Findings

_LABELS: Final = {
    "header": "đầu trang ({part}), ",
    "footer": "chân trang ({part}), ",
    "footnotes": "cước chú, ",
    "endnotes": "chú thích cuối, ",
}
_CORE_PART: Final = "docProps/core.xml"
_MEND: Final = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng Word Document (.docx)."


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts that are filled, with the label of each in findings; styles ("" when none) and core properties."""

    rendered: Mapping[str, str]
    styles: str
    core: str


def find_layout(parts: Mapping[str, bytes], findings: Findings) -> Layout | None:
    """Follows the relationships from the package to its document; MB002 for what is not there."""
    missing = [name for name in (CONTENT_TYPES_PART, ROOT_RELATIONSHIPS_PART) if name not in parts]
    root = relations_of(parts, "")
    main = next((item.target for item in root if item.kind == "officeDocument"), "")
    if not missing and main not in parts:
        missing.append(main or "word/document.xml")
    for name in missing:
        findings.add("MB002", f"Tệp Word thiếu phần “{name}”.", _MEND, within=name)
    if missing:
        return None
    rendered = {main: ""}
    styles = ""
    for item in relations_of(parts, main):
        if item.target not in parts:
            findings.add("MB002", f"Tệp Word thiếu phần “{item.target}” mà văn bản cần.", _MEND, within=item.target)
        elif item.kind in _LABELS:
            rendered[item.target] = _LABELS[item.kind].format(part=item.target.rpartition("/")[2])
        elif item.kind == "styles":
            styles = item.target
    core = next((item.target for item in root if item.kind == "core-properties"), _CORE_PART)
    return Layout(rendered, styles, core)


def with_core_part(parts: Mapping[str, bytes], layout: Layout) -> dict[str, bytes]:
    """The package's parts with core properties declared, so that the part written for each document is known."""
    made = dict(parts)
    if not any(item.kind == "core-properties" for item in relations_of(parts, "")):
        made[ROOT_RELATIONSHIPS_PART] = with_relation(parts[ROOT_RELATIONSHIPS_PART], CORE_RELATIONSHIP, layout.core)
    made[CONTENT_TYPES_PART] = with_content_type(parts[CONTENT_TYPES_PART], layout.core, CORE_TYPE)
    made[layout.core] = b""
    return made
