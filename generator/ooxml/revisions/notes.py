"""Footnotes and endnotes: paired by their texts, changed inside, or going and coming with their references."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.emit import track_children
from generator.ooxml.revisions.inline import canonical
from generator.ooxml.revisions.merging import merge_container
from generator.ooxml.revisions.names import DELETED, ID, INSERTED, MOVED_TO, NOTE_REFERENCES
from generator.ooxml.revisions.opened import Relation
from generator.ooxml.revisions.pairing import Kind
from generator.ooxml.revisions.sources import Sources
from generator.ooxml.revisions.work import Work
from generator.ooxml.wml.names import P

_NOTE: Final = {"footnotes": w("footnote"), "endnotes": w("endnote")}
_TAG: Final = {kind: tag for tag, kind in NOTE_REFERENCES.items()}


class Notes:
    """The notes of one kind of both documents."""

    def __init__(self, work: Work, sources: Sources, kind: str) -> None:
        self._work, self._sources, self._kind = work, sources, kind
        self._old_part, self._part = sources.old.linked(kind), sources.new.linked(kind)
        self._olds = {} if self._old_part is None else _notes(sources.old_root(self._old_part), kind)
        self._root = None if self._part is None else sources.new_root(self._part)
        self._news = {} if self._root is None else _notes(self._root, kind)
        self._pairs: dict[str, str] = {}  # new id: old id
        self.changed: dict[str, etree._Element] = {}

    def pair(self, old: etree._Element, new: etree._Element) -> None:
        """Decide which references of the two bodies are equal."""
        tag = _TAG[self._kind]
        ours = [e.get(ID, "")[1:] for e in old.iter(tag) if e.get(ID, "")[1:] in self._olds]
        theirs = [e.get(ID, "") for e in new.iter(tag) if e.get(ID, "") in self._news]
        texts = [_text(self._olds[n]) for n in ours], [_text(self._news[n]) for n in theirs]
        if ours and theirs:
            found = self._work.aligner(*texts, ["note"] * len(ours), ["note"] * len(theirs))
            for kind, a, b in found:
                if len(a) == len(b) == 1 and kind in (Kind.PAIR, Kind.MOVED):
                    self._pairs[theirs[b[0]]] = ours[a[0]]
        names = self._work.alphabet.notes
        for name in ours:
            names[True, self._kind, f"o{name}"] = ("old", name)
        for name in theirs:
            names[False, self._kind, name] = ("old", self._pairs[name]) if name in self._pairs else ("new", name)

    def write(self, body: etree._Element) -> None:
        """Put the changes into the notes, by what became of their references."""
        deleted: list[etree._Element] = []
        going = {e.get(ID, "")[1:] for e in body.iter(_TAG[self._kind]) if e.get(ID, "").startswith("o")}
        for reference in list(body.iter(_TAG[self._kind])):
            name = reference.get(ID, "")
            if name.startswith("o"):
                deleted.append(reference)
                continue
            note = self._news.get(name)
            if note is None:
                continue
            partner = self._pairs.get(name)
            if next(reference.iterancestors(INSERTED, MOVED_TO), None) is not None:
                self._track(note, INSERTED)
            elif partner is not None and partner not in going:
                former = self._olds[partner]
                if canonical(former) != canonical(note):
                    merge_container(self._work, former, note)
                    self._touch()
        for reference in deleted:
            self._bury(reference)

    def _track(self, note: etree._Element, tag: str) -> None:
        for paragraph in note.iter(P):
            track_children(paragraph, tag, self._work.stamps)
        self._touch()

    def _touch(self) -> None:
        if self._part is not None and self._root is not None:
            self.changed[self._part] = self._root

    def _bury(self, reference: etree._Element) -> None:
        """A note that goes lives on under an id of its own, its text deleted."""
        former = self._olds.get(reference.get(ID, "")[1:])
        if former is None:
            return
        root = self._own_root()
        fresh = str(max((int(e.get(ID, "0")) for e in root.iterchildren(_NOTE[self._kind])), default=0) + 1)
        note = former
        note.set(ID, fresh)
        root.append(note)
        reference.set(ID, fresh)
        self._track(note, DELETED)

    def _own_root(self) -> etree._Element:
        if self._root is None or self._part is None:
            sources, former = self._sources, self._old_part or ""
            self._part = sources.new.free_name(former)
            sources.new.add(self._part, b"", sources.old.content_type(former))
            link = next(r for r in sources.old.relations(sources.old.main).values() if r.target == former)
            sources.new.relate(sources.new.main, Relation(link.type, self._part))
            self._root = sources.old_copy(former)
            for note in list(self._root.iterchildren(_NOTE[self._kind])):
                if note.get(w("type")) in (None, "normal"):
                    self._root.remove(note)
        return self._root


def _notes(root: etree._Element, kind: str) -> dict[str, etree._Element]:
    return {
        note.get(ID, ""): note for note in root.iterchildren(_NOTE[kind]) if note.get(w("type")) in (None, "normal")
    }


def _text(note: etree._Element) -> str:
    return " ".join("".join(e.text or "" for e in p.iter(w("t"))) for p in note.iter(P))
