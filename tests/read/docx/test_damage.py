"""Damaged files end in a finding or in a view, never in an exception."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import cache

import pytest

from generator.ooxml.zip_writer import write_package
from generator.read.docx import read_docx
from tests.read.docx.test_lines import anchored, connector, pict
from tests.read.docx.test_paragraph_format import LEVEL, NUMBER, abstract, num
from tests.read.docx.word import SECTION, field, p, r, style, tbl, tc, tr, word

SEEDS = 500
_NUMBER = re.compile(rb'="[^"]*"')
_TAG = re.compile(rb"</?[^>]+>")
_VALUES = (b"", b"-1", b"0", b"99999999999999999999", b"1e308", b"nan", "ố".encode(), b"12pt", b"true", b"../x")


@cache
def sample() -> dict[str, bytes]:
    """A document with a little of everything."""
    row = tr(tc(p("a"), pr='<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), tc(p("b"), pr="<w:vMerge/>"))
    body = (
        p("Đoạn ", r("một", "<w:b/>"), field("PAGE", "2"), pr=NUMBER.format(0, 1))
        + tbl(row, row, pr='<w:tblStyle w:val="Bang"/><w:tblLook w:val="04A0"/>')
        + p(r(anchored(connector(1270000), 1270000)), r(pict('<v:line from="0,0" to="72pt,0"/>')))
        + p(r("_____", '<w:sz w:val="20"/>'), '<w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins>')
        + p("cuối", r('<w:footnoteReference w:id="2"/>'), pr=SECTION)
    )
    data = word(
        body,
        styles=style("Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', default=True)
        + style("Bang", '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', kind="table"),
        numbering=abstract(LEVEL.format(0, "decimal", "%1.", 720, "")) + num(1),
        settings='<w:evenAndOddHeaders/><w:defaultTabStop w:val="720"/>',
        footnotes=f'<w:footnote w:id="2">{p("chân trang")}</w:footnote>',
        stories={"header1": p("đầu trang")},
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged(seed: int) -> bytes:
    """One of six kinds of damage, chosen by the seed."""
    chance = random.Random(seed)
    parts = dict(sample())
    name = chance.choice(sorted(parts))
    data = parts[name]
    kind = seed % 6
    if kind == 0:
        whole = bytearray(write_package(parts))
        for _ in range(chance.randint(1, 8)):
            whole[chance.randrange(len(whole))] = chance.randrange(256)
        return bytes(whole)
    if kind == 1:
        whole = bytearray(write_package(parts))
        return bytes(whole[: chance.randrange(len(whole))])
    if kind == 2:
        del parts[name]
    elif kind == 3:
        tags = list(_TAG.finditer(data))
        tag = chance.choice(tags)
        parts[name] = data[: tag.start()] + data[tag.end() :]
    elif kind == 4:
        values = list(_NUMBER.finditer(data))
        for match in reversed(chance.sample(values, min(5, len(values)))):
            data = data[: match.start()] + b'="' + chance.choice(_VALUES) + b'"' + data[match.end() :]
        parts[name] = data
    else:
        elements = list(re.finditer(rb"<w:(\w+)[ />]", data))
        if elements:
            one, other = chance.choice(elements).group(1), chance.choice(elements).group(1)
            parts[name] = re.sub(rb"(</?w:)%s(?=[ />])" % one, rb"\g<1>" + other, data)
    return write_package(parts)


@pytest.mark.parametrize("block", range(10))
def test_no_damage_ends_in_an_exception(block: int) -> None:
    for seed in range(block * SEEDS // 10, (block + 1) * SEEDS // 10):
        for how in ("accepted", "original"):
            outcome = read_docx(damaged(seed), "hong.docx", revisions=how)
            assert outcome.value is not None or outcome.errors, seed


def test_some_damages_are_survived_and_some_are_not() -> None:
    outcomes = [read_docx(damaged(seed), "hong.docx").value is not None for seed in range(60)]
    assert any(outcomes)
    assert not all(outcomes)
