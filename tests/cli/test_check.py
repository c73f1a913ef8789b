"""``kehoach check``: what is printed where, what is written, and the exit status."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from generator.check.rule import Change, Rule
from generator.cli import checked as cli_checked
from generator.cli.many import documents, in_turn
from generator.diagnostics import Severity
from generator.pipeline import CheckOptions
from tests.check.fakes import crashing, example, formats, rule, unable, use, words
from tests.cli.runs import quiet, run, start

TEXT = "I. MỤC ĐÍCH\n1. Một việc thứ nhất.\n2. Một việc thứ hai.\n"
WARNING = rule("KT902", lambda subject: words("KT902", "nhất").find(subject), Severity.CANH_BAO)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A text to check."""
    path = tmp_path / "ke-hoach.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A Word file to check."""
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(example("kim-thanh"))
    return path


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, words("KT901", "hai"), WARNING, unable("KT903"))


def only(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    use(monkeypatch, *rules)


def test_findings_are_told_in_five_parts_and_summed_up(plan: Path) -> None:
    result = run("check", plan)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"{plan.as_posix()}: 1 lỗi, 1 cảnh báo; 1 điều không kiểm được (theo Nghị định 30/2020/NĐ-CP)\n"
    )
    assert f"{plan.as_posix()}:3:17: lỗi KT901  Khoản: Quy tắc thử KT901\n" in result.stdout
    assert "   3 | 2. Một việc thứ hai.\n     |                 ^^^\n  Cách sửa: viết lại.\n" in result.stdout
    assert "Không kiểm được:\n  tệp không cho biết: KT903 Quy tắc thử KT903.\n" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("rules", "status"),
    [((), 0), ((WARNING,), 0), ((words("KT901", "hai"),), 1), ((crashing("KT904"),), 2), ((unable("KT903"),), 0)],
)
def test_the_exit_status_follows_from_errors_alone(
    monkeypatch: pytest.MonkeyPatch, plan: Path, rules: tuple[Rule, ...], status: int
) -> None:
    only(monkeypatch, *rules)
    assert run("check", plan).exit_code == status


def test_json_of_one_file_is_the_list_of_findings(plan: Path) -> None:
    result = run("check", plan, "--json")
    found = json.loads(result.stdout)
    assert [one["code"] for one in found] == ["KT902", "KT901", "KT903"]
    assert {"code", "slug", "severity", "ref", "place", "text", "message", "mend", "clause"} <= set(found[0])
    assert (found[1]["place"]["line"], found[1]["text"], result.exit_code) == (3, "hai", 1)


def test_json_of_several_files_is_an_object_each(plan: Path, word: Path) -> None:
    found = json.loads(run("check", plan, word, "--json").stdout)
    assert [one["file"] for one in found] == [plan.as_posix(), word.as_posix()]
    assert found[0]["summary"] == {"lỗi": 1, "cảnh báo": 1, "gợi ý": 0, "không kiểm được": 1}
    assert [each["code"] for each in found[0]["findings"]] == ["KT902", "KT901", "KT903"]


def test_bad_input_is_told_as_the_reader_tells_it(tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "rong.docx").write_bytes(b"")
    for name, code in (("hong.docx", "HT101"), ("rong.docx", "HT101"), ("khong-co.docx", "HT118")):
        result = run("check", tmp_path / name)
        assert result.exit_code == 2
        assert f"{name}: lỗi {code}\n" in result.stdout
        assert "Cách sửa:" in result.stdout
        (found,) = json.loads(run("check", tmp_path / name, "--json").stdout)
        assert (found["code"], found["severity"]) == (code, "lỗi")


def test_a_bad_file_among_good_ones_stops_none(tmp_path: Path, plan: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 nothing")
    result = run("check", tmp_path / "hong.docx", plan)
    assert result.exit_code == 2
    assert result.stdout.rstrip().endswith("2 tệp: 0 không có lỗi, 1 có lỗi, 1 không kiểm được trọn vẹn.")
    assert "KT901" in result.stdout


def test_a_crash_over_one_file_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch, plan: Path, word: Path) -> None:
    def fail(path: Path, wanted: object) -> cli_checked.Done:
        if path == plan:
            raise RuntimeError("bug")
        return cli_checked.examine(path, cli_checked.Wanted(CheckOptions(), html=False, whole=False))

    monkeypatch.setattr("generator.cli.check.examine", fail)
    result = run("check", plan, word)
    assert result.exit_code == 2
    assert f"{plan.as_posix()}: lỗi HT119" in result.stdout
    assert quiet(result.stdout, result.stderr)
    assert json.loads(run("check", plan, "--json").stdout)[0]["code"] == "HT119"


def test_a_crashed_rule_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, plan: Path) -> None:
    only(monkeypatch, crashing("KT904"), words("KT901", "hai"))
    result = run("check", plan)
    assert result.exit_code == 2
    assert "lỗi HT120" in result.stdout
    assert "KT904" in result.stdout
    assert "lỗi KT901" in result.stdout
    assert quiet(result.stderr)


def test_a_folder_stands_for_its_documents(tmp_path: Path, plan: Path, word: Path) -> None:
    (tmp_path / "~$ke-hoach.docx").write_bytes(b"x")
    (tmp_path / "anh.png").write_bytes(b"x")
    assert documents([tmp_path, plan]) == [word, plan]
    empty = tmp_path / "trong"
    empty.mkdir()
    assert (run("check", empty).exit_code, "HT118" in run("check", empty).stderr) == (2, True)


def test_many_files_give_the_same_by_processes_and_by_one(tmp_path: Path) -> None:
    """Real rules: other processes know nothing of the fakes."""
    paths = [tmp_path / f"{number:02}.txt" for number in range(12)]
    for number, path in enumerate(paths):
        path.write_text(f"{TEXT}3. Việc số {number}.\n", encoding="utf-8")
    many = start("check", *paths, "--json")
    assert many.returncode in (0, 1)
    found = json.loads(many.stdout)
    assert [one["file"] for one in found] == [path.as_posix() for path in paths]
    for path, one in zip(paths[:2], found[:2], strict=True):
        assert json.loads(start("check", path, "--json").stdout) == one["findings"]


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert list(in_turn(range(40), abs, lambda job, _error: -job)) == list(range(40))


def test_a_job_that_fails_in_another_process_is_told(tmp_path: Path) -> None:
    jobs = [1] * 20 + ["x"] + [2] * 20
    assert list(in_turn(jobs, int.__abs__, lambda job, _error: -1))[20] == -1


def test_profile_off_and_severity(tmp_path: Path, plan: Path) -> None:
    profile = tmp_path / "tinh.yaml"
    profile.write_text("ten: Tỉnh A\ntat: [KT901]\nmuc_do: { KT902: lỗi }\n", encoding="utf-8")
    result = run("check", plan, "--profile", profile)
    assert result.exit_code == 1
    assert "(theo Tỉnh A)" in result.stdout
    assert "lỗi KT902" in result.stdout
    assert "KT901" not in result.stdout


def test_a_wrong_profile_stops_the_run_with_its_place(tmp_path: Path, plan: Path) -> None:
    profile = tmp_path / "tinh.yaml"
    profile.write_text("ten: Tỉnh A\ntat: [KT991]\n", encoding="utf-8")
    result = run("check", plan, "--profile", profile)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "tinh.yaml:2:7: lỗi HT122" in result.stderr
    assert [one["code"] for one in json.loads(run("check", plan, "--profile", profile, "--json").stdout)] == ["HT122"]
    assert run("check", plan, "--profile", "khong-co").exit_code == 2


def test_waivers_take_findings_away_and_unused_ones_are_told(tmp_path: Path, plan: Path, word: Path) -> None:
    waivers = tmp_path / "mien-tru.yaml"
    waivers.write_text(
        "- { ma: KT901, cho: thứ hai, ly_do: đã thống nhất }\n- { ma: KT902, cho: câu cũ, ly_do: x }\n",
        encoding="utf-8",
    )
    result = run("check", plan, "--waivers", waivers)
    assert result.exit_code == 0
    assert "1 được miễn trừ" in result.stdout
    assert "lỗi KT901" not in result.stdout
    assert "mien-tru.yaml:2:3: cảnh báo HT121" in result.stdout
    several = run("check", plan, word, "--waivers", waivers)
    assert several.stderr.count("HT121") == 1
    assert "HT121" not in several.stdout


def test_the_page_and_the_log_are_written(tmp_path: Path, plan: Path, word: Path) -> None:
    html, sarif = tmp_path / "a.html", tmp_path / "a.sarif"
    assert run("check", plan, word, "--html", html, "--sarif", sarif).exit_code == 1
    page = html.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<section>") == 2
    assert "I. MỤC ĐÍCH" in page
    log = json.loads(sarif.read_text(encoding="utf-8"))
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]}
    assert len(uris) == 2


def test_the_annotated_copy_holds_the_comments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, word: Path) -> None:
    only(monkeypatch, words("KT901", "Kim Thành"), unable("KT903"))
    target, before = tmp_path / "ghi-chu.docx", word.read_bytes()
    result = run("check", word, "--annotate", target)
    number = len(list(Document(str(target)).comments))
    assert number == result.stdout.count("lỗi KT901") > 3
    assert f"Đã ghi bản có {number} ghi chú: {target}" in result.stderr
    assert word.read_bytes() == before


def test_the_mended_copy_and_what_is_said_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, word: Path) -> None:
    letters = words("KT904", "Kim Thành", lambda _: "Kim Thanh")
    only(monkeypatch, formats("KT901", Change("paragraph", "body/4", "space_before", 12.0)), letters)
    target, before = tmp_path / "sua.docx", word.read_bytes()
    result = run("check", word, "--fix", target)
    assert "giãn cách trước đoạn: 12 pt" in result.stderr
    assert f"Đã sửa 1 chỗ: {target}" in result.stderr
    assert "Để nguyên KT904" in result.stderr
    assert "Kiểm lại bản đã sửa:" in result.stderr
    assert word.read_bytes() == before
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        assert b'w:before="240"' in archive.read("word/document.xml")


@pytest.mark.parametrize("option", ["--annotate", "--fix", "--html", "--sarif"])
def test_no_output_may_be_the_input(word: Path, option: str) -> None:
    before = word.read_bytes()
    for same in (word, word.parent / "." / word.name):
        result = run("check", word, option, same)
        assert result.exit_code == 2
        assert "lỗi HT123" in result.stderr
    assert word.read_bytes() == before


def test_two_outputs_may_not_be_one_file(tmp_path: Path, word: Path) -> None:
    result = run("check", word, "--html", tmp_path / "a", "--sarif", tmp_path / "a")
    assert (result.exit_code, "HT123" in result.stderr) == (2, True)


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, word: Path) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    result = run("check", word, "--html", tmp_path / "tep" / "a.html")
    assert (result.exit_code, "HT002" in result.stderr) == (2, True)


def test_copies_are_for_one_word_file(tmp_path: Path, plan: Path, word: Path) -> None:
    for files in ((plan,), (plan, word)):
        for option in ("--annotate", "--fix"):
            result = run("check", *files, option, tmp_path / "a.docx")
            assert result.exit_code == 2
            assert "chỉ dùng với một tệp .docx" in result.stderr
    assert not (tmp_path / "a.docx").exists()


def test_draft_and_final_are_not_both(plan: Path) -> None:
    result = run("check", plan, "--draft", "--final")
    assert (result.exit_code, "chỉ dùng một trong hai" in result.stderr) == (2, True)


@pytest.mark.parametrize(("option", "mode"), [("--draft", "draft"), ("--final", "final"), (None, "")])
def test_the_mode_reaches_the_rules(monkeypatch: pytest.MonkeyPatch, plan: Path, option: str | None, mode: str) -> None:
    seen: list[str] = []

    def find(subject):  # type: ignore[no-untyped-def]
        seen.append(subject.mode)
        return iter(())

    only(monkeypatch, rule("KT901", find))
    run("check", plan, *([option] if option else []))
    assert seen == [mode]


def test_the_same_run_prints_and_writes_the_same(tmp_path: Path, word: Path) -> None:
    def made(name: str) -> tuple[str, bytes, bytes]:
        html, copy = tmp_path / f"{name}.html", tmp_path / f"{name}.docx"
        result = run("check", word, "--html", html, "--annotate", copy)
        return result.stdout, html.read_bytes(), copy.read_bytes()

    assert made("a") == made("b")


def test_a_final_plan_is_checked_when_it_is_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only(monkeypatch, words("KT901", "Kim Thành"), WARNING)
    source = Path("variables/vi-du/kim-thanh.yaml")
    given = ["--set", "so_van_ban=5", "--set", "ngay_ban_hanh=5/8/2025", "--set", "nguoi_ky.ho_ten=Nguyễn Văn A"]
    checked = run("build", Path(__file__).resolve().parents[2] / source, "--final", *given, "-o", tmp_path)
    assert (tmp_path / "kim-thanh.docx").is_file()
    assert checked.exit_code == 1
    assert "kim-thanh.docx › đoạn" in checked.stderr
    assert "lỗi KT901" in checked.stderr
    plain = run("build", Path(__file__).resolve().parents[2] / source, *given, "-o", tmp_path)
    assert (plain.exit_code, "KT901" in plain.stderr) == (0, False)


def test_explain_knows_rules_and_codes_alike() -> None:
    result = start("explain", "KT002")
    assert result.returncode == 0
    assert result.stdout.startswith("KT002 le-trang (lỗi; từ ")
    assert "\nVí dụ đúng\n" in result.stdout
    assert start("explain", "le-trang").stdout == result.stdout
    assert start("explain", "HT121").stdout.startswith("HT121 mien-tru-khong-dung-den")
    unknown = start("explain", "KT2")
    assert unknown.returncode == 2
    assert "không có mã" in unknown.stderr
