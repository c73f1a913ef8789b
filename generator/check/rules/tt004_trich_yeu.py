"""Trích yếu viết sai cách.

Kiểm gì
    Trích yếu in hoa cả dòng, mở đầu bằng “V/v”, kết thúc bằng dấu chấm, quá dài, lặp động từ mở đầu.
Vì sao
    “V/v” chỉ dùng cho công văn; trích yếu là cụm từ nên không có dấu chấm.
Ví dụ sai
    Trích yếu: ghi V/v triển khai phong trào thi đua
    Trích yếu: ghi TRIỂN KHAI PHONG TRÀO THI ĐUA
    Trích yếu: ghi Triển khai phong trào thi đua.
Ví dụ đúng
    Trích yếu: ghi Về việc triển khai phong trào thi đua
Cách sửa
    Viết một cụm từ ngắn, chữ thường, không có “V/v”, không có dấu chấm.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Công văn dùng “V/v”. Độ dài và lặp động từ chỉ là gợi ý vì Nghị định không cho con số.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import subject_lines
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.tolerances import value
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_ABOUT = re.compile(r"V\s*/\s*v\b", re.IGNORECASE)
_VERBS = "triển khai|tổ chức|thực hiện|phát động"
_TWICE = re.compile(rf"(?:{_VERBS}),? (?:và )?(?:{_VERBS})\b", re.IGNORECASE)


def find(subject: Subject) -> Says:
    """Faults of the trích yếu as a whole."""
    form = subject.form
    found = subject_lines(form)
    text = squeeze(" ".join(stretch.text for stretch in found))
    if not found:
        yield NotCheckable("không nhận ra trích yếu")
        return
    first, last = found[0], found[-1]
    if _ABOUT.match(text) and not form.is_letter:
        yield at(first, "“V/v” chỉ dùng trong công văn.", "Bỏ “V/v”, viết “Về việc ...” hoặc viết thẳng nội dung.")
    if text.isupper():
        yield at(first, "Trích yếu in hoa cả dòng; quy định là chữ in thường.", "Viết chữ thường.", Severity.LOI)
    if text.endswith(".") and not text.endswith(("..", "…")):
        yield at(last, "Trích yếu kết thúc bằng dấu chấm.", "Bỏ dấu chấm cuối trích yếu.")
    count = len(text.split())
    if count > value("trich_yeu", None, "nhieu_tu_nhat"):
        yield at(first, f"Trích yếu dài {count} chữ, không còn ngắn gọn.", "Rút gọn trích yếu.", Severity.GOI_Y)
    if _TWICE.match(text):
        yield at(first, "Trích yếu mở đầu bằng hai động từ gần nghĩa.", "Giữ một động từ.", Severity.GOI_Y)


RULE = Rule(
    code="TT004",
    slug="trich-yeu",
    title="Trích yếu viết sai cách",
    severity=Severity.CANH_BAO,
    ref=("HDR-04",),
    clause=(
        "Phụ lục I, Phần I, điểm a và b khoản 5 Mục II: “Trích yếu nội dung văn bản là một câu ngắn gọn hoặc một "
        "cụm từ phản ánh khái quát nội dung chủ yếu của văn bản”; “trình bày bằng chữ in thường”"
    ),
    find=find,
)
