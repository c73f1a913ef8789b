"""Compiles click's Vietnamese catalogue: ``python -m tools.build_catalogue``; names the msgids that lack a translation.

The messages are translated by hand in messages.po; ``--update`` first adds the msgids of the installed click to it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FOLDER: Final = Path(__file__).resolve().parents[1] / "generator" / "cli" / "locale" / "vi" / "LC_MESSAGES"
PO, MO = FOLDER / "messages.po", FOLDER / "messages.mo"
_KEYWORDS: Final = {"_": None, "ngettext": (1, 2)}
Message = str | tuple[str, str]


def click_messages() -> set[Message]:
    """Every msgid of the installed click: a text, or a pair of singular and plural."""
    return set(_extracted())


def _extracted() -> Iterator[Message]:
    spec = find_spec("click")
    if spec is None or spec.origin is None:
        raise SystemExit("click is not installed")
    for _, _, message, _, _ in extract_from_dir(Path(spec.origin).parent, [("**.py", "python")], keywords=_KEYWORDS):
        yield message if isinstance(message, str) else (message[0], message[1])


def catalogue() -> Catalog:
    """The translations in messages.po."""
    with PO.open("rb") as handle:
        return read_po(handle, locale="vi", charset="utf-8")


def untranslated(known: Catalog) -> list[Message]:
    """The msgids of the installed click that have no translation, or an unsure one."""
    found = []
    for message in click_messages():
        entry = known.get(message if isinstance(message, str) else message[0])
        texts = (
            [] if entry is None or entry.fuzzy else [entry.string] if isinstance(entry.string, str) else entry.string
        )
        if not texts or not all(texts):
            found.append(message)
    return sorted(found, key=str)


def compiled() -> bytes:
    """The bytes of messages.mo as messages.po asks for them."""
    out = io.BytesIO()
    write_mo(out, catalogue())
    return out.getvalue()


def update() -> None:
    """Add the msgids that messages.po does not have yet, untranslated."""
    known = catalogue()
    for message in click_messages():
        if known.get(message if isinstance(message, str) else message[0]) is None:
            known.add(message)
    out = io.BytesIO()
    write_po(out, known, width=100, sort_output=True, omit_header=False)
    PO.write_bytes(out.getvalue())


def main() -> int:
    """Compile; 1 where something is still untranslated."""
    if "--update" in sys.argv[1:]:
        update()
    MO.write_bytes(compiled())
    lacking = untranslated(catalogue())
    for message in lacking:
        print(f"untranslated: {message!r}")
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
