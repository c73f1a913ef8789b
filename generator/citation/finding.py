"""Citations in running text: each document that is cited, with its elements and their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from generator.citation import elements
from generator.citation.finding_codes import FoundCode, scan
from generator.citation.heads import Head, W, abbreviated, heads, issuer_heads
from generator.citation.offsets import Composed, compose
from generator.citation.tables import tables
from generator.citation.vien_dan import Khoang, VienDan, ViTri
from generator.text import squeeze

_MAX_GAP: Final = 180
_MAX_WORDS: Final = 20
_ANY: Final = r"\s{0,24}"
_WORD_SO: Final = re.compile(rf"(?<!\w)(?P<so>số){_ANY}:?{_ANY}\Z", re.IGNORECASE)
_OWN_NUMBER: Final = re.compile(rf"(?:Số|SỐ){_ANY}:{_ANY}\Z")
_JOINED: Final = re.compile(rf"{_ANY}(?:,|;|và|hoặc){_ANY}(?:số{_ANY})?", re.IGNORECASE)
_NOT_IN_NAME: Final = re.compile(rf"[;:.()“”\"|*`]|{elements.PARAGRAPH}|(?<!\w)(?:này|ngày)(?!\w)", re.IGNORECASE)
_THIS: Final = re.compile(rf"{W}này(?!\w)", re.IGNORECASE)
_NAME_THEN: Final = r"(?P<ten>(?:{w}(?!của(?!\w)|ngày(?!\w)|số(?!\w)|này(?!\w))[\w-]{1,24}){0,7})".replace("{w}", W)
_SEPARATOR: Final = re.compile(r"(?P<dau>,|;|(?<!\w)và|(?<!\w)hoặc)\s{0,24}\Z", re.IGNORECASE)
_LAWS: Final = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


@dataclass(slots=True)
class _Draft:
    """A citation while it is read; ``cursor`` is where the next element would begin."""

    v: VienDan
    spans: dict[str, Khoang] = field(default_factory=dict)
    start: int = 0
    cursor: int = 0


def find_citations(text: str) -> list[VienDan]:
    """Every citation of the text, in order of place; offsets are those of the text as given.

    Line ends count as blanks, except before an ordinal or a bullet. The document's own number ("Số: 56/KH-UBND") is
    none. A citation inside another one's trích yếu is listed too, with ``trong_trich_yeu``.
    """
    composed = compose(text)
    drafts = _drafts(composed.text)
    _read_trich_yeu(composed.text, drafts)
    return [_finished(draft, composed) for draft in drafts]


def parse_citation(text: str) -> VienDan | None:
    """The citation that the whole text is (blanks at the ends aside), or None; reads what ``print_citation`` prints."""
    found = find_citations(text)
    if not found or text[: found[0].start].strip() or text[found[0].end :].strip():
        return None
    return found[0]


def _drafts(text: str) -> list[_Draft]:
    known = list(heads(text))
    starts = [head.start for head in known]
    used: set[int] = set()
    drafts: list[_Draft] = []
    last: _Draft | None = None
    for code in scan(text):
        index = bisect_right(starts, code.start) - 1
        head = known[index] if index >= 0 and known[index].end <= code.start else None
        draft = _coded(text, code, head, last)
        if draft is not None:
            if "loai" in draft.spans and head is not None and draft.start == head.start:
                used.add(index)
            _read_elements(text, draft, starts)
            drafts.append(draft)
            last = draft
    spans = [(draft.start, draft.cursor) for draft in drafts]
    for index, head in enumerate(known):
        if index not in used and not _covered(spans, head.start):
            draft = _without_code(text, head, starts)
            if draft is not None:
                _read_elements(text, draft, starts)
                drafts.append(draft)
    return sorted(drafts, key=lambda draft: draft.start)


def _covered(spans: list[Khoang], at: int) -> bool:
    """Whether a place lies before the code of a citation that began earlier (spans in order, without overlap)."""
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _coded(text: str, code: FoundCode, head: Head | None, last: _Draft | None) -> _Draft | None:
    word = _WORD_SO.search(text, max(0, code.start - 64), code.start)
    named = code.start if word is None else word.start()
    base = VienDan("", so_ky_hieu=code.code, ma=code, co_chu_so=word is not None)
    spans = {"so_ky_hieu": (code.start, code.end)}
    if word is not None:
        spans["chu_so"] = word.span("so")
    draft = _Draft(base, spans, named, code.end)
    if head is not None and _name_fits(text, head, named, last):
        _take_head(text, draft, head, named)
        return draft
    short = abbreviated().search(text, max(0, code.start - 64), code.start)
    if short is not None:
        draft.v = replace(base, loai=tables().viet_tat_ten_loai[short["loai"]], loai_ghi=short["loai"])
        draft.start, spans["loai"] = short.start("loai"), short.span("loai")
        return draft
    if _OWN_NUMBER.search(text, max(0, code.start - 64), code.start):
        return None
    if last is not None and last.v.loai and _JOINED.fullmatch(text, last.spans["so_ky_hieu"][1], code.start):
        draft.v = replace(base, loai=last.v.loai)
    return draft


def _name_fits(text: str, head: Head, named: int, last: _Draft | None) -> bool:
    """Whether the words between a type and a number can be a part of the document's name."""
    between = text[head.end : named]
    if last is not None and last.spans["so_ky_hieu"][0] >= head.start:
        return False
    if not between.strip():
        return len(between) <= 24 + 24
    words = len(between.split())
    plain = (
        len(between) <= _MAX_GAP and between[0].isspace() and words <= _MAX_WORDS and not _NOT_IN_NAME.search(between)
    )
    return plain and head.hoa and not between.rstrip().endswith(",")


def _take_head(text: str, draft: _Draft, head: Head, named: int) -> None:
    draft.v = replace(draft.v, loai=head.ten, loai_ghi=squeeze(text[head.start : head.end]))
    draft.start, draft.spans["loai"] = head.start, (head.start, head.end)
    begin, end = _trimmed(text, head.end, named)
    issuer = re.search(rf"(?:\A|{W})của{W}(?=\S)", text[begin:end])
    if issuer is not None and head.ten not in _LAWS:
        _take(text, draft, "co_quan_ban_hanh", (begin + issuer.end(), end))
        begin, end = _trimmed(text, begin, begin + issuer.start())
    if end > begin:
        _take(text, draft, "ten", (begin, end))


def _without_code(text: str, head: Head, starts: list[int]) -> _Draft | None:
    """A citation without a number: "Kế hoạch này", a law by its name, a type with an issuer or a date."""
    draft = _Draft(
        VienDan(head.ten, loai_ghi=squeeze(text[head.start : head.end]), co_chu_so=False), {}, head.start, head.end
    )
    draft.spans["loai"] = (head.start, head.end)
    this = _THIS.match(text, head.end)
    if this is not None:
        draft.v, draft.cursor = replace(draft.v, nay=True), this.end()
        return draft
    if not head.hoa:
        return None
    if head.ten in _LAWS:
        name = elements.read_law_name(text, head.end)
        if name is None:
            return None
        _take(text, draft, "ten", name)
        draft.cursor = name[1]
        return draft
    name_match = _named_then().match(text, head.end)
    if name_match is None or _has_head(starts, head.start + 1, name_match.end("ten")):
        return None
    begin, end = _trimmed(text, *name_match.span("ten"))
    if end > begin:
        _take(text, draft, "ten", (begin, end))
    draft.cursor = name_match.end("ten")
    return draft


@cache
def _named_then() -> re.Pattern[str]:
    """A few words of a name, then an issuer or a date."""
    return re.compile(rf"{_NAME_THEN}(?={W}(?:của{W}(?:{issuer_heads()})(?!\w)|ngày{W}[0-9]))")


def _read_elements(text: str, draft: _Draft, starts: list[int]) -> None:
    """Date and issuer, in either order, each once."""
    if draft.v.nay:
        return
    for _ in range(2):
        if draft.v.ngay is None:
            found = elements.read_date(text, draft.cursor)
            if found is not None:
                ngay, comma, span = found
                draft.v = replace(draft.v, ngay=replace(ngay, ghi=squeeze(ngay.ghi)), phay_truoc_ngay=comma)
                draft.spans["ngay"], draft.cursor = span, span[1]
        if not draft.v.co_quan_ban_hanh and not draft.v.la_luat:
            issuer = elements.read_issuer(
                text, draft.cursor, lambda a, b: _has_head(starts, a, b), named=draft.v.so_ky_hieu is None
            )
            if issuer is not None:
                _take(text, draft, "co_quan_ban_hanh", issuer)
                draft.cursor = issuer[1]


def _read_trich_yeu(text: str, drafts: list[_Draft]) -> None:
    cuts = [
        cut for index in range(1, len(drafts)) if (cut := _boundary(text, drafts[index - 1], drafts[index])) is not None
    ]
    inside = 0
    for draft in drafts:
        if draft.start < inside:
            draft.v = replace(draft.v, trong_trich_yeu=True)
        if draft.v.nay or (draft.v.la_luat and draft.v.so_ky_hieu is None):
            continue
        full = draft.v.ngay is not None or bool(draft.v.co_quan_ban_hanh)
        next_cut = bisect_left(cuts, draft.cursor)
        boundary = cuts[next_cut] if next_cut < len(cuts) else len(text)
        span = elements.read_trich_yeu(text, draft.cursor, full, boundary)
        if span is not None:
            _take(text, draft, "trich_yeu", span)
            draft.cursor = span[1]
            inside = max(inside, span[1])


def _boundary(text: str, before: _Draft, one: _Draft) -> int | None:
    """Where the sentence turns to another citation of the same rank ("...; Kế hoạch số", "... và Kế hoạch số").

    Behind the name of a law, or without a date and an issuer of its own, it is a part of the same trích yếu.
    """
    if one.v.nay or one.v.la_luat or (one.v.so_ky_hieu is not None and one.v.ngay is None):
        return None
    separator = _SEPARATOR.search(text, max(0, one.start - 32), one.start)
    if separator is None:
        return None
    behind_law = before.v.la_luat and not text[before.cursor : separator.start()].strip()
    return None if behind_law else separator.start()


def _take(text: str, draft: _Draft, name: str, span: Khoang) -> None:
    words = squeeze(text[span[0] : span[1]])
    if name == "ten":
        draft.v = replace(draft.v, ten=words)
    elif name == "co_quan_ban_hanh":
        draft.v = replace(draft.v, co_quan_ban_hanh=words)
    else:
        draft.v = replace(draft.v, trich_yeu=words)
    draft.spans[name] = span


def _finished(draft: _Draft, composed: Composed) -> VienDan:
    def back(span: Khoang) -> Khoang:
        return composed.back(span[0]), composed.back(span[1])

    spans = {name: back(span) for name, span in draft.spans.items()}
    code = draft.v.ma
    if code is not None and composed.starts is not None:
        start, end = spans["so_ky_hieu"]
        code = replace(code, start=start, end=end, raw=composed.given[start:end])
    return replace(draft.v, ma=code, vi_tri=ViTri(toan_bo=back((draft.start, draft.cursor)), **spans))


def _trimmed(text: str, start: int, end: int) -> Khoang:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return left, max(left, start + len(words.rstrip()))


def _has_head(starts: list[int], start: int, end: int) -> bool:
    """Whether a type's name begins in [start, end)."""
    return bisect_left(starts, start) < bisect_left(starts, end)
