"""click speaks Vietnamese on every machine: in processes of their own, since click binds its words when imported."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.build_catalogue import MO, catalogue, click_messages, compiled, untranslated

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = pytest.mark.parametrize("language", ["C", "en_US.UTF-8"])
# click's own words that every one of these calls could print.
ENGLISH = re.compile(r"Usage|Options|Commands|Error|Missing|No such|Show |Try |Invalid|Aborted|requires|unexpected")


def run(*arguments: str, language: str) -> subprocess.CompletedProcess[str]:
    """``kehoach`` in a process with these words as its language."""
    environment = {name: value for name, value in os.environ.items() if name != "LANGUAGE"}
    environment |= {"LANG": language, "LC_ALL": language, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator.cli", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


@LANGUAGES
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--help",), "Cách dùng: kehoach"),
        (("--help",), "In hướng dẫn này rồi thoát."),
        (("build", "--help"), "Tùy chọn:"),
        (("new",), "Lỗi: Thiếu tùy chọn '--don-vi'."),
        (("build", "--khong-co", "x.yaml"), "Lỗi: Không có tùy chọn “--khong-co”."),
        (("build",), "Lỗi: Thiếu tham số 'TỆP...'."),
        (("build", "x.yaml", "--set"), "Lỗi: Tùy chọn “--set” cần 1 giá trị."),
        (("xoa",), "Lỗi: Không có lệnh “xoa”."),
        (("explain", "BV001", "BV002"), "Lỗi: Thừa tham số (BV002)"),
    ],
)
def test_click_speaks_vietnamese(arguments: tuple[str, ...], said: str, language: str) -> None:
    done = run(*arguments, language=language)
    printed = done.stdout + done.stderr
    assert said in printed
    assert ENGLISH.findall(printed) == []


def test_nothing_but_click_is_changed() -> None:
    script = (
        "import gettext, os\n"
        "before = (gettext.gettext, gettext.ngettext, dict(os.environ))\n"
        "from generator.cli.language import use_vietnamese\n"
        "use_vietnamese()\n"
        "assert before == (gettext.gettext, gettext.ngettext, dict(os.environ))\n"
        "assert gettext.gettext('Usage:') == 'Usage:'\n"
        "import click\n"
        "print(click.core._('Usage:') == 'Cách dùng:')\n"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("True", "")


def test_every_message_of_the_installed_click_is_translated() -> None:
    assert len(click_messages()) > 50
    assert untranslated(catalogue()) == []


def test_translations_use_only_the_values_that_click_gives() -> None:
    wrong = []
    for entry in catalogue():
        if not entry.id:
            continue
        singular_and_plural = (entry.id,) if isinstance(entry.id, str) else entry.id
        texts = (entry.string,) if isinstance(entry.string, str) else entry.string
        given = set().union(*(values(words) for words in singular_and_plural))
        wrong += [words for words in texts if not values(words) <= given]
    assert wrong == []


def values(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|\{(\w+)", words))


def test_the_compiled_catalogue_is_up_to_date() -> None:
    assert MO.read_bytes() == compiled(), "run: python -m tools.build_catalogue"
