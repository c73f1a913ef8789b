"""Write generator/standards/metrics.json: advance widths of Times New Roman's letters, in 1/2048 of the size.

Read from Liberation Serif 2, which was drawn to have the widths of Times New Roman (its licence, OFL 1.1, covers the
font program; the widths are facts). Usage: build_metrics.py FOLDER_WITH_LiberationSerif-*.ttf
"""

import json
import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"thuong": "Regular", "dam": "Bold", "nghieng": "Italic", "dam_nghieng": "BoldItalic"}


def letters() -> list[str]:
    """ASCII, Latin-1, the Vietnamese letters with their tones, and the signs that administrative texts use."""
    found = {chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x100)]}
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
            found.add(unicodedata.normalize("NFC", base + tone))
    return sorted(found | set("đĐ–—‘’“”…•≥≤≠×÷−√∞→€₫⅓½¼¾′″‰"))


def main(folder: str) -> None:
    """Write the table."""
    table = {}
    for key, face in FACES.items():
        font = TTFont(Path(folder) / f"LiberationSerif-{face}.ttf")
        assert font["head"].unitsPerEm == 2048
        cmap, widths = font.getBestCmap(), font["hmtx"]
        table[key] = {char: widths[cmap[ord(char)]][0] for char in letters() if ord(char) in cmap}
    target = Path(__file__).parent.parent / "generator" / "standards" / "metrics.json"
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
