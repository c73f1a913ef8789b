"""The body: paragraphs to a tree by their ordinals and look, written as typed text where that reads back the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.diagnostics import Diagnostic, ModelPath, Severity
from generator.outline import Node, Outline, Scheme, parse, print_outline, walk
from generator.outline.marks import HEADINGS, reads_as_title
from generator.recover.emphasis import BOLD, ITALIC, escape
from generator.recover.ledger import Kind
from generator.recover.passages import Stretch
from generator.recover.records import Record, records, uses_bold
from generator.recover.state import MISSING, State

_TITLED: Final = frozenset({Scheme.SO, Scheme.SO_CAP, Scheme.CHU, Scheme.SO_NGOAC})
_SURE: Final = frozenset({Scheme.SO, Scheme.SO_CAP})


@dataclass(frozen=True, slots=True)
class Body:
    """A tree and the records that its texts come from, by the path of their item ("at the k-th text of it")."""

    outline: Outline
    records: tuple[Record, ...]


def read_body(state: State, stretches: Sequence[Stretch], path: ModelPath) -> Body | None:
    """The stretches as a tree; None when they hold no text. Wrong ordinals become corrections."""
    found = records(state, stretches)
    return tree_of(state, found, path)


def tree_of(state: State, found: Sequence[Record], path: ModelPath) -> Body | None:
    """The records as a tree whose words are theirs."""
    if not found:
        return None
    outcome = parse("\n".join(record.line() for record in found))
    outline = outcome.value
    if outline is None:
        return None
    shaper = _Shaper(found, decisive=uses_bold(found))
    shaped = shaper.outline(outline)
    if shaper.empty:
        state.doubt(path, f"{shaper.empty} mục chỉ có số thứ tự, không có chữ; ghi tạm “...”", code="BV302")
    _note_ordinals(state, shaped, found, outcome.diagnostics)
    return Body(shaped, tuple(found))


class _Shaper:
    """Gives the parsed tree the records' words, and titles where the look of the document says so."""

    def __init__(self, found: Sequence[Record], *, decisive: bool) -> None:
        self.records = found
        self.decisive = decisive
        self.empty = 0

    def outline(self, parsed: Outline) -> Outline:
        opening = [self._whole(line) for line, _ in parsed.at]
        return replace(
            parsed,
            mo_dau="\n".join(opening) or None,
            muc=tuple(self._node(node, parsed.danh_so) for node in parsed.muc),
        )

    def _whole(self, line: int) -> str:
        """A paragraph of which even the ordinal is text (above the first section)."""
        record = self.records[line - 1]
        text = record.written()
        return f"{escape(record.label.raw)} {text}".rstrip() if record.label is not None else text

    def _node(self, node: Node, scheme: Scheme) -> Node:
        lines = [line for line, _ in node.at[1:]]
        texts = [self._own(line, node.line) for line in lines]
        heading = None
        title = self._title(node, scheme, lines, texts)
        if title:
            heading = self.records[lines[0] - 1].what.written(BOLD | ITALIC) if scheme in HEADINGS else texts[0]
            texts = texts[1:]
        elif lines and lines[0] == node.line and self.records[node.line - 1].bold and scheme in _TITLED:
            # the text of an item, bold as a whole: its look is kept
            texts[0] = self.records[node.line - 1].what.written(ITALIC)
        if heading is None and not texts:
            self.empty += 1
            texts = [MISSING]
        return replace(
            node,
            tieu_de=heading,
            noi_dung="\n".join(texts) or None,
            muc_con=tuple(self._node(child, node.danh_so or Scheme.KHONG) for child in node.muc_con),
            ten=None,
            vai_tro=None,
        )

    def _own(self, line: int, first: int) -> str:
        record = self.records[line - 1]
        return record.written() if line == first or record.label is None else self._whole(line)

    def _title(self, node: Node, scheme: Scheme, lines: Sequence[int], texts: Sequence[str]) -> bool:
        """Whether the first text is a title. Bold decides for numbered items where the document uses bold so."""
        if not lines or not texts[0]:
            return False
        record = self.records[lines[0] - 1]
        if record.bold and scheme in _TITLED:
            has_more = len(lines) > 1 or bool(node.muc_con)
            return scheme in _SURE or reads_as_title(scheme, texts[0], has_more=has_more)
        if scheme in _SURE and self.decisive and lines[0] == node.line:
            return False
        if scheme in HEADINGS:
            return node.tieu_de is not None
        return node.tieu_de is not None and "**" not in texts[0]


def _note_ordinals(state: State, outline: Outline, found: Sequence[Record], diagnostics: Sequence[Diagnostic]) -> None:
    """Ordinals that the built document prints otherwise, as corrections; wrong ones are told."""
    for step in walk(outline):
        record = found[step.node.line - 1] if 0 < step.node.line <= len(found) else None
        typed = (step.node.so_goc or "").strip()
        if record is not None and typed and typed != step.label:
            state.correct(record.number if record.number.spans else record.what, typed, step.label, "số thứ tự")
    for each in diagnostics:
        line = each.place.line if each.place is not None and each.place.line else 0
        if each.severity is Severity.CANH_BAO and each.code != "ND105" and 0 < line <= len(found):
            spans = found[line - 1].what.spans
            place = state.place(spans[0] if spans else None)
            state.found.append(replace(each, place=place, path=("noi_dung",), severity=Severity.GOI_Y))


def enter(state: State, body: Body, path: ModelPath) -> None:
    """Enter the records of a body in the ledger: words placed, ordinals set anew."""
    outline_lines = {step.node.line for step in walk(body.outline)}
    for number, record in enumerate(body.records, 1):
        if number in outline_lines:
            state.ledger.skip(record.number, Kind.SO_THU_TU, "số thứ tự, đánh lại khi in")
        else:
            state.ledger.place(record.number, path)
        state.ledger.place(record.what, path)


def as_value(outline: Outline) -> tuple[Any, Scheme | None]:
    """The tree as typed text, or as sections with the scheme of the first level where typed text reads otherwise."""
    typed = print_outline(outline)
    outcome = parse(typed)
    faults = any(each.severity is Severity.LOI for each in outcome.diagnostics)
    if outcome.value == outline and not faults and typed.strip():
        return typed, None
    lead = [{"noi_dung": line, "khong_so": "có"} for line in (outline.mo_dau or "").split("\n") if line]
    sections = [_plain(node.as_dict()) for node in outline.muc]
    scheme = outline.danh_so if outline.danh_so not in (Scheme.LA_MA, Scheme.KHONG) else None
    return [*lead, *sections], scheme


def _plain(section: dict[str, Any]) -> dict[str, Any]:
    """A section in the model's order; one without a word says so with an ellipsis."""
    order = ("ten", "vai_tro", "tieu_de", "noi_dung", "danh_so", "khong_so", "muc_con")
    if "tieu_de" not in section and "noi_dung" not in section:
        section = {**section, "noi_dung": "..."}
    found = {key: section[key] for key in order if key in section}
    if found.get("khong_so"):
        found["khong_so"] = "có"
    if "muc_con" in found:
        found["muc_con"] = [_plain(child) for child in found["muc_con"]]
    return found
