"""What a template makes is valid by the schemas and opens in LibreOffice: values, loops, columns, sections."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import resources
from generator.pipeline import BuildOptions, build
from generator.render import CompiledTemplate
from tests.oracles import office, pdf, reader, xsd
from tests.render.word import EMPTY_CORE, SECTION, compiled, p, r, tbl, tc, tr

COLUMNS = "cot: [{chu: chuoi, rong: so}], hang: [[{chu: chu, rong: so, giua: co}]]"
NAMES = f"{{ten: chuoi, chu: chu, thut: so, giu: co, phu_luc: [{{ten: chuoi, {COLUMNS}}}]}}"
GAN = """gan:
  - {doan: chu, thuoc_tinh: thut_hai_ben, gia_tri: thut}
  - {doan: chu, thuoc_tinh: giu_voi_sau, gia_tri: giu}
"""


def _template() -> CompiledTemplate:
    cell = tc(
        p("{%p if o.giua %}"),
        p("{{ o.chu }}", properties='<w:jc w:val="center"/>'),
        p("{%p else %}"),
        p("{{ o.chu }}"),
        p("{%p endif %}"),
    )
    table = tbl(
        tr(tc(p("{%tc for c in l.cot %}")), tc(p("{{ c.chu }}")), tc(p("{%tc endfor %}"))),
        tr(tc(p("{%tr for h in l.hang %}"))),
        tr(tc(p("{%tc for o in h %}")), cell, tc(p("{%tc endfor %}"))),
        tr(tc(p("{%tr endfor %}"))),
        columns=3,
    )
    landscape = SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    body = (
        p("Số: {{ ten }}/KH")
        + p(r("{{ chu }}", '<w:i/><w:sz w:val="28"/>'), properties='<w:spacing w:after="120"/>')
        + p("thân", properties=SECTION)
        + p("{%p for l in phu_luc %}")
        + p("{{ l.ten }}")
        + table
        + p("", properties=landscape)
        + p("{%p endfor %}")
    )
    return compiled(body, NAMES, GAN)


def _filled(path: Path, appendices: int) -> Path:
    cells = [{"chu": f"ô {n}", "rong": 1500 + n, "giua": n == 1} for n in range(4)]
    columns = [{"chu": f"cột {n}", "rong": 1500 + n} for n in range(4)]
    context = {
        "ten": "0\t5\n<&> {{ x }}",
        "chu": [["đậm", "b"], [" và ", ""], ["nghiêng", "bi"]],
        "thut": 567,
        "giu": True,
        "phu_luc": [{"ten": f"Phụ lục {n}", "cot": columns, "hang": [cells] * n} for n in range(appendices)],
        "thuoc_tinh": {**EMPTY_CORE, "tieu_de": "Kế hoạch", "ngay": "2025-06-13"},
    }
    template = _template()
    assert template.missing(context) == ()
    path.write_bytes(template.fill(context))
    return path


@pytest.mark.oracle
@pytest.mark.parametrize("appendices", [0, 1, 3])
def test_the_file_is_valid_by_the_schemas(shared: Path, tmp_path: Path, appendices: int) -> None:
    assert xsd.findings(_filled(tmp_path / "a.docx", appendices)) == []


@pytest.mark.oracle("libreoffice")
def test_libreoffice_reads_every_value(tmp_path: Path) -> None:
    text = office.to_text(_filled(tmp_path / "a.docx", 3))
    assert "<&> {{ x }}" in text
    assert "đậm và nghiêng" in text
    assert [text.count(f"cột {n}") for n in range(4)] == [3] * 4
    assert [text.count(f"ô {n}") for n in range(4)] == [3] * 4


@pytest.mark.oracle("libreoffice", "poppler")
@pytest.mark.parametrize("appendices", [0, 1, 3])
def test_no_empty_page_follows_the_last_appendix(tmp_path: Path, appendices: int) -> None:
    (made,) = office.to_pdf([_filled(tmp_path / "a.docx", appendices)], tmp_path)
    pages = pdf.measure(made)
    assert len(pages) == 1 + appendices  # the template's own section would be one more
    assert [page.size_mm[0] for page in pages] == pytest.approx([210] + [297] * appendices, abs=0.2)


@pytest.mark.oracle("libreoffice")
def test_our_template_saved_anew_by_libreoffice_still_builds(tmp_path: Path, shared: Path) -> None:
    """An office opens the template, restyles it and saves it; the ids of styles and the order of parts change."""
    source = resources.template()
    copy = tmp_path / "mau.docx"
    office.save_anew(source, copy)
    copy.with_suffix(".yaml").write_bytes(source.with_suffix(".yaml").read_bytes())
    plan = resources.variables() / "vi-du" / "mau-chung.yaml"
    unit = (("don_vi", "xã Ba Tô, Quảng Ngãi"),)
    theirs, ours = (build(plan, BuildOptions(sets=unit, template=template)) for template in (copy, None))
    assert not theirs.errors
    assert theirs.value is not None
    assert ours.value is not None
    target = tmp_path / "ra.docx"
    target.write_bytes(theirs.value.data)
    assert xsd.findings(target) == []
    own = tmp_path / "goc.docx"
    own.write_bytes(ours.value.data)
    assert _words(target) == _words(own)


def _words(path: Path) -> list[str]:
    """The words of the body without the alternative texts of the drawn lines, whose anchors LibreOffice moves."""
    text = re.sub(r"----Image alt text---->.*?<", "", "\n".join(reader.parts(path).body))
    return text.split()
