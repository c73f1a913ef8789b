"""How a value becomes WordprocessingML: escaped, its tabs and breaks as elements, rich pieces as runs.

Every ``{{ }}`` of a compiled template goes through one of the functions made here; nothing else escapes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from generator.render.marks import PARAGRAPH_WANTED
from generator.text import clean, illegal_character

TEXT_OPEN: Final = '<w:t xml:space="preserve">'
FLAGS: Final = ("", "b", "i", "bi")
_EMU_PER_POINT: Final = 12700

Value = str | Sequence[tuple[str, str] | list[str]]


class RenderError(Exception):
    """A bug of ours or of the caller: a value that the checks before filling should have refused."""


def _is_plain(text: str) -> bool:
    """True when the text stands in XML as it is. Private-use, control and odd blanks count as not printable."""
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text


def escape(text: str) -> str:
    """The text with ``& < >`` (and our private marks) escaped; raises RenderError for what XML cannot hold."""
    if _is_plain(text):
        return text
    if found := illegal_character(text):
        raise RenderError(f"illegal character {found.group()!r} reached the template")
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace(PARAGRAPH_WANTED, f"&#{ord(PARAGRAPH_WANTED)};")


def escape_attribute(text: str) -> str:
    """As ``escape``, with quotes and breaks for use between quotes."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _inline(value: Any) -> str:
    """A plain value inside an open ``w:t``."""
    if type(value) is not str:
        if type(value) is int:
            return str(value)
        raise RenderError(f"text or number wanted, not {type(value).__name__}")
    if _is_plain(value):
        return value
    escaped = escape(value)
    if "\t" in escaped or "\n" in escaped:
        escaped = escaped.replace("\t", f"</w:t><w:tab/>{TEXT_OPEN}").replace("\n", f"</w:t><w:br/>{TEXT_OPEN}")
    return escaped


def _run(opening: str, text: str) -> str:
    """One run with this text; ``opening`` is ``<w:r>`` and its properties."""
    if not text:
        return ""
    inner = _inline(text)
    body = f"{TEXT_OPEN}{inner}</w:t>"
    if inner is not text:
        body = body.replace(f"{TEXT_OPEN}</w:t>", "")
    return f"{opening}{body}</w:r>"


def run_writer(openings: dict[str, str]) -> Callable[[Any], str]:
    """The filter for text that may be rich, in a run whose opening tags per flag are given (see ``FLAGS``)."""
    plain = openings[""]
    head, tail = plain + TEXT_OPEN, "</w:t></w:r>"

    def write(value: Any) -> str:
        if type(value) is str:
            if value and _is_plain(value):
                return f"{head}{value}{tail}"
            return _run(plain, value)
        if type(value) is int:
            return f"{head}{value}{tail}"
        try:
            return "".join([_run(openings[flags], text) for text, flags in value])
        except (TypeError, ValueError, KeyError) as error:
            raise RenderError(f"not a rich text: {value!r:.80}") from error

    return write


def write_number(value: Any) -> str:
    """The filter for a whole number in an attribute (twips, EMU)."""
    if type(value) is not int:
        raise RenderError(f"whole number wanted, not {type(value).__name__}")
    return str(value)


def points_writer(offset: float) -> Callable[[Any], str]:
    """The filter for an EMU length as points, moved by ``offset`` points: VML's ``width`` and ``to``."""

    def write(value: Any) -> str:
        return f"{int(write_number(value)) / _EMU_PER_POINT + offset:.2f}".rstrip("0").rstrip(".") + "pt"

    return write


def _mapped(change: Callable[[str], str]) -> Callable[[Any], Any]:
    def apply(value: Any) -> Any:
        return change(value) if type(value) is str else [[change(text), flags] for text, flags in value]

    return apply


def _default(value: Any, other: str, boolean: bool = True) -> Any:
    # A name is never undefined here (the context is checked first): empty is what an author means.
    del boolean
    return value or other


AUTHOR_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "upper": _mapped(str.upper),
    "lower": _mapped(str.lower),
    "trim": _mapped(str.strip),
    "default": _default,
    "d": _default,
    "length": len,
    "count": len,
}
INLINE_FILTER: Final = "ghi_chu"
NUMBER_FILTER: Final = "ghi_so"
OUTPUT_FILTERS: Final[dict[str, Callable[..., Any]]] = {INLINE_FILTER: _inline, NUMBER_FILTER: write_number}
