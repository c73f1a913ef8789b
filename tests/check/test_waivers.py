"""Files of waivers: what they say and every mistake in them with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.engine import Waiver
from generator.check.records import unused_waiver
from generator.check.waivers import load_waivers
from generator.diagnostics import Outcome, Severity
from generator.report import as_text
from tests.check.fakes import words

KNOWN = (words("KT901", "a"), words("KT902", "b"))


def read(folder: Path, text: str) -> Outcome[tuple[Waiver, ...]]:
    path = folder / "mien-tru.yaml"
    path.write_text(text, encoding="utf-8")
    return load_waivers(path, KNOWN)


def test_a_waiver_has_code_place_reason_and_date(tmp_path: Path) -> None:
    text = "- ma: kt901\n  cho: trên địa bàn\n  ly_do: Sở đồng ý\n  ngay: 12/3/2026\n- { ma: KT902, ly_do: thử }\n"
    outcome = read(tmp_path, text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    first, second = outcome.value
    assert (first.code, first.where, first.reason, first.date) == ("KT901", "trên địa bàn", "Sở đồng ý", "12/3/2026")
    assert (second.code, second.where) == ("KT902", "")
    assert second.place is not None
    assert second.place.line == 5


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("- ma: KT91\n  ly_do: x\n", 1, "có phải KT901?"),
        ("- ma: KT901\n", 1, "thêm ly_do"),
        ("- ly_do: x\n", 1, "thêm ma"),
        ("- ma: KT901\n  ly_do: '  '\n", 1, "thêm ly_do"),
        ("- ma: KT901\n  ly_do: x\n  o_dau: y\n", 3, "dùng một trong"),
        ("- ma: KT901\n  ly_do: x\n  ngay: 31/2/2026\n", 3, "12/3/2026"),
        ("- ma: KT901\n  ly_do: [x]\n", 2, "chữ trên cùng dòng"),
        ("- KT901\n", 1, "- ma: KT001"),
        ("ma: KT901\n", 1, "- ma: ..."),
    ],
)
def test_a_mistake_is_refused_with_its_place(tmp_path: Path, text: str, line: int, mend: str) -> None:
    outcome = read(tmp_path, text)
    assert outcome.value is None
    found = outcome.diagnostics[0]
    assert found.place is not None
    assert (found.code, found.place.line) == ("HT122", line)
    assert any(mend in each.mend for each in outcome.diagnostics)


def test_an_unused_waiver_is_a_warning_at_its_line(tmp_path: Path) -> None:
    waivers = read(tmp_path, "- ma: KT901\n  cho: câu cũ\n  ly_do: x\n").value
    assert waivers is not None
    found = unused_waiver(waivers[0])
    assert (found.code, found.severity) == ("HT121", Severity.CANH_BAO)
    assert "mien-tru.yaml:1:3: cảnh báo HT121" in as_text(found)
    assert "câu cũ" in found.message
