"""Every plan, with every optional component, is a sound Word file: XSD, Open XML SDK, LibreOffice, fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout import plans
from tests.layout.conftest import Papers
from tests.oracles import pdf, sdk, xsd

SERIF = "LiberationSerif"
FACES = {SERIF, f"{SERIF}-Bold", f"{SERIF}-Italic", f"{SERIF}-BoldItalic"}


@pytest.mark.parametrize("name", plans.NAMES)
def test_every_part_is_valid_by_the_schema(shared: Path, papers: Papers, name: str) -> None:
    assert xsd.findings(papers[name].docx) == []


@pytest.mark.oracle("sdk")
def test_the_validator_of_the_open_xml_sdk_finds_nothing(papers: Papers) -> None:
    found = sdk.findings([papers[name].docx for name in plans.NAMES])
    assert {path.stem: lines for path, lines in found.items() if lines} == {}
    assert len(found) == len(plans.NAMES)


@pytest.mark.oracle("sdk")
def test_the_template_itself_is_sound(shared: Path) -> None:
    template = plans.ROOT / "templates" / "ke-hoach" / "mau.docx"
    assert xsd.findings(template) == []
    assert sdk.findings([template])[template] == []


@pytest.mark.oracle("libreoffice", "poppler")
@pytest.mark.parametrize("name", plans.NAMES)
def test_office_loads_it_and_one_family_of_type_is_enough(papers: Papers, name: str) -> None:
    """Another font in the PDF would mean a letter that the type does not have."""
    found = pdf.fonts(papers[name].pdf)
    assert {f"{SERIF}", f"{SERIF}-Bold"} <= found <= FACES


@pytest.mark.oracle("libreoffice", "poppler")
def test_bold_and_italic_together_are_used_where_they_are_asked(papers: Papers) -> None:
    assert pdf.fonts(papers["everything"].pdf) == FACES
