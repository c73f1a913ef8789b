"""The tags of one part in the order of its XML: names in scope, blocks opened and closed at one place in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.tree import local
from generator.render.expressions import Checker
from generator.render.shapes import Scope, Typed
from generator.render.tags import Slip, Tag
from generator.standards.manifest import Kind, Record

# What would vanish with the paragraph, row or cell that a tag takes away, besides text.
_CONTENT: Final = frozenset(
    w(name)
    for name in (
        "drawing",
        "pict",
        "object",
        "footnoteReference",
        "endnoteReference",
        "instrText",
        "fldSimple",
        "sym",
        "sectPr",
    )
)
_DEEPEST: Final = 15  # Python itself allows 20 nested loops
_LEVEL_WORDS: Final = {"p": "đoạn", "tr": "hàng", "tc": "ô"}


@dataclass(eq=False)
class Use:
    """One tag where it stands: the run it was gathered into, its paragraph, and what was found out about it."""

    tag: Tag
    run: etree._Element
    paragraph: etree._Element
    number: int
    text: str
    level: str = ""
    scope: Scope = field(default_factory=dict)
    outer_scope: Scope = field(default_factory=dict)
    kind: Kind | None = None
    paths: tuple[str, ...] = ()
    block: Block | None = None

    @property
    def container(self) -> etree._Element:
        """What the tag takes: its run, or for p, tr and tc tags the whole paragraph, row or cell."""
        if not self.level:
            return self.run
        found = next(self.run.iterancestors(w(self.level)), None)
        return self.run if found is None else found


@dataclass(eq=False)
class Block:
    """An ``if`` or ``for`` with all its tags, opener first, closer last; ``name`` and ``item`` are the loop's."""

    kind: str
    uses: list[Use]
    name: str = ""
    item: Typed | None = None

    @property
    def opener(self) -> Use:
        """The tag that opened it."""
        return self.uses[0]


Report = Callable[[Slip, Use], None]


class Walk:
    """Walks the uses of a part in document order; ``finish`` says which blocks were never closed."""

    def __init__(self, checker: Checker, names: Scope, report: Report) -> None:
        self._checker, self._report = checker, report
        self._stack: list[Block] = []
        self._scopes: list[Scope] = [names]
        self.blocks: list[Block] = []

    @property
    def scope(self) -> Scope:
        """The names that can be used at this point."""
        return self._scopes[-1]

    def scope_outside(self, paragraph: etree._Element) -> Scope:
        """The names at the start of a paragraph: without loops that open inside it."""
        for block, scope in zip(self._stack, self._scopes, strict=False):
            if not block.opener.level and block.opener.paragraph is paragraph:
                return scope
        return self.scope

    def visit(self, use: Use) -> None:
        """Judges one tag and keeps what was found out in it."""
        use.scope, use.outer_scope = self.scope, self.scope_outside(use.paragraph)
        tag = use.tag
        if tag.kind == "{{":
            found = self._checker.value(tag.body, self.scope, tag.raw)
            if found:
                use.kind, use.paths = found
        elif tag.word in ("if", "for"):
            self._open(use)
        elif tag.word in ("elif", "else"):
            self._branch(use)
        else:
            self._close(use)
        for slip in self._checker.slips:
            self._report(slip, use)
        self._checker.slips.clear()

    def _open(self, use: Use) -> None:
        block = Block(use.tag.word, [use])
        use.block = block
        scope = self.scope
        if use.tag.word == "if":
            self._checker.condition(use.tag.body, scope, use.tag.raw)
        elif bound := self._checker.loop(use.tag.body, scope, use.tag.raw):
            block.name, block.item = bound
            scope = {**scope, bound[0]: bound[1], "loop": Typed(Record({}))}
        if len(self._stack) == _DEEPEST:
            hint = f"bớt số khối lồng nhau, nhiều nhất {_DEEPEST} cấp."
            self._report(Slip("MB009", f"Nhãn “{use.tag.raw}” lồng quá sâu.", use.tag.raw, hint), use)
        self._stack.append(block)
        self._scopes.append(scope)

    def _branch(self, use: Use) -> None:
        block = self._stack[-1] if self._stack else None
        raw = use.tag.raw
        closed = block is not None and block.uses[-1].tag.word == "else"
        if block is None or closed or (block.kind == "for" and use.tag.word == "elif"):
            hint = "kiểm tra lại thứ tự if, elif, else, endif."
            self._report(Slip("MB006", f"Nhãn “{raw}” không thuộc khối if nào đang mở.", raw, hint), use)
            return
        if use.tag.word == "elif":
            self._checker.condition(use.tag.body, use.scope, raw)
        if block.kind == "for":  # the loop's name does not exist in its else
            self._scopes[-1] = self._scopes[-2]
        self._attach(block, use)

    def _close(self, use: Use) -> None:
        raw, kind = use.tag.raw, use.tag.word.removeprefix("end")
        block = self._stack[-1] if self._stack else None
        if block is None or block.kind != kind:
            hint = "xóa nhãn thừa này, hoặc thêm nhãn mở."
            message = f"Nhãn “{raw}” đóng một khối chưa mở."
            if block is not None:
                opener = block.opener
                message = f"Nhãn “{raw}” không khớp với “{opener.tag.raw}” mở ở đoạn {opener.number}."
                hint = f"đóng bằng “end{block.kind}” trước, hoặc sửa nhãn mở."
            self._report(Slip("MB006", message, raw, hint), use)
            if block is None or not any(open_block.kind == kind for open_block in self._stack):
                return
            while self._stack[-1].kind != kind:  # its unclosed blocks were named by the finding above
                self._stack.pop()
                self._scopes.pop()
            block = self._stack[-1]
        self._stack.pop()
        self._scopes.pop()
        self._attach(block, use)
        self.blocks.append(block)

    def _attach(self, block: Block, use: Use) -> None:
        """Adds a tag to its block; both must hang on the same element, or the file would break apart."""
        use.block = block
        block.uses.append(use)
        opener = block.opener
        if use.level == opener.level and use.container.getparent() is opener.container.getparent():
            return
        message = (
            f"“{opener.tag.raw}” ở đoạn {opener.number} và “{use.tag.raw}” ở đoạn {use.number} "
            "không nằm cùng một cấp (cùng ô, cùng bảng hoặc cùng đoạn)."
        )
        hint = "đặt cả hai nhãn cùng chỗ và cùng loại: {%p ở hai đoạn riêng, {%tr ở hai hàng riêng, {%tc ở hai ô riêng."
        self._report(Slip("MB006", message, use.tag.raw, hint), use)

    def finish(self) -> None:
        """Names every block that was never closed."""
        for block in self._stack:
            use = block.opener
            message = f"Nhãn “{use.tag.raw}” mở ở đoạn {use.number} mà không có “end{block.kind}”."
            self._report(Slip("MB006", message, use.tag.raw, f"thêm nhãn end{block.kind} sau phần cần chọn."), use)


def blocks_content(blocks: Sequence[Block]) -> Iterator[etree._Element]:
    """The paragraphs, rows, cells or runs that blocks take away or repeat, their tags' own included."""
    for block in blocks:
        last = block.uses[-1].container
        element: etree._Element | None = block.opener.container
        while element is not None:
            yield element
            element = None if element is last else element.getnext()


def settle_levels(uses: Sequence[Use], report: Report) -> None:
    """Decides what each control tag takes, and refuses text that would vanish with it."""
    owners: dict[etree._Element, Use] = {}
    runs = {use.run for use in uses}
    for use in uses:
        tag = use.tag
        if tag.kind != "{%":
            continue
        use.level = "" if tag.inline else tag.level
        if tag.inline and not _others(use.paragraph, runs - {use.run}):
            use.level = "p"  # alone in its paragraph: what docxtpl would leave as an empty line
        if not use.level:
            continue
        container = use.container
        if container is use.run:
            word = _LEVEL_WORDS[use.level]
            slip = Slip(
                "MB007", f"Nhãn “{tag.raw}” không nằm trong {word} nào của bảng.", tag.raw, "dùng {%p thay cho nó."
            )
            report(slip, use)
        elif container in owners:
            _refuse(use, f"cùng {_LEVEL_WORDS[use.level]} với nhãn “{owners[container].tag.raw}”", report)
        elif _others(container, runs - {use.run}):
            _refuse(
                use,
                f"cùng {_LEVEL_WORDS[use.level]} với chữ, hình hoặc dấu ngắt phần (section) khác, phần đó sẽ mất",
                report,
            )
        owners.setdefault(container, use)


def _refuse(use: Use, why: str, report: Report) -> None:
    raw, word = use.tag.raw, _LEVEL_WORDS[use.level]
    hint = f"đặt nhãn này một mình trong một {word} riêng."
    report(Slip("MB007", f"Nhãn “{raw}” đứng {why}.", raw, hint), use)


def _others(container: etree._Element, runs: set[etree._Element]) -> bool:
    """True when content, or one of these runs (other tags), would vanish with the container."""
    for element in container.iter(etree.Element):
        name = local(element)
        if element in runs or element.tag in _CONTENT or (name == "br" and element.get(w("type"))):
            return True
        if name == "t" and (element.text or "").strip():
            return True
        if name == "tbl" and element is not container:
            return True
    return False
