"""Styles and lists of the old document under ids of the new one; those that the new one lacks are copied into it."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Final

from lxml import etree

from generator.ooxml.names import W, w
from generator.ooxml.revisions.definitions import STYLE_ID, Definitions
from generator.ooxml.revisions.opened import Opened, Relation
from generator.ooxml.revisions.preparing import with_names
from generator.ooxml.tree import first_child
from generator.ooxml.wml.names import VAL, P, R

_STYLE_REFERENCES: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
_NUM_ID: Final = w("numId")
_ABSTRACT: Final = w("abstractNum")
_DROPPED_FROM_STYLE: Final = tuple(w(n) for n in ("aliases", "next", "link", "rsid", "autoRedefine", "qFormat"))
_DROPPED_FROM_LIST: Final = tuple(w(n) for n in ("nsid", "tmpl", "name", "styleLink", "numStyleLink"))
_NUMBERING: Final = "word/numbering.xml"
_NUMBERING_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


class Adopted:
    """The ids that the old document's styles and lists have in the redline."""

    def __init__(self, old: Opened, new: Opened) -> None:
        self._former, self._package = old, new
        self._old, self._new = Definitions(old), Definitions(new)
        self.styles = self._map_styles()
        self.nums = self._map_nums()
        former = self._old.defaults.get("paragraph", "")
        self._default = "" if self._same_default() else self.styles.get(former, "")
        self.new_default = self._new.defaults.get("paragraph", "")

    def _same_default(self) -> bool:
        return self._old.default_paragraph_key() == self._new.default_paragraph_key()

    def _map_styles(self) -> dict[str, str]:
        named = {_name(style): key for key, style in self._new.styles.items()}
        found: dict[str, str] = {}
        taken = set(self._new.styles)
        for name, style in self._old.styles.items():
            key = self._old.style_key(name)
            twin = named.get(_name(style), "")
            if name in self._new.styles and self._new.style_key(name) == key:
                found[name] = name
            elif twin and self._new.style_key(twin) == key:
                found[name] = twin
            else:
                found[name] = next(fresh for n in range(len(taken) + 1) if (fresh := f"{name}Cu{n or ''}") not in taken)
                taken.add(found[name])
        return found

    def _map_nums(self) -> dict[str, str]:
        new = self._new
        found = {n: n for n in self._old.nums if n in new.nums and new.num_key(n) == self._old.num_key(n)}
        taken = set(found.values())
        fresh = max([0, *(int(n) for n in (*new.nums, *self._old.nums) if n.isdigit())])
        for name in self._old.nums:
            if name in found:
                continue
            key = self._old.num_key(name)
            twin = next((n for n in new.nums if n not in taken and new.num_key(n) == key), None)
            if twin is None:
                fresh += 1
                twin = str(fresh)
            found[name] = twin
            taken.add(twin)
        return found

    def rename(self, root: etree._Element) -> None:
        """The ids of the old document below ``root`` made those of the redline."""
        for element in root.iter(*_STYLE_REFERENCES):
            name = element.get(VAL, "")
            element.set(VAL, self.styles.get(name, name))
        for element in root.iter(_NUM_ID):
            name = element.get(VAL, "")
            element.set(VAL, self.nums.get(name, name))
        if self._default:
            for paragraph in root.iter(P):
                properties = first_child(paragraph, "pPr")
                if properties.find(w("pStyle")) is None:
                    style = etree.Element(w("pStyle"))
                    style.set(VAL, self._default)
                    properties.insert(0, style)

    def shows(self, style: str) -> bool:
        """True when something of a style of the redline is seen in a paragraph without text."""
        back = next((name for name, fresh in self.styles.items() if fresh == style), "")
        return self._new.shows(style) if style in self._new.styles else self._old.shows(back)

    def copy_used(self, roots: Iterable[etree._Element]) -> None:
        """Copy into the new document what the finished parts refer to and it does not define."""
        styles: set[str] = set()
        nums: set[str] = set()
        for root in roots:
            styles.update(e.get(VAL, "") for e in root.iter(*_STYLE_REFERENCES))
            nums.update(e.get(VAL, "") for e in root.iter(_NUM_ID))
        nums |= self._copy_styles(styles)
        self._copy_nums(nums)

    def _copy_styles(self, wanted: set[str]) -> set[str]:
        back = {fresh: name for name, fresh in self.styles.items() if fresh not in self._new.styles}
        part = self._package.linked("styles")
        missing = sorted(name for name in wanted if name in back)
        if part is None or not missing:
            return set()
        root = self._with_names(part, "styles")
        names = {_name(style)[1] for style in self._new.styles.values()}
        nums: set[str] = set()
        done: set[str] = set()
        while missing:
            fresh = missing.pop(0)
            if fresh in done:
                continue
            done.add(fresh)
            style = self._style(back[fresh], fresh, names)
            root.append(style)
            nums.update(e.get(VAL, "") for e in style.iter(_NUM_ID))
            missing += [e.get(VAL, "") for e in style.iter(w("basedOn")) if e.get(VAL, "") in back]
        return nums

    def _style(self, name: str, fresh: str, names: set[str]) -> etree._Element:
        style = copy.deepcopy(self._old.styles[name])
        style.set(STYLE_ID, fresh)
        if w("default") in style.attrib:
            del style.attrib[w("default")]
        style.set(w("customStyle"), "1")
        for child in [child for child in style if child.tag in _DROPPED_FROM_STYLE]:
            style.remove(child)
        title = style.find(w("name"))
        if title is not None:
            base = f"{title.get(VAL, fresh)} (bản cũ)"
            text = next(t for n in range(1, 1000) if (t := base if n == 1 else f"{base} {n}") not in names)
            title.set(VAL, text)
            names.add(text)
        for element in style.iter(w("basedOn")):
            element.set(VAL, self.styles.get(element.get(VAL, ""), element.get(VAL, "")))
        for element in style.iter(_NUM_ID):
            element.set(VAL, self.nums.get(element.get(VAL, ""), element.get(VAL, "")))
        return style

    def _copy_nums(self, wanted: set[str]) -> None:
        back = {fresh: name for name, fresh in self.nums.items() if fresh not in self._new.nums}
        missing = sorted((name for name in wanted if name in back), key=int)
        if not missing:
            return
        part = self._package.linked("numbering")
        if part is None:
            part = _NUMBERING
            self._package.add(part, f'<w:numbering xmlns:w="{W}"/>'.encode(), _NUMBERING_TYPE)
            self._package.relate(self._package.main, Relation(f"{R}/numbering", part))
        root = self._with_names(part, "numbering")
        for fresh in missing:
            self._copy_num(root, self._old.nums[back[fresh]], fresh)

    def _with_names(self, part: str, kind: str) -> etree._Element:
        """The root of a part that declares what the same part of the old document declares."""
        former = self._former.linked(kind)
        root = self._package.root(part)
        if former is not None:
            root = with_names(root, self._former.root(former))
        self._package.put_root(part, root)
        return root

    def _copy_num(self, root: etree._Element, num: etree._Element, fresh: str) -> None:
        number, link = copy.deepcopy(num), num.find(w("abstractNumId"))
        abstract = None if link is None else self._old.abstracts.get(link.get(VAL, ""))
        if abstract is None:
            return
        abstract = copy.deepcopy(abstract)
        known = [e.get(w("abstractNumId"), "") for e in root.iterchildren(_ABSTRACT)]
        own = str(max([-1, *(int(k) for k in known if k.isdigit())]) + 1)
        abstract.set(w("abstractNumId"), own)
        for child in [child for child in abstract if child.tag in _DROPPED_FROM_LIST]:
            abstract.remove(child)
        for element in list(abstract.iter(w("pStyle"), w("lvlPicBulletId"))):
            level = element.getparent()
            if level is not None:
                level.remove(element)
        number.set(_NUM_ID, fresh)
        for element in number.iter(w("abstractNumId")):
            element.set(VAL, own)
        first = next((child for child in root if child.tag == w("num")), None)
        if first is None:
            root.append(abstract)
        else:
            first.addprevious(abstract)
        nums = root.findall(w("num"))
        if nums:
            nums[-1].addnext(number)
        else:
            root.append(number)


def _name(style: etree._Element) -> tuple[str, str]:
    name = style.find(w("name"))
    return style.get(w("type"), "paragraph"), "" if name is None else name.get(VAL, "")
