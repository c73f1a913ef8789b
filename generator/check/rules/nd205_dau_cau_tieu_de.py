"""Dấu câu cuối tiêu đề không thống nhất.

Kiểm gì
    Tiêu đề cùng cấp có cái kết thúc bằng dấu chấm hoặc dấu hai chấm, có cái không; một câu dẫn có hai dấu hai chấm;
    dòng dẫn vào danh sách thiếu dấu hai chấm.
Vì sao
    Các mục cùng cấp trình bày như nhau; câu có hai dấu hai chấm làm người đọc không rõ phần nào giải thích phần nào.
Ví dụ sai
    1. Tiêu chí thi đua
    1.1. Đối với các thôn.
    - Hoàn thành các nhiệm vụ được giao.
    1.2. Đối với cá nhân
    - Có sáng kiến được áp dụng.
    1.3. Đối tượng khác
    - Có đóng góp cho phong trào.

    - Giai đoạn 1: Từ năm 2026 đến năm 2027: Các cơ quan tổ chức triển khai.
Ví dụ đúng
    1. Tiêu chí thi đua
    1.1. Đối với các thôn
    - Hoàn thành các nhiệm vụ được giao.
    1.2. Đối với cá nhân
    - Có sáng kiến được áp dụng.
    1.3. Đối tượng khác
    - Có đóng góp cho phong trào.

    - Giai đoạn 1 (từ năm 2026 đến năm 2027): Các cơ quan tổ chức triển khai.
Cách sửa
    Bỏ dấu ở cuối tiêu đề như các tiêu đề cùng cấp; câu dẫn chỉ dùng một dấu hai chấm.
Tự sửa được không
    Không.
Ngoại lệ
    Tiêu đề cùng cấp đều có hoặc đều không có dấu thì không báo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.listing import BULLETS, Item
from generator.check.rule import Finding, Rule, Says
from generator.check.steps import NO_NUMBERS, item_finding
from generator.check.texts import UPPER
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_ARTICLE: Final = re.compile(r"Điều \d+[a-zđ]?([.:])")
_TWO_COLONS: Final = re.compile(rf"[^:.;\n“”]{{1,50}}: [^:.;,\n“”]{{1,50}}:\s+[{UPPER}]")


def find(subject: Subject) -> Says:
    """Headings unlike their siblings, two colons in a lead-in, a lead-in without a colon."""
    if not subject.listing.numbered:
        yield NO_NUMBERS
    for level in subject.listing.levels():
        yield from _unlike(subject, [item for item in level if item.is_heading])
        for item in level:
            yield from _lead_in(subject, item)
    yield from _articles(subject)


def _articles(subject: Subject) -> Says:
    """“Điều 1:” beside “Điều 3.” (PL I, II.6.đ writes the full stop)."""
    found = [(stretch, _ARTICLE.match(stretch.text)) for stretch in subject.having(Component.DIEU)]
    marks = {match[1] for _, match in found if match}
    for stretch, match in found:
        if match and match[1] == ":" and "." in marks:
            start = stretch.part.start
            yield Finding(
                stretch.block.address,
                start,
                start + match.end(),
                match[0],
                f"Số thứ tự điều ghi “{match[0]}” trong khi điều khác kết thúc bằng dấu “.”.",
                f"ghi “{match[0][:-1]}.”.",
            )


def _unlike(subject: Subject, headings: list[Item]) -> Says:
    ends = [item.words[-1] if item.words[-1] in ".:;" else "" for item in headings]
    if len(set(ends)) < _KINDS:
        return
    usual = max(("", ":", ".", ";"), key=ends.count)
    for item, end in zip(headings, ends, strict=True):
        if end and end != usual:
            like = "các tiêu đề cùng cấp không có dấu" if not usual else f"các tiêu đề cùng cấp kết thúc bằng “{usual}”"
            yield item_finding(
                subject,
                item,
                f"Tiêu đề kết thúc bằng dấu “{end}” trong khi {like}.",
                "trình bày cuối tiêu đề như các tiêu đề cùng cấp.",
            )


def _lead_in(subject: Subject, item: Item) -> Says:
    start, end = subject.prose.of(item.row.index)
    match = _TWO_COLONS.match(item.words)
    if match is not None:
        at = max(subject.prose.text.find(match[0][:20], start, end), start)
        yield subject.prose.finding(
            at,
            at + match.end() - 1,
            "Câu dẫn có hai dấu hai chấm.",
            "đưa phần giữa vào ngoặc đơn, ví dụ “(2026 - 2027):”.",
        )
    elif item.scheme in BULLETS and item.children and item.words[-1:].isalpha():
        yield item_finding(
            subject, item, "Dòng dẫn vào danh sách không có dấu hai chấm.", "thêm dấu “:” ở cuối dòng.", Severity.GOI_Y
        )


# Two different ends, "" among them.
_KINDS: Final = 2


RULE = Rule(
    code="ND205",
    slug="dau-cau-tieu-de",
    title="Dấu câu cuối tiêu đề không thống nhất",
    severity=Severity.CANH_BAO,
    ref=("NUM-05",),
    clause="PL I, II.6.đ: “Nếu khoản có tiêu đề, số thứ tự và tiêu đề của khoản được trình bày trên một dòng riêng”.",
    find=find,
)
