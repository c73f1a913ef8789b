"""Plans to judge: the examples of the repository, and plans that hold every optional component of the form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.pipeline import BuildOptions, build
from generator.units import Xa, all_xa
from tests.oracles.programs import ROOT

EXAMPLES: Final = ROOT / "variables" / "vi-du"
Sets = tuple[tuple[str, str], ...]
ANY_COMMUNE: Final[Sets] = (("don_vi", "xã Ba Tô, Quảng Ngãi"),)

EVERYTHING: Final = """
co_quan_ban_hanh:
  don_vi: "xã Ba Tô, Quảng Ngãi"
  loai: tu_van
  ten: Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số
  ky_hieu: BCĐ
so_van_ban: 5
ngay_ban_hanh: 5/1/2026
do_mat: Mật
muc_khan: Thượng khẩn
luu_hanh: Lưu hành nội bộ
trich_yeu: Triển khai phong trào thi đua đổi mới sáng tạo
can_cu:
  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025
  - Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội
mo_dau: "Ban Chỉ đạo ban hành **Kế hoạch** với *các nội dung* sau:"
noi_dung: |
  Phần I
  TÌNH HÌNH
  I. KẾT QUẢ
  1. Kết quả chung
  1.1. Kết quả thứ nhất
  a) Đạt nhiều kết quả trong công tác chỉ đạo, điều hành trên địa bàn xã, bảo đảm đúng tiến độ và yêu cầu đề ra.
  - Một ý nhỏ có **chữ đậm**, có *chữ nghiêng* và ***cả hai***.
  + Một ý nhỏ hơn.
  1.2. Kết quả thứ hai
  Đoạn văn không đánh số đứng dưới mục 1.2.
  Phần II
  NHIỆM VỤ
  I. NHIỆM VỤ CHUNG
  1. Nhiệm vụ thứ nhất: thực hiện các nội dung tại Phụ lục I và Phụ lục II.
  2. Nhiệm vụ thứ hai.
  II. TIÊU CHÍ {vai_tro=tieu_chi}
  III. TỔ CHỨC THỰC HIỆN {vai_tro=to_chuc_thuc_hien}
tieu_chi:
  - { noi_dung: hồ sơ trực tuyến, chi_tieu: ">= 80", don_vi_tinh: "%" }
to_chuc_thuc_hien:
  - don_vi: Phòng Văn hóa - Xã hội
    nhiem_vu:
      - { viec: Tham mưu phát động, phoi_hop: [các phòng], thoi_han: trước ngày 30/9/2026, san_pham: văn bản }
      - { viec: Tổng hợp kết quả, thoi_han: trước ngày 15/12 hằng năm, san_pham: báo cáo }
ket_thuc: Trên đây là Kế hoạch; yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện
noi_nhan: [Thường trực Đảng ủy, Thành viên Ban Chỉ đạo]
luu_van_thu: { don_vi_soan_thao: VHXH, so_ban: 2 }
nguoi_soan_thao: { ky_hieu: PL, so_ban_phat_hanh: 300 }
nguoi_ky:
  quyen_han: KT
  chuc_vu: Phó Trưởng ban
  chuc_vu_khac: Phó Chủ tịch Ủy ban nhân dân
  ho_ten: Nguyễn Văn A
lien_he: { dia_chi: "xã Ba Tô, tỉnh Quảng Ngãi", dien_thoai: 0255 3 000 000, thu_dien_tu: vidu@example.vn }
phu_luc:
  - { tieu_de: Danh mục nhiệm vụ, noi_dung: "I. PHẦN CHUNG\\n1. Nhiệm vụ một.\\n2. Nhiệm vụ hai." }
  - { tieu_de: Bảng phân công, lay_tu: to_chuc_thuc_hien }
  - { tieu_de: Chỉ tiêu, lay_tu: tieu_chi, kho_giay: doc }
  - tieu_de: Bảng tự lập
    kho_giay: ngang
    noi_dung: Lời dẫn của bảng.
    bang: { cot: [TT, Tên, Ghi chú], hang: [["1", Một, ""], ["2", Hai, ghi chú]] }
"""

SMALL: Final = """
co_quan_ban_hanh: { don_vi: "xã Ba Tô, Quảng Ngãi" }
trich_yeu: Triển khai phong trào thi đua đổi mới sáng tạo
noi_dung: |
  I. NỘI DUNG
  1. Nội dung thứ nhất.
  2. Nội dung thứ hai.
noi_nhan: [Thường trực Đảng ủy]
nguoi_ky: { chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn A }
"""

_OFFICE: Final = '{ don_vi: "phường Thành Nam", loai: phong, ten: Phòng Văn hóa - Xã hội, ky_hieu: VHXH }'
# name: (YAML text, what --set changes). Between them every mark, every signer and both sets of sizes.
WRITTEN: Final[dict[str, tuple[str, Sets]]] = {
    "everything": (EVERYTHING, ()),
    "everything-12": (
        EVERYTHING,
        (
            ("thiet_lap.co_chu", "12-13-13"),
            ("do_mat", "Tuyệt mật"),
            ("muc_khan", "Hỏa tốc"),
            ("luu_hanh", "Xem xong trả lại"),
        ),
    ),
    "office": (
        SMALL,
        (
            ("co_quan_ban_hanh", _OFFICE.replace("phường Thành Nam", "xã Ba Tô, Quảng Ngãi")),
            ("nguoi_ky", "{ quyen_han: KT, chuc_vu: Phó Trưởng phòng }"),
            ("do_mat", "Tối mật"),
            ("muc_khan", "Khẩn"),
        ),
    ),
    "by-order": (
        SMALL,
        (("nguoi_ky", "{ quyen_han: [TL], chuc_vu: Chánh Văn phòng, chuc_vu_nguoi_giao: Chủ tịch }"),),
    ),
    "by-proxy": (SMALL, (("nguoi_ky", "{ quyen_han: TUQ, chuc_vu: Trưởng Phòng Kinh tế }"),)),
    "deputy": (SMALL, (("nguoi_ky", "{ quyen_han: KT, chuc_vu: Phó Chủ tịch }"), ("thiet_lap.co_chu", "12-13-13"))),
    "council": (SMALL, (("co_quan_ban_hanh.loai", "hdnd"), ("nguoi_ky.ho_ten", "Trần Thị B"))),
}
EXAMPLE_SETS: Final[dict[str, Sets]] = {"hoa-phong": (), "kim-thanh": (), "thanh-nam": (), "mau-chung": ANY_COMMUNE}
NAMES: Final = (*EXAMPLE_SETS, *WRITTEN)


def source(name: str, folder: Path) -> tuple[Path, Sets]:
    """The variable file of a plan of ``NAMES`` and what is set over it."""
    if name in EXAMPLE_SETS:
        return EXAMPLES / f"{name}.yaml", EXAMPLE_SETS[name]
    text, sets = WRITTEN[name]
    return written(text, folder / f"{name}.yaml"), sets


def written(text: str, path: Path) -> Path:
    """A variable file with that text."""
    path.write_text(text, encoding="utf-8")
    return path


def made(variables: Path, target: Path, sets: Iterable[tuple[str, str]] = ()) -> Path:
    """The Word file of a plan, written to ``target``."""
    outcome = build(variables, BuildOptions(sets=tuple(sets)))
    assert outcome.value is not None, [f"{found.code} {found.message} {found.mend}" for found in outcome.diagnostics]
    target.write_bytes(outcome.value.data)
    return target


def named(xa: Xa) -> Sets:
    """What sets the unit of a plan to a commune, by its code: names repeat nationwide."""
    return (("don_vi", xa.ma),)


def by_name_width(measure: dict[str, float]) -> list[Xa]:
    """All communes, the shortest name first, by the width of the name's letters (1/1000 em) in capitals."""

    def width(xa: Xa) -> tuple[float, str]:
        return sum(measure[letter] for letter in f"{xa.loai} {xa.ten}".upper()), xa.ma

    return sorted(all_xa(), key=width)
