"""docxtpl's tags in the text of one paragraph: found, split into their words, quotes made straight, slips named."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from generator.text import near, nfc, squeeze

_CLOSER: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER: Final = re.compile(r"\{[{%#]")
_LEVEL: Final = re.compile(r"(tr|tc|p|r)(?=\s|$)")
_SPACED_LEVEL: Final = re.compile(r"\s+(tr|tc|p|r)\s+(?=(?:if|elif|else|endif|for|endfor)\b)")
_LEFTOVER: Final = re.compile(r"\}\}|%\}|\{\s*([^\W\d][\w.]*)\s*\}|\{\s+%|\{\s+\{")
# A straight quote ends at a straight quote, a curly one at any quote of its kind: that is what Word's autocorrect
# leaves behind. What stands between is text and is kept.
_DOUBLE_OPEN: Final = "“”„"
_SINGLE_OPEN: Final = "‘’‚"
WORDS: Final = ("if", "elif", "else", "endif", "for", "endfor")
BARE: Final = frozenset({"else", "endif", "endfor"})
# What jinja or docxtpl know and this engine refuses, with the reason a template's author can act on.
REFUSED: Final = frozenset(
    re.findall(
        r"\w+",
        "set include import from macro call block extends filter raw with autoescape do trans colspan cellbg vm hm "
        "endset endmacro endblock endraw endwith endfilter endcall",
    )
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: ``kind`` is ``{{``, ``{%`` or ``{#``; ``level`` is "", p, tr, tc or r; ``body`` is jinja source."""

    start: int
    end: int
    kind: str
    level: str
    word: str
    body: str
    raw: str

    @property
    def inline(self) -> bool:
        """True for a tag that stands among text; p, tr and tc tags take their whole paragraph, row or cell."""
        return self.level not in ("p", "tr", "tc")


@dataclass(frozen=True, slots=True)
class Slip:
    """A broken tag: code, what is wrong, the tag's text, how to mend it."""

    code: str
    message: str
    text: str
    mend: str


def read_tags(text: str, names: Collection[str] = ()) -> tuple[list[Tag], list[Slip]]:
    """All tags of a paragraph's text in order, and every slip; ``names`` are the manifest's, to know ``{name}``."""
    tags: list[Tag] = []
    slips: list[Slip] = []
    outside: list[str] = []
    position = 0
    while opener := _OPENER.search(text, position):
        outside.append(text[position : opener.start()])
        end, body = _scan(text, opener.end(), _CLOSER[opener.group()])
        if end < 0:
            position = -end
            slips.append(_unclosed(text[opener.start() : position], opener.group()))
            outside.append("\n")
            continue
        position = end
        result = _odd_brace(text, opener.start(), end) or _tag(text, opener.start(), end, body)
        if isinstance(result, Tag):
            tags.append(result)
        else:
            slips.append(result)
            position += text.startswith("}", end)
        outside.append("\n")
    outside.append(text[position:])
    slips += _leftovers("".join(outside), names)
    return tags, slips


def _scan(text: str, start: int, closer: str) -> tuple[int, str]:
    """The end of the tag and its source with straight quotes; minus the place to go on from when it never ends."""
    body: list[str] = []
    position = start
    while position < len(text):
        if text.startswith(closer, position):
            return position + len(closer), "".join(body)
        if closer != "#}" and _OPENER.match(text, position):
            return -position, ""
        mark = text[position]
        if closer != "#}" and mark in "\"'" + _DOUBLE_OPEN + _SINGLE_OPEN:
            end = _literal_end(text, position, closer)
            if end > position:
                quote = '"' if mark in '"' + _DOUBLE_OPEN else "'"
                content = text[position + 1 : end]
                body.append(quote + _within_quotes(content, quote) + quote)
                position = end + 1
                continue
        body.append(mark)
        position += 1
    # Nothing closed it: go on behind what a person would take for the tag.
    stop = re.compile(r"[}%]|$").search(text, start)
    return -(stop.end() if stop else len(text)), ""


def _literal_end(text: str, start: int, closer: str) -> int:
    """Where the quoted text that starts here ends; -1 when nothing before the tag's end closes it."""
    mark = text[start]
    limit = text.find(closer, start)
    limit = len(text) if limit < 0 else limit
    double = mark in '"' + _DOUBLE_OPEN
    kinds = '"”“' if double else "'’‘"
    if mark in "\"'":
        straight = text.find(mark, start + 1)
        # A closer inside quotes is text, so a straight pair may reach over it.
        if straight > 0 and not (straight > limit and _quote_before(text, start + 1, limit, kinds)):
            return straight
    ends = [at for at in (text.find(kind, start + 1, limit) for kind in kinds) if at >= 0]
    return min(ends, default=-1)


def _quote_before(text: str, start: int, limit: int, kinds: str) -> bool:
    return any(kind in text[start:limit] for kind in kinds)


def _within_quotes(content: str, quote: str) -> str:
    """The literal's text for jinja: a quote of the other spelling inside stays, its own kind is escaped."""
    return re.sub(rf"(?<!\\){quote}", "\\" + quote, content)


def _tag(text: str, start: int, end: int, body: str) -> Tag | Slip:
    raw, kind = text[start:end], text[start : start + 2]
    body = nfc(body)
    if kind == "{#":
        return Tag(start, end, kind, "", "", "", raw)
    if body.startswith(("-", "+")) or body.endswith("-"):
        return Slip("MB005", f"Nhãn “{raw}” có dấu trừ hoặc cộng sát ngoặc, sẽ dính đoạn văn.", raw, "bỏ dấu đó đi.")
    if kind == "{%" and (spaced := _SPACED_LEVEL.match(body)):
        hint = f"viết liền: {{%{spaced.group(1)} ... %}}."
        return Slip("MB005", f"Nhãn “{raw}” có dấu cách trước chữ “{spaced.group(1)}”.", raw, hint)
    found = _LEVEL.match(body)
    level = found.group() if found and body[found.end() :].strip() else ""
    body = squeeze_outside(body[len(level) :])
    if kind == "{{":
        return _output(start, end, level, body, raw)
    word, _, rest = body.partition(" ")
    if word in WORDS and (bool(rest.strip()) != (word in BARE)):
        return Tag(start, end, kind, level, word, rest.strip(), raw)
    return Slip("MB005", *_bad_word(word, raw))


def _output(start: int, end: int, level: str, body: str, raw: str) -> Tag | Slip:
    if not body:
        return Slip("MB005", f"Nhãn “{raw}” trống.", raw, "ghi tên biến vào giữa, ví dụ {{ trich_yeu }}.")
    if level not in ("", "r"):
        return Slip("MB005", f"Nhãn “{raw}” không dùng được ở đây.", raw, "viết {{ tên_biến }}.")
    return Tag(start, end, "{{", "", "", body, raw)


def squeeze_outside(source: str) -> str:
    """The source without blanks at its ends; tabs and no-break spaces that Word put between words made spaces."""
    pieces = re.split(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", source)
    return "".join(piece if at % 2 else re.sub(r"\s+", " ", piece) for at, piece in enumerate(pieces)).strip()


def _bad_word(word: str, raw: str) -> tuple[str, str, str]:
    known = ", ".join(WORDS)
    if word in ("if", "elif", "for"):
        return f"Nhãn “{raw}” thiếu điều kiện hoặc tên danh sách.", raw, f"viết tiếp sau “{word}”."
    if word in BARE:
        return f"Nhãn “{raw}” có chữ thừa sau “{word}”.", raw, f"chỉ ghi {{% {word} %}}."
    if word in REFUSED:
        return f"Nhãn “{raw}” dùng lệnh “{word}” mà mẫu không được dùng.", raw, f"chỉ dùng: {known}."
    close = near(word, WORDS, 1)
    mend = f"có phải “{close[0]}”?" if close else f"chỉ dùng: {known}; giá trị thì viết {{{{ tên_biến }}}}."
    return f"Nhãn “{raw}” bắt đầu bằng từ lạ “{word}”.", raw, mend


def _unclosed(fragment: str, opener: str) -> Slip:
    shown = squeeze(fragment)[:60]
    return Slip("MB005", f"Nhãn “{shown}” mở mà không đóng.", shown, f"thêm “{_CLOSER[opener]}” vào cuối nhãn.")


def _odd_brace(text: str, start: int, end: int) -> Slip | None:
    """A brace glued to a whole tag (``{{{ x }}}``): jinja would read another tag."""
    if text[start + 2 : start + 3] != "{" and text[end : end + 1] != "}":
        return None
    raw = text[start : end + text.startswith("}", end)]
    return Slip("MB005", f"Nhãn “{raw}” thừa dấu ngoặc nhọn.", raw, "để đúng hai ngoặc mỗi bên.")


def _leftovers(outside: str, names: Collection[str]) -> list[Slip]:
    """Slips for what looks like half a tag in the text outside the tags."""
    found: dict[str, Slip] = {}
    mend = "nhãn mở bằng hai ngoặc “{{” hoặc “{%” viết liền, đóng bằng “}}” hoặc “%}”."
    for match in _LEFTOVER.finditer(outside):
        name = match.group(1)
        if name is not None and not outside.startswith("}", match.end()) and name.split(".")[0] not in names:
            continue  # braces that are ordinary text
        line_start = outside.rfind("\n", 0, match.start()) + 1
        line_end = outside.find("\n", match.end())
        near_by = outside[max(match.start() - 20, line_start) : line_end if line_end >= 0 else len(outside)]
        shown = squeeze(near_by)[:60]
        found.setdefault(
            squeeze(outside[line_start:line_end]), Slip("MB005", f"Nhãn viết sót dấu ngoặc ở “{shown}”.", shown, mend)
        )
    return list(found.values())
