"""Scenarios: one component of the form changed at a time."""

from __future__ import annotations

from dataclasses import replace

from tests.compare.scenarios.plan import BODY, ROWS, Plan, changed, inserted, plan
from tests.compare.scenarios.scenario import Pair, scenario
from tests.compare.scenarios.wml import table

RECIPIENTS = Plan().recipients
BASES = Plan().bases
APPENDIX = ("Phụ lục\nNHIỆM VỤ NĂM 2026", table(*ROWS, width=2300), "Ghi chú: thời hạn tính theo quý.")


@scenario("issuing-body")
def issuing_body() -> Pair:
    return plan(), plan(above="TỈNH HƯNG YÊN", unit="ỦY BAN NHÂN DÂN\nPHƯỜNG THƯỢNG HỒNG")


@scenario("number")
def number() -> Pair:
    return plan(number="Số: /KH-UBND"), plan(number="Số: 45/KH-UBND")


@scenario("place-and-date")
def place_and_date() -> Pair:
    return plan(), plan(date="ngày 17 tháng 02 năm 2026")


@scenario("subject")
def subject() -> Pair:
    return plan(), plan(subject="Triển khai chuyển đổi số và cải cách hành chính trên địa bàn xã năm 2026")


@scenario("legal-basis-added")
def basis_added() -> Pair:
    return plan(), plan(bases=inserted(BASES, 1, "Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023;"))


@scenario("legal-basis-changed")
def basis_changed() -> Pair:
    new = "Thực hiện Kế hoạch số 15/KH-UBND ngày 09/01/2026 của Ủy ban nhân dân thành phố."
    return plan(), plan(bases=changed(BASES, 1, new))


@scenario("words-of-the-body")
def words() -> Pair:
    lines = changed(BODY, 3, BODY[3].replace("85%", "90%").replace("30/11", "31/10"))
    return plan(), plan(changed(lines, 16, BODY[16].replace("120 triệu", "95 triệu")))


@scenario("recipients")
def recipients() -> Pair:
    lines = inserted(RECIPIENTS, 2, "- Các phòng, ban thuộc xã;")
    return plan(), plan(recipients=changed(lines, 3, "- Các thôn, tổ dân phố;"))


@scenario("signer-for-the-chairman")
def signer() -> Pair:
    return plan(), plan(post="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", signer="Trần Thị B")


@scenario("appendix-changed")
def appendix_changed() -> Pair:
    rows = changed(ROWS, 2, ("2", "Tập huấn kỹ năng số cơ bản", "Phòng Văn hóa - Xã hội", "Quý I/2026"))
    new = (APPENDIX[0], table(*rows, width=2300), "Ghi chú: thời hạn tính theo tháng.")
    return plan(appendix=APPENDIX), plan(appendix=new)


@scenario("appendix-added")
def appendix_added() -> Pair:
    return plan(), plan(appendix=APPENDIX)


@scenario("appendix-gone")
def appendix_gone() -> Pair:
    return plan(appendix=APPENDIX), plan()


@scenario("many-components-at-once")
def many() -> Pair:
    new = replace(Plan(), number="Số: 46/KH-UBND", date="ngày 09 tháng 01 năm 2026", signer="Trần Thị B")
    lines = changed(inserted(BODY, 7, "1. Ban hành quy chế quản lý dữ liệu."), 4, "2. Yêu cầu chung")
    return plan(), plan(lines, number=new.number, date=new.date, signer=new.signer, post="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
