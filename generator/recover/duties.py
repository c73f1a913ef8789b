"""Responsibilities: the section "Tổ chức thực hiện" as data, where its items are a unit and its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.diagnostics import ModelPath
from generator.outline import Node, Outline, Scheme
from generator.read.components.names import starts_body, starts_post
from generator.recover.body import Body
from generator.recover.ledger import Kind
from generator.recover.passages import Passage
from generator.recover.records import Record
from generator.recover.state import State
from generator.text import fold

ROLE: Final = "to_chuc_thuc_hien"
_TITLE: Final = re.compile(r"(?:phân công )?tổ chức(?: triển khai)? thực hiện(?: kế hoạch)?")
_ASKED: Final = "Đề nghị "
_UNIT: Final = re.compile(
    r"(?:các |công chức |thành viên |cán bộ |doanh nghiệp|hộ |thôn |tổ dân phố|khu dân cư|trưởng |chủ tịch |ông |bà |"
    r"mặt trận |lực lượng |dân quân|quân sự|ngành |cơ sở |hợp tác xã|địa chính)"
)
_PRODUCT: Final = re.compile(r"; sản phẩm: (?P<san_pham>[^;]+)$")
_DEADLINE: Final = re.compile(
    r"; (?:hoàn thành chậm nhất ngày (?P<ngay>\d{1,2}/\d{1,2}/\d{4})"
    r"|hoàn thành (?P<truoc>(?:trước|trong|vào|chậm nhất|đến hết|xong)\b[^;]*)|thời gian thực hiện: (?P<khac>[^;]+))$",
    re.IGNORECASE,
)
_PARTNERS: Final = re.compile(r"; phối hợp với (?P<phoi_hop>[^;]+)$")
_COMPOUND: Final = re.compile(
    r"(Hội đồng nhân dân và Ủy ban nhân dân|HĐND và UBND|Khoa học và Công nghệ|Nông nghiệp và Môi trường|"
    r"Giáo dục và Đào tạo|Thể thao và Du lịch|Tuyên giáo và Dân vận|Hạ tầng và Đô thị)",
    re.IGNORECASE,
)
_AND: Final = " và "


@dataclass(slots=True)
class _Task:
    values: Any
    pieces: list[tuple[Passage, str]]
    words: list[Passage]


def take_duties(state: State, body: Body) -> Body:
    """The body without the items that became ``to_chuc_thuc_hien``; the body itself where it is not in plain form."""
    outline = body.outline
    if not state.options.to_chuc_thuc_hien or outline.danh_so is not Scheme.LA_MA:
        return body
    index = _section(outline)
    if index is None:
        return body
    section = outline.muc[index]
    shares = _Shares(state, body).read(section)
    if shares is None:
        return body
    state.variables[ROLE] = shares
    emptied = replace(section, muc_con=(), danh_so=None, vai_tro=ROLE)
    items = (*outline.muc[:index], emptied, *outline.muc[index + 1 :])
    gone = set(_lines(section)) - {section.line, *(line for line, _ in section.at[1:])}
    return Body(replace(outline, muc=items), _without(state, body, gone))


def _without(state: State, body: Body, gone: set[int]) -> tuple[Record, ...]:
    """The records with those on the lines ``gone`` emptied, so that the numbers of the lines hold."""
    none = Passage("", b"", (), state.view.blocks)
    return tuple(
        Record(None, none, none, False) if number in gone else record for number, record in enumerate(body.records, 1)
    )


def _section(outline: Outline) -> int | None:
    """The last section of that title, when it has items of the kind that a plan prints."""
    for index in range(len(outline.muc) - 1, -1, -1):
        section = outline.muc[index]
        if section.tieu_de and _TITLE.fullmatch(fold(section.tieu_de)):
            return index if section.danh_so is Scheme.SO and section.muc_con else None
    return None


def _lines(node: Node) -> Iterator[int]:
    yield node.line
    yield from (line for line, _ in node.at[1:])
    for child in node.muc_con:
        yield from _lines(child)


class _Shares:
    """Reads every item of the section, or none."""

    def __init__(self, state: State, body: Body) -> None:
        self.state = state
        self.records = body.records
        self.entries: list[tuple[Passage, ModelPath | None, str]] = []

    def read(self, section: Node) -> list[dict[str, Any]] | None:
        shares: list[dict[str, Any]] = []
        for number, item in enumerate(section.muc_con):
            share = self._share(item, (ROLE, number))
            if share is None:
                return None
            shares.append(share)
        for what, path, reason in self.entries:
            if path is None:
                self.state.ledger.skip(what, Kind.SO_THU_TU, reason)
            else:
                self.state.ledger.place(what, path)
        return shares

    def _share(self, item: Node, path: ModelPath) -> dict[str, Any] | None:
        record = self.records[item.line - 1]
        if (
            item.tieu_de is None
            or item.at[1][0] != item.line
            or record.label is None
            or not _is_unit(record.what.text)
            or record.prefix
        ):
            return None
        self._note(record.number, None, "số thứ tự, đánh lại khi in")
        unit, asked = record.what, record.what.text.startswith(_ASKED)
        if asked:
            self._note(unit.part(0, len(_ASKED)), None, "chữ “Đề nghị”, ghi ở mục de_nghi")
            unit = unit.part(len(_ASKED))
        self._note(unit, (*path, "don_vi"), "")
        tasks = self._tasks(item, path)
        if tasks is None:
            return None
        return {"don_vi": unit.written(~0), **({"de_nghi": "có"} if asked else {}), "nhiem_vu": tasks}

    def _tasks(self, item: Node, path: ModelPath) -> list[Any] | None:
        lines = [line for line, _ in item.at[2:]]
        if item.muc_con:
            plain = item.danh_so is Scheme.GACH and len(item.muc_con) > 1 and not lines
            if not plain or any(not _one_line(child) for child in item.muc_con):
                return None
            lines = [child.line for child in item.muc_con]
        elif len(lines) != 1:
            return None
        tasks = []
        for number, line in enumerate(lines):
            record = self.records[line - 1]
            if record.prefix or (record.label is not None) is not bool(item.muc_con):
                return None
            self._note(record.number, None, "gạch đầu dòng, đặt lại khi in")
            tasks.append(self._task(record.what, (*path, "nhiem_vu", number)))
        return tasks

    def _note(self, what: Passage, path: ModelPath | None, reason: str) -> None:
        if what.text:
            self.entries.append((what, path, reason))

    def _task(self, what: Passage, path: ModelPath) -> Any:
        """A task with deadline, partners and product where they stand in the form in which a plan prints them."""
        text = what.text
        end = len(text) - 1 if text.endswith(".") and not text.endswith("..") else len(text)
        found: dict[str, re.Match[str]] = {}
        stop = end
        for key, pattern in (("san_pham", _PRODUCT), ("thoi_han", _DEADLINE), ("phoi_hop", _PARTNERS)):
            match = pattern.search(text[:stop])
            if match:
                found[key], stop = match, match.start()
        if not found or end == len(text) or text[stop - 1 : stop] in (".", ";"):
            self._note(what, path, "")
            return what.written()
        self._note(what.part(0, stop), (*path, "viec"), "")
        task: dict[str, Any] = {"viec": what.part(0, stop).written()}
        for key in ("phoi_hop", "thoi_han", "san_pham"):
            if key in found:
                match = found[key]
                group = next(name for name, value in match.groupdict().items() if value)
                inner = what.part(*match.span(group))
                self._note(what.part(match.start(), match.start(group)), None, "chữ dẫn, in lại từ dữ liệu")
                task[key] = self._partners(inner, (*path, key)) if key == "phoi_hop" else self._noted(inner, path, key)
        self._note(what.part(end), None, "dấu chấm cuối câu")
        return task

    def _noted(self, what: Passage, path: ModelPath, key: str) -> str:
        self._note(what, (*path, key), "")
        return what.written()

    def _partners(self, what: Passage, path: ModelPath) -> list[str]:
        """“A, B và C” as three; a name that has "và" itself stays whole."""
        shielded = _COMPOUND.sub(lambda found: found.group().replace(_AND, " \0\0 "), what.text)
        edges: list[tuple[int, int]] = []
        last = shielded.rfind(_AND)
        start = 0
        for match in re.finditer(r", ", shielded[: last if last >= 0 else 0]):
            edges.append((start, match.start()))
            start = match.end()
        if last >= 0:
            edges += [(start, last), (last + len(_AND), len(shielded))]
        else:
            edges = [(0, len(shielded))]
        names = []
        at = 0
        for left, right in edges:
            self._note(what.part(at, left), None, "dấu nối giữa các đơn vị phối hợp")
            self._note(what.part(left, right), path, "")
            names.append(what.part(left, right).written())
            at = right
        return names


def _one_line(node: Node) -> bool:
    """True for a text that stands on the line of its ordinal, with nothing below it."""
    return not node.muc_con and len(node.at) == 2 and node.at[1][0] == node.line


def _is_unit(text: str) -> bool:
    words = text.removeprefix(_ASKED)
    return starts_body(words) or starts_post(words) or _UNIT.match(fold(words)) is not None
