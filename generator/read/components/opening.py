"""Between title and body: căn cứ, the issuing sentence, who decides; and to whom a letter goes (Kính gửi)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.outline import Scheme
from generator.read.components.marks import is_dear
from generator.read.components.names import key, starts_body, starts_post
from generator.read.components.pieces import Piece, paragraphs
from generator.read.components.scale import CLEAR, EXACT, GUESS, LIKELY, Guess
from generator.read.view import Component

C = Component
_BULLET: Final = re.compile(r"(?:[-–—−+•*]\s*)?(?:\d{1,2}[.)]\s*)?")
_HARD: Final = re.compile(
    r"(?:Căn cứ|Xét đề nghị|Xét (?:Tờ trình|Báo cáo|Công văn|Văn bản|nhu cầu|tình hình)|"
    r"Theo (?:đề nghị|Tờ trình|đề xuất|Biên bản)|"
    r"Thực hiện (?:các )?(?:Nghị quyết|Nghị định|Quyết định|Kế hoạch|Công văn|Chỉ thị|Chương trình|Văn bản|Kết luận|"
    r"Thông báo|Luật|Hướng dẫn|Thông tư|Đề án|Công điện)|Sau khi (?:xem xét|có ý kiến|thống nhất)|Chấp hành)\b"
)
_SOFT: Final = re.compile(r"(?:Thực hiện|Triển khai|Để|Nhằm|Xét|Theo|Được sự|Tiếp tục|Phát huy|Hưởng ứng|Từ)\b")
_ISSUES: Final = re.compile(
    r"\b(?:xây dựng|ban hành|triển khai|tổ chức|báo cáo|thông báo|đề nghị|yêu cầu|kính trình|trình|xin|tiến hành|"
    r"đề ra|giao|hướng dẫn|quyết định|kính đề nghị|kính báo cáo|trân trọng|lập|phối hợp|nhận được|kính mời)\b"
)
_BODY_OPENS: Final = re.compile(
    r"(?:[UỦ][ỷy] ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Thường trực|Sở|Phòng|Ban|Đảng [uủ][ỷy]|Đoàn|Trung tâm|"
    r"Văn phòng|Chủ tịch|Giám đốc|Hội đồng|Tổ|Chi bộ|Công an|Trường|Bộ|Cục|Chi cục|Trạm|Hội|Mặt trận|Công ty)\b"
)
_MAIN_CLAUSE: Final = re.compile(
    r"[,;]\s(?:[UỦ][ỷy] ban|UBND|Hội đồng|HĐND|Thường trực|Sở|Phòng|Ban|Đảng [uủ]|Đoàn|Trung tâm|Văn phòng|Chủ tịch|"
    r"Giám đốc|Tổ|Công an|Trường|Bộ|Cục|Chi cục)[^,;]{0,120}?\b(?:xây dựng|ban hành|triển khai|tổ chức|báo cáo|"
    r"thông báo|đề nghị|yêu cầu|tiến hành|kính trình|trình|hướng dẫn|nhận được|có ý kiến)\b"
)
_AS_FOLLOWS: Final = re.compile(r"(?:như sau|sau đây|cụ thể|các nội dung sau|nội dung sau|sau)\s*[:.]$")
_CITATION: Final = re.compile(r"\bsố\s+\d|\d/(?:\d{4}/)?[A-ZĐ]{2}|\d-[A-ZĐ]{2}|\bngày \d{1,2}[/ ]|\bLuật [A-ZĐ]")
_ORDERS: Final = re.compile(
    r"(?:quyết định|quyết nghị|nghị quyết|chỉ thị|yêu cầu|quy định|thông báo|ban hành|ra lệnh|hướng dẫn)\s*(?::|$)"
)
_DEAR_LONGEST: Final = 200
_FARTHEST: Final = 30


def is_basis(text: str) -> bool:
    """True when a paragraph opens as a căn cứ that cannot be anything else and is no issuing sentence."""
    return _HARD.match(text, _after_bullet(text)) is not None and not is_issuing(text)


def soft_basis(text: str) -> bool:
    """True when a paragraph opens with words that a căn cứ may open with ("Thực hiện", "Để", "Nhằm")."""
    at = _after_bullet(text)
    return _SOFT.match(text, at) is not None or _HARD.match(text, at) is not None


def has_citation(text: str) -> bool:
    """True when the text names a document by number, date or as a law."""
    return _CITATION.search(text) is not None


def is_issuing(text: str) -> bool:
    """True for the sentence that opens the body: "Ủy ban nhân dân xã ... xây dựng Kế hoạch như sau:"."""
    if announces(text):
        return True
    return _BODY_OPENS.match(text) is not None and _ISSUES.search(text[:140]) is not None and len(text) > 40


def announces(text: str) -> bool:
    """True when a sentence ends by announcing what follows ("... như sau:")."""
    if text[-1:] != ":" and not _AS_FOLLOWS.search(text[-40:]):
        return False
    return len(text) > 25 and text[:1] not in "-+" and not text.isupper() and not is_dear(text)


def _after_bullet(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found is not None else 0


def take_dear(pieces: Sequence[Piece], at: int) -> int:
    """Labels "Kính gửi" and the lines that belong to it; returns the index of the first piece after them."""
    piece = pieces[at]
    piece.take(C.KINH_GUI, EXACT, "chữ “Kính gửi”")
    last, index = piece, at + 1
    while index < len(pieces) and index - at < 40:
        piece = pieces[index]
        text = piece.text
        if piece.guess is not None or len(text) > _DEAR_LONGEST or is_issuing(text):
            break
        if text[:1] == "(" and text[-1:] in ").":
            piece.take(C.KHAC, GUESS, "ghi chú trong ngoặc dưới “Kính gửi”")
        elif _goes_on(last, piece):
            piece.take(C.KINH_GUI, CLEAR if text[:1] in "-–" else LIKELY, "dòng tiếp của “Kính gửi”")
            last = piece
        else:
            break
        index += 1
    return index


def _goes_on(last: Piece, piece: Piece) -> bool:
    text, above = piece.text, last.text
    if is_basis(text) or is_dear(text):
        return False
    if text[:1] in "-–•+":
        return above[-1:] in ":;," or (above[:1] in "-–•+" and above[-1:] != ".")
    if above[-1:] in ".":
        return False
    if piece.table is not None and piece.table == last.table:
        return True
    if text[:1].islower():
        return True
    if above[-1:] == ":" or above[-1:] == ";":
        return len(text) < 120 and not soft_basis(text)
    centred = piece.block.format.align == "center" == last.block.format.align
    return centred and not soft_basis(text) and len(text) < 120


def take_opening(pieces: Sequence[Piece], start: int, end: int, *, letter: bool, pages: bool) -> int:
    """Labels căn cứ and mở đầu from ``start``; returns where the body begins (at most ``end``).

    ``letter``: an official letter, whose first sentences are text unless they announce what follows. ``pages``: a
    source of lines, in which a paragraph may be broken.
    """
    limit = _first_label(pieces, start, end)
    groups = [_Paragraph(group) for group in paragraphs(pieces[start:limit], pages=pages)]
    last = _issuing(groups, letter=letter)
    index = start
    for number, group in enumerate(groups):
        if last is not None and number > last:
            break
        guess = group.guess(letter=letter, announced=last is not None)
        if guess is None and not group.known:
            break
        group.take(guess)
        index += len(group.pieces)
    return index


class _Paragraph:
    """A paragraph before the body, whole again where lines broke it."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.text = " ".join(piece.text for piece in pieces)
        self.known = pieces[0].guess is not None
        label = pieces[0].label
        self.strong = announces(self.text) and (label is None or label.scheme is Scheme.GACH)
        self.basis = is_basis(self.text)

    def guess(self, *, letter: bool, announced: bool) -> Guess | None:
        """What the paragraph is; None when it may as well be text of the body."""
        text = self.text
        hard = _HARD.match(text, _after_bullet(text)) is not None
        if self.strong:
            return Guess(C.MO_DAU, CLEAR, "câu ban hành")
        if is_who_or_order(text):
            return Guess(C.MO_DAU, CLEAR, "thẩm quyền hoặc lời ban hành")
        if hard and text[-1:] != ";" and _MAIN_CLAUSE.search(text) and not letter:
            return Guess(C.MO_DAU, LIKELY, "căn cứ và câu ban hành trong một đoạn")
        if self.basis and (not letter or text[-1:] == ";" or text.lstrip("-– ")[:7] == "Căn cứ"):
            return Guess(C.CAN_CU, EXACT if text[-1:] in ";." else CLEAR, "mở đầu bằng từ căn cứ")
        if soft_basis(text) and text[-1:] in ";," and not letter:
            return Guess(C.CAN_CU, LIKELY, "mở đầu như căn cứ, hết bằng dấu phẩy hoặc chấm phẩy")
        if announced and is_issuing(text):
            return Guess(C.MO_DAU, LIKELY, "câu ban hành, không có “như sau:”")
        return Guess(C.MO_DAU, GUESS, "đứng trước câu ban hành") if announced else None

    def take(self, guess: Guess | None) -> None:
        """Labels the pieces that nothing is known of yet."""
        for piece in self.pieces:
            if piece.guess is None:
                piece.guess = guess


def _issuing(groups: Sequence[_Paragraph], *, letter: bool) -> int | None:
    """The paragraph that announces the body: the first that says "như sau:", or a body's own sentence after căn cứ."""
    orders = [number for number, group in enumerate(groups) if is_who_or_order(group.text) and group.text.isupper()]
    strong = next((number for number, group in enumerate(groups) if group.strong), None)
    if strong is not None and strong <= _FARTHEST:
        return max([strong, *(number for number in orders if number <= strong + 1)])
    bases = [number for number, group in enumerate(groups) if group.basis]
    if orders and (not bases or orders[-1] > bases[-1]):
        return orders[-1]
    weak = bases[-1] + 1 if bases else 0
    if not letter and weak < len(groups) and is_issuing(groups[weak].text):
        return weak
    return None


def is_who_or_order(text: str) -> bool:
    """True for "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ..." and "QUYẾT ĐỊNH:" above and below the căn cứ."""
    if not text.isupper() or len(text) > 160:
        return False
    words = key(text)
    return _ORDERS.fullmatch(words.strip(". ")) is not None or (
        (starts_post(text) or starts_body(text)) and text[-1] != "."
    )


def _first_label(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Where the first ordinal of the body stands; bulleted căn cứ do not count."""
    for index in range(start, end):
        piece = pieces[index]
        if piece.text.startswith(("Điều ", "Chương ", "ĐIỀU ", "CHƯƠNG ")) and not is_basis(piece.text):
            return index
        if piece.label is not None and not soft_basis(piece.text):
            return index
        if piece.table is not None and piece.guess is None:
            return index
    return end
