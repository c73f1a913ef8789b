"""Plans made by a seed, and known changes of numbers, dates, units, recipients planted into them."""

from __future__ import annotations

import json
import random
import unicodedata
from dataclasses import dataclass, field

from tests.compare.texts import paragraphs

UNITS = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Văn phòng HĐND và UBND",
    "Công an xã",
    "Trung tâm Phục vụ hành chính công",
    "Ban Chỉ huy Quân sự xã",
    "Trạm Y tế",
    "Hội Nông dân",
)
RECIPIENTS = (
    "Sở Nội vụ",
    "TT. Đảng ủy, HĐND xã",
    "Chủ tịch, các PCT UBND xã",
    "UBMTTQ Việt Nam xã",
    "Các thôn trên địa bàn xã",
    "Công an xã",
    "Trạm Y tế xã",
    "Các trường học",
)
_TOPICS = (
    "chuyển đổi số trong cơ quan nhà nước",
    "cải cách thủ tục hành chính tại bộ phận một cửa",
    "xây dựng nông thôn mới nâng cao",
    "phòng, chống dịch bệnh trên cây trồng và vật nuôi",
    "bảo đảm an toàn giao thông trong mùa lễ hội",
    "tuyên truyền, phổ biến, giáo dục pháp luật",
)
_TARGETS = (
    "Phấn đấu {n}% {topic} hoàn thành đúng yêu cầu đề ra",
    "Tối thiểu {n}% người dân tham gia {topic}",
    "Tỷ lệ hồ sơ liên quan đến {topic} được giải quyết đúng hạn đạt {n}% trở lên",
)
_AMOUNTS = (
    "Tổ chức {n} lớp tập huấn về {topic} cho cán bộ không chuyên trách",
    "Bố trí {n} triệu đồng phục vụ {topic} theo quy định hiện hành",
    "Vận động {n} hộ gia đình đăng ký tham gia {topic}",
    "Kiểm tra việc thực hiện {topic} tại {n} thôn",
)
_DATES = (
    "Báo cáo kết quả {topic} trước ngày {d}",
    "Hoàn thành việc rà soát {topic} chậm nhất ngày {d}",
    "Hội nghị sơ kết {topic} tổ chức ngày {d} tại hội trường",
)
_TASKS = (
    "{u} chủ trì tham mưu nội dung {topic}, kịp thời báo cáo lãnh đạo",
    "Giao {u} theo dõi, đôn đốc {topic} và tổng hợp khó khăn, vướng mắc",
)
_QUIET = (
    "Nâng cao nhận thức của cán bộ, đảng viên và Nhân dân về {topic}",
    "Phát huy vai trò nêu gương của người đứng đầu trong {topic}",
    "Kịp thời biểu dương những cách làm hay trong {topic}",
)


_ROMANS = ("I", "II", "III", "IV", "V", "VI")


@dataclass(slots=True)
class Plant:
    """A planted change: the values before and after; "" for what was not there."""

    kind: str
    old: str
    new: str


@dataclass(slots=True)
class Plan:
    """Lines of a plan as templates with their values, by section."""

    number: str
    day: str
    signer: str
    sections: list[tuple[str, list[tuple[str, dict[str, str]]]]]
    recipients: list[str]
    plants: list[Plant] = field(default_factory=list)

    def text(self) -> str:
        """The typed plan."""
        lines = [
            "ỦY BAN NHÂN DÂN XÃ TÂN AN",
            f"Số: {self.number}/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            f"Tân An, ngày {self.day} tháng 3 năm 2026",
            "KẾ HOẠCH",
            "Thực hiện nhiệm vụ trọng tâm trên địa bàn xã",
            "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;",
            "Ủy ban nhân dân xã Tân An ban hành Kế hoạch như sau:",
        ]
        lines += self.body()
        lines += [
            "Trên đây là Kế hoạch thực hiện nhiệm vụ trọng tâm, yêu cầu các đơn vị nghiêm túc thực hiện./.",
            "Nơi nhận:",
            *(f"- {name};" for name in self.recipients),
            "- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            self.signer,
        ]
        return paragraphs(*lines)

    def body(self) -> list[str]:
        """The sections and their points with their numbers."""
        lines: list[str] = []
        for roman, (title, points) in zip(_ROMANS, self.sections, strict=False):
            lines.append(f"{roman}. {title}")
            lines += [f"{n}. {line.format(**values)}." for n, (line, values) in enumerate(points, start=1)]
        return lines

    def variables(self) -> str:
        """The plan as a file of variables, from which a Word file is built."""
        values = {
            "co_quan_ban_hanh": {"don_vi": "xã Kim Thành, thành phố Hải Phòng"},
            "so_van_ban": int(self.number),
            "ngay_ban_hanh": f"{self.day}/3/2026",
            "trich_yeu": "Thực hiện nhiệm vụ trọng tâm trên địa bàn xã",
            "can_cu": ["Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"],
            "noi_dung": "\n".join(self.body()),
            "noi_nhan": self.recipients,
            "nguoi_ky": {"chuc_vu": "Chủ tịch", "ho_ten": self.signer},
        }
        # JSON is YAML.
        return json.dumps(values, ensure_ascii=False)


def plan_of(rnd: random.Random) -> Plan:
    """A plan with four sections of numbered points."""

    def points(lines: tuple[str, ...], many: int) -> list[tuple[str, dict[str, str]]]:
        pairs = [(line, topic) for line in lines for topic in _TOPICS]
        return [(line, _values(rnd, topic)) for line, topic in rnd.sample(pairs, many)]

    sections = [
        ("MỤC ĐÍCH, YÊU CẦU", points(_QUIET, 3)),
        ("CHỈ TIÊU", points(_TARGETS, 4)),
        ("NỘI DUNG", [*points(_AMOUNTS, 5), *points(_DATES, 4)]),
        ("TỔ CHỨC THỰC HIỆN", points(_TASKS, 5)),
    ]
    recipients = rnd.sample(RECIPIENTS, rnd.randint(3, 6))
    return Plan(str(rnd.randint(10, 99)), f"{rnd.randint(10, 28)}", "Nguyễn Văn Mẫu", sections, recipients)


def planted(rnd: random.Random, old: Plan) -> Plan:
    """The plan of the next week: a few known changes, and changes that are no news."""
    sections = [(title, [(line, dict(values)) for line, values in points]) for title, points in old.sections]
    new = Plan(old.number, old.day, old.signer, sections, list(old.recipients))
    every = [point for _, points in sections for point in points]
    for line, values in rnd.sample(every, rnd.randint(1, 5)):
        _plant(rnd, new, line, values)
    if rnd.random() < 0.6:
        _plant_recipient(rnd, new)
    if rnd.random() < 0.2:
        new.number = str(int(old.number) + 1)
        new.plants.append(Plant("số ký hiệu", f"{old.number}/KH-UBND", f"{new.number}/KH-UBND"))
    if rnd.random() < 0.2:
        new.signer = "Trần Thị Thử"
        new.plants.append(Plant("người ký", old.signer, new.signer))
    if rnd.random() < 0.5:
        sections[0][1].insert(0, ("Quán triệt sâu rộng tinh thần đổi mới, nói đi đôi với làm", {}))
    if rnd.random() < 0.3:
        sections.insert(1, ("QUAN ĐIỂM CHỈ ĐẠO", [("Bám sát sự lãnh đạo của cấp ủy và phát huy dân chủ cơ sở", {})]))
    return new


def noisy(rnd: random.Random, text: str) -> str:
    """The same text as another program would save it."""
    if rnd.random() < 0.5:
        text = text.replace("hóa", "hoá").replace("Hòa", "Hoà").replace("Ủy ban", "Uỷ ban")
    if rnd.random() < 0.5:
        text = text.replace(", ", ",  ").replace(" - ", " – ")
    return unicodedata.normalize("NFD", text) if rnd.random() < 0.5 else text


def _values(rnd: random.Random, topic: str) -> dict[str, str]:
    return {"n": str(rnd.randint(20, 90)), "d": _day(rnd), "u": rnd.choice(UNITS), "topic": topic}


def _day(rnd: random.Random) -> str:
    return f"{rnd.randint(10, 28)}/{rnd.randint(4, 12)}/2026"


def _plant(rnd: random.Random, plan: Plan, line: str, values: dict[str, str]) -> None:
    key = next((name for name in ("n", "d", "u") if f"{{{name}}}" in line), None)
    if key is None:
        return
    before = values[key]
    while values[key] == before:
        values[key] = {"n": str(rnd.randint(20, 90)), "d": _day(rnd), "u": rnd.choice(UNITS)}[key]
    plan.plants.append(Plant({"n": "số", "d": "ngày", "u": "đơn vị"}[key], before, values[key]))


def _plant_recipient(rnd: random.Random, plan: Plan) -> None:
    others = [name for name in RECIPIENTS if name not in plan.recipients]
    at = rnd.randrange(len(plan.recipients))
    if rnd.random() < 0.5:
        plan.plants.append(Plant("nơi nhận", plan.recipients.pop(at), ""))
    else:
        plan.recipients.insert(at, rnd.choice(others))
        plan.plants.append(Plant("nơi nhận", "", plan.recipients[at]))
