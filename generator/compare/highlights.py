"""The change list: what a reviewer must know of the changes, each told once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.compare.highlights_facts import Fact, Kind, facts_of
from generator.compare.highlights_pairs import FactPair, changed_facts
from generator.compare.highlights_words import CAPITALS, patterns
from generator.compare.match import How, Nature, Op
from generator.compare.ordinals import read_ordinal, references
from generator.compare.renumbering import follows
from generator.compare.result import Change, Group, Highlight
from generator.compare.words_tokens import common_ends, word_key
from generator.read.view import Component
from generator.text import squeeze

C = Component
Names = frozenset[tuple[str, str, str]]
_SIGNER: Final = {C.QUYEN_HAN: "quyền hạn ký", C.CHUC_VU: "chức vụ người ký", C.HO_TEN: "họ tên người ký"}
_NUMBER: Final = {C.SO_KY_HIEU: "số, ký hiệu", C.DIA_DANH_NGAY: "địa danh, ngày tháng"}
_RECIPIENTS: Final = frozenset({C.NOI_NHAN, C.LUU, C.KINH_GUI})
# Form components whose numbers and names are no facts of the plan.
_NO_FACTS: Final = frozenset(
    {C.QUOC_HIEU, C.TIEU_NGU, C.CO_QUAN_CHU_QUAN, C.CO_QUAN_BAN_HANH, C.NHAN_NOI_NHAN, C.NHAN_PHU_LUC, C.SO_TRANG}
)
_STORIES: Final = ("header", "footer")
_GROUPS: Final = (Group.DEADLINE, Group.TARGET, Group.DATE, Group.AMOUNT, Group.UNIT, Group.CITATION)
_ROW_NUMBER: Final = re.compile(r"^\(?\d{1,3}[.)]?(?= \| )", re.MULTILINE)
_JOINED: Final = (How.SPLIT, How.MERGED)
_BLOCKS: Final = (How.INSERTED, How.DELETED, How.REPLACED)
_MARGIN: Final = 300
_AROUND: Final = 40
_TELLING: Final = re.compile(
    rf"[\d{CAPITALS}]|(?<!\w)(?:hằng|hàng|khoản|mục|điểm|điều|chương|biểu|mẫu|phần|phụ lục)(?!\w)"
)
_BOUND: Final = re.compile(r"\A[\s,]*(?:trở lên|trở xuống)(?!\w)", re.IGNORECASE)
_MOST: Final = 5
_LEAD: Final = 9
_LONG: Final = 90


def highlights_of(changes: Sequence[Change], names: Names = frozenset()) -> tuple[Highlight, ...]:
    """The change list, by group and then in the order of the changes. ``names``: renumbered (kind, old, new)."""
    found: list[Highlight] = []
    recipients: list[tuple[int, Change]] = []
    for index, change in enumerate(changes):
        if Nature.SUBSTANCE not in change.natures or any(
            address.startswith(_STORIES) for address in (*change.old_addresses, *change.new_addresses)
        ):
            continue
        if change.component in _RECIPIENTS:
            recipients.append((index, change))
        else:
            found += [replace(each, change=index) for each in _of_change(change, names)]
    found += _of_recipients(recipients)
    order = list(Group)
    return tuple(sorted(_without_moved(found), key=lambda each: (order.index(each.group), each.change)))


def _of_change(change: Change, names: Names) -> list[Highlight]:
    for known, group in ((_SIGNER, Group.SIGNER), (_NUMBER, Group.NUMBER_DATE)):
        if change.component in known:
            return [_whole(change, group, known[change.component])]
    if change.component in _NO_FACTS:
        return []
    column = _column_group(change)
    if column is not None and change.how is not How.INSERTED and change.how is not How.DELETED:
        told = _whole(change, column, f"cột “{squeeze(change.column)}”")
        return [_with_trend(told, change)]
    if change.how not in _BLOCKS and not _may_matter(change):
        return []
    old, new = change.old_text, change.new_text
    if change.how in _JOINED:
        old, new = _without_ordinals(old), _without_ordinals(new)
    head, tail = (0, 0) if change.how in _BLOCKS else common_ends(old, new, _MARGIN)
    texts = old[head : len(old) - tail], new[head : len(new) - tail]
    sides = [facts_of(_without_row_numbers(text), section=change.section) for text in texts]
    if change.how in _BLOCKS:
        return _of_block(change, sides)
    pairs = changed_facts(sides[0], sides[1], texts)
    return [_told(change.where, texts, pair) for pair in pairs if not _follows(pair, names)]


def _without_row_numbers(text: str) -> str:
    """The text of rows with the number of each row blanked out; places stay."""
    return _ROW_NUMBER.sub(lambda match: " " * len(match.group()), text) if " | " in text else text


def _without_ordinals(text: str) -> str:
    """The text of several blocks with the ordinal of each blanked out; places stay."""
    lines = []
    for line in text.split("\n"):
        ordinal = read_ordinal(line)
        size = len(line) - len(line.lstrip()) + len(ordinal.typed) if ordinal is not None and not ordinal.auto else 0
        lines.append(" " * size + line[size:])
    return "\n".join(lines)


def _may_matter(change: Change) -> bool:
    """False when neither an edit nor what stands around it can be a fact: no figure, no capital, no word of time."""
    for piece in change.pieces:
        if piece.op is not Op.KEEP and piece.nature is Nature.SUBSTANCE:
            for text, start, end in (
                (change.old_text, piece.old_start, piece.old_end),
                (change.new_text, piece.new_start, piece.new_end),
            ):
                if _TELLING.search(text, max(0, start - _AROUND), end + _AROUND):
                    return True
    return False


def _column_group(change: Change) -> Group | None:
    if not change.column:
        return None
    known = patterns()
    for pattern, group in (
        (known.unit_column, Group.UNIT),
        (known.target_column, Group.TARGET),
        (known.deadline_column, Group.DEADLINE),
    ):
        if pattern.search(change.column):
            return group
    return None


def _follows(pair: FactPair, names: Names) -> bool:
    """True for a reference that only follows a renumbering."""
    old, new = pair
    if old is None or new is None or old.kind is not Kind.REFERENCE or old.family != new.family:
        return False
    before, after = (next(references(fact.shown), None) for fact in pair if fact is not None)
    return before is not None and after is not None and follows(before, after, names)


def _whole(change: Change, group: Group, what: str) -> Highlight:
    old, new = _plain(change.old_text), _plain(change.new_text)
    if not old:
        text = f"thêm {what} “{new}”"
    elif not new:
        text = f"bỏ {what} “{old}”"
    else:
        text = f"{what}: từ “{old}” thành “{new}”"
    return Highlight(group, text, old, new, change.where)


def _with_trend(told: Highlight, change: Change) -> Highlight:
    amounts = [
        [fact for fact in facts_of(text) if fact.kind is Kind.AMOUNT] for text in (change.old_text, change.new_text)
    ]
    if len(amounts[0]) == len(amounts[1]) == 1:
        return replace(told, trend=_trend(amounts[0][0], amounts[1][0]))
    return told


def _plain(text: str) -> str:
    ordinal = read_ordinal(text)
    body = text.strip()
    if ordinal is not None and body.startswith(ordinal.typed):
        body = body[len(ordinal.typed) :]
    return squeeze(body.strip().replace("\n", ", ")).rstrip(";,. ")


def _of_block(change: Change, sides: list[list[Fact]]) -> list[Highlight]:
    """A block that came, went or was replaced, told once with its facts."""
    facts = [_most_telling(change, side) for side in sides]
    if change.how is How.REPLACED and [f.key for f in facts[0]] == [f.key for f in facts[1]]:
        return []
    if not facts[0] and not facts[1]:
        return []
    groups = {_group(fact) for side in facts for fact in side}
    group = next(each for each in _GROUPS if each in groups)
    old, new = (_listed(side) for side in facts)
    snippet = _short(_plain(change.new_text or change.old_text))
    if change.how is How.REPLACED:
        none = "nội dung khác"
        before, after = (f"{when} có {facts}" for when, facts in (("trước", old or none), ("nay", new or none)))
        text = f"thay cả đoạn, nay là “{snippet}” ({before}; {after})"
    else:
        verb = "thêm" if change.how is How.INSERTED else "bỏ"
        text = f"{verb} “{snippet}” (có {new or old})"
    return [Highlight(group, text, old, new, change.where)]


def _most_telling(change: Change, facts: list[Fact]) -> list[Fact]:
    if change.component is C.CAN_CU:
        return [fact for fact in facts if fact.kind is Kind.CITATION]
    return [fact for fact in facts if fact.kind is not Kind.REFERENCE]


def _listed(facts: list[Fact]) -> str:
    shown = list(dict.fromkeys(fact.shown for fact in facts))
    more = f" và {len(shown) - _MOST} chi tiết khác" if len(shown) > _MOST else ""
    return ", ".join(shown[:_MOST]) + more


def _group(fact: Fact) -> Group:
    match fact.kind:
        case Kind.CITATION | Kind.REFERENCE:
            return Group.CITATION
        case Kind.UNIT:
            return Group.UNIT
        case Kind.RECUR:
            return Group.DEADLINE
        case Kind.DATE:
            return Group.DEADLINE if fact.deadline else Group.DATE
        case Kind.AMOUNT:
            return Group.DEADLINE if fact.deadline else Group.TARGET if fact.target else Group.AMOUNT


def _told(where: str, texts: tuple[str, str], pair: FactPair) -> Highlight:
    old, new = pair
    fact = new or old
    if fact is None:
        raise ValueError(pair)
    lead = _lead(texts[1] if new is not None else texts[0], fact)
    group = min((_group(each) for each in pair if each is not None), key=_GROUPS.index)
    before, after = (each.shown if each is not None else "" for each in pair)
    if old is None:
        return Highlight(group, f"{lead}thêm {after}", "", after, where)
    if new is None:
        return Highlight(group, f"{lead}bỏ {before}", before, "", where)
    trend = _trend(old, new)
    turn = {"tăng": "lên", "giảm": "xuống"}.get(trend, "thành")
    if fact.kind is Kind.DATE and old.value is not None and new.value is not None:
        turn = "lùi đến" if new.value > old.value else "sớm lên"
    return Highlight(group, f"{lead}từ {before} {turn} {after}", before, after, where, trend)


def _trend(old: Fact, new: Fact) -> str:
    if old.kind is not Kind.AMOUNT or new.kind is not Kind.AMOUNT or old.family != new.family:
        return ""
    if old.value is None or new.value is None or old.value == new.value:
        return ""
    return "tăng" if new.value > old.value else "giảm"


def _lead(text: str, fact: Fact) -> str:
    """The words before a fact, so that the line says what it is about."""
    body = text[: fact.start]
    ordinal = read_ordinal(text)
    if ordinal is not None and body.lstrip().startswith(ordinal.typed):
        body = body.lstrip()[len(ordinal.typed) :]
    words = squeeze(body).split()
    if not words:
        words = _BOUND.sub("", squeeze(text[fact.end :])).split()
        end = " …" if len(words) > _LEAD else ""
        return f"“… {' '.join(words[:_LEAD])}{end}”: " if words else ""
    cut = "… " if len(words) > _LEAD else ""
    return f"“{cut}{' '.join(words[-_LEAD:])} …”: "


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"


def _of_recipients(changes: list[tuple[int, Change]]) -> list[Highlight]:
    """Recipients that came, went or were changed; one that only stands elsewhere is none."""
    sides = [Counter(_key(item) for _, change in changes for item in _items(text(change))) for text in (_old, _new)]
    gone, come = sides[0] - sides[1], sides[1] - sides[0]
    found: list[Highlight] = []
    for index, change in changes:
        before = _taken(_items(change.old_text), gone)
        after = _taken(_items(change.new_text), come)
        many = min(len(before), len(after))
        for old, new in zip(before[:many], after[:many], strict=True):
            text = f"thay “{old}” bằng “{new}”"
            found.append(Highlight(Group.RECIPIENT, text, old, new, change.where, change=index))
        for old in before[many:]:
            found.append(Highlight(Group.RECIPIENT, f"bỏ “{old}”", old, "", change.where, change=index))
        for new in after[many:]:
            found.append(Highlight(Group.RECIPIENT, f"thêm “{new}”", "", new, change.where, change=index))
    return found


def _old(change: Change) -> str:
    return change.old_text


def _new(change: Change) -> str:
    return change.new_text


def _items(text: str) -> list[str]:
    return [item for line in text.split("\n") if (item := _plain(line))]


def _key(item: str) -> str:
    return word_key(item).rstrip(";,. ")


def _taken(items: list[str], counted: Counter[str]) -> list[str]:
    found: list[str] = []
    for item in items:
        if counted[_key(item)] > 0:
            counted[_key(item)] -= 1
            found.append(item)
    return found


def _without_moved(found: list[Highlight]) -> list[Highlight]:
    """A cited document that only stands elsewhere now is no change."""
    gone = Counter(each.old for each in found if each.group is Group.CITATION and each.old and not each.new)
    come = Counter(each.new for each in found if each.group is Group.CITATION and each.new and not each.old)
    moved = gone & come
    counts = Counter(moved), Counter(moved)
    kept: list[Highlight] = []
    for each in found:
        side = 0 if each.old and not each.new else 1
        name = each.old or each.new
        if each.group is Group.CITATION and bool(each.old) != bool(each.new) and counts[side][name] > 0:
            counts[side][name] -= 1
            continue
        kept.append(each)
    return kept
