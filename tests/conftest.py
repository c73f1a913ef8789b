"""What every test may ask for: the shared folder, the judges, and how much hypothesis tries."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # `tests.oracles` by that name, however pytest is called

from tests.oracles.programs import JUDGES, SHARED, missing

NO_SHARED: Final = "../shared is not beside the repository"

settings.register_profile("default", max_examples=25, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default"))


def pytest_report_header() -> list[str]:
    """Say at the top which judges can be asked, so that a run without them is not taken for a whole one."""
    states = [f"{judge} {'missing ' + ' '.join(lack) if (lack := missing(judge)) else 'yes'}" for judge in JUDGES]
    return ["judges: " + ", ".join([*states, f"../shared {'yes' if SHARED.is_dir() else 'missing'}"])]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """``@pytest.mark.oracle("libreoffice", ...)`` skips the test where one of these judges is missing."""
    for marker in item.iter_markers("oracle"):
        for judge in marker.args:
            _need(judge)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With KEHOACH_REQUIRE_ORACLES=1 (.ci/run) a skipped test of a judge is a failed one.

    ``../shared`` is the one exception: it belongs to no clone and nothing can install it.
    """
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("oracle") is not None:
        _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that skips itself as a whole: its marks are never seen, so it may not, there."""
    report = yield
    if report.skipped:
        _refuse(report)
    return report


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if os.environ.get("KEHOACH_REQUIRE_ORACLES") == "1" and NO_SHARED not in reason:
        report.outcome = "failed"
        report.longrepr = f"a test of a judge may not be skipped here: {reason}"


def _need(judge: str) -> None:
    if lack := missing(judge):
        pytest.skip(f"judge {judge} is missing here: install {', '.join(lack)} (make test tries to)")


@pytest.fixture
def need(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Call it with a judge's name (``libreoffice``, ``poppler``, ``pandoc``, ``sdk``): skips where that is missing.

    Only for tests that are marked ``oracle``, else their skipping would go unseen in CI.
    """
    if request.node.get_closest_marker("oracle") is None:
        pytest.fail("a test that needs a judge must be marked oracle")
    return _need


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``../shared`` with the schemas, the real plans and the text of the decree."""
    if not SHARED.is_dir():
        pytest.skip(NO_SHARED)
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _no_office_left_behind() -> Iterator[None]:
    """End the warm LibreOffice with the session, if a test has started one."""
    yield
    if office := sys.modules.get("tests.oracles.office"):
        office.warm().close()
