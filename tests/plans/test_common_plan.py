"""The plan that any commune can build as it stands: the words of its kind of unit, nobody else's name, a clean text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pipeline import BuildOptions, build
from tests.plans import source
from tests.plans.readers import by_docx2python

COMMON = source.EXAMPLES / "mau-chung.yaml"
# Unit, its province, the office for the economy, what its people live in.
UNITS = (
    ("xã Ba Tô", "tỉnh Quảng Ngãi", "Phòng Kinh tế", "thôn"),
    ("phường Thượng Hồng", "tỉnh Hưng Yên", "Phòng Kinh tế, Hạ tầng và Đô thị", "tổ dân phố"),
    ("đặc khu Côn Đảo", "Thành phố Hồ Chí Minh", "Phòng Kinh tế", "khu dân cư"),
    ("đặc khu Phú Quốc", "tỉnh An Giang", "Phòng Kinh tế, Hạ tầng và Đô thị", "khu dân cư"),
)
OTHERS = ("Kim Thành", "Thành Nam", "Hòa Phong", "Mỹ Hào", "Hải Phòng", "Ninh Bình")
# What the answer key of the published plans lists again and again, as patterns that must not occur.
MISTAKES = (
    r"đảm bảo",
    r"hàng năm",
    r"h[oO]á|uỷ|Uỷ|HOÀ",
    r"–",
    r" [,.;:]",
    r",…|,\.\.\.",
    r"(?<!Ủy ban )(?<!Hội đồng )\bnhân dân\b",
    r"thi đua khen thưởng",
    r"tại mục|kế hoạch này",
    r"\(từ \d{4} - \d{4}\)",
    r"cộng động|phòng trào|chuyên đổi",
    r"\b(\w+) \1\b",
    r"[{}]",
    r"\*",
)


def built(unit: str, province: str, folder: Path) -> str:
    outcome = build(COMMON, BuildOptions(sets=(("don_vi", f"{unit}, {province}"),)))
    assert outcome.value is not None, "\n".join(f"{d.code} {d.message}" for d in outcome.diagnostics)
    made = folder / "mau-chung.docx"
    made.write_bytes(outcome.value.data)
    return by_docx2python(made)


@pytest.mark.parametrize(("unit", "province", "office", "people"), UNITS)
def test_the_words_of_the_unit_are_right(unit: str, province: str, office: str, people: str, tmp_path: Path) -> None:
    text = built(unit, province, tmp_path)
    lines = text.split("\n")
    assert f"Ủy ban nhân dân {unit} ban hành Kế hoạch" in text
    assert f"3. {office}" in lines
    assert f"8. Các {people}" in lines
    assert f"- Ủy ban nhân dân {province} (để báo cáo);" in lines
    assert not [name for name in OTHERS if name in text]


def test_the_text_has_none_of_the_known_mistakes(tmp_path: Path) -> None:
    text = built(*UNITS[0][:2], tmp_path)
    assert not [pattern for pattern in MISTAKES if re.search(pattern, text)]
    assert text.count("“") == text.count("”") > 0


def test_the_draft_is_whole(tmp_path: Path) -> None:
    text = built(*UNITS[0][:2], tmp_path)
    cut = source.blocks(text)
    assert " ".join(cut.header).startswith("ỦY BAN NHÂN DÂN XÃ BA TÔ CỘNG HÒA")
    assert " ".join(cut.header).endswith("Ba Tô, ngày tháng năm Số: /KH-UBND")
    assert " ".join(cut.signature).startswith("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Phụ lục")
    assert "tại Phụ lục kèm theo Kế hoạch này" in " ".join(cut.body)
    assert "các chỉ tiêu tại điểm b khoản 2 Mục III" in " ".join(cut.body)


def test_the_appendix_has_every_task(tmp_path: Path) -> None:
    text = built(*UNITS[0][:2], tmp_path)
    appendix = text[text.index("(Kèm theo Kế hoạch") :]
    for head in ("Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm"):
        assert head in appendix
    tasks = len(re.findall(r"^      - viec:", COMMON.read_text(encoding="utf-8"), re.MULTILINE))
    numbers = [int(line) for line in appendix.split("\n") if line.isdecimal()]
    assert numbers == list(range(1, tasks + 1))
