"""The signature as it is written: authority, post and name, and the abbreviations before them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.check.form import SIGNER
from generator.read.view import Component
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.form import Form
    from generator.check.subject import Stretch

_POSTS: Final = (Component.QUYEN_HAN, Component.CHUC_VU, Component.KHAC)
ABBREVIATION: Final = re.compile(r"\s*(TM|KT|TL|TUQ|Q)(\.?)(\s*)(?=[^\W\d_])")


def lines(form: Form) -> list[tuple[Stretch, str]]:
    """The lines of authority and post, with their text in single blanks; a paragraph of nothing else is one line."""
    found: list[tuple[Stretch, str]] = []
    for stretch in form.own(Component.QUYEN_HAN, Component.CHUC_VU):
        block = stretch.block
        if all(part.component in _POSTS for part in block.parts):
            if any(known.block is block for known, _ in found):
                continue
            stretch = replace(stretch, part=replace(stretch.part, start=0, end=len(block.text)))
        found.append((stretch, squeeze(stretch.text)))
    return found


def has(form: Form, abbreviation: str) -> bool:
    """True when a line opens with that abbreviation, in whatever spelling."""
    pattern = re.compile(rf"{'[./]?'.join(abbreviation)}[./]?\s*(?=[^\W\d_])")
    return any(pattern.match(text) for _, text in lines(form))


def recognised(form: Form) -> bool:
    """True when a signature was found at all."""
    return bool(form.own(*SIGNER))
