"""What every output says of a comparison alike: order, stretches of text, counts, places, harmless letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.compare.match import How, Nature, Op
from generator.compare.result import Change, Comparison, Highlight
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
    """The edits of a block: piece by piece, or whole texts where a block came, went or was replaced."""
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
    return head or WHOLE, rest


def start(words: str, most: int = 80) -> str:
    """The first words of a text, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def by_group(comparison: Comparison) -> Iterator[tuple[str, list[Highlight]]]:
    """The lines of the change list by their groups, in the groups' order."""
    groups: dict[str, list[Highlight]] = {}
    for highlight in sorted(comparison.highlights, key=_group_order):
        groups.setdefault(highlight.group.value, []).append(highlight)
    yield from groups.items()


def _group_order(highlight: Highlight) -> int:
    return list(type(highlight.group)).index(highlight.group)


def line(highlight: Highlight) -> tuple[Stretch, ...]:
    """A line of the change list, what was and what is marked in its words; after them where they do not say it."""
    words, old, new = highlight.text, highlight.old, highlight.new
    new_at = words.rfind(new) if new else len(words)
    old_at = words.rfind(old, 0, max(new_at, 0)) if old else 0
    gone, come = Stretch(Op.DELETE, old, ""), Stretch(Op.INSERT, "", new)
    if old_at < 0 or new_at < 0:
        turn = " → " if old and new else ""
        verb = "" if turn else "bỏ " if old else "thêm "
        found = [_kept(f"{words}: {verb}" if words else verb), gone, _kept(turn), come]
    else:
        end = old_at + len(old)
        found = [_kept(words[:old_at]), gone, _kept(words[end:new_at]), come, _kept(words[new_at + len(new) :])]
    return tuple(each for each in found if each.old or each.new)


def _kept(words: str) -> Stretch:
    return Stretch(Op.KEEP, words, words)


def formatted(comparison: Comparison) -> list[tuple[int, Change]]:
    """The blocks whose formatting changed, those with edits of their text among them."""
    return [(number, change) for number, change in enumerate(comparison.changes) if change.formats]


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
        formats=sum(len(change.formats) for change in comparison.changes) + len(comparison.layout),
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
    start, end = old.words(change.old_addresses), new.words(change.new_addresses)
    if not start or not end:
        return change.how.value
    return f"chuyển từ {start} của bản cũ đến {end} của bản mới{', có sửa' if change.how is How.MOVED_EDITED else ''}"
