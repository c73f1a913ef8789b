"""A small typed text as a document: a whole plan, or a part put into a plan that has no fault.

``view("- Mở lớp tập huấn.")`` puts paragraphs into the body; a text that begins with "I. " is the whole body, one that
begins like a căn cứ takes the place of căn cứ and issuing sentence, one with a line "Nơi nhận:" that of the closing and
the recipients (its lines before are the last ones of the body, or the whole body), one with "CỘNG HÒA" is a document.
"""

from __future__ import annotations

import re
import textwrap
from typing import Final

from generator.read.components import recognise
from generator.read.txt import read_txt
from generator.read.view import DocView

HEAD: Final = """\
ỦY BAN NHÂN DÂN
XÃ BA TÔ

Số: 25/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Ba Tô, ngày 20 tháng 7 năm 2026

KẾ HOẠCH
Chuyển đổi số năm 2026 trên địa bàn xã Ba Tô
"""
BASES: Final = """\
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023.
Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:"""
BODY: Final = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao hiệu quả phục vụ người dân.
2. Yêu cầu
- Thiết thực, hiệu quả.
II. NỘI DUNG
{}
III. TỔ CHỨC THỰC HIỆN
Các cơ quan, đơn vị thực hiện nhiệm vụ được giao."""
CLOSING: Final = """\
Trên đây là Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã./."""
RECIPIENTS: Final = """\
Nơi nhận:
- Đảng ủy xã;
- Các cơ quan, đơn vị;
- Lưu: VT, VHXH."""
SIGNED: Final = """\
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn A"""
_FILLER: Final = "Các cơ quan, đơn vị mở lớp tập huấn."
_BASIS: Final = re.compile(r"(?:Căn cứ|Thực hiện|Theo đề nghị)\s")


def typed(words: str) -> str:
    """The text of the whole document."""
    words = words.strip("\n")
    if "CỘNG HÒA XÃ HỘI" in words:
        return words
    head, bases, body, closing, recipients = HEAD, BASES, BODY.format(_FILLER), CLOSING, RECIPIENTS
    if "Nơi nhận:" in words:
        above, _, below = words.partition("Nơi nhận:")
        recipients, closing = f"Nơi nhận:{below}", ""
        body = above if above.startswith("I. ") else f"{body}\n{above}"
    elif words.startswith("I. "):
        body = words
    elif _BASIS.match(words):
        bases = words
    else:
        body = BODY.format(words)
    return "\n\n".join(part.strip("\n") for part in (head, bases, body, closing, recipients, SIGNED) if part.strip())


def view(words: str) -> DocView:
    """The document as a judge sees it."""
    outcome = read_txt(typed(words).encode(), "ca.txt")
    assert outcome.value is not None, outcome.diagnostics
    return recognise(outcome.value)


def examples(page: str, heading: str) -> list[str]:
    """The examples of a rule's page: parted by blank lines; a line indented deeper goes on the one above."""
    lines = page.splitlines()
    start = lines.index(heading) + 1
    end = next((n for n in range(start, len(lines)) if lines[n] and not lines[n].startswith(" ")), len(lines))
    found = textwrap.dedent("\n".join(lines[start:end])).strip("\n").split("\n\n")
    return [re.sub(r"\n {4}", " ", one) for one in found if one.strip()]
