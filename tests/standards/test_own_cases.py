"""The codes whose wrong example is no YAML and no template text: bytes, folders, other programs, calls from Python."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import __main__ as entry
from generator.cli import app as door
from generator.cli import pdf
from generator.diagnostics import Diagnostic, Outcome
from generator.load import load_plan, typed_text
from generator.load.tree import Places
from generator.load.validate import validated
from generator.model import KeHoach
from generator.output import write
from generator.pipeline import BuildOptions, build
from generator.render import compile_template, load_template
from generator.standards.manifest import read_manifest
from tests.render.word import p, package
from tests.standards.minimal import PLAN, over

MANIFEST = b"phien_ban: 1\nbien: { trich_yeu: chu }\n"


def loaded(folder: Path, data: bytes | str) -> tuple[Diagnostic, ...]:
    file = folder / "ke-hoach.yaml"
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return load_plan(file).diagnostics


def codes_of(found: tuple[Diagnostic, ...]) -> list[str]:
    assert all(d.place is not None and d.mend for d in found)
    return [d.code for d in found]


def compiled(data: bytes, manifest: bytes = MANIFEST) -> tuple[Diagnostic, ...]:
    read = read_manifest(manifest, file="mau.yaml")
    assert read.value is not None
    return compile_template(data, read.value, file="mau.docx").diagnostics


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(door.app, [str(each) for each in arguments], catch_exceptions=False)
    return result.exit_code, result.output


# --- variables


def test_bv018_a_value_that_no_other_code_names(tmp_path: Path) -> None:
    assert codes_of(loaded(tmp_path, over("luu_van_thu: { so_ban: " + "9" * 5000 + " }"))) == ["BV018"]


def test_bv041_typed_text_that_the_parser_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_text, "parse", lambda text: Outcome(None))
    assert codes_of(loaded(tmp_path, PLAN)) == ["BV041"]


def test_bv107_a_unit_by_name_given_to_the_model_itself() -> None:
    data: dict[str, Any] = {
        "co_quan_ban_hanh": {"don_vi": "xã Kim Thành"},
        "trich_yeu": "Triển khai công tác văn thư",
        "noi_dung": "I. MỤC ĐÍCH\nNêu mục đích.",
        "noi_nhan": ["Thường trực Đảng ủy xã"],
        "nguoi_ky": {"chuc_vu": "Chủ tịch"},
    }
    assert [d.code for d in validated(KeHoach, data, Places()).diagnostics] == ["BV107"]


def test_bv901_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    assert codes_of(load_plan(tmp_path / "khong-co.yaml").diagnostics) == ["BV901"]
    assert codes_of(load_plan(tmp_path).diagnostics) == ["BV901"]


def test_bv902_a_file_of_fifty_megabytes(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.yaml"
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    assert codes_of(load_plan(file).diagnostics) == ["BV902"]


def test_bv903_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    found = loaded(tmp_path, PLAN.encode().replace("văn thư".encode(), b"v\xa8n th\xad"))
    assert codes_of(found) == ["BV903"]
    assert found[0].place is not None
    assert found[0].place.line == 4


def test_bv906_sixty_one_brackets(tmp_path: Path) -> None:
    assert codes_of(loaded(tmp_path, over("noi_nhan: " + "[" * 61 + "]" * 61))) == ["BV906"]


# --- template


def test_mb001_a_template_that_is_no_zip() -> None:
    assert codes_of(compiled(b"%PDF-1.7 ...")) == ["MB001"]


def test_mb002_a_template_without_its_manifest(tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(package(p("{{ trich_yeu }}")))
    assert codes_of(load_template(tmp_path / "mau.docx").diagnostics) == ["MB002"]


def test_mb003_a_part_with_a_doctype() -> None:
    hostile = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert codes_of(compiled(package(p("{{ trich_yeu }}"), extra={"word/footnotes.xml": hostile}))) == ["MB003"]


def test_mb004_a_part_that_swells() -> None:
    bomb = "<a>" + " " * 3_000_000 + "</a>"
    assert codes_of(compiled(package(p("{{ trich_yeu }}"), extra={"word/footnotes.xml": bomb}))) == ["MB004"]


def test_mb012_a_tag_in_a_comment() -> None:
    comment = "<a>{{ trich_yeu }}</a>"
    assert codes_of(compiled(package(p("{{ trich_yeu }}"), extra={"word/comments.xml": comment}))) == ["MB012"]


def test_mb013_a_manifest_with_a_name_that_the_program_lacks(tmp_path: Path) -> None:
    file, template = tmp_path / "ke-hoach.yaml", tmp_path / "mau.docx"
    file.write_text(PLAN, encoding="utf-8")
    template.write_bytes(package(p("{{ loi_cam_on }}")))
    template.with_suffix(".yaml").write_text("phien_ban: 1\nbien: { loi_cam_on: chuoi }\n", encoding="utf-8")
    outcome = build(file, BuildOptions(template=template))
    assert outcome.value is None
    assert ("MB013", "loi_cam_on") in [(d.code, d.text) for d in outcome.errors]


# --- system


def test_ht001_a_crash_is_a_message_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(door, "app", crash)
    with pytest.raises(SystemExit) as stopped:
        entry.main()
    printed = capsys.readouterr().err
    logs = list(tmp_path.iterdir())
    assert stopped.value.code == 2
    assert "HT001" in printed
    assert "Traceback" not in printed
    assert "ZeroDivisionError" in logs[0].read_text(encoding="utf-8")
    assert str(logs[0]) in printed


def test_ht002_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("một tệp, không phải thư mục", encoding="utf-8")
    assert codes_of(write(tmp_path / "output" / "a.docx", b"PK").diagnostics) == ["HT002"]


def test_ht003_a_file_that_word_holds_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    assert codes_of(refused(target, PermissionError(errno.EACCES, "in use"), monkeypatch)) == ["HT003"]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_ht004_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes_of(refused(tmp_path / "a.docx", OSError(errno.ENOSPC, "full"), monkeypatch)) == ["HT004"]
    assert list(tmp_path.iterdir()) == []


def refused(target: Path, error: OSError, monkeypatch: pytest.MonkeyPatch) -> tuple[Diagnostic, ...]:
    """What is said when the last step of writing fails."""

    def replace(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", replace)
    return write(target, b"PK").diagnostics


def test_ht005_no_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_office", lambda: None)
    assert [d.code for d in pdf.to_pdf([tmp_path / "a.docx"]).diagnostics] == ["HT005"]


def test_ht006_libreoffice_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Python knows none of LibreOffice's options, so it stops with an error as a broken LibreOffice would.
    monkeypatch.setattr(pdf, "find_office", lambda: sys.executable)
    assert codes_of(pdf.to_pdf([tmp_path / "a.docx"]).diagnostics) == ["HT006"]


def test_ht007_two_files_of_one_name(tmp_path: Path) -> None:
    files = [tmp_path / "a" / "ke-hoach.yaml", tmp_path / "b" / "KE-HOACH.yaml"]
    for file in files:
        file.parent.mkdir()
        file.write_text(PLAN, encoding="utf-8")
    status, printed = run("build", *files, "-o", tmp_path / "output")
    assert status == 2
    assert "HT007" in printed
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("name", ["con.docx", "a?.docx", " a.docx", "x" * 260 + ".docx"])
def test_ht008_a_name_that_windows_cannot_have(name: str, tmp_path: Path) -> None:
    assert codes_of(write(tmp_path / name, b"PK").diagnostics) == ["HT008"]
    assert list(tmp_path.iterdir()) == []


def test_ht009_new_does_not_overwrite(tmp_path: Path) -> None:
    file = tmp_path / "moi.yaml"
    assert run("new", "--don-vi", "10804", "-o", file)[0] == 0
    before = file.read_bytes()
    file.write_bytes(before + b"# cua toi\n")
    status, printed = run("new", "--don-vi", "10804", "-o", file)
    assert status == 2
    assert "HT009" in printed
    assert file.read_bytes() == before + b"# cua toi\n"
