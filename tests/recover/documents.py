"""Small documents in the notation of the component tests, recognised and read back."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import Outcome
from generator.read.components import analyse
from generator.recover import Recovered, RecoverOptions, recover
from tests.read.components.notation import document

NATION = "{c}{b}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM // {c}{b}Độc lập - Tự do - Hạnh phúc"
HEADER = (
    f"| {{c}}{{b}}ỦY BAN NHÂN DÂN // {{c}}{{b}}XÃ KIM THÀNH | {NATION} |\n"
    + """\
| {c}Số: 56/KH-UBND | {c}{i}Kim Thành, ngày 13 tháng 8 năm 2025 |
{c}{b}KẾ HOẠCH
{c}{b}Triển khai phong trào thi đua
"""
)
OPENING = """\
Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;
Ủy ban nhân dân xã Kim Thành ban hành Kế hoạch như sau:
"""
BODY = """\
{b}I. MỤC ĐÍCH
1. Phát huy sức mạnh của Nhân dân thành phố Hải Phòng.
"""
CLOSING = "Trên đây là Kế hoạch triển khai phong trào thi đua./.\n"
SIGNED = "{c}{b}TM. ỦY BAN NHÂN DÂN // {c}{b}CHỦ TỊCH // {c}{b}Nguyễn Văn An"
FOOT = f"| {{b}}{{i}}Nơi nhận: // - Thường trực Đảng ủy; // - Lưu: VT, VHXH. | {SIGNED} |\n"


def plan(
    header: str = HEADER,
    opening: str = OPENING,
    body: str = BODY,
    closing: str = CLOSING,
    foot: str = FOOT,
    after: str = "",
) -> str:
    """A whole plan, any part of it exchanged."""
    return header + opening + body + closing + foot + after


def read(text: str, *, kind: str = "docx", **options: Any) -> Outcome[Recovered]:
    """The document read back; no character may be unaccounted for."""
    view, whole = analyse(document(text, kind))
    outcome = recover(view, RecoverOptions(**options), whole)
    assert outcome.value is not None, outcome.diagnostics
    report = outcome.value.report
    assert report.unaccounted == 0, report.items
    assert report.source_chars == report.placed + report.listed
    return outcome


def variables(text: str, **options: Any) -> dict[str, Any]:
    """What the document gives as variables."""
    outcome = read(text, **options)
    assert outcome.value is not None
    return outcome.value.variables


def codes(outcome: Outcome[Recovered]) -> list[str]:
    """The codes of the findings in their order, each once."""
    return list(dict.fromkeys(found.code for found in outcome.diagnostics))
