"""``kehoach compare`` with nothing faked: plans made from variables, changed as a drafter changes them."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.cli.runs import quiet, run, start
from tests.standards.minimal import PLAN, over

BODY = """noi_dung: |
  I. MỤC ĐÍCH
  1. Việc thứ nhất giao cho các phòng chuyên môn thực hiện.
  2. Phấn đấu đạt 85% số hộ dân dùng dịch vụ công trực tuyến.
  3. Rà soát, thống kê các công trình xây dựng trên địa bàn xã.
  II. NHIỆM VỤ
  1. Tuyên truyền sâu rộng đến mọi tầng lớp Nhân dân trên địa bàn.
"""
CHANGED = (
    BODY.replace("85%", "90%")
    .replace("  1. Việc thứ nhất", "  1. Thành lập Tổ công tác liên ngành của xã.\n  2. Việc thứ nhất")
    .replace("  2. Phấn", "  3. Phấn")
    .replace("  3. Rà", "  4. Rà")
)


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Path, Path]:
    """Two versions: a target raised, a point inserted above two others."""
    old, new = tmp_path / "cu.yaml", tmp_path / "moi.yaml"
    old.write_text(over(BODY), encoding="utf-8")
    new.write_text(over(CHANGED), encoding="utf-8")
    return old, new


def test_a_raised_target_and_an_inserted_point_are_all_that_is_told(plans: tuple[Path, Path]) -> None:
    result = run("compare", *plans)
    assert result.exit_code == 1
    assert "từ [-85%-] lên {+90%+} (↑ tăng)" in " ".join(result.stdout.split())
    assert "{+1. Thành lập Tổ công tác liên ngành của xã.+}" in result.stdout
    assert "2 chỗ thay đổi nội dung (1 sửa, 1 thêm), 1 nhóm đổi số thứ tự" in result.stdout


def test_every_place_of_the_script_is_a_place_of_the_documents(plans: tuple[Path, Path]) -> None:
    from generator.pipeline import compare_files

    compared = compare_files(*plans).value
    script = json.loads(run("compare", *plans, "--json").stdout)
    assert compared is not None
    for side, view in (("old", compared.comparison.old), ("new", compared.comparison.new)):
        texts = {block.address: block.text for block in view.blocks}
        for change in script["changes"]:
            assert change[side]["text"] == "\n".join(texts[address] for address in change[side]["addresses"])


def test_the_page_shows_what_the_window_shows(plans: tuple[Path, Path], tmp_path: Path) -> None:
    run("compare", *plans, "--html", tmp_path / "a.html")
    first = (tmp_path / "a.html").read_bytes()
    run("compare", *plans, "--html", tmp_path / "a.html")
    assert (tmp_path / "a.html").read_bytes() == first
    root = lxml_html.fromstring(first)
    assert "85%" in root.xpath("//section[@id='danh-sach']//del/text()")
    assert "1. Thành lập Tổ công tác liên ngành của xã." in root.xpath("//article//ins/text()")


def test_the_redline_is_a_word_file_with_tracked_changes(plans: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "dau-sua.docx"
    result = run("compare", *plans, "-o", target, "--author", "Phòng Văn hóa - Xã hội", "--date", "13/6/2026")
    assert (result.exit_code, result.stderr) == (1, "")
    with zipfile.ZipFile(target) as package:
        document = package.read("word/document.xml").decode()
    assert 'w:author="Phòng Văn hóa - Xã hội"' in document
    assert 'w:date="2026-06-13T00:00:00Z"' in document
    assert "85%" in "".join(re.findall(r"<w:delText[^>]*>([^<]*)", document))


def test_the_redline_holds_both_versions_for_the_reader(plans: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "dau-sua.docx"
    run("compare", *plans, "-o", target)
    assert run("compare", target, plans[1], "--ignore", "dinh-dang").exit_code == 0
    assert run("compare", target, plans[0], "--revisions", "original", "--ignore", "dinh-dang").exit_code == 0
    told = " ".join(run("compare", target, plans[0]).stdout.split())
    assert "Lưu ý: Bản cũ: Tệp có" in told
    assert "chỗ sửa đổi được theo dõi (Track Changes)" in told


def test_folders_of_plans_get_pages_and_redlines(plans: tuple[Path, Path], tmp_path: Path) -> None:
    for plan, root in zip(plans, ("cu", "moi"), strict=True):
        run("build", plan, "-o", tmp_path / root)
        (tmp_path / root / f"{plan.stem}.docx").rename(tmp_path / root / "xã.docx")
    result = run("compare", tmp_path / "cu", tmp_path / "moi", "--html", tmp_path / "ra", "-o", tmp_path / "ra")
    assert (result.exit_code, result.stderr) == (1, "")
    assert {path.name for path in (tmp_path / "ra").iterdir()} == {"index.html", "xã.html", "xã.docx"}


def test_the_two_documents_with_nothing_in_common_are_told_so_once(tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("Danh sách sinh viên lớp toán học kỳ một\n" * 3, encoding="utf-8")
    two.write_text("Hóa đơn tiền điện ba tháng gần nhất quý hai\n" * 4, encoding="utf-8")
    result = start("compare", one, two)
    assert result.returncode == 1
    assert (result.stdout + result.stderr).count("không có gì chung") == 1
    assert quiet(result.stdout, result.stderr)


def test_plans_of_the_same_text_are_equal_whatever_their_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN, encoding="utf-8")
    assert run("build", tmp_path / "a.yaml", "-o", tmp_path / "ra").exit_code == 0
    result = run("compare", tmp_path / "ra" / "a.docx", tmp_path / "a.yaml")
    assert (result.exit_code, result.stdout) == (0, "Hai văn bản giống nhau hoàn toàn.\n")
