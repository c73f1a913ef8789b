"""The header: issuing body and unit, number, date and place, marks of secrecy, urgency and circulation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from generator.read.view import Component
from generator.recover import casing, unit
from generator.recover.emphasis import braces
from generator.recover.ledger import Kind
from generator.recover.passages import Passage, Stretch, count
from generator.recover.state import MISSING, State, of
from generator.text import fold

C = Component
_COMMITTEE: Final = re.compile(
    r"(?P<co_quan>[ỦUỤ][ỶY] ?BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)\s*(?P<don_vi>.*)", re.IGNORECASE
)
_ADVISORY: Final = re.compile(r"(?:ban chỉ đạo|ban tổ chức|hội đồng|tổ|ban điều hành|đoàn kiểm tra|tiểu ban)\b")
_NUMBER: Final = re.compile(
    r"(?:Số)?\s*[:.]?\s*(?P<so>\d*)(?P<chu>[A-ZĐ]?)[\s.…_]*(?P<nam>/\s*\d{4}\s*(?=[/-]))?[/–-]?\s*"
    r"(?:(?P<loai>[A-ZĐ][A-Za-zĐđ]*)\s*[-–/]\s*)?(?P<co>[\w&.…]*(?:\s*[-–/]\s*[\w&.…]+)*)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?P<noi>.*?)[,\s]*\bngày\s*(?P<d>\d{0,2})[\s.…_]*tháng\s*(?P<m>\d{0,2})[\s.…_]*năm\s*(?P<y>\d{0,4})[\s.…_]*",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"(?P<noi>.*?)[,\s]*\bngày\s*(?P<d>\d{0,2})[\s.…_]*/\s*(?P<m>\d{0,2})[\s.…_]*/\s*(?P<y>\d{4})\.?", re.IGNORECASE
)
_MARKS: Final = (
    (C.DO_MAT, "do_mat", ("Tuyệt mật", "Tối mật", "Mật")),
    (C.MUC_KHAN, "muc_khan", ("Thượng khẩn", "Hỏa tốc", "Khẩn")),
    (C.LUU_HANH, "luu_hanh", ("Xem xong trả lại", "Lưu hành nội bộ")),
)
_BODY_PATH: Final = ("co_quan_ban_hanh",)
_UNIT_PATH: Final = ("co_quan_ban_hanh", "don_vi")


def take_header(state: State, own: Sequence[Stretch]) -> None:
    """Read the header's stretches into the variables."""
    place = _place_above(state, own)
    own = [stretch for stretch in own if stretch not in place]
    day = _take_date(state, [*place, *of(own, C.DIA_DANH_NGAY)])
    _Body(state, own).take(day)
    _take_number(state, of(own, C.SO_KY_HIEU))
    body = state.variables["co_quan_ban_hanh"]
    if "ten" in body and "ky_hieu" not in body:
        body["ky_hieu"] = MISSING
        state.doubt((*_BODY_PATH, "ky_hieu"), "không thấy chữ viết tắt của cơ quan; ghi lại", code="BV302")
    for component, key, words in _MARKS:
        _take_mark(state, of(own, component), key, words)


def _place_above(state: State, own: Sequence[Stretch]) -> list[Stretch]:
    """“Phường Trần Phú,” on a line of its own above the date, which looks like the name of a body."""
    dates = of(own, C.DIA_DANH_NGAY)
    if not dates or not state.passage(dates[:1]).text.lower().startswith("ngày"):
        return []
    above = [
        stretch for stretch in of(own, C.CO_QUAN_BAN_HANH, C.KHAC) if stretch.span.block == dates[0].span.block - 1
    ]
    text = state.passage(above).text
    return above if text.endswith(",") and not text.isupper() else []


class _Body:
    """The issuing body, by the lines of the header, else by what the text says."""

    def __init__(self, state: State, own: Sequence[Stretch]) -> None:
        self.state = state
        self.issuing = of(own, C.CO_QUAN_BAN_HANH)
        self.superior = of(own, C.CO_QUAN_CHU_QUAN)
        self.opening = of(own, C.MO_DAU)
        self.body: dict[str, object] = {}
        self.unit: unit.Unit | None = None

    def take(self, day: date | None) -> None:
        state = self.state
        issuing, superior = state.passage(self.issuing), state.passage(self.superior)
        if unit.split_kind(issuing.text) and _COMMITTEE.fullmatch(superior.text):
            issuing, superior = state.passage([*self.superior, *self.issuing]), state.passage([])
        committee = _COMMITTEE.fullmatch(issuing.text)
        where = unit.split_kind(committee["don_vi"]) if committee else None
        if committee and where:
            self._committee(issuing, committee, where, day)
            if superior.text:
                state.ledger.skip(superior, Kind.KHONG_CO_CHO, "cơ quan đứng trên Ủy ban nhân dân, Hội đồng nhân dân")
        elif issuing.text:
            self._office(issuing, superior, day)
        else:
            state.ledger.skip(superior, Kind.KHONG_CO_CHO, "cơ quan chủ quản, không rõ cơ quan ban hành")
            self._from_text(day)
        state.doubt_stretches(_BODY_PATH, [*self.issuing, *self.superior])
        self._finish()

    def _committee(self, issuing: Passage, found: re.Match[str], where: tuple[str, str], day: date | None) -> None:
        """Reads “ỦY BAN NHÂN DÂN XÃ A”."""
        self.unit = unit.resolve(*where, self.state.running, day)
        kind = "hdnd" if found["co_quan"].upper().startswith("H") else "ubnd"
        self.state.ledger.skip(
            issuing.part(*found.span("co_quan")), Kind.THE_THUC, "tên cơ quan, lập từ đơn vị và loại cơ quan"
        )
        self.state.ledger.place(issuing.part(*found.span("don_vi")), _UNIT_PATH, loose=True)
        if kind != "ubnd":
            self.body["loai"] = kind

    def _office(self, issuing: Passage, superior: Passage, day: date | None) -> None:
        """A department, or a body that uses the committee's seal: "PHÒNG ...", "BAN CHỈ ĐẠO ..."."""
        state = self.state
        advisory = _ADVISORY.match(fold(issuing.text)) is not None
        self.body |= {
            "loai": "tu_van" if advisory else "phong",
            "ten": braces(casing.as_in(issuing.text, state.running) or casing.name(issuing.text)),
        }
        state.ledger.place(issuing, (*_BODY_PATH, "ten"), loose=True)
        committee = _COMMITTEE.fullmatch(superior.text)
        where = unit.split_kind(committee["don_vi"]) if committee else None
        if committee and where:
            self.unit = unit.resolve(*where, state.running, day)
            if fold(superior.text) == fold(f"UBND {self.unit.ten_day_du}"):
                state.ledger.skip(superior.part(*committee.span("co_quan")), Kind.THE_THUC, "cơ quan chủ quản")
                state.ledger.place(superior.part(*committee.span("don_vi")), _UNIT_PATH, loose=True)
                return
        else:
            self._from_text(day)
        if superior.text:
            given = casing.as_in(superior.text, state.running)
            if committee and self.unit is not None:
                given = f"{casing.name(committee['co_quan'])} {self.unit.ten_day_du}"
            self.body["co_quan_chu_quan"] = braces(given or casing.name(superior.text))
            state.ledger.place(superior, (*_BODY_PATH, "co_quan_chu_quan"), loose=True)
        else:
            state.doubt(_BODY_PATH, "văn bản gốc không ghi cơ quan chủ quản; khi in sẽ thêm dòng này", issuing)

    def _from_text(self, day: date | None) -> None:
        """The header names no unit: the first committee that the text names."""
        opening = self.state.passage(self.opening).text
        named = unit.mentioned(opening, self.state.running, str(self.state.variables.get("dia_danh", "")))
        where = unit.split_kind(named) if named else None
        if where is None:
            self.state.doubt(_UNIT_PATH, "không thấy tên xã, phường, đặc khu; ghi lại ten, loai, tinh", code="BV303")
            return
        self.unit = unit.resolve(*where, self.state.running, day)
        if not self.issuing:
            self.state.doubt(_UNIT_PATH, "đầu văn bản không có tên cơ quan; lấy theo nội dung", code="BV303")

    def _finish(self) -> None:
        state, found = self.state, self.unit
        self.body = {"don_vi": found.value if found else dict(unit.UNKNOWN), **self.body}
        state.variables["co_quan_ban_hanh"] = self.body
        if found is not None and found.doubt:
            state.doubt(_UNIT_PATH, found.doubt, code="BV303")
        place = state.variables.get("dia_danh")
        if found is not None and place is not None and fold(str(place)) == fold(found.dia_danh):
            del state.variables["dia_danh"]
            for entry in [entry for entry in state.ledger.placed if entry.path == ("dia_danh",)]:
                state.ledger.placed.remove(entry)
                state.ledger.place([entry.span], _UNIT_PATH, loose=True)


def _take_number(state: State, stretches: Sequence[Stretch]) -> None:
    """“Số: 56/KH-UBND”: the number, and the body's code where it is not the usual one."""
    if not stretches:
        return
    state.ledger.skip(state.passage(stretches[1:]), Kind.KHONG_CO_CHO, "số, ký hiệu thứ hai")
    what = state.passage(stretches[:1])
    found = _NUMBER.fullmatch(what.text)
    if found is None:
        state.ledger.skip(what, Kind.KHONG_CO_CHO, "không đọc được số, ký hiệu")
        state.doubt(("so_van_ban",), "không đọc được số, ký hiệu", what)
        return
    at = 0
    digits = found["so"].lstrip("0")
    if digits:
        at = found.start("so") + len(found["so"]) - len(digits)
        state.variables["so_van_ban"] = int(digits)
        state.ledger.place(what.part(at, found.end("so")), ("so_van_ban",))
        if at > found.start("so") and int(digits) >= 10:
            state.correct(what, found["so"], digits, "số văn bản không có chữ số 0 thừa ở trước")
        if found["chu"]:
            state.doubt(
                ("so_van_ban",), f"số gốc là {found['so']}{found['chu']}; chữ {found['chu']} không ghi được", what
            )
    _skip_number(state, what, found, bool(digits))
    body = state.variables["co_quan_ban_hanh"]
    usual = {"ubnd": "UBND", "hdnd": "HĐND"}.get(str(body.get("loai", "ubnd")))
    given = found["co"].strip(" .…")
    if given and given != usual:
        body["ky_hieu"] = braces(given)
        state.ledger.place(what.part(*found.span("co")), (*_BODY_PATH, "ky_hieu"))
    else:
        state.ledger.skip(what.part(*found.span("co")), Kind.THE_THUC, "chữ viết tắt của cơ quan")


def _skip_number(state: State, what: Passage, found: re.Match[str], numbered: bool) -> None:
    start, end = found.span("so")
    zeros = end - len(found["so"].lstrip("0")) if numbered else end
    state.ledger.skip(what.part(0, zeros if numbered else start), Kind.THE_THUC, "chữ “Số:”")
    if not numbered:
        state.ledger.skip(what.part(start, end), Kind.THE_THUC, "chỗ trống của số văn bản")
    letter = found["chu"]
    state.ledger.skip(what.part(end, end + len(letter)), Kind.KHONG_CO_CHO, "chữ sau số văn bản")
    code = what.part(end + len(letter), found.start("co"))
    other = found["loai"] is not None and found["loai"].upper() != "KH"
    reason = "chữ viết tắt tên loại văn bản" if other else "dấu và chữ “KH” của ký hiệu"
    state.ledger.skip(code, Kind.THAY if other else Kind.THE_THUC, reason)


def _take_date(state: State, stretches: Sequence[Stretch]) -> date | None:
    """“Kim Thành, ngày 13 tháng 6 năm 2025”, whole or with blanks; returns the day when it is whole."""
    if not stretches:
        return None
    what = state.passage(stretches)
    found = _DATE.fullmatch(what.text) or _SHORT.fullmatch(what.text)
    if found is None:
        state.ledger.skip(what, Kind.KHONG_CO_CHO, "không đọc được địa danh, ngày")
        state.doubt(("ngay_ban_hanh",), "không đọc được địa danh và ngày", what)
        return None
    place = found["noi"].strip(" ,.…_")
    if any(char.isalpha() for char in place):
        state.variables["dia_danh"] = braces(place)
        state.ledger.place(what.part(found.start("noi"), found.start("noi") + len(place)), ("dia_danh",))
    rest = [(found.start("noi") + len(place) if "dia_danh" in state.variables else 0, found.start("d"))]
    edges = [*(found.span(key) for key in "dmy"), (len(what.text), len(what.text))]
    rest += [(left[1], right[0]) for left, right in pairwise(edges)]
    for start, end in rest:
        state.ledger.skip(what.part(start, end), Kind.THE_THUC, "chữ “ngày”, “tháng”, “năm” và chỗ trống")
    given = {key: int(found[key]) if found[key] else 0 for key in "dmy"}
    written, day = _date_value(found, given)
    if written is None:
        for key in "dmy":
            state.ledger.skip(what.part(*found.span(key)), Kind.THE_THUC, "chỗ trống của ngày ban hành")
        if any(given.values()):
            state.doubt(("ngay_ban_hanh",), f"ngày ban hành “{what.text}” không phải ngày có thật", what)
        return None
    state.variables["ngay_ban_hanh"] = written
    for key in "dmy":
        digits = what.part(*found.span(key))
        zeros = len(digits.text) - len(digits.text.lstrip("0")) if isinstance(written, dict) else 0
        state.ledger.skip(digits.part(0, zeros), Kind.SO_THU_TU, "chữ số 0 ở đầu ngày, tháng")
        state.ledger.place(digits.part(zeros), ("ngay_ban_hanh",))
    return day


def _date_value(found: re.Match[str], given: dict[str, int]) -> tuple[object, date | None]:
    """The value as a clerk writes it, and the day when it is whole; None for a day that does not exist."""
    d, m, y = (given[key] for key in "dmy")
    try:
        date(y or 2000, m or 1, d or 1)
    except ValueError:
        return None, None
    if not 1945 <= (y or 2000) <= 2199 or not (d or m or y):
        return None, None
    if d and m and y:
        return f"{found['d']}/{found['m']}/{y}", date(y, m, d)
    if not d and m and y:
        return f"tháng {found['m']}/{y}", None
    if not d and not m:
        return f"năm {y}", None
    named = {"ngay": d, "thang": m, "nam": y}
    return {key: value for key, value in named.items() if value}, None


def _take_mark(state: State, stretches: Sequence[Stretch], key: str, words: Sequence[str]) -> None:
    if not stretches:
        return
    what = state.passage(stretches[:1])
    state.ledger.skip(state.passage(stretches[1:]), Kind.KHONG_CO_CHO, "dấu thứ hai cùng loại")
    value = next((word for word in words if fold(word) in fold(what.text)), None)
    if value is None:
        state.ledger.skip(what, Kind.KHONG_CO_CHO, "dấu không thuộc Nghị định 30/2020/NĐ-CP")
        return
    state.variables[key] = value
    at = fold(what.text).find(fold(value))
    exact = what.part(at, at + len(value))
    if count(exact.text) == count(value):
        state.ledger.place(exact, (key,), loose=True)
        state.ledger.skip(what.part(0, at), Kind.THE_THUC, "chữ dẫn của dấu")
        state.ledger.skip(what.part(at + len(value)), Kind.THE_THUC, "phần sau của dấu")
    else:
        state.ledger.skip(what, Kind.THE_THUC, f"ghi ở mục {key}")
