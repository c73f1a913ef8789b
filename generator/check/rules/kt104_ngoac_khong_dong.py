"""Ngoặc kép, ngoặc đơn không có cặp.

Kiểm gì
    Mỗi dấu mở ngoặc có dấu đóng và ngược lại.
Vì sao
    Thiếu một nửa cặp ngoặc thì không rõ phần nào là trích dẫn, phần nào là chú thích.
Ví dụ sai
    - Quan điểm: “Người dân là trung tâm của chuyển đổi số.

    - Tổng kết theo hướng dẫn của Sở Nội vụ).
Ví dụ đúng
    - Quan điểm: “Người dân là trung tâm của chuyển đổi số”.
Cách sửa
    Thêm hoặc bỏ dấu ngoặc.
Tự sửa được không
    Không.
Ngoại lệ
    Số thứ tự a), 1); trích dẫn kéo dài nhiều đoạn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import Prose
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_MARK: Final = re.compile("[“”()]")
_ORDINAL: Final = re.compile(r"(?:^|[\s;,:(])(?:[a-zđ]{1,2}|\d{1,3}(?:\.\d+)*|[ivxIVX]{1,4})$")
_PAIRS: Final = {"”": "“", ")": "("}
# Over how many paragraphs a quotation, or a bracket, may go.
_REACH: Final = {"“": 30, "(": 3}


def find(subject: Subject) -> Says:
    """Marks without their other half; one that closes in a later paragraph is in order."""
    prose = subject.written
    waiting: dict[str, list[int]] = {"“": [], "(": []}
    alone: list[int] = []
    at = 0
    for stretch in prose.stretches:
        text = stretch.text
        if _MARK.search(text):
            _read(text, at, waiting, alone, prose)
        at += len(text) + 1
    alone += [place for places in waiting.values() for place in places]
    for place in sorted(alone):
        mark = prose.text[place]
        what = "mở mà không đóng" if mark in _REACH else "đóng mà không mở"
        start, end = prose.of(prose.index(place))
        kind = "ngoặc kép" if mark in "“”" else "ngoặc đơn"
        word = max(start, prose.text.rfind(" ", start, place) + 1)
        left, right = (place, min(end, place + 40)) if mark in _REACH else (word, place + 1)
        yield prose.finding(left, right, f"Dấu {kind} {mark} {what}.", "thêm hoặc bỏ dấu ngoặc.")


def _read(text: str, at: int, waiting: dict[str, list[int]], alone: list[int], prose: Prose) -> None:
    """Pairs the marks of a paragraph with each other and with those that wait from paragraphs above."""
    for match in _MARK.finditer(text):
        mark, place = match[0], at + match.start()
        if mark in waiting:
            waiting[mark].append(place)
            continue
        opened = waiting[_PAIRS[mark]]
        if mark == ")" and not (opened and opened[-1] >= at) and _enumerates(text[: match.start()], bool(opened)):
            continue
        if opened and _reaches(prose, opened[-1], place, _PAIRS[mark]):
            here = prose.index(opened.pop())
            alone += [p for p in opened if prose.index(p) != here]
            opened[:] = [p for p in opened if prose.index(p) == here]
        else:
            alone.append(place)


def _enumerates(before: str, opened: bool) -> bool:
    """True for the mark of an enumerator; while a bracket from above waits, only for one that opens the paragraph."""
    return _ORDINAL.search(before) is not None and (not opened or len(before.split()) < 2)


def _reaches(prose: Prose, start: int, place: int, mark: str) -> bool:
    return prose.index(place) - prose.index(start) <= _REACH[mark]


RULE = Rule(
    code="KT104",
    slug="ngoac-khong-dong",
    title="Ngoặc kép, ngoặc đơn không có cặp",
    severity=Severity.LOI,
    ref=("PUN-04",),
    clause="Quy tắc chung về dấu câu tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
