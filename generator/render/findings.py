"""Findings of a template with their place: file, part and paragraph, the paragraph's own words, the tag, the mend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator.diagnostics import Diagnostic, Place, Severity
from generator.render.tags import Slip
from generator.text import squeeze

_SHOWN: Final = 200


@dataclass
class Findings:
    """Collects the findings of one template file."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)

    def in_paragraph(self, slip: Slip, label: str, number: int, text: str) -> None:
        """A slip in paragraph ``number`` of the part that ``label`` names ("" for the body)."""
        within = f"{label}đoạn {number}"
        shown = squeeze(text)[:_SHOWN]
        self.found.append(
            Diagnostic(slip.code, slip.message, slip.mend, place=Place(self.file, within=within), text=shown)
        )

    def add(
        self,
        code: str,
        message: str,
        mend: str,
        *,
        within: str | None = None,
        place: Place | None = None,
        text: str = "",
        severity: Severity = Severity.LOI,
    ) -> None:
        """A finding about a part or the whole file; ``place`` when it stands in the manifest."""
        where = place or Place(self.file, within=within)
        self.found.append(Diagnostic(code, message, mend, severity, where, text=text))

    def stops(self) -> bool:
        """True when an error was found."""
        return any(found.severity is Severity.LOI for found in self.found)
