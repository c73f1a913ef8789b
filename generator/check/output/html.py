"""One self-contained page: findings beside the text they are about, in a form that prints well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from generator.check.output.text import UNABLE, summary, unable
from generator.check.records import Record
from generator.diagnostics import Severity
from generator.read.view import Block, DocView

_CLASSES: Final = {Severity.LOI: "loi", Severity.CANH_BAO: "canh-bao", Severity.GOI_Y: "goi-y", UNABLE: "khong-kiem"}
_STYLE: Final = """
:root { color-scheme: light; }
body { font: 16px/1.5 "Times New Roman", serif; margin: 0 auto; max-width: 75rem; padding: 1rem; color: #111; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; } th, td { border: 1px solid #999; padding: .2rem .6rem; text-align: left; }
.hang { display: grid; grid-template-columns: 3fr 2fr; gap: 1rem; border-top: 1px solid #eee; break-inside: avoid; }
.chu { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0; }
.loi { --mau: #b00020; } .canh-bao { --mau: #9a5b00; } .goi-y { --mau: #1a5fb4; } .khong-kiem { --mau: #555; }
mark { background: #fff3c4; background: color-mix(in srgb, var(--mau) 15%, white); color: inherit;
  border-bottom: 2px solid var(--mau); }
.the { border-left: 4px solid var(--mau); font: 14px/1.4 sans-serif; margin: .3rem 0; padding: .1rem .6rem; }
.the p { margin: .15rem 0; } .the b { color: var(--mau); } .the .can-cu { color: #555; font-size: 12px; }
@media print { body { max-width: none; padding: 0; font-size: 12px; } .the { font-size: 10px; } a { color: inherit; } }
@media (max-width: 45rem) { .hang { grid-template-columns: 1fr; } }
"""


def page(sections: Iterable[str], title: str = "Kết quả kiểm tra văn bản") -> Iterator[str]:
    """The page piece by piece: its head, the sections of the files, its end."""
    yield f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
    yield from sections
    yield "</body>\n</html>\n"


def section(
    view: DocView,
    found: Sequence[Record],
    *,
    waived: Sequence[Record] = (),
    notes: Sequence[str] = (),
    profile: str = "",
) -> str:
    """The part of one document: summary, its text with the findings beside it, what was waived."""
    judged = [record for record in found if record.severity is not UNABLE]
    at: dict[str, list[Record]] = defaultdict(list)
    blocks = {block.address for block in view.blocks}
    for record in judged:
        at[record.address if record.address in blocks else ""].append(record)
    pieces = [f"<section>\n<h2>{escape(view.file)}</h2>\n", _overview(judged, found, len(waived), notes, profile)]
    if at[""]:
        pieces += ["<h3>Cả văn bản</h3>\n", *(_card(record) for record in at[""])]
    pieces.append("<h3>Văn bản</h3>\n")
    pieces += [_row(block, at.get(block.address, [])) for block in view.blocks if block.text or block.address in at]
    if waived:
        pieces += ["<h3>Được miễn trừ</h3>\n", *(_card(record) for record in waived)]
    pieces.append("</section>\n")
    return "".join(pieces)


def unread(file: str, found: Sequence[Record]) -> str:
    """The part of a file that could not be read."""
    return f"<section>\n<h2>{escape(file)}</h2>\n{''.join(map(_card, found))}</section>\n"


def _overview(
    judged: Sequence[Record], found: Sequence[Record], waived: int, notes: Sequence[str], profile: str
) -> str:
    pieces = [
        f"<p>{escape(f'Kiểm theo: {profile}. ' if profile else '')}Kết quả: {escape(summary(found, waived))}.</p>\n"
    ]
    pieces += [f"<p>Lưu ý: {escape(note)}</p>\n" for note in notes]
    counted: dict[tuple[str, str, Severity], int] = {}
    for record in judged:
        key = (record.code, record.title, record.severity)
        counted[key] = counted.get(key, 0) + 1
    if counted:
        pieces.append("<table>\n<tr><th>Mã</th><th>Nội dung</th><th>Mức</th><th>Số chỗ</th></tr>\n")
        for (code, title, severity), times in sorted(counted.items()):
            cells = "".join(f"<td>{escape(str(cell))}</td>" for cell in (code, title, severity.value, times))
            pieces.append(f"<tr>{cells}</tr>\n")
        pieces.append("</table>\n")
    lines = [f"<li>{escape(line)}</li>\n" for line in unable(found)]
    if lines:
        pieces += ["<h3>Không kiểm được</h3>\n<ul>\n", *lines, "</ul>\n"]
    return "".join(pieces)


def _row(block: Block, found: Sequence[Record]) -> str:
    cards = "".join(_card(record) for record in found)
    return f'<div class="hang"><p class="chu">{_marked(block.text, found)}</p><div>{cards}</div></div>\n'


def _marked(text: str, found: Sequence[Record]) -> str:
    """The text with every stretch that a finding is about marked, overlapping ones too."""
    stretches = [(record.start, max(record.end, record.start + 1), record) for record in found]
    cuts = sorted({0, len(text), *(min(edge, len(text)) for start, end, _ in stretches for edge in (start, end))})
    pieces: list[str] = []
    for start, end in pairwise(cuts):
        over = [record for first, last, record in stretches if first < end and start < last]
        words = escape(text[start:end])
        if over:
            worst = min(over, key=lambda record: list(Severity).index(record.severity))
            codes = ", ".join(dict.fromkeys(record.code for record in over))
            words = f'<mark class="{_CLASSES[worst.severity]}" title="{escape(codes)}">{words}</mark>'
        pieces.append(words)
    return "".join(pieces)


def _card(record: Record) -> str:
    where = record.where
    places = [where.within, f"dòng {where.line}" if where.line else "", f"trang {where.page}" if where.page else ""]
    place = ", ".join(part for part in places if part)
    lines = [
        f"<p><b>{escape(record.code)} {escape(record.severity.value)}</b> {escape(record.title)}"
        f"{escape(f' · {place}' if place else '')}</p>",
        f"<p>{escape(record.message)}</p>",
        f"<p>Cách sửa: {escape(record.mend)}</p>",
    ]
    if record.text:
        lines.insert(1, f"<p><q>{escape(record.text)}</q></p>")
    if record.clause:
        lines.append(f'<p class="can-cu">{escape(record.clause)}</p>')
    if record.waived is not None:
        lines.append(f"<p>Lý do miễn trừ: {escape(record.waived)}</p>")
    return f'<div class="the {_CLASSES[record.severity]}">{"".join(lines)}</div>\n'
