"""The theme part: fonts of headings and text by script, and colours with tint and shade."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import A

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}\Z")
_COLOR_NAMES: Final = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED: Final = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
_DEFAULT_MAP: Final = {"t1": "dark1", "bg1": "light1", "t2": "dark2", "bg2": "light2"}
# Scripts of languages whose theme font is not <a:latin> (17.15.1.88).
_SCRIPTS: Final = {
    "vi": "Viet",
    "ja": "Jpan",
    "ko": "Hang",
    "zh-CN": "Hans",
    "zh-SG": "Hans",
    "zh": "Hant",
    "ar": "Arab",
    "he": "Hebr",
    "th": "Thai",
    "lo": "Laoo",
    "km": "Khmr",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Fonts ``{"minor": {"latin": ..., "Viet": ...}}``, colours ``{"dk1": "000000"}``, and the document's settings.

    ``languages`` are val, eastAsia and bidi of ``w:themeFontLang``; ``color_map`` is ``w:clrSchemeMapping``.
    """

    fonts: dict[str, dict[str, str]] = field(default_factory=dict)
    colors: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, str, str] = ("", "", "")
    color_map: dict[str, str] = field(default_factory=dict)

    def font(self, reference: str) -> str | None:
        """The font of a reference such as "minorHAnsi" (17.18.96); None when the theme does not say."""
        group = self.fonts.get("major" if reference.startswith("major") else "minor", {})
        if reference.endswith("EastAsia"):
            slot, language = "ea", self.languages[1]
        elif reference.endswith("Bidi"):
            slot, language = "cs", self.languages[2]
        else:
            slot, language = "latin", self.languages[0]
        by_script = group.get(_SCRIPTS.get(language) or _SCRIPTS.get(language.partition("-")[0]) or "")
        return by_script or group.get(slot) or None

    def color(self, name: str, tint: str | None, shade: str | None) -> str | None:
        """A theme colour as "RRGGBB", lightened by ``tint`` or darkened by ``shade`` (hex 00 to FF)."""
        if key := _MAPPED.get(name):
            name = self.color_map.get(key, _DEFAULT_MAP[key])
        base = self.colors.get(_COLOR_NAMES.get(name, name))
        if base is None:
            return None
        red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        if (part := _fraction(shade)) is not None:
            light *= part
        if (part := _fraction(tint)) is not None:
            light = light * part + (1 - part)
        return "".join(f"{round(value * 255):02X}" for value in colorsys.hls_to_rgb(hue, light, saturation))


def _fraction(value: str | None) -> float | None:
    return int(value, 16) / 255 if value and re.fullmatch(r"[0-9A-Fa-f]{1,2}", value) else None


def read_theme(
    root: etree._Element | None,
    languages: tuple[str, str, str] = ("", "", ""),
    color_map: dict[str, str] | None = None,
) -> Theme:
    """The theme of a part's root; an empty one when the document has none."""
    fonts: dict[str, dict[str, str]] = {}
    colors: dict[str, str] = {}
    if root is not None:
        for group in ("major", "minor"):
            element = root.find(f".//{{{A}}}fontScheme/{{{A}}}{group}Font")
            fonts[group] = {} if element is None else _fonts(element)
        for color in root.iterfind(f".//{{{A}}}clrScheme/*"):
            value = next((child.get("lastClr") or child.get("val") or "" for child in color), "")
            if _HEX.match(value):
                colors[etree.QName(color).localname] = value.upper()
    return Theme(fonts, colors, languages, color_map or {})


def _fonts(group: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in group:
        key = child.get("script") or etree.QName(child).localname
        if typeface := child.get("typeface"):
            found[key] = typeface
    return found


def hex_color(value: str | None) -> str | None:
    """A colour as "RRGGBB" or "auto" of a ``w:color``; None when it is neither."""
    if value is None:
        return None
    return value.upper() if _HEX.match(value) else ("auto" if value == "auto" else None)
