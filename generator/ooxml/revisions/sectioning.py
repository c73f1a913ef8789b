"""Section properties: what changed is kept beside them; references to headers and footers cannot be."""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.keys import property_key
from generator.ooxml.revisions.names import HEADER_REFERENCES
from generator.ooxml.revisions.stamps import Stamps

NUMBER: Final = "section"  # a working attribute: which section of its document this is
FORMER: Final = "former"  # another: the old section that it stands for


def change_section(section: etree._Element, former: etree._Element, stamps: Stamps) -> None:
    """Note the section properties that were, where they differ."""
    section.set(FORMER, former.get(NUMBER, ""))
    apart = frozenset(HEADER_REFERENCES)
    if property_key(section, None, apart) != property_key(former, None, apart):
        held = [copy.deepcopy(child) for child in former if child.tag not in HEADER_REFERENCES]
        section.append(stamps.change(w("sectPrChange"), held))
