"""``--fix``: what is mended, what is let alone, and that the text is otherwise the same."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.check.fix import Fixed, fix, keeps_letters
from generator.check.rule import Change, Finding, Rule, Says
from generator.check.subject import Subject
from generator.diagnostics import Outcome
from generator.ooxml.zip_writer import write_package
from generator.read.view import Block
from tests.check.fakes import at, checked, example, formats, rule, use, view_of, words
from tests.check.marks import parts
from tests.oracles import sdk, xsd


def mended(monkeypatch: pytest.MonkeyPatch, data: bytes, *rules: Rule) -> Fixed:
    outcome = tried(monkeypatch, data, *rules)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def tried(monkeypatch: pytest.MonkeyPatch, data: bytes, *rules: Rule) -> Outcome[Fixed]:
    use(monkeypatch, *rules)
    return fix(data, checked(data, "a.docx").report)


def blocks(data: bytes) -> dict[str, Block]:
    return view_of(data, "a.docx").by_address()


def text(data: bytes) -> str:
    return "\n".join(block.text for block in view_of(data, "a.docx").blocks)


def planted(*pairs: tuple[str, str]) -> bytes:
    """The example with these words of its XML replaced."""
    package = parts(example("kim-thanh"))
    document = package["word/document.xml"].decode()
    for old, new in pairs:
        assert document.count(old) >= 1, old
        document = document.replace(old, new, 1)
    package["word/document.xml"] = document.encode()
    return write_package(package)


SPACES = words("KT901", " +(?=[,;.])", lambda _: "")
QUOTES = words("KT902", '"[^"]*"', lambda found: f"“{found[1:-1]}”")


def test_planted_faults_of_typography_are_mended_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    good = example("kim-thanh")
    body = text(good)
    first = next(re.finditer(r"\w+, \w+", body)).group()
    bad = planted((first, first.replace(",", "  ,")))
    assert text(bad) != body
    fixed = mended(monkeypatch, bad, SPACES)
    assert text(fixed.data) == body
    assert [what for _, what in fixed.done] == ["“  ” → “”"]
    assert fixed.left == ()


def test_other_parts_and_bytes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    good = parts(example("kim-thanh"))
    word = re.search(r"\w+, \w+", text(example("kim-thanh")))
    assert word is not None
    bad = planted((word.group(), word.group().replace(",", " ,")))
    after = parts(mended(monkeypatch, bad, SPACES).data)
    assert {part for part in good if after[part] != good[part]} <= {"word/document.xml"}
    kept = after["word/document.xml"].replace(b' xml:space="preserve"', b"")
    assert kept == good["word/document.xml"].replace(b' xml:space="preserve"', b"")


def test_the_digest_is_that_of_the_text_without_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = small("<w:p><w:r><w:t>Một , hai</w:t></w:r></w:p>")
    fixed = mended(monkeypatch, data, SPACES)
    kept = ["Một", ", hai", *(block.text for block in view_of(data, "a.docx").blocks[1:])]
    assert fixed.digest == hashlib.sha256("".join(f"{piece}\n" for piece in kept).encode()).hexdigest()


@pytest.mark.parametrize(
    ("old", "new", "safe"),
    [
        ("a ,b", "a, b", True),
        ('"x"', "“x”", True),
        ("hoà bình", "hòa bình", True),
        ("Tỉnh", "tỉnh", True),
        ("TM.UBND", "TM. UBND", True),
        ("5/6", "05/6", False),
        ("sữa chữa", "sửa chữa", False),
        ("xã xã", "xã", False),
        ("ban hành", "", False),
        ("2025", "2026", False),
    ],
)
def test_only_signs_blanks_capitals_and_tone_places_are_safe(old: str, new: str, safe: bool) -> None:
    assert keeps_letters(old, new) is safe


def test_a_fix_that_changes_letters_is_listed_and_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    data = small("<w:p><w:r><w:t>sữa chữa</w:t></w:r></w:p>")
    fixed = mended(monkeypatch, data, words("KT901", "sữa", lambda _: "sửa"))
    assert (text(fixed.data), fixed.done) == (text(data), ())
    assert [why for _, why in fixed.left] == ["đổi cả chữ hoặc số, phải do người soạn quyết định"]


def test_a_rule_that_is_not_fixable_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(subject: Subject) -> Says:
        yield at("body/0", 0, 1, "a", fix=" a")

    data = small("<w:p><w:r><w:t>a b</w:t></w:r></w:p>")
    fixed = mended(monkeypatch, data, rule("KT901", find))
    assert (text(fixed.data), fixed.done, fixed.left) == (text(data), (), ())


@pytest.mark.parametrize(
    ("body", "pattern", "new", "result"),
    [
        ("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>,b</w:t></w:r></w:p>", ",", ", ", "a, b"),
        ("<w:p><w:r><w:t>a </w:t></w:r><w:r><w:t xml:space='preserve'> ,b</w:t></w:r></w:p>", " ,", ",", "a,b"),
        ("<w:p><w:r><w:t>A &amp;B</w:t></w:r></w:p>", "&B", "& B", "A & B"),
        ("<w:p><w:r><w:t>a (b</w:t></w:r><w:r><w:t>)c</w:t></w:r></w:p>", r"\)", ") ", "a (b) c"),
        ("<w:p><w:r><w:t>x</w:t></w:r></w:p>", "x", "x.", "x."),
        ("<w:p><w:r><w:t>x</w:t></w:r></w:p>", "x", " x ", " x "),
        ("<w:p><w:r><w:t xml:space='preserve'>x  </w:t></w:r><w:r><w:t xml:space='preserve'> y</w:t></w:r></w:p>",
         " +", " ", "x y"),
        ("<w:p><w:r><w:t>hoa\u0300</w:t></w:r></w:p>", "hoà", "hòa", "hòa"),
    ],
)  # fmt: skip
def test_stretches_over_runs_entities_and_ends_are_typed_anew(
    monkeypatch: pytest.MonkeyPatch, body: str, pattern: str, new: str, result: str
) -> None:
    fixed = mended(monkeypatch, small(body), words("KT901", pattern, lambda _: new))
    assert blocks(fixed.data)["body/0"].text == result
    assert len(fixed.done) == 1


def test_a_tab_is_not_typed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    data = small("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>")
    fixed = mended(monkeypatch, data, words("KT901", "\t", lambda _: " "))
    assert text(fixed.data) == text(data)
    assert "Tab" in fixed.left[0][1]


def test_of_two_fixes_of_one_place_the_first_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    data = small("<w:p><w:r><w:t>a ,b</w:t></w:r></w:p>")
    fixed = mended(monkeypatch, data, SPACES, words("KT903", " ,", lambda _: ", "))
    assert blocks(fixed.data)["body/0"].text == "a,b"
    assert [(judged.rule.code, "chồng" in why) for judged, why in fixed.left] == [("KT903", True)]


def test_several_fixes_of_one_paragraph_are_all_made(monkeypatch: pytest.MonkeyPatch) -> None:
    data = small('<w:p><w:r><w:t>a , b , "c" , d.</w:t></w:r></w:p>')
    fixed = mended(monkeypatch, data, SPACES, QUOTES)
    assert blocks(fixed.data)["body/0"].text == "a, b, “c”, d."
    assert len(fixed.done) == 4


def test_properties_of_paragraphs_are_set_and_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        "<w:p><w:pPr><w:keepNext/><w:spacing w:before='0' w:beforeAutospacing='1' w:line='240' w:lineRule='auto'/>"
        "<w:ind w:hanging='200' w:left='100'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>"
    )
    changes = (
        Change("paragraph", "body/0", "space_before", 6.0),
        Change("paragraph", "body/0", "line_exact", 18.0),
        Change("paragraph", "body/0", "first_line", 36.0),
        Change("paragraph", "body/0", "align", "both"),
        Change("paragraph", "body/0", "keep_next", False),
        Change("paragraph", "body/1", "space_after", 6.0),
    )
    fixed = mended(monkeypatch, small(body), formats("KT901", *changes))
    first, second = (blocks(fixed.data)[address].format for address in ("body/0", "body/1"))
    assert (first.space_before, first.line, first.line_rule) == (6.0, 18.0, "exact")
    assert (first.first_line, first.indent_left, first.align, first.keep_next) == (36.0, 5.0, "both", False)
    assert second.space_after == 6.0
    assert "giãn cách trước đoạn: 6 pt; giãn dòng chính xác: 18 pt" in fixed.done[0][1]


def test_properties_of_a_stretch_of_letters_cut_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "<w:p><w:r><w:rPr><w:sz w:val='20'/><w:lang w:val='vi-VN'/></w:rPr><w:t>một hai ba</w:t></w:r></w:p>"
    changes = (
        Change("run", "body/0", "italic", True, 4, 7),
        Change("run", "body/0", "size", 14.0, 4, 7),
        Change("run", "body/0", "font", "Times New Roman", 4, 7),
    )
    fixed = mended(monkeypatch, small(body), formats("KT901", *changes))
    runs = blocks(fixed.data)["body/0"].runs
    assert [(run.text, run.italic, run.size) for run in runs] == [
        ("một ", False, 10.0),
        ("hai", True, 14.0),
        (" ba", False, 10.0),
    ]
    assert runs[1].font == "Times New Roman"


def test_a_whole_block_changes_all_its_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r></w:p>"
    fixed = mended(monkeypatch, small(body), formats("KT901", Change("run", "body/0", "bold", False)))
    assert [(run.text, run.bold) for run in blocks(fixed.data)["body/0"].runs] == [("ab", False)]


def test_properties_of_the_page_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    data = example("kim-thanh")
    fixed = mended(monkeypatch, data, formats("KT901", Change("section", "0", "left", 99.0)))
    before, after = view_of(data, "a.docx").sections[0], view_of(fixed.data, "a.docx").sections[0]
    assert before.left != 99.0
    assert after.left == 99.0
    assert (after.right, after.top, after.headers) == (before.right, before.top, before.headers)


def test_a_header_is_mended_in_its_own_part(monkeypatch: pytest.MonkeyPatch) -> None:
    data = example("kim-thanh")
    header = next(block for block in view_of(data, "a.docx").blocks if block.where == "header")
    fixed = mended(monkeypatch, data, formats("KT901", Change("paragraph", header.address, "align", "right")))
    assert blocks(fixed.data)[header.address].format.align == "right"
    assert parts(fixed.data)["word/document.xml"] == parts(data)["word/document.xml"]


def test_letters_in_pieces_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    data = small("<w:p><w:r><w:t>Tie\u0302\u0301ng Vie\u0323\u0302t</w:t></w:r></w:p>")
    assert blocks(data)["body/0"].raw is not None
    fixed = mended(monkeypatch, data, formats("KT901", Change("text", "body/0", "nfc", True)))
    assert (blocks(fixed.data)["body/0"].text, blocks(fixed.data)["body/0"].raw) == ("Tiếng Việt", None)


def test_a_change_of_what_is_not_there_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = mended(monkeypatch, example("kim-thanh"), formats("KT901", Change("run", "body/999", "bold", True)))
    assert (fixed.done, [why for _, why in fixed.left]) == ((), ["không tìm được đúng chỗ này trong tệp Word"])


@pytest.mark.parametrize(
    "change",
    [
        Change("paragraph", "body/4", "khong_co", 1.0),
        Change("paragraph", "body/4", "align", "bên kia"),
        Change("paragraph", "body/4", "space_before", "nhiều"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    outcome = tried(monkeypatch, example("kim-thanh"), formats("KT901", change))
    assert [found.code for found in outcome.diagnostics] == ["HT124"]


def test_a_fix_that_would_change_other_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof is not for show: with a hand that types something else, nothing is given."""
    from generator.ooxml.editing.edits import Edit

    data = small("<w:p><w:r><w:t>a ,b</w:t></w:r></w:p>")
    place = parts(data)["word/document.xml"].index(b"a ,b")
    monkeypatch.setattr("generator.check.fix.retyped", lambda *_: (Edit(place, place + 1, b"z"),))
    outcome = tried(monkeypatch, data, SPACES)
    assert (outcome.value, [found.code for found in outcome.diagnostics]) == (None, ["HT124"])


def test_equal_input_gives_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = planted()
    change = Change("paragraph", "body/4", "space_before", 12.0)
    assert (
        mended(monkeypatch, data, formats("KT901", change)).data
        == mended(monkeypatch, data, formats("KT901", change)).data
    )


def test_a_mended_file_has_nothing_left_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    data = small('<w:p><w:r><w:t>a , b , "c" , d.</w:t></w:r></w:p>')
    once = mended(monkeypatch, data, SPACES, QUOTES)
    again = mended(monkeypatch, once.data, SPACES, QUOTES)
    assert (again.done, again.left) == ((), ())


def test_faults_of_typography_are_mended_by_the_rules_themselves() -> None:
    """Real rules this time; the words are planted in running text only."""
    good = example("kim-thanh")
    found = [match.group() for match in re.finditer(r"[a-zà-ỹ]{3,}, [a-zà-ỹ]{3,} [a-zà-ỹ]{3,}", text(good))]
    once = [words for words in found if text(good).count(words) == 1]
    pairs = [
        (once[3], once[3].replace(", ", " , ")),
        (once[6], once[6].replace(", ", ",")),
        (once[9], once[9].replace(", ", ",   ")),
    ]
    bad = planted(*pairs)
    outcome = fix(bad, checked(bad, "a.docx").report)
    assert outcome.value is not None
    assert text(outcome.value.data) == text(good) != text(bad)
    assert {judged.rule.code for judged, _ in outcome.value.done} >= {"KT101", "KT102", "KT103"}


def everything() -> tuple[Change, ...]:
    """Every property there is, set somewhere in the example."""
    return (
        *(Change("paragraph", "body/4", name, value) for name, value in (
            ("align", "both"), ("indent_left", 0.0), ("indent_right", 0.0), ("first_line", -10.0),
            ("space_before", 6.0), ("space_after", 6.0), ("line_auto", 1.15), ("keep_next", True),
            ("keep_lines", True), ("page_break_before", False))),
        Change("paragraph", "body/5", "line_at_least", 18.0),
        *(Change("run", "body/4", name, value) for name, value in (
            ("font", "Times New Roman"), ("size", 13.5), ("bold", True), ("italic", True),
            ("underline", False), ("color", "000000"))),
        *(Change("section", "0", name, value) for name, value in (
            ("width", 595.3), ("height", 841.9), ("top", 60.0), ("bottom", 60.0), ("left", 90.0),
            ("right", 50.0), ("header", 30.0), ("footer", 30.0), ("title_page", True))),
    )  # fmt: skip


def test_every_property_is_written_where_the_schemas_want_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path
) -> None:
    fixed = mended(monkeypatch, example("kim-thanh"), formats("KT901", *everything()))
    path = tmp_path / "a.docx"
    path.write_bytes(fixed.data)
    assert xsd.findings(path) == []


@pytest.mark.oracle("sdk")
def test_the_validator_of_the_sdk_accepts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fixed = mended(monkeypatch, example("kim-thanh"), formats("KT901", *everything()))
    path = tmp_path / "a.docx"
    path.write_bytes(fixed.data)
    assert sdk.findings([path])[path] == []


def test_what_is_already_as_wanted_is_no_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(subject: Subject) -> Says:
        yield Finding("body/0", 0, 1, "a", "sai.", "sửa.", fix="a")

    data = small("<w:p><w:r><w:t>a b</w:t></w:r></w:p>")
    fixed = mended(monkeypatch, data, rule("KT901", find, fixable=True))
    assert (fixed.done, len(fixed.left), text(fixed.data)) == ((), 1, text(data))


def small(body: str) -> bytes:
    """The example plan with this body."""
    package = parts(example("kim-thanh"))
    document = package["word/document.xml"].decode()
    start, end = document.index("<w:body>") + len("<w:body>"), document.rindex("<w:sectPr")
    package["word/document.xml"] = (document[:start] + body + document[end:]).encode()
    return write_package(package)
