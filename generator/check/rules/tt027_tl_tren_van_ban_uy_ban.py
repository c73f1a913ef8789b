"""Ký thừa lệnh (TL.) trên văn bản của Ủy ban nhân dân.

Kiểm gì
    Kế hoạch do Ủy ban nhân dân ban hành mà ký “TL.”.
Vì sao
    Kế hoạch của Ủy ban là văn bản của tập thể; ký thừa lệnh phải có trong quy chế làm việc.
Ví dụ sai
    Quyền hạn: ghi TL. CHỦ TỊCH
    Quyền hạn: ghi TL. ỦY BAN NHÂN DÂN
Ví dụ đúng
    Quyền hạn: ghi TM. ỦY BAN NHÂN DÂN
Cách sửa
    Xem lại thẩm quyền; thường ký TM. ỦY BAN NHÂN DÂN.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Chỉ là gợi ý: quy chế làm việc có thể cho phép.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import is_committee
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.signing import lines, recognised
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_COLLECTIVE = frozenset({"KH", "CTr", "BC", "TTr", "PA", "ĐA"})


def find(subject: Subject) -> Says:
    """TL. on a plan that the Committee issues."""
    form = subject.form
    if not recognised(form):
        yield NotCheckable("không nhận ra phần ký")
        return
    if is_committee(form) and form.type_code in _COLLECTIVE:
        for stretch, text in lines(form):
            if text.startswith(("TL.", "TL ")):
                message = "Kế hoạch, báo cáo của Ủy ban nhân dân thường không ký thừa lệnh."
                yield at(stretch, message, "Xem lại thẩm quyền ký trong quy chế làm việc.")


RULE = Rule(
    code="TT027",
    slug="tl-tren-van-ban-uy-ban",
    title="Ký thừa lệnh (TL.) trên văn bản của Ủy ban nhân dân",
    severity=Severity.GOI_Y,
    ref=("SIG-07",),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 7 Mục II: “Trường hợp ký thừa lệnh thì phải ghi chữ viết tắt “TL.” vào "
        "trước chức vụ của người đứng đầu cơ quan, tổ chức.”; Điều 13 khoản 3: người đứng đầu giao người đứng đầu "
        "đơn vị thuộc cơ quan ký thừa lệnh “một số loại văn bản”"
    ),
    find=find,
)
