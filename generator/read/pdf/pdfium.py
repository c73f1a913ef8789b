"""The only home of pypdfium2: a PDF's bytes to pages of characters and drawn lines, one page at a time."""

from __future__ import annotations

import ctypes
import math
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from generator.read.pdf.drawing import Frame, rules_of
from generator.read.pdf.page import Glyph, Page, Style

# PDFium keeps global state; two threads in it at once crash the process.
_LOCK: Final = threading.RLock()
_SUBSET: Final = re.compile(r"[A-Z]{6}\+")
_BOLD: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique", re.IGNORECASE)
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\ufffd\0]")
_FORCE_BOLD: Final = 1 << 18
_ITALIC_FLAG: Final = 1 << 6
_PASSWORD_NEEDED: Final = 4
_INVISIBLE: Final = 3
_FARTHEST: Final = 20_000.0  # points; a PDF page measures 14,400 at most
_SMALLEST: Final = 0.1


class UnreadableError(Exception):
    """PDFium refused the file; ``encrypted`` when it asks for a password."""

    def __init__(self, *, encrypted: bool) -> None:
        super().__init__("encrypted" if encrypted else "damaged")
        self.encrypted = encrypted


class TooLargeError(Exception):
    """There are more characters than are read."""


class Document:
    """An open PDF. ``pages`` reads them one after the other and keeps none."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self.count = len(handle)

    def pages(self, limit: int) -> Iterator[Page]:
        """Every page; a damaged one has no characters. TooLargeError beyond so many characters in all."""
        for number in range(1, self.count + 1):
            page = self._page(number, limit)
            limit -= len(page.glyphs)
            yield page

    def _page(self, number: int, limit: int) -> Page:
        with _LOCK, _opened(self._handle, number - 1) as opened:
            if opened is None:
                return Page(number, 0.0, 0.0, [], [], [])
            page, text = opened
            if text.count_chars() > limit:
                raise TooLargeError
            frame = Frame.of(page)
            reader = _Text(text, frame)
            reader.read()
            frame = reader.upright()
            rules, pictures = rules_of(reader.raw, page.raw, frame)
            return Page(
                number,
                frame.width,
                frame.height,
                reader.glyphs,
                rules,
                reader.styles,
                reader.unmapped,
                pictures,
                reader.invisible,
            )


@contextmanager
def document(data: bytes) -> Iterator[Document]:
    """Opens a PDF with the empty password. UnreadableError when that does not go."""
    import pypdfium2

    with _LOCK:
        try:
            handle = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(encrypted=getattr(error, "err_code", None) == _PASSWORD_NEEDED) from error
        try:
            yield Document(handle)
        finally:
            handle.close()


@contextmanager
def _opened(handle: Any, index: int) -> Iterator[tuple[Any, Any] | None]:
    import pypdfium2

    page = text = None
    try:
        try:
            page = handle[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield None
            return
        yield page, text
    finally:
        for each in (text, page):
            if each is not None:
                each.close()


def _real(*places: float) -> bool:
    return all(-_FARTHEST <= place <= _FARTHEST for place in places)  # false for NaN too


class _Text:
    """The characters of one page; what PDFium tells of a text object is asked once for all its characters."""

    def __init__(self, text: Any, frame: Frame) -> None:
        from pypdfium2 import raw

        self.raw = raw
        self.text = text
        self.frame = frame
        self.glyphs: list[Glyph] = []
        self.styles: list[Style] = []
        self.unmapped = 0
        self.invisible = False
        self._by_style: dict[Style, int] = {}
        self._objects: dict[int, tuple[int, int]] = {}

    def read(self) -> None:
        """Fills ``glyphs`` in the order of the page's content."""
        raw, text, frame = self.raw, self.text.raw, self.frame
        unicode, origin, loose = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
        object_of, map_error = raw.FPDFText_GetTextObject, raw.FPDFText_HasUnicodeMapError
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        lacking: dict[tuple[int, str], bool] = {}  # the answer for a letter of a font is always the same
        high = ""
        for index in range(max(self.text.count_chars(), 0)):
            item = object_of(text, index)
            if not item:  # a blank or line end that PDFium put in itself
                continue
            letter = unicode(text, index)
            if 0xD800 <= letter < 0xDC00:
                high = chr(letter)
                continue
            words = self._letter(letter, high)
            high = ""
            style, turn = self._object(item, index)
            known = lacking.get((style, words))
            if known is None:
                known = lacking[style, words] = map_error(text, index) > 0 or bool(_PRIVATE.search(words))
            self.unmapped += known
            origin(text, index, x, y)
            loose(text, index, box)
            x0, top = frame.place(x.value, y.value, turn)
            if not _real(x0, top, box.left, box.right):
                continue  # a damaged matrix: it stands nowhere on the page
            ends = (frame.place(box.left, box.bottom, turn)[0], frame.place(box.right, box.top, turn)[0])
            self.glyphs.append(Glyph(words, x0, max(*ends, x0), top, style, turn))

    def upright(self) -> Frame:
        """Turns the page so that most of its text runs from left to right; the frame after that."""
        turns = Counter(glyph.turn for glyph in self.glyphs if not glyph.text.isspace())
        main = turns.most_common(1)[0][0] if turns else 0
        if main:
            self.glyphs = [glyph._replace(turn=(glyph.turn - main) % 4) for glyph in self.glyphs]
        return self.frame.turned(main)

    def _letter(self, code: int, high: str) -> str:
        if code in (2, 0xFFFE):  # what PDFium makes of a hyphen at the end of a line
            return "-"
        if 0xDC00 <= code < 0xE000:
            pair = (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            return pair if high else "\ufffd"
        return "\ufffd" if code < 32 and code not in (9, 10, 13) else chr(min(code, 0x10FFFF))

    def _object(self, item: Any, index: int) -> tuple[int, int]:
        key = ctypes.addressof(item.contents)
        known = self._objects.get(key)
        if known is None:
            matrix = self.raw.FS_MATRIX()
            self.raw.FPDFText_GetMatrix(self.text.raw, index, matrix)
            turn = (round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) - self.frame.turns) % 4
            known = self._objects[key] = (self._style(item, index, math.hypot(matrix.c, matrix.d)), turn)
        return known

    def _style(self, item: Any, index: int, scale: float) -> int:
        raw, text = self.raw, self.text.raw
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(text, index, None, 0, flags)
        buffer = ctypes.create_string_buffer(max(length, 1))
        raw.FPDFText_GetFontInfo(text, index, buffer, length, flags)
        font = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"), count=1)
        channels = [ctypes.c_uint() for _ in range(4)]
        filled = raw.FPDFText_GetFillColor(text, index, *channels)
        size = abs(raw.FPDFText_GetFontSize(text, index) * (scale or 1.0))
        size = round(size, 2) if _SMALLEST <= size <= _FARTHEST else _SMALLEST
        if raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
            self.invisible = True
        style = Style(
            font,
            size,
            bool(_BOLD.search(font)) or bool(flags.value & _FORCE_BOLD),
            bool(_ITALIC.search(font)) or bool(flags.value & _ITALIC_FLAG),
            "{:02X}{:02X}{:02X}".format(*(channel.value for channel in channels[:3])) if filled else None,
        )
        if style not in self._by_style:
            self._by_style[style] = len(self.styles)
            self.styles.append(style)
        return self._by_style[style]
