"""How many tracked changes a document holds, said once, with the way they were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.read.view import Notice

_INSERTED: Final = ("ins", "cellIns")
_DELETED: Final = ("del", "cellDel")
_MOVED: Final = ("moveFrom", "moveTo")
_CHANGED: Final = (
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "tblGridChange",
    "numberingChange",
    "cellMerge",
)
_GROUPS: Final = (("thêm", _INSERTED), ("xóa", _DELETED), ("chuyển chỗ", _MOVED), ("đổi định dạng", _CHANGED))
_TAGS: Final = {w(name): label for label, names in _GROUPS for name in names}


def revision_notice(roots: Iterable[etree._Element], *, original: bool) -> Notice | None:
    """One notice for all tracked changes of a document's parts; None when there are none."""
    counts: Counter[str] = Counter()
    for root in roots:
        counts.update(_TAGS[element.tag] for element in root.iter(*_TAGS))
    total = counts.total()
    if not total:
        return None
    kinds = ", ".join(f"{counts[label]} {label}" for label, _ in _GROUPS if counts[label])
    way = "như bản gốc, trước mọi sửa đổi" if original else "như đã chấp nhận mọi sửa đổi"
    return Notice("sua-doi", f"Tệp có {total} chỗ sửa đổi được theo dõi (Track Changes): {kinds}; đọc {way}.")
