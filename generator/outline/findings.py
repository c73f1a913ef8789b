"""What is found wrong in a typed body (ND101 to ND108), in a clerk's words."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Place, Severity
from generator.outline.levels import Fault, Item
from generator.outline.lines import Line
from generator.outline.numbering import ALPHABET, number_above, ordinal
from generator.outline.tree import NodePath

_ATTRIBUTE_MEND = (
    "ghi ở cuối dòng, ví dụ {#ten_muc}, {vai_tro=tieu_chi} hoặc {#ten_muc vai_tro=tieu_chi}; "
    "tên gồm chữ thường không dấu, chữ số và dấu _, bắt đầu bằng chữ."
)
_RENUMBERED = "khi xuất văn bản, số thứ tự được đánh lại theo vị trí."


def fault(item: Item, kind: Fault, above: str) -> Diagnostic:
    """The finding on an ordinal; ``above`` is the printed label of the nearest numbered ancestor."""
    raw = item.label.raw
    due = ordinal(item.level.scheme, item.index + 1, above)
    before = item.level.items[item.index - 1].label.raw if item.index else ""
    message, mend = _words(kind, raw, due, before)
    return _warning(kind.value, message, mend, item)


def numbered_opening(first: Line, heading: str) -> Diagnostic:
    """ND106: ordinals above the first section, read as paragraphs of the opening."""
    return Diagnostic(
        "ND106",
        f"Các dòng có số thứ tự đứng trước “{heading}” được coi là đoạn mở đầu, giữ nguyên như đã gõ.",
        "chuyển các dòng này vào một mục, hoặc bỏ số thứ tự ở đầu dòng.",
        Severity.CANH_BAO,
        Place("", first.line, first.column, len(first.typed)),
        text=first.typed,
    )


def empty_heading(item: Item, words: str) -> Diagnostic:
    """ND105: a heading, or a bare ordinal, with nothing below it."""
    if not words:
        return _warning("ND105", f"Mục “{item.label.raw}” không có chữ nào.", "ghi nội dung hoặc xóa dòng này.", item)
    return _warning(
        "ND105",
        f"Tiêu đề “{item.label.raw} {words}” không có nội dung nào bên dưới.",
        "viết nội dung dưới tiêu đề, hoặc xóa tiêu đề này.",
        item,
    )


def wrong_attributes(line: Line, typed: str, path: NodePath) -> Diagnostic:
    """ND107: braces at the end of a line that cannot be read."""
    place = Place("", line.line, line.start + line.words.rfind(typed), len(typed))
    return Diagnostic(
        "ND107", f"Không đọc được thuộc tính “{typed}”.", _ATTRIBUTE_MEND, Severity.LOI, place, path, text=typed
    )


def repeated_name(line: Line, name: str, path: NodePath) -> Diagnostic:
    """ND108: two items with one name."""
    typed = f"#{name}"
    place = Place("", line.line, line.start + max(line.words.rfind(typed), 0), len(typed))
    return Diagnostic(
        "ND108",
        f"Tên “{name}” đã đặt cho một mục khác ở trên.",
        "đặt cho mỗi mục một tên riêng.",
        Severity.LOI,
        place,
        path,
        text=typed,
    )


def _warning(code: str, message: str, mend: str, item: Item) -> Diagnostic:
    raw = item.label.raw
    place = Place("", item.line.line, item.line.column, len(raw))
    return Diagnostic(code, message, mend, Severity.CANH_BAO, place, item.path, text=raw)


def _words(kind: Fault, raw: str, due: str, before: str) -> tuple[str, str]:
    match kind:
        case Fault.REPEATED:
            return f"Số thứ tự “{raw}” ghi lặp lại trong cùng một cấp.", f"đánh lại thành “{due}”; {_RENUMBERED}"
        case Fault.SKIPPED:
            after = f" sau “{before}”" if before else " khi mở đầu một cấp"
            return f"Số thứ tự “{raw}” nhảy cách hoặc sai thứ tự{after}.", f"đánh lại thành “{due}”; {_RENUMBERED}"
        case Fault.LETTER_ORDER:
            after = f" sau “{before}”" if before else ""
            letters = " ".join(ALPHABET[:10])
            return (
                f"Thứ tự chữ cái sai: “{raw}”{after}.",
                f"đánh lại thành “{due}”; thứ tự là {letters} ..., có đ sau d, không có f, j, w, z.",
            )
        case Fault.INVERTED:
            return (
                f"Dấu “{raw}” đứng dưới dấu “+”: hai cấp gạch đầu dòng bị đảo.",
                "dùng “-” cho cấp trên, “+” cho cấp dưới; khi xuất văn bản, hai dấu được đổi lại như vậy.",
            )
        case Fault.MIXED:
            return (
                f"Số thứ tự “{raw}” khác kiểu với các mục cùng cấp hoặc đứng dưới một cấp nhỏ hơn.",
                "dùng một kiểu số thứ tự cho các mục cùng cấp, từ lớn đến nhỏ: I. → 1. → a) → - → +.",
            )


def printed_above(item: Item) -> str:
    """The printed label of the nearest numbered ancestor of an item, as its number stands by position."""
    chain: list[Item] = []
    parent = item.level.parent
    while parent is not None:
        chain.append(parent)
        parent = parent.level.parent
    above = ""
    for each in reversed(chain):
        scheme = each.level.scheme
        above = number_above(scheme, ordinal(scheme, each.index + 1, above), above)
    return above
