"""What a file may be: encodings of Windows editors, sizes, folders, devices."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import load_plan
from generator.load.files import MAX_BYTES, decode, read_bytes
from tests.standards.minimal import PLAN


def codes(file: Path) -> list[str]:
    outcome = load_plan(file)
    assert outcome.value is None
    assert all(d.place is not None and d.place.file == file.as_posix() and d.mend for d in outcome.diagnostics)
    return [d.code for d in outcome.diagnostics]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_of_windows_editors_are_read(encoding: str, end: str, tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.yaml"
    file.write_bytes(PLAN.replace("\n", end).encode(encoding))
    outcome = load_plan(file)
    assert outcome.value is not None, outcome.diagnostics
    assert outcome.value.ke_hoach.trich_yeu == "Triển khai công tác văn thư năm 2026"
    assert outcome.value.places.of(("trich_yeu",)).line == 4


def test_a_mark_in_front_twice_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbf\xef\xbb\xbf" + PLAN.encode())
    assert load_plan(file).value is not None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "cp1258", "cp1252"])
def test_other_encodings_are_refused_with_line_and_column(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(PLAN.encode(encoding, errors="replace"))
    assert codes(file) == ["BV903"]


def test_the_first_foreign_byte_is_shown() -> None:
    found = decode("bối: 1\r\ncảnh".encode() + "è".encode("cp1258"), "a.yaml").diagnostics
    assert found[0].place is not None
    assert (found[0].place.line, found[0].place.column) == (2, 5)


def test_the_first_foreign_byte_is_shown_behind_a_mark() -> None:
    found = decode(b"\xef\xbb\xbfab\xff", "a.yaml").diagnostics
    assert found[0].place is not None
    assert (found[0].place.line, found[0].place.column) == (1, 3)


def test_half_a_letter_of_utf_16_is_refused() -> None:
    assert [d.code for d in decode(b"\xff\xfea\x00\x00", "a.yaml").diagnostics] == ["BV903"]


def test_a_word_file_is_no_variables_file(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xb5\xff")
    assert codes(file) == ["BV903"]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n\n", b"# a\r\n"])
def test_a_file_without_content_says_so(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(content)
    assert codes(file) == ["BV904"]


@pytest.mark.parametrize(("content", "code"), [("chữ", "BV017"), ("- a\n- b\n", "BV017"), ("1", "BV017")])
def test_a_file_of_no_names_is_refused(content: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(content, encoding="utf-8")
    assert codes(file) == [code]


def test_five_megabytes_are_too_much(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"# " + b"x" * 5_000_000)
    assert codes(file) == ["BV902"]


def test_a_file_that_hides_its_size_is_read_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x" * (MAX_BYTES + 10))
    before = Path.stat
    empty = tmp_path / "b"
    empty.touch()
    monkeypatch.setattr(Path, "stat", lambda self, **more: before(empty if self == file else self, **more))
    assert [d.code for d in read_bytes(file, "a.yaml").diagnostics] == ["BV902"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["BV901"]


@pytest.mark.parametrize("name", ["khong-co.yaml", "x" * 300 + ".yaml", "a\0b.yaml", "khong/co/a.yaml"])
def test_a_file_that_is_not_there_or_cannot_be(name: str, tmp_path: Path) -> None:
    assert codes(tmp_path / name) == ["BV901"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(PLAN, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert codes(file) == ["BV901"]
