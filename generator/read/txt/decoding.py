"""The bytes of a text file to Unicode: UTF-8, UTF-16, Windows-1258, TCVN3, VNI, told apart by evidence."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from generator.read import legacy
from generator.read.legacy import Scheme
from generator.read.legacy.syllables import share

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BROKEN: Final = re.compile("\ufffd+")
_LIKELY: Final = 0.6
# A text with a few broken places is still UTF-8 when there are this many sound letters to each.
_SOUND: Final = 10
_LONGEST_SAMPLE: Final = 200_000


class Decoded(NamedTuple):
    """The text, its encoding as a person calls it, and what is to be said of it (Vietnamese; "" when nothing)."""

    text: str
    encoding: str
    remark: str


def decode(data: bytes) -> Decoded:
    """Never fails; what cannot be told is read as Latin-1 and said so."""
    found = _unicode(data) or _bytes(data)
    scheme = legacy.recognise(found.text[:_LONGEST_SAMPLE])
    if scheme is None:
        return found
    return Decoded(legacy.decode(found.text, scheme), scheme.value, _converted(scheme))


def _unicode(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    if wide := _utf16_without_mark(data):
        return _read(data, wide)
    found = _read(data, "utf-8")
    broken = len(_BROKEN.findall(found.text))
    sound = sum(1 for mark in found.text if mark > "\x7f" and mark != "\ufffd")
    return found if sound >= broken * _SOUND else None


def _read(data: bytes, encoding: str) -> Decoded:
    name = encoding[:6].upper().rstrip("-")
    try:
        return Decoded(data.decode(encoding), name, "")
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), name, f"Tệp {name} có byte hỏng, thay bằng dấu “\ufffd”.")


def _utf16_without_mark(data: bytes) -> str | None:
    """In Vietnamese text every second byte is 0 (Latin), 1 (ă, đ, ơ, ư) or 0x1E (ạ, ế, ...)."""
    sample = data[: _LONGEST_SAMPLE & ~1]
    if len(sample) < 4 or len(data) % 2 or b"\0" not in sample:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if sum(high.count(byte) for byte in b"\0\1\x1e\x20\x03") >= 0.95 * len(high) and high.count(0) > len(high) // 3:
            return encoding
    return None


def _bytes(data: bytes) -> Decoded:
    """One byte a character: whichever reading gives the most Vietnamese words."""
    latin = data.decode("latin-1")
    readings = [Decoded(legacy.decode(latin, scheme), scheme.value, _converted(scheme)) for scheme in Scheme]
    # A few bytes mean nothing in Windows-1258; text in it has none of them.
    try:
        name = "Windows-1258"
        readings.append(Decoded(data.decode("cp1258"), name, f"Tệp viết bằng bảng mã {name}, đã đổi sang Unicode."))
    except UnicodeDecodeError:
        pass
    shares = [share(each.text[:_LONGEST_SAMPLE]) for each in readings]
    best = max(range(len(readings)), key=shares.__getitem__)
    if shares[best] >= _LIKELY:
        return readings[best]
    return Decoded(latin, "?", "Không nhận ra bảng mã của tệp; chữ có dấu có thể sai. Hãy lưu lại tệp dạng UTF-8.")


def _converted(scheme: Scheme) -> str:
    return f"Văn bản gõ bằng bảng mã cũ {scheme.value}, đã đổi sang Unicode."
