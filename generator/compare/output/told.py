"""What every output says of a comparison alike: order, stretches of text, counts, places, harmless letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from generator.compare.match import How, Nature, Op, Piece
from generator.compare.result import Change, Comparison, FormatChange, Group, Highlight
from generator.read.view import Block, DocView

# Names for options, classes of the page and the edit script; the values of the enums are for reading.
KEYS: Final = {
    Nature.SUBSTANCE: "noi-dung",
    Nature.LABEL: "so-thu-tu",
    Nature.TONE: "dau-thanh",
    Nature.QUOTES: "ngoac",
    Nature.DASH: "gach",
    Nature.CASE: "hoa-thuong",
}
HIDEABLE: Final = (Nature.TONE, Nature.QUOTES, Nature.DASH, Nature.CASE)
FORMATS: Final = "dinh-dang"
WHOLE: Final = "Cả văn bản"
_SEPARATOR: Final = " › "
_WHOLE_TEXTS: Final = (How.REPLACED, How.INSERTED, How.DELETED)
_STAYED: Final = (How.SAME, How.EDITED)
# A terminal would obey these, a page may not hold them; the marks of direction can make a text lie about its order.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_CHOICE: Final = {"sua-doi": " Muốn đọc cách khác: --revisions accepted hoặc original."}
_NOTHING_ALIKE: Final = 0.1
_IN_TABLE: Final = re.compile(r", (?=(?:hàng|cột) \d)")
_PART: Final = re.compile(r" \(từ “.*”\)\Z")
_MANY: Final = 10
_MOST: Final = 0.8
_FEW: Final = 3
_SAME_ANYWHERE: Final = (Group.DATE, Group.UNIT, Group.CITATION)
_STORIES: Final = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnote": "chú thích chân trang",
    "endnote": "chú thích cuối văn bản",
    "box": "hộp chữ",
    "comment": "ghi chú",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an edit with its letters: the old ones and the new ones ("" where there are none)."""

    op: Op
    old: str
    new: str
    nature: Nature = Nature.SUBSTANCE


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of what. ``by_how`` counts the changes of substance, ``spelling`` those of writing alone."""

    changes: int
    substance: int
    by_how: tuple[tuple[How, int], ...]
    spelling: int
    labels: int
    formats: int
    renumberings: int
    highlights: int


def seen(text: str) -> str:
    """The text with every letter that a window or a page would obey, not show, replaced by U+FFFD."""
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("\ufffd", text))


def stretches(change: Change) -> tuple[Stretch, ...]:
    """The edits of a block: piece by piece, or whole texts where a block came, went or was replaced.

    Of what moved with its title only the title.
    """
    if change.below:
        old, new = (text.partition("\n")[0] for text in (change.old_text, change.new_text))
        told = stretches(replace(change, old_text=old, new_text=new, pieces=_within(change.pieces, old, new), below=0))
        return (*told, Stretch(Op.KEEP, " …", " …"))
    if change.pieces and change.how not in _WHOLE_TEXTS:
        return tuple(
            Stretch(
                piece.op,
                change.old_text[piece.old_start : piece.old_end],
                change.new_text[piece.new_start : piece.new_end],
                piece.nature,
            )
            for piece in change.pieces
        )
    if change.old_text == change.new_text:
        return (Stretch(Op.KEEP, change.old_text, change.new_text),)
    gone = Stretch(Op.DELETE, change.old_text, "")
    come = Stretch(Op.INSERT, "", change.new_text)
    return tuple(each for each in (gone, come) if each.old or each.new)


def _within(pieces: Sequence[Piece], old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of the first ``len(old)`` and ``len(new)`` letters."""
    return tuple(
        replace(piece, old_end=min(piece.old_end, len(old)), new_end=min(piece.new_end, len(new)))
        for piece in pieces
        if piece.old_start < len(old) or piece.new_start < len(new)
    )


def is_format(change: Change) -> bool:
    """True for a block of which nothing but the formatting is to be told."""
    return change.how in _STAYED and not change.natures and bool(change.formats)


def is_substance(change: Change) -> bool:
    """True for a change that alters what the document says: neither ordinals, writing nor formatting alone."""
    return change.how not in _STAYED or Nature.SUBSTANCE in change.natures


def spelling(change: Change) -> tuple[Nature, ...]:
    """The classes of writing that are all a change is about, in their order; () when it is about more."""
    known = tuple(nature for nature in HIDEABLE if nature in change.natures)
    return known if known and change.how in _STAYED and len(known) == len(change.natures) else ()


def label_note(change: Change) -> str:
    """“số thứ tự 3. → 4.” where the ordinals differ and no edit of the text shows it (Word counts them)."""
    typed = any(stretch.nature is Nature.LABEL for stretch in stretches(change))
    if change.labels is None or Nature.LABEL not in change.natures or typed:
        return ""
    old, new = (label or "(không có)" for label in change.labels)
    return f"số thứ tự {old} → {new}"


def by_section(comparison: Comparison) -> Iterator[tuple[str, list[tuple[int, str, Change]]]]:
    """The changes of text by the first step of their place, with its title: index, the rest of the place, change."""
    numbered = [(number, change) for number, change in enumerate(comparison.changes) if not is_format(change)]
    for head, pairs in groupby(numbered, key=lambda pair: _steps(pair[1].where)[0]):
        group = [(number, _steps(change.where)[1], change) for number, change in pairs]
        title = next((change.section for _, rest, change in group if rest and change.section), "")
        yield f"{head}: {start(_steps(title)[0])}" if title else head, group


def _steps(place: str) -> tuple[str, str]:
    head, _, rest = place.partition(_SEPARATOR)
    if not rest and (cell := _IN_TABLE.search(head)):
        head, rest = head[: cell.start()], head[cell.start() + 2 :]
    return head or WHOLE, rest


def start(words: str, most: int = 80) -> str:
    """The first words of a text, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def by_group(comparison: Comparison) -> Iterator[tuple[str, list[tuple[Highlight, ...]]]]:
    """The lines of the change list by their groups, in the groups' order.

    A date, a unit, a cited document that became another one in several places is one line: its highlights stand
    together, at different places.
    """
    groups: dict[str, dict[object, list[Highlight]]] = {}
    for number, highlight in enumerate(sorted(comparison.highlights, key=_group_order)):
        same = highlight.old and highlight.new and highlight.group in _SAME_ANYWHERE
        words = tuple("".join(each.split()) for each in (highlight.old, highlight.new))
        lines = groups.setdefault(highlight.group.value, {})
        lines.setdefault(words if same else number, []).append(highlight)
    for group, lines in groups.items():
        yield group, [tuple(found) for found in lines.values()]


def _group_order(highlight: Highlight) -> int:
    return list(type(highlight.group)).index(highlight.group)


def line(found: tuple[Highlight, ...]) -> tuple[Stretch, ...]:
    """A line of the change list, what was and what is marked in its words; after them where they do not say it."""
    words, old, new = found[0].text, found[0].old, found[0].new
    if len(found) > 1:
        # The words around it are those of one place.
        words = f"từ {old} thành {new}"
    new_at = words.rfind(new) if new else len(words)
    old_at = words.rfind(old, 0, max(new_at, 0)) if old else 0
    gone, come = Stretch(Op.DELETE, old, ""), Stretch(Op.INSERT, "", new)
    if old_at < 0 or new_at < 0:
        turn = " → " if old and new else ""
        verb = "" if turn else "bỏ " if old else "thêm "
        pieces = [_kept(f"{words}: {verb}" if words else verb), gone, _kept(turn), come]
    else:
        end = old_at + len(old)
        pieces = [_kept(words[:old_at]), gone, _kept(words[end:new_at]), come, _kept(words[new_at + len(new) :])]
    return tuple(each for each in pieces if each.old or each.new)


def _kept(words: str) -> Stretch:
    return Stretch(Op.KEEP, words, words)


@dataclass(frozen=True, slots=True)
class Formatted:
    """One change of formatting and the blocks that it is told of, by their numbers."""

    change: FormatChange
    blocks: tuple[tuple[int, Change], ...]


def formatted(comparison: Comparison) -> list[Formatted]:
    """The changes of formatting of blocks, each once with all its blocks: in a hundred paragraphs it is one thing."""
    alike: dict[tuple[str, str, str], list[tuple[int, Change, FormatChange]]] = {}
    for number, change in enumerate(comparison.changes):
        for each in change.formats:
            alike.setdefault((_PART.sub("", each.what), each.old, each.new), []).append((number, change, each))
    found: list[Formatted] = []
    for (what, old, new), blocks in alike.items():
        told = blocks[0][2] if len(blocks) == 1 else FormatChange(what, old, new)
        found.append(Formatted(told, tuple((number, change) for number, change, _ in blocks)))
    return found


def places(found: Formatted, comparison: Comparison) -> str:
    """Where formatting changed: “Mục I › khoản 2, Mục II và 4 chỗ khác”, “Hầu hết văn bản (92 đoạn)”."""
    shown = sum(1 for block in comparison.new.blocks if block.text.strip())
    if len(found.blocks) >= _MANY and len(found.blocks) >= _MOST * shown:
        return f"Hầu hết văn bản ({len(found.blocks)} đoạn)"
    names = list(dict.fromkeys(change.where or WHOLE for _, change in found.blocks))
    first = names if len(names) <= _FEW + 1 else names[:_FEW]
    more = f" và {len(found.blocks) - len(first)} chỗ khác" if len(first) < len(names) else ""
    return f"{'; '.join(first)}{more}"


def counts(comparison: Comparison) -> Counts:
    """The numbers of a comparison."""
    real = [change for change in comparison.changes if is_substance(change)]
    hows = Counter(change.how for change in real)
    only_spelling = sum(bool(spelling(change)) for change in comparison.changes)
    only_format = sum(is_format(change) for change in comparison.changes)
    return Counts(
        changes=len(comparison.changes),
        substance=len(real),
        by_how=tuple((how, hows[how]) for how in How if hows[how]),
        spelling=only_spelling,
        labels=len(comparison.changes) - len(real) - only_spelling - only_format,
        formats=len(formatted(comparison)) + len(comparison.layout),
        renumberings=len(comparison.renumberings),
        highlights=len(comparison.highlights),
    )


def percent(comparison: Comparison) -> int:
    """How much is alike, in whole percent; 100 only for what is alike to the last letter."""
    share = int(comparison.alike * 100)
    return share if comparison.equal else min(share, 99)


def summary(comparison: Comparison) -> str:
    """“3 chỗ thay đổi nội dung (2 sửa, 1 thêm), 1 nhóm đổi số thứ tự; giống nhau 97%.”"""
    number = counts(comparison)
    parts = []
    if number.substance:
        kinds = ", ".join(f"{times} {how.value}" for how, times in number.by_how)
        parts.append(f"{number.substance} chỗ thay đổi nội dung ({kinds})")
    parts += [
        f"{times} {words}"
        for times, words in (
            (number.renumberings, "nhóm đổi số thứ tự"),
            (number.labels, "chỗ chỉ đổi số thứ tự"),
            (number.spelling, "chỗ chỉ khác cách viết"),
            (number.formats, "thay đổi định dạng, trình bày"),
        )
        if times
    ]
    if not parts:
        return f"Hai văn bản giống nhau{_hidden(comparison)}."
    return f"{', '.join(parts)}; giống nhau {percent(comparison)}%{_hidden(comparison)}."


def _hidden(comparison: Comparison) -> str:
    said = ", ".join(f"{times} {nature.value}" for nature, times in comparison.hidden if times)
    return f" (không kể các chỗ đã ẩn: {said})" if said else ""


def notices(comparison: Comparison) -> list[str]:
    """What a reviewer must know before reading: how the files were read, and whether they are related at all."""
    said = []
    for name, view in (("Bản cũ", comparison.old), ("Bản mới", comparison.new)):
        said += [f"{name}: {notice.message}{_CHOICE.get(notice.key, '')}" for notice in view.notices]
        comments = sum(block.where == "comment" for block in view.blocks)
        if comments:
            said.append(f"{name}: tệp có {comments} đoạn ghi chú (Comment).")
    if comparison.alike < _NOTHING_ALIKE and comparison.old.blocks and comparison.new.blocks:
        share = percent(comparison)
        said.append(
            f"Hai văn bản hầu như không có gì chung (giống nhau {share}%): kiểm tra lại có chọn đúng tệp không."
        )
    return said


class Numbers:
    """The paragraphs of a document as a reader counts them."""

    def __init__(self, view: DocView) -> None:
        shown = [block for block in view.blocks if block.where == "body" and block.text.strip()]
        self._words = {block.address: f"đoạn {number}" for number, block in enumerate(shown, 1)}
        self._words |= {block.address: _STORIES.get(block.where, "") for block in view.blocks if _aside(block)}

    def words(self, addresses: Sequence[str]) -> str:
        """“đoạn 12”, “đầu trang”; "" for what no reader counts."""
        return next((words for address in addresses if (words := self._words.get(address))), "")


def _aside(block: Block) -> bool:
    return block.where != "body"


def kind(change: Change, old: Numbers, new: Numbers) -> str:
    """What happened, in words: “sửa”, “khác dấu gạch”, “chuyển từ đoạn 12 của bản cũ đến đoạn 15 của bản mới”."""
    about = spelling(change)
    if about:
        return f"khác {', '.join(nature.value for nature in about)}"
    if change.natures == {Nature.LABEL} and change.how in _STAYED:
        return "đổi số thứ tự"
    if change.how not in (How.MOVED, How.MOVED_EDITED):
        return change.how.value
    edited = ", có sửa" if change.how is How.MOVED_EDITED else ""
    start, end = old.words(change.old_addresses), new.words(change.new_addresses)
    if not start or not end or start == end:
        return f"chuyển chỗ{edited}"
    route = f"từ {start} của bản cũ đến {end} của bản mới"
    if not change.below:
        return f"chuyển {route}{edited}"
    what = change.where.rpartition(_SEPARATOR)[2].partition(" ")[0].lower()
    if change.labels is not None:
        what += f" {change.labels[0].rstrip('.)')} của bản cũ"
    return f"chuyển cả {what} cùng {change.below} đoạn bên dưới, {route}{edited}"
