"""The disk and the system: full, locked, forbidden, names of Windows; nobody ever sees half a file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from generator import output
from generator.cli import build as door
from generator.output import name_fault, write
from tests.cli.runs import ROOT, quiet, run, start
from tests.standards.minimal import PLAN

OLD = b"the old file"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    file = tmp_path / "mot.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An older result."""
    (tmp_path / "ra").mkdir()
    file = tmp_path / "ra" / "mot.docx"
    file.write_bytes(OLD)
    return file


def failing(error: OSError) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def windows(error: type[OSError], number: int, winerror: int) -> OSError:
    """An error as Windows raises it."""
    made = error(number, "The process cannot access the file")
    made.winerror = winerror
    return made


class FullAfter:
    """A file that takes some bytes and then no more."""

    def __init__(self, handle: Any, error: OSError) -> None:
        self.handle, self.error = handle, error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.handle.close()

    def write(self, data: bytes) -> None:
        self.handle.write(data[:100])
        raise self.error

    def flush(self) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "HT004"),
        (OSError(errno.EDQUOT, "Quota"), "HT004"),
        (windows(OSError, errno.EINVAL, 112), "HT004"),
        (OSError(errno.EIO, "I/O error"), "HT002"),
        (OSError(errno.EROFS, "Read-only file system"), "HT002"),
        (PermissionError(errno.EACCES, "Permission denied"), "HT003"),
    ],
)
def test_a_disk_that_fails_while_writing_leaves_the_old_file(
    error: OSError, code: str, given: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path.open

    def open_(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        handle = before(self, mode, *more, **named)
        return FullAfter(handle, error) if mode == "xb" else handle

    monkeypatch.setattr(Path, "open", open_)
    result = run("build", given, "-o", target.parent)
    assert result.exit_code == 2
    assert f"lỗi {code}" in result.stderr
    assert quiet(result.stderr)
    assert not any(word in result.stderr for word in ("space", "denied", "error", "system"))
    assert [path.name for path in target.parent.iterdir()] == ["mot.docx"]
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "HT004"),
        (windows(PermissionError, errno.EACCES, 32), "HT003"),
        (windows(PermissionError, errno.EACCES, 33), "HT003"),
        (windows(PermissionError, errno.EACCES, 5), "HT003"),
        (OSError(errno.EXDEV, "Cross-device link"), "HT002"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "HT008"),
    ],
)
def test_a_disk_that_fails_while_renaming_leaves_the_old_file(
    error: OSError, code: str, given: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", failing(error))
    result = run("build", given, "-o", target.parent)
    assert result.exit_code == 2
    assert f"lỗi {code}" in result.stderr
    assert [path.name for path in target.parent.iterdir()] == ["mot.docx"]
    assert target.read_bytes() == OLD


def test_ctrl_c_while_writing_leaves_nothing(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write(target, b"PK")
    assert [path.name for path in target.parent.iterdir()] == ["mot.docx"]
    assert target.read_bytes() == OLD


def test_a_locked_file_says_close_it(given: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(windows(PermissionError, errno.EACCES, 32)))
    told = run("build", given, "-o", target.parent).stderr
    assert "đang mở ở chương trình khác" in told
    assert "đóng tệp này trong Word" in told


def test_a_new_result_replaces_the_old_one_whole(given: Path, target: Path) -> None:
    assert run("build", given, "-o", target.parent).exit_code == 0
    assert [path.name for path in target.parent.iterdir()] == ["mot.docx"]
    assert target.read_bytes().startswith(b"PK")


def test_a_folder_with_the_name_of_the_result(given: Path, tmp_path: Path) -> None:
    (tmp_path / "ra" / "mot.docx").mkdir(parents=True)
    result = run("build", given, "-o", tmp_path / "ra")
    assert result.exit_code == 2
    assert "HT002" in result.stderr
    assert "thư mục trùng tên" in result.stderr
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["mot.docx"]


@pytest.mark.parametrize("folder", ["mot.yaml", "mot.yaml/ra"])
def test_a_file_with_the_name_of_the_folder(folder: str, given: Path, tmp_path: Path) -> None:
    result = run("build", given, "-o", tmp_path / folder)
    assert result.exit_code == 2
    assert "HT002" in result.stderr
    assert quiet(result.stderr)
    assert "exists" not in result.stderr
    assert given.read_text(encoding="utf-8") == PLAN


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not write everywhere")
def test_a_folder_that_may_not_be_written(given: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    folder.mkdir(mode=0o555)
    result = run("build", given, "-o", folder)
    assert (result.exit_code, list(folder.iterdir())) == (2, [])
    assert "HT002" in result.stderr


def test_a_folder_that_may_not_be_made(given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", failing(PermissionError(errno.EACCES, "Permission denied")))
    result = run("build", given, "-o", tmp_path / "moi" / "ra")
    assert result.exit_code == 2
    assert "HT002" in result.stderr
    assert "không có quyền" in result.stderr


# --- names


@pytest.mark.parametrize(
    "name",
    [
        "con.docx",
        "CON.docx",
        "prn.docx",
        "aux.docx",
        "nul",
        "nul.docx",
        "com1.docx",
        "LPT9.docx",
        "com¹.docx",
        "lpt³",
        "conin$.docx",
        "CONOUT$",
        "con .docx",
        "con.a.docx",
        "a<b.docx",
        "a:b.docx",
        'a".docx',
        "a|b",
        "a?b",
        "a*b",
        "a\\b",
        "a\x01b",
        " a.docx",
        "a ",
        "a.",
        ".a",
        "",
    ],
)
def test_names_that_windows_cannot_have(name: str) -> None:
    assert name_fault(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.docx",
        "kế hoạch 01.docx",
        "con-trai.docx",
        "com.docx",
        "com10.docx",
        "console.docx",
        "a.b.docx",
        "aux1.docx",
        "nulo.docx",
    ],
)
def test_names_that_every_system_can_have(name: str) -> None:
    assert name_fault(name) is None


@pytest.mark.parametrize("stem", ["con", "LPT1", "com².v1", "a?b", "a."])
def test_a_result_of_such_a_name_is_refused_before_it_is_written(stem: str, tmp_path: Path) -> None:
    file = tmp_path / f"{stem}.yaml"
    file.write_text(PLAN, encoding="utf-8")
    result = run("build", file, "-o", tmp_path / "ra")
    if stem == "a.":  # its result is "a..docx", which is no trouble
        assert result.exit_code == 0
        return
    assert result.exit_code == 2
    assert "HT008" in result.stderr
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize("depth", [30, 60])
def test_a_path_too_long_for_windows_is_refused(depth: int, given: Path, tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["thu-muc"] * depth)
    result = run("build", given, "-o", folder)
    assert result.exit_code == (0 if len(str(folder / "mot.docx")) <= output.MAX_PATH else 2)
    assert ("HT008" in result.stderr) is (result.exit_code == 2)
    assert folder.exists() is (result.exit_code == 0)


def test_a_name_too_long_for_the_system_is_no_crash(tmp_path: Path) -> None:
    outcome = write(tmp_path / ("ệ" * 90 + ".docx"), b"PK")  # short for Windows, 274 bytes for others
    if outcome.value is None:
        assert [d.code for d in outcome.diagnostics] == ["HT008"]
        assert list(tmp_path.iterdir()) == []


# --- our own faults, and Ctrl+C


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for logs of crashes."""
    (tmp_path / "tam").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tam"))
    return tmp_path / "tam"


def test_a_crash_inside_is_a_message_a_log_and_status_2(given: Path, here: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import generator.compose\ndef crash(*a, **b): raise ZeroDivisionError('our fault')\n"
        "import generator.pipeline\ngenerator.pipeline.compose = crash\n",
        encoding="utf-8",
    )
    result = start(
        "build", given, "-o", tmp_path / "ra", env={"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    )
    assert result.returncode == 2
    assert "lỗi HT001" in result.stderr
    assert quiet(result.stdout, result.stderr)
    logs = list(here.iterdir())
    assert len(logs) == 1
    assert "ZeroDivisionError: our fault" in logs[0].read_text(encoding="utf-8")
    assert str(logs[0]) in result.stderr
    assert not (tmp_path / "ra").exists()


def test_ctrl_c_is_told_and_status_2(given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "build", failing(KeyboardInterrupt()))
    result = run("build", given, "-o", tmp_path / "ra")
    assert result.exit_code == 2
    assert result.stderr == "Đã dừng theo yêu cầu.\n"


def test_a_reader_who_closes_the_pipe_sees_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
        process.wait(timeout=60)
    assert "Traceback" not in told
    assert "HT001" not in told
