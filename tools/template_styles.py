"""word/styles.xml of the template: one style for every component of the form, sizes from the standards."""

from dataclasses import dataclass

from generator.standards.values import MM_PER_PT, TWIPS_PER_MM, Standard
from tools.template_xml import NS


@dataclass(frozen=True)
class Style:
    """A paragraph style: ``size`` is a key of the size sets, ``p`` goes into pPr, ``r`` into rPr (schema order).

    A comma in ``name`` would part two names of one style: Word's own schema refuses it.
    """

    key: str
    name: str
    size: str
    p: str = ""
    r: str = ""
    based_on: str = "Normal"
    keep: str = ""
    outline: int | None = None


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
CENTRE = '<w:jc w:val="center"/>'
ASCENT = 0.891  # of Times New Roman, in ems
KEEP = "<w:keepNext/><w:keepLines/>"


def _spacing(before: float = 0, after: float = 0, line: str = "") -> str:
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{line}/>'


def _box(top: int, side: int, bottom: int, colour: str = "000000") -> str:
    """A frame round the paragraph at these distances (points) from its lines."""
    distances = (("top", top), ("left", side), ("bottom", bottom), ("right", side))
    borders = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="{space}" w:color="{colour}"/>' for edge, space in distances
    )
    return f"<w:pBdr>{borders}</w:pBdr>"


def _frame(std: Standard, side: int) -> str:
    """The red frame of secrecy and urgency, as high as the decree asks, the capitals in its middle."""
    inside = std.chosen("khung", "Khẩn")[1] / MM_PER_PT - 0.75
    line = round(inside) - 7
    return (
        _box(3, side, 4, "FF0000")
        + f'<w:spacing w:before="240" w:after="0" w:line="{line * 20}" w:lineRule="exact"/>'
        + CENTRE
    )


def _mark_indent(std: Standard) -> str:
    """The frame of the circulation mark: 56 mm wide, flush right, its border inside the text area."""
    border = 3.75 / 72 * 25.4
    left = std.text_width - 56 + border
    return f'<w:ind w:left="{round(left * TWIPS_PER_MM)}" w:right="{round(border * TWIPS_PER_MM)}"/>'


def paragraph_styles(std: Standard) -> list[Style]:
    """All paragraph styles, each component of the form its own."""
    indent = f'<w:ind w:firstLine="{round(std.chosen("doan_van", "thut_dau_dong") * TWIPS_PER_MM)}"/>'
    apart = std.chosen("doan_van", "cach_doan")
    text = _spacing(apart, 0, f' w:line="{round(std.chosen("doan_van", "cach_dong") * 240)}" w:lineRule="auto"')
    plain = text + indent + '<w:jc w:val="both"/>'
    before_table = _spacing(apart, apart)
    signature = std.chosen("cho_trong", "chu_ky") / MM_PER_PT
    sizes = std.sizes("13-14-14")
    # Number and date stand on one baseline: the smaller type is lower by the difference of the ascents.
    level = ASCENT * (sizes["dia_danh_ngay"] - sizes["so_ky_hieu"])
    red = BOLD + '<w:color w:val="FF0000"/>'
    return [
        Style("KHQuocHieu", "KH Quốc hiệu", "quoc_hieu", CENTRE, BOLD),
        Style("KHTieuNgu", "KH Tiêu ngữ", "tieu_ngu", _spacing(0, 4) + CENTRE, BOLD),
        Style("KHCoQuanChuQuan", "KH Cơ quan chủ quản", "co_quan_chu_quan", CENTRE),
        Style("KHCoQuanBanHanh", "KH Cơ quan ban hành", "co_quan_ban_hanh", CENTRE, BOLD),
        Style("KHSoKyHieu", "KH Số và ký hiệu", "so_ky_hieu", _spacing(6 + level) + CENTRE),
        Style("KHDiaDanhNgay", "KH Địa danh và ngày", "dia_danh_ngay", _spacing(6) + CENTRE, ITALIC),
        Style("KHDiaDanhNgaySau", "KH Địa danh và ngày - dòng sau", "dia_danh_ngay", CENTRE, ITALIC),
        Style("KHDoMat", "KH Độ mật", "do_mat", _frame(std, 1), red),
        Style("KHMucKhan", "KH Mức độ khẩn", "muc_khan", _frame(std, 0), red),
        Style("KHLuuHanh", "KH Phạm vi lưu hành", "luu_hanh", _box(2, 3, 3) + _mark_indent(std) + CENTRE, BOLD),
        Style("KHTenLoai", "KH Tên loại", "ten_loai", _spacing(18) + CENTRE, BOLD, keep=KEEP),
        Style("KHTrichYeu", "KH Trích yếu", "trich_yeu", CENTRE, BOLD, keep=KEEP),
        Style("KHNoiDung", "KH Nội dung", "noi_dung", plain),
        Style("KHCanCu", "KH Căn cứ", "noi_dung", "", ITALIC, "KHNoiDung"),
        Style("KHPhan", "KH Phần", "noi_dung", _spacing(12) + CENTRE, BOLD, keep=KEEP, outline=0),
        Style("KHTieuDePhan", "KH Tiêu đề phần", "noi_dung", _spacing(0) + CENTRE, BOLD, keep=KEEP),
        Style("Heading1", "heading 1", "noi_dung", "", BOLD, "KHNoiDung", KEEP, 0),
        Style("Heading2", "heading 2", "noi_dung", "", BOLD, "KHNoiDung", KEEP, 1),
        Style("Heading3", "heading 3", "noi_dung", "", BOLD, "KHNoiDung", KEEP, 2),
        Style("KHKhoan", "KH Khoản", "noi_dung", "", "", "KHNoiDung"),
        Style("KHDiem", "KH Điểm", "noi_dung", "", "", "KHNoiDung"),
        Style("KHGach", "KH Gạch đầu dòng", "noi_dung", "", "", "KHNoiDung"),
        Style("KHCong", "KH Dấu cộng đầu dòng", "noi_dung", "", "", "KHNoiDung"),
        Style("KHTruocBang", "KH Nội dung trước bảng", "noi_dung", before_table, "", "KHNoiDung", "<w:keepNext/>"),
        Style("KHTieuDeTruocBang", "KH Tiêu đề trước bảng", "noi_dung", before_table, BOLD, "KHNoiDung", KEEP, 0),
        Style("KHKetThuc", "KH Kết thúc", "noi_dung", "", "", "KHNoiDung", "<w:keepLines/>"),
        Style("KHNhanNoiNhan", "KH Nhãn Nơi nhận", "nhan_noi_nhan", "", BOLD + ITALIC, keep="<w:keepNext/>"),
        Style("KHNoiNhan", "KH Nơi nhận", "noi_nhan", keep="<w:keepNext/>"),
        Style(
            "KHNguoiSoanThao",
            "KH Ký hiệu người soạn thảo",
            "nguoi_soan_thao",
            '<w:jc w:val="right"/>',
            keep="<w:keepNext/>",
        ),
        Style("KHQuyenHan", "KH Quyền hạn và chức vụ", "nguoi_ky", CENTRE, BOLD, keep="<w:keepNext/>"),
        Style("KHChucVuKhac", "KH Chức vụ khác", "nguoi_ky", _spacing(signature) + CENTRE, BOLD, keep="<w:keepNext/>"),
        Style("KHHoTen", "KH Họ và tên", "nguoi_ky", _spacing(signature) + CENTRE, BOLD, keep="<w:keepNext/>"),
        Style("KHHoTenSau", "KH Họ và tên sau chức vụ khác", "nguoi_ky", CENTRE, BOLD, keep="<w:keepNext/>"),
        Style("KHSoTrang", "KH Số trang", "so_trang", CENTRE),
        Style(
            "KHLienHe",
            "KH Địa chỉ cơ quan",
            "lien_he",
            '<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="000000"/></w:pBdr>' + CENTRE,
        ),
        Style("KHNhanPhuLuc", "KH Phụ lục", "nhan_phu_luc", CENTRE, BOLD, keep=KEEP, outline=0),
        Style("KHTieuDePhuLuc", "KH Tiêu đề phụ lục", "tieu_de_phu_luc", CENTRE, BOLD, keep=KEEP),
        Style("KHKemTheo", "KH Kèm theo", "kem_theo", CENTRE, ITALIC, keep=KEEP),
        Style("KHBang", "KH Bảng", "bang", _spacing(2, 2)),
        Style("KHBangGiua", "KH Bảng canh giữa", "bang", CENTRE, "", "KHBang"),
        Style("KHBangTieuDe", "KH Bảng tên cột", "bang", CENTRE, BOLD, "KHBang", "<w:keepNext/>"),
    ]


SIZED: dict[str, str] = {}


def _style(style: Style, sizes: dict[str, float]) -> str:
    SIZED[style.name] = style.size
    half = round(sizes[style.size] * 2)
    level = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    properties = style.keep + style.p + level
    gallery = '<w:uiPriority w:val="9"/>' if style.key.startswith("Heading") else ""
    custom = "" if style.key.startswith("Heading") else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{gallery}<w:qFormat/>'
        + (f"<w:pPr>{properties}</w:pPr>" if properties else "")
        + f'<w:rPr>{style.r}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
    )


def _table_style(key: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


def _cell_margins(sides: dict[str, int]) -> str:
    inside = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"


def _table_styles() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        + _cell_margins({"top": 0, "left": 108, "bottom": 0, "right": 108})
        + "</w:tblPr></w:style>"
        + _table_style("KHBoCuc", "KH Bố cục", _cell_margins({"left": 0, "right": 0}))
        + _table_style("KHChuKy", "KH Nơi nhận và chữ ký", _cell_margins({"top": 240, "left": 0, "right": 0}))
        + _table_style(
            "KHBangPhuLuc",
            "KH Bảng phụ lục",
            f"<w:tblBorders>{borders}</w:tblBorders>" + _cell_margins({"left": 85, "right": 85}),
        )
    )


def _carrier(key: str, name: str, keep: str, after: float = 0, height: int = 20) -> str:
    """A paragraph of ``height`` twips that holds no text: the end of a section, or a drawn line."""
    spacing = _spacing(0, after, f' w:line="{height}" w:lineRule="exact"')
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{keep}{spacing}</w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def styles_xml(std: Standard) -> str:
    """The whole part, with the size set 13-14-14."""
    font = std.data["phong_chu"]["gia_tri"]
    sizes = std.sizes("13-14-14")
    body = round(sizes["noi_dung"] * 2)
    # Word asks for a paragraph after the last table. Were it a point high, a full page would push it to a blank one;
    # Word itself is told to keep the signature with it (keepNext in all of the foot), LibreOffice does not listen.
    tiny = _carrier("KHChot", "KH Chốt sau bảng", "", height=1) + _carrier(
        "KHDuongKe", "KH Đường kẻ", "<w:keepNext/>", after=12
    )
    return (
        f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:color w:val="000000"/>'
        f'<w:sz w:val="{body}"/><w:szCs w:val="{body}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        + _table_styles()
        + "".join(_style(style, sizes) for style in paragraph_styles(std))
        + tiny
        + "</w:styles>"
    )
