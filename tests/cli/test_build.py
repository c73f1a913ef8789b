"""``kehoach build``: what is written, what is printed where, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import resources
from generator.cli import pdf
from generator.standards.codes import codes
from tests.cli.runs import quiet, run, start
from tests.standards.minimal import PLAN, over

GOOD, WRONG = PLAN, over("ngay_ban_hanh: 31/2/2026")
WARNED = over("noi_dung: |\n  I. A\n  1. a\n  3. b\n")


def files(folder: Path, **texts: str) -> list[Path]:
    made = []
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def text_of(docx: Path) -> str:
    with zipfile.ZipFile(docx) as archive:
        return archive.read("word/document.xml").decode()


# --- what is written, and the status


def test_several_files_are_written_and_named_one_a_line(tmp_path: Path) -> None:
    given = files(tmp_path, mot=GOOD, hai=GOOD)
    result = run("build", *given, "-o", tmp_path / "ra")
    assert result.exit_code == 0
    assert names(tmp_path / "ra") == ["hai.docx", "mot.docx"]
    assert result.stdout.splitlines() == [str(tmp_path / "ra" / "mot.docx"), str(tmp_path / "ra" / "hai.docx")]
    assert result.stderr == ""


def test_a_draft_says_what_is_still_blank(tmp_path: Path) -> None:
    given = files(tmp_path, mot=over("nguoi_ky: { chuc_vu: Chủ tịch }").replace("so_van_ban: 56\n", ""))
    result = run("build", *given, "-o", tmp_path / "ra")
    assert result.exit_code == 0
    assert result.stdout.strip().endswith("(dự thảo, còn trống: số, họ tên người ký)")


def test_one_wrong_file_does_not_keep_the_others(tmp_path: Path) -> None:
    given = files(tmp_path, mot=GOOD, hai=WRONG, ba=GOOD)
    result = run("build", *given, "-o", tmp_path / "ra")
    assert result.exit_code == 1
    assert names(tmp_path / "ra") == ["ba.docx", "mot.docx"]
    assert "hai.yaml" in result.stderr
    assert "BV012" in result.stderr
    assert result.stderr.rstrip().endswith("1 lỗi")
    assert "Cách sửa: " in result.stderr


def test_a_file_that_is_not_there_could_not_be_run(tmp_path: Path) -> None:
    result = run("build", tmp_path / "khong-co.yaml", "-o", tmp_path / "ra")
    assert (result.exit_code, names(tmp_path / "ra")) == (2, [])
    assert "BV901" in result.stderr


def test_warnings_are_told_and_do_not_count(tmp_path: Path) -> None:
    result = run("build", *files(tmp_path, mot=WARNED), "-o", tmp_path / "ra")
    assert (result.exit_code, names(tmp_path / "ra")) == (0, ["mot.docx"])
    assert "cảnh báo ND102" in result.stderr


def test_the_folder_is_output_unless_said_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files(tmp_path, mot=GOOD)
    assert run("build", "mot.yaml").exit_code == 0
    assert names(tmp_path / "output") == ["mot.docx"]


def test_set_draft_and_final(tmp_path: Path) -> None:
    (given,) = files(tmp_path, mot=GOOD)
    assert (
        run("build", given, "-o", tmp_path / "a", "--set", "so_van_ban=7", "--set", "nguoi_ky.ho_ten=B = C").exit_code
        == 0
    )
    printed = text_of(tmp_path / "a" / "mot.docx")
    assert "Số: 07/KH-UBND" in printed
    assert "B = C" in printed
    assert run("build", given, "-o", tmp_path / "b", "--draft").exit_code == 0
    assert "56/KH-UBND" not in text_of(tmp_path / "b" / "mot.docx")
    assert run("build", given, "-o", tmp_path / "c", "--final").exit_code == 0
    result = run(
        "build", given, "-o", tmp_path / "d", "--final", "--set", "so_van_ban=", "--set", "ngay_ban_hanh=7/2026"
    )
    assert (result.exit_code, names(tmp_path / "d")) == (1, [])
    assert result.stderr.count("BV120") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "a.yaml", "--draft", "--final"),
        ("build", "a.yaml", "--set", "x"),
        ("build", "a.yaml", "--set", "=x"),
        ("build", "a.yaml", "--la"),
        ("la",),
        ("build", "a.yaml", "-o"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(arguments: tuple[str, ...]) -> None:
    result = start(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert quiet(result.stderr)
    assert "Lỗi" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("build", "--help"), ("new", "-h"), ("--version",)])
def test_help_is_in_vietnamese_and_ends_well(arguments: tuple[str, ...]) -> None:
    result = start(*arguments)
    assert result.returncode in ({0, 2} if not arguments else {0})
    assert quiet(result.stdout, result.stderr)
    shown = result.stdout + result.stderr
    assert "kehoach" in shown
    assert not [word for word in ("Usage", "Options", "Commands", "Show this", "required") if word in shown]


# --- clashes and templates


@pytest.mark.parametrize("pair", [("a/x", "b/x"), ("a/x", "b/X"), ("a/kế", "b/ke\u0302\u0301")])
def test_two_files_for_one_result_are_told_once_and_none_is_written(pair: tuple[str, str], tmp_path: Path) -> None:
    given = files(tmp_path, **{pair[0]: GOOD, pair[1]: GOOD, "khac": GOOD})
    result = run("build", *given, "-o", tmp_path / "ra")
    assert result.exit_code == 2
    assert names(tmp_path / "ra") == ["khac.docx"]
    assert result.stderr.count("HT007") == 1


def test_the_same_file_twice_is_a_clash(tmp_path: Path) -> None:
    (given,) = files(tmp_path, mot=GOOD)
    assert run("build", given, given, "-o", tmp_path / "ra").exit_code == 2


@pytest.mark.parametrize("content", [None, b"", b"not a zip", b"PK\x03\x04"])
def test_a_template_that_is_none(content: bytes | None, tmp_path: Path) -> None:
    (given,) = files(tmp_path, mot=GOOD)
    template = tmp_path / "mau.docx"
    if content is not None:
        template.write_bytes(content)
        template.with_suffix(".yaml").write_text("phien_ban: 1\nbien: {}\n", encoding="utf-8")
    result = run("build", given, "-o", tmp_path / "ra", "--template", template)
    assert result.exit_code in {1, 2}
    assert names(tmp_path / "ra") == []
    assert "MB0" in result.stderr
    assert str(template) in result.stderr


@pytest.mark.parametrize("name", ["x" * 300 + ".docx", "khong/co/mau.docx", "."])
def test_a_template_that_cannot_be(name: str, tmp_path: Path) -> None:
    (given,) = files(tmp_path, mot=GOOD)
    result = run("build", given, "-o", tmp_path / "ra", "--template", tmp_path / name)
    assert result.exit_code in {1, 2}
    assert "lỗi MB" in result.stderr


def test_a_template_that_was_saved_anew_is_read_anew(tmp_path: Path) -> None:
    (given,) = files(tmp_path, mot=GOOD)
    template = tmp_path / "mau.docx"
    template.write_bytes(b"broken")
    template.with_suffix(".yaml").write_bytes(resources.template().with_suffix(".yaml").read_bytes())
    assert run("build", given, "-o", tmp_path / "ra", "--template", template).exit_code != 0
    template.write_bytes(resources.template().read_bytes())
    assert run("build", given, "-o", tmp_path / "ra", "--template", template).exit_code == 0


# --- JSON


@pytest.mark.parametrize(
    ("texts", "status", "written"),
    [
        ({"mot": GOOD}, 0, 1),
        ({"mot": WARNED}, 0, 1),
        ({"mot": WRONG, "hai": GOOD}, 1, 1),
        ({"mot": "a: [\n"}, 1, 0),
        ({"mot": ""}, 1, 0),
    ],
)
def test_json_is_all_that_stands_on_standard_output(
    texts: dict[str, str], status: int, written: int, tmp_path: Path
) -> None:
    result = start("build", *files(tmp_path, **texts), "-o", tmp_path / "ra", "--json")
    assert result.returncode == status
    answer = json.loads(result.stdout)
    assert set(answer) == {"written", "findings"}
    assert len(answer["written"]) == written
    assert all(Path(each).is_file() for each in answer["written"])
    for found in answer["findings"]:
        assert set(found) == {"code", "severity", "message", "mend", "text", "path", "label", "place"}
        assert found["code"] in codes()
        assert set(found["place"]) == {"file", "line", "column", "length", "within"}
        assert found["place"]["line"] >= 1
    assert result.stderr == ""


def test_json_and_text_tell_the_same(tmp_path: Path) -> None:
    given = files(tmp_path, mot=over("so_van_ban: a\nngay_ban_hanh: 31/2/2026\nla: 1"))
    told = run("build", *given, "-o", tmp_path / "ra").stderr
    findings = json.loads(run("build", *given, "-o", tmp_path / "ra", "--json").stdout)["findings"]
    assert len(findings) == 3
    for found in findings:
        place = found["place"]
        assert f"{place['file']}:{place['line']}:{place['column']}: lỗi {found['code']}" in told
        assert found["message"] in told
        assert found["mend"] in told


def test_what_a_terminal_would_obey_is_not_printed(tmp_path: Path) -> None:
    result = run("build", *files(tmp_path, mot=GOOD), "-o", tmp_path / "ra", "--set", "trich_yeu=a\x1b[2Jb")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr


def test_any_console_can_show_the_words(tmp_path: Path) -> None:
    result = start("build", *files(tmp_path, mot=WRONG), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert result.returncode == 1
    assert "không phải ngày có thật" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="arguments of Windows are always text")
def test_a_setting_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (given,) = files(tmp_path, mot=GOOD)
    command = [sys.executable, "-m", "generator.cli", "build", str(given), "-o", str(tmp_path / "ra"), "--set"]
    made = subprocess.run(
        [*map(os.fsencode, command), b"trich_yeu=a\xff"], capture_output=True, timeout=120, check=False
    )
    assert made.returncode == 1
    assert b"BV013" in made.stderr
    assert b"Traceback" not in made.stderr


# --- PDF


def test_without_libreoffice_the_word_file_is_kept(tmp_path: Path) -> None:
    (given,) = files(tmp_path, mot=GOOD)
    (tmp_path / "empty").mkdir()
    result = start("build", given, "-o", tmp_path / "ra", "--pdf", env={"PATH": str(tmp_path / "empty")})
    assert result.returncode == 2
    assert names(tmp_path / "ra") == ["mot.docx"]
    assert "HT005" in result.stderr
    assert quiet(result.stderr)


def test_libreoffice_that_fails_or_hangs_leaves_the_word_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("soffice", 1)

    (given,) = files(tmp_path, mot=GOOD)
    monkeypatch.setattr(pdf, "find_office", lambda: "soffice")
    monkeypatch.setattr(pdf.subprocess, "run", hang)
    result = run("build", given, "-o", tmp_path / "ra", "--pdf")
    assert (result.exit_code, names(tmp_path / "ra")) == (2, ["mot.docx"])
    assert "HT006" in result.stderr
    monkeypatch.setattr(pdf.subprocess, "run", lambda *_, **__: None)  # ends well and writes nothing
    assert "HT006" in run("build", given, "-o", tmp_path / "ra", "--pdf").stderr


@pytest.mark.oracle("libreoffice")
def test_a_pdf_stands_beside_each_word_file(tmp_path: Path) -> None:
    given = files(tmp_path, **{"kế hoạch.v1": GOOD, "hai": GOOD})
    result = start("build", *given, "-o", tmp_path / "ra", "--pdf", "--json")
    assert result.returncode == 0, result.stderr
    assert names(tmp_path / "ra") == ["hai.docx", "hai.pdf", "kế hoạch.v1.docx", "kế hoạch.v1.pdf"]
    assert len(json.loads(result.stdout)["written"]) == 4
    assert all(path.read_bytes().startswith(b"%PDF") for path in (tmp_path / "ra").glob("*.pdf"))
