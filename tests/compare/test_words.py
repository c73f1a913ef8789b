"""Edits by words: what is one word, what never counts, the nature of an edit, both directions."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compare.match import Nature, Op
from generator.compare.words import mirrored, word_edits
from generator.compare.words_lcs import lcs_length, lcs_pairs
from generator.compare.words_tokens import tokens_of
from tests.compare.texts import bare, covered, marked

_WORDS = [
    "kế hoạch",
    "chuyển đổi số",
    "và",
    "các",
    "xã",
    "Ủy ban",
    "uỷ ban",
    "hòa",
    "hoà",
    "80%",
    "12.500",
    "145/KH-UBND",
    "30/9/2026",
    "“a”",
    '"a"',
    "–",
    "-",
    "",
    ";",
    ".",
    "(b)",
    "a)",
    "1.",
    "I.",
    "ngày 05 tháng 01 năm 2026",
    "./.",
    "Phòng",
    "phòng",
]
_TEXTS = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from([" ", "  ", "\u00a0", "\n", ""])), max_size=14
).map(lambda pairs: "".join(word + blank for word, blank in pairs))


def natures(old: str, new: str) -> set[Nature]:
    return {piece.nature for piece in word_edits(old, new) if piece.op is not Op.KEEP}


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("đạt 80% trở lên", "đạt 85% trở lên", "đạt [-80%-]{+85%+} trở lên"),
        ("cấp 12.500 thẻ", "cấp 12.600 thẻ", "cấp [-12.500-]{+12.600+} thẻ"),
        ("Số: 145/KH-UBND", "Số: 146/KH-UBND", "Số: [-145/KH-UBND-]{+146/KH-UBND+}"),
        ("trước ngày 30/9/2026 gửi", "trước ngày 30/10/2026 gửi", "trước ngày [-30/9/2026-]{+30/10/2026+} gửi"),
        (
            "Hà Nội, ngày 05 tháng 01 năm 2026",
            "Hà Nội, ngày 06 tháng 01 năm 2026",
            "Hà Nội, [-ngày 05 tháng 01 năm 2026-]{+ngày 06 tháng 01 năm 2026+}",
        ),
        ("nêu trong kế hoạch này", "nêu trong kế toán này", "nêu trong [-kế hoạch-]{+kế toán+} này"),
        ("a b", "a b c", "a b{+ c+}"),
        ("a c", "a b c", "a {+b +}c"),
        ("Số: 5", "Số 5", "Số[-:-] 5"),
    ],
)
def test_an_edit_is_a_whole_word(old: str, new: str, edits: str) -> None:
    assert marked(old, new, word_edits(old, new)) == edits


def test_a_lone_weak_word_between_two_edits_is_part_of_them() -> None:
    old, new = "phổ biến và quán triệt nội dung", "công khai và niêm yết nội dung"
    assert marked(old, new, word_edits(old, new)) == "[-phổ biến và quán triệt-]{+công khai và niêm yết+} nội dung"


@pytest.mark.parametrize(
    ("old", "new", "nature"),
    [
        ("Uỷ ban", "Ủy ban", Nature.TONE),
        ("hòa giải", "hoà giải", Nature.TONE),
        ("“Bình dân học vụ số”", '"Bình dân học vụ số"', Nature.QUOTES),
        ("Văn hóa – Xã hội", "Văn hóa - Xã hội", Nature.DASH),
        ("– Tham mưu", "- Tham mưu", Nature.DASH),
        ("phòng Kinh tế", "Phòng Kinh tế", Nature.CASE),
        ("1. Mục đích", "2. Mục đích", Nature.LABEL),
        ("a) Mục đích", "- Mục đích", Nature.LABEL),
        ("Mục đích", "1. Mục đích", Nature.LABEL),
        ("Mục đích", "Mục tiêu", Nature.SUBSTANCE),
        ("80 %", "80 ‰", Nature.SUBSTANCE),
    ],
)
def test_the_nature_of_an_edit(old: str, new: str, nature: Nature) -> None:
    assert natures(old, new) == {nature} == natures(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (unicodedata.normalize("NFD", "Ủy ban nhân dân"), "Ủy ban nhân dân"),
        ("Ủy  ban\u00a0nhân\tdân ", " Ủy ban nhân dân"),
        ("Ủy\u200b ban", "Ủy ban"),
        ("80 %", "80%"),
        ("Số:5", "Số: 5"),
    ],
)
def test_normal_form_and_blanks_never_count(old: str, new: str) -> None:
    assert natures(old, new) == set()
    covered(old, new, word_edits(old, new))


def test_compounds_codes_and_dates_are_one_word() -> None:
    words = [token.text for token in tokens_of("Ủy ban chuyển đổi số 57-NQ/TW, 2025-2030; 12,5 triệu")]
    assert words == ["Ủy ban", "chuyển đổi số", "57-NQ/TW", ",", "2025-2030", ";", "12,5", "triệu"]


@given(_TEXTS, _TEXTS)
def test_pieces_cover_both_texts_and_mirror(old: str, new: str) -> None:
    pieces = word_edits(old, new)
    covered(old, new, pieces)
    assert word_edits(new, old) == mirrored(pieces)
    covered(new, old, mirrored(pieces))


@given(_TEXTS)
def test_a_text_in_another_form_is_no_edit(text: str) -> None:
    covered(text, unicodedata.normalize("NFD", text), word_edits(text, unicodedata.normalize("NFD", text)))
    assert natures(text, unicodedata.normalize("NFD", text)) == set()


def test_long_texts_are_compared_too() -> None:
    old = " ".join(f"từ{n % 997} {n}" for n in range(9_000))
    new = " ".join(f"từ{n % 991} {n}" for n in range(9_000))
    pieces = word_edits(old, new)
    covered(old, new, pieces)
    assert sum(piece.op is Op.KEEP for piece in pieces) > 1_000


@given(st.text("abcd", max_size=12), st.text("abcd", max_size=12))
def test_the_longest_common_subsequence(old: str, new: str) -> None:
    table = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    pairs = lcs_pairs(old, new)
    assert len(pairs) == lcs_length(old, new) == table[-1][-1]
    assert all(old[i] == new[j] for i, j in pairs)
    assert pairs == sorted(set(pairs))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_kept_text_is_the_same_without_blanks() -> None:
    assert bare(" a\u00a0b ") == "ab"
