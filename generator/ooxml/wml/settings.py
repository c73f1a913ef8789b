"""settings.xml and docProps/app.xml as plain strings: what changes how a document is laid out or was made."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.names import VAL
from generator.ooxml.wml.values import is_on

_FLAGS: Final = (
    "evenAndOddHeaders",
    "mirrorMargins",
    "gutterAtTop",
    "trackRevisions",
    "updateFields",
    "autoHyphenation",
    "doNotHyphenateCaps",
    "embedTrueTypeFonts",
)
_VALUES: Final = ("defaultTabStop", "documentProtection", "view", "decimalSymbol", "listSeparator", "themeFontLang")
_APP: Final = ("Application", "AppVersion", "Pages", "Words", "Template", "Company")
_APP_LIMIT: Final = 200


def read_settings(root: etree._Element | None) -> dict[str, str]:
    """Settings by name: flags as "1" or "0", "zoom" as a percentage, "compatibilityMode" and other compat settings."""
    found: dict[str, str] = {}
    if root is None:
        return found
    for child in root:
        name = child.tag.rpartition("}")[2]
        if child.tag != w(name):
            continue
        if name in _FLAGS:
            found[name] = "1" if is_on(child) else "0"
        elif name == "zoom":
            found[name] = child.get(w("percent"), "")
        elif name == "documentProtection":
            found[name] = child.get(w("edit"), "")
        elif name == "compat":
            found |= _compatibility(child)
        elif name in _VALUES:
            found[name] = child.get(VAL, "")
    return found


def _compatibility(element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in element:
        if child.tag == w("compatSetting"):
            found[child.get(w("name"), "")] = child.get(VAL, "")
        else:
            found[child.tag.rpartition("}")[2]] = "1" if is_on(child) else "0"
    return found


def read_app(root: etree._Element | None) -> dict[str, str]:
    """What the program that saved the file says of itself, keys "app.Application", "app.Pages" and so on."""
    if root is None:
        return {}
    values = {child.tag.rpartition("}")[2]: child.text or "" for child in root}
    return {f"app.{name}": values[name][:_APP_LIMIT] for name in _APP if values.get(name)}
