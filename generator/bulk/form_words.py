"""What a column means, in a clerk's words: the model's own descriptions, where a variable is used, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.bulk.form_fields import leaf
from generator.compose.bieu_thuc import names_in
from generator.diagnostics import ModelPath
from generator.load.plan import UNIT
from generator.load.tree import Mapping, Node, Scalar, Sequence, get
from generator.model import KeHoach
from generator.model.labels import label
from generator.text import slug, squeeze

_EXAMPLES: Final[dict[ModelPath, str]] = {
    UNIT: "xã Kim Thành, thành phố Hải Phòng",
    (*UNIT, "ten"): "Kim Thành",
    (*UNIT, "tinh"): "thành phố Hải Phòng",
    ("so_van_ban",): "56",
    ("nguoi_ky", "chuc_vu"): "Chủ tịch",
    ("nguoi_ky", "ho_ten"): "Nguyễn Văn A",
    ("trich_yeu",): "Triển khai công tác văn thư năm 2026",
}
# What the model's description says too shortly for a table: what to write, and what an empty cell gives.
_MEANINGS: Final[dict[ModelPath, tuple[str, str]]] = {
    UNIT: ("Xã, phường, đặc khu ban hành: chọn trong danh sách; mã đơn vị, tên kèm tỉnh cũng được", ""),
    ("so_van_ban",): ("Số thứ tự của văn bản, chỉ ghi chữ số", "Bỏ trống khi còn là dự thảo"),
    ("ngay_ban_hanh",): (
        "Ngày/tháng/năm; chưa biết ngày thì ghi “tháng 7/2025”, chưa biết tháng thì ghi “năm 2025”",
        "Bỏ trống khi chưa có",
    ),
    ("nguoi_ky", "chuc_vu"): ("Chức vụ của người ký", ""),
    ("nguoi_ky", "ho_ten"): ("Họ và tên người ký, không ghi học hàm, học vị", "Bỏ trống khi chưa biết người ký"),
}
_TAG: Final = re.compile(r"\{\{(.*?)\}\}")
_PLAIN: Final = re.compile(r"[\w.]+")
_BEFORE, _AFTER, _LONG = 45, 30, 90


def texts(node: Node, path: ModelPath = ()) -> Iterator[tuple[ModelPath, str]]:
    """Every text of a tree with its path."""
    if isinstance(node, Scalar):
        if node.text:
            yield path, node.text
        return
    pairs = enumerate(node.items) if isinstance(node, Sequence) else node.items.items()
    for key, item in pairs:
        yield from texts(item, (*path, key))


def title(path: ModelPath) -> str:
    """The header of a column: the model's words (the unit's alone are short), an own variable's name."""
    if path == UNIT:
        return label(KeHoach, path).rsplit(" › ", 1)[-1]
    return str(path[1]) if path[0] == "bien" else label(KeHoach, path)


def default(path: ModelPath, tree: Mapping) -> str:
    """What the plan itself says at a path, "" for nothing."""
    node = get(tree, *(str(key) for key in path))
    return squeeze(node.text or "") if isinstance(node, Scalar) else ""


def meaning(path: ModelPath, tree: Mapping) -> str:
    """What to write in a column, and what stands where its cell is empty."""
    said, empty = _said(path, tree)
    if given := default(path, tree):
        empty = f"Bỏ trống thì lấy theo kế hoạch: “{_cut(given)}”"
    return sentences(said, agreed(title(path), tree), empty)


def sentences(*parts: str) -> str:
    """The parts that say something, each with its full stop."""
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def example(path: ModelPath, tree: Mapping) -> str:
    """A value as it may stand in a cell, "" where none is known."""
    found = _EXAMPLES.get(path, "")
    known = leaf(path)
    if not found and known is not None:
        found = next(iter((*known.examples, *known.choices)), "")
    given = default(path, tree)
    return found or (_cut(given) if "{{" not in given else "")


def _said(path: ModelPath, tree: Mapping) -> tuple[str, str]:
    if path[0] != "bien":
        known = leaf(path)
        return _MEANINGS.get(path, (known.description if known is not None else "", ""))
    name = str(path[1])
    used = next(((at, text) for at, text in texts(tree) if at[:2] != path and name in names_in(text)), None)
    where = f"In ở {label(KeHoach, used[0])}: “{_around(used[1], name)}”" if used else ""
    return where or "Biến riêng của kế hoạch", ""


def agreed(name: str, tree: Mapping) -> str:
    """What the column of that name must agree with, in the words of the plan; "" when nothing is asked."""
    entries = get(tree, "doi_chieu")
    found = []
    for entry in entries.items if isinstance(entries, Sequence) else ():
        said = (
            {key: default((key,), entry) for key in ("cot", "tong", "tu", "den")} if isinstance(entry, Mapping) else {}
        )
        if not said or slug(said["cot"]) != slug(name):
            continue
        found += [f"tổng cả cột phải bằng {said['tong']}"] if said["tong"] else []
        found += ["tổng từng tỉnh phải đúng số đã giao"] if get(entry, "theo_tinh") is not None else []
        limits = " ".join(f"{word} {said[key]}" for key, word in (("tu", "từ"), ("den", "đến")) if said[key])
        found += [f"mỗi giá trị {limits}"] if limits else []
    return f"Được đối chiếu: {'; '.join(found)}" if found else ""


def _around(text: str, name: str) -> str:
    """The words around the first use of a name; "[ten]" stands where a value goes."""

    def shown(match: re.Match[str]) -> str:
        code = match[1].strip()
        return f"[{name if name in names_in(match.group()) else code if _PLAIN.fullmatch(code) else '…'}]"

    text = _TAG.sub(shown, squeeze(text))
    mark = f"[{name}]"
    at = max(text.find(mark), 0)
    first, last = max(0, at - _BEFORE), min(len(text), at + len(mark) + _AFTER)
    first = 0 if first == 0 else text.find(" ", first) + 1
    last = last if last == len(text) else max(text.rfind(" ", 0, last), at + len(mark))
    return ("… " if first else "") + text[first:last] + (" …" if last < len(text) else "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else text[: text.rfind(" ", 0, _LONG) if " " in text[:_LONG] else _LONG] + " …"
