"""TCVN3 and VNI against samples that another program made, and what must stay as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.legacy import Scheme, convert, decode, recognise, scheme_of_font
from generator.read.legacy.syllables import is_syllable

SAMPLES: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("samples.json").read_text(encoding="utf-8"))
KEYS: Final = {Scheme.TCVN3: "tcvn3", Scheme.VNI: "vni"}


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("which", ["letters", "capitals"])
def test_every_letter_is_read_as_the_other_program_wrote_it(scheme: Scheme, which: str) -> None:
    sample = SAMPLES[which]
    assert decode(sample[KEYS[scheme]], scheme) == sample["unicode"]


def test_two_letters_that_the_other_program_writes_wrongly_in_vni() -> None:
    """It has ỷ as "ë" and ỹ as "ì": no reader could tell the second from ì. So they are not in its samples."""
    assert decode("kyû kyõ KYÛ KYÕ", Scheme.VNI) == "kỷ kỹ KỶ KỸ"
    assert decode("kû kü", Scheme.TCVN3) == "kỷ kỹ"


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("sample", SAMPLES["lines"], ids=lambda sample: sample["unicode"][:20])
def test_a_line_of_a_plan_is_recognised_and_read_by_evidence_alone(sample: dict[str, str], scheme: Scheme) -> None:
    assert convert(sample[KEYS[scheme]]) == (sample["unicode"], scheme)


@pytest.mark.parametrize("font", [None, ".VnTime", "VNI-Times", ".VnTimeH", "Times New Roman"])
@pytest.mark.parametrize("sample", SAMPLES["lines"], ids=lambda sample: sample["unicode"][:20])
def test_unicode_text_stays_whatever_its_font_is_called(sample: dict[str, str], font: str | None) -> None:
    assert convert(sample["unicode"], font) == (sample["unicode"], None)


@pytest.mark.parametrize("words", ["các bác", "và à", "cà phê", "xã", "Hà Giang", "theo TCVN", "57-NQ/TW", ""])
def test_short_unicode_words_in_a_legacy_font_stay(words: str) -> None:
    for font in (".VnTime", "VNI-Times", None):
        assert convert(words, font) == (words, None)


def test_a_font_ending_in_h_draws_capitals() -> None:
    assert convert("kÕ ho¹ch", "ABCDEF+.VnTimeH") == ("KẾ HOẠCH", Scheme.TCVN3)
    assert convert("KÕ ho¹ch", ".VnTime") == ("Kế hoạch", Scheme.TCVN3)


def test_a_greek_mu_is_the_micro_sign() -> None:
    assert convert("vμ ®oµn", ".VnTime") == ("và đoàn", Scheme.TCVN3)


def test_a_capital_written_twice_is_one() -> None:
    assert decode("Aµ ¢Ç", Scheme.TCVN3) == "À Ầ"


@pytest.mark.parametrize(
    ("font", "scheme"),
    [
        (".VnTime", Scheme.TCVN3),
        ("ABCDEF+.VnArial", Scheme.TCVN3),
        ("VNI-Times", Scheme.VNI),
        ("ABCDEF+VNI-Helve-Condense", Scheme.VNI),
        ("Times New Roman", None),
        ("VnmLinux", Scheme.TCVN3),
        ("Vivaldi", None),
        (None, None),
    ],
)
def test_the_name_of_a_font_tells_its_encoding(font: str | None, scheme: Scheme | None) -> None:
    assert scheme_of_font(font) is scheme


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "giếng", "Hoà", "hòa", "khuỷu", "ỦY", "yêu", "gì", "đường"])
def test_syllables_that_exist(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["héi", "tr×nh", "nöôùc", "cạắc", "bàc", "bcd", "qấ́n"])
def test_syllables_that_cannot_exist(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(), st.sampled_from([None, ".VnTime", ".VnTimeH", "VNI-Times"]))
def test_any_text_can_be_asked(text: str, font: str | None) -> None:
    converted, scheme = convert(text, font)
    assert (converted == text) or scheme is not None
    assert recognise(text, font) is scheme
