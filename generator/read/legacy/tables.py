"""The letters of TCVN 5712:1993 VN3 ("ABC") and VNI Windows as the Latin-1 characters a font shows them for."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

# 0xA1 onwards and 0xB5 onwards; "." stands where the standard has no letter.
_CAPITALS: Final = ("\xa1", "ĂÂÊÔƠƯĐăâêôơưđ")
_TONED: Final = (
    ("\xb5", "àảãáạ.ằẳẵắ......"),
    ("\xc6", "ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò"),
    ("\xe1", "ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"),
)
# VNI puts the marks behind a plain vowel (here also behind ô = ơ and ö = ư); a few letters are single characters.
_VNI_MARKS: Final = {"\xf9": "\u0301", "\xf8": "\u0300", "\xfb": "\u0309", "\xf5": "\u0303", "\xef": "\u0323"}
_VNI_HATS: Final = {
    "\u0302": {"\xe2": "", "\xe1": "\u0301", "\xe0": "\u0300", "\xe5": "\u0309", "\xe3": "\u0303", "\xe4": "\u0323"},
    "\u0306": {"\xea": "", "\xe9": "\u0301", "\xe8": "\u0300", "\xfa": "\u0309", "\xfc": "\u0303", "\xeb": "\u0323"},
}
_VNI_SINGLE: Final = {"\xf4": "ơ", "\xf6": "ư", "\xf1": "đ", "\xe6": "ỉ", "\xf3": "ĩ", "\xf2": "ị", "\xee": "ỵ"}


@cache
def tcvn3() -> dict[int, str]:
    """For ``str.translate``: TCVN3 text to Unicode. Toned capitals do not exist there; their fonts (...H) draw them."""
    table: dict[int, str] = {}
    for first, letters in (_CAPITALS, *_TONED):
        table |= {ord(first) + index: letter for index, letter in enumerate(letters) if letter != "."}
    table[0x3BC] = "à"  # the Greek letter, for which many fonts show the micro sign
    return table


@cache
def vni() -> dict[str, str]:
    """One or two characters of VNI text to one Unicode letter; look for two first."""
    table = dict(_VNI_SINGLE)
    for base, letter in (*zip("aeouy", "aeouy", strict=True), ("\xf4", "ơ"), ("\xf6", "ư")):
        table |= {base + mark: letter + tone for mark, tone in _VNI_MARKS.items()}
    for hat, marks in _VNI_HATS.items():
        for base in "aeo" if hat == "\u0302" else "a":
            table |= {base + mark: base + hat + tone for mark, tone in marks.items()}
    whole = {key: unicodedata.normalize("NFC", letter) for key, letter in table.items()}
    whole |= {key.upper(): letter.upper() for key, letter in whole.items()}
    # Mixed cases are typed too: a capital before a small mark is a capital letter.
    return whole | {key[0].upper() + key[1]: letter.upper() for key, letter in whole.items() if len(key) == 2}
