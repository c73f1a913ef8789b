"""Write templates/ke-hoach/mau.docx and mau.yaml: the form of Mẫu 1.4 as a Word file with docxtpl tags.

Run once, and again when the standards change; afterwards the file is an ordinary Word file that an office may restyle.
All sizes, margins and spacings come from generator/standards. Usage: build_template.py [FOLDER]
"""

import sys
import zipfile
from pathlib import Path

from generator.standards.values import TWIPS_PER_MM, in_force
from tools.template_styles import SIZED, styles_xml
from tools.template_xml import (
    CONTENT_TYPES,
    LINE_GAP,
    LINE_HEIGHT,
    NS,
    PACKAGE_RELS,
    SETTINGS,
    WORD_RELS,
    line,
    page_number,
    para,
    section,
)

STD = in_force()
# Not empty: LibreOffice drops an empty paragraph that ends a section and hangs the section on the one before.
SECTION_END = "{{ het_phan }}"
CELL = '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def twips(mm: float) -> int:
    """Millimetres as twips."""
    return round(mm * TWIPS_PER_MM)


def layout_table(style: str, left_mm: float, rows: list[tuple[str, str]]) -> str:
    """A table of two columns without borders and without cell margins, as wide as the text."""
    total, left = twips(STD.text_width), twips(left_mm)
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{CELL.format(width=left, content=first)}"
        f"{CELL.format(width=total - left, content=second)}</w:tr>"
        for first, second in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{total - left}"/></w:tblGrid>{body}</w:tbl>'
    )


def under(size: float) -> float:
    """How far below the top of a one-line paragraph its line is drawn, in points."""
    return size * LINE_HEIGHT + LINE_GAP


def loop(names: str, style: str, value: str, extra: str = "") -> str:
    """A paragraph for every value of a list."""
    variable = value.split(".")[0]
    return (
        para(style, "{%p for " + variable + " in " + names + " %}")
        + para(style, "{{ " + value + " }}", extra)
        + para(style, "{%p endfor %}")
    )


def when(condition: str, content: str, otherwise: str = "", style: str = "KHNoiDung") -> str:
    """Content that is printed under a condition."""
    other = para(style, "{%p else %}") + otherwise if otherwise else ""
    return para(style, "{%p if " + condition + " %}") + content + other + para(style, "{%p endif %}")


def last_only(run: str) -> str:
    """A run that stands in the last turn of a loop only."""
    return f"<w:r><w:t>{{%r if loop.last %}}</w:t></w:r>{run}<w:r><w:t>{{%r endif %}}</w:t></w:r>"


def head() -> str:
    """Issuing body and number on the left, Quốc hiệu, Tiêu ngữ, place and date on the right."""
    size = STD.sizes("13-14-14")
    issuing_line = line("ke_co_quan", "Đường kẻ dưới tên cơ quan ban hành", 60, under(size["co_quan_ban_hanh"]), 1)
    motto_line = line("ke_tieu_ngu", "Đường kẻ dưới Tiêu ngữ", 171, under(size["tieu_ngu"]), 2)
    left = loop("co_quan_chu_quan", "KHCoQuanChuQuan", "dong") + loop(
        "co_quan_ban_hanh", "KHCoQuanBanHanh", "dong", last_only(issuing_line)
    )
    right = para("KHQuocHieu", STD.wording("quoc_hieu")) + para("KHTieuNgu", STD.wording("tieu_ngu"), motto_line)
    second_left = (
        para("KHSoKyHieu", "{{ so_ky_hieu }}")
        + when("do_mat", para("KHDoMat", "{{ do_mat }}"), style="KHSoKyHieu")
        + when("muc_khan", para("KHMucKhan", "{{ muc_khan }}"), style="KHSoKyHieu")
    )
    second_right = (
        para("KHDiaDanhNgay", "{%p for dong in dia_danh_ngay %}")
        + when("loop.first", para("KHDiaDanhNgay", "{{ dong }}"), para("KHDiaDanhNgaySau", "{{ dong }}"))
        + para("KHDiaDanhNgay", "{%p endfor %}")
    )
    return layout_table(
        "KHBoCuc", STD.chosen("trang", "cot_trai_dau_trang"), [(left, right), (second_left, second_right)]
    )


KINDS = (
    ("phan", "KHPhan"),
    ("tieu_de_phan", "KHTieuDePhan"),
    ("muc", "Heading1"),
    ("khoan_tieu_de", "Heading2"),
    ("khoan_con_tieu_de", "Heading3"),
    ("khoan", "KHKhoan"),
    ("diem", "KHDiem"),
    ("gach", "KHGach"),
    ("cong", "KHCong"),
)


TITLES = "['muc', 'khoan_tieu_de', 'khoan_con_tieu_de', 'tieu_de_phan']"


def body(names: str, table: str = "") -> str:
    """One branch for every kind of paragraph, so that each shows its own style in Word.

    ``table`` is the condition under which a table follows: the last paragraph then keeps its distance from it.
    """
    text = para("KHNoiDung", "{%p for d in " + names + " %}")
    word = "if"
    if table:
        text += para("KHNoiDung", "{%p if loop.last and " + table + " and d.loai in " + TITLES + " %}")
        text += para("KHTieuDeTruocBang", "{{ d.so }}{{ d.chu }}")
        text += para("KHNoiDung", "{%p elif loop.last and " + table + " %}")
        text += para("KHTruocBang", "{{ d.so }}{{ d.chu }}")
        word = "elif"
    for number, (kind, style) in enumerate(KINDS):
        word = "elif" if number else word
        text += para("KHNoiDung", f"{{%p {word} d.loai == '{kind}' %}}") + para(style, "{{ d.so }}{{ d.chu }}")
    text += para("KHNoiDung", "{%p else %}") + para("KHNoiDung", "{{ d.so }}{{ d.chu }}")
    return text + para("KHNoiDung", "{%p endif %}") + para("KHNoiDung", "{%p endfor %}")


def foot() -> str:
    """Recipients on the left, signature on the right, in one row that is never split."""
    left = (
        para("KHNhanNoiNhan", STD.wording("nhan_noi_nhan"))
        + loop("noi_nhan", "KHNoiNhan", "dong")
        + when("nguoi_soan_thao", para("KHNguoiSoanThao", "{{ nguoi_soan_thao }}"), style="KHNoiNhan")
    )
    named = when("ho_ten", para("KHHoTen", "{{ ho_ten }}"), style="KHQuyenHan")
    other = para("KHChucVuKhac", "{{ chuc_vu_khac }}") + when(
        "ho_ten", para("KHHoTenSau", "{{ ho_ten }}"), style="KHQuyenHan"
    )
    right = loop("quyen_han", "KHQuyenHan", "dong") + when("chuc_vu_khac", other, named, style="KHQuyenHan")
    return layout_table("KHChuKy", STD.chosen("trang", "cot_trai_chu_ky"), [(left, right)])


def appendix_table() -> str:
    """A table with as many columns as its data; the head row is repeated on every page, no row is cut."""
    width = twips(STD.text_width_landscape)
    step = width // 3

    def cell(content: str) -> str:
        return CELL.format(width=step, content=content)

    def row(content: str, properties: str) -> str:
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{content}</w:tr>"

    def only(tag: str) -> str:
        return cell(para("KHBang", tag))

    head_row = row(
        only("{%tc for c in pl.cot %}") + cell(para("KHBangTieuDe", "{{ c.chu }}")) + only("{%tc endfor %}"),
        "<w:tblHeader/>",
    )
    content = when("o.giua", para("KHBangGiua", "{{ o.chu }}"), para("KHBang", "{{ o.chu }}"), style="KHBang")
    body_row = row(only("{%tc for o in h %}") + cell(content) + only("{%tc endfor %}"), "")
    begin = row(cell(para("KHBang", "{%tr for h in pl.hang %}")) + only("") + only(""), "")
    end = row(cell(para("KHBang", "{%tr endfor %}")) + only("") + only(""), "")
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="KHBangPhuLuc"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + f'<w:gridCol w:w="{step}"/>' * 3
        + f"</w:tblGrid>{head_row}{begin}{body_row}{end}</w:tbl>"
    )


def appendices() -> str:
    """Every appendix in a section of its own, pages numbered anew."""
    short_line = line("ke_phu_luc", "Đường kẻ dưới tiêu đề phụ lục", 80, LINE_GAP, 4)
    return (
        para("KHNoiDung", "{%p for pl in phu_luc %}")
        + para("KHNhanPhuLuc", "{{ pl.nhan }}")
        + para("KHTieuDePhuLuc", "{{ pl.tieu_de }}")
        + para("KHKemTheo", "{{ pl.kem_theo }}")
        + para("KHDuongKe", "", short_line)
        + body("pl.than_bai", "pl.cot")
        + when("pl.cot", appendix_table())
        + when(
            "pl.ngang",
            para("KHChot", SECTION_END, properties=section(STD, landscape=True, appendix=True)),
            para("KHChot", SECTION_END, properties=section(STD, landscape=False, appendix=True)),
        )
        + para("KHNoiDung", "{%p endfor %}")
    )


def document() -> str:
    """word/document.xml."""
    subject_line = line("ke_trich_yeu", "Đường kẻ dưới trích yếu", 150, LINE_GAP, 3)
    main = section(STD, landscape=False, appendix=False)
    content = (
        head()
        + para("KHTenLoai", "{{ ten_loai }}")
        + para("KHTrichYeu", "{{ trich_yeu }}")
        + para("KHDuongKe", "", subject_line)
        + loop("can_cu", "KHCanCu", "dong")
        + loop("mo_dau", "KHNoiDung", "dong")
        + body("than_bai")
        + para("KHNoiDung", "{%p for d in ket_thuc %}")
        + para("KHKetThuc", "{{ d.chu }}")
        + para("KHNoiDung", "{%p endfor %}")
        + foot()
        + when("phu_luc", para("KHChot", SECTION_END, properties=main), para("KHChot", SECTION_END))
        + appendices()
    )
    return f"<w:document {NS}><w:body>{content}{main}</w:body></w:document>"


def parts() -> dict[str, str]:
    """Every part of the package."""
    first = when("luu_hanh", para("KHLuuHanh", "{{ luu_hanh }}"), para("KHSoTrang", ""), style="KHSoTrang")
    contact = when("lien_he", para("KHLienHe", "{{ lien_he }}"), para("KHSoTrang", ""), style="KHSoTrang")
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELS,
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": WORD_RELS,
        "word/styles.xml": styles_xml(STD),
        "word/settings.xml": SETTINGS,
        "word/header1.xml": f"<w:hdr {NS}>{page_number('KHSoTrang')}</w:hdr>",
        "word/header2.xml": f"<w:hdr {NS}>{first}</w:hdr>",
        "word/header3.xml": f"<w:hdr {NS}>{para('KHSoTrang', '')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NS}>{contact}</w:ftr>",
        "word/footer2.xml": f"<w:ftr {NS}>{para('KHSoTrang', '')}</w:ftr>",
    }


MANIFEST = """\
# Bản kê của mau.docx: những tên mà mẫu dùng, hình dạng của chúng, và những chỗ Word không đặt thẻ được.
# Mở mau.docx bằng Word để đổi kiểu chữ, giãn cách, khung bảng ...; giữ nguyên các thẻ {{ }} và {% %}.
phien_ban: 1
bien:
  co_quan_chu_quan: [chuoi]
  co_quan_ban_hanh: [chuoi]
  so_ky_hieu: chuoi
  dia_danh_ngay: [chuoi]
  do_mat: chuoi
  muc_khan: chuoi
  luu_hanh: chuoi
  ten_loai: chuoi
  trich_yeu: chu
  can_cu: [chu]
  mo_dau: [chu]
  than_bai: [{loai: chuoi, so: chuoi, chu: chu, giu: co}]
  ket_thuc: [{chu: chu, giu: co}]
  noi_nhan: [chu]
  nguoi_soan_thao: chuoi
  quyen_han: [chuoi]
  chuc_vu_khac: chuoi
  ho_ten: chuoi
  lien_he: chuoi
  het_phan: chuoi
  phu_luc:
    - nhan: chuoi
      tieu_de: chu
      kem_theo: chuoi
      than_bai: [{loai: chuoi, so: chuoi, chu: chu, giu: co}]
      cot: [{chu: chu, rong: so}]
      hang: [[{chu: chu, rong: so, giua: co}]]
      ngang: co
  duong_ke: {tieu_ngu: so, co_quan: so, trich_yeu: so}
  thut: {trich_yeu: so, do_mat: so, muc_khan: so}
  thuoc_tinh: {tieu_de: chuoi, chu_de: chuoi, tac_gia: chuoi, trang_thai: chuoi, ngay: chuoi}
gan:
  - {hinh: ke_tieu_ngu, thuoc_tinh: do_dai, gia_tri: duong_ke.tieu_ngu}
  - {hinh: ke_co_quan, thuoc_tinh: do_dai, gia_tri: duong_ke.co_quan}
  - {hinh: ke_trich_yeu, thuoc_tinh: do_dai, gia_tri: duong_ke.trich_yeu}
  - {doan: trich_yeu, thuoc_tinh: thut_hai_ben, gia_tri: thut.trich_yeu}
  - {doan: do_mat, thuoc_tinh: thut_hai_ben, gia_tri: thut.do_mat}
  - {doan: muc_khan, thuoc_tinh: thut_hai_ben, gia_tri: thut.muc_khan}
  - {doan: d.chu, thuoc_tinh: giu_voi_sau, gia_tri: d.giu}
"""


def main(folder: Path) -> None:
    """Write the template and its manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / "mau.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    sized = "".join(f"  {style}: {key}\n" for style, key in SIZED.items())
    manifest = MANIFEST + "kieu_chu:  # kiểu đoạn trong Word: thành phần thể thức, để đổi bộ cỡ chữ\n" + sized
    (folder / "mau.yaml").write_text(manifest, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    default = Path(__file__).parent.parent / "templates" / "ke-hoach"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
