"""Bold, italic, stars and braces: what is written here is read by the maker as what it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.compose.inline import plain as plain_of
from generator.compose.texts import Texts
from generator.recover import emphasis

WORDS = st.text("ab *\\{}%“”.,;:!?()[]’đ", min_size=1, max_size=10)
PIECES = st.lists(st.tuples(WORDS, st.sampled_from((0, emphasis.BOLD, emphasis.ITALIC, 3))), max_size=6)
FLAGS = {0: "", emphasis.BOLD: "b", emphasis.ITALIC: "i", 3: "bi"}


def made(text: str) -> list[tuple[str, str]]:
    """What the maker prints of a text: pieces with their flags."""
    texts = Texts({})
    found = texts.rich(text, ())
    assert texts.found == []
    return [(found, "")] if isinstance(found, str) else [(piece[0], piece[1]) for piece in found]


@given(PIECES)
def test_the_maker_prints_the_words_that_were_read(pieces: list[tuple[str, int]]) -> None:
    written = emphasis.write(pieces)
    words = "".join(text for text, _ in pieces)
    assert plain_of([list(piece) for piece in made(written)]) == words
    assert emphasis.plain(written) == words


@given(PIECES)
def test_both_readers_agree(pieces: list[tuple[str, int]]) -> None:
    written = emphasis.write(pieces)
    ours = [(text, FLAGS[marks]) for text, marks in emphasis.read(written)]
    assert joined(made(written)) == joined(ours)


def joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for text, flags in pieces:
        if found and found[-1][1] == flags:
            found[-1] = (found[-1][0] + text, flags)
        elif text:
            found.append((text, flags))
    return found


def test_emphasis_is_written_as_a_person_types_it() -> None:
    pieces = [("Thời gian: ", emphasis.BOLD), ("từ ", 0), ("ngày", emphasis.ITALIC), (" 01/7", 0)]
    assert emphasis.write(pieces) == "**Thời gian:** từ *ngày* 01/7"


def test_marks_inside_a_word_are_left_out_rather_than_printed_as_stars() -> None:
    assert emphasis.write([("nửa", emphasis.BOLD), ("chữ", 0)]) == "nửachữ"


def test_literal_stars_and_braces_stay() -> None:
    assert emphasis.write([("2*3 {{ x }} {% if %}", 0)]) == "2\\*3 \\{{ x }} {{ '{%' }} if %}"
