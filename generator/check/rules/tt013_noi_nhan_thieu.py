"""Đơn vị được giao việc không có trong Nơi nhận.

Kiểm gì
    Đơn vị đứng đầu từng khoản của mục Tổ chức thực hiện, và Ủy ban nhân dân tỉnh ban hành căn cứ, có trong Nơi nhận
    không.
Vì sao
    Đơn vị được giao việc mà không nhận văn bản thì không thực hiện được.
Ví dụ sai
    Đoạn cuối: thêm trên 9. Công an xã
Ví dụ đúng
    Nơi nhận 1: ghi - Các phòng, ban, ngành, đơn vị;
Cách sửa
    Thêm đơn vị vào Nơi nhận, hoặc ghi nhóm chung (“Các phòng, ban, đơn vị liên quan”).
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Nhóm chung như “các phòng, ban”, “các cơ quan liên quan” được coi là đủ. Chỉ là gợi ý.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.form import Form
from generator.check.gather import at
from generator.check.header_text import word_lists
from generator.check.recipients import items
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.subject import Stretch
from generator.diagnostics import Severity
from generator.outline import read_label
from generator.read.view import Component
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject

_PROVINCE = re.compile(
    r"(?:UBND|[UỦ][ỷy] ban nhân dân) (tỉnh|thành phố) ((?:[A-ZĐÀ-Ỹ][^\W\d_]*)(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,2})"
)
_DUTIES = "tổ chức thực hiện"
_BODIES = ("phòng ", "ban ", "công an", "uỷ ban", "trung tâm", "trường ", "văn phòng", "trạm ", "hội ", "đoàn ", "các ")
_LONGEST = 12


def find(subject: Subject) -> Says:
    """Units with a heading of their own under "Tổ chức thực hiện" that no recipient covers."""
    form = subject.form
    recipients = [fold(item.text) for item in items(form) if not item.filed]
    label = form.own(Component.NHAN_NOI_NHAN)
    if not recipients or not label:
        yield NotCheckable("không nhận ra danh sách nơi nhận")
        return
    general = any(words in recipient for recipient in recipients for words in word_lists()["nguoi_nhan_chung"]["tu"])
    missing = [] if general else [name for name in _units(form) if not _covered(fold(name), recipients)]
    missing += [name for name in _authors(form) if not _told(fold(name), recipients)]
    if missing:
        named = ", ".join(missing[:4]) + (", …" if len(missing) > 4 else "")
        message = f"Được giao việc hoặc ban hành căn cứ nhưng không có trong Nơi nhận: {named}."
        yield at(label[0], message, "Thêm vào Nơi nhận.")


def _authors(form: Form) -> list[str]:
    """The committees of provinces whose plans the căn cứ name."""
    found = [match for base in form.own(Component.CAN_CU, Component.MO_DAU) for match in _PROVINCE.finditer(base.text)]
    return list(dict.fromkeys(f"Ủy ban nhân dân {match[1]} {match[2]}" for match in found))


def _told(name: str, recipients: list[str]) -> bool:
    """True when the committee of the province is named, in full or as "UBND tỉnh"."""
    kind = name.split()[4]
    short = "thành phố" if kind == "thành" else kind
    return any(f"ubnd {short}" in recipient or f"uỷ ban nhân dân {short}" in recipient for recipient in recipients)


def _units(form: Form) -> list[str]:
    found: list[str] = []
    inside = False
    for stretch in form.own(Component.MUC, Component.KHOAN):
        if stretch.part.component is Component.MUC:
            inside = _DUTIES in fold(stretch.text)
        elif inside and (name := _name(stretch)):
            found.append(name)
    return found


def _name(stretch: Stretch) -> str:
    """The unit that a heading names, or "" for a sentence."""
    text = stretch.text.strip()
    label = read_label(text)
    words = text[label.rest :].strip(" .:") if label is not None else text
    known = fold(words).startswith(_BODIES)
    return words if known and len(words.split()) <= _LONGEST and words[-1:] not in ";,." else ""


def _covered(name: str, recipients: list[str]) -> bool:
    return any(name in recipient or recipient.rstrip(";. ") in name for recipient in recipients)


RULE = Rule(
    code="TT013",
    slug="noi-nhan-thieu",
    title="Đơn vị được giao việc không có trong Nơi nhận",
    severity=Severity.GOI_Y,
    ref=("RCP-03",),
    clause=(
        "Phụ lục I, Phần I, điểm a khoản 9 Mục II: “Nơi nhận văn bản gồm: Nơi nhận để thực hiện; nơi nhận để kiểm "
        "tra, giám sát, báo cáo, trao đổi công việc, để biết; nơi nhận để lưu văn bản.”"
    ),
    find=find,
)
