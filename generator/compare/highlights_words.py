"""The dated words of ``standards/so_sanh.yaml`` as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from generator.compare.words_tokens import toned

CAPITALS: Final = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LETTER: Final = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What is looked for around numbers and names."""

    at_least: re.Pattern[str]
    at_most: re.Pattern[str]
    target: re.Pattern[str]
    target_section: re.Pattern[str]
    deadline: re.Pattern[str]
    unit_column: re.Pattern[str]
    deadline_column: re.Pattern[str]
    target_column: re.Pattern[str]
    measure: re.Pattern[str]
    name: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """All patterns, made once."""
    from generator.standards.data import load

    words: dict[str, list[str]] = {}
    for entry in load("so_sanh.yaml")["ban"]:
        for key, value in entry.items():
            if key not in ("tu", "can_cu"):
                words.setdefault(key, []).extend(_listed(value))
    return Patterns(
        at_least=_any(words["it_nhat"]),
        at_most=_any(words["nhieu_nhat"]),
        target=_any(words["chi_tieu"]),
        target_section=_any(words["muc_chi_tieu"]),
        deadline=_any(words["thoi_han"]),
        unit_column=_any(words["cot_don_vi"]),
        deadline_column=_any(words["cot_thoi_han"]),
        target_column=_any(words["cot_chi_tieu"]),
        measure=re.compile(rf"(?:{_either(words['don_vi_do'])})(?!\w)", re.IGNORECASE),
        name=_name(words["dau_ten_don_vi"], words["tu_noi_ten"], words["ten_nganh"]),
    )


def _name(heads: list[str], joints: list[str], fields: list[str]) -> re.Pattern[str]:
    """A head and what names it: fields of work, words with a capital, also behind a dash, "và", a comma, "của"."""
    word = rf"(?:(?:{_either(fields)})(?!\w)|[{CAPITALS}]{_LETTER}*)"
    joint = rf"(?:{_either(joints)})(?!\w)"
    listed = rf",\s+{word}(?=(?:\s+{word}|,\s+{word})*\s+(?:và|[-–])\s+{word})"
    more = rf"(?:\s+(?:(?:[-–]|và|của)\s+)?(?:{word}|{joint})|{listed})"
    return re.compile(rf"(?<!\w)(?:{_either(heads)})(?!\w){more}{{0,12}}")


def _listed(value: Any) -> list[str]:
    return [toned(" ".join(word.split())) for word in (value.split(",") if isinstance(value, str) else value)]


def _either(words: list[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)
