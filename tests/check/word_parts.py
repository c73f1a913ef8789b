"""The parts of a .docx under a test's knife: XML that is changed in place and put back."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_NUMBERING: Final = "word/numbering.xml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


class Package:
    """A .docx by its parts; ``document`` and the stories are parsed once and saved with all else."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._raw = {name: archive.read(name) for name in archive.namelist()}
        self._roots: dict[str, etree._Element] = {}

    def root(self, name: str) -> etree._Element:
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self._raw[name])
        return self._roots[name]

    @property
    def document(self) -> etree._Element:
        return self.root("word/document.xml")

    def stories(self, kind: str) -> list[etree._Element]:
        return [self.root(name) for name in sorted(self._raw) if name.startswith(f"word/{kind}")]

    def numbering(self) -> int:
        """The number of a list "1.", made when first asked for."""
        if _NUMBERING not in self._raw:
            self._raw[_NUMBERING] = f'<w:numbering xmlns:w="{W}"/>'.encode()
            rels = self.root("word/_rels/document.xml.rels")
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
            etree.SubElement(rels, f"{{{_RELS}}}Relationship", Id="rIdDanhSo", Type=kind, Target="numbering.xml")
            types = self.root("[Content_Types].xml")
            content = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{_NUMBERING}", ContentType=content)
        root = self.root(_NUMBERING)
        if not any(found.get(w("numId")) == "77" for found in root.findall(w("num"))):
            abstract = etree.Element(w("abstractNum"))
            abstract.set(w("abstractNumId"), "77")
            level = element(abstract, "lvl", ilvl="0")
            element(level, "start", val="1")
            element(level, "numFmt", val="decimal")
            element(level, "lvlText", val="%1.")
            root.insert(0, abstract)
            number = element(root, "num", numId="77")
            element(number, "abstractNumId", val="77")
        return 77

    def saved(self) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in self._raw.items():
                root = self._roots.get(name)
                archive.writestr(name, raw if root is None else etree.tostring(root, encoding="UTF-8", standalone=True))
        return target.getvalue()


def child(parent: etree._Element, name: str, *, first: bool = False) -> etree._Element:
    """The child of that name, made when it is missing."""
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        if first:
            parent.insert(0, found)
        else:
            parent.append(found)
    return found


def element(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """The child of that name made anew with these attributes."""
    for found in parent.findall(w(name)) if name != "num" else []:
        parent.remove(found)
    made = etree.SubElement(parent, w(name))
    for key, value in attributes.items():
        made.set(w(key), value)
    return made


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph, tabs included, without what stands in its drawings."""
    found = []
    for node in paragraph.iter(w("t"), w("tab"), w("br")):
        if any(up.tag in (w("drawing"), w("pict"), w("tabs")) for up in node.iterancestors()):
            continue
        found.append({w("tab"): "\t", w("br"): "\n"}.get(node.tag, node.text or ""))
    return "".join(found)


def set_text(paragraph: etree._Element, text: str) -> None:
    """The paragraph with that text in its first run that has any, the other runs' texts gone."""
    nodes = [
        node
        for node in paragraph.iter(w("t"), w("tab"), w("br"))
        if not any(up.tag in (w("drawing"), w("pict"), w("tabs")) for up in node.iterancestors())
    ]
    first = next((node for node in nodes if node.tag == w("t")), None)
    for node in nodes:
        if node is not first:
            node.getparent().remove(node)
    if first is not None:
        first.text = text
        first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
