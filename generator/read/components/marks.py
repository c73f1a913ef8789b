"""What a line's words alone say: the fixed words of header and closing, and where two of them share a line."""

from __future__ import annotations

import re
from typing import Final

from generator.read.components.names import is_capital_person, is_person, starts_post
from generator.read.components.scale import CLEAR, EXACT, GUESS, LIKELY, Guess
from generator.read.view import Component
from generator.text import nfc, squeeze, unaccented

C = Component
_LONGEST_MIXED: Final = 220
_NATION: Final = "cong hoa xa hoi chu nghia viet nam"
_MOTTO: Final = "doc lap tu do hanh phuc"
_PARTY: Final = "dang cong san viet nam"
_NATION_INSIDE: Final = re.compile(
    r"C[ỘÔO]NG\s+H\S{1,3}\s+X\S{1,2}\s+H\S{1,2}I\s+CH\S{1,3}\s+NGH\S{1,4}\s+VI\S{1,2}T\s+NAM"
)
_PARTY_INSIDE: Final = re.compile(r"Đ[ẢA]NG\s+C[ỘÔO]NG\s+S[ẢA]N\s+VI\S{1,2}T\s+NAM")
_MOTTO_INSIDE: Final = re.compile(
    r"[ĐD]\S{1,2}c\s+l\S{1,2}p\s*[-–—.]?\s*t\S\s+do\s*[-–—.]?\s*h\S{1,2}nh\s+ph\S{1,2}c", re.IGNORECASE
)
_CODE: Final = r"[A-ZĐ.…][\w&.…]*(?:\s?[-–/]\s?[A-ZĐ.…][\w&.…]*)*"
_NUMBER: Final = re.compile(
    rf"Số\s*:?\s*(?:[\d.…_\s]{{0,30}}[A-Z]?\s*[/–-]\s*(?:\d{{4}}\s*[/-]\s*)?{_CODE})(?=\s|$)", re.IGNORECASE
)
_NUMBER_ALONE: Final = re.compile(r"(?:Số\s*:\s*[\d.…_\s]{0,30}|\d{0,5}\s*/\s?[A-ZĐ]{2,}[\w&]*\s?-\s?[A-ZĐ][\w&-]*)")
_DAY: Final = r"ngày[\s\d.…_]{0,24}tháng[\s\d.…_]{0,24}năm[\s\d.…_]{0,14}"
_DATE: Final = re.compile(rf"(?:[^\W\d_][^,;:()]{{0,50}}|[.…_\s\d]{{2,30}}),?\s*{_DAY}|{_DAY}", re.IGNORECASE)
# A legal base may end with its date: “Căn cứ Luật ... ngày 16 tháng 6 năm 2025.”
_BASE: Final = re.compile(
    r"(?:Căn cứ|Thực hiện|Thi hành|Theo|Xét|Để|Nhằm|Triển khai|Luật|Nghị (?:quyết|định)|Kế hoạch)\b"
)
_SHORT_DATE: Final = re.compile(r"[^\W\d_][^,;:()\d]{0,40},\s*ngày\s*[\d.…_\s]{0,8}/\s*[\d.…_\s]{0,6}/\s*\d{2,4}")
_DATE_INSIDE: Final = re.compile(rf"(?P<place>(?:[^\W\d_][^\s,]*[^\S\n]){{0,5}}[^\W\d_][^\s,]*\s?,)\s*{_DAY}\.?\s*$")
_SECRECY: Final = re.compile(r"(?:(?:ĐỘ MẬT|DẤU CHỈ ĐỘ MẬT)\s*:\s*)?(?:TUYỆT|TỐI)?\s*MẬT|BÍ MẬT NHÀ NƯỚC.{0,40}")
_URGENCY: Final = re.compile(
    r"(?:THƯỢNG\s+KHẨN|H[ỎO][ẢA]\s+TỐC|KHẨN)(?:\s+CẤP)?(?:\s+HẸN\s+GIỜ.{0,30})?|(?:ĐỘ|MỨC ĐỘ)\s+KHẨN\s*:.{1,30}"
)
_CIRCULATION: Final = re.compile(
    r"(?:TÀI LIỆU )?(?:LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|THU HỒI|KHÔNG PHỔ BIẾN)|TÀI LIỆU (?:HỌP|MẬT) .{1,30}"
)
_DRAFT: Final = re.compile(
    r"\(?\s*(?:BẢN\s+)?D[Ự]\s+THẢO(?:\s+LẦN\s+.{1,20}|\s+\d{1,2}|\s+ngày\s.{1,20})?\s*\)?", re.IGNORECASE
)
_ABOUT: Final = re.compile(r"V\s*/\s*v\b[:.]?", re.IGNORECASE)
_DEAR: Final = re.compile(r"Kính\s+(?:gửi|trình)\s*(?::|$)|Kính\s+gửi\s+(?=[^\W\d_]).{2,}", re.IGNORECASE)
_STROKES: Final = frozenset("-_–—−=~*─━⎯‒―")
_CURL: Final = re.compile(r"[^\w\s]+ ?[oO0]{2,3} ?[^\w\s]+")
_RULE_TAIL: Final = re.compile(r"(?:_{4,}|─{4,}|━{4,}|[-–—]{5,})\s*$")
_SIGNED: Final = re.compile(
    r"[\[(]\s*(?:đã\s+k[ýí]|chữ\s+k[ýí]|k[ýí],?\s|k[ýí]\s*tên|k[ýí]\)|dấu|ghi\s+rõ).{0,90}|đã\s+k[ýí]\.?",
    re.IGNORECASE,
)
_DIGITAL: Final = re.compile(
    r"(?:được\s+)?(?:ký\s+(?:số\s+)?bởi|người\s+ký|ngày\s+ký|thời\s+gian\s+ký|giờ\s+ký|signed\s+by|"
    r"signature\s+(?:not\s+)?(?:valid|verified)|digitally\s+signed|date\s*:|email\s*:|cơ\s+quan\s*:|"
    r"tổ\s+chức\s*:|chức\s+vụ\s*:|lý\s+do\s+ký|ký\s+số)(?:.{0,120})",
    re.IGNORECASE,
)
_DIGITAL_SURE: Final = re.compile(
    r"(?:được\s+)?ký\s+(?:số\s+)?bởi\b|(?:ngày|thời gian|giờ|người)\s+ký(?:\s+số)?\s*:|"
    r"signed\s+by|signature\s|digitally\s",
    re.IGNORECASE,
)
_AUTHORITY: Final = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|TUN|Q|T\.M|K\.T|T\.L)\s?\.\s*|(?:T\.M|K\.T|T\.L)\s+|"
    r"(?:T/M|K/T|T/L|T/UQ)\s?\.?\s*|(?:TM|KT|TL|TUQ)\s+)(?=[^\W\d_])"
)
_AUTHORITY_INSIDE: Final = re.compile(r"(?<=[\s;:.])(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:\.\s?|\s)[^\W\d_a-zà-ỹ]{2,}")
_POST_AFTER: Final = re.compile(
    r"(?<=[^\W\d_]{2})\s+(?=PHÓ\s|(?:QUYỀN |Q\. ?)?"
    r"(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG (?:BAN|ĐOÀN|PHÒNG)|TỔ TRƯỞNG)\s*$)"
)
_WORD: Final = re.compile(r"\S+")
_POST_INSIDE: Final = re.compile(
    r"(?<=[;:.])\s+(?=(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG |BÍ THƯ|CHÁNH |HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC))"
)
_RECIPIENTS: Final = re.compile(r"[*\s]*Nơi\s+(?:nhận|gửi)\s*(?::|$|\s(?=-))", re.IGNORECASE)
_FILED: Final = re.compile(
    r"(?:[-–—−+•*]\s*)?Lưu\s*(?::|;|(?=VT|VP|ĐU|HS|VB))|(?:[-–—−+•]\s*)Lưu\s+(?:tại\s+)?(?:văn|hồ|VT|VP|trang)",
    re.IGNORECASE,
)
_FILED_NAME: Final = re.compile(r"(?<=[\w)]\.)\s+(?=(?:[^\W\d_a-zà-ỹ][^\W\d_A-Z]+\s?){2,5}$)")
_APPENDIX: Final = re.compile(r"(?:Phụ\s+lục|PHỤ\s+LỤC)(?:\s+(?:số\s+)?(?:[IVXLC]+|\d{1,2}))?\s*[.:–-]\s*")
_CONTACT: Final = re.compile(
    r"(?:\b(?:Địa chỉ|ĐT|Điện thoại|Tel|Fax|E-?mail|Thư điện tử|Website|Web|Trang thông tin điện tử)\s*[:.])",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Lower-case ASCII letters, everything else a single blank: "Độc lập -Tự do" as "doc lap tu do"."""
    return " ".join(re.findall(r"[a-z]+", unaccented(text).lower()))


def header_mark(text: str) -> Guess | None:
    """What a whole line of a header is by its words, or None. ``text`` is NFC with single blanks."""
    first = text[:1]
    if first in "Vv" and first and len(text) < 500 and _ABOUT.match(text):
        return Guess(C.TRICH_YEU, EXACT, "mở đầu bằng “V/v”")
    if not text or len(text) > 120:
        return None
    if first in "CcĐđDd":
        nation = _nation(text)
        if nation is not None:
            return nation
    if first in "SsIi0123456789/" and (found := _number(text)) is not None:
        return found
    if text.isupper() or first in "(DdBbTtĐđMm":
        stamp = _stamp(text)
        if stamp is not None:
            return stamp
    if "ngày" in text or "Ngày" in text or "NGÀY" in text:
        return _date(text)
    return None


def _nation(text: str) -> Guess | None:
    if not 15 <= len(text) <= 60:
        return None
    words = plain(text)
    if words == _NATION:
        if text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM":
            return Guess(C.QUOC_HIEU, EXACT, "khớp Quốc hiệu")
        if text == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM":
            return Guess(C.QUOC_HIEU, CLEAR, "khớp Quốc hiệu, dấu đặt kiểu “HOÀ”")
        return Guess(C.QUOC_HIEU, LIKELY, "giống Quốc hiệu, khác dấu hoặc chữ hoa")
    if words == _PARTY:
        return Guess(C.QUOC_HIEU, CLEAR, "tiêu đề văn bản Đảng")
    if words == _MOTTO or words.replace(" ", "") == _MOTTO.replace(" ", ""):
        if text == "Độc lập - Tự do - Hạnh phúc":
            return Guess(C.TIEU_NGU, EXACT, "khớp Tiêu ngữ")
        return Guess(C.TIEU_NGU, LIKELY, "giống Tiêu ngữ, khác gạch nối, dấu hoặc chữ hoa")
    return None


def _number(text: str) -> Guess | None:
    if _NUMBER.fullmatch(text):
        return Guess(C.SO_KY_HIEU, EXACT if text[:3] in ("Số:", "Số ") else CLEAR, "chữ “Số” và ký hiệu")
    if _NUMBER_ALONE.fullmatch(text):
        return Guess(C.SO_KY_HIEU, LIKELY, "một phần của số, ký hiệu")
    return None


def _date(text: str) -> Guess | None:
    trimmed = text.rstrip(" .")
    if len(text) > 90 or text[0] in "(-" or _BASE.match(text):
        return None
    if _DATE.fullmatch(trimmed):
        if trimmed[:4].lower() == "ngày":
            return Guess(C.DIA_DANH_NGAY, LIKELY, "chỉ có ngày, tháng, năm")
        return Guess(C.DIA_DANH_NGAY, EXACT if "," in trimmed else CLEAR, "địa danh và ngày, tháng, năm")
    if _SHORT_DATE.fullmatch(trimmed):
        return Guess(C.DIA_DANH_NGAY, LIKELY, "địa danh và ngày viết bằng số")
    return None


def _stamp(text: str) -> Guess | None:
    for pattern, component, reason in (
        (_SECRECY, C.DO_MAT, "dấu chỉ độ mật"),
        (_URGENCY, C.MUC_KHAN, "dấu chỉ mức độ khẩn"),
        (_CIRCULATION, C.LUU_HANH, "phạm vi lưu hành"),
    ):
        if pattern.fullmatch(text.strip(" .!")):
            return Guess(component, CLEAR, reason)
    return Guess(C.KHAC, CLEAR, "dấu dự thảo") if _DRAFT.fullmatch(text) else None


def is_dear(text: str) -> bool:
    """True when the line opens with "Kính gửi"."""
    return text[:1] in "Kk" and _DEAR.match(text) is not None


def is_rule(text: str) -> bool:
    """True for a decorative line typed with underscores, hyphens, asterisks or "o0o"."""
    if text[:1] not in _STROKES or (len(text) < 3 and text not in ("*", "_", "—", "__")):
        return False
    inner = text if len(text) > _LONGEST_MIXED else _CURL.sub("-", text)
    return all(char in _STROKES or char == " " for char in inner)


def is_contact(text: str) -> bool:
    """True for an address line: two of address, phone, fax, e-mail, web site."""
    return len(text) < 300 and len(_CONTACT.findall(text)) > 1


def closing_mark(text: str) -> Guess | None:
    """What a whole line of recipients or signature is by its words, or None; the words alone, not the place."""
    if not text or len(text) > 160:
        return None
    if text[0] in "Nn*" and _RECIPIENTS.match(text):
        return Guess(C.NHAN_NOI_NHAN, EXACT if text[:9] == "Nơi nhận:" else CLEAR, "chữ “Nơi nhận”")
    if _FILED.match(text):
        return Guess(C.LUU, EXACT if text.lstrip("-–—−+•* ")[:4] == "Lưu:" else CLEAR, "chữ “Lưu”")
    authority = _authority(text)
    if authority is not None:
        return authority
    signed = _signed(text)
    if signed is not None:
        return signed
    if text.isupper() and len(text) <= 90 and text[-1] not in ":;," and starts_post(text):
        return Guess(C.CHUC_VU, CLEAR, "tên chức vụ in hoa")
    return None


def _authority(text: str) -> Guess | None:
    if text[0] not in "TKQtkq" or len(text) > 100:
        return None
    if _AUTHORITY.match(text):
        if text.isupper():
            return Guess(C.QUYEN_HAN, EXACT, "mở đầu bằng TM., KT., TL., TUQ. hoặc Q.")
        head = text.split()[0].rstrip(".")
        after = text[len(head) :].lstrip(". ")
        if head.isupper() and len(head) > 1 and after[:1].isupper() and len(text) < 70 and "," not in text:
            return Guess(C.QUYEN_HAN, LIKELY, "chữ viết tắt quyền hạn, không in hoa cả dòng")
    return None


def _signed(text: str) -> Guess | None:
    if _SIGNED.fullmatch(text):
        return Guess(C.KHAC, CLEAR, "chỗ ghi chữ ký")
    if _DIGITAL_SURE.match(text):
        return Guess(C.KHAC, CLEAR, "thông tin chữ ký số")
    return None


def digital_detail(text: str) -> bool:
    """True for a further line of a digital signature's box ("Email: ...", "Cơ quan: ...")."""
    return _DIGITAL.fullmatch(text) is not None


def person_mark(text: str) -> Guess | None:
    """A person's name standing alone on its line, or None."""
    if is_person(text):
        return Guess(C.HO_TEN, LIKELY, "họ tên viết hoa chữ cái đầu")
    if is_capital_person(text):
        return Guess(C.HO_TEN, GUESS, "giống họ tên viết in hoa")
    return None


def inner_cuts(line: str) -> list[int]:
    """Offsets inside a line where one component ends and another begins, whatever blanks stand between them."""
    if len(line) > _LONGEST_MIXED:
        return []
    cuts: set[int] = set()
    _cut_fixed(line, cuts)
    _cut_number_and_date(line, cuts)
    _cut_closing(line, cuts)
    if line[0] == "P":
        appendix = _APPENDIX.match(line)
        if appendix is not None and line[appendix.end() :].isupper():
            cuts.add(appendix.end())
    return sorted(offset for offset in cuts if 0 < offset < len(line))


def _cut_fixed(line: str, cuts: set[int]) -> None:
    """Around Quốc hiệu, Tiêu ngữ and a drawn line. The plain tests before each search are there for speed."""
    searched = (
        (_NATION_INSIDE, " NAM" in line),
        (_PARTY_INSIDE, "NG C" in line and " NAM" in line),
        (_MOTTO_INSIDE, "Tự do" in line or "TỰ DO" in line or "Tự Do" in line or "tự do" in line),
    )
    for pattern, worth in searched:
        found = pattern.search(line) if worth else None
        if found is not None:
            cuts.update(found.span())
    tail = _RULE_TAIL.search(line) if line[-1] in "_─━-–—" else None
    if tail is not None and line[: tail.start()].strip():
        cuts.add(tail.start())


def _cut_number_and_date(line: str, cuts: set[int]) -> None:
    """Around số, ký hiệu at the head of a line or behind capitals; before a date that ends a line of two columns."""
    at = max(line.find("Số"), line.find("SỐ"))
    number = _NUMBER.match(line, at) if at == 0 or (at > 0 and line[:at].isupper()) else None
    date = _DATE_INSIDE.search(line) if "ngày" in line and "tháng" in line else None
    if number is not None:
        cuts.add(number.start())
        rest = line[number.end() :].strip(" .\xa0")
        if _ABOUT.match(rest) or _DATE.fullmatch(rest):
            cuts.add(number.end())
            return
    place = date.start("place") if date is not None else 0
    if place and (line[place - 1] == "\t" or line[max(place - 2, 0) : place].isspace()):
        cuts.add(place)


def _cut_closing(line: str, cuts: set[int]) -> None:
    """Between recipients and signature on one line."""
    label = _RECIPIENTS.match(line) if line[0] in "Nn*" else None
    if label is not None and line[label.end() :].strip():
        cuts.add(label.end())
    in_list = label is not None or line[0] in "-–" or (line[0] in "Ll+•*" and _FILED.match(line) is not None)
    found = _AUTHORITY_INSIDE.search(line) if in_list or "  " in line or line.isupper() else None
    if found is not None and line[found.start() :].isupper():
        before = line[: found.start()]
        if in_list or "  " in before or before.isupper():
            cuts.add(found.start())
    if in_list:
        post = _POST_INSIDE.search(line) if found is None else None
        if post is not None and line[post.end() :].isupper():
            cuts.add(post.end())
        name = _FILED_NAME.search(line) if "Lưu" in line else None
        if name is not None and is_person(squeeze(nfc(line[name.end() :]))):
            cuts.add(name.end())
    if line[:2].isupper() and (_AUTHORITY.match(line) or starts_post(line[:40])):
        _cut_signer(line, cuts)


def _cut_signer(line: str, cuts: set[int]) -> None:
    """Authority, post and name that stand on one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Đình Khánh"."""
    words = [(found.start(), found.group()) for found in _WORD.finditer(line)]
    count = next((i for i, (_, word) in enumerate(words) if not word.isupper()), len(words))
    if 0 < count < len(words) and is_person(squeeze(nfc(line[words[count][0] :]))):
        cuts.add(words[count][0])
    elif count < len(words):
        return
    if _AUTHORITY.match(line):
        head = line[: words[count][0]] if count < len(words) else line
        post = _POST_AFTER.search(head)
        if post is not None:
            cuts.add(post.end())
