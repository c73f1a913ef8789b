"""``kehoach import``: files and folders to variables, the summary, the report, the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import resources
from generator.pipeline import build
from tests.cli.runs import quiet, run, start

SURE = (
    "ỦY BAN NHÂN DÂN\nXÃ KIM THÀNH\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Kim Thành, ngày 05 tháng 8 năm 2025\nKẾ HOẠCH\nTriển khai phong trào thi đua\nCăn cứ Luật Thi đua, khen thưởng;\n"
    "Ủy ban nhân dân xã Kim Thành ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Phát huy sức mạnh của Nhân dân.\n"
    "Trên đây là Kế hoạch triển khai./.\nNơi nhận:\n- Thường trực Đảng ủy;\n- Lưu: VT, KT.\nTM. ỦY "
    "BAN NHÂN DÂN\nCHỦ TỊCH\n"
    "Nguyễn Văn An\n"
)
UNSURE = SURE.replace("12/KH", "12A/KH")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sure plan, an unsure one, a Word file and files that are none of ours."""
    inside = tmp_path / "cu"
    inside.mkdir()
    (inside / "ro.txt").write_text(SURE, encoding="utf-8")
    (inside / "chua-ro.txt").write_text(UNSURE, encoding="utf-8")
    made = build(resources.variables() / "vi-du" / "kim-thanh.yaml")
    assert made.value is not None
    (inside / "kim-thanh.docx").write_bytes(made.value.data)
    (inside / "~$kim-thanh.docx").write_bytes(b"lock")
    (inside / "bang.xlsx").write_bytes(b"PK")
    return inside


def test_a_sure_plan_gives_a_file_that_builds_and_exit_0(folder: Path, tmp_path: Path) -> None:
    result = run("import", folder / "ro.txt", "-o", tmp_path / "bien")
    assert result.exit_code == 0, result.output
    written = tmp_path / "bien" / "ro.yaml"
    assert str(written) in result.output
    assert "0 chưa giải trình" in result.output
    assert build(written).value is not None


def test_an_unsure_plan_gives_exit_1_and_says_where(folder: Path, tmp_path: Path) -> None:
    result = run("import", folder / "chua-ro.txt", "-o", tmp_path / "bien")
    assert result.exit_code == 1
    assert "BV306" in result.output
    assert "chua-ro.txt:3" in result.output
    assert "chưa chắc: số gốc là 12A" in (tmp_path / "bien" / "chua-ro.yaml").read_text(encoding="utf-8")


def test_a_folder_gives_a_file_each_and_a_table(folder: Path, tmp_path: Path) -> None:
    result = run("import", folder, "-o", tmp_path / "bien")
    assert result.exit_code == 1
    assert sorted(path.name for path in (tmp_path / "bien").iterdir()) == ["chua-ro.yaml", "kim-thanh.yaml", "ro.yaml"]
    assert "3 tệp: 3 đã ghi (1 có chỗ chưa chắc), 0 không đọc" in result.output


def test_many_files_are_read_by_several_processes_with_the_same_result(tmp_path: Path) -> None:
    inside = tmp_path / "cu"
    inside.mkdir()
    for number in range(1, 13):
        (inside / f"ke-hoach-{number:02}.txt").write_text(SURE.replace("Số: 12", f"Số: {number}"), encoding="utf-8")
    (inside / "trong.txt").write_bytes(b"")
    result = start("import", inside, "-o", tmp_path / "bien", "--report", tmp_path / "bao-cao.json")
    assert result.returncode == 2
    assert "HT117" in result.stderr
    assert "13 tệp: 12 đã ghi" in result.stdout
    assert quiet(result.stdout, result.stderr)
    texts = [(tmp_path / "bien" / f"ke-hoach-{n:02}.yaml").read_text(encoding="utf-8") for n in range(1, 13)]
    assert [f"so_van_ban: {n}\n" in text for n, text in enumerate(texts, 1)] == [True] * 12
    reports = json.loads((tmp_path / "bao-cao.json").read_text(encoding="utf-8"))
    assert [report["file"] for report in reports] == [f"ke-hoach-{n:02}.txt" for n in range(1, 13)]


def test_nothing_is_overwritten_without_force(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "bien" / "ro.yaml"
    target.parent.mkdir()
    target.write_text("của tôi", encoding="utf-8")
    result = run("import", folder / "ro.txt", "-o", target.parent)
    assert result.exit_code == 2
    assert "HT009" in result.output
    assert target.read_text(encoding="utf-8") == "của tôi"
    assert run("import", folder / "ro.txt", "-o", target.parent, "--force").exit_code == 0
    assert "so_van_ban: 12" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "sign"), [("b.json", '"unaccounted": 0'), ("b.html", "<table>"), ("b.txt", "ký tự:")])
def test_the_report_comes_in_three_forms(name: str, sign: str, folder: Path, tmp_path: Path) -> None:
    result = run("import", folder / "ro.txt", "-o", tmp_path / "bien", "--report", tmp_path / name)
    assert result.exit_code == 0
    assert sign in (tmp_path / name).read_text(encoding="utf-8")


def test_a_report_of_another_kind_is_refused(folder: Path, tmp_path: Path) -> None:
    result = run("import", folder / "ro.txt", "-o", tmp_path / "bien", "--report", tmp_path / "b.pdf")
    assert result.exit_code == 2
    assert not (tmp_path / "bien").exists()


def test_two_files_of_one_name_do_not_overwrite_each_other(folder: Path, tmp_path: Path) -> None:
    (folder / "kim-thanh.txt").write_text(SURE, encoding="utf-8")
    result = run("import", folder, "-o", tmp_path / "bien")
    assert result.exit_code == 1
    assert "Hải Phòng" in (tmp_path / "bien" / "kim-thanh.yaml").read_text(encoding="utf-8")
    assert "3 tệp:" in result.output


def test_tracked_changes_are_read_one_way_or_the_other(tmp_path: Path) -> None:
    from tests.read.docx.word import p, word

    body = "".join(p(line) for line in SURE.strip().split("\n")[:11])
    body += p(
        "1. Đạt ",
        '<w:ins w:id="1" w:author="a"><w:r><w:t>90</w:t></w:r></w:ins>',
        '<w:del w:id="2" w:author="a"><w:r><w:delText>80</w:delText></w:r></w:del>',
        "% chỉ tiêu.",
    )
    body += "".join(p(line) for line in SURE.strip().split("\n")[12:])
    (tmp_path / "sua.docx").write_bytes(word(body))
    for revisions, words in (("accepted", "1. Đạt 90% chỉ tiêu."), ("original", "1. Đạt 80% chỉ tiêu.")):
        run("import", tmp_path / "sua.docx", "-o", tmp_path / revisions, "--revisions", revisions)
        assert words in (tmp_path / revisions / "sua.yaml").read_text(encoding="utf-8")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()
    result = run("import", tmp_path / "rong", "-o", tmp_path / "bien")
    assert result.exit_code == 2
    assert "HT118" in result.output
