"""The change list: every planted change of a number, date, unit, recipient is in it, and nothing else."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.compare.engine import compare
from generator.compare.result import Comparison, Group, Highlight
from generator.compare.words_tokens import word_key
from generator.pipeline import build
from generator.read.opening import read_document
from generator.read.view import DocView
from tests.cli.runs import run
from tests.compare.planted import Plan, Plant, noisy, plan_of, planted
from tests.compare.texts import paragraphs, view_of

_GROUPS = {
    "số": {Group.TARGET, Group.AMOUNT},
    "ngày": {Group.DEADLINE, Group.DATE},
    "đơn vị": {Group.UNIT},
    "nơi nhận": {Group.RECIPIENT},
    "số ký hiệu": {Group.NUMBER_DATE},
    "người ký": {Group.SIGNER},
}


def told(old: str, new: str) -> Comparison:
    comparison = compare(view_of(old), view_of(new)).value
    assert comparison is not None
    return comparison


def lines(old: str, new: str) -> tuple[Highlight, ...]:
    """The change list of one paragraph that changed."""
    head = ("KẾ HOẠCH", "Triển khai nhiệm vụ", "I. NHIỆM VỤ")
    return told(paragraphs(*head, *old.split("|")), paragraphs(*head, *new.split("|"))).highlights


def _is(plant: Plant, found: Highlight) -> bool:
    keys = [(word_key(given), word_key(told)) for given, told in ((plant.old, found.old), (plant.new, found.new))]
    return found.group in _GROUPS[plant.kind] and all(
        given in told and bool(given) == bool(told) for given, told in keys
    )


def _exactly(plants: Sequence[Plant], told: Sequence[Highlight]) -> None:
    """Asserts that every planted change is one of the lines, and that no line is about anything else."""
    found = list(told)
    for plant in plants:
        match = next((each for each in found if _is(plant, each)), None)
        assert match is not None, (plant, found)
        found.remove(match)
    assert not found


@pytest.mark.parametrize("seed", range(200))
def test_planted_changes_are_found_and_none_invented(seed: int) -> None:
    rnd = random.Random(seed)
    old = plan_of(rnd)
    new = planted(rnd, old)
    _exactly(new.plants, told(old.text(), noisy(rnd, new.text())).highlights)


@pytest.mark.parametrize("seed", range(200))
def test_planted_changes_in_plans_that_are_built(seed: int, tmp_path: Path) -> None:
    rnd = random.Random(seed)
    old = plan_of(rnd)
    new = planted(rnd, old)
    views = [_built(plan, tmp_path / f"{number}.yaml") for number, plan in enumerate((old, new))]
    comparison = compare(*views).value
    assert comparison is not None
    _exactly(new.plants, comparison.highlights)
    assert comparison.layout == ()


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_planted_changes_through_the_whole_command(seed: int, tmp_path: Path) -> None:
    rnd = random.Random(seed)
    old = plan_of(rnd)
    new = planted(rnd, old)
    for name, plan in (("cu", old), ("moi", new)):
        (tmp_path / f"{name}.yaml").write_text(plan.variables(), encoding="utf-8")
    assert run("build", tmp_path / "cu.yaml", "-o", tmp_path).exit_code == 0
    target = tmp_path / "dau-sua.docx"
    result = run("compare", tmp_path / "cu.docx", tmp_path / "moi.yaml", "--json", "-o", target)
    script = json.loads(result.stdout)
    assert result.exit_code == int(not script["equal"])
    groups = {group.name.lower(): group for group in Group}
    lines = [
        Highlight(groups[each["group"]], each["text"], each["old"], each["new"], each["where"])
        for each in script["highlights"]
    ]
    _exactly(new.plants, lines)
    assert target.is_file()


def _built(plan: Plan, path: Path) -> DocView:
    path.write_text(plan.variables(), encoding="utf-8")
    built = build(path)
    assert built.value is not None, built.diagnostics
    view = read_document(built.value.data, "ke-hoach.docx").value
    assert view is not None
    return view


@pytest.mark.parametrize(
    ("old", "new", "group", "words", "trend"),
    [
        ("1. Phấn đấu 80% hồ sơ.", "1. Phấn đấu 85% hồ sơ.", Group.TARGET, "từ 80% lên 85%", "tăng"),
        ("1. Cấp 12.500 thẻ mới.", "1. Cấp 9.500 thẻ mới.", Group.AMOUNT, "từ 12.500 xuống 9.500", "giảm"),
        (
            "1. Tối thiểu 80% hồ sơ số.",
            "1. Không quá 80% hồ sơ số.",
            Group.TARGET,
            "từ tối thiểu 80% thành không quá 80%",
            "",
        ),
        (
            "1. Gửi trước ngày 30/9/2026.",
            "1. Gửi trước ngày 31/10/2026.",
            Group.DEADLINE,
            "từ ngày 30/9/2026 lùi đến ngày 31/10/2026",
            "",
        ),
        ("1. Họp ngày 05/01/2026.", "1. Họp ngày 04/01/2026.", Group.DATE, "sớm lên ngày 04/01/2026", ""),
        ("1. Hoàn thành trong 05 ngày.", "1. Hoàn thành trong 07 ngày.", Group.DEADLINE, "05 ngày lên 07 ngày", "tăng"),
        ("1. Báo cáo quý III/2026.", "1. Báo cáo quý IV/2026.", Group.DEADLINE, "quý III/2026 thành quý IV/2026", ""),
        ("1. Báo cáo hằng quý.", "1. Báo cáo hằng tháng.", Group.DEADLINE, "hằng quý thành hằng tháng", ""),
        ("1. Mở 12 lớp học.", "1. Mở 12 buổi học.", Group.AMOUNT, "từ 12 lớp thành 12 buổi", ""),
        (
            "1. Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2025.",
            "1. Thực hiện Kế hoạch số 145/KH-UBND ngày 12/6/2025.",
            Group.CITATION,
            "từ Kế hoạch số 145/KH-UBND ngày 11/6/2025 thành",
            "",
        ),
        ("1. Sở Nội vụ hướng dẫn.", "1. Sở Tài chính hướng dẫn.", Group.UNIT, "từ Sở Nội vụ thành Sở Tài chính", ""),
        ("1. Rà soát.", "1. Rà soát.|2. Mua 5 máy tính.", Group.AMOUNT, "thêm “Mua 5 máy tính” (có 5 máy tính)", ""),
        ("1. Rà soát.|2. Mua 5 máy tính.", "1. Rà soát.", Group.AMOUNT, "bỏ “Mua 5 máy tính” (có 5 máy tính)", ""),
        (
            "1. Xử lý theo khoản 2 Mục I.",
            "1. Xử lý theo khoản 5 Mục I.",
            Group.CITATION,
            "từ khoản 2 thành khoản 5",
            "",
        ),
    ],
)
def test_a_line_of_the_change_list(old: str, new: str, group: Group, words: str, trend: str) -> None:
    found = lines(old, new)
    assert [(each.group, each.trend) for each in found] == [(group, trend)]
    assert words in found[0].text
    assert found[0].where.startswith("Mục I")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1. Họp ngày 05/01/2026.", "1. Họp ngày 5/1/2026."),
        ("1. Trước 5 ngày, báo cáo hàng năm.", "1. Trước 05 ngày, báo cáo hằng năm."),
        ("1. Đạt 80 % hồ sơ.", "1. Đạt 80% hồ sơ."),
        ("1. Mở 3 lớp và họp 2 buổi.", "1. Họp 2 buổi và mở 3 lớp."),
        ("1. Phòng Kinh tế chủ trì.", "1. Phòng Kinh tế phụ trách."),
    ],
)
def test_what_is_no_news(old: str, new: str) -> None:
    assert lines(old, new) == ()


def test_two_numbers_that_changed_places_are_two_changes() -> None:
    found = lines("1. Đạt 80% hồ sơ, đạt 85% thẻ.", "1. Đạt 85% hồ sơ, đạt 80% thẻ.")
    assert len(found) == 2
    assert all("80%" in (each.old, each.new) or "85%" in (each.old, each.new) for each in found)


def test_a_number_deep_in_a_long_paragraph() -> None:
    long = "1. " + " ".join(f"Nội dung thứ {n} giao Phòng Kinh tế thực hiện," for n in range(60))
    found = lines(f"{long} mở 12 lớp học. {long}", f"{long} mở 15 lớp học. {long}")
    assert [(each.old, each.new, each.trend) for each in found] == [("12 lớp", "15 lớp", "tăng")]


def test_the_signer_by_deputy() -> None:
    head = paragraphs("KẾ HOẠCH", "Triển khai nhiệm vụ", "I. NHIỆM VỤ", "1. Rà soát./.", "Nơi nhận:", "- Lưu: VT.")
    old = head + "\n" + paragraphs("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu")
    new = head + "\n" + paragraphs("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Thử")
    found = told(old, new).highlights
    assert {each.group for each in found} == {Group.SIGNER}
    assert [(each.old, each.new) for each in found] == [
        ("", "KT. CHỦ TỊCH"),
        ("CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("Nguyễn Văn Mẫu", "Trần Thị Thử"),
    ]


def test_a_recipient_that_moved_is_no_news_and_one_replaced_is_one_line() -> None:
    head = ("KẾ HOẠCH", "Triển khai nhiệm vụ", "I. NHIỆM VỤ", "1. Rà soát./.", "Nơi nhận:")
    names = ("- Sở Nội vụ;", "- Công an xã;", "- Trạm Y tế;")
    old = paragraphs(*head, *names, "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Mẫu")
    moved = paragraphs(*head, names[2], *names[:2], "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Mẫu")
    other = paragraphs(*head, names[0], "- Hội Nông dân;", names[2], "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Mẫu")
    assert told(old, moved).highlights == ()
    assert [each.text for each in told(old, other).highlights] == ["thay “Công an xã” bằng “Hội Nông dân”"]
