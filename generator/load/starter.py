"""The commented starter file that ``kehoach new`` writes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Outcome, failed
from generator.units import find


@dataclass(frozen=True, slots=True)
class Starter:
    """The text of the file and the name of its unit."""

    name: str
    text: str


def starter(unit: str) -> Outcome[Starter]:
    """A starter file that builds as it stands, or why the unit was not found."""
    looked_up = find(unit)
    found = looked_up.value
    if found is None:
        return failed(*looked_up.diagnostics)
    text = _TEXT.format(name=found.ten_kem_tinh, code=found.ma, kind=found.loai)
    return Outcome(Starter(found.ten_day_du, text), looked_up.diagnostics)


_TEXT = """\
# Kế hoạch của Ủy ban nhân dân {name}
# Dòng bắt đầu bằng # là chú thích, xóa được. Sửa nội dung sau dấu hai chấm rồi chạy: kehoach build TÊN_TỆP
# Trình soạn thảo (VS Code) gợi ý và kiểm tra khi gõ nếu có tệp schema: kehoach schema -o ke-hoach.schema.json
# yaml-language-server: $schema=ke-hoach.schema.json

co_quan_ban_hanh:
  don_vi: "{code}"  # {name}

# Bỏ dấu # ở đầu dòng khi đã có số và ngày; bỏ trống thì văn bản là dự thảo, chừa chỗ đóng số, ngày.
# so_van_ban: 56
# ngay_ban_hanh: 13/6/2026

trich_yeu: Triển khai phong trào thi đua “...” trên địa bàn {{{{ don_vi.ten_day_du }}}}

# Mỗi căn cứ một dòng; dấu ; và . cuối dòng được đặt tự động.
can_cu:
  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  - Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội

mo_dau: "{{{{ co_quan.ten_day_du }}}} ban hành Kế hoạch ... như sau:"

# Gõ như trong văn bản, mỗi đoạn một dòng. Số thứ tự được đánh lại tự động: I. / 1. / a) / - / +
noi_dung: |
  I. MỤC ĐÍCH, YÊU CẦU
  1. Mục đích
  - Nêu mục đích thứ nhất.
  - Nêu mục đích thứ hai.
  2. Yêu cầu
  - Nêu yêu cầu.
  II. NỘI DUNG {{#noi_dung_chinh}}
  1. Nội dung thứ nhất.
  2. Nội dung thứ hai.
  III. CHỈ TIÊU {{vai_tro=tieu_chi}}
  IV. TỔ CHỨC THỰC HIỆN {{vai_tro=to_chuc_thuc_hien}}

# Chỉ tiêu: in thành văn ở mục có vai_tro=tieu_chi.
tieu_chi:
  - {{ noi_dung: thủ tục hành chính được giải quyết đúng hạn, chi_tieu: ">= 95", don_vi_tinh: "%" }}

# Ai làm gì, với ai, khi nào: in thành văn ở mục có vai_tro=to_chuc_thuc_hien.
to_chuc_thuc_hien:
  - don_vi: Phòng Văn hóa - Xã hội
    nhiem_vu:
      - viec: Tham mưu triển khai Kế hoạch
        phoi_hop: [Văn phòng Hội đồng nhân dân và Ủy ban nhân dân]
      - viec: Tổng hợp, báo cáo kết quả thực hiện
        thoi_han: trước ngày 05/12 hằng năm
  - don_vi: Ủy ban Mặt trận Tổ quốc Việt Nam {kind}
    de_nghi: có
    nhiem_vu:
      - Tuyên truyền, vận động Nhân dân hưởng ứng; giám sát việc thực hiện Kế hoạch này.

ket_thuc: >-
  Trên đây là Kế hoạch ... trên địa bàn {{{{ don_vi.ten_day_du }}}}; trong quá trình thực hiện, nếu có khó khăn,
  vướng mắc, các cơ quan, đơn vị phản ánh về Ủy ban nhân dân {kind} (qua Phòng Văn hóa - Xã hội) để xem xét, giải quyết

# Dấu gạch, dấu ; và dòng Lưu được đặt tự động.
noi_nhan:
  - Thường trực Đảng ủy, Thường trực HĐND {kind}
  - Chủ tịch, các Phó Chủ tịch UBND {kind}
  - Ủy ban MTTQ Việt Nam {kind}
  - Các phòng, đơn vị thuộc UBND {kind}

luu_van_thu:
  don_vi_soan_thao: VHXH

# Phó Chủ tịch ký thay: quyen_han: KT và chuc_vu: Phó Chủ tịch. Dòng TM. được thêm tự động.
nguoi_ky:
  chuc_vu: Chủ tịch
  # ho_ten: Họ và tên người ký
"""
