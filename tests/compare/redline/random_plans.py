"""Random plans of a commune with typed ordinals, and random sequences of edits as a clerk makes them."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.compare.scenarios.package import Doc
from tests.compare.scenarios.plan import Plan
from tests.compare.scenarios.wml import p, sect, table

_TITLES: Final = ("MỤC ĐÍCH", "YÊU CẦU", "NHIỆM VỤ", "GIẢI PHÁP", "KINH PHÍ", "TỔ CHỨC THỰC HIỆN", "CHẾ ĐỘ BÁO CÁO")
_WHO: Final = (
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND",
    "Công an xã",
    "Trạm Y tế",
    "Các thôn",
)
_DO: Final = ("chủ trì", "phối hợp", "rà soát", "tổng hợp", "hướng dẫn", "kiểm tra", "tuyên truyền", "triển khai")
_WHAT: Final = (
    "việc số hóa hồ sơ lưu trữ còn giá trị",
    "cơ sở dữ liệu dân cư và hộ tịch trên địa bàn",
    "kỹ năng số cho tổ công nghệ số cộng đồng",
    "thanh toán phí, lệ phí không dùng tiền mặt",
    "an toàn giao thông trong mùa lễ hội",
    "phòng, chống dịch bệnh trên cây trồng, vật nuôi",
    "vệ sinh môi trường ở các khu dân cư",
)
_HOW: Final = (
    "đạt {n}% trở lên",
    "hoàn thành trước ngày {d}/{m}/2026",
    "với kinh phí {n} triệu đồng",
    "tại {n} thôn",
    "theo Nghị quyết số {n}/NQ-HĐND",
    "bảo đảm đúng quy định hiện hành",
    "định kỳ hằng quý",
)
_SIGNERS: Final = (
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị B"),
    ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Văn C"),
)
_COPIES: Final = ("- UBND thành phố;", "- Thường trực Đảng ủy;", "- Các thôn;", "- Công an xã;", "- Trạm Y tế;")
_HEADS: Final = ("TT", "Nội dung", "Đơn vị", "Thời hạn", "Số lượng")
_FORMS: Final = ("", "", "", "center", "both", "right")
_FOOTERS: Final = ("", "", "Lưu hành nội bộ", "Kế hoạch năm 2026", "Dự thảo lần 2")
_LEVELS: Final = ("khoan", "diem", "gach", "doan")
EDITS: Final = (
    *("insert", "delete", "move", "split", "merge", "words", "words", "number", "format", "bold"),
    *("section in", "section out", "section moved", "title", "row in", "row out", "row moved", "cell"),
    *("column in", "column out", "table in", "table out", "signer", "date", "recipient", "footer", "header"),
    *("appendix", "landscape"),
)


@dataclass(slots=True)
class Line:
    """A paragraph without its ordinal, which follows from its place. ``bold``: its first words are."""

    level: str
    text: str
    align: str = ""
    bold: bool = False


@dataclass(slots=True)
class Grid:
    """A table; the first column counts the rows."""

    rows: list[list[str]]


@dataclass(slots=True)
class Section:
    """A title and what stands under it."""

    title: str
    blocks: list[Line | Grid] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A plan that is edited."""

    sections: list[Section]
    recipients: list[str]
    signer: tuple[str, str, str]
    number: int
    day: int
    header: str = ""
    footer: str = ""
    appendix: list[str] = field(default_factory=list)
    landscape: bool = False

    def data(self) -> bytes:
        """The package."""
        power, post, name = self.signer
        made = Plan(
            number=f"Số: {self.number}/KH-UBND",
            date=f"ngày {self.day:02} tháng 01 năm 2026",
            body=tuple(self._body()),
            recipients=(*self.recipients, "- Lưu: VT."),
            power=power,
            post=post,
            signer=name,
            appendix=self._appendix(),
        )
        words = {"header1": self.header, "footer1": self.footer}
        stories = {key: p(text, style=key.rstrip("1").title()) for key, text in words.items() if text}
        last = sect(*stories, landscape=self.landscape)
        return Doc(made.blocks(), last=last, stories=stories).data()

    def _appendix(self) -> tuple[str, ...]:
        if not self.appendix:
            return ()
        turn = f"<w:p><w:pPr>{sect()}</w:pPr></w:p>" if self.landscape else ""
        return ("PHỤ LỤC", *self.appendix, *((turn, "Bảng tổng hợp") if turn else ()))

    def _body(self) -> list[str]:
        found: list[str] = []
        for at, section in enumerate(self.sections):
            found.append(f"{_roman(at + 1)}. {section.title}")
            found += _written(section.blocks)
        return found


def _roman(number: int) -> str:
    return ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10] if number < 10 else f"X{number}"


def _written(blocks: list[Line | Grid]) -> list[str]:
    found: list[str] = []
    points = letters = 0
    for block in blocks:
        if isinstance(block, Grid):
            rows = [(str(at or "TT"), *row[1:]) for at, row in enumerate(block.rows)]
            found.append(table(*rows, width=9000 // len(rows[0])))
            continue
        label = "" if block.level == "doan" else "- "
        if block.level == "khoan":
            points, letters = points + 1, 0
            label = f"{points}. "
        elif block.level == "diem":
            letters += 1
            label = f"{chr(96 + (letters - 1) % 26 + 1)}) "
        text = label + block.text
        if block.bold:
            text = f"**{text[:20]}**{text[20:]}" if len(text) > 20 else f"**{text}**"
        found.append(p(text, style="BodyText", jc=block.align))
    return found


def sentence(rng: Random) -> str:
    """Words as a plan has them, with a number, a date or a unit."""
    how = rng.choice(_HOW).format(n=rng.randint(2, 99), d=rng.randint(1, 28), m=rng.randint(1, 12))
    return f"{rng.choice(_WHO)} {rng.choice(_DO)} {rng.choice(_WHAT)} {how}."


def line(rng: Random) -> Line:
    """A paragraph of one or two sentences."""
    text = " ".join(sentence(rng) for _ in range(rng.choice((1, 1, 1, 2))))
    return Line(rng.choice(_LEVELS), text, rng.choice(_FORMS), rng.random() < 0.15)


def grid(rng: Random) -> Grid:
    """A table of two to five columns."""
    width = rng.randint(2, 5)
    rows = [list(_HEADS[:width])]
    rows += [["", *(_cell(rng) for _ in range(width - 1))] for _ in range(rng.randint(1, 5))]
    return Grid(rows)


def _cell(rng: Random) -> str:
    return rng.choice((rng.choice(_WHO), rng.choice(_WHAT), f"{rng.randint(1, 28)}/{rng.randint(1, 12)}/2026", ""))


def section(rng: Random) -> Section:
    """A section of up to six paragraphs, some with a table."""
    blocks: list[Line | Grid] = [line(rng) for _ in range(rng.randint(0, 6))]
    if rng.random() < 0.3:
        blocks.insert(rng.randint(0, len(blocks)), grid(rng))
    return Section(rng.choice(_TITLES), blocks)


def draft(rng: Random) -> Draft:
    """A plan of one to five sections."""
    found = Draft(
        sections=[section(rng) for _ in range(rng.randint(1, 5))],
        recipients=rng.sample(_COPIES, rng.randint(1, 4)),
        signer=rng.choice(_SIGNERS),
        number=rng.randint(1, 300),
        day=rng.randint(1, 28),
        header=rng.choice(_FOOTERS),
        footer=rng.choice(_FOOTERS),
        landscape=rng.random() < 0.2,
    )
    if rng.random() < 0.4:
        found.appendix = [sentence(rng) for _ in range(rng.randint(1, 4))]
    return found


def sequence(rng: Random) -> tuple[Draft, Draft, list[str]]:
    """A plan, the plan after one to eight edits, and their names."""
    old = draft(rng)
    new = copy.deepcopy(old)
    names = [rng.choice(EDITS) for _ in range(rng.randint(1, 8))]
    for name in names:
        _edit(rng, new, name)
    return old, new, names


def _edit(rng: Random, new: Draft, name: str) -> None:
    """One edit, where the plan has something for it."""
    if name in _OF_PLAN:
        _of_plan(rng, new, name)
        return
    holder = rng.choice(new.sections)
    if name in _OF_TABLE:
        _of_table(rng, holder, name)
    else:
        _of_line(rng, new, holder, name)


_OF_PLAN: Final = frozenset(EDITS[10:14] + EDITS[22:])
_OF_TABLE: Final = frozenset(EDITS[14:22])


def _of_plan(rng: Random, new: Draft, name: str) -> None:
    sections = new.sections
    at = rng.randrange(len(sections))
    if name == "section in" and len(sections) < 8:
        sections.insert(at, section(rng))
    elif name == "section out" and len(sections) > 1:
        del sections[at]
    elif name == "section moved":
        sections.insert(rng.randrange(len(sections)), sections.pop(at))
    elif name == "title":
        sections[at].title = rng.choice(_TITLES)
    elif name == "signer":
        new.signer = rng.choice(_SIGNERS)
    elif name == "date":
        new.number, new.day = rng.randint(1, 300), rng.randint(1, 28)
    elif name == "recipient":
        left = [who for who in new.recipients if rng.random() < 0.7]
        new.recipients = left or rng.sample(_COPIES, 2)
    elif name == "footer":
        new.footer = rng.choice(_FOOTERS)
    elif name == "header":
        new.header = rng.choice(_FOOTERS)
    elif name == "appendix":
        new.appendix = [] if new.appendix and rng.random() < 0.5 else [*new.appendix, sentence(rng)]
    elif name == "landscape":
        new.landscape = not new.landscape


def _of_table(rng: Random, holder: Section, name: str) -> None:
    tables = [block for block in holder.blocks if isinstance(block, Grid)]
    if name == "table in":
        holder.blocks.insert(rng.randint(0, len(holder.blocks)), grid(rng))
        return
    if not tables:
        return
    chosen = rng.choice(tables)
    rows = chosen.rows
    at, column = rng.randrange(1, len(rows)) if len(rows) > 1 else 0, rng.randrange(1, len(rows[0]))
    if name == "table out":
        holder.blocks = [block for block in holder.blocks if block is not chosen]
    elif name == "row in":
        rows.insert(max(at, 1), ["", *(_cell(rng) for _ in rows[0][1:])])
    elif name == "row out" and len(rows) > 2:
        del rows[at]
    elif name == "row moved" and at:
        rows.insert(rng.randrange(1, len(rows)), rows.pop(at))
    elif name == "cell":
        rows[at][column] = _cell(rng)
    elif name == "column in" and len(rows[0]) < 7:
        for number, cells in enumerate(rows):
            cells.insert(column, _cell(rng) if number else "Ghi chú")
    elif name == "column out" and len(rows[0]) > 2:
        for cells in rows:
            del cells[column]


def _of_line(rng: Random, new: Draft, holder: Section, name: str) -> None:
    blocks = holder.blocks
    places = [at for at, block in enumerate(blocks) if isinstance(block, Line)]
    if name == "insert" or not places:
        blocks.insert(rng.randint(0, len(blocks)), line(rng))
        return
    at = rng.choice(places)
    chosen = blocks[at]
    assert isinstance(chosen, Line)
    if name == "delete":
        del blocks[at]
    elif name == "move":
        goal = rng.choice(new.sections).blocks
        moved = blocks.pop(at)
        goal.insert(rng.randint(0, len(goal)), moved)
    elif name == "split" and (cut := chosen.text.find(" ", len(chosen.text) // 2)) > 0:
        blocks.insert(at + 1, Line("doan", chosen.text[cut + 1 :], chosen.align))
        chosen.text = chosen.text[:cut]
    elif name == "merge" and at + 1 in places:
        other = blocks.pop(at + 1)
        assert isinstance(other, Line)
        chosen.text = f"{chosen.text} {other.text}"
    elif name == "words":
        _words(rng, chosen)
    elif name == "number":
        chosen.text = "".join(str(rng.randint(1, 9)) if letter.isdigit() else letter for letter in chosen.text)
    elif name == "format":
        chosen.align = rng.choice(_FORMS)
    elif name == "bold":
        chosen.bold = not chosen.bold


def _words(rng: Random, chosen: Line) -> None:
    """Some words replaced, left out or put in."""
    words = chosen.text.split()
    at = rng.randrange(len(words))
    count = rng.randint(0, 3)
    words[at : at + count] = rng.choice((_DO, _WHAT, _WHO, ("",)))[0].split() if count else [rng.choice(_DO)]
    chosen.text = " ".join(words) or sentence(rng)
