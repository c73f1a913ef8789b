"""The form of the document under judgement: its own components with their letters, sizes and faces, its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from generator.check.tolerances import value
from generator.read.view import Block, Component, Run
from generator.standards.metrics import Face, widest, width, wrap

if TYPE_CHECKING:
    from generator.check.subject import Stretch, Subject

C = Component
# Running text whose paragraphs have the indents and spacing of II.6.e; headings of parts are centred.
PARAGRAPHS = (C.CAN_CU, C.MO_DAU, C.DIEU, C.KHOAN, C.DIEM, C.GACH, C.CONG, C.DOAN, C.KET_THUC)
SIGNER = (C.QUYEN_HAN, C.CHUC_VU, C.HO_TEN)
HEADER = (C.QUOC_HIEU, C.TIEU_NGU, C.CO_QUAN_CHU_QUAN, C.CO_QUAN_BAN_HANH, C.SO_KY_HIEU, C.DIA_DANH_NGAY)
_GUESSED = 0.5  # a label less sure than this accuses nobody
_FACES: dict[tuple[bool, bool], Face] = {
    (False, False): "thuong",
    (True, False): "dam",
    (False, True): "nghieng",
    (True, True): "dam_nghieng",
}
_MARGIN = 5.4  # points: Word's own margin on either side of a cell


class Form:
    """Measures of one document, worked out once. A Party document has no components here: the decree is not its law."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.view = subject.view
        self.party = subject.recognised.party
        self._tallies: dict[tuple[str, int, int], tuple[tuple[int, Run], ...]] = {}

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of every block in reading order, by its address."""
        return {block.address: number for number, block in enumerate(self.view.blocks)}

    @cached_property
    def _by_component(self) -> dict[Component, list[Stretch]]:
        found: dict[Component, list[Stretch]] = {}
        for stretch in () if self.party else self.subject.stretches:
            if stretch.part.confidence >= _GUESSED and stretch.text.strip():
                found.setdefault(stretch.part.component, []).append(stretch)
        return found

    def own(self, *components: Component) -> list[Stretch]:
        """The document's own stretches of these components, in reading order, guesses left out."""
        found = [stretch for component in components for stretch in self._by_component.get(component, ())]
        if len(components) > 1:
            found.sort(key=lambda stretch: (self.index[stretch.block.address], stretch.part.start))
        return found

    @cached_property
    def paragraphs(self) -> list[Stretch]:
        """The body's paragraphs that stand in the text itself, outside tables and text boxes."""
        return [s for s in self.own(*PARAGRAPHS) if s.block.cell is None and s.block.where == "body"]

    @cached_property
    def recipients(self) -> list[Stretch]:
        """The list of recipients and the Lưu line; where "Nơi nhận" stands in a table, those of that table only."""
        label = self.own(C.NHAN_NOI_NHAN)
        table = label[0].block.cell.table if label and label[0].block.cell else None
        found = self.own(C.NOI_NHAN, C.LUU)
        return [s for s in found if table is None or (s.block.cell is not None and s.block.cell.table == table)]

    @property
    def type_code(self) -> str:
        """The abbreviation of the type ("KH"), "" when it has none or is not known."""
        kind = self.subject.recognised.type
        return "" if kind is None else kind.ma

    @property
    def is_letter(self) -> bool:
        """True for an official letter (công văn)."""
        kind = self.subject.recognised.type
        return kind is not None and kind.ten == "Công văn"

    @cached_property
    def pages(self) -> int | None:
        """How many pages the document has, as the program that saved it says, or as the PDF has; None: not known."""
        if self.view.pages is not None:
            return self.view.pages
        said = self.view.settings.get("app.Pages", "")
        seen = max((block.page for block in self.view.blocks if block.page is not None), default=0)
        known = max(int(said) if said.isdecimal() else 0, seen)
        return known or None

    @cached_property
    def surely_long(self) -> bool:
        """True when the text cannot stand on one page."""
        letters = sum(len(stretch.text) for stretch in self.paragraphs)
        return letters > value("ky_tu_mot_trang") or (self.pages or 0) > 1

    @cached_property
    def own_sections(self) -> frozenset[int]:
        """The sections in which the document itself stands; the others hold appendices only."""
        own = self.subject.recognised.is_own
        blocks = enumerate(self.view.blocks)
        return frozenset(b.section for i, b in blocks if b.where == "body" and b.text.strip() and own(i))

    def section_name(self, index: int) -> str:
        """What a clerk calls a section: the document, or which part of it when there are several."""
        return "trang văn bản" if len(self.view.sections) == 1 else f"trang thuộc phân đoạn {index + 1}"

    def tally(self, stretch: Stretch) -> tuple[tuple[int, Run], ...]:
        """The runs of a stretch with how many visible letters and digits each has; runs without any left out."""
        key = (stretch.block.address, stretch.part.start, stretch.part.end)
        if key not in self._tallies:
            self._tallies[key] = tuple(letters(stretch.block, stretch.part.start, stretch.part.end))
        return self._tallies[key]

    def share(self, stretch: Stretch, test: Callable[[Run], bool]) -> float | None:
        """The share of a stretch's letters whose run passes a test; None when it has no letters."""
        tally = self.tally(stretch)
        total = sum(count for count, _ in tally)
        return sum(count for count, run in tally if test(run)) / total if total else None

    def sizes(self, stretch: Stretch) -> Counter[float]:
        """Letters by their size in points; raised and lowered ones and those of unknown size left out."""
        found: Counter[float] = Counter()
        for count, run in self.tally(stretch):
            if run.size is not None and run.vertical is None:
                found[run.size] += count
        return found

    def size(self, stretch: Stretch) -> float | None:
        """The size of most letters."""
        found = self.sizes(stretch).most_common(1)
        return found[0][0] if found else None

    def face(self, stretch: Stretch) -> Face:
        """The face of most letters, for measuring their width."""
        bold = (self.share(stretch, lambda run: run.bold) or 0) > 0.5
        italic = (self.share(stretch, lambda run: run.italic) or 0) > 0.5
        return _FACES[bold, italic]

    def room(self, block: Block) -> float | None:
        """The width of a line of a block in points; in a cell without its inner margins."""
        form = block.format
        if block.cell is not None:
            if block.cell.width is None:
                return None
            space = block.cell.width - 2 * _MARGIN if block.cell.room is None else block.cell.room
        else:
            section = self.view.sections[block.section] if block.section < len(self.view.sections) else None
            if section is None or section.width is None:
                return None
            space = section.width - (section.left or 0.0) - (section.right or 0.0)
        return space - (form.indent_left or 0.0) - (form.indent_right or 0.0)

    def lines(self, stretches: Sequence[Stretch]) -> list[float]:
        """The widths in points of the lines of a component as it stands on paper; [] when a size is not known."""
        found: list[float] = []
        for stretch in stretches:
            size, face, room = self.size(stretch), self.face(stretch), self.room(stretch.block)
            if size is None:
                return []
            for line in stretch.text.split("\n"):
                words = line.strip()
                if words:
                    kept = [words] if room is None else wrap(words, max(room, 20.0), size, face)
                    found += [widest([part], size, face) for part in kept]
        return found

    def fills_line(self, stretch: Stretch) -> bool | None:
        """True when a paragraph needs more than one line; None when that cannot be known."""
        size, room = self.size(stretch), self.room(stretch.block)
        if size is None or room is None:
            return None
        return width(stretch.text.strip(), size, self.face(stretch)) + (stretch.block.format.first_line or 0.0) > room

    def neighbours(self) -> Iterator[tuple[Stretch, Stretch]]:
        """Pairs of body paragraphs that follow each other directly, with nothing between."""
        for one, other in zip(self.paragraphs, self.paragraphs[1:], strict=False):
            if self.index[other.block.address] == self.index[one.block.address] + 1:
                yield one, other


def letters(block: Block, start: int, end: int) -> Iterator[tuple[int, Run]]:
    """The runs of ``[start, end)`` that show letters or digits there, with how many each shows."""
    at = 0
    for run in block.runs:
        first, last = max(start, at) - at, min(end, at + len(run.text)) - at
        at += len(run.text)
        if last > first and not run.hidden:
            count = sum(map(str.isalnum, run.text[first:last]))
            if count:
                yield count, run
