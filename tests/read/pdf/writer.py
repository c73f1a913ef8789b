"""A tiny PDF writer: text at places in fonts of any name, lines, turned pages, passwords. Independent of our reader."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_WIDTH = 500  # thousandths of the size: every character is half as wide as it is high


@dataclass
class Sheet:
    """A page of A4 (points from the top left corner). Every character is half its size wide."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    used: dict[str, list[str]] = field(default_factory=dict)

    def text(self, x: float, y: float, words: str, font: str = "Times", size: float = 14.0, turn: int = 0) -> Sheet:
        """Writes words with their baseline at ``y``; ``turn`` in quarter turns against the clock."""
        letters = self.used.setdefault(font, [])
        codes = []
        for letter in words:
            if letter not in letters:
                letters.append(letter)
            codes.append(f"{letters.index(letter) + 1:02X}")
        a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
        matrix = f"{a} {b} {-b} {a} {x} {self.height - y}"
        self.content.append(f"BT /{_tag(font)} {size} Tf {matrix} Tm <{''.join(codes)}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, weight: float = 0.75) -> Sheet:
        """Draws a line."""
        self.content.append(f"{weight} w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def picture(self) -> Sheet:
        """Fills the page with an image, as a scanner does."""
        self.content.append(f"q {self.width} 0 0 {self.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self


def pdf(*sheets: Sheet, mapped: bool = True, password: str | None = None) -> bytes:
    """The bytes of a PDF. Without ``mapped`` the fonts do not say which letters they hold.

    ``password`` encrypts with RC4 (40 bits): "" opens without asking.
    """
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for sheet in sheets:
        fonts = []
        for name, letters in sheet.used.items():
            fonts.append(f"/{_tag(name)} {_font(objects, name, letters, mapped=mapped)} 0 R")
        content = "\n".join(sheet.content).encode("latin-1")
        objects.append(_stream(content))
        place = f"/MediaBox[0 0 {sheet.width} {sheet.height}]/Rotate {sheet.rotate}"
        body = f"<</Type/Page/Parent 2 0 R{place}/Contents {len(objects)} 0 R/Resources<</Font<<{' '.join(fonts)}>>>>>>"
        objects.append(body.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return _written(objects, password)


def _tag(font: str) -> str:
    return "F" + hashlib.md5(font.encode()).hexdigest()[:8]


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n" % len(data) + data + b"\nendstream"


def _font(objects: list[bytes], name: str, letters: list[str], *, mapped: bool) -> int:
    count = len(letters)
    widths = " ".join(str(_WIDTH) for _ in letters)
    cmap = ""
    if mapped:
        rows = [f"<{code:02X}> <{letter.encode('utf-16-be').hex()}>" for code, letter in enumerate(letters, 1)]
        table = "".join(
            f"{len(rows[start : start + 100])} beginbfchar\n" + "\n".join(rows[start : start + 100]) + "\nendbfchar\n"
            for start in range(0, count, 100)
        )
        head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /X def\n"
        space = "1 begincodespacerange <00> <FF> endcodespacerange\n"
        objects.append(_stream(f"{head}{space}{table}endcmap end end".encode()))
        cmap = f"/ToUnicode {len(objects)} 0 R"
    # Any shape will do for text that is never looked at; a name that means a letter would be a map of its own.
    names = " ".join("/a" if mapped else f"/g{code}" for code in range(1, count + 1))
    objects.append(
        f"<</Type/Font/Subtype/Type1/BaseFont/{name.replace(' ', '#20')}/FirstChar 1/LastChar {count}"
        f"/Widths[{widths}]/Encoding<</Type/Encoding/Differences[1 {names}]>>{cmap}>>".encode()
    )
    return len(objects)


def _written(objects: list[bytes], password: str | None) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    identity = b"0123456789abcdef"
    key = owner = b""
    if password is not None:
        key, owner, user = _keys(password.encode("latin-1"), identity)
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        if password is not None and b"stream\n" in body:
            head, _, rest = body.partition(b"stream\n")
            data = rest.removesuffix(b"\nendstream")
            salted = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
            body = head + b"stream\n" + _rc4(salted, data) + b"\nendstream"
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    extra = b""
    if password is not None:
        places.append(len(out))
        out += b"%d 0 obj\n<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>\nendobj\n" % (
            len(objects) + 1,
            owner.hex().encode(),
            user.hex().encode(),
        )
        extra = b"/Encrypt %d 0 R/ID[<%s><%s>]" % (len(objects) + 1, identity.hex().encode(), identity.hex().encode())
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, extra, start)
    return bytes(out)


def _keys(password: bytes, identity: bytes) -> tuple[bytes, bytes, bytes]:
    """Key, owner entry and user entry (ISO 32000-1, 7.6.3, revision 2)."""
    padded = (password + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + identity).digest()[:5]
    return key, owner, _rc4(key, _PAD)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    at = 0
    for index in range(256):
        at = (at + state[index] + key[index % len(key)]) % 256
        state[index], state[at] = state[at], state[index]
    one = two = 0
    found = bytearray()
    for byte in data:
        one = (one + 1) % 256
        two = (two + state[one]) % 256
        state[one], state[two] = state[two], state[one]
        found.append(byte ^ state[(state[one] + state[two]) % 256])
    return bytes(found)
