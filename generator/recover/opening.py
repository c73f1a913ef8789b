"""What stands between header and body: trích yếu, legal bases one by one, the sentence that opens the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generator.read.view import Component
from generator.recover.emphasis import BOLD, ITALIC
from generator.recover.ledger import Kind
from generator.recover.paragraphs import joined
from generator.recover.passages import Passage, Stretch
from generator.recover.state import MISSING, State, of

C = Component
_ABOUT: Final = re.compile(r"V\s*/\s*v\b[:.]?\s*", re.IGNORECASE)
_BULLET: Final = re.compile(r"[-–—•+*]\s*(?=\S)")
_ELLIPSIS: Final = re.compile(r"(?:\.\s*\.|…)$")
_LONGEST: Final = 500
_MARKS: Final = "dấu cuối căn cứ, do phần mềm đặt"


def take_subject(state: State, own: Sequence[Stretch]) -> None:
    """The trích yếu, its lines joined."""
    stretches = of(own, C.TRICH_YEU)
    what = state.passage(stretches)
    found = _ABOUT.match(what.text)
    if found:
        state.ledger.skip(what.part(0, found.end()), Kind.THAY, "“V/v” chỉ dùng trong công văn")
        what = what.part(found.end())
    if not what.text:
        state.variables["trich_yeu"] = MISSING
        state.doubt(("trich_yeu",), "không thấy trích yếu; ghi lại", code="BV302")
        return
    bare = what.part(0, len(without_end(what.text, ".;")))
    state.ledger.skip(what.part(len(bare.text)), Kind.SO_THU_TU, "dấu cuối trích yếu")
    if len(bare.text) > _LONGEST:
        cut = bare.text.rfind(" ", 0, _LONGEST - 10)
        cut = cut if cut > 0 else _LONGEST - 10
        state.ledger.skip(bare.part(cut), Kind.KHONG_CO_CHO, f"trích yếu dài quá {_LONGEST} ký tự")
        bare = bare.part(0, cut)
    state.variables["trich_yeu"] = bare.written(ignore=BOLD | ITALIC if uniform(bare) else BOLD)
    state.ledger.place(bare, ("trich_yeu",))
    state.doubt_stretches(("trich_yeu",), stretches)


def take_opening(state: State, own: Sequence[Stretch]) -> None:
    """Legal bases and opening paragraphs, as long as the bases come first; a later base is a paragraph."""
    opening = of(own, C.CAN_CU, C.MO_DAU)
    bases: list[str] = []
    paragraphs: list[str] = []
    late: list[Stretch] = []
    for group in joined(state.view, opening):
        what = state.passage(group)
        if not what.text:
            continue
        if group[0].component is C.CAN_CU and not paragraphs:
            for part in _parts(state, what):
                _take_base(state, part, bases)
            continue
        paragraphs.append(what.written(ignore=BOLD | ITALIC if uniform(what) else 0))
        state.ledger.place(what, ("mo_dau",))
        late += of(group, C.CAN_CU)
    if late:
        reason = "căn cứ đứng sau câu mở đầu, giữ thành đoạn mở đầu"
        state.doubt(("mo_dau",), reason, state.passage(late[:1]))
    if bases:
        state.variables["can_cu"] = bases
    if paragraphs:
        state.variables["mo_dau"] = paragraphs[0] if len(paragraphs) == 1 else paragraphs
    weak = [s for s in opening if s.component is C.CAN_CU]
    state.doubt_stretches(("can_cu",), weak)
    state.doubt_stretches(("mo_dau",), [s for s in opening if s.component is C.MO_DAU])


def _take_base(state: State, what: Passage, bases: list[str]) -> None:
    bullet = _BULLET.match(what.text)
    if bullet:
        state.ledger.skip(what.part(0, bullet.end()), Kind.SO_THU_TU, "gạch đầu dòng của căn cứ")
        what = what.part(bullet.end())
    bare = what.part(0, len(without_end(what.text, ";.,")))
    state.ledger.skip(what.part(len(bare.text)), Kind.SO_THU_TU, _MARKS)
    if not bare.text:
        return
    bases.append(bare.written(ignore=BOLD | ITALIC if uniform(bare) else ITALIC))
    state.ledger.place(bare, ("can_cu",))


def _parts(state: State, what: Passage) -> list[Passage]:
    """The bases that are run together in one paragraph, each by itself, when that was asked for."""
    if not state.options.split_can_cu:
        return [what]
    from generator.citation import find_citations

    cuts = []
    for cited in find_citations(what.text):
        start = cited.vi_tri.toan_bo[0] if cited.vi_tri is not None else 0
        before = what.text[:start].rstrip()
        if not cited.trong_trich_yeu and before.endswith(";"):
            cuts.append(len(before))
    edges = [0, *cuts, len(what.text)]
    parts = [what.part(left, right) for left, right in pairwise(edges)]
    return [part for part in parts if part.text]


def uniform(what: Passage) -> bool:
    """True when the whole text has one look."""
    return len(set(what.marks)) <= 1


def without_end(text: str, marks: str) -> str:
    """The text without final marks; an ellipsis belongs to the text."""
    text = text.rstrip()
    while text and text[-1] in marks and not _ELLIPSIS.search(text):
        text = text[:-1].rstrip()
    return text
