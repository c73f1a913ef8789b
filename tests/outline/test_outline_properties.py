"""Properties of the outline room: round trip, no exception on any text, one tree whatever the encoding of blanks."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outline import Node, Outline, Scheme, looks_wrapped, ordinal, parse, print_outline, read_label, walk
from generator.outline.marks import reads_as_title
from generator.outline.tree import Step

LABELS = (
    *("I.", "II.", "III.", "IV.", "V.", "X.", "A.", "B.", "C.", "H.", "I/", "II-", "Phần I", "PHẦN II.", "Phần thứ ba"),
    *("1.", "2.", "3.", "1)", "2)", "1/", "01.", "1.1.", "1.2", "2.1.", "1.1.1.", "I.1.", "12."),
    *("a)", "b)", "d)", "đ)", "e)", "f)", "a.", "b/", "aa)", "-", "–", "+", "*", "•", "- -", "**1."),
)
WORDS = (
    *("Mục đích", "MỤC ĐÍCH", "Phát huy sức mạnh;", "gồm có:", "57-NQ/TW", "2025 - 2030", "1.000 đồng", "{{ nam }}"),
    *("**Yêu cầu**", "**", "*", "{#ten}", "{#ten_2 vai_tro=tieu_chi}", "{#Sai}", "{noi_dung}", "C. Mác", "V.I. Lê-nin"),
    *("xã hội", "Thực hiện. Báo cáo", "(1)", ".", "\t", "\xa0", "\u200b", "A", "Đ", "0"),
)
blank = st.sampled_from((" ", "", "  ", "\t"))
line = st.builds(
    lambda indent, label, gap, words: indent + label + gap + " ".join(words),
    blank,
    st.sampled_from(("", "", *LABELS)),
    blank,
    st.lists(st.sampled_from(WORDS), max_size=3),
)
typed = st.lists(line, max_size=14).map("\n".join)
any_text = st.one_of(st.text(max_size=200), typed)


def tree(text: str, *, wrapped: bool = False) -> Outline:
    value = parse(text, wrapped=wrapped).value
    assert value is not None
    return value


@settings(max_examples=200)
@given(any_text, st.booleans())
def test_any_text_is_read_and_what_is_printed_reads_back_as_the_same_tree(text: str, wrapped: bool) -> None:
    outline = tree(text, wrapped=wrapped)
    assert tree(print_outline(outline)) == outline


@settings(max_examples=200)
@given(any_text)
def test_no_word_of_a_text_is_lost(text: str) -> None:
    """Every letter outside ordinals and attributes stands in the tree or, for ordinals, in ``so_goc``."""
    outline = tree(text)
    parts = [outline.mo_dau or ""]
    for step in walk(outline):
        node = step.node
        parts += [node.so_goc or "", node.tieu_de or "", node.noi_dung or "", node.ten or "", node.vai_tro or ""]
    kept = {char for char in "".join(parts) if char.isalnum()}
    given_chars = {char for char in unicodedata.normalize("NFC", text) if char.isalnum()}
    assert given_chars - set("noidungvaitro") <= kept


@given(any_text)
def test_normal_form_line_ends_tabs_and_trailing_blanks_do_not_change_the_tree(text: str) -> None:
    text = unicodedata.normalize("NFC", text).replace("\r", "\n")
    expected = tree(text)
    assert tree(unicodedata.normalize("NFD", text)) == expected
    assert tree(text.replace("\n", "\r\n")) == expected
    assert tree(text.replace("\n", " \t \n\t")) == expected


@given(any_text)
def test_printed_numbering_has_no_gaps(text: str) -> None:
    again = parse(print_outline(tree(text)))
    assert {found.code for found in again.diagnostics} <= {"ND104", "ND105", "ND106", "ND107", "ND108"}
    assert again.value is not None
    for step in walk(again.value):
        label = step.label
        assert (step.node.so_goc or "").rstrip(".") == label.rstrip(".")


@given(any_text)
def test_every_finding_and_every_node_points_into_the_text(text: str) -> None:
    outcome = parse(text)
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    for mark in ("\x0b", "\x85", "\u2028", "\u2029"):
        lines = lines.replace(mark, "\n")
    rows = lines.split("\n")
    assert outcome.value is not None
    for found in outcome.diagnostics:
        assert found.place is not None
        assert found.place.line is not None
        assert found.place.column is not None
        assert rows[found.place.line - 1][found.place.column - 1 :].startswith(found.text[:1])
    spots = outcome.value.places()
    for step in walk(outcome.value):
        row, column = spots[step.path]
        assert rows[row - 1][column - 1 :].replace("\t", " ").startswith(step.node.so_goc or "")
        if step.node.tieu_de:
            row, column = spots[(*step.path, "tieu_de")]
            assert rows[row - 1][column - 1 :].replace("\t", " ").startswith(step.node.tieu_de)
        for index, words in enumerate((step.node.noi_dung or "").split("\n") if step.node.noi_dung else []):
            row, column = spots[(*step.path, "noi_dung", index)]
            assert rows[row - 1][column - 1 :].replace("\t", " ").startswith(words)


@given(any_text)
def test_wrapping_is_judged_for_any_text(text: str) -> None:
    assert looks_wrapped(text) in {True, False}


@given(st.sampled_from([s for s in Scheme if s not in (Scheme.KHONG, Scheme.CHU_HOA)]), st.integers(1, 80))
def test_a_printed_ordinal_reads_as_itself(scheme: Scheme, index: int) -> None:
    label = read_label(f"{ordinal(scheme, index, '2.')} Nội dung")
    assert label is not None
    if scheme is Scheme.SO_CAP:
        assert label.values == (2, index)
    elif scheme not in (Scheme.GACH, Scheme.CONG):
        assert label.values == (index,)


words = st.sampled_from(("Mục đích", "MỤC ĐÍCH, YÊU CẦU", "Thực hiện tốt nhiệm vụ.", "xã {{ ten_xa }}", "Gồm:"))
name = st.one_of(st.none(), st.sampled_from(("tieu_chi", "nhiem_vu")))
_LADDER = (Scheme.PHAN, Scheme.LA_MA, Scheme.SO, Scheme.SO_CAP, Scheme.CHU, Scheme.SO_NGOAC, Scheme.GACH, Scheme.CONG)


@st.composite
def nodes(draw: st.DrawFn, above: int) -> tuple[Scheme, tuple[Node, ...]]:
    """Siblings with a scheme further down the ladder than the one above."""
    steps = [i for i in range(above + 1, len(_LADDER)) if _LADDER[i] not in _forbidden(above)]
    at = draw(st.sampled_from(steps))
    scheme = _LADDER[at]
    made = []
    for _ in range(draw(st.integers(1, 4))):
        bullet = scheme in (Scheme.GACH, Scheme.CONG)
        title = None if bullet else draw(st.one_of(st.none(), words))
        texts = draw(st.lists(words, min_size=0 if title else 1, max_size=2))
        below = draw(nodes(at)) if at < 6 and draw(st.booleans()) else (None, ())
        made.append(
            Node(title, "\n".join(texts) or None, below[0], below[1], vai_tro=draw(name)),
        )
    return scheme, tuple(made)


def _forbidden(above: int) -> set[Scheme]:
    """Kinds that cannot stand there: "1.1." needs a number above it, "1)" a "1." or "a)"."""
    if above < 0:
        return {Scheme.SO_CAP, Scheme.SO_NGOAC}
    return {Scheme.SO_NGOAC} if _LADDER[above] in (Scheme.PHAN, Scheme.LA_MA) else set()


@given(nodes(-1))
def test_a_tree_of_any_usual_shape_survives_print_and_parse(top: tuple[Scheme, tuple[Node, ...]]) -> None:
    outline = Outline("Mở đầu", *top)
    assert tree(print_outline(outline)) == outline


def steps(outline: Outline) -> list[Step]:
    return list(walk(outline))


@given(nodes(-1))
def test_wrapping_a_typed_text_and_joining_it_keeps_every_ordinal(top: tuple[Scheme, tuple[Node, ...]]) -> None:
    outline = Outline(None, *top)
    again = tree(print_outline(outline), wrapped=True)
    assert [step.label for step in steps(again)] == [step.label for step in steps(outline)]


def test_the_title_rule_never_makes_a_title_of_a_bullet() -> None:
    assert not reads_as_title(Scheme.GACH, "Mục đích", has_more=True)
