"""A whole plan of a commune in the notation, every component of the form by name so that one can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tests.compare.scenarios.package import Doc
from tests.compare.scenarios.wml import cell, p, row, sect, table

_Line = TypeVar("_Line")
BODY = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "a) Nâng cao nhận thức của cán bộ, công chức và Nhân dân về chuyển đổi số trong đời sống hằng ngày.",
    "b) Phấn đấu 85% hồ sơ thủ tục hành chính được tiếp nhận trực tuyến trước ngày 30/11/2026.",
    "2. Yêu cầu",
    "Việc triển khai phải đồng bộ, thiết thực, tiết kiệm và gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị.",
    "II. NHIỆM VỤ VÀ GIẢI PHÁP",
    "1. Rà soát, cập nhật cơ sở dữ liệu dân cư và hộ tịch trên địa bàn xã.",
    "2. Tổ chức 12 lớp tập huấn kỹ năng số cho tổ công nghệ số cộng đồng.",
    "3. Lắp đặt điểm truy cập internet miễn phí tại nhà văn hóa các thôn.",
    "4. Số hóa hồ sơ lưu trữ còn giá trị của Ủy ban nhân dân xã.",
    "5. Hướng dẫn người dân thanh toán phí, lệ phí không dùng tiền mặt.",
    "6. Công khai kết quả giải quyết thủ tục hành chính theo tháng.",
    "7. Kiểm tra việc bảo đảm an toàn thông tin của hệ thống máy tính.",
    "8. Tổng hợp, biểu dương các mô hình chuyển đổi số hiệu quả.",
    "III. KINH PHÍ THỰC HIỆN",
    "Kinh phí thực hiện là 120 triệu đồng, bố trí trong dự toán ngân sách xã năm 2026 theo quy định.",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Văn hóa - Xã hội chủ trì, phối hợp với các cơ quan liên quan triển khai Kế hoạch này.",
    "2. Phòng Kinh tế tham mưu bố trí kinh phí; hướng dẫn thanh toán, quyết toán đúng chế độ.",
    "3. Các thôn báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15/12/2026.",
)
ROWS = (
    ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
    ("1", "Rà soát dữ liệu dân cư", "Công an xã", "Quý I/2026"),
    ("2", "Tập huấn kỹ năng số", "Phòng Văn hóa - Xã hội", "Quý II/2026"),
    ("3", "Số hóa hồ sơ lưu trữ", "Văn phòng", "Quý III/2026"),
    ("4", "Tổng kết Kế hoạch", "Văn phòng", "Quý IV/2026"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan is made of; ``body`` and ``appendix`` are blocks of text or markup."""

    above: str = "THÀNH PHỐ HẢI PHÒNG"
    unit: str = "ỦY BAN NHÂN DÂN\nXÃ KIM THÀNH"
    number: str = "Số: 45/KH-UBND"
    place: str = "Kim Thành"
    date: str = "ngày 05 tháng 01 năm 2026"
    subject: str = "Triển khai chuyển đổi số trên địa bàn xã năm 2026"
    bases: Sequence[str] = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Thực hiện Kế hoạch số 210/KH-UBND ngày 20/12/2025 của Ủy ban nhân dân thành phố.",
    )
    body: Sequence[str] = BODY
    recipients: Sequence[str] = ("- UBND thành phố (để b/c);", "- Thường trực Đảng ủy;", "- Các thôn;", "- Lưu: VT.")
    power: str = "TM. ỦY BAN NHÂN DÂN"
    post: str = "CHỦ TỊCH"
    signer: str = "Nguyễn Văn A"
    appendix: Sequence[str] = field(default_factory=tuple)

    def blocks(self) -> str:
        """The body of ``w:body`` without the last section."""
        date = f"//{self.place}, {self.date}//"
        head = table(
            row(
                cell(p(self.above, jc="center"), *(p(f"**{line}**", jc="center") for line in self.unit.split("\n"))),
                cell(
                    p("**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", jc="center"),
                    p("**Độc lập - Tự do - Hạnh phúc**", jc="center"),
                ),
            ),
            row(cell(p(self.number, jc="center")), cell(p(date, jc="center"))),
            width=4600,
        )
        foot = table(
            row(
                cell(p("**//Nơi nhận://**"), *(p(line, props='<w:sz w:val="22"/>') for line in self.recipients)),
                cell(
                    *(p(f"**{line}**", jc="center") for line in (self.power, self.post) if line),
                    p("", jc="center"),
                    p(f"**{self.signer}**", jc="center"),
                ),
            ),
            width=4600,
        )
        middle = [p("**KẾ HOẠCH**", jc="center"), p(f"**{self.subject}**", jc="center")]
        middle += [p(f"//{line}//", style="BodyText") for line in self.bases]
        return head + "<w:p/>" + "".join(middle) + paragraphs(*self.body) + foot + "".join(_appendix(self.appendix))


def _appendix(blocks: Sequence[str]) -> list[str]:
    if not blocks:
        return []
    title, *rest = blocks
    head = p(f"**{title}**", ppr="<w:pageBreakBefore/>", jc="center")
    return [head, *(block if block.startswith("<w:") else p(block, style="BodyText") for block in rest)]


def paragraphs(*lines: str) -> str:
    """Lines as paragraphs of the body; titles by Roman ordinals are headings; markup is passed on."""
    made = []
    for line in lines:
        if line.startswith("<w:"):
            made.append(line)
        else:
            head = line.split(".")[0]
            made.append(p(line, style="Heading1" if set(head) <= set("IVX") and head else "BodyText"))
    return "".join(made)


def plan(body: Sequence[str] = BODY, last: str = "", **changes: object) -> bytes:
    """The package of the plan with some components changed."""
    return Doc(replace(Plan(body=body), **changes).blocks(), last=last or sect()).data()  # type: ignore[arg-type]


def short(*blocks: str, **parts: object) -> bytes:
    """A package of a few blocks; keywords are those of ``Doc``. Lines become paragraphs."""
    return Doc(paragraphs(*blocks), **parts).data()  # type: ignore[arg-type]


def inserted(lines: Sequence[str], at: int, *new: str) -> tuple[str, ...]:
    """A copy with lines put in before index ``at``."""
    return (*lines[:at], *new, *lines[at:])


def without(lines: Sequence[str], at: int, count: int = 1) -> tuple[str, ...]:
    """A copy without ``count`` lines from index ``at``."""
    return (*lines[:at], *lines[at + count :])


def changed(lines: Sequence[_Line], at: int, line: _Line) -> tuple[_Line, ...]:
    """A copy with another line at index ``at``."""
    return (*lines[:at], line, *lines[at + 1 :])
