"""An ``Outline`` as typed text that ``parse`` reads back as the same tree."""

from __future__ import annotations

from generator.outline.marks import has_attributes, reads_as_title, unbold, write_attributes
from generator.outline.numbering import Scheme
from generator.outline.tree import Node, Outline, Step, walk


def print_outline(outline: Outline) -> str:
    """One paragraph a line, ordinals set right by position, names and roles kept; ends with a line end.

    A title that would read as text is printed bold, a text that would read as a title gets ``{noi_dung}``. What
    ``parse`` gives is read back equal. Two things have no typed form: an item with ``khong_so`` (or the scheme
    ``KHONG``) is printed as a plain paragraph, and a title under a bullet as text.
    """
    lines = [outline.mo_dau] if outline.mo_dau else []
    for step in walk(outline):
        lines.extend(_lines(step))
    return "\n".join(lines) + "\n" if lines else ""


def _lines(step: Step) -> list[str]:
    node = step.node
    paragraphs = node.noi_dung.split("\n") if node.noi_dung else []
    is_text = False
    if node.tieu_de is not None:
        has_more = bool(paragraphs or node.muc_con)
        first = _title(step.scheme, node.tieu_de, has_more=has_more)
    else:
        first = paragraphs.pop(0) if paragraphs else ""
        is_text = _needs_flag(step.scheme, node, first, has_more=bool(paragraphs or node.muc_con))
    label = f"{step.label}." if step.scheme is Scheme.PHAN and step.label else step.label
    attributes = write_attributes(node.ten, node.vai_tro, is_text) if label else ""
    opening = " ".join(part for part in (label, first, attributes) if part)
    return [opening, *paragraphs] if opening else paragraphs


def _title(scheme: Scheme, title: str, *, has_more: bool) -> str:
    natural = reads_as_title(scheme, title, has_more=has_more) and not has_attributes(title)
    return title if natural or "**" in title or scheme in (Scheme.GACH, Scheme.CONG) else f"**{title}**"


def _needs_flag(scheme: Scheme, node: Node, first: str, *, has_more: bool) -> bool:
    if not first:
        return False
    bare = node.ten is None and node.vai_tro is None
    title = scheme not in (Scheme.GACH, Scheme.CONG) and unbold(first) is not None
    return title or reads_as_title(scheme, first, has_more=has_more) or (bare and has_attributes(first))
