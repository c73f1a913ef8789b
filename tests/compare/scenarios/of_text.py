"""Scenarios: points, sections and paragraphs that come, go, move, split, merge; and noise that is no change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tests.compare.scenarios.plan import BODY, changed, inserted, plan, short, without
from tests.compare.scenarios.scenario import Pair, scenario
from tests.compare.scenarios.wml import p

POINTS = slice(7, 15)


def _renumbered(points: Sequence[str]) -> tuple[str, ...]:
    return tuple(re.sub(r"^\d+", str(number), point) for number, point in enumerate(points, 1))


def _with_points(points: Sequence[str]) -> tuple[str, ...]:
    return (*BODY[:7], *_renumbered(points), *BODY[15:])


def _insert(at: int) -> Pair:
    new = "0. Thành lập Tổ giúp việc Ban Chỉ đạo chuyển đổi số xã, do một Phó Chủ tịch làm Tổ trưởng."
    return plan(), plan(_with_points(inserted(BODY[POINTS], at, new)))


@scenario("point-inserted-at-the-top")
def point_top() -> Pair:
    return _insert(0)


@scenario("point-inserted-in-the-middle")
def point_middle() -> Pair:
    return _insert(4)


@scenario("point-inserted-at-the-end")
def point_end() -> Pair:
    return _insert(8)


@scenario("point-deleted-at-the-top")
def point_gone() -> Pair:
    return plan(), plan(_with_points(BODY[8:15]))


@scenario("point-moved-and-renumbered")
def point_moved() -> Pair:
    points = BODY[POINTS]
    return plan(), plan(_with_points((points[5], *points[:5], *points[6:])))


def _sections_swapped(third: tuple[str, ...]) -> tuple[str, ...]:
    """Section II after the one on money, both renumbered."""
    second = ("III" + BODY[6][2:], *BODY[7:15])
    return (*BODY[:6], *third, *second, *BODY[17:])


@scenario("section-moved")
def section_moved() -> Pair:
    return plan(), plan(_sections_swapped(("II. KINH PHÍ THỰC HIỆN", BODY[16])))


@scenario("section-moved-and-edited")
def section_moved_edited() -> Pair:
    return plan(), plan(_sections_swapped(("II. KINH PHÍ THỰC HIỆN", BODY[16].replace("120 triệu", "150 triệu"))))


@scenario("section-inserted")
def section_inserted() -> Pair:
    tail = ("IV" + BODY[15][3:], BODY[16], "V" + BODY[17][2:], *BODY[18:])
    new = ("III. THỜI GIAN THỰC HIỆN", "Từ ngày 15/01/2026 đến hết ngày 31/12/2026.")
    return plan(), plan((*BODY[:15], *new, *tail))


@scenario("section-deleted")
def section_deleted() -> Pair:
    return plan(), plan((*without(BODY, 15, 2)[:15], "III" + BODY[17][2:], *BODY[18:]))


LONG = (
    "Các cơ quan, đơn vị, các thôn căn cứ Kế hoạch này xây dựng kế hoạch cụ thể và tổ chức thực hiện nghiêm túc. ",
    "Trong quá trình triển khai, nếu có khó khăn, vướng mắc thì kịp thời báo cáo về Ủy ban nhân dân xã để xem xét.",
)


@scenario("paragraph-split")
def split() -> Pair:
    return plan((*BODY, "".join(LONG))), plan((*BODY, LONG[0].strip(), LONG[1]))


@scenario("paragraph-merged")
def merged() -> Pair:
    return plan((*BODY, LONG[0].strip(), LONG[1])), plan((*BODY, "".join(LONG)))


@scenario("paragraph-split-in-three-and-edited")
def split_in_three() -> Pair:
    old = "".join(LONG) + " Giao Văn phòng theo dõi, đôn đốc việc thực hiện và định kỳ hằng quý tổng hợp."
    new = (LONG[0].strip(), LONG[1].replace("xem xét", "xem xét, giải quyết"), "Giao Văn phòng theo dõi, đôn đốc.")
    return plan((*BODY, old)), plan((*BODY, *new))


@scenario("all-text-replaced")
def all_replaced() -> Pair:
    old = short("Kế hoạch trồng cây đầu xuân", "Mỗi thôn trồng ba mươi cây bóng mát.", "Giao Đoàn Thanh niên chủ trì.")
    return old, short("Phương án phòng cháy, chữa cháy", "Diễn tập hai lần một năm tại chợ.", "Công an xã tham mưu.")


@scenario("first-paragraph-deleted")
def first_deleted() -> Pair:
    return short(*BODY[:6]), short(*BODY[1:6])


@scenario("last-paragraph-changed")
def last_changed() -> Pair:
    return short(*BODY[:6]), short(*BODY[:5], BODY[5].replace("tiết kiệm", "tiết kiệm, hiệu quả"))


@scenario("last-paragraph-deleted")
def last_deleted() -> Pair:
    return short(*BODY[:6]), short(*BODY[:4])


@scenario("last-paragraph-added")
def last_added() -> Pair:
    return short(*BODY[:4]), short(*BODY[:6])


@scenario("one-paragraph-moved-far")
def moved_far() -> Pair:
    return plan(), plan(inserted(without(BODY, 5), 18, BODY[5]))


@scenario("two-paragraphs-swapped")
def swapped() -> Pair:
    return plan(), plan((*BODY[:2], BODY[3], BODY[2], *BODY[4:]))


@scenario("empty-paragraphs-added")
def empty_added() -> Pair:
    return plan(), plan(inserted(inserted(BODY, 15, p(), p()), 6, p()))


@scenario("empty-paragraphs-gone")
def empty_gone() -> Pair:
    return plan(inserted(BODY, 6, p(), p())), plan()


@scenario("decomposed-letters", renders_old=False)
def decomposed() -> Pair:
    return plan(), plan([unicodedata.normalize("NFD", line) for line in BODY])


@scenario("tone-placement")
def tones() -> Pair:
    lines = [line.replace("hóa", "hoá").replace("Ủy", "Uỷ") for line in BODY]
    return plan(), plan(lines)


@scenario("blanks-and-case", renders_old=False)
def blanks() -> Pair:
    lines = changed(BODY, 5, BODY[5].replace("phải đồng bộ", "phải  đồng bộ").replace("cơ quan", "Cơ quan"))
    return plan(), plan(changed(lines, 8, BODY[8].replace("12 lớp", "12\u00a0lớp")))


@scenario("identical")
def identical() -> Pair:
    return plan(), plan()
