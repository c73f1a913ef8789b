"""``docProps/core.xml``: what Word shows under "Thuộc tính", written without a clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.ooxml.names import CORE
from generator.text import illegal_character

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_ELEMENTS: Final = (
    ("tieu_de", "dc:title"),
    ("chu_de", "dc:subject"),
    ("tac_gia", "dc:creator"),
    ("tac_gia", "cp:lastModifiedBy"),
    ("trang_thai", "cp:contentStatus"),
)
KEYS: Final = ("tieu_de", "chu_de", "tac_gia", "trang_thai", "ngay")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def core_properties(values: Mapping[str, str]) -> bytes:
    """The part for ``tieu_de``, ``chu_de``, ``tac_gia``, ``trang_thai`` and ``ngay`` (ISO date); "" is left out.

    Raises KeyError when one of the five is missing, ValueError for a character that XML cannot hold or a ``ngay``
    that is not an ISO date.
    """
    pieces = [_HEAD]
    for key, name in _ELEMENTS:
        if text := values[key]:
            if illegal_character(text):
                raise ValueError(f"illegal character in {key}")
            escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            pieces.append(f"<{name}>{escaped}</{name}>")
    if day := values["ngay"]:
        if not _DAY.fullmatch(day):
            raise ValueError(f"ngay is not an ISO date: {day!r}")
        for name in ("created", "modified"):
            pieces.append(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>')
    pieces.append("</cp:coreProperties>")
    return "".join(pieces).encode()
