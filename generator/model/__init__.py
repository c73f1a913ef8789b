"""The types of a plan: every component of Nghị định 30/2020/NĐ-CP, with its Vietnamese title and description."""

from generator.model.co_quan import CoQuanBanHanh, DonVi, LienHe
from generator.model.hien_thi import ThietLap
from generator.model.ho_so import HoSoDonVi
from generator.model.ke_hoach import KeHoach
from generator.model.ky import LuuVanThu, NguoiKy, NguoiSoanThao
from generator.model.noi_dung import Bang, Muc, NhiemVu, PhanCong, PhuLuc, TieuChi
from generator.model.thoi_gian import NgayBanHanh

__all__ = [
    "Bang",
    "CoQuanBanHanh",
    "DonVi",
    "HoSoDonVi",
    "KeHoach",
    "LienHe",
    "LuuVanThu",
    "Muc",
    "NgayBanHanh",
    "NguoiKy",
    "NguoiSoanThao",
    "NhiemVu",
    "PhanCong",
    "PhuLuc",
    "ThietLap",
    "TieuChi",
]
