"""500 damaged templates, the shipped one among its manifest: refused with a place and a mend, or a sound file.

The linter alone is tried in tests/render/test_damage.py; here the whole way is, from the variables to the package.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from generator import resources
from generator.ooxml.zip_writer import write_package
from generator.pipeline import BuildOptions, build
from tests.fuzz.promise import kept, nothing_left

COUNT, CHUNKS = 500, 20
PLAN = resources.variables() / "vi-du" / "kim-thanh.yaml"
TEMPLATE = resources.template()
ORIGINAL = TEMPLATE.read_bytes()
MANIFEST = TEMPLATE.with_suffix(".yaml").read_text(encoding="utf-8")
HOSTILE = (
    "{{ ''.__class__ }}", "{{ than_bai.__init__ }}", "{{ khong_co }}", "{% import 'os' %}", "{{ trich_yeu()",
    "{{ so_ky_hieu",
    "{%p for x in than_bai %}", "{%p endfor %}", "{%p if ho_ten %}", "{%tr endfor %}", "{{r trich_yeu }}", "{%%}",
    "}}", "{#",
    "{{ ho_ten|attr('x') }}", "{{ 9**9**9 }}", "{% for x in range(10**9) %}a{% endfor %}", "&#x7b;&#x7b; ho_ten }}",
)  # fmt: skip

Damage = Callable[[random.Random, dict[str, bytes], str], tuple[bytes, str]]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def flip(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    data = bytearray(ORIGINAL)
    for _ in range(rng.choice((1, 1, 5, 50))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data), manifest


def truncate(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    start, end = sorted((rng.randrange(len(ORIGINAL)), rng.randrange(len(ORIGINAL))))
    return rng.choice((ORIGINAL[:start], ORIGINAL[end:], ORIGINAL[:start] + ORIGINAL[end:], b"")), manifest


def drop_part(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    del parts[rng.choice(sorted(parts))]
    return write_package(parts), manifest


def cut_xml(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    name = rng.choice(sorted(parts))
    at = rng.randrange(len(parts[name]) or 1)
    parts[name] = parts[name][:at] + parts[name][at + rng.choice((1, 3, 30, 300)) :]
    return write_package(parts), manifest


def change_tag(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    """A tag cut, misspelt, typed in another normal form, or with one brace too few."""
    text = parts["word/document.xml"].decode()
    tag = rng.choice(list(re.finditer(r"\{[{%].*?[%}]\}", text)))
    words = tag.group()
    at = rng.randrange(len(words))
    new = rng.choice(
        (words[:at], words[at:], words[:at] + words[at + 1 :], words[:at] + "ệ" + words[at:], "", words * 2)
    )
    parts["word/document.xml"] = (text[: tag.start()] + new + text[tag.end() :]).encode()
    return write_package(parts), manifest


def split_tag(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    """As Word does when it checks spelling, and worse."""
    text = parts["word/document.xml"].decode()
    for _ in range(rng.choice((1, 3))):
        tag = rng.choice(list(re.finditer(r"\{[{%][^<]*?[%}]\}", text)))
        at = rng.randrange(tag.start() + 1, tag.end())
        glue = rng.choice(("</w:t></w:r><w:r><w:t>", "</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>",
                           "</w:t><w:tab/><w:t>", "</w:t></w:r></w:p><w:p><w:r><w:t>"))  # fmt: skip
        text = text[:at] + glue + text[at:]
    parts["word/document.xml"] = text.encode()
    return write_package(parts), manifest


def hostile(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    name = rng.choice([name for name in parts if name.endswith(".xml") and re.search(b"<w:t[ >]", parts[name])])
    text = parts[name].decode()
    at = rng.choice([match.end() for match in re.finditer(r"<w:t(?: [^>]*)?>", text)])
    parts[name] = (text[:at] + rng.choice(HOSTILE).replace("<", "&lt;") + text[at:]).encode()
    return write_package(parts), manifest


def lose_element(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    """A whole paragraph, row, table, run or drawing gone, or there twice."""
    text = parts["word/document.xml"].decode()
    kind = rng.choice(("w:p", "w:tr", "w:tbl", "w:r", "w:sectPr", "w:drawing", "w:tc"))
    found = list(re.finditer(rf"<{kind}[ >].*?</{kind}>", text, re.DOTALL))
    one = rng.choice(found) if found else re.search("<w:body>", text)
    assert one is not None
    parts["word/document.xml"] = (text[: one.start()] + one.group() * rng.choice((0, 2)) + text[one.end() :]).encode()
    return write_package(parts), manifest


def wrong_manifest(rng: random.Random, parts: dict[str, bytes], manifest: str) -> tuple[bytes, str]:
    rows = manifest.split("\n")
    at = rng.randrange(len(rows))
    change = rng.randrange(6)
    if change == 0:
        del rows[at]
    elif change == 1:
        rows.insert(at, rng.choice(("  la: chuoi", "la: [", "\t", "  ho_ten: chu", "!!python/none", "- a")))
    elif change == 2:
        rows[at] = rows[at].replace("chuoi", "so").replace("chu,", "co,")
    elif change == 3:
        rows[at] = rows[at].replace("_", "", 1)
    elif change == 4:
        return ORIGINAL, rng.choice(
            ("", "a", "[]", "phien_ban: 9\nbien: {}\n", manifest[: rng.randrange(len(manifest))])
        )
    else:
        rows = [row.replace("KH", "XH") for row in rows]
    return ORIGINAL, "\n".join(rows)


DAMAGES: tuple[Damage, ...] = (
    flip, truncate, drop_part, cut_xml, change_tag, change_tag, split_tag, hostile, lose_element, wrong_manifest,
)  # fmt: skip


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_damaged_templates_are_refused_with_a_place_and_a_mend_or_make_a_sound_file(chunk: int, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    made = 0
    for seed in range(chunk * COUNT // CHUNKS, (chunk + 1) * COUNT // CHUNKS):
        rng = random.Random(seed)
        data, manifest = DAMAGES[seed % len(DAMAGES)](rng, parts_of(ORIGINAL), MANIFEST)
        template = tmp_path / f"mau-{seed}.docx"
        template.write_bytes(data)
        template.with_suffix(".yaml").write_text(manifest, encoding="utf-8")
        made += kept(build(PLAN, BuildOptions(template=template)), output, str(seed))
    nothing_left(output, made)
    assert 0 < made < COUNT // CHUNKS, "the damages must be of both kinds, or this test shows nothing"
