"""The good documents that tests damage: plans that hold every component, as made here and as LibreOffice saves them."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from generator.check.engine import Report, check
from generator.check.registry import rules
from generator.read.components import recognise
from generator.read.docx import read_docx
from tests.layout.plans import EVERYTHING, Sets, made, written

CASES: Final = Path(__file__).with_name("cases")
_LISTED: Final[Sets] = (("noi_nhan", "[Thường trực Đảng ủy, Thành viên Ban Chỉ đạo, Phòng Văn hóa - Xã hội]"),)
_COMMITTEE: Final = {
    "  loai: tu_van\n": "",
    "  ten: Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số\n": "",
    "  ky_hieu: BCĐ\n": "",
    "  quyen_han: KT\n  chuc_vu: Phó Trưởng ban\n": "  chuc_vu: Chủ tịch\n",
    "  chuc_vu_khac: Phó Chủ tịch Ủy ban nhân dân\n": "",
}
FORM: Final = ("KT0", "TT0")


@cache
def good(name: str) -> bytes:
    """A good document as made here: of an advisory body ("tu_van") or of a People's Committee ("uy_ban")."""
    with tempfile.TemporaryDirectory() as folder:
        text = EVERYTHING
        for old, new in _COMMITTEE.items() if name == "uy_ban" else ():
            assert old in text, old
            text = text.replace(old, new)
        source = written(text, Path(folder) / "tat_ca.yaml")
        return made(source, Path(folder) / "tat_ca.docx", _LISTED).read_bytes()


@cache
def saved_anew(name: str) -> bytes:
    """The same as LibreOffice saves it."""
    from tests.oracles.office import save_anew

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "cu.docx", Path(folder) / "moi.docx"
        source.write_bytes(good(name))
        return save_anew(source, target).read_bytes()


def judged(data: bytes, *, mode: str = "") -> Report:
    """What the checker says of a Word file."""
    outcome = read_docx(data, "tep.docx")
    assert outcome.value is not None, outcome.diagnostics
    report = check(recognise(outcome.value), mode=mode)
    assert not report.crashed, report.crashed
    return report


def form_codes(report: Report) -> set[str]:
    """The codes of form that a report holds."""
    return {item.rule.code for item in report.found if item.rule.code.startswith(FORM)}


@cache
def form_rules() -> tuple[str, ...]:
    """The codes of all rules of form."""
    return tuple(rule.code for rule in rules() if rule.code.startswith(FORM))


@cache
def cases(code: str) -> dict[str, Any]:
    """The cases of a rule: ``nen`` (the base), ``dat`` (silent), ``khong_dat`` (found), ``kem``: what may come too."""
    found: dict[str, Any] = yaml.safe_load((CASES / f"{code}.yaml").read_text(encoding="utf-8"))
    return found
