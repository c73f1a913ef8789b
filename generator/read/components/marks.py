"""What a line's words alone say: the fixed words of header and closing, and where two of them share a line."""

from __future__ import annotations

import re
from typing import Final

from generator.read.components.names import is_capital_person, is_person, starts_post
from generator.read.components.scale import CLEAR, EXACT, GUESS, LIKELY, Guess
from generator.read.view import Component
from generator.text import nfc, squeeze, unaccented

C = Component
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
_SHORT_DATE: Final = re.compile(r"[^\W\d_][^,;:()\d]{1,40},\s*ngày\s*[\d.…_\s]{0,8}/\s*[\d.…_\s]{0,6}/\s*\d{2,4}")
_DATE_INSIDE: Final = re.compile(rf"(?P<place>(?:[^\W\d_][^\s,]*[^\S\n]){{0,5}}[^\W\d_][^\s,]*\s?,)\s*{_DAY}\.?\s*$")
_SECRECY: Final = re.compile(r"(?:(?:ĐỘ MẬT|DẤU CHỈ ĐỘ MẬT)\s*:\s*)?(?:TUYỆT|TỐI)?\s*MẬT|BÍ MẬT NHÀ NƯỚC.{0,40}")
_URGENCY: Final = re.compile(
    r"(?:THƯỢNG\s+KHẨN|H[ỎO][ẢA]\s+TỐC|KHẨN)(?:\s+CẤP)?(?:\s+HẸN\s+GIỜ.{0,30})?|(?:ĐỘ|MỨC ĐỘ)\s+KHẨN\s*:.{1,30}"
)
_CIRCULATION: Final = re.compile(
    r"(?:TÀI LIỆU )?(?:LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|THU HỒI|KHÔNG PHỔ BIẾN)|TÀI LIỆU (?:HỌP|MẬT) .{1,30}"
)
_DRAFT: Final = re.compile(r"\(?\s*(?:BẢN\s+)?D[Ự]\s+THẢO(?:\s+LẦN\s+.{1,20}|\s+\d{1,2}|\s+ngày\s.{1,20})?\s*\)?", re.IGNORECASE)
_ABOUT: Final = re.compile(r"V\s*/\s*v\b[:.]?", re.IGNORECASE)
_DEAR: Final = re.compile(r"Kính\s+(?:gửi|trình)\s*(?::|$)|Kính\s+gửi\s+(?=[^\W\d_]).{2,}", re.IGNORECASE)
_RULE: Final = re.compile(r"[-_–—−=~*─━⎯‒\u2015\s]*(?:[o0O]{2,3}|[-_–—−=~*─━⎯‒\u2015])[-_–—−=~*─━⎯‒\u2015\s]*")
_RULE_TAIL: Final = re.compile(r"(?:_{4,}|─{4,}|━{4,}|[-–—]{5,})\s*$")
_SIGNED: Final = re.compile(
    r"[\[(]\s*(?:đã\s+k[ýí]|chữ\s+k[ýí]|k[ýí],?\s|k[ýí]\s*tên|k[ýí]\)|dấu|ghi\s+rõ).{0,90}|đã\s+k[ýí]\.?|\(?đã ký và đóng dấu\)?",
    re.IGNORECASE,
)
_DIGITAL: Final = re.compile(
    r"(?:được\s+)?(?:ký\s+(?:số\s+)?bởi|người\s+ký|ngày\s+ký|thời\s+gian\s+ký|giờ\s+ký|signed\s+by|signature\s+(?:not\s+)?(?:valid|verified)|"
    r"digitally\s+signed|date\s*:|email\s*:|cơ\s+quan\s*:|tổ\s+chức\s*:|chức\s+vụ\s*:|lý\s+do\s+ký|ký\s+số)(?:.{0,120})",
    re.IGNORECASE,
)
_DIGITAL_SURE: Final = re.compile(
    r"(?:được\s+)?ký\s+(?:số\s+)?bởi\b|(?:ngày|thời gian|giờ|người)\s+ký(?:\s+số)?\s*:|signed\s+by|signature\s|digitally\s", re.IGNORECASE
)
_AUTHORITY: Final = re.compile(r"(?:T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|T\s?/?\s?UQ|TUN|Q)(?:\s?\.|(?<=/\w)\s|(?<=/UQ)\s)\s*(?=[^\W\d_])")
_AUTHORITY_BARE: Final = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ)[.\s]\s*(?=[^\W\d_])")
_AUTHORITY_INSIDE: Final = re.compile(
    r"(?<=[\s;:.])(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:\.\s?|\s)[^\W\d_a-zà-ỹ]{2,}"
)
_DEPUTY_INSIDE: Final = re.compile(r"(?<=\S)\s(?=PHÓ\s+[^\W\d_])")
_POST_INSIDE: Final = re.compile(
    r"(?<=[;:.])\s+(?=(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG |BÍ THƯ|CHÁNH |HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC))"
)
_RECIPIENTS: Final = re.compile(r"[*\s]*Nơi\s+(?:nhận|gửi)\s*(?::|$|\s(?=-))", re.IGNORECASE)
_FILED: Final = re.compile(
    r"(?:[-–—−+•*]\s*)?Lưu\s*(?::|;|(?=VT|VP|ĐU|HS|VB))|(?:[-–—−+•]\s*)Lưu\s+(?:tại\s+)?(?:văn|hồ|VT|VP|trang)", re.IGNORECASE
)
_FILED_NAME: Final = re.compile(r"(?<=[\w)]\.)\s+(?=(?:[^\W\d_a-zà-ỹ][^\W\d_A-Z]+\s?){2,5}$)")
_CONTACT: Final = re.compile(r"(?:\b(?:ĐT|Điện thoại|Tel|Fax|E-?mail|Website|Web|Trang thông tin điện tử)\s*[:.])", re.IGNORECASE)


def plain(text: str) -> str:
    """Lower-case ASCII letters, everything else a single blank: "Độc lập -Tự do" as "doc lap tu do"."""
    return " ".join(re.findall(r"[a-z]+", unaccented(text).lower()))


def header_mark(text: str) -> Guess | None:
    """What a whole line of a header is by its words, or None. ``text`` is NFC with single blanks."""
    if not text or len(text) > 120:
        return None
    first = text[0]
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
    if first in "Vv" and _ABOUT.match(text):
        return Guess(C.TRICH_YEU, EXACT, "mở đầu bằng “V/v”")
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
    if len(text) > 90 or text[0] in "(-":
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
    return not text[:1].isalpha() and (len(text) > 2 or text in "*_—") and _RULE.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """True for an address line: two of phone, fax, e-mail, web site."""
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
    if _AUTHORITY.match(text) or _AUTHORITY_BARE.match(text):
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
    if len(line) > 260:
        return []
    cuts: set[int] = set()
    _cut_header(line, cuts)
    _cut_closing(line, cuts)
    return sorted(offset for offset in cuts if 0 < offset < len(line))


def _cut_header(line: str, cuts: set[int]) -> None:
    for found in (_NATION_INSIDE.search(line), _PARTY_INSIDE.search(line), _MOTTO_INSIDE.search(line)):
        if found is not None:
            cuts.update(found.span())
    tail = _RULE_TAIL.search(line)
    if tail is not None and line[: tail.start()].strip():
        cuts.add(tail.start())
    number = _NUMBER.match(line)
    date = _DATE_INSIDE.search(line) if "ngày" in line else None
    if number is not None and (date is not None or _about_after(line, number.end())):
        cuts.add(number.end())
    if date is not None:
        place = date.start("place")
        if number is not None and number.end() <= place:
            cuts.add(number.end())
        elif place and (line[place - 1] == "\t" or line[max(place - 2, 0) : place].isspace()):
            cuts.add(place)


def _about_after(line: str, offset: int) -> bool:
    return _ABOUT.match(line[offset:].lstrip()) is not None


def _cut_closing(line: str, cuts: set[int]) -> None:
    label = _RECIPIENTS.match(line)
    if label is not None and line[label.end() :].strip():
        cuts.add(label.end())
    in_list = label is not None or line[:1] in "-–" or _FILED.match(line) is not None
    found = _AUTHORITY_INSIDE.search(line)
    if found is not None and (in_list or "  " in line[: found.start()] or line[: found.start()].isupper()):
        rest = line[found.start() :]
        if rest.isupper():
            cuts.add(found.start())
    if in_list:
        post = _POST_INSIDE.search(line)
        if post is not None and line[post.end() :].isupper():
            cuts.add(post.end())
        name = _FILED_NAME.search(line) if "Lưu" in line else None
        if name is not None and is_person(squeeze(nfc(line[name.end() :]))):
            cuts.add(name.end())
    if line.isupper() and _AUTHORITY_BARE.match(line):
        deputy = _DEPUTY_INSIDE.search(line)
        if deputy is not None and not line[: deputy.start()].rstrip().endswith("."):
            cuts.add(deputy.end())
