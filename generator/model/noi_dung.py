"""The body: sections, criteria and targets, responsibilities, tables and appendices."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from generator.model.co_so import Ban, Chu, CoKhong, Dong, OrText, fault, legal
from generator.model.thoi_gian import ThoiHan
from generator.outline import Scheme, parse

VaiTro = Literal["muc_dich", "noi_dung", "tieu_chi", "giai_phap", "thoi_gian", "to_chuc_thuc_hien"]
NguonBang = Literal["tieu_chi", "to_chuc_thuc_hien"]


class Muc(Ban):
    """A section at any level: title, text, children; the ordinal comes from the numbering, never from the text."""

    ten: str | None = Field(
        None,
        pattern=r"^[a-z][a-z0-9_]*$",
        title="Tên gọi",
        description="Để dẫn chiếu: {{ muc.ten_goi }} in ra số của mục",
    )
    vai_tro: VaiTro | None = Field(None, title="Vai trò")
    tieu_de: Dong | None = Field(None, title="Tiêu đề")
    noi_dung: Chu | None = Field(
        None, title="Nội dung", description="Mỗi dòng là một đoạn; đoạn đầu mang số thứ tự khi mục không có tiêu đề"
    )
    danh_so: Scheme | None = Field(
        None,
        title="Cách đánh số mục con",
        description="phan (Phần I), la_ma (I.), so (1.), so_cap (1.1.), chu (a), gach (-), cong (+), khong",
    )
    khong_so: CoKhong = Field(False, title="Không đánh số", description="Đoạn này đứng giữa các mục nhưng không có số")
    muc_con: tuple[MucDoc, ...] = Field((), title="Mục con")

    @model_validator(mode="after")
    def _says_something(self) -> Muc:
        if self.tieu_de is None and self.noi_dung is None:
            raise fault("BV040", "Mục này không có tiêu đề lẫn nội dung.", "ghi tieu_de hoặc noi_dung.")
        return self


def _short_form(value: Any) -> Any:
    """A child given as a bare text is a section of that text."""
    return {"noi_dung": value} if isinstance(value, str) else value


MucDoc = Annotated[
    Muc,
    BeforeValidator(_short_form),
    OrText(),
]


def read_typed(value: Any) -> Any:
    """Typed text ("I. ... 1. ... - ...") as the tree it stands for."""
    if not isinstance(value, str):
        return value
    outline = parse(legal(value)).value
    if outline is None:
        raise fault("BV041", "Không đọc được nội dung gõ sẵn.", "xem lại các thẻ {#...} ở cuối dòng tiêu đề.")
    return typed_sections(outline)


def typed_sections(outline: Any) -> list[dict[str, Any]]:
    """The sections of a parsed outline; paragraphs before the first ordinal become unnumbered sections."""
    lead = [{"noi_dung": line, "khong_so": True} for line in (outline.mo_dau or "").split("\n") if line]
    return lead + [node.as_dict() for node in outline.muc]


def with_scheme(value: Any) -> Any:
    """A holder of typed text keeps the numbering that its text was typed in, unless it names another."""
    if isinstance(value, dict) and isinstance(value.get("noi_dung"), str) and value.get("danh_so") is None:
        outline = parse(value["noi_dung"]).value
        return {**value, "danh_so": outline.danh_so} if outline is not None and outline.muc else value
    return value


CacMuc = Annotated[
    tuple[MucDoc, ...],
    BeforeValidator(read_typed),
    OrText(),
]


class TieuChi(Ban):
    """A criterion with its target."""

    noi_dung: Dong = Field(
        title="Nội dung tiêu chí", description="Đối tượng đo, viết thường chữ đầu nếu là danh từ chung"
    )
    chi_tieu: Dong | None = Field(
        None, title="Chỉ tiêu", description=">= 80, tối thiểu 70, <= 5, từ 80 đến 90, 100, hoặc bằng chữ"
    )
    don_vi_tinh: Dong | None = Field(None, title="Đơn vị tính", description="%, mô hình, hộ ...")
    don_vi: Dong | None = Field(None, title="Đơn vị thực hiện")
    thoi_han: ThoiHan | None = Field(None, title="Thời hạn")
    ghi_chu: Dong | None = Field(None, title="Ghi chú")


class NhiemVu(Ban):
    """A task: what, with whom, by when, with what product."""

    viec: Chu = Field(title="Nhiệm vụ", description="Bắt đầu bằng động từ")
    phoi_hop: tuple[Dong, ...] = Field((), title="Đơn vị phối hợp")
    thoi_han: ThoiHan | None = Field(None, title="Thời hạn", description="30/11/2026, trước ngày 05/11 hằng năm ...")
    san_pham: Dong | None = Field(None, title="Sản phẩm")


NhiemVuDoc = Annotated[
    NhiemVu,
    BeforeValidator(lambda value: {"viec": value} if isinstance(value, str) else value),
    OrText(),
]


class PhanCong(Ban):
    """A responsibility: one unit and its tasks."""

    don_vi: Dong = Field(title="Đơn vị", description="Đơn vị hoặc nhóm đơn vị được giao")
    de_nghi: CoKhong = Field(False, title="Đề nghị", description="Có: đơn vị không trực thuộc, in “Đề nghị ...”")
    lien_dong: CoKhong = Field(
        False, title="Viết liền dòng", description="Có: tên đơn vị và nhiệm vụ duy nhất thành một đoạn văn"
    )
    nhiem_vu: tuple[NhiemVuDoc, ...] = Field(min_length=1, title="Nhiệm vụ")

    @model_validator(mode="after")
    def _one_line_one_task(self) -> PhanCong:
        if self.lien_dong and len(self.nhiem_vu) > 1:
            mend = "bỏ lien_dong, hoặc gộp các nhiệm vụ."
            raise fault("BV042", "Viết liền dòng chỉ dùng khi có một nhiệm vụ.", mend, "lien_dong")
        return self


def _cell(value: Any) -> Any:
    """A cell may be empty, and a number."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return legal(value).strip() if isinstance(value, str) else value


OBang = Annotated[str, BeforeValidator(_cell)]
DoRong = Annotated[int, Field(ge=1, le=100)]


class Bang(Ban):
    """A table of an appendix."""

    cot: tuple[Dong, ...] = Field(min_length=1, max_length=15, title="Tên cột")
    hang: tuple[tuple[OBang, ...], ...] = Field((), title="Các hàng", description="Mỗi hàng đủ số ô như số cột")
    do_rong: tuple[DoRong, ...] = Field((), title="Độ rộng cột", description="Phần trăm; bỏ trống để tự chia")

    @model_validator(mode="after")
    def _even(self) -> Bang:
        for number, row in enumerate(self.hang, 1):
            if len(row) != len(self.cot):
                raise fault(
                    "BV043",
                    f"Hàng thứ {number} có {len(row)} ô nhưng bảng có {len(self.cot)} cột.",
                    'ghi đủ ô cho mỗi hàng; ô trống ghi "".',
                    "hang",
                    number - 1,
                )
        if self.do_rong and len(self.do_rong) != len(self.cot):
            raise fault("BV043", "Số độ rộng khác số cột.", "ghi một số phần trăm cho mỗi cột.", "do_rong")
        return self


class PhuLuc(Ban):
    """An appendix (PL I, III.1): text, a table, or a table drawn from the data of the plan."""

    ten: str | None = Field(None, pattern=r"^[a-z][a-z0-9_]*$", title="Tên gọi")
    tieu_de: Dong = Field(title="Tiêu đề phụ lục")
    danh_so: Scheme | None = Field(None, title="Cách đánh số cấp cao nhất")
    noi_dung: CacMuc = Field((), title="Nội dung")
    bang: Bang | None = Field(None, title="Bảng")
    lay_tu: NguonBang | None = Field(None, title="Lập bảng từ", description="tieu_chi hoặc to_chuc_thuc_hien")
    kho_giay: Literal["doc", "ngang"] | None = Field(
        None, title="Chiều giấy", description="doc hoặc ngang; bảng lập từ dữ liệu mặc định là ngang"
    )

    _typed = model_validator(mode="before")(with_scheme)

    @model_validator(mode="after")
    def _one_table(self) -> PhuLuc:
        if self.bang is not None and self.lay_tu is not None:
            raise fault("BV044", "Phụ lục vừa có bang vừa có lay_tu.", "giữ một trong hai.", "lay_tu")
        if self.bang is None and self.lay_tu is None and not self.noi_dung:
            raise fault("BV044", "Phụ lục chưa có nội dung.", "thêm noi_dung, bang hoặc lay_tu.")
        return self

    @property
    def ngang(self) -> bool:
        """True for landscape."""
        return self.kho_giay == "ngang" or (self.kho_giay is None and self.lay_tu is not None)


Muc.model_rebuild()
