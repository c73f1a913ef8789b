"""Seven real documents and the text of the decree: every code there is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from generator.citation import find_citations, find_codes, parse_citation, print_citation

# Counted among all words with a digit, a slash or hyphen and two capitals; blanks of a draft ("Số:      /KH-SCT"),
# numbers of blasting passes and standards are no codes (NOT_TAKEN).
COUNTS = {"BC-1883": 38, "CV-don": 2, "CV-lay": 2, "KH-3024": 9, "KH-3898": 10, "QD-thanh": 18, "TB-3915": 3}
NOT_TAKEN = ("HCNM", "09/3/2026", "01.6/GĐN/KSYB", "4638/TBĐ", "QCVN 01:2019/BCT")


def paragraphs(path: Path) -> list[str]:
    body = Document(str(path)).element.body
    return ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


@pytest.mark.parametrize("name", COUNTS)
def test_the_codes_of_a_real_document(shared: Path, name: str) -> None:
    [path] = (shared / "real").glob(f"{name}*.docx")
    found = [one for text in paragraphs(path) for one in find_codes(text)]
    assert len(found) == COUNTS[name]
    assert not [one.raw for one in found if any(odd in one.raw for odd in NOT_TAKEN)]


@pytest.mark.parametrize("name", COUNTS)
def test_every_citation_of_a_real_document_prints_and_reads_as_itself(shared: Path, name: str) -> None:
    [path] = (shared / "real").glob(f"{name}*.docx")
    citations = [v for text in paragraphs(path) for v in find_citations(text)]
    assert citations
    assert [v for v in citations if parse_citation(print_citation(v, full=True)) != v] == []


def test_the_codes_of_the_decree(shared: Path) -> None:
    text = (shared / "nd30" / "nghi-dinh.md").read_text(encoding="utf-8")
    assert [str(one.code) for one in find_codes(text)] == [
        "110/2004/NĐ-CP",
        "09/2010/NĐ-CP",
        "110/2004/NĐ-CP",
        "30/2020/NĐ-CP",
    ]
