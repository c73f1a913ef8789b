"""PDFs that LibreOffice makes of our plans and of the real documents, and their text as another program reads it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.pipeline import build
from generator.read.pdf import read_pdf
from generator.read.view import DocView
from tests.oracles import office, reader
from tests.oracles.programs import ROOT, SHARED

PLANS: Final = ("hoa-phong", "kim-thanh", "thanh-nam")
REAL: Final = tuple(sorted(path.stem for path in (SHARED / "real").glob("*.docx")))
_ALT_TEXT: Final = re.compile(r"----Image alt text---->[^<]*<")
_BULLET: Final = re.compile(r"^--\t")
_NUMBERED: Final = re.compile(r"^(\d+)\)\t?")


@dataclass(frozen=True)
class Made:
    """A document as .docx, the PDF of it, and the view of the PDF."""

    docx: Path
    pdf: Path
    view: DocView

    @property
    def paragraphs(self) -> list[str]:
        """The body of the .docx by docx2python, one blank between words; its list labels as they are printed."""
        found = []
        for text in reader.parts(self.docx).body:
            plain = unicodedata.normalize("NFC", _ALT_TEXT.sub("", text)).replace("\u00ad", "")
            for line in plain.split("\n"):
                words = " ".join(_NUMBERED.sub(r"\1. ", _BULLET.sub("- ", line.strip())).split())
                if words:
                    found.append(words)
        return found

    @property
    def body(self) -> list[str]:
        """The same of the view."""
        return [" ".join(block.text.split()) for block in self.view.blocks if block.where == "body"]


def make(name: str, folder: Path) -> Made:
    """Builds or finds a document and renders it. Needs LibreOffice, and ../shared for a real one."""
    if name in PLANS:
        built = build(ROOT / "variables" / "vi-du" / f"{name}.yaml")
        assert built.value is not None, built.diagnostics
        docx = folder / f"{name}.docx"
        docx.write_bytes(built.value.data)
    else:
        docx = SHARED / "real" / f"{name}.docx"
    pdf = office.to_pdf([docx], folder)[0]
    outcome = read_pdf(pdf.read_bytes(), pdf.name)
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return Made(docx, pdf, outcome.value)


def inked(text: str) -> Counter[str]:
    """The characters that are no blanks, in NFC."""
    return Counter("".join(unicodedata.normalize("NFC", text).split()))
