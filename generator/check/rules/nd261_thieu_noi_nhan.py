"""Đơn vị được giao việc không có trong nơi nhận.

Kiểm gì
    Đơn vị có nhiệm vụ ở phần tổ chức thực hiện, cơ quan ban hành văn bản làm căn cứ có trong nơi nhận không.
Vì sao
    PL I, II.9.a: nơi nhận gồm nơi nhận để thực hiện và nơi nhận để báo cáo.
Ví dụ sai
    I. NỘI DUNG
    Mở các lớp tập huấn kỹ năng số.
    II. TỔ CHỨC THỰC HIỆN
    1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã
    Tuyên truyền, vận động Nhân dân tham gia.
    2. Các phòng, ban, ngành
    Thực hiện nhiệm vụ được giao./.
    Nơi nhận:
    - Đảng ủy xã;
    - Các phòng, ban, ngành;
    - Lưu: VT, VHXH.
Ví dụ đúng
    I. NỘI DUNG
    Mở các lớp tập huấn kỹ năng số.
    II. TỔ CHỨC THỰC HIỆN
    1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã
    Tuyên truyền, vận động Nhân dân tham gia.
    2. Các phòng, ban, ngành
    Thực hiện nhiệm vụ được giao./.
    Nơi nhận:
    - Đảng ủy xã;
    - Ủy ban Mặt trận Tổ quốc Việt Nam xã;
    - Các phòng, ban, ngành;
    - Lưu: VT, VHXH.
Cách sửa
    Thêm đơn vị vào nơi nhận.
Tự sửa được không
    Không.
Ngoại lệ
    Nơi nhận ghi chung (như Mục III, các đơn vị có tên tại Kế hoạch).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.listing import BULLETS
from generator.check.rule import Finding, Rule, Says
from generator.check.steps import is_plan
from generator.check.texts import data, short
from generator.diagnostics import Severity
from generator.outline import Scheme
from generator.read.view import Component
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject

_DUTIES: Final = re.compile(r"TỔ CHỨC (?:TRIỂN KHAI )?THỰC HIỆN|PHÂN CÔNG")
_ISSUER: Final = re.compile(r"(?:UBND|Ủy ban nhân dân) (tỉnh|thành phố)")


def find(subject: Subject) -> Says:
    """Kinds of actors that head a duty and are in no recipient; one finding at the label of the recipients."""
    label = subject.first(Component.NHAN_NOI_NHAN)
    names = [fold(stretch.text) for stretch in subject.having(Component.NOI_NHAN)]
    if label is None or not names or not is_plan(subject):
        return
    recipients = " | ".join(names)
    lists = data("thuat_ngu")
    if any(words in recipients for words in lists["nhan_chung"]):
        return
    actors = _actors(subject)
    missing = [g for g in lists["doi_tuong"] if _named(g["mau"], actors) and not _named(g["nhan"], recipients)]
    absent = [group["ten"] for group in missing]
    issuers = [] if re.search(r"(?<!\w)(?:tỉnh|thành phố|sở)(?!\w)", recipients) else _issuers(subject)
    if absent or issuers:
        who = [f"{one} (có nhiệm vụ)" for one in absent] + [f"{one} (ban hành căn cứ)" for one in issuers]
        yield Finding(
            label.block.address,
            label.part.start,
            label.part.end,
            short(label.text),
            f"Không có trong nơi nhận: {', '.join(who)}.",
            "thêm vào nơi nhận, nếu nơi nhận khác chưa bao gồm.",
            None if any(not group.get("goi_y") for group in missing) else Severity.GOI_Y,
        )


def _actors(subject: Subject) -> str:
    """The headings, or first words, of the items below "TỔ CHỨC THỰC HIỆN"."""
    found = []
    for item in subject.listing.items:
        if item.scheme is Scheme.LA_MA and _DUTIES.search(item.words.upper()):
            found += [fold(child.words[:80]) for child in item.children if child.scheme not in BULLETS]
    return " | ".join(found)


def _issuers(subject: Subject) -> list[str]:
    found: list[str] = []
    for cite in subject.cites:
        issuer = cite.v.co_quan_ban_hanh
        if cite.stretch.part.component is Component.CAN_CU and cite.outer is None and _ISSUER.match(issuer):
            found += [issuer] if issuer not in found else []
    return found


def _named(words: list[str], text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", text) is not None


RULE = Rule(
    code="ND261",
    slug="thieu-noi-nhan",
    title="Đơn vị được giao việc không có trong nơi nhận",
    severity=Severity.CANH_BAO,
    ref=("RCP-03",),
    clause=(
        "PL I, II.9.a: “Nơi nhận văn bản gồm: Nơi nhận để thực hiện; nơi nhận để kiểm tra, giám sát, báo cáo,"
        " trao đổi công việc, để biết; nơi nhận để lưu văn bản”."
    ),
    find=find,
    confidence=0.8,
)
