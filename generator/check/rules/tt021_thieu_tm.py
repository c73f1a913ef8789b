"""Thiếu “TM. ỦY BAN NHÂN DÂN” trên chức vụ Chủ tịch.

Kiểm gì
    Văn bản do Ủy ban nhân dân ban hành, Chủ tịch hoặc Phó Chủ tịch ký, có dòng “TM. ỦY BAN NHÂN DÂN” không.
Vì sao
    Kế hoạch của Ủy ban là văn bản của tập thể, ký thay mặt.
Ví dụ sai
    Quyền hạn: bỏ
Ví dụ đúng
    Quyền hạn: đậm
Cách sửa
    Thêm dòng TM. ỦY BAN NHÂN DÂN trên CHỦ TỊCH.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Phó Chủ tịch ký “KT. CHỦ TỊCH” không có TM.: thực tế khác nhau nên chỉ cảnh báo. Quyết định, công văn thuộc thẩm
    quyền riêng của Chủ tịch không kiểm. Ký TL., TUQ. không cần TM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import is_committee
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.signing import has, lines, recognised
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_COLLECTIVE = frozenset({"KH", "CTr", "BC", "TTr", "PA", "ĐA"})


def find(subject: Subject) -> Says:
    """A plan of a People's Committee whose signature does not say that it is signed for the Committee."""
    form = subject.form
    if not recognised(form) or not is_committee(form):
        if not recognised(form):
            yield NotCheckable("không nhận ra phần ký")
        return
    if form.type_code not in _COLLECTIVE or any(has(form, short) for short in ("TM", "TL", "TUQ")):
        return
    posts = [(stretch, text) for stretch, text in lines(form) if "CHỦ TỊCH" in text.upper()]
    if posts:
        deputy = any("PHÓ" in text.upper() or text.startswith("KT") for _, text in posts)
        message = "Văn bản do Ủy ban nhân dân ban hành nhưng phần ký không có “TM. ỦY BAN NHÂN DÂN”."
        mend = "Thêm dòng TM. ỦY BAN NHÂN DÂN phía trên."
        doubtful = deputy or not form.own(Component.CO_QUAN_BAN_HANH)
        yield at(posts[0][0], message, mend, Severity.CANH_BAO if doubtful else None)


RULE = Rule(
    code="TT021",
    slug="thieu-tm",
    title="Thiếu “TM. ỦY BAN NHÂN DÂN” trên chức vụ Chủ tịch",
    severity=Severity.LOI,
    ref=("SIG-01",),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 7 Mục II: “Trường hợp ký thay mặt tập thể thì phải ghi chữ viết tắt "
        "“TM.” vào trước tên tập thể lãnh đạo hoặc tên cơ quan, tổ chức.”"
    ),
    find=find,
)
