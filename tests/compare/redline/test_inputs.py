"""What goes in (unreadable files, tracked changes, comments) and what is refused or told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compare import redline as room
from generator.compare.redline import RedlineOptions, redline, resolve, structure_of
from generator.diagnostics import Severity
from generator.ooxml.revisions.make import Made
from generator.ooxml.revisions.opened import Opened
from tests.compare.redline.packages import count, doc, made, parts_of, texts, with_part
from tests.compare.scenarios.package import styles
from tests.compare.scenarios.wml import commented, p, tracked

LINE = "Giao Phòng Kinh tế chủ trì."


def test_an_unreadable_input_is_told_by_name() -> None:
    outcome = redline(b"khong phai zip", doc(p(LINE)), RedlineOptions(old_name="thang-truoc.docx"))
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["HT103"]
    assert outcome.diagnostics[0].place is not None
    assert outcome.diagnostics[0].place.file == "thang-truoc.docx"


def test_both_unreadable_inputs_are_told_at_once() -> None:
    outcome = redline(b"", b"")
    assert [found.code for found in outcome.diagnostics] == ["HT101", "HT101"]


def test_a_word_that_is_no_view_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="accepted or original"):
        redline(doc(p(LINE)), doc(p(LINE)), RedlineOptions(revisions="both"))


def test_tracked_changes_of_an_input_are_accepted_or_rejected_first() -> None:
    old, new = doc(p(LINE)), doc(p(LINE, tracked("ins", " Báo cáo trước ngày 15.", 3)))
    assert texts(made(old, new).data, "ins") == [" Báo cáo trước ngày 15."]
    assert made(old, new, RedlineOptions(revisions="original")).revisions == 0


def test_comments_of_the_new_document_stay_and_those_of_the_old_go() -> None:
    plain, noted = doc(p(LINE)), doc(p("Giao ", commented(1, "Phòng Kinh tế"), " chủ trì."), comments=("Xem lại.",))
    kept = made(plain, noted)
    assert kept.revisions == 0
    assert count(kept.data, "//w:commentReference") == 1
    assert count(made(noted, plain).data, "//w:commentReference") == 0


def _makes(parts: dict[str, bytes]) -> object:
    return lambda *_args, **_options: Made(parts, 0, ())


@pytest.mark.parametrize(("code", "side"), [("SS040", "old"), ("SS041", "new")])
def test_a_redline_that_cannot_be_proved_is_refused(code: str, side: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A maker that gives the old document out fails when accepting (SS040), the new one when rejecting (SS041)."""
    sides = {"old": doc(p("Một."), p(LINE)), "new": doc(p("Một."), p(LINE.replace("Kinh tế", "Văn hóa")))}
    monkeypatch.setattr(room, "make_redline", _makes(parts_of(sides[side])))
    outcome = redline(sides["old"], sides["new"])
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == [code]
    assert "mục 2 (đoạn “Giao" in outcome.diagnostics[0].text


def test_a_damaged_part_is_told() -> None:
    broken = with_part(doc(p(LINE)), "word/styles.xml", b"<w:styles")
    outcome = redline(doc(p(LINE)), broken)
    assert [found.code for found in outcome.diagnostics] == ["SS042"]


def test_other_document_defaults_are_told() -> None:
    other = styles().replace("Times New Roman", "Arial")
    found = made(doc(p(LINE), styles=other), doc(p(LINE)))
    assert [(notice.code, notice.severity) for notice in found.notices] == [("SS051", Severity.GOI_Y)]


def test_other_headers_on_even_pages_are_told() -> None:
    plain = doc(p(LINE))
    settings = parts_of(plain)["word/settings.xml"].replace(b"<w:compat>", b"<w:evenAndOddHeaders/><w:compat>")
    found = made(plain, with_part(plain, "word/settings.xml", settings))
    assert [notice.code for notice in found.notices] == ["SS052"]


def test_a_strict_document_is_read() -> None:
    plain = doc(p(LINE))
    body = parts_of(plain)["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert made(with_part(plain, "word/document.xml", body), plain).revisions == 0


def test_resolving_a_document_without_revisions_gives_its_parts_back() -> None:
    plain = doc(p(LINE))
    assert parts_of(resolve(plain, accept=False)) == parts_of(plain)


def test_the_public_resolver_and_structure_agree_with_the_proof() -> None:
    old, new = doc(p(LINE)), doc(p(LINE.replace("chủ trì", "phối hợp")), p("Thêm."))
    data = made(old, new).data
    assert structure_of(resolve(data, accept=True)) == structure_of(new)
    assert structure_of(resolve(data, accept=False)) == structure_of(old)


def test_a_package_that_is_none_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match=r"\.docx"):
        structure_of(b"khong")


def test_options_are_values() -> None:
    assert replace(RedlineOptions(), author="A") == RedlineOptions(author="A")


def test_a_part_that_refers_to_itself_has_a_fingerprint() -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/self" Target="vong.xml"/></Relationships>'
    )
    package = Opened({**parts_of(doc(p(LINE))), "word/vong.xml": b"<a/>", "word/_rels/vong.xml.rels": rels})
    assert package.fingerprint("word/vong.xml")
