"""Any document of a user, whatever its kind, as a recognised DocView."""

from __future__ import annotations

import errno
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.read.view import Block, DocView, Notice, Run

if TYPE_CHECKING:
    from generator.read.components import Recognised
    from generator.read.legacy import Scheme

SUFFIXES: Final = (".docx", ".pdf", ".txt")
MAX_BYTES: Final = 100_000_000
_PDF: Final = b"%PDF-"
_HEAD: Final = 1024
# A zip, an old Office file, and kinds that are no text: the reader of Word files names them and how to mend it.
_NO_TEXT: Final = re.compile(
    rb"PK|\xd0\xcf\x11\xe0|\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|7z\xbc\xaf|Rar!|\x1f\x8b|\s*(?:<\?xml|<!doctype|<html)",
    re.IGNORECASE,
)
_SAMPLE: Final = 20_000
_REASONS: Final = {
    errno.ENOENT: "không tìm thấy tệp",
    errno.EACCES: "không được phép đọc, hoặc tệp đang mở ở chương trình khác",
    errno.EPERM: "không được phép đọc",
    errno.EISDIR: "đây là một thư mục",
    errno.ENAMETOOLONG: "tên hoặc đường dẫn quá dài",
    errno.EIO: "ổ đĩa có lỗi",
}


def read_document(source: Path | bytes, name: str | None = None, *, revisions: str = "accepted") -> Outcome[DocView]:
    """A .docx, .pdf or .txt file, told apart by what is in it, as a view with its components recognised.

    ``source`` is a file or its bytes, ``name`` what messages call it (the path by default), ``revisions`` is
    "accepted" or "original" (tracked changes of a Word file). Errors: HT118 when the file cannot be read from the
    disk, else those of the readers (HT101 to HT117). Legacy TCVN3 and VNI text is converted and said so in the notices.
    """
    outcome = read_whole(source, name, revisions=revisions)
    return Outcome(outcome.value[0] if outcome.value is not None else None, outcome.diagnostics)


def read_whole(
    source: Path | bytes, name: str | None = None, *, revisions: str = "accepted"
) -> Outcome[tuple[DocView, Recognised]]:
    """Like ``read_document``, with what the document is as a whole."""
    shown = name or (source.as_posix() if isinstance(source, Path) else "tài liệu")
    loaded = _bytes(source, shown) if isinstance(source, Path) else Outcome(source)
    if loaded.value is None:
        return failed(*loaded.diagnostics)
    outcome = _read(loaded.value, shown, revisions)
    if outcome.value is None:
        return failed(*outcome.diagnostics)
    from generator.read.components import analyse

    return Outcome(analyse(outcome.value), outcome.diagnostics)


def _read(data: bytes, shown: str, revisions: str) -> Outcome[DocView]:
    suffix = Path(shown).suffix.lower()
    if _PDF in data[:_HEAD] or (suffix == ".pdf" and not _NO_TEXT.match(data)):
        from generator.read.pdf import read_pdf

        return read_pdf(data, shown)
    if _NO_TEXT.match(data) or suffix == ".docx":
        from generator.read.docx import read_docx

        outcome = read_docx(data, shown, revisions=revisions)
        return outcome if outcome.value is None else Outcome(in_unicode(outcome.value), outcome.diagnostics)
    from generator.read.txt import read_txt

    return read_txt(data, shown)


def _bytes(path: Path, shown: str) -> Outcome[bytes]:
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = _REASONS.get(getattr(error, "errno", None) or 0, "tên tệp không hợp lệ")
        return failed(_unreadable(shown, reason, "kiểm tra lại tên tệp, thư mục và quyền đọc."))
    if len(data) > MAX_BYTES:
        mend = "tách tệp làm nhiều phần, hoặc lưu lại không kèm ảnh."
        return failed(_unreadable(shown, f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB", mend))
    return Outcome(data)


def _unreadable(shown: str, reason: str, mend: str) -> Diagnostic:
    return Diagnostic("HT118", f"Không đọc được tệp: {reason}.", mend, place=Place(shown))


def in_unicode(view: DocView) -> DocView:
    """The view of a Word file with text of legacy fonts (TCVN3, VNI) converted; the same view when it has none."""
    from generator.read import legacy

    samples: dict[str, str] = defaultdict(str)
    for block in view.blocks:
        if block.text.isascii():
            continue
        for run in block.runs:
            font = run.font or ""
            if len(samples[font]) < _SAMPLE:
                samples[font] += f" {run.text}"
    schemes = {font: scheme for font, text in samples.items() if (scheme := legacy.recognise(text, font or None))}
    if not schemes:
        return view
    blocks = tuple(_converted(block, schemes) for block in view.blocks)
    names = ", ".join(sorted({scheme.value for scheme in schemes.values()}))
    told = Notice("bang-ma-cu", f"Văn bản gõ bằng phông chữ bảng mã cũ {names}, đã đổi sang Unicode.")
    return replace(view, blocks=blocks, notices=(*view.notices, told))


def _converted(block: Block, schemes: dict[str, Scheme]) -> Block:
    from generator.read import legacy

    if not any((run.font or "") in schemes for run in block.runs):
        return block
    runs: list[Run] = []
    for run in block.runs:
        scheme = schemes.get(run.font or "")
        runs.append(run if scheme is None else replace(run, text=legacy.decode(run.text, scheme, run.font)))
    text = "".join(run.text for run in runs)
    if "".join(run.text for run in block.runs) != block.text or text == block.text:
        return block
    return replace(block, text=text, runs=tuple(runs), raw=block.raw or block.text)
