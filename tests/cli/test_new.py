"""``kehoach new`` and then ``kehoach build``: a starter file for any unit that builds as it stands."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.load.starter import starter
from generator.pipeline import build
from generator.units import Xa, all_xa
from tests.cli.runs import quiet, run, start


def sampled() -> list[Xa]:
    """Twenty communes: some of each kind, and those with the names that are hardest to print."""
    rng = random.Random(2025)
    units = all_xa()
    by_length = sorted(units, key=lambda xa: len(xa.ten_day_du))
    odd = [xa for xa in units if "'" in xa.ten or any(sign.isdigit() for sign in xa.ten)]
    chosen = [
        rng.choice([xa for xa in units if xa.loai == kind]) for kind in ("xã", "phường", "đặc khu") for _ in range(4)
    ]
    return [*chosen, *by_length[:2], *by_length[-2:], *rng.sample(odd, 4)]


@pytest.mark.parametrize("unit", sampled(), ids=lambda xa: xa.ma)
def test_the_starter_of_a_unit_builds_without_a_word(unit: Xa, tmp_path: Path) -> None:
    file = tmp_path / "moi.yaml"
    assert run("new", "--don-vi", unit.ma, "-o", file).exit_code == 0
    result = run("build", file, "-o", tmp_path / "ra")
    assert (result.exit_code, result.stderr) == (0, "")
    outcome = build(file)
    assert outcome.value is not None
    assert outcome.value.ke_hoach.co_quan_ban_hanh.don_vi.ten_day_du == unit.ten_day_du
    assert unit.ten_day_du in file.read_text(encoding="utf-8")


def test_every_unit_has_a_starter() -> None:
    assert [xa.ma for xa in all_xa() if starter(xa.ma).value is None] == []


@pytest.mark.parametrize("words", ["xã Kim Thành, Hải Phòng", "Kim Thành, thành phố Hải Phòng", "10804"])
def test_the_file_is_named_after_the_unit(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("new", "--don-vi", words)
    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["ke-hoach-xa-kim-thanh.yaml"]
    assert "kehoach build ke-hoach-xa-kim-thanh.yaml" in result.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("xã Không Có Đâu", "BV101"),
        ("xã Tân Tiến", "BV102"),
        ("xã Hòa Phong, Mỹ Hào, Hưng Yên", "BV105"),
        ("", "BV101"),
    ],
)
def test_a_unit_that_is_not_found_makes_no_file(words: str, code: str, tmp_path: Path) -> None:
    result = run("new", "--don-vi", words, "-o", tmp_path / "a.yaml")
    assert result.exit_code == 1
    assert f"--don-vi: lỗi {code}" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("của tôi", encoding="utf-8")
    assert run("new", "--don-vi", "10804", "-o", file).exit_code == 2
    assert file.read_text(encoding="utf-8") == "của tôi"
    assert run("new", "--don-vi", "10804", "-o", file, "--force").exit_code == 0
    assert "xã Kim Thành" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["con.yaml", "x" * 300 + ".yaml", "ệ" * 90 + ".yaml", "."])
def test_a_file_that_cannot_be_is_told(name: str, tmp_path: Path) -> None:
    result = start("new", "--don-vi", "10804", "-o", tmp_path / name)
    assert result.returncode == 2
    assert quiet(result.stderr)
    assert "lỗi HT00" in result.stderr
