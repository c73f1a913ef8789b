"""Tên gọi tắt viết hoa không thống nhất.

Kiểm gì
    Tên gọi tắt như “Phong trào thi đua”, “Đề án”, “Cuộc vận động” có chỗ viết hoa, có chỗ viết thường ở giữa câu.
Vì sao
    Tên gọi tắt đã đặt thì viết như nhau ở mọi chỗ.
Ví dụ sai
    - Kiểm tra việc thực hiện Phong trào thi đua.
    - Tổng kết phong trào thi đua của xã.
Ví dụ đúng
    - Kiểm tra việc thực hiện phong trào thi đua.
    - Tổng kết phong trào thi đua của xã.
Cách sửa
    Chọn một cách viết.
Tự sửa được không
    Không.
Ngoại lệ
    Chữ đầu câu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import mixed
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_NAMES: Final = ("Phong trào thi đua", "Cuộc vận động", "Ban Chỉ đạo", "Hội thi", "Cuộc thi", "Chiến dịch")


def find(subject: Subject) -> Says:
    """Both spellings in the middle of sentences, one finding for each name; quotations aside."""
    prose = subject.prose
    for name in _NAMES:
        small = name[0].lower() + name[1:]
        large = [m.span() for m in prose.phrase(name) if not prose.opens(m.start())]
        little = [m.span() for m in prose.phrase(rf"{small}(?! [“\"])")]
        message = "Viết hoa không thống nhất: {it} và {nhieu}."
        yield from mixed(prose, large, little, message, "chọn một cách viết cho cả văn bản.")


RULE = Rule(
    code="VH002",
    slug="ten-goi-tat-hai-kieu-hoa",
    title="Tên gọi tắt viết hoa không thống nhất",
    severity=Severity.GOI_Y,
    ref=("CAP-02",),
    clause="PL II, V.6 (tên riêng của một văn bản, một phong trào cụ thể); thống nhất trong một văn bản.",
    find=find,
)
