"""Numbering: the sections of a plan as printed paragraphs, every ordinal made here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.compose import inline
from generator.compose.bieu_thuc import has_expression
from generator.compose.texts import Texts
from generator.diagnostics import Diagnostic, ModelPath
from generator.model import Muc
from generator.outline import Scheme, ordinal
from generator.outline.numbering import number_above

# A printed paragraph: {"loai": kind, "so": ordinal with its blank, "chu": text, "giu": keep with the next one}. Never
# changed once made: documents of one plan share the constant ones.
Block = dict[str, Any]
_WORDS = {
    Scheme.PHAN: "Phần",
    Scheme.CHU_HOA: "Phần",
    Scheme.LA_MA: "Mục",
    Scheme.SO: "khoản",
    Scheme.SO_CAP: "điểm",
    Scheme.CHU: "điểm",
    Scheme.SO_NGOAC: "điểm",
}


@dataclass(slots=True)
class Item:
    """One section ready to be numbered: a model's section, or one made from the plan's data."""

    muc: Muc
    path: ModelPath
    children: list[Item] = field(default_factory=list)
    scheme: Scheme | None = None


def default_scheme(own: Scheme | None, children: Sequence[Muc]) -> Scheme:
    """The scheme of children that name none: I. > 1. > a) > - > +; plain texts under a number are "-" at once."""
    if own is None:
        return Scheme.LA_MA
    if own in {Scheme.PHAN, Scheme.CHU_HOA}:
        return Scheme.LA_MA
    if own is Scheme.LA_MA:
        return Scheme.SO
    if own in {Scheme.SO, Scheme.SO_CAP}:
        return Scheme.CHU if any(child.tieu_de or child.muc_con for child in children) else Scheme.GACH
    return Scheme.GACH if own in {Scheme.CHU, Scheme.SO_NGOAC} else Scheme.CONG


@dataclass(slots=True)
class References:
    """What ``{{ muc.ten }}`` and ``{{ vien_dan.ten }}`` print; a section without a number has only the latter."""

    numbers: dict[str, str] = field(default_factory=dict)
    citations: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, item: Item, label: str, words: str) -> None:
        """Note a named section; a name used twice is an error."""
        name = item.muc.ten
        if name is None:
            return
        if name in self.citations:
            message, mend = f"Hai mục cùng có tên gọi “{name}”.", "đặt tên khác cho một mục."
            self.found.append(Diagnostic("BV045", message, mend, path=(*item.path, "ten"), text=name))
        self.citations[name] = words
        if label:
            self.numbers[name] = label


def labelled(items: Iterable[Item], scheme: Scheme, parent: str = "") -> Iterable[tuple[Item, Scheme, str]]:
    """Each section with its scheme and printed ordinal."""
    number = 0
    for item in items:
        if item.muc.khong_so or scheme is Scheme.KHONG:
            yield item, Scheme.KHONG, ""
            continue
        number += 1
        yield item, scheme, ordinal(scheme, number, parent)


def collect(items: Iterable[Item], scheme: Scheme, into: References, parent: str = "", above: str = "") -> None:
    """Fill the references of all named sections (PL II, V.7: điểm a khoản 2 Mục III)."""
    for item, own, label in labelled(items, scheme, parent):
        word = _WORDS.get(own)
        bare = label.rstrip(".)").removeprefix("Phần ") if word else ""
        words = f"{word} {bare} {above}".strip() if word else above
        into.add(item, bare, words)
        if item.children:
            collect(item.children, item.scheme or Scheme.KHONG, into, number_above(own, label, parent), words)


@dataclass(slots=True)
class Line:
    """A paragraph before its values are put in; ``printed`` where there are none to put in, so it is made once."""

    kind: str
    label: str
    text: str
    path: ModelPath
    upper: bool = False
    keep: bool = False
    printed: Block | None = None

    def block(self, texts: Texts) -> Block:
        """The printed paragraph."""
        if self.printed is not None:
            return self.printed
        text = texts.rich(self.text, self.path)
        return _block(self.kind, self.label, inline.upper(text) if self.upper else text, keep=self.keep)


def lines(items: Iterable[Item], scheme: Scheme, parent: str = "") -> list[Line]:
    """The paragraphs of the sections, in order; each is final as far as no value goes into it."""
    found = _lines(items, scheme, parent)
    for line in found:
        if not has_expression(line.text):
            text = inline.rich(line.text)
            line.printed = _block(line.kind, line.label, inline.upper(text) if line.upper else text, keep=line.keep)
    return found


def _lines(items: Iterable[Item], scheme: Scheme, parent: str) -> list[Line]:
    found: list[Line] = []
    for item, own, label in labelled(items, scheme, parent):
        own_lines = _own(item, own, label)
        found += own_lines
        if item.children:
            # A heading or a lead-in is never the last line of a page.
            own_lines[-1].keep = muc_leads_in(item.muc)
            found += _lines(item.children, item.scheme or Scheme.KHONG, number_above(own, label, parent))
    return found


_TITLE_KINDS = {
    Scheme.CHU_HOA: "muc",
    Scheme.LA_MA: "muc",
    Scheme.SO: "khoan_tieu_de",
    Scheme.SO_CAP: "khoan_con_tieu_de",
    Scheme.CHU: "diem",
    Scheme.SO_NGOAC: "diem",
}
_TEXT_KINDS = {
    Scheme.LA_MA: "khoan",
    Scheme.SO: "khoan",
    Scheme.SO_CAP: "khoan",
    Scheme.CHU_HOA: "khoan",
    Scheme.CHU: "diem",
    Scheme.SO_NGOAC: "diem",
    Scheme.GACH: "gach",
    Scheme.CONG: "cong",
}


def muc_leads_in(muc: Muc) -> bool:
    """True for a section whose own words only introduce its children."""
    return muc.noi_dung is None or muc.vai_tro is not None or muc.noi_dung.rstrip().endswith(":")


def _own(item: Item, scheme: Scheme, label: str) -> list[Line]:
    muc, path = item.muc, item.path
    paragraphs = [text.strip() for text in muc.noi_dung.split("\n")] if muc.noi_dung is not None else []
    found: list[Line] = []
    start = f"{label} " if label else ""
    if scheme is Scheme.PHAN:
        title = muc.tieu_de if muc.tieu_de is not None else paragraphs.pop(0)
        found.append(Line("phan", "", label, path))
        found.append(Line("tieu_de_phan", "", title, path, upper=True))
    elif muc.tieu_de is not None:
        kind = _TITLE_KINDS.get(scheme, "khoan_tieu_de")
        found.append(Line(kind, start, muc.tieu_de, path, upper=scheme in {Scheme.LA_MA, Scheme.CHU_HOA}))
    elif paragraphs:
        found.append(Line(_TEXT_KINDS.get(scheme, "doan"), start, paragraphs.pop(0), path))
    return found + [Line("doan", "", text, path) for text in paragraphs if text]


def _block(kind: str, label: str, text: inline.Rich, *, keep: bool) -> Block:
    return {"loai": kind, "so": label, "chu": text, "giu": keep}
