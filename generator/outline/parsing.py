"""Typed text to an ``Outline``: one pass over the lines, then the tree from the leaves up."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Outcome, in_order
from generator.outline import findings
from generator.outline.levels import Item, Level, Levels, is_section
from generator.outline.lines import Line, typed_lines
from generator.outline.marks import read_attributes, reads_as_title, unbold
from generator.outline.numbering import Scheme
from generator.outline.tree import Node, NodePath, Outline
from generator.outline.wrapping import join_wrapped


def parse(text: str, *, wrapped: bool = False) -> Outcome[Outline]:
    """Reads a typed body; never without a value, whatever the text.

    Each line is a paragraph; with ``wrapped`` the lines of a text wrapped at some 70 to 110 columns are joined into
    paragraphs first (``looks_wrapped`` tells). An ordinal opens an item; a line without one is a further paragraph
    of the item above it, the deepest one, as a reader cannot tell otherwise. A label alone on its line takes the
    next line as its text. Numbered lines above the first section ("- Căn cứ ..." above "I.") belong to the
    opening. Ordinals count by position: a wrong one is a warning (ND101 to ND106) with line and
    column in ``Place(file="")``; braces that cannot be read (ND107) and names given twice (ND108) are errors.
    """
    lines = typed_lines(text)
    if wrapped:
        lines = join_wrapped(lines)
    levels = Levels()
    opening: list[Line] = []
    found: list[Diagnostic] = []
    for position, line in enumerate(lines):
        label = line.label
        if label is None or not levels.fits(label):
            item = levels.last
            (opening if item is None else item.paragraphs).append(line if label is None else line.without_label())
            continue
        if levels.below_sections and is_section(label):
            opening = [each.without_label() for each in lines[:position]]
            first = next(each for each in lines if each.label is not None)
            found, levels = [findings.numbered_opening(first, label.raw)], Levels()
        item, faults = levels.place(line, label)
        if faults:
            above = findings.printed_above(item)
            found.extend(findings.fault(item, kind, above) for kind in faults)
    root = levels.root
    outline = Outline(
        mo_dau=_joined(opening),
        danh_so=Scheme.KHONG if root is None else root.scheme,
        muc=() if root is None else _Builder(found).nodes(root, ()),
        at=tuple((line.line, line.start) for line in opening),
    )
    return Outcome(outline, in_order(found))


def _joined(paragraphs: list[Line]) -> str | None:
    return "\n".join(line.words for line in paragraphs) if paragraphs else None


class _Builder:
    """Turns finished items into nodes, in reading order, and notes what only the whole item shows."""

    def __init__(self, found: list[Diagnostic]) -> None:
        self.found = found
        self.names: set[str] = set()

    def nodes(self, level: Level, path: NodePath) -> tuple[Node, ...]:
        return tuple(self._node(item, (*path, index)) for index, item in enumerate(level.items))

    def _node(self, item: Item, path: NodePath) -> Node:
        ten, vai_tro, is_text = self._attributes(item, path)
        below = item.below
        title = None if is_text else self._title(item)
        paragraphs = item.paragraphs
        if below is None and (not paragraphs or (title and len(paragraphs) == 1)):
            self.found.append(findings.empty_heading(item, title or ""))
        return Node(
            tieu_de=title,
            noi_dung=_joined(paragraphs[1:] if title else paragraphs),
            danh_so=below.scheme if below else None,
            muc_con=self.nodes(below, (*path, "muc_con")) if below else (),
            ten=ten,
            vai_tro=vai_tro,
            so_goc=item.label.raw,
            line=item.line.line,
            at=((item.line.line, item.line.column), *((line.line, line.start) for line in paragraphs)),
        )

    def _attributes(self, item: Item, path: NodePath) -> tuple[str | None, str | None, bool]:
        """Takes the braces off the first paragraph of an item."""
        if not item.paragraphs or not item.paragraphs[0].words.endswith("}"):
            return None, None, False
        first = item.paragraphs[0]
        attributes = read_attributes(first.words)
        if attributes.wrong is not None:
            self.found.append(findings.wrong_attributes(first, attributes.wrong, path))
        if attributes.ten is not None:
            if attributes.ten in self.names:
                self.found.append(findings.repeated_name(first, attributes.ten, path))
            self.names.add(attributes.ten)
        if attributes.text:
            item.paragraphs[0] = first._replace(words=attributes.text)
        else:
            del item.paragraphs[0]
        return attributes.ten, attributes.vai_tro, attributes.is_text

    def _title(self, item: Item) -> str | None:
        """The title of an item, bold marks removed, or None when its first paragraph is text."""
        scheme = item.level.scheme
        if not item.paragraphs or scheme in (Scheme.GACH, Scheme.CONG):
            return None
        first = item.paragraphs[0]
        forced = unbold(first.words)
        if forced is not None:
            item.paragraphs[0] = first._replace(words=forced, start=first.start + first.words.index(forced))
            return forced
        has_more = item.below is not None or len(item.paragraphs) > 1
        return first.words if reads_as_title(scheme, first.words, has_more=has_more) else None
