"""Nhiều căn cứ trong một đoạn.

Kiểm gì
    Hai văn bản làm căn cứ viết chung một dòng; căn cứ viết liền với câu ban hành.
Vì sao
    PL I, II.6.a: “sau mỗi căn cứ phải xuống dòng, cuối dòng có dấu chẩm phẩy (;)”.
Ví dụ sai
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026
        trên địa bàn xã như sau:
Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Cách sửa
    Mỗi căn cứ một dòng; câu ban hành là một đoạn riêng.
Tự sửa được không
    Không.
Ngoại lệ
    Luật và luật sửa đổi, bổ sung luật đó; văn bản được sửa đổi, bổ sung bởi văn bản khác.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.check.rule import Finding, Rule, Says
from generator.check.steps import formal_bases
from generator.check.texts import data, pattern, short
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Stretch, Subject


def find(subject: Subject) -> Says:
    """Two documents in one căn cứ (laws and their amendments aside), a căn cứ before the issuing sentence."""
    if not formal_bases(subject):
        return
    opening = pattern(data("vien_dan")["mo_can_cu"])
    issues = pattern(f", {data('vien_dan')['cau_ban_hanh']}")
    for stretch in subject.having(Component.CAN_CU, Component.MO_DAU):
        text = stretch.text
        merged = issues.search(text) if opening.match(text) else None
        if merged is not None:
            yield _finding(stretch, text, "Căn cứ viết liền với câu ban hành trong một đoạn.")
        elif stretch.part.component is Component.CAN_CU and _several(subject, stretch):
            yield _finding(stretch, text, "Nhiều văn bản làm căn cứ viết trong một đoạn.")


def _several(subject: Subject, stretch: Stretch) -> bool:
    if _OPENS_AGAIN.search(stretch.text):
        return True
    own = [c for c in subject.cites if c.stretch is stretch and c.outer is None and c.v.so_ky_hieu and c.v.ngay]
    for one, other in pairwise(own):
        between = subject.prose.text[one.end : other.start]
        plain = _JOINED.fullmatch(between)
        if plain is not None and not (one.v.la_luat or other.v.la_luat):
            return True
    return False


def _finding(stretch: Stretch, text: str, message: str) -> Finding:
    base = stretch.part.start
    return Finding(
        stretch.block.address,
        base,
        base + len(text),
        short(text),
        message,
        "ghi mỗi căn cứ một dòng, cuối dòng là dấu “;”, dòng cuối là dấu “.”; câu ban hành là đoạn riêng.",
    )


# Words that open a căn cứ and nothing else, after the mark that ends the one before.
_OPENS_AGAIN: Final = re.compile(r";\s*(?:Căn cứ|Theo đề nghị|Xét đề nghị)\s")
_JOINED: Final = re.compile(r"\s*(?:[;,]|và|, và|; và)\s*")


RULE = Rule(
    code="ND229",
    slug="nhieu-can-cu-mot-doan",
    title="Nhiều căn cứ trong một đoạn",
    severity=Severity.CANH_BAO,
    ref=("CIT-09",),
    clause="PL I, II.6.a: “sau mỗi căn cứ phải xuống dòng”.",
    find=find,
)
