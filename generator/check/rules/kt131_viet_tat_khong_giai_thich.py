"""Chữ viết tắt không được giải thích.

Kiểm gì
    Chữ viết tắt dùng trong nội dung mà không có chỗ nào giải thích.
Vì sao
    NĐ 30/2020/NĐ-CP không cấm viết tắt; PL I, II.2.a: tên cơ quan chủ quản “được viết tắt những cụm từ thông dụng”.
    Thói quen: giải thích khi dùng lần đầu.
Ví dụ sai
    - Phát triển các sản phẩm XYZK của địa phương.
Ví dụ đúng
    - Phát triển các sản phẩm chủ lực (sau đây gọi tắt là XYZK), bảo đảm chất lượng của XYZK.
Cách sửa
    Viết đầy đủ, hoặc ghi “(sau đây gọi tắt là ...)” ở lần đầu.
Tự sửa được không
    Không.
Ngoại lệ
    Chữ viết tắt ai cũng biết (UBND, HĐND, MTTQ, VT ...); tiêu đề in hoa; số, ký hiệu văn bản.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import UPPER, Prose, data
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_SHORT: Final = re.compile(rf"(?<![\w./&-])(?=[{UPPER}&]*[{UPPER}])[{UPPER}][{UPPER}&]{{1,8}}(?![\w&-]|[./]\w)")
_ROMAN: Final = re.compile(r"[IVXLC]+")


def find(subject: Subject) -> Says:
    """Each unknown abbreviation once, at its first place in running text or recipients; lines in capitals aside."""
    prose = subject.written
    known = frozenset(data("thuat_ngu")["viet_tat_quen"])
    seen: set[str] = set()
    for match in _SHORT.finditer(prose.text):
        word = match[0]
        if word in seen or word in known or _ROMAN.fullmatch(word):
            continue
        stretch = prose.stretches[prose.index(match.start())]
        if stretch.text.isupper() or stretch.part.component is Component.BANG:
            continue
        seen.add(word)
        if not _defined(word, prose):
            yield prose.finding(
                match.start(),
                match.end(),
                f"Chữ viết tắt “{word}” không được giải thích.",
                f"viết đầy đủ, hoặc ghi “(sau đây gọi tắt là {word})” ở lần đầu.",
            )


def _defined(word: str, prose: Prose) -> bool:
    """Whether a bracket explains it: "(gọi tắt là X)", "(X)", "X (tên đầy đủ)"."""
    name = re.escape(word)
    return re.search(rf"\([^()]*(?<!\w){name}[”\"]?\s*\)|(?<!\w){name}\s*\(|{name}: ", prose.text) is not None


RULE = Rule(
    code="KT131",
    slug="viet-tat-khong-giai-thich",
    title="Chữ viết tắt không được giải thích",
    severity=Severity.GOI_Y,
    ref=("ABR-01",),
    clause=(
        "NĐ 30/2020/NĐ-CP không cấm viết tắt; PL I, II.2.a: tên cơ quan chủ quản “được viết tắt những cụm từ "
        "thông dụng”. Thói quen: giải thích khi dùng lần đầu."
    ),
    find=find,
)
