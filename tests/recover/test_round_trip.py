"""import(build(v)) == v: for the shipped examples and for generated plans; build(import(x)) has the words of x."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from generator import resources
from generator.compose import compose
from generator.load import LoadOptions, load_plan
from generator.model import KeHoach
from generator.pipeline import BuildOptions, build, import_file
from generator.recover.yaml_text import dump
from tests.recover.generated import plans

EXAMPLES = ("hoa-phong", "kim-thanh", "thanh-nam", "mau-chung")
LONG = "nhằm phát huy sức mạnh tổng hợp của cả hệ thống chính trị và sự tham gia tích cực của Nhân dân, " * 4 + "xã"
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


@pytest.mark.slow
@given(plans())
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
def test_five_hundred_generated_plans_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, variables: dict[str, Any]
) -> None:
    round_trip(variables, tmp_path_factory.mktemp("ke-hoach"))


@pytest.mark.oracle("libreoffice")
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pdf_of_an_example_is_read_back_as_it_was_printed(name: str, tmp_path: Path) -> None:
    from tests.oracles.office import to_pdf

    source = resources.variables() / "vi-du" / f"{name}.yaml"
    sets = (("don_vi", "xã Kim Thành, thành phố Hải Phòng"),) if name == "mau-chung" else ()
    made = build(source, BuildOptions(sets=sets))
    assert made.value is not None
    word = tmp_path / f"{name}.docx"
    word.write_bytes(made.value.data)
    (paper,) = to_pdf([word], tmp_path)
    path, outcome = imported(paper.read_bytes(), tmp_path, paper.name)
    assert outcome.value.recovered.report.unaccounted == 0
    assert outcome.value.recovered.report.lost == ()
    assert said(printed(loaded(path))) == said(printed(loaded(source, sets)))


@pytest.mark.oracle("libreoffice")
@given(plans())
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
def test_generated_plans_come_back_from_their_pdf(
    tmp_path_factory: pytest.TempPathFactory, variables: dict[str, Any]
) -> None:
    from tests.oracles.office import to_pdf

    folder = tmp_path_factory.mktemp("pdf")
    # A page must have full lines, as its margins are seen by them; appendices of a few short lines have none.
    variables = {key: value for key, value in variables.items() if key != "phu_luc"}
    variables = {**variables, "mo_dau": f"{LONG} {variables['mo_dau']}", "ket_thuc": f"Trên đây là Kế hoạch {LONG}"}
    given_file = folder / "cho-truoc.yaml"
    given_file.write_text(dump(variables, {}), encoding="utf-8")
    made = build(given_file)
    assert made.value is not None, made.diagnostics
    word = folder / "van-ban.docx"
    word.write_bytes(made.value.data)
    (paper,) = to_pdf([word], folder)
    path, outcome = imported(paper.read_bytes(), folder, paper.name)
    assert outcome.value.recovered.report.unaccounted == 0
    assert said(printed(loaded(path))) == said(printed(loaded(given_file)))


def said(context: Any) -> Any:
    """The words and the order of a document; look, measures and line ends inside a text are not asked of a PDF."""
    if isinstance(context, dict):
        return {
            key: said(value) for key, value in context.items() if key not in {"giu", "rong", "giua", "thut", "duong_ke"}
        }
    if isinstance(context, list):
        if context and all(
            isinstance(piece, list) and len(piece) == 2 and isinstance(piece[0], str) for piece in context
        ):
            return " ".join("".join(piece[0] for piece in context).split())
        return [said(value) for value in context]
    return " ".join(context.split()) if isinstance(context, str) else context
