"""The judges of a package let a sound document pass and reject a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracles import office, sdk, xsd
from tests.oracles.conftest import Break

BODY = "word/document.xml"


def test_xsd_accepts_a_sound_document(shared: Path, sound: Path) -> None:
    assert xsd.findings(sound) == []


def test_xsd_names_the_part_with_an_element_out_of_place(shared: Path, broken: Break) -> None:
    found = xsd.findings(broken(BODY, "<w:body>", "<w:body><w:jc/>"))
    assert found
    assert all(line.startswith(BODY) for line in found)


def test_xsd_rejects_what_is_not_well_formed(shared: Path, broken: Break) -> None:
    assert "not well formed" in xsd.findings(broken(BODY, "</w:body>", ""))[0]


def test_xsd_rejects_what_is_no_package(shared: Path, no_package: Path) -> None:
    assert "not a zip" in xsd.findings(no_package)[0]


@pytest.mark.oracle("sdk")
def test_sdk_accepts_sound_documents_and_rejects_broken_ones_in_one_batch(
    sound: Path, broken: Break, no_package: Path
) -> None:
    bad = broken(BODY, "<w:body>", "<w:body><w:jc/>")
    found = sdk.findings([sound, bad, no_package])
    assert list(found) == [sound, bad, no_package]
    assert found[sound] == []
    assert found[bad][0].startswith("/word/document.xml /w:document")
    assert found[no_package]


@pytest.mark.oracle("sdk")
def test_sdk_sees_meaning_that_the_schema_cannot(broken: Break) -> None:
    """A style that is named twice is valid XML of the schema, and no sound document."""
    twice = r'\g<0><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="x"/></w:style>'
    path = broken("word/styles.xml", r"</w:latentStyles>", twice)
    assert any("Normal" in line for line in sdk.findings([path])[path])


@pytest.mark.oracle("libreoffice")
def test_office_refuses_a_document_that_is_not_well_formed(broken: Break, tmp_path: Path) -> None:
    with pytest.raises(office.OfficeError, match=r"broken\.docx"):
        office.to_pdf([broken(BODY, "</w:body>", "")], tmp_path)


@pytest.mark.oracle("libreoffice")
def test_office_refuses_what_is_no_package_and_goes_on(no_package: Path, sound: Path, tmp_path: Path) -> None:
    with pytest.raises(office.OfficeError, match=r"no_package\.docx"):
        office.to_pdf([no_package], tmp_path)
    assert office.to_pdf([sound], tmp_path)[0].read_bytes().startswith(b"%PDF")


@pytest.mark.oracle("libreoffice")
def test_office_leaves_nothing_beside_the_source(sound: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    office.to_pdf([sound], out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", sound.name]


@pytest.mark.oracle("libreoffice")
def test_office_starts_again_after_it_was_ended(sound: Path, tmp_path: Path) -> None:
    office.to_pdf([sound], tmp_path)
    office.warm().close()
    assert office.to_pdf([sound], tmp_path)[0].stat().st_size > 0
