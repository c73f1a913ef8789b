"""Quốc hiệu hoặc Tiêu ngữ viết sai.

Kiểm gì
    Từng chữ của Quốc hiệu và Tiêu ngữ, dấu gạch nối và khoảng trắng.
Vì sao
    Hai dòng này có lời văn cố định; gõ nhầm rất khó thấy bằng mắt (“HÕA”, gạch dài).
Ví dụ sai
    Quốc hiệu: ghi CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Tiêu ngữ: ghi Độc lập -Tự do - Hạnh phúc
    Tiêu ngữ: ghi Độc lập – Tự do – Hạnh phúc
Ví dụ đúng
    Quốc hiệu: ghi CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Cách sửa
    Chép lại đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM; Độc lập - Tự do - Hạnh phúc.
Tự sửa được không
    Được: thay bằng lời văn cố định.
Ngoại lệ
    “CỘNG HOÀ” (bảng ở Mục V in như vậy) chỉ là gợi ý. Khoảng trắng ở hai đầu không kể.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_DASHES = str.maketrans("‐‑–—−", "-----")


def find(subject: Subject) -> Says:
    """Quốc hiệu and Tiêu ngữ against their fixed words."""
    form = subject.form
    for key, component, name in (
        ("quoc_hieu", Component.QUOC_HIEU, "Quốc hiệu"),
        ("tieu_ngu", Component.TIEU_NGU, "Tiêu ngữ"),
    ):
        fixed = subject.standard.wording(key)
        found = form.own(component)
        if not found:
            yield NotCheckable(f"không nhận ra {name}")
        for stretch in found:
            text = stretch.text.strip()
            if text == fixed:
                continue
            mend = f"Viết đúng: {fixed}"
            if text == fixed.replace("HÒA", "HOÀ"):
                message = "Quốc hiệu viết “HOÀ”; điểm a khoản 1 Mục II viết “HÒA”."
                yield at(stretch, message, mend, Severity.GOI_Y, fixed)
            elif "".join(text.split()) == "".join(fixed.split()) and "  " in text and text.split() == fixed.split():
                yield at(stretch, f"{name} thừa khoảng trắng giữa các chữ.", mend, Severity.CANH_BAO, fixed)
            else:
                yield at(stretch, f"{name} viết sai: {_why(text, fixed)}.", mend, None, fixed)


def _why(text: str, fixed: str) -> str:
    plain = text.translate(_DASHES)
    if plain == fixed:
        return "dùng gạch dài thay cho gạch nối (-)"
    if "".join(plain.split()) == "".join(fixed.split()):
        return "thiếu hoặc thừa khoảng trắng quanh gạch nối"
    if plain.lower() == fixed.lower():
        return "sai chữ hoa, chữ thường"
    return f"“{text}”"


RULE = Rule(
    code="TT002",
    slug="quoc-hieu-tieu-ngu",
    title="Quốc hiệu hoặc Tiêu ngữ viết sai",
    severity=Severity.LOI,
    ref=("HDR-02",),
    clause=(
        "Phụ lục I, Phần I, điểm a và b khoản 1 Mục II: “Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM””; “chữ "
        "cái đầu của các cụm từ được viết hoa, giữa các cụm từ có gạch nối (-), có cách chữ”"
    ),
    find=find,
    fixable=True,
)
