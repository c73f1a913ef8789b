"""Equal inputs give equal bytes: in any process, time zone, folder, language, hash seed, however the file is named."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from generator import resources
from generator.pipeline import build
from tests.cli.runs import start

NAMES = ("kim-thanh", "thanh-nam", "hoa-phong", "mau-chung")
SETS = ("--set", "don_vi=xã Ba Tô, tỉnh Quảng Ngãi")
# What may differ between two machines and must not matter.
SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C", "LANG": "C"},
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "LANG": "vi_VN.UTF-8", "LANGUAGE": "vi"},
    {
        "TZ": "America/Los_Angeles",
        "PYTHONHASHSEED": "4242",
        "PYTHONUTF8": "1",
        "PYTHONOPTIMIZE": "2",
        "SOURCE_DATE_EPOCH": "1",
    },
)


@pytest.fixture(scope="module")
def variables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples and profiles in a folder of their own."""
    folder = tmp_path_factory.mktemp("bien") / "variables"
    shutil.copytree(resources.variables(), folder)
    return folder


def digests(output: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(output.glob("*.docx"))}


def test_processes_zones_folders_languages_and_seeds_do_not_matter(variables: Path, tmp_path: Path) -> None:
    found = []
    for number, surroundings in enumerate(SURROUNDINGS):
        output = tmp_path / str(number)
        elsewhere = tmp_path / f"elsewhere {number}"
        elsewhere.mkdir()
        examples = variables / "vi-du"
        here, files = (
            (examples, [f"{name}.yaml" for name in NAMES[:3]]),
            (elsewhere, [str(examples / f"{name}.yaml") for name in NAMES[:3]]),
            (variables, [str(Path("vi-du", f"{name}.yaml")) for name in NAMES[:3]]),
        )[number]
        result = start("build", *files, "-o", output, cwd=here, env=surroundings)
        assert result.returncode == 0, result.stderr
        common = os.path.relpath(examples / "mau-chung.yaml", here)
        assert start("build", common, *SETS, "-o", output, cwd=here, env=surroundings).returncode == 0
        found.append(digests(output))
    assert len(found[0]) == len(NAMES)
    assert found[0] == found[1] == found[2]


def test_one_process_gives_the_same_twice_and_in_any_order(variables: Path, tmp_path: Path) -> None:
    files = [variables / "vi-du" / f"{name}.yaml" for name in NAMES[:3]]
    made = [[build(file).value for file in order] for order in (files, files[::-1], files)]
    data = [[each.data for each in round_ if each is not None] for round_ in made]
    assert data[0] == data[1][::-1] == data[2]
    assert len(set(data[0])) == 3


def test_the_bytes_say_nothing_of_the_machine(variables: Path, tmp_path: Path) -> None:
    assert start("build", variables / "vi-du" / "kim-thanh.yaml", "-o", tmp_path).returncode == 0
    with zipfile.ZipFile(tmp_path / "kim-thanh.docx") as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert str(tmp_path).encode() not in whole
    assert str(Path("variables", "vi-du")).encode() not in whole
