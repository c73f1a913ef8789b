"""The plans as Word files and as pages, each made once a session and only when a test asks for it."""

from __future__ import annotations

import subprocess
from functools import cache, cached_property
from pathlib import Path

import pytest

from tests.layout import plans
from tests.oracles import office, pdf


class Paper:
    """One plan: its Word file, its PDF and the measured pages."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder

    @cached_property
    def docx(self) -> Path:
        """The Word file."""
        variables, sets = plans.source(self.name, self.folder)
        return plans.made(variables, self.folder / f"{self.name}.docx", sets)

    @cached_property
    def pdf(self) -> Path:
        """What LibreOffice makes of it."""
        return office.to_pdf([self.docx], self.folder)[0]

    @cached_property
    def pages(self) -> tuple[pdf.Page, ...]:
        """Every page, measured."""
        return pdf.measure(self.pdf)

    @cached_property
    def first(self) -> tuple[pdf.Line, ...]:
        """The lines of the first page."""
        return pdf.lines_of_text(self.pages[0])


class Papers:
    """All plans of ``plans.NAMES`` by name."""

    def __init__(self, folder: Path) -> None:
        self._paper = cache(lambda name: Paper(name, folder))

    def __getitem__(self, name: str) -> Paper:
        return self._paper(name)


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Every plan to judge."""
    return Papers(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def letter_widths() -> dict[str, float]:
    """Advance widths of bold letters as the font file says them, in 1/1000 em: not our own table."""
    from fontTools.ttLib import TTFont

    asked = ["fc-match", "--format=%{file}", "Liberation Serif:bold"]
    found = subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    with TTFont(found) as font:
        cmap, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        return {chr(code): advances[glyph][0] * 1000 / em for code, glyph in cmap.items() if code < 0x2100}
