"""Types of document (tên loại) and how a title line names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.read.components.names import key


@dataclass(frozen=True, slots=True)
class TypeOfDocument:
    """A type: ``ten`` as written in a sentence ("Kế hoạch"), ``ma`` its abbreviation (NĐ 30, PL III) or ""."""

    ten: str
    ma: str


_TYPES: Final = (
    ("Nghị quyết", "NQ"),
    ("Quyết định", "QĐ"),
    ("Chỉ thị", "CT"),
    ("Quy chế", "QC"),
    ("Quy định", "QyĐ"),
    ("Thông cáo", "TC"),
    ("Thông báo", "TB"),
    ("Hướng dẫn", "HD"),
    ("Chương trình", "CTr"),
    ("Kế hoạch", "KH"),
    ("Phương án", "PA"),
    ("Đề án", "ĐA"),
    ("Dự án", "DA"),
    ("Báo cáo", "BC"),
    ("Biên bản", "BB"),
    ("Tờ trình", "TTr"),
    ("Hợp đồng", "HĐ"),
    ("Công điện", "CĐ"),
    ("Bản ghi nhớ", "BGN"),
    ("Bản thỏa thuận", "BTT"),
    ("Giấy ủy quyền", "GUQ"),
    ("Giấy mời", "GM"),
    ("Giấy giới thiệu", "GGT"),
    ("Giấy nghỉ phép", "GNP"),
    ("Phiếu gửi", "PG"),
    ("Phiếu chuyển", "PC"),
    ("Phiếu báo", "PB"),
    ("Công văn", ""),
    ("Kết luận", "KL"),
    ("Thông tri", "TT"),
    ("Thông tư", "TT"),
    ("Nghị định", "NĐ"),
    ("Luật", ""),
    ("Pháp lệnh", ""),
    ("Nội quy", ""),
    ("Quy trình", ""),
    ("Đề cương", ""),
    ("Lịch công tác", ""),
    ("Giấy chứng nhận", ""),
    ("Giấy xác nhận", ""),
    ("Giấy phép", "GP"),
    ("Lời kêu gọi", ""),
    ("Tuyên bố", ""),
    ("Điều lệ", ""),
)
CONG_VAN: Final = TypeOfDocument("Công văn", "")
_BY_KEY: Final = {key(ten): TypeOfDocument(ten, ma) for ten, ma in _TYPES}
_LONGEST: Final = max(len(words.split()) for words in _BY_KEY)
# What may follow a type and still be part of it, not of the summary.
_TAILS: Final = frozenset(
    {"hành động", "công tác", "phối hợp", "liên tịch", "tóm tắt", "tổng hợp", "liên ngành", "thực hiện", "số"}
)


def read_type(words: str) -> tuple[TypeOfDocument, int] | None:
    """The type that a line opens with and how many of its words name it, or None; case does not count.

    "KẾ HOẠCH" gives two words, "KẾ HOẠCH HÀNH ĐỘNG" four, "KẾ HOẠCH Triển khai ..." two.
    """
    parts = [part.strip(" .:") for part in key(words).split()]
    for count in range(min(_LONGEST, len(parts)), 0, -1):
        found = _BY_KEY.get(" ".join(parts[:count]))
        if found is not None:
            return found, count + 2 if " ".join(parts[count : count + 2]) in _TAILS else count
    return None
