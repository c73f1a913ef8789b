"""``templates/ke-hoach/mau.docx`` in the syntax of docxtemplater and of carbone, and the contexts they need for it.

Made from our template, control paragraph by control paragraph, so the text of every document is the same. Where their
languages cannot say what ours does, the easier thing for them is done:

- A condition that has the same answer in every row (độ mật, phụ lục, ...) is answered while the template is made.
- docxtemplater compares nothing: each paragraph of the body carries a flag for its kind. Kinds that no row has are
  left out of the template.
- carbone fills attributes: one paragraph in a loop, its style a value of the context, no branch for each kind.
- The line below the last line of the issuing body, and the first line of place and date, are values of their own
  instead of ``loop.last`` and ``loop.first``.
- Document properties and the lengths of drawn lines are not filled (kehoach fills both, docxtpl neither).
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTROL = re.compile(r"\{%p (.*) %\}")
VALUE = re.compile(r"\{\{ ([\w.]+) \}\}")
FILLED = ("word/document.xml", "word/header2.xml", "word/footer1.xml")
# Loops of our template with a first or last line of its own: (that line's name, the name of the others).
UNROLLED = {
    "co_quan_ban_hanh": ("co_quan_cuoi", "co_quan_dau"),
    "dia_danh_ngay": ("dia_danh_dau", "dia_danh_sau"),
}
Context = dict[str, Any]
Element = Any


@dataclass(slots=True)
class Block:
    """A loop or a condition; a condition has a branch for every ``if``, ``elif`` and ``else``."""

    word: str
    branches: list[tuple[str, list[Element | Block]]] = field(default_factory=list)

    @property
    def body(self) -> list[Element | Block]:
        """What stands in it last so far."""
        return self.branches[-1][1]


def make(template: Path, contexts: Sequence[Context], engine: str, target: Path) -> list[Context]:
    """Write the template of an engine ("docxtemplater" or "carbone"); gives the contexts in the form it needs."""
    syntax = {"docxtemplater": Docxtemplater, "carbone": Carbone}[engine](contexts)
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            data = source.read(name)
            if name in FILLED:
                root = etree.fromstring(data)
                _translate(root if root.find(W + "body") is None else root.find(W + "body"), syntax)
                for cell in list(root.iter(W + "tc")):  # only those that are left: appendices have gone
                    _translate(cell, syntax)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            made.writestr(name, data)
    return [syntax.context(context) for context in contexts]


def _text(element: Element) -> str:
    return "".join(element.itertext(W + "t"))


def _translate(holder: Element, syntax: Syntax) -> None:
    top = Block("top", [("", [])])
    open_blocks = [top]
    for child in list(holder):
        found = CONTROL.fullmatch(_text(child)) if child.tag == W + "p" else None
        if found is None:
            open_blocks[-1].body.append(child)
            continue
        word, _, rest = found[1].partition(" ")
        if word in ("if", "for"):
            block = Block(word, [(rest, [])])
            open_blocks[-1].body.append(block)
            open_blocks.append(block)
        elif word in ("elif", "else"):
            open_blocks[-1].branches.append((rest, []))
        else:
            open_blocks.pop()
    if len(top.body) == len(holder):  # no control paragraph: only values
        made: Iterable[Element] = [syntax.value(child, "") if child.tag == W + "p" else child for child in holder]
    else:
        made = list(syntax.all(top.body, ""))
    holder[:] = made


def _replaced(paragraph: Element, names: dict[str, str], *, drawing: bool = True) -> Element:
    """A copy with every ``{{ name }}`` replaced and without the runs that steer others; a drawing stays or goes."""
    made = copy.deepcopy(paragraph)
    for run in list(made.iter(W + "r")):
        text = _text(run)
        if text.startswith("{%r") or (not drawing and not text):
            run.getparent().remove(run)
    for node in made.iter(W + "t"):
        node.text = VALUE.sub(lambda found: names.get(found[1], "?"), node.text or "")
    return made


class Syntax:
    """What both engines have in common: which branches a condition has, and loops with a line of their own."""

    def __init__(self, contexts: Sequence[Context]) -> None:
        self.contexts = contexts
        self.kinds = sorted({each["loai"] for context in contexts for each in context["than_bai"]})
        self.styles: dict[str, str] = {}

    def all(self, parts: Iterable[Element | Block], item: str) -> Iterable[Element]:
        """The paragraphs of a sequence; ``item`` is the list that is looped over."""
        for part in parts:
            if not isinstance(part, Block):
                yield self.value(part, item) if part.tag == W + "p" else part
            elif part.word == "if":
                yield from self.all(self._always(part), item)
            else:
                yield from self._loop(part)

    def _always(self, block: Block) -> list[Element | Block]:
        """The branch of a condition on one name that is the same in every row."""
        (name, then), *other = block.branches
        answers = {bool(context[name]) for context in self.contexts}
        if len(answers) > 1:
            raise SystemExit(f"“{name}” is not the same in all rows; their templates have no branch for it")
        return then if answers == {True} else next((body for _, body in other), [])

    def _loop(self, block: Block) -> Iterable[Element]:
        _, _, name = block.branches[0][0].partition(" in ")
        body = block.body
        if name in UNROLLED:
            alone, others = UNROLLED[name]
            branches = [part for part in body if isinstance(part, Block)]
            if branches:  # first line, then the others
                first, rest = (branch[1][0] for branch in branches[0].branches)
                return [self.value(first, alone), *self.lines([rest], others)]
            return [*self.lines(body, others, drawing=False), self.value(body[0], alone)]
        if not any(context[name] for context in self.contexts):
            return []
        return self.body(body[0], name) if isinstance(body[0], Block) else self.lines(body, name)

    def value(self, paragraph: Element, alone: str) -> Element:
        """A paragraph outside loops; ``{{ dong }}`` is the value called ``alone``."""
        names = {name: self.tag(alone if name == "dong" else name) for name in VALUE.findall(_text(paragraph))}
        return _replaced(paragraph, names)

    def context(self, context: Context) -> Context:
        """The context of a row with the lines that have names of their own."""
        made = {name: value for name, value in context.items() if name not in UNROLLED}
        *made["co_quan_dau"], made["co_quan_cuoi"] = context["co_quan_ban_hanh"]
        made["dia_danh_dau"], *made["dia_danh_sau"] = context["dia_danh_ngay"]
        return made

    def tag(self, name: str) -> str:
        """A value."""
        raise NotImplementedError

    def lines(self, body: list[Any], name: str, *, drawing: bool = True) -> Iterable[Element]:
        """A loop over lines."""
        raise NotImplementedError

    def body(self, block: Block, name: str) -> Iterable[Element]:
        """A loop over the paragraphs of the body, each of one of several kinds."""
        raise NotImplementedError

    def of_kinds(self, block: Block) -> dict[str, Element]:
        """The paragraph for each kind that occurs; the last branch is for what has none of its own."""
        made = {condition.split("'")[1]: body[0] for condition, body in block.branches if condition}
        return {kind: made.get(kind, block.branches[-1][1][0]) for kind in self.kinds}


def _control(text: str, like: Element) -> Element:
    made = copy.deepcopy(like)
    for run in made.findall(W + "r"):
        made.remove(run)
    etree.SubElement(etree.SubElement(made, W + "r"), W + "t").text = text
    return made


class Docxtemplater(Syntax):
    """Mustache-like, no comparisons; ``paragraphLoop`` takes paragraphs with nothing but a tag away."""

    def tag(self, name: str) -> str:
        """A value."""
        return f"{{{name}}}"

    def lines(self, body: list[Any], name: str, *, drawing: bool = True) -> Iterable[Element]:
        """A loop over lines."""
        names = {"dong": "{.}", "d.so": "{so}", "d.chu": "{chu}"}
        inner = [_replaced(paragraph, names, drawing=drawing) for paragraph in body]
        return [_control(f"{{#{name}}}", body[0]), *inner, _control(f"{{/{name}}}", body[0])]

    def body(self, block: Block, name: str) -> Iterable[Element]:
        """A loop over the body."""
        kinds = self.of_kinds(block)
        like = next(iter(kinds.values()))
        yield _control(f"{{#{name}}}", like)
        for kind, paragraph in kinds.items():
            yield from self.lines([paragraph], f"la_{kind}")
        yield _control(f"{{/{name}}}", like)

    def context(self, context: Context) -> Context:
        """Also a flag for its kind in every paragraph."""
        made = super().context(context)
        made["than_bai"] = [{**each, f"la_{each['loai']}": True} for each in context["than_bai"]]
        return made


class Carbone(Syntax):
    """A loop is a row and the next row, which it takes away; lists hold objects."""

    def tag(self, name: str) -> str:
        """A value."""
        return f"{{d.{name}}}"

    def lines(self, body: list[Any], name: str, *, drawing: bool = True) -> Iterable[Element]:
        """A loop over lines."""
        member = {"dong": "dong", "d.so": "so", "d.chu": "chu"}
        names = {ours: f"{{d.{name}[i].{theirs}}}" for ours, theirs in member.items()}
        return [
            *(_replaced(paragraph, names, drawing=drawing) for paragraph in body),
            _control(f"{{d.{name}[i+1]}}", body[0]),
        ]

    def body(self, block: Block, name: str) -> Iterable[Element]:
        """A loop over the body."""
        kinds = self.of_kinds(block)
        self.styles = {kind: each.find(f".//{W}pStyle").get(W + "val") for kind, each in kinds.items()}
        paragraph, following = self.lines([next(iter(kinds.values()))], name)
        paragraph.find(f".//{W}pStyle").set(W + "val", f"{{d.{name}[i].kieu}}")
        return [paragraph, following]

    def context(self, context: Context) -> Context:
        """Also the style of every paragraph; a list of lines becomes one of objects."""
        made = super().context(context)
        for name, value in made.items():
            if isinstance(value, list) and value and isinstance(value[0], str):
                made[name] = [{"dong": line} for line in value]
        made["than_bai"] = [{**each, "kieu": self.styles[each["loai"]]} for each in context["than_bai"]]
        return made
