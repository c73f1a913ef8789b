"""The foot: closing words, recipients, the line "Lưu", the drafter's mark, the signer, the address line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.read.view import Component
from generator.recover.emphasis import BOLD, ITALIC, braces
from generator.recover.ledger import Kind
from generator.recover.opening import uniform, without_end
from generator.recover.paragraphs import joined
from generator.recover.passages import Passage, Stretch
from generator.recover.signer import take_signer
from generator.recover.state import MISSING, State, of

C = Component
END: Final = re.compile(r"[\s.;,]*\.\s?/\s?\.?\s*$")
_BULLET: Final = re.compile(r"[-–—−•+*]\s*")
_FILED: Final = re.compile(r"(?:[-–—−•+*]\s*)?Lưu\s*[:;]?\s*", re.IGNORECASE)
_OFFICE: Final = re.compile(r"(?:VT|Văn thư)\b\.?\s*[,;]?\s*", re.IGNORECASE)
_COPIES: Final = re.compile(r"\s*\(?\s*(?P<ban>\d{1,3})\s*(?:b|bản)\s*\)?\s*$", re.IGNORECASE)
_DRAFTER: Final = re.compile(r"(?P<ky_hieu>[^\s.(]+)\s*\.?\s*(?:\(\s*(?P<ban>\d{1,5})\s*b?\s*\))?\.?")
_LABELS: Final = (
    ("dia_chi", r"Địa chỉ|Đ/c|ĐC"),
    ("dien_thoai", r"Điện thoại|ĐT|Tel"),
    ("fax", r"Fax"),
    ("thu_dien_tu", r"Thư điện tử|E-?mail"),
    ("trang_thong_tin", r"Trang thông tin điện tử|Cổng thông tin điện tử|Website|Web"),
)
_CONTACT: Final = re.compile(
    "|".join(rf"(?P<{key}>(?<!\w)(?:{words})\s*[:.]\s*)" for key, words in _LABELS), re.IGNORECASE
)


def take_closing(state: State, own: Sequence[Stretch]) -> None:
    """Read the foot's stretches into the variables."""
    _take_words(state, of(own, C.KET_THUC))
    _take_recipients(state, of(own, C.NOI_NHAN))
    _take_filed(state, of(own, C.LUU))
    _take_drafter(state, of(own, C.NGUOI_SOAN_THAO))
    take_signer(state, of(own, C.QUYEN_HAN, C.CHUC_VU, C.HO_TEN))
    _take_contact(state, of(own, C.LIEN_HE))


def take_end(state: State, what: Passage) -> Passage:
    """The text without "./.", which is listed; a text without it gets one in the built document."""
    found = END.search(what.text)
    if found is None:
        state.correct(what, "", "./.", "dấu kết thúc văn bản")
        return what
    state.ledger.skip(what.part(found.start()), Kind.THE_THUC, "dấu kết thúc “./.”")
    return what.part(0, found.start())


def _take_words(state: State, stretches: Sequence[Stretch]) -> None:
    groups = [state.passage(group) for group in joined(state.view, stretches)]
    paragraphs = [what for what in groups if what.text]
    if not paragraphs:
        return
    paragraphs[-1] = take_end(state, paragraphs[-1])
    kept = [what for what in paragraphs if what.text]
    for number, what in enumerate(kept):
        if number == len(kept) - 1:
            bare = what.part(0, len(without_end(what.text, ".;,")))
            state.ledger.skip(what.part(len(bare.text)), Kind.SO_THU_TU, "dấu cuối, thay bằng “./.”")
            kept[number] = bare
        state.ledger.place(kept[number], ("ket_thuc",))
    written = [what.written(ignore=BOLD | ITALIC if uniform(what) else 0) for what in kept if what.text]
    if written:
        state.variables["ket_thuc"] = written[0] if len(written) == 1 else written
    state.doubt_stretches(("ket_thuc",), stretches)


def _take_recipients(state: State, stretches: Sequence[Stretch]) -> None:
    names: list[str] = []
    for group in _recipients(state, stretches):
        what = state.passage(group)
        bullet = _BULLET.match(what.text)
        if bullet:
            state.ledger.skip(what.part(0, bullet.end()), Kind.SO_THU_TU, "gạch đầu dòng nơi nhận")
            what = what.part(bullet.end())
        bare = what.part(0, len(without_end(what.text, ";.")))
        state.ledger.skip(what.part(len(bare.text)), Kind.SO_THU_TU, "dấu cuối dòng nơi nhận")
        if not bare.text:
            continue
        names.append(bare.written(ignore=BOLD | ITALIC))
        state.ledger.place(bare, ("noi_nhan",))
    if not names:
        names = [MISSING]
        state.doubt(("noi_nhan",), "không thấy nơi nhận; ghi lại", code="BV302")
    state.variables["noi_nhan"] = names


def _recipients(state: State, stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """One group for each recipient: a line without a dash goes on with the one above until that has ended."""
    groups: list[list[Stretch]] = []
    for stretch in stretches:
        text = state.passage([stretch]).text
        above = state.passage(groups[-1]).text if groups else ""
        dashed = _BULLET.match(text) is not None
        if groups and not dashed and above and above[-1] not in ";.":
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return groups


def _take_filed(state: State, stretches: Sequence[Stretch]) -> None:
    """Reads “- Lưu: VT, VHXH (2b).”."""
    if not stretches:
        return
    state.ledger.skip(state.passage(stretches[1:]), Kind.KHONG_CO_CHO, "dòng “Lưu” thứ hai")
    what = state.passage(stretches[:1])
    label = _FILED.match(what.text)
    start = label.end() if label else 0
    office = _OFFICE.match(what.text, start)
    if office:
        start = office.end()
    state.ledger.skip(what.part(0, start), Kind.THE_THUC, "chữ “Lưu: VT”")
    rest = what.part(start)
    bare = rest.part(0, len(without_end(rest.text, ".;,")))
    state.ledger.skip(rest.part(len(bare.text)), Kind.SO_THU_TU, "dấu cuối dòng “Lưu”")
    filed: dict[str, object] = {}
    copies = _COPIES.search(bare.text)
    if copies and int(copies["ban"]) > 0:
        filed["so_ban"] = int(copies["ban"])
        state.ledger.place(bare.part(*copies.span("ban")), ("luu_van_thu", "so_ban"))
        state.ledger.skip(bare.part(copies.start(), copies.start("ban")), Kind.THE_THUC, "ngoặc của số bản lưu")
        state.ledger.skip(bare.part(copies.end("ban")), Kind.THE_THUC, "chữ “b” của số bản lưu")
        bare = bare.part(0, copies.start())
    if bare.text:
        filed["don_vi_soan_thao"] = bare.written(ignore=BOLD | ITALIC)
        state.ledger.place(bare, ("luu_van_thu", "don_vi_soan_thao"))
    if not office:
        state.correct(what, what.text, "Lưu: VT, ...", "bản lưu tại văn thư")
        state.doubt(("luu_van_thu",), "dòng “Lưu” gốc không có VT; khi in sẽ thêm VT", what)
    if filed:
        state.variables["luu_van_thu"] = dict(sorted(filed.items()))


def _take_drafter(state: State, stretches: Sequence[Stretch]) -> None:
    if not stretches:
        return
    state.ledger.skip(state.passage(stretches[1:]), Kind.KHONG_CO_CHO, "ký hiệu người soạn thảo thứ hai")
    what = state.passage(stretches[:1])
    found = _DRAFTER.fullmatch(what.text)
    if found is None:
        state.ledger.skip(what, Kind.KHONG_CO_CHO, "không đọc được ký hiệu người soạn thảo")
        return
    mark: dict[str, object] = {"ky_hieu": braces(found["ky_hieu"])}
    path = ("nguoi_soan_thao",)
    state.ledger.place(what.part(*found.span("ky_hieu")), (*path, "ky_hieu"))
    end = found.end("ky_hieu")
    if found["ban"] and int(found["ban"]) > 0:
        mark["so_ban_phat_hanh"] = int(found["ban"])
        state.ledger.skip(what.part(end, found.start("ban")), Kind.THE_THUC, "dấu của ký hiệu người soạn thảo")
        number = what.part(*found.span("ban"))
        zeros = len(number.text) - len(number.text.lstrip("0"))
        state.ledger.skip(number.part(0, zeros), Kind.SO_THU_TU, "số 0 ở đầu")
        state.ledger.place(number.part(zeros), (*path, "so_ban_phat_hanh"))
        end = found.end("ban")
    state.ledger.skip(what.part(end), Kind.THE_THUC, "dấu của ký hiệu người soạn thảo")
    state.variables["nguoi_soan_thao"] = mark
    state.doubt_stretches(path, stretches)


def _take_contact(state: State, stretches: Sequence[Stretch]) -> None:
    """“Địa chỉ: ...; Điện thoại: ...”: what stands under each label; words without one are the address."""
    if not stretches:
        return
    what = state.passage(stretches)
    labels = list(_CONTACT.finditer(what.text))
    pieces = [("dia_chi", 0, 0)] if not labels or labels[0].start() > 0 else []
    pieces += [(str(found.lastgroup), found.start(), found.end()) for found in labels]
    contact: dict[str, str] = {}
    for number, (key, start, end) in enumerate(pieces):
        stop = pieces[number + 1][1] if number + 1 < len(pieces) else len(what.text)
        state.ledger.skip(what.part(start, end), Kind.THE_THUC, "chữ dẫn của dòng địa chỉ")
        value = what.part(end, stop)
        bare = value.part(0, len(value.text.rstrip(" ;,-–.")))
        state.ledger.skip(value.part(len(bare.text)), Kind.SO_THU_TU, "dấu giữa các mục của dòng địa chỉ")
        if not bare.text:
            continue
        if key in contact:
            state.ledger.skip(bare, Kind.KHONG_CO_CHO, "mục thứ hai cùng loại trong dòng địa chỉ")
            continue
        contact[key] = braces(bare.text)
        state.ledger.place(bare, ("lien_he", key))
    if contact and "dia_chi" not in contact:
        contact["dia_chi"] = MISSING
        state.doubt(("lien_he",), "dòng địa chỉ không có chữ “Địa chỉ”; ghi lại", what, code="BV302")
    order = [key for key, _ in _LABELS]
    if contact:
        state.variables["lien_he"] = {key: contact[key] for key in order if key in contact}
