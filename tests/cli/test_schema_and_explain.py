"""``kehoach schema`` is a JSON Schema that an editor can use; ``kehoach explain`` prints the page of a code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator import resources
from generator.load.starter import starter
from generator.standards.codes import codes
from tests.cli.runs import quiet, run, start
from tests.standards.minimal import PLAN, over

EXAMPLES = sorted((resources.variables() / "vi-du").glob("*.yaml"))
PROFILES = sorted((resources.variables() / "don-vi").glob("*.yaml"))


def schema(*options: str) -> dict[str, Any]:
    result = run("schema", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    made: dict[str, Any] = json.loads(result.stdout)
    return made


def read(text: str) -> Any:
    """YAML as an editor's checker reads it: plain values, but dates and no/yes are texts, as in YAML 1.2."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in known if not tag.endswith((":timestamp", ":bool"))]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)


def faults(text: str, *options: str) -> list[str]:
    found = Draft202012Validator(schema(*options)).iter_errors(read(text))
    return [f"{error.json_path}: {error.message[:80]}" for error in found]


@pytest.mark.parametrize("options", [(), ("--profile",)])
def test_it_is_a_schema(options: tuple[str, ...]) -> None:
    made = schema(*options)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["additionalProperties"] is False


def test_every_key_tells_an_editor_what_it_is() -> None:
    made = schema()
    places = {"": made, **made["$defs"]}
    untold = [
        f"{name}.{key}"
        for name, part in places.items()
        for key, value in part.get("properties", {}).items()
        if "title" not in value and "$ref" not in value
    ]
    assert untold == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_valid(file: Path) -> None:
    assert len(EXAMPLES) >= 4
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", PROFILES, ids=lambda path: path.stem)
def test_the_profiles_are_valid(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8"), "--profile") == []


def test_a_starter_and_the_smallest_plan_are_valid() -> None:
    made = starter("10804").value
    assert made is not None
    assert faults(made.text) == []
    assert faults(PLAN) == []


@pytest.mark.parametrize(
    "fragment",
    [
        "trich_yeeu: A",
        "nguoi_ky: { chucvu: A }",
        "noi_dung: [{ tieude: A }]",
        "do_mat: Kín",
        "so_van_ban: 0",
        "noi_nhan: A",
        "tieu_chi: [{ noi_dung: A, chitieu: '5' }]",
        "phu_luc: [{ tieu_de: A, lay_tu: x }]",
        "to_chuc_thuc_hien: [{ don_vi: A, viec: B }]",
        "bien: [a]",
        "thiet_lap: { co_chu: 11-12-12 }",
        "danh_so: abc",
        "trich_yeu: [a]",
    ],
)
def test_what_a_build_refuses_an_editor_underlines(fragment: str) -> None:
    assert faults(over(fragment)) != []


@pytest.mark.parametrize(
    "fragment",
    [
        "noi_dung: [a, { noi_dung: b }]",
        "can_cu: A",
        "can_cu: [A]",
        "nguoi_ky: { quyen_han: KT, chuc_vu: Phó Chủ tịch }",
        "danh_so: so",
        "nguoi_ky: { quyen_han: [TL, KT], chuc_vu: Phó Chánh Văn phòng }",
        "ke_thua: a.yaml",
        "ngay_ban_hanh: 13/6/2025",
        "to_chuc_thuc_hien: [{ don_vi: A, de_nghi: có, nhiem_vu: [a, { viec: b }] }]",
        "co_quan_ban_hanh: { don_vi: xa-kim-thanh }",
        "phu_luc: [{ tieu_de: A, danh_so: so, noi_dung: b }]",
        "so_van_ban: 56",
        "bien: { a: b }",
    ],
)
def test_what_a_build_takes_an_editor_takes(fragment: str) -> None:
    assert faults(over(fragment)) == []


def test_a_plan_that_inherits_needs_no_key_of_its_own() -> None:
    assert faults("ke_thua: mau-chung.yaml\n") == []


@pytest.mark.parametrize(("name", "options"), [("ke-hoach", ()), ("ho-so-don-vi", ("--profile",))])
def test_the_schemas_beside_the_examples_are_those_of_the_program(
    name: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    assert run("schema", *options, "-o", tmp_path / "a.json").exit_code == 0
    kept = resources.variables() / f"{name}.schema.json"
    command = " ".join(["kehoach schema", *options, "-o", f"variables/{name}.schema.json"])
    assert kept.read_bytes() == (tmp_path / "a.json").read_bytes(), f"run: {command}"


def test_a_schema_goes_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    result = run("schema", "-o", tmp_path / "con.json")
    assert result.exit_code == 2
    assert "HT008" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ["BV012", "bv012", " Bv012 ", "HT001", "MB013"])
def test_a_code_is_explained(code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(code.strip().upper())
    assert "Cách sửa" in result.stdout


@pytest.mark.parametrize(
    ("code", "hint"), [("BV999", "BV"), ("BV0012", "BV012"), ("xyz", ""), ("", ""), ("BV012 BV013", "")]
)
def test_a_code_that_is_none_is_told_with_those_like_it(code: str, hint: str) -> None:
    result = start("explain", code)
    assert result.returncode == 2
    assert quiet(result.stderr)
    assert "không có mã" in result.stderr
    assert hint in result.stderr


def test_every_code_can_be_explained() -> None:
    assert [code for code in codes() if run("explain", code).exit_code != 0] == []
