"""The provinces and communes of Viet Nam: codes, names, kinds, and what the abolished ones became.

Stand-alone: knows nothing of plans. Data and their sources: ``data/README.md``. Everything is loaded on first use.
"""

from generator.units.find import all_tinh, all_xa, became, find, find_tinh, of_tinh
from generator.units.names import LoaiTinh, LoaiXa, ThayDoi, Tinh, TinhCu, Xa, XaCu

__all__ = [
    "LoaiTinh",
    "LoaiXa",
    "ThayDoi",
    "Tinh",
    "TinhCu",
    "Xa",
    "XaCu",
    "all_tinh",
    "all_xa",
    "became",
    "find",
    "find_tinh",
    "of_tinh",
]
