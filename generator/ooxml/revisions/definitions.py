"""Styles and lists of a document as what they define, so that two documents can be compared beyond their ids."""

from __future__ import annotations

import hashlib
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.keys import property_key
from generator.ooxml.revisions.names import tags
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.wml.names import VAL

STYLE_ID: Final = w("styleId")
_NUM_ID: Final = w("numId")
_ABSTRACT_ID: Final = w("abstractNumId")
# What a style is called and where a gallery shows it; not what it does.
_STYLE_NAMES: Final = frozenset(
    tags(
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid"
    )
)
_LIST_NAMES: Final = frozenset(w(name) for name in ("nsid", "tmpl", "name", "styleLink", "numStyleLink"))
_SHOWN: Final = tags("pBdr shd numPr framePr pageBreakBefore")
_LEVEL_NAMES: Final = frozenset((w("pStyle"),))


class Definitions:
    """The styles and lists of one document."""

    def __init__(self, package: Opened) -> None:
        styles, numbering = package.linked("styles"), package.linked("numbering")
        self.styles = {} if styles is None else _by(package.root(styles), w("style"), STYLE_ID)
        self.nums = {} if numbering is None else _by(package.root(numbering), w("num"), _NUM_ID)
        self.abstracts = {} if numbering is None else _by(package.root(numbering), w("abstractNum"), _ABSTRACT_ID)
        self.defaults = {
            style.get(w("type"), "paragraph"): name
            for name, style in self.styles.items()
            if style.get(w("default")) in ("1", "true", "on")
        }
        self._style_keys: dict[str, str] = {}
        self._num_keys: dict[str, str] = {}

    def style_key(self, name: str) -> str:
        """What a style does, with all it is based on; "" for one that the document does not define."""
        if name not in self._style_keys:
            self._style_keys[name] = ""  # a style based on itself ends here
            style = self.styles.get(name)
            if style is not None:
                based = style.find(w("basedOn"))
                above = "" if based is None else self.style_key(based.get(VAL, ""))
                parts = tuple(
                    (str(child.tag), tuple(sorted(child.items())), property_key(child, self._meaning))
                    for child in style
                    if child.tag not in _STYLE_NAMES and len(child)
                )
                self._style_keys[name] = _digest((style.get(w("type")), parts, above))
        return self._style_keys[name]

    def shows(self, name: str) -> bool:
        """True when something of a paragraph style is seen where no text stands: a border, a ground, a number."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            if next(style.iter(*_SHOWN), None) is not None:
                return True
            based = style.find(w("basedOn"))
            name = "" if based is None else based.get(VAL, "")
        return False

    def num_key(self, name: str) -> str:
        """What a list does: its levels and the ones it overrides; "" for none."""
        if name not in self._num_keys:
            num = self.nums.get(name)
            if num is None:
                self._num_keys[name] = ""
            else:
                link = num.find(_ABSTRACT_ID)
                abstract = None if link is None else self.abstracts.get(link.get(VAL, ""))
                overrides = tuple(
                    (child.get(w("ilvl")), property_key(child)) for child in num.findall(w("lvlOverride"))
                )
                self._num_keys[name] = _digest((_levels(abstract), overrides))
        return self._num_keys[name]

    def default_paragraph_key(self) -> str:
        """What the style of a paragraph without one does."""
        return self.style_key(self.defaults.get("paragraph", ""))

    def _meaning(self, tag: str, name: str) -> object:
        return self.num_key(name) if tag == _NUM_ID else self.style_key(name)


def _levels(abstract: etree._Element | None) -> tuple[object, ...]:
    if abstract is None:
        return ()
    levels = []
    for level in abstract.findall(w("lvl")):
        levels.append((level.get(w("ilvl")), property_key(level, None, _LEVEL_NAMES)))
    return tuple(levels)


def _by(root: etree._Element, tag: str, attribute: str) -> dict[str, etree._Element]:
    return {element.get(attribute, ""): element for element in root.iterchildren(tag)}


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:20]
