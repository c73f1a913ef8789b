"""The signer: authority from the lines TM., KT., Q., TL., TUQ., the post in normal letters, the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from generator.diagnostics import ModelPath
from generator.read.components.names import starts_post
from generator.read.view import Component
from generator.recover import casing
from generator.recover.emphasis import braces
from generator.recover.ledger import Kind
from generator.recover.passages import Passage, Stretch
from generator.recover.state import MISSING, State, of
from generator.text import fold

C = Component
_POWER: Final = re.compile(r"(?P<ma>T/?M|K/?T|T/?L|T/?UQ|Q)(?:\s?\.\s*|\s+)(?=\S)", re.IGNORECASE)
_ORDER: Final = ("TM", "TL", "TUQ", "KT", "Q")
_HEAD: Final = re.compile(r"^phó\s+|\s+(?:thường trực|phụ trách|điều hành)$", re.IGNORECASE)
_FULL: Final = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}
_ADVISORY: Final = ("Ban Chỉ đạo", "Hội đồng", "Tổ công tác", "Ban Tổ chức")
_RANK: Final = re.compile(
    r"^(?:(?:gs|pgs|ts|ths|cn|ks|bs|nsnd|nsưt|tiến sĩ|thạc sĩ|cử nhân|kỹ sư|bác sĩ)\b\.?\s*)+", re.IGNORECASE
)
_PATH: Final[ModelPath] = ("nguoi_ky",)


class _Signer:
    """The signature while it is read."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.body: dict[str, Any] = state.variables["co_quan_ban_hanh"]
        self.powers: list[str] = []
        self.behind: dict[str, Passage] = {}
        self.posts: list[Passage] = []
        self.others: list[Passage] = []
        self.signer: dict[str, Any] = {}

    def read(self, lines: Sequence[Passage]) -> None:
        """Authority and posts, line by line."""
        last: Passage | None = None
        for line in lines:
            found = _POWER.match(line.text)
            code = found["ma"].upper().replace("/", "") if found else ""
            if found and code not in self.powers and not (self.posts and code == "TM"):
                self.powers.append(code)
                self.state.ledger.skip(line.part(0, found.end()), Kind.THE_THUC, "chữ viết tắt quyền hạn ký")
                rest = line.part(found.end())
                if code == "Q":
                    self.posts.append(rest)
                else:
                    self.behind[code] = rest
                last = rest
            elif not self.posts and last is not None and not starts_post(line.text):
                self._go_on(line)
            elif not self.posts:
                self.posts.append(line)
            else:
                self.others.append(line)

    def _go_on(self, line: Passage) -> None:
        """A second line of what stands behind TM., KT. ..."""
        code = self.powers[-1]
        before = self.behind[code]
        marks = before.marks + bytes(1) + line.marks if before.marks and line.marks else b""
        self.behind[code] = Passage(f"{before.text} {line.text}", marks, before.spans + line.spans, line.blocks)

    def settle(self) -> None:
        """What the lines give as variables; whatever a document prints by itself is left out."""
        self._post()
        self._other()
        self._collective()
        self._giver()
        deputy = fold(str(self.signer["chuc_vu"])).startswith("phó ")
        powers = [code for code in _ORDER if code in self.powers and not (code == "TM" and not self._keeps_tm())]
        if deputy and not {"KT", "TL", "TUQ"} & set(powers):
            powers.append("KT")
            self.state.doubt(_PATH, "cấp phó ký mà bản gốc không có dòng KT.; khi in sẽ thêm dòng này", code="BV307")
        if powers:
            self.signer["quyen_han"] = powers[0] if len(powers) == 1 else powers

    def _keeps_tm(self) -> bool:
        return self.body.get("loai") == "phong"

    def _post(self) -> None:
        if not self.posts:
            code = next((code for code in ("KT", "TL", "TUQ") if code in self.behind), None)
            self.signer["chuc_vu"] = "Phó Chủ tịch" if code == "KT" else "Chủ tịch"
            self.state.doubt((*_PATH, "chuc_vu"), "không thấy chức vụ người ký; xem lại", code="BV302")
            return
        what = self.posts[0]
        self.signer["chuc_vu"] = braces(casing.post(what.text))
        self.state.ledger.place(what, (*_PATH, "chuc_vu"), loose=True)

    def _other(self) -> None:
        if not self.others:
            return
        self.signer["chuc_vu_khac"] = braces(casing.post(self.others[0].text))
        self.state.ledger.place(self.others[0], (*_PATH, "chuc_vu_khac"), loose=True)
        for line in self.others[1:]:
            self.state.ledger.skip(line, Kind.KHONG_CO_CHO, "dòng chức vụ thứ ba hoặc người ký thứ hai")

    def _collective(self) -> None:
        """TM.: printed for a committee, a council, an advisory body, so only its absence is written."""
        kind = str(self.body.get("loai", "ubnd"))
        own = _FULL.get(kind) or _advisory(str(self.body.get("ten", "")))
        what = self.behind.get("TM")
        if what is None:
            if kind != "phong" and not {"TL", "TUQ"} & set(self.powers):
                self.signer["thay_mat"] = "không"
            return
        if kind != "phong" and {"TL", "TUQ"} & set(self.powers):
            self.state.ledger.skip(what, Kind.KHONG_CO_CHO, "dòng TM. cùng với TL., TUQ.")
            return
        expected = str(self.body.get("ten", "")) if kind == "phong" else own
        if fold(what.text) == fold(expected):
            self.state.ledger.skip(what, Kind.THE_THUC, "tập thể được thay mặt")
        else:
            self.signer["tap_the"] = braces(casing.as_in(what.text, self.state.running) or casing.name(what.text))
            self.state.ledger.place(what, (*_PATH, "tap_the"), loose=True)

    def _giver(self) -> None:
        """The post behind TL., TUQ., KT. where it is not the one that is printed by itself."""
        order = next((code for code in ("TL", "TUQ") if code in self.behind), None)
        for code in ("TL", "TUQ", "KT"):
            what = self.behind.get(code)
            if what is None:
                continue
            usual = _HEAD.sub("", str(self.signer["chuc_vu"])) if code == "KT" else "Chủ tịch"
            if fold(what.text) == fold(usual):
                self.state.ledger.skip(what, Kind.THE_THUC, "chức vụ người giao quyền ký")
            elif code == order or (code == "KT" and order is None):
                self.signer["chuc_vu_nguoi_giao"] = braces(casing.post(what.text))
                self.state.ledger.place(what, (*_PATH, "chuc_vu_nguoi_giao"), loose=True)
            else:
                self.state.ledger.skip(what, Kind.KHONG_CO_CHO, "chức vụ người giao quyền thứ hai")


def _advisory(name: str) -> str:
    return next((kind for kind in _ADVISORY if name.lower().startswith(kind.lower())), name)


def take_signer(state: State, stretches: Sequence[Stretch]) -> None:
    """Read authority, post and name of the (first) signer into the variables."""
    signer = _Signer(state)
    names = of(stretches, C.HO_TEN)
    before = [stretch for stretch in stretches if stretch.component is not C.HO_TEN]
    lines = [state.passage([stretch]) for stretch in before]
    if not before and not names:
        signer.signer["chuc_vu"] = MISSING
        state.doubt(_PATH, "không thấy người ký; ghi lại chức vụ, họ tên", code="BV302")
    else:
        signer.read([line for line in lines if line.text])
        signer.settle()
    if names:
        _take_name(state, signer.signer, state.passage(names[:1]))
        state.ledger.skip(state.passage(names[1:]), Kind.KHONG_CO_CHO, "họ tên người ký thứ hai")
    order = ("quyen_han", "chuc_vu", "ho_ten", "chuc_vu_khac", "chuc_vu_nguoi_giao", "tap_the", "thay_mat")
    state.variables["nguoi_ky"] = {key: signer.signer[key] for key in order if key in signer.signer}
    state.doubt_stretches(_PATH, stretches)


def _take_name(state: State, signer: dict[str, Any], what: Passage) -> None:
    rank = _RANK.match(what.text)
    if rank:
        state.ledger.skip(what.part(0, rank.end()), Kind.THAY, "học hàm, học vị không ghi trước họ tên người ký")
        what = what.part(rank.end())
    bare = what.part(0, len(what.text.rstrip(" .")))
    state.ledger.skip(what.part(len(bare.text)), Kind.SO_THU_TU, "dấu sau họ tên")
    if bare.text:
        signer["ho_ten"] = braces(bare.text)
        state.ledger.place(bare, (*_PATH, "ho_ten"))
