"""Small random documents and random edits of them, as plain values that are written as WordprocessingML."""

from __future__ import annotations

import copy
from random import Random
from typing import Any, Final

from tests.compare.scenarios.package import Doc, png
from tests.compare.scenarios.wml import picture, run, sect, text

Block = dict[str, Any]
_TEXT: Final = (
    "kế hoạch triển khai chuyển đổi số năm 2026 Ủy ban nhân dân xã Hòa Phong giao Phòng Kinh tế chủ trì phối hợp các "
    "thôn, báo cáo trước ngày 15/12; 85% hồ sơ trực tuyến - toàn trình. 1. a) b) II. III. Văn phòng tổng hợp"
)
_WORDS: Final = tuple(_TEXT.split())
_STYLES: Final = ("", "", "BodyText", "Heading1")
_FORMS: Final = ("", "", "", "<w:b/>", "<w:i/>", '<w:b/><w:sz w:val="26"/>')
_PARAGRAPHS: Final = ("", "", '<w:ind w:firstLine="567"/>', '<w:spacing w:before="120"/>')
_LINKS: Final = ("https://example.org/a", "https://example.org/b")
_IMAGES: Final = (png(200, 0, 0), png(0, 0, 200))
_THINGS: Final = ("tab", "break", "field", "page", "link", "note", "image", "control")


def words(rng: Random, most: int = 9) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(1, most)))


def piece(rng: Random) -> tuple[str, str, str]:
    """What stands in a paragraph: its kind, its text, its run properties."""
    kind = rng.choice(_THINGS) if rng.random() < 0.2 else "text"
    return kind, words(rng), rng.choice(_FORMS)


def paragraph(rng: Random) -> Block:
    pieces = [piece(rng) for _ in range(rng.choice((0, 1, 1, 2, 3)))]
    return {"kind": "p", "pieces": pieces, "style": rng.choice(_STYLES), "form": rng.choice(_PARAGRAPHS), "ends": False}


def grid(rng: Random, depth: int) -> Block:
    columns = rng.randint(1, 3)
    rows = [
        [blocks(rng, 1 + (rng.random() < 0.2), depth + 1) for _ in range(columns)] for _ in range(rng.randint(1, 4))
    ]
    return {"kind": "tbl", "rows": rows}


def blocks(rng: Random, count: int, depth: int = 0) -> list[Block]:
    found: list[Block] = []
    for _ in range(count):
        chance = rng.random()
        if chance < 0.12 and depth < 2:
            found.append(grid(rng, depth))
        elif chance < 0.17 and depth == 0:
            found.append({"kind": "sdt", "blocks": [paragraph(rng) for _ in range(rng.randint(1, 2))]})
        else:
            found.append(paragraph(rng))
            found[-1]["ends"] = depth == 0 and rng.random() < 0.04
    return [*found, paragraph(rng)] if not found or found[-1]["kind"] != "p" else found


def edited(rng: Random, old: list[Block], depth: int = 0) -> list[Block]:
    """The blocks with a few things done to them."""
    new = copy.deepcopy(old)
    for _ in range(rng.randint(1, 4)):
        _edit(rng, new, depth)
    if not new or new[-1]["kind"] != "p":
        new.append(paragraph(rng))
    new[-1]["ends"] = False
    return new


def _edit(rng: Random, new: list[Block], depth: int) -> None:
    at = rng.randrange(len(new)) if new else 0
    what = rng.choice(("insert", "delete", "move", "change", "change", "change", "split", "merge"))
    if what == "insert" or not new:
        new[at:at] = blocks(rng, rng.randint(1, 2), max(depth, rng.choice((0, 1))))
    elif what == "delete":
        del new[at]
    elif what == "move":
        new.insert(rng.randrange(len(new)), new.pop(at))
    elif what == "change":
        _change(rng, new[at], depth)
    elif new[at]["kind"] == "p" and what == "split":
        cut = len(new[at]["pieces"]) // 2
        rest = {**new[at], "pieces": new[at]["pieces"][cut:]}
        new[at] = {**new[at], "pieces": new[at]["pieces"][:cut], "ends": False}
        new.insert(at + 1, rest)
    elif what == "merge" and at + 1 < len(new) and new[at]["kind"] == new[at + 1]["kind"] == "p":
        new[at + 1]["pieces"] = new[at]["pieces"] + new[at + 1]["pieces"]
        del new[at]


def _change(rng: Random, block: Block, depth: int) -> None:
    if block["kind"] == "sdt":
        block["blocks"] = [b for b in edited(rng, block["blocks"], 2) if b["kind"] == "p"]
    elif block["kind"] == "tbl":
        _change_table(rng, block["rows"], depth)
    elif rng.random() < 0.3 or not block["pieces"]:
        block["form"], block["style"] = rng.choice(_PARAGRAPHS), rng.choice(_STYLES)
    else:
        at = rng.randrange(len(block["pieces"]))
        kind, old, form = block["pieces"][at]
        split = old.split()
        split[rng.randrange(len(split))] = rng.choice(_WORDS)
        changed = [(kind, " ".join(split), form), (kind, old, rng.choice(_FORMS)), piece(rng)]
        block["pieces"][at : at + 1] = rng.choice(([rng.choice(changed)], [], [(kind, old, form), piece(rng)]))


def _change_table(rng: Random, rows: list[list[list[Block]]], depth: int) -> None:
    what = rng.choice(("row", "no row", "column", "no column", "cell", "cell"))
    at = rng.randrange(len(rows))
    if what == "row":
        rows.insert(at, [blocks(rng, 1, 2) for _ in rows[0]])
    elif what == "no row" and len(rows) > 1:
        del rows[at]
    elif what == "column":
        place = rng.randint(0, len(rows[0]))
        for row in rows:
            row.insert(place, blocks(rng, 1, 2))
    elif what == "no column" and len(rows[0]) > 1:
        place = rng.randrange(len(rows[0]))
        for row in rows:
            del row[place]
    else:
        row = rows[at]
        cell = rng.randrange(len(row))
        row[cell] = edited(rng, row[cell], max(depth + 1, 1))


class Writer:
    """Writes blocks as a document; notes and images get their numbers on the way."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def data(self, content: list[Block], header: str = "") -> bytes:
        body = "".join(self._block(block) for block in content)
        stories = {"header1": f"<w:p>{run(header)}</w:p>"} if header else {}
        return Doc(
            body,
            last=sect(*stories),
            stories=stories,
            notes=tuple(self._notes),
            images={f"image{n}": data for n, data in enumerate(_IMAGES)},
            links={f"link{n}": target for n, target in enumerate(_LINKS)},
        ).data()

    def _block(self, block: Block) -> str:
        if block["kind"] == "sdt":
            inside = "".join(self._block(b) for b in block["blocks"])
            return f'<w:sdt><w:sdtPr><w:tag w:val="khung"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
        if block["kind"] == "tbl":
            rows = "".join(f"<w:tr>{''.join(self._cell(cell) for cell in row)}</w:tr>" for row in block["rows"])
            columns = '<w:gridCol w:w="2000"/>' * len(block["rows"][0])
            head = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            return f"<w:tbl>{head}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        style = f'<w:pStyle w:val="{block["style"]}"/>' if block["style"] else ""
        ppr = style + block["form"] + (sect() if block["ends"] else "")
        content = "".join(self._piece(*p) for p in block["pieces"])
        return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{content}</w:p>"

    def _cell(self, cell: list[Block]) -> str:
        inside = "".join(self._block(block) for block in cell)
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'

    def _piece(self, kind: str, words: str, form: str) -> str:
        number = len(words) % 2
        if kind == "tab":
            return run("<w:tab/>", form)
        if kind == "break":
            return run("<w:br/>", form)
        if kind in ("field", "page"):
            instruction = "PAGE" if kind == "page" else "TITLE"
            return f'<w:fldSimple w:instr=" {instruction} ">{run(words, form)}</w:fldSimple>'
        if kind == "link":
            return f'<w:hyperlink r:id="link{number}">{run(words, form)}</w:hyperlink>'
        if kind == "note":
            self._notes.append(words)
            return run(f'<w:footnoteReference w:id="{len(self._notes)}"/>', form)
        if kind == "image":
            return picture(f"image{number}")
        if kind == "control":
            return (
                f'<w:sdt><w:sdtPr><w:tag w:val="o"/></w:sdtPr><w:sdtContent>{run(words, form)}</w:sdtContent></w:sdt>'
            )
        return f"<w:r>{f'<w:rPr>{form}</w:rPr>' if form else ''}{text(words + ' ')}</w:r>"


def pair(rng: Random) -> tuple[bytes, bytes]:
    """A random document and another one made from it by a few edits."""
    old = blocks(rng, rng.randint(1, 8))
    old[-1]["ends"] = False
    new = edited(rng, old)
    headers = [rng.choice(("", "Đầu trang", "Đầu trang mới")) for _ in range(2)]
    return Writer().data(old, headers[0]), Writer().data(new, headers[1])
