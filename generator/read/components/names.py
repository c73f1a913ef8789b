"""Names of bodies, posts and persons as headers and signatures write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.text import squeeze, without_tone_place

# First words of the name of a body, lower case, "uỷ" and not "ủy" (see ``key``).
_BODIES: Final = re.compile(
    r"(?:uỷ ban|ubnd|ub mttq|ubmttq|ubkt|hội đồng|hđnd|hội|sở|phòng|ban|bcđ|bch|trung tâm|văn phòng|vp|bộ|cục|chi cục|"
    r"tổng cục|tổng công ty|công ty|công an|công đoàn|trường|đảng bộ|đảng uỷ|đảng cộng sản|tỉnh uỷ|thành uỷ|huyện uỷ|"
    r"quận uỷ|thị uỷ|chi bộ|đoàn|mặt trận|mttq|trạm|tổ|đội|liên đoàn|liên minh|thanh tra|toà án|viện|kho bạc|hạt|"
    r"chính phủ|quốc hội|thủ tướng|chủ tịch|tập đoàn|ngân hàng|đại học|học viện|bệnh viện|bảo hiểm|thuế|quân khu|"
    r"bộ chỉ huy|đài|quỹ|hợp tác xã|tiểu ban|tên cq|tên cơ quan|cơ quan|đặc khu|trung ương|thường trực|nhà)(?![\w])"
)
# A line that holds no more than this is the beginning of a name that goes on below.
_OPEN: Final = re.compile(
    r"(?:uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|văn phòng|thường trực|ban thường vụ|ban chấp hành|ban chỉ đạo|"
    r"trung tâm|phòng|ban|sở|chủ tịch|đoàn đại biểu quốc hội|uỷ ban mặt trận tổ quốc việt nam|uỷ ban mặt trận tổ quốc|"
    r"uỷ ban mttq việt nam|ban tổ chức|hội đồng|tổ công tác|đoàn kiểm tra liên ngành|"
    r"(?:uỷ ban nhân dân |hội đồng nhân dân )?(?:xã|phường|đặc khu|thị trấn|thành phố|tỉnh))"
)
_GOES_ON: Final = re.compile(r"(?:,|-|–|\bvà|\bcủa|\bvề|\bvới|\bcho)$")
_PLACES: Final = re.compile(
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp\.?|tỉnh|thủ đô|nước|việt nam|khoá|nhiệm kỳ)(?!\w)"
)
_POSTS: Final = re.compile(
    r"(?:(?:phó|quyền|q\.|nguyên)\s*)*(?:tổng )?(?:chủ tịch|giám đốc|bí thư|trưởng|chánh|chủ nhiệm|bộ trưởng|"
    r"thứ trưởng|thủ tướng|cục trưởng|cục phó|chi cục trưởng|cục|hiệu trưởng|hiệu phó|viện trưởng|tổ trưởng|tổ phó|"
    r"đội trưởng|trạm trưởng|chỉ huy trưởng|chỉ huy|chính uỷ|chủ toạ|chủ trì|thư ký|uỷ viên|tổng cục trưởng|"
    r"vụ trưởng|kế toán trưởng|tổng biên tập|biên tập|thường trực|thẩm phán|hạt trưởng|kiểm toán|quyền hạn|"
    r"thủ trưởng|người ký|tư lệnh|thủ quỹ|người lập)(?!\w)"
)
_FAMILY_NAMES: Final = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh mai đào đoàn tô lương hà
vương tạ trương lâm chu thái cao tống quách la lưu nông lò vàng sùng giàng phùng tăng kiều điêu lầu ma bế hứa
triệu lục cầm quàng lường tòng sầm doãn mạc kim thạch sơn châu diệp đàm giáp khổng khương nghiêm ninh phí tôn
ung y ksor siu rơ rmah hờ cà bạch chảo tẩn lù thào hạng vừ hầu
"""
_FAMILIES: Final = frozenset(_FAMILY_NAMES.split())
_RANK: Final = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|NGƯT|NGND|TTƯT|BSCKI{1,2}|CKI{1,2}|Dr|Đại tá|Thượng tá|Trung tá|Thiếu tá|"
    r"Thiếu tướng|Trung tướng|Đại úy|Thượng úy|Ông|Bà|Đồng chí)[.:,]?\s*)+(?=[^\W\d_])"
)


def key(text: str) -> str:
    """The text for comparison: lower case, blanks squeezed, "ủy" as "uỷ"."""
    return without_tone_place(squeeze(text))


def starts_body(text: str) -> bool:
    """True when the text opens with a word that names a kind of body ("SỞ", "UBND", "PHÒNG")."""
    return _BODIES.match(key(text)) is not None


def starts_place(text: str) -> bool:
    """True when the text opens with a kind of place ("XÃ BA TÔ"): the second line of a committee's name."""
    return _PLACES.match(key(text)) is not None


def starts_post(text: str) -> bool:
    """True when the text opens with a post ("PHÓ CHỦ TỊCH", "Trưởng đoàn")."""
    return _POSTS.match(key(text)) is not None


def is_person(text: str) -> bool:
    """True for "Lê Đình Khánh" and "TS. Lê Đình Khánh": two to seven capitalised words and nothing else."""
    if len(text) > 60:
        return False
    words = _RANK.sub("", text.strip(" .")).split()
    return 2 <= len(words) <= 7 and all(_is_name_word(word) for word in words)


def is_capital_person(text: str) -> bool:
    """True for "LÊ ĐÌNH KHÁNH": capitals, two to five words, the first a family name."""
    words = _RANK.sub("", text.strip(" .")).split()
    plain = all(word.replace("'", "").replace("’", "").isalpha() for word in words)
    return 2 <= len(words) <= 5 and text.isupper() and plain and words[0].lower() in _FAMILIES


def _is_name_word(word: str) -> bool:
    parts = re.split(r"['’-]", word)
    return (
        all(part.isalpha() for part in parts if part) and word[0].isupper() and (len(word) == 1 or not word.isupper())
    )


def group_lines(lines: Sequence[str]) -> list[list[int]]:
    """Lines of a header's left side put together to names: [[0, 1], [2]] for "ỦY BAN NHÂN DÂN", "XÃ A", "PHÒNG B".

    A line opens a new name when it opens with a kind of body and the line above is complete.
    """
    groups: list[list[int]] = []
    above = ""
    for index, line in enumerate(lines):
        words = key(line)
        opens = _BODIES.match(words) is not None and not _GOES_ON.search(above) and not _OPEN.fullmatch(above)
        if groups and not opens:
            groups[-1].append(index)
        else:
            groups.append([index])
        above = words
    return groups
