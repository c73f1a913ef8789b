"""Marks inside a typed line: whole-line bold, the trailing ``{#ten vai_tro=...}``, and what reads as a title."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.outline.numbering import Scheme

HEADINGS: Final = frozenset({Scheme.PHAN, Scheme.CHU_HOA, Scheme.LA_MA})
_LONGEST: Final = {Scheme.SO: 150, Scheme.SO_CAP: 150, Scheme.CHU: 100, Scheme.SO_NGOAC: 100}
_HEADING_LONGEST: Final = 150
_EXPRESSION: Final = re.compile(r"\{\{.*?\}\}")
_SENTENCE_INSIDE: Final = re.compile(r"[.;!?] +(?=[^\W\d_])")
_BRACES: Final = re.compile(r"(?<!\{)\{([^{}]*)\}$")
_ATTEMPT: Final = re.compile(r"#|\w+\s*[=:]|noi_dung$")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_FLAG: Final = "noi_dung"


class Attributes(NamedTuple):
    """The text before the braces, the name and role they give, and whether the line is text and not a title.

    ``wrong`` is the braces as typed when they cannot be read; then ``text`` still holds them.
    """

    text: str
    ten: str | None = None
    vai_tro: str | None = None
    is_text: bool = False
    wrong: str | None = None


def read_attributes(text: str) -> Attributes:
    """Takes a trailing ``{#ten}``, ``{#ten vai_tro=...}``, ``{vai_tro=...}`` or ``{noi_dung}`` off a line.

    Other braces, and expressions in double braces, are text and stay.
    """
    found = _BRACES.search(text) if text.endswith("}") else None
    if found is None or not _ATTEMPT.match(found[1].strip()):
        return Attributes(text)
    ten: str | None = None
    vai_tro: str | None = None
    is_text = False
    for word in found[1].split():
        key, _, value = word.partition("=")
        if word == _FLAG and not is_text:
            is_text = True
        elif word[0] == "#" and ten is None and _NAME.fullmatch(word[1:]):
            ten = word[1:]
        elif key == "vai_tro" and vai_tro is None and _NAME.fullmatch(value):
            vai_tro = value
        else:
            return Attributes(text, wrong=found[0])
    return Attributes(text[: found.start()].rstrip(), ten, vai_tro, is_text)


def write_attributes(ten: str | None, vai_tro: str | None, is_text: bool) -> str:
    """The braces that ``read_attributes`` reads back, or nothing."""
    words = [f"#{ten}"] if ten else []
    if vai_tro:
        words.append(f"vai_tro={vai_tro}")
    if is_text:
        words.append(_FLAG)
    return f"{{{' '.join(words)}}}" if words else ""


def has_attributes(text: str) -> bool:
    """True when the end of the text would be read as attributes."""
    found = read_attributes(text)
    return found.text != text or found.wrong is not None


def unbold(text: str) -> str | None:
    """The words of a text that is bold from end to end (``**...**``), or None."""
    if len(text) < 5 or not (text.startswith("**") and text.endswith("**")):
        return None
    inner = text[2:-2]
    return inner.strip() if inner.strip() and "**" not in inner else None


def in_capitals(text: str) -> bool:
    """True when every letter is a capital; expressions in double braces do not count."""
    return (_EXPRESSION.sub("", text) if "{{" in text else text).isupper()


def reads_as_title(scheme: Scheme, text: str, *, has_more: bool) -> bool:
    """True when the first paragraph of an item is its title without any mark saying so.

    Parts and sections: capitals, or short without a final mark. Numbered and lettered items: short, one sentence
    without a final mark, and with text or items below (``has_more``). Bullets never (PL I, II.6.đ gives titles to
    khoản and above; a lettered title is practice, hence the shorter limit).
    """
    ended = text[-1:] in ".;:,"
    if scheme in HEADINGS:
        return in_capitals(text) or (not ended and len(text) <= _HEADING_LONGEST)
    longest = _LONGEST.get(scheme, 0)
    return has_more and not ended and 0 < len(text) <= longest and _SENTENCE_INSIDE.search(text) is None
