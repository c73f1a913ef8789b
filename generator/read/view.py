"""What a judge sees of a document: paragraphs in reading order, lines, tables, sections; no maker's structures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Component(StrEnum):
    """What a stretch of text is in the form (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

    QUOC_HIEU = "quoc_hieu"
    TIEU_NGU = "tieu_ngu"
    CO_QUAN_CHU_QUAN = "co_quan_chu_quan"
    CO_QUAN_BAN_HANH = "co_quan_ban_hanh"
    SO_KY_HIEU = "so_ky_hieu"
    DIA_DANH_NGAY = "dia_danh_ngay"
    DO_MAT = "do_mat"
    MUC_KHAN = "muc_khan"
    LUU_HANH = "luu_hanh"
    TEN_LOAI = "ten_loai"
    TRICH_YEU = "trich_yeu"
    KINH_GUI = "kinh_gui"
    CAN_CU = "can_cu"
    MO_DAU = "mo_dau"
    PHAN = "phan"
    TIEU_DE_PHAN = "tieu_de_phan"
    DIEU = "dieu"
    MUC = "muc"
    KHOAN = "khoan"
    DIEM = "diem"
    GACH = "gach"
    CONG = "cong"
    DOAN = "doan"
    KET_THUC = "ket_thuc"
    NHAN_NOI_NHAN = "nhan_noi_nhan"
    NOI_NHAN = "noi_nhan"
    LUU = "luu"
    NGUOI_SOAN_THAO = "nguoi_soan_thao"
    QUYEN_HAN = "quyen_han"
    CHUC_VU = "chuc_vu"
    HO_TEN = "ho_ten"
    LIEN_HE = "lien_he"
    NHAN_PHU_LUC = "nhan_phu_luc"
    TIEU_DE_PHU_LUC = "tieu_de_phu_luc"
    KEM_THEO = "kem_theo"
    PHU_LUC = "phu_luc"
    BANG = "bang"
    CHU_THICH = "chu_thich"
    SO_TRANG = "so_trang"
    TIEU_DE_TRANG = "tieu_de_trang"
    DUONG_KE = "duong_ke"
    KHAC = "khac"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch ``[start, end)`` of a block's text and the component it is, with a confidence of 0 to 1 and why."""

    start: int
    end: int
    component: Component
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one effective formatting. Sizes in points; ``color`` is "000000"-like, "auto" or None."""

    text: str
    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    color: str | None = None
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    vertical: str | None = None
    lang: str | None = None
    highlight: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """Effective paragraph formatting: points, except ``line``: a factor ("auto") or points ("exact", "atLeast").

    What a source cannot tell (PDF, text) is None. ``align``: left, right, center, both. ``numbering`` is the automatic
    number Word prints before the text, ``numbering_run`` the same with its effective formatting. ``mark`` is the
    formatting of the paragraph mark: how high an empty paragraph stands.
    """

    style: str | None = None
    align: str | None = None
    indent_left: float | None = None
    indent_right: float | None = None
    first_line: float | None = None
    space_before: float | None = None
    space_after: float | None = None
    line: float | None = None
    line_rule: str | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    outline_level: int | None = None
    contextual_spacing: bool = False
    tabs: tuple[tuple[float, str], ...] = ()
    borders: tuple[tuple[str, str, float], ...] = ()
    numbering: str | None = None
    numbering_run: Run | None = None
    mark: Run | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: the table's number, row and column (from 0), width in points if known.

    ``column`` counts the cells of the row; ``grid`` the columns of the grid (they differ after merged cells). ``span``
    and ``rows`` are how many columns and rows the cell covers; ``room`` is the width without the cell's margins.
    """

    table: int
    row: int
    column: int
    width: float | None = None
    span: int = 1
    parent: Cell | None = None
    grid: int = 0
    rows: int = 1
    room: float | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block was seen on paper (PDF only): page from 1 and its box in points from the top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. ``address`` is stable: "body/12", "body/3/r0/c1/2", "header1/0", "footnote2/0", "box1/0", "line/31".

    ``text`` is NFC with tab and line break characters; ``raw`` the same before NFC and conversion where it differs; the
    runs' texts joined are ``text``. ``where`` is "body", "header", "footer", "footnote", "endnote", "box" or "comment".
    ``lines`` are the first and last line of a .txt file. ``ink``: visible although it has no text (a drawing).
    ``anchor`` is the block that a text box or a note hangs on. ``page`` is the page (from 1) on which the program that
    saved the file last showed the block's start: a hint, not a fact.
    """

    address: str
    text: str
    runs: tuple[Run, ...] = ()
    format: Format = Format()
    where: str = "body"
    section: int = 0
    cell: Cell | None = None
    spot: Spot | None = None
    lines: tuple[int, int] | None = None
    raw: str | None = None
    page_break_inside: bool = False
    ink: bool = False
    parts: tuple[Part, ...] = ()
    anchor: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A horizontal line: technique "vml", "drawingml", "border", "table_border", "underscore", "shape_text", "pdf".

    "underscore": a line of underscores, hyphens, dashes or box characters, or underlined blanks (``name`` "underline");
    "shape_text": the same inside a text box.

    ``length`` in points (None: unknown); ``anchor`` is the address of the block it hangs on; ``offset`` how far below
    the top of that block it stands, and ``x0`` its left end from the left margin, in points, where known.
    """

    technique: str
    length: float | None
    anchor: str
    offset: float | None = None
    x0: float | None = None
    weight: float | None = None
    centred: bool | None = None
    name: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section: page and margins in points; header and footer parts by type ("default", "first", "even")."""

    width: float | None = None
    height: float | None = None
    landscape: bool = False
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    header: float | None = None
    footer: float | None = None
    title_page: bool = False
    page_start: int | None = None
    page_format: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    footers: tuple[tuple[str, str], ...] = ()
    break_type: str = "nextPage"
    columns: int = 1
    first_block: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its number, the blocks' addresses by row and column, visible borders, repeated head rows."""

    number: int
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    bordered: bool
    head_rows: int = 0
    rows_may_split: bool = True
    width: float | None = None
    columns: tuple[float, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader did or saw that a user should know: a code-like key and words (Vietnamese)."""

    key: str
    message: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class DocView:
    """A document as a judge sees it. ``kind`` is "docx", "pdf" or "txt"."""

    file: str
    kind: str
    blocks: tuple[Block, ...]
    lines: tuple[DrawnLine, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    notices: tuple[Notice, ...] = ()
    pages: int | None = None
    even_and_odd: bool = False
    settings: dict[str, str] = field(default_factory=dict)

    def by_address(self) -> dict[str, Block]:
        """The blocks by their addresses."""
        return {block.address: block for block in self.blocks}

    def having(self, *components: Component) -> Iterator[tuple[Block, Part]]:
        """Every stretch that is one of those components, in reading order."""
        for block in self.blocks:
            for part in block.parts:
                if part.component in components:
                    yield block, part

    def text_of(self, component: Component) -> str:
        """The text of a component, its stretches joined by line breaks."""
        return "\n".join(block.text[part.start : part.end] for block, part in self.having(component))
