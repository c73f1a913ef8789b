"""Codes, dates and citations made by hypothesis, in canonical form."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from generator.citation import Form, Ngay, SoKyHieu, VienDan, tables

_TYPES = sorted(tables().nha_nuoc)
_PARTY = sorted(tables().dang)
_BODIES = sorted(body for body in tables().co_quan if not tables().is_type(body))
_UNITS = ["VP", "VP7", "NVKTGS", "KTHT&ĐT", "VHXH", "NS", "TTPVHCC", "VX"]
_NAMES = [
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Bộ Chính trị",
    "Bộ Chính trị (khóa XII)",
    "UBND tỉnh Ninh Bình",
    "Đảng ủy xã Ba Tô",
    "Ủy ban nhân dân xã Kim Thành",
    "Ban Chỉ đạo Trung ương",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Giám đốc Sở Công Thương",
    "Ban Chấp hành Trung ương Đảng khóa XI",
    "Hội đồng Thi đua - Khen thưởng tỉnh",
]
_SUBJECTS = [
    "về công tác văn thư",
    "về việc triển khai Phong trào thi đua",
    "ban hành Kế hoạch triển khai Phong trào “Cả nước; thi đua”",
    "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo",
    "sửa đổi, bổ sung một số điều về văn thư",
    "về “Chiến lược”",
    "quy định chi tiết (phần 1) và hướng dẫn thi hành",
    "phê duyệt Đề án, giai đoạn 2025 - 2030",
    "",
]


def numbers() -> st.SearchStrategy[str]:
    """Numbers of two digits at least, some with a suffix."""
    suffix = st.sampled_from(["", "", "", "A", "B", "Đ", ".25"])
    return st.builds(lambda n, end: f"{n:02d}{end}", st.integers(1, 99999), suffix)


def codes() -> st.SearchStrategy[SoKyHieu]:
    """Codes of every form."""
    year = st.integers(1990, 2050)
    one_or_two = st.lists(st.sampled_from(_BODIES), min_size=1, max_size=2).map(tuple)
    qh = st.sampled_from(["QH13", "QH15", "UBTVQH14", "QH9"]).map(lambda body: (body,))
    letter = st.tuples(st.sampled_from(_BODIES), st.sampled_from(_UNITS)) | st.sampled_from(_UNITS).map(
        lambda unit: (unit,)
    )
    return st.one_of(
        st.builds(SoKyHieu, st.just(Form.QUOC_HOI), numbers(), year, st.just(""), qh),
        st.builds(
            SoKyHieu, st.just(Form.QPPL), numbers(), year, st.sampled_from(["NĐ", "TT", "QĐ", "NQ", "TTLT"]), one_or_two
        ),
        st.builds(SoKyHieu, st.just(Form.DANG), numbers(), st.none(), st.sampled_from(_PARTY), one_or_two),
        st.builds(SoKyHieu, st.just(Form.HANH_CHINH), numbers(), st.none(), st.sampled_from(_TYPES), one_or_two),
        st.builds(SoKyHieu, st.just(Form.CONG_VAN), numbers(), st.none(), st.just(""), letter),
    )


def dates() -> st.SearchStrategy[Ngay]:
    """Dates in digits or words."""
    return st.builds(
        lambda d, words: Ngay(d.day, d.month, d.year, words),
        st.dates(date(1990, 1, 1), date(2050, 1, 1)),
        st.booleans(),
    )


def citations() -> st.SearchStrategy[VienDan]:
    """Citations with a code and any of the other elements."""
    return st.builds(
        VienDan,
        loai=st.sampled_from(["Nghị quyết", "Kế hoạch", "Quyết định", "Công văn", "Tờ trình", "Thông tư"]),
        ten=st.sampled_from(["", "", "hành động", "công tác đặc biệt"]),
        so_ky_hieu=codes(),
        ngay=st.none() | dates(),
        co_quan_ban_hanh=st.sampled_from(["", *_NAMES]),
        trich_yeu=st.sampled_from(_SUBJECTS).filter(lambda words: not words.startswith("thực hiện")),
    )


def plain_words() -> st.SearchStrategy[str]:
    """Text without digits, as it may stand around a citation."""
    return st.text(alphabet="aăđê /-–.,;:“”()\nBCĐKT", max_size=40)
