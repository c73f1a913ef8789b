"""Native Word comments put into a package: marks in the document's bytes, the comments part and its declarations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.ooxml.editing.edits import Cut, Edit, applied, cut_after, cut_before
from generator.ooxml.editing.spans import STRICT_W, Node, in_utf8, scan
from generator.ooxml.editing.words import Glyph
from generator.ooxml.names import W
from generator.ooxml.package import CONTENT_TYPES_PART, relationships_of, resolve_target
from generator.text import clean, illegal_character

_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY_RELATIONS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
_SIZE: Final = "20"  # half-points: a comment must not take the size of the text


@dataclass(frozen=True, slots=True)
class Comment:
    """What a comment says, a line a paragraph, and the characters it is about; ``paragraph`` where there are none."""

    lines: tuple[str, ...]
    glyphs: tuple[Glyph, ...]
    paragraph: Node


@dataclass(slots=True)
class _Marks:
    """What comes in at one place: ends of comments, comments about no character, beginnings."""

    cut: Cut
    ends: list[bytes] = field(default_factory=list)
    points: list[bytes] = field(default_factory=list)
    starts: list[bytes] = field(default_factory=list)


def marked(data: bytes, comments: Sequence[Comment], first: int, prefix: str) -> bytes:
    """The main part with the marks of these comments, numbered from ``first``; ``data`` is what the nodes stand for.

    ``prefix`` is that of the WordprocessingML names ("w:"; "" for a default namespace, where attributes have none).
    """
    marks: dict[int, _Marks] = {}

    def at(cut: Cut) -> _Marks:
        return marks.setdefault(cut.offset, _Marks(cut))

    for number, comment in enumerate(comments, first):
        start, end, reference = _words(number, prefix)
        opening, closing = _cuts(data, comment)
        if opening.offset >= closing.offset:
            at(closing).points.append(start + end + reference)
        else:
            at(opening).starts.append(start)
            at(closing).ends.append(end + reference)
    edits = set()
    for offset, mark in marks.items():
        inside = b"".join((*mark.ends, *mark.points, *mark.starts))
        edits.add(Edit(offset, offset, mark.cut.before + inside + mark.cut.after))
        keeping = mark.cut.preserving()
        if keeping is not None:
            edits.add(keeping)
    return applied(data, edits)


def _cuts(data: bytes, comment: Comment) -> tuple[Cut, Cut]:
    if not comment.glyphs:
        return Cut(comment.paragraph.close), Cut(comment.paragraph.close)
    return cut_before(data, comment.glyphs[0]), cut_after(data, comment.glyphs[-1])


def _words(number: int, prefix: str) -> tuple[bytes, bytes, bytes]:
    p = prefix
    start = f'<{p}commentRangeStart {p}id="{number}"/>'
    end = f'<{p}commentRangeEnd {p}id="{number}"/>'
    reference = f'<{p}r><{p}rPr><{p}sz {p}val="16"/></{p}rPr><{p}commentReference {p}id="{number}"/></{p}r>'
    return start.encode(), end.encode(), reference.encode()


def with_comments(
    parts: Mapping[str, bytes], main: str, document: bytes, comments: Sequence[Comment], author: str, date: str = ""
) -> dict[str, bytes]:
    """The package with these comments; ``document`` are the bytes that their nodes stand for (see ``spans.in_utf8``).

    Comments that are there keep their numbers. ``date`` is an ISO time or "" (no date). Raises ValueError when a part
    that must be changed cannot be read or when the document has no prefix for its names.
    """
    root = scan(document)
    prefix = root.raw.rpartition(":")[0]
    if not prefix:
        raise ValueError("no prefix")
    target = _comments_part(parts, main)
    name = target or _free_name(parts, main)
    old = in_utf8(parts[name]) if target else _new_part(document)
    part = scan(old)
    first = 1 + max(_numbers(part, root), default=-1)
    mine = part.raw.rpartition(":")[0]
    text = "".join(_comment(number, each, author, date, mine) for number, each in enumerate(comments, first))
    changed = dict(parts)
    changed[main] = marked(document, comments, first, f"{prefix}:")
    changed[name] = _inside(old, part, text.encode())
    if target is None:
        _declare(changed, main, name, strict=STRICT_W.encode() in document)
    return changed


def _comments_part(parts: Mapping[str, bytes], main: str) -> str | None:
    from generator.ooxml.relations import relations_of

    kinds = (relation.target for relation in relations_of(parts, main) if relation.kind == "comments")
    return next((target for target in kinds if target in parts), None)


def _free_name(parts: Mapping[str, bytes], main: str) -> str:
    taken = {name.lower() for name in parts}
    names = (resolve_target(main, f"comments{number or ''}.xml") for number in range(len(parts) + 1))
    return next(name for name in names if name.lower() not in taken)


def _new_part(document: bytes) -> bytes:
    uri = STRICT_W if STRICT_W.encode() in document else W
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{uri}"></w:comments>'.encode()
    )


def _numbers(part: Node, document: Node) -> Iterator[int]:
    """The numbers of comments that are taken, in the part and in marks that lead nowhere."""
    for root, tags in ((part, ("comment",)), (document, ("commentRangeStart", "commentRangeEnd", "commentReference"))):
        for tag in tags:
            for node in root.walk(tag):
                number = node.attributes.get("id", "")
                if number.isdecimal():
                    yield int(number)


def _inside(data: bytes, part: Node, new: bytes) -> bytes:
    """The comments part with more comments at its end."""
    if not part.empty_tag:
        return applied(data, [Edit(part.close, part.close, new)])
    slash = data.rindex(b"/", part.start, part.end)
    return applied(data, [Edit(slash, part.end, b">" + new + f"</{part.raw}>".encode())])


def _comment(number: int, comment: Comment, author: str, date: str, prefix: str) -> str:
    p = f"{prefix}:" if prefix else ""
    when = f' {p}date="{date}"' if date else ""
    size = f'<{p}rPr><{p}sz {p}val="{_SIZE}"/></{p}rPr>'
    form = f'<{p}pPr><{p}spacing {p}before="0" {p}after="0"/><{p}ind {p}firstLine="0"/><{p}jc {p}val="left"/></{p}pPr>'
    lines = "".join(
        f'<{p}p>{form}<{p}r>{size}<{p}t xml:space="preserve">{_escaped(line)}</{p}t></{p}r></{p}p>'
        for line in comment.lines
    )
    initials = "".join(word[0] for word in author.split()).upper()
    head = f'<{p}comment {p}id="{number}" {p}author="{_escaped(author)}"{when} {p}initials="{_escaped(initials)}">'
    return f"{head}{lines}</{p}comment>"


def _escaped(text: str) -> str:
    text = clean(text).replace("\n", " ")
    while (bad := illegal_character(text)) is not None:
        text = text.replace(bad.group(), "\ufffd")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _declare(parts: dict[str, bytes], main: str, name: str, *, strict: bool) -> None:
    """The relationship to a new comments part and its content type."""
    from generator.ooxml.relations import with_content_type, with_relation

    links = relationships_of(main)
    kind = _STRICT_RELATION if strict else _RELATION
    parts[links] = with_relation(parts.get(links, _EMPTY_RELATIONS), kind, posixpath.basename(name))
    parts[CONTENT_TYPES_PART] = with_content_type(parts[CONTENT_TYPES_PART], name, _TYPE)
