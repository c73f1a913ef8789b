"""Large pairs from a seed: a plan of many pages with the edits of a review, and many paragraphs that each changed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from tests.compare.scenarios.package import Doc
from tests.compare.scenarios.plan import Plan, paragraphs
from tests.compare.scenarios.scenario import Pair
from tests.compare.scenarios.wml import table

_WHO: Final = (
    *("Văn phòng", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế"),
    *("Trung tâm Phục vụ hành chính công", "các trường học trên địa bàn", "Đoàn Thanh niên", "các thôn, tổ dân phố"),
)
_DO: Final = (
    *("chủ trì rà soát", "phối hợp triển khai", "tham mưu ban hành", "tổ chức tuyên truyền", "kiểm tra, giám sát"),
    *(
        "tổng hợp, báo cáo",
        "hướng dẫn thực hiện",
        "bố trí kinh phí cho",
        "cập nhật dữ liệu về",
        "đôn đốc việc thực hiện",
    ),
)
_WHAT: Final = (
    *(
        "các chỉ tiêu chuyển đổi số",
        "công tác cải cách hành chính",
        "phong trào thi đua yêu nước",
        "quy hoạch sử dụng đất",
    ),
    *("công tác phòng, chống thiên tai", "chương trình xây dựng nông thôn mới", "việc giải quyết thủ tục hành chính"),
    *("công tác bảo vệ môi trường", "việc chăm sóc sức khỏe người cao tuổi", "các khoản thu, chi ngân sách"),
)
_HOW: Final = (
    *(
        "bảo đảm đúng tiến độ, thiết thực, hiệu quả",
        "theo chức năng, nhiệm vụ được giao",
        "gắn với trách nhiệm người đứng đầu",
    ),
    *(
        "trên cơ sở dữ liệu dùng chung của thành phố",
        "không để tồn đọng, kéo dài",
        "bảo đảm công khai, minh bạch, tiết kiệm",
    ),
)
_TITLES: Final = (
    "MỤC TIÊU",
    "NHIỆM VỤ TRỌNG TÂM",
    "GIẢI PHÁP CHỦ YẾU",
    "NGUỒN LỰC",
    "PHÂN CÔNG THỰC HIỆN",
    "CHẾ ĐỘ BÁO CÁO",
)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


def _sentence(chance: random.Random) -> str:
    day = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/2026"
    share = chance.randint(50, 99)
    return (
        f"{chance.choice(_WHO)} {chance.choice(_DO)} {chance.choice(_WHAT)}, {chance.choice(_HOW)}; "
        f"phấn đấu đạt {share}% kế hoạch trước ngày {day}."
    )


def _text(chance: random.Random, most: int = 4) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(2, most)))


def _points(chance: random.Random, count: int) -> list[str]:
    return [_text(chance) for _ in range(count)]


def _written(sections: list[tuple[str, list[str]]], rows: Sequence[tuple[str, ...]]) -> bytes:
    body: list[str] = []
    for ordinal, (title, points) in zip(_ROMAN, sections, strict=False):
        body.append(f"{ordinal}. {title}")
        body += [f"{number}. {point}" for number, point in enumerate(points, 1)]
    appendix = ("Phụ lục\nPHÂN CÔNG NHIỆM VỤ", table(("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), *rows, width=2300))
    return Doc(Plan(body=body, appendix=appendix).blocks()).data()


def review_of_a_long_plan(seed: int = 46, sections: int = 14, points: int = 17) -> Pair:
    """A plan of about 46 pages and what a round of review makes of it.

    In turn: figures and dates changed, points put in (those after it renumbered), points left out, sentences added,
    two sections exchanged, a row added and a row changed in the appendix.
    """
    chance = random.Random(seed)
    old = [(f"{_TITLES[at % 6]} (PHẦN {at + 1})", _points(chance, points)) for at in range(sections)]
    rows = [(str(n), _sentence(chance), chance.choice(_WHO), f"Quý {n % 4 + 1}/2026") for n in range(1, 33)]
    new = [(title, list(lines)) for title, lines in old]
    for _, lines in new:
        at = chance.randrange(len(lines))
        lines[at] = lines[at].replace("% kế hoạch", "% chỉ tiêu", 1)
        at = chance.randrange(len(lines))
        lines[at] = lines[at].replace("/2026", "/2027", 1)
        at = chance.randrange(len(lines))
        lines[at] += " " + _sentence(chance)
    for index in chance.sample(range(sections), 4):
        new[index][1].insert(chance.randrange(points), _text(chance))
    for index in chance.sample(range(sections), 3):
        new[index][1].pop(chance.randrange(points))
    new[4], new[5] = new[5], new[4]
    later = [*rows[:10], ("11", _sentence(chance), "Văn phòng", "Quý II/2026")]
    later += [(str(n), *row[1:]) for n, row in enumerate(rows[10:], 12)]
    later[2] = (*later[2][:3], "Quý IV/2027")
    return _written(old, rows), _written(new, later)


def many_changed_paragraphs(seed: int = 1500, count: int = 1500) -> Pair:
    """``count`` paragraphs, in each of them one figure or one unit changed."""
    chance = random.Random(seed)
    old, new = [], []
    for number in range(count):
        line = f"- {_sentence(chance)}"
        share = line.partition("đạt ")[2].partition("%")[0]
        old.append(line)
        if number % 2:
            new.append(line.replace(f"{share}%", f"{int(share) + 1}%"))
        else:
            new.append(line.replace("phấn đấu đạt", "bảo đảm đạt ít nhất"))
    return Doc(paragraphs(*old)).data(), Doc(paragraphs(*new)).data()
