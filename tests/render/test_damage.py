"""Damaged templates: never a traceback; a finding with place and mend, or a document whose parts are well formed."""

from __future__ import annotations

import random
from collections.abc import Callable

from lxml import etree

from generator.ooxml.zip_writer import write_package
from generator.render import compile_template
from tests.render.word import EMPTY_CORE, manifest, p, package, parts_of, r, tbl, tc, tr

COUNT = 400
NAMES = "{ten: chuoi, chu: chu, ds: [{loai: chuoi, chu: chu, co: co}], cot: [{chu: chuoi, rong: so}]}"
CONTEXT = {
    "ten": "A & {{ B }}",
    "chu": [["x", "b"]],
    "ds": [{"loai": "a", "chu": "y", "co": True}, {"loai": "b", "chu": "", "co": False}],
    "cot": [{"chu": "c", "rong": 500}],
    "thuoc_tinh": EMPTY_CORE,
}
PARTS = parts_of(
    package(
        p("Kính gửi {{ ten }}", r("{{ chu }}", "<w:b/>"))
        + p("{%p for d in ds %}")
        + p("{%p if d.loai == 'a' %}")
        + p("{% if d.co %}{{ d.chu }}{% else %}không{% endif %}")
        + p("{%p else %}")
        + p("{{ d.chu|upper }}")
        + p("{%p endif %}")
        + p("{%p endfor %}")
        + tbl(tr(tc(p("{%tc for c in cot %}")), tc(p("{{ c.chu }}")), tc(p("{%tc endfor %}"))), columns=3)
        + p("hết"),
        header=p("{{ ten }}"),
    )
)

Damage = Callable[[random.Random], bytes]


def _with(name: str, data: bytes) -> bytes:
    return write_package({**PARTS, name: data})


def _flip(rng: random.Random) -> bytes:
    data = bytearray(write_package(PARTS))
    for _ in range(rng.choice((1, 3, 30))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def _cut_file(rng: random.Random) -> bytes:
    data = write_package(PARTS)
    start, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return rng.choice((data[:start], data[end:], data[:start] + data[end:]))


def _drop_part(rng: random.Random) -> bytes:
    return write_package({name: data for name, data in PARTS.items() if name != rng.choice(sorted(PARTS))})


def _cut_xml(rng: random.Random) -> bytes:
    name = rng.choice(sorted(PARTS))
    data = PARTS[name]
    start = rng.randrange(len(data))
    return _with(name, data[:start] + data[start + rng.choice((1, 2, 5, 40)) :])


def _mangle_tags(rng: random.Random) -> bytes:
    text = PARTS["word/document.xml"].decode()
    places = [at for at, sign in enumerate(text) if sign in "{}%"]
    for at in rng.sample(places, rng.choice((1, 2, 4))):
        text = text[:at] + rng.choice("{}% x“'\"") + text[at + 1 :]
    return _with("word/document.xml", text.encode())


def _split_tags(rng: random.Random) -> bytes:
    text = PARTS["word/document.xml"].decode()
    inside = [at for at in range(len(text)) if text.rfind("<w:t ", 0, at) > text.rfind("</w:t>", 0, at)]
    inside = [at for at in inside if text.rfind(">", 0, at) > text.rfind("<", 0, at)]
    for at in sorted(rng.sample(inside, 6), reverse=True):
        glue = rng.choice(("</w:t></w:r><w:r><w:t>", "</w:t></w:r><w:proofErr/><w:r><w:rPr><w:i/></w:rPr><w:t>",
                           "</w:t><w:tab/><w:t>", "</w:t></w:r></w:p><w:p><w:r><w:t>"))  # fmt: skip
        text = text[:at] + glue + text[at:]
    return _with("word/document.xml", text.encode())


def _shuffle_elements(rng: random.Random) -> bytes:
    root = etree.fromstring(PARTS["word/document.xml"])
    elements = [element for element in root.iter() if element.getparent() is not None]
    for _ in range(rng.choice((1, 3))):
        element, target = rng.choice(elements), rng.choice(elements)
        if element not in target.iterancestors() and element is not target and element.getparent() is not None:
            target.append(element) if rng.random() < 0.5 else target.addprevious(element)
    return _with("word/document.xml", etree.tostring(root))


def _strange_xml(rng: random.Random) -> bytes:
    text = PARTS["word/document.xml"]
    head = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    deep = b"<w:p>" * 400
    return _with(
        "word/document.xml",
        rng.choice((head + text, b"", b"<a/>", text.decode().encode("utf-16"), text.replace(b"w:", b"q:"),
                    text.replace(b"<w:body>", b"<w:body>" + deep), text.replace(b"2006/main", b"2006/other"))),
    )  # fmt: skip


DAMAGES: tuple[Damage, ...] = (
    _flip, _cut_file, _drop_part, _cut_xml, _mangle_tags, _split_tags, _shuffle_elements, _strange_xml,
)  # fmt: skip


def test_damaged_templates_are_refused_with_a_place_and_a_mend_or_still_make_a_sound_file() -> None:
    shapes = manifest(NAMES)
    refused = made = 0
    for seed in range(COUNT):
        rng = random.Random(seed)
        damage = DAMAGES[seed % len(DAMAGES)]
        outcome = compile_template(damage(rng), shapes, file="mau.docx")
        if outcome.value is None:
            refused += 1
            assert outcome.errors, (seed, damage.__name__)
            assert all(item.place and item.place.file and item.mend for item in outcome.errors), seed
            continue
        made += 1
        for name, data in parts_of(outcome.value.fill(CONTEXT)).items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(data)
    assert min(refused, made) > COUNT // 10, "the damages must be of both kinds, or this test shows nothing"
