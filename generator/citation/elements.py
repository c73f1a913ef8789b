"""The elements after a citation's head or code: date, issuer, name of a law, trích yếu; each read at its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from generator.citation.dates import Ngay, match_date
from generator.citation.heads import UPPER, W, alternatives, issuer_heads, law_names
from generator.citation.tables import tables

Khoang = tuple[int, int]
MAX_TRICH_YEU: Final = 1500
_MAX_ISSUER: Final = 200
_MAX_LAW: Final = 160
_ANY: Final = r"\s{0,24}"

_DATE_WORD: Final = re.compile(rf"{_ANY}(?P<phay>,?){_ANY}ngày{W}(?=[0-9])", re.IGNORECASE)
_OF: Final = re.compile(rf"{_ANY},?{_ANY}của{W}", re.IGNORECASE)
_TERM: Final = re.compile(rf"{_ANY}\(khóa{W}[IVXLC]{{1,6}}\)|{_ANY}\(khoá{W}[IVXLC]{{1,6}}\)", re.IGNORECASE)
# A new paragraph where lines are kept: an ordinal, a bullet before a capital, or a part of a law.
PARAGRAPH: Final = (
    r"\n\s{0,12}(?:[IVX]{1,5}\.|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\.|[a-zđ]\)"
    rf"|[-+–•](?=\s{{0,4}}[{UPPER}])"
    r"|(?:Điều|Chương|Mục|Phần)\s|Nơi nhận)"
)
# First words of a trích yếu. A capital is a fault there ("Quy định chi tiết") and is read all the same.
_VERBS: Final = (
    *("ban hành", "sửa đổi", "bổ sung", "quy định", "phê duyệt", "công bố", "thông qua", "bãi bỏ", "thay thế"),
    *("điều chỉnh", "thành lập", "kiện toàn", "giao nhiệm vụ", "giao chỉ tiêu", "giao dự toán", "giao biên chế"),
    *("phát động", "quy chế", "hợp nhất", "đính chính", "công nhận", "ủy quyền"),
)
# These also continue a sentence after the short form ("theo Nghị quyết số 57-NQ/TW thực hiện ..."): a date or an issuer
# must stand before them. The last three are words in the names of bodies too, when they begin with a capital.
_WEAK_VERBS: Final = (
    *("thực hiện", "triển khai", "hướng dẫn", "tăng cường", "đẩy mạnh", "tiếp tục", "hỗ trợ", "xử lý"),
    *("tổ chức", "kiểm tra", "thanh tra"),
)
_ENDS: Final = ("đã", "được", "tại", "để", "theo", "trên", "trong", "có", "cho", "nhằm", "là", "thì", "gồm", "như")
_CLAUSES: Final = (
    *("góp phần", "tập trung", "nhằm", "trong đó", "đồng thời", "như sau", "cụ thể", "Ủy ban nhân dân", "UBND", "được"),
    *("đã", "gồm", "căn cứ", "bảo đảm", "đảm bảo", "đề nghị", "yêu cầu"),
)
_DEFINITION: Final = r"sau{w}đây|gọi{w}(?:tắt|là)|viết{w}tắt".replace("{w}", W)


def read_date(text: str, at: int) -> tuple[Ngay, bool, Khoang] | None:
    """The date with the word "ngày" at a place: the date, whether a comma stands before, and its place."""
    word = _DATE_WORD.match(text, at)
    found = match_date(text, word.end()) if word else None
    if word is None or found is None:
        return None
    return found[0], bool(word["phay"]), (word.end(), found[1])


def read_issuer(text: str, at: int, is_head: Callable[[int, int], bool], named: bool = False) -> Khoang | None:
    """The issuer after "của" at a place. ``named``: its first word must be a capital one of the known first words."""
    word = _OF.match(text, at)
    if word is None:
        return None
    start = word.end()
    first = _issuer_first().match(text, start)
    if first is None or (named and not text[start].isupper()):
        return None
    limit = min(len(text), start + _MAX_ISSUER)
    end = limit
    for stop in _issuer_stop().finditer(text, first.end(), limit):
        if stop.lastgroup == "phay" and _continues(text, stop.end()):
            continue
        if stop.lastgroup == "va" and not is_head(stop.end(), stop.end() + 1):
            continue
        end = stop.start()
        break
    end = start + len(text[start:end].rstrip(" \t\n\r\u00a0,-–"))
    term = _TERM.match(text, end)
    return start, term.end() if term else end


def read_law_name(text: str, at: int) -> Khoang | None:
    """The name of a law after its type: a known name, else up to the first mark of an end."""
    known = law_names().match(text, at)
    if known is not None:
        return known.start("ten"), known.end("ten")
    begin = re.compile(rf"{W}(?=[{UPPER}])").match(text, at)
    if begin is None:
        return None
    limit = min(len(text), begin.end() + _MAX_LAW)
    stop = _law_stop().search(text, begin.end(), limit)
    end = stop.start() if stop else limit
    end = begin.end() + len(text[begin.end() : end].rstrip())
    return (begin.end(), end) if end > begin.end() else None


def read_trich_yeu(text: str, at: int, full: bool, boundary: int) -> Khoang | None:
    """The trích yếu that begins at a place, after a bracketed definition at most.

    ``full``: a date or an issuer was read, so weaker first words count too. ``boundary``: where the next citation of
    the same sentence begins. At most MAX_TRICH_YEU characters are looked at.
    """
    begin = _start(full).match(text, at)
    if begin is None:
        return None
    start = begin.start("dau")
    limit = min(len(text), start + MAX_TRICH_YEU)
    end = _balanced_end(text, start, limit, quotes=True)
    if end is None:
        end = _balanced_end(text, start, limit, quotes=False)
    end = min(limit if end is None else end, max(boundary, start))
    words = text[start:end].rstrip(" \t\n\r\u00a0,")
    if words.endswith('"') and words.count('"') % 2:  # it closes a quote that holds the whole citation
        words = words[:-1].rstrip()
    end = start + len(words)
    return (start, end) if end > begin.end("dau") else None


def _balanced_end(text: str, start: int, limit: int, *, quotes: bool) -> int | None:
    """Where the sentence part ends that has no open quotes or brackets; None where a quote is never closed."""
    brackets, quoted = 0, False
    for token in _trich_yeu_stop().finditer(text, start, limit):
        kind = token.lastgroup
        if kind == "mo":
            quoted = quotes
        elif kind == "dong":
            quoted = False
        elif kind == "thang":
            quoted = quotes and not quoted
        elif kind == "doan":
            return None if quoted else token.start()
        elif quoted:
            continue
        elif kind == "ngoac":
            brackets += 1
        elif kind == "dong_ngoac":
            if not brackets:
                return token.start()
            brackets -= 1
        elif not brackets:
            return token.start()
    return None if quoted else limit


@cache
def _start(full: bool) -> re.Pattern[str]:
    verbs = _any_case(*_VERBS, *(_WEAK_VERBS if full else ()))
    bracket = rf"(?:\((?:{_DEFINITION})[^()]{{0,200}}\){_ANY})?"
    return re.compile(rf"{_ANY}{bracket}(?P<dau>[Vv]ề{W}việc|[Vv]/v|[Vv]ề|{verbs})(?=[\s,])")


@cache
def _issuer_first() -> re.Pattern[str]:
    return re.compile(rf"(?:{issuer_heads()})(?!\w)", re.IGNORECASE)


@cache
def _issuer_stop() -> re.Pattern[str]:
    verbs = _any_case(*_VERBS, *_WEAK_VERBS[:-3])
    nouns = "|".join(verb.replace(" ", W) for verb in (*_WEAK_VERBS[-3:], *_ENDS))
    words = rf"[Vv]ề|[Vv]/v|{verbs}|{nouns}|ngày|số|tháng|và{W}các"
    return re.compile(
        rf"(?P<dau>[;:()“”\"|*`]|\.(?=\s|\Z|/)(?<!TP\.)(?<!Tp\.)|\./\.|{PARAGRAPH})|(?P<phay>,)"
        rf"|(?<=\s)(?P<tu>(?:{words}|{_types()})(?!\w))|(?<=\s)(?P<va>và{W})"
    )


@cache
def _law_stop() -> re.Pattern[str]:
    words = "|".join(
        (*_ENDS, "về", "ngày", "số", "năm", "của", "này", "quy định", "sửa đổi", "bổ sung", "và các", "hiện hành")
    )
    return re.compile(
        rf"[;:,.()“”\"|*`]|{PARAGRAPH}|\s{{1,24}}(?:(?:{words.replace(' ', W)})(?!\w)|[0-9]|và{W}(?:{_types()}))"
    )


@cache
def _trich_yeu_stop() -> re.Pattern[str]:
    clauses = "|".join(clause.replace(" ", W) for clause in _CLAUSES)
    return re.compile(
        rf"(?=[“”«»\"().;:,./\s])(?:(?P<mo>[“«])|(?P<dong>[”»])|(?P<thang>\")|(?P<ngoac_dinh_nghia>\((?={_DEFINITION}|{_types()}))|(?P<ngoac>\()"
        rf"|(?P<dong_ngoac>\))|(?P<doan>{PARAGRAPH})|(?P<cham>\./\.|\.(?=\s|\Z)|;|:(?=\s|\Z))"
        rf"|(?P<phay>,\s{{1,24}}(?:{clauses})(?!\w)|(?<=[”»]),{W}(?!giai|năm|trên|và|đợt|gắn)[a-zđ])"
        rf"|(?P<nhu>\s{{1,24}}(?:như{W}sau|theo{W}hướng|được{W}(?:sửa|bổ|thay)|và{W}các{W}(?:quy{W}định|văn{W}bản)|(?:hết|có){W}hiệu{W}lực)(?!\w)))"
    )


@cache
def _types() -> str:
    return alternatives(
        name for name in tables().ten_loai.values() if name not in ("Hợp đồng", "Quy định", "Hướng dẫn")
    )


def _any_case(*phrases: str) -> str:
    return "|".join(f"[{p[0].upper()}{p[0]}]{p[1:].replace(' ', W)}" for p in phrases)


def _continues(text: str, at: int) -> bool:
    """Whether a name goes on after a comma ("Bộ Văn hóa, Thể thao ..."): a capital that begins no body or type."""
    word = re.compile(rf"{W}(?=[{UPPER}])").match(text, at)
    return (
        word is not None
        and _issuer_first().match(text, word.end()) is None
        and _type_at().match(text, word.end()) is None
    )


@cache
def _type_at() -> re.Pattern[str]:
    return re.compile(rf"(?:{_types()})(?!\w)")
