"""Appendices (PL I, III.1): label, title, reference line, text and table."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from generator.compose import inline
from generator.compose.bieu_thuc import has_expression
from generator.compose.danh_so import Line, lines
from generator.compose.dau_trang import body_names, date_words, number_and_code
from generator.compose.du_lieu import Row, criteria_table, responsibility_table
from generator.compose.memo import Memo
from generator.compose.texts import Texts
from generator.compose.than_bai import data_of, items_of, settle_schemes
from generator.diagnostics import ModelPath
from generator.model import KeHoach, PhuLuc
from generator.outline import Scheme, ordinal
from generator.standards.metrics import width
from generator.standards.values import MM_PER_PT, TWIPS_PER_MM, Standard


def labels(plan: KeHoach) -> list[str]:
    """“Phụ lục” for one, “Phụ lục I”, “Phụ lục II” from two on."""
    if len(plan.phu_luc) == 1:
        return ["Phụ lục"]
    return [f"Phụ lục {ordinal(Scheme.LA_MA, number).rstrip('.')}" for number in range(1, len(plan.phu_luc) + 1)]


def appendices(
    plan: KeHoach, texts: Texts, standard: Standard, sizes: dict[str, float], memo: Memo
) -> list[dict[str, Any]]:
    """The appendices as the template takes them."""
    made = []
    for number, (appendix, label) in enumerate(zip(plan.phu_luc, labels(plan), strict=True)):
        path: ModelPath = ("phu_luc", number)
        space = standard.text_width_landscape if appendix.ngang else standard.text_width
        sources = (appendix, *(data_of(plan) if appendix.lay_tu else ()))
        parts = memo.same(path, sources, partial(_read, plan, appendix, path))
        columns, rows = parts.table(texts, appendix, space, sizes["bang"])
        made.append(
            {
                "nhan": label,
                "tieu_de": inline.upper(texts.rich(appendix.tieu_de, (*path, "tieu_de"))),
                "kem_theo": attached_to(plan, standard, sizes),
                "than_bai": [line.block(texts) for line in parts.lines],
                "cot": columns,
                "hang": rows,
                "ngang": appendix.ngang,
            }
        )
    return made


Printed = tuple[list[dict[str, Any]], list[list[dict[str, Any]]]]


@dataclass(slots=True)
class _Parts:
    """An appendix before its values are put in; ``printed`` is its table where there are none to put in."""

    lines: list[Line]
    columns: Row
    rows: list[Row]
    printed: dict[tuple[float, float], Printed] = field(default_factory=dict)

    def table(self, texts: Texts, appendix: PhuLuc, space: float, size: float) -> Printed:
        """Head and rows as the template takes them."""
        key = (space, size)
        if key in self.printed:
            return self.printed[key]
        columns, *rows = [[texts.rich(text, at) for text, at in row] for row in (self.columns, *self.rows)]
        widths = _widths(columns, rows, appendix, space, size)
        heads = [{"chu": text, "rong": w} for text, w in zip(columns, widths, strict=True)]
        cells = [
            [
                {"chu": text, "rong": w, "giua": column == 0 or _short(inline.plain(text))}
                for column, (text, w) in enumerate(zip(row, widths, strict=True))
            ]
            for row in rows
        ]
        if not any(has_expression(text) for row in (self.columns, *self.rows) for text, _ in row):
            self.printed[key] = (heads, cells)
        return heads, cells


def _read(plan: KeHoach, appendix: PhuLuc, path: ModelPath) -> _Parts:
    items, scheme = items_of(appendix.noi_dung, (*path, "noi_dung")), appendix.danh_so or Scheme.LA_MA
    settle_schemes(items, scheme)
    columns, rows = _table(plan, appendix, path)
    heads: Row = [(name, (*path, "bang", "cot", column)) for column, name in enumerate(columns)]
    return _Parts(lines(items, scheme), heads, rows)


def attached_to(plan: KeHoach, standard: Standard, sizes: dict[str, float]) -> str:
    """“(Kèm theo Kế hoạch số 05/KH-UBND ngày ... của Ủy ban nhân dân xã ...)”."""
    size = sizes["kem_theo"]
    number = number_and_code(plan, standard, {**sizes, "so_ky_hieu": size})[0].removeprefix("Số:").removeprefix(" ")
    joint = "" if number[0] == "\u00a0" else " "
    words = date_words(plan.ngay_ban_hanh, standard, size)
    gap = "" if words[-1] == "\u00a0" else " "
    return f"(Kèm theo Kế hoạch số{joint}{number} {words}{gap}của {body_names(plan)['ten_day_du']})"


def _table(plan: KeHoach, appendix: PhuLuc, path: ModelPath) -> tuple[list[str], list[Row]]:
    if appendix.lay_tu == "tieu_chi":
        return criteria_table(plan.tieu_chi)
    if appendix.lay_tu == "to_chuc_thuc_hien":
        return responsibility_table(plan.to_chuc_thuc_hien)
    if appendix.bang is None:
        return [], []
    rows = [
        [(text, (*path, "bang", "hang", r, c)) for c, text in enumerate(row)]
        for r, row in enumerate(appendix.bang.hang)
    ]
    return list(appendix.bang.cot), rows


def _short(text: str) -> bool:
    """A number, a unit or a date stands in the middle of its cell."""
    return len(text) <= 12 and any(char.isdigit() for char in text)


def _widths(
    columns: list[inline.Rich], rows: list[list[inline.Rich]], appendix: PhuLuc, space: float, size: float
) -> list[int]:
    """Column widths in twips: as asked, or room for the longest word and then by the amount of text."""
    if not columns:
        return []
    total = round(space * TWIPS_PER_MM)
    if appendix.bang is not None and appendix.bang.do_rong:
        asked = sum(appendix.bang.do_rong)
        return _summing([total * share // asked for share in appendix.bang.do_rong], total)
    texts = [[inline.plain(text) for text in (name, *(row[n] for row in rows))] for n, name in enumerate(columns)]
    padding = 5.0
    least = [max(_longest_word(text, size) for text in column) * MM_PER_PT + padding for column in texts]
    want = [
        max(len(text) for text in column) ** 0.5 * (1 + sum(map(len, column)) / len(column) / 80) for column in texts
    ]
    spare = max(0.0, space - sum(least))
    shares = [
        low + spare * (wish if column else 0.0) / (sum(want[1:]) or 1)
        for column, (low, wish) in enumerate(zip(least, want, strict=True))
    ]
    if len(columns) == 1:
        shares = [space]
    scale = space / sum(shares)
    return _summing([round(share * scale * TWIPS_PER_MM) for share in shares], total)


@lru_cache(maxsize=512)
def _longest_word(text: str, size: float) -> float:
    """The width (pt) of the longest word, in bold as the head of a table."""
    return max(width(word, size, "dam") for word in text.split() or [""])


def _summing(widths: list[int], total: int) -> list[int]:
    """Widths whose sum is the total, the rest given to the widest."""
    widest = widths.index(max(widths))
    widths[widest] += total - sum(widths)
    return widths
