"""import(build(v)) == v: for the shipped examples and for generated plans; build(import(x)) has the words of x."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from generator import resources
from generator.compose import compose
from generator.load import LoadOptions, load_plan
from generator.model import KeHoach
from generator.pipeline import BuildOptions, build, import_file
from generator.recover.yaml_text import dump
from tests.recover.generated import plans

EXAMPLES = ("hoa-phong", "kim-thanh", "thanh-nam", "mau-chung")
PROFILES = (resources.variables() / "don-vi",)


def loaded(path: Path, sets: tuple[tuple[str, str], ...] = ()) -> KeHoach:
    outcome = load_plan(path, LoadOptions(sets, PROFILES))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value.ke_hoach


def printed(plan: KeHoach) -> dict[str, Any]:
    """All that the document of a plan says, and how."""
    outcome = compose(plan)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value.context


def imported(data: bytes, folder: Path, name: str = "van-ban.docx") -> tuple[Path, Any]:
    outcome = import_file(data, name=name)
    assert outcome.value is not None, outcome.diagnostics
    path = folder / "doc-lai.yaml"
    path.write_text(outcome.value.text, encoding="utf-8")
    return path, outcome


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_back_as_it_was_printed(name: str, tmp_path: Path) -> None:
    source = resources.variables() / "vi-du" / f"{name}.yaml"
    sets = (("don_vi", "xã Kim Thành, thành phố Hải Phòng"),) if name == "mau-chung" else ()
    made = build(source, BuildOptions(sets=sets))
    assert made.value is not None
    path, outcome = imported(made.value.data, tmp_path)
    report = outcome.value.recovered.report
    assert report.unaccounted == 0
    assert report.lost == ()
    assert printed(loaded(path)) == printed(loaded(source, sets))
    assert outcome.diagnostics == ()


def round_trip(variables: dict[str, Any], folder: Path) -> None:
    given_file = folder / "cho-truoc.yaml"
    given_file.write_text(dump(variables, {}), encoding="utf-8")
    made = build(given_file)
    assert made.value is not None, made.diagnostics
    path, outcome = imported(made.value.data, folder)
    report = outcome.value.recovered.report
    assert report.unaccounted == 0, [item for item in report.items if not item.reason]
    assert loaded(path) == loaded(given_file)
    assert outcome.value.recovered.variables == in_order(variables)


def in_order(variables: dict[str, Any]) -> dict[str, Any]:
    return {key: variables[key] for key in KeHoach.model_fields if key in variables}


@given(plans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_generated_plans_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, variables: dict[str, Any]
) -> None:
    round_trip(variables, tmp_path_factory.mktemp("ke-hoach"))
