"""Findings that somebody accepts: a YAML list of ``ma`` (code), ``cho`` (where), ``ly_do`` (why), ``ngay`` (when)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from generator.check.engine import Waiver
from generator.check.rule import Rule
from generator.diagnostics import Diagnostic, Outcome, failed, in_order
from generator.standards.placed import Placed, read_file
from generator.text import near

CODE: Final = "HT122"
KEYS: Final = ("ma", "cho", "ly_do", "ngay")
_DATE: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def load_waivers(path: Path, rules: Iterable[Rule]) -> Outcome[tuple[Waiver, ...]]:
    """The waivers of a file; HT122 for every mistake in it, HT118 when it cannot be read."""
    read = read_file(path, CODE)
    if read.value is None:
        return failed(*read.diagnostics)
    if read.value.items is None:
        mend = "viết mỗi miễn trừ một dòng bắt đầu bằng “- ma: ...”, kèm ly_do."
        return failed(Diagnostic(CODE, "Tệp miễn trừ phải là một danh sách.", mend, place=read.value.place))
    reader = _Reader({rule.code: rule for rule in rules})
    found = [waiver for item in read.value.items if (waiver := reader.waiver(item)) is not None]
    wrong = in_order(reader.found)
    return Outcome(None if wrong else tuple(found), wrong)


class _Reader:
    def __init__(self, known: dict[str, Rule]) -> None:
        self._known = known
        self.found: list[Diagnostic] = []

    def waiver(self, item: Placed) -> Waiver | None:
        if item.fields is None:
            self._say(item, "Mỗi miễn trừ phải có ma và ly_do.", "viết “- ma: KT001” rồi “  ly_do: ...” ở dòng dưới.")
            return None
        parts = dict(self._parts(item))
        named = {key for key, _, _ in item.fields}
        for key in ("ma", "ly_do"):
            if key not in named or (key in parts and not (parts[key].text or "").strip()):
                self._say(item, f"Miễn trừ thiếu {key}.", f"thêm {key}: ... vào miễn trừ này.")
        code = (parts["ma"].text or "").strip().upper() if "ma" in parts else ""
        if code and code not in self._known:
            self._near(parts["ma"], code, self._known)
        words = {key: (value.text or "").strip() for key, value in parts.items()}
        day = words.get("ngay", "")
        if day and not _real(day):
            self._say(parts["ngay"], f"Ngày “{day}” không phải ngày có thật.", "ghi dạng 12/3/2026.")
        return Waiver(code, words.get("cho", ""), words.get("ly_do", ""), day, item.place)

    def _parts(self, item: Placed) -> Iterator[tuple[str, Placed]]:
        for key, place, value in item.fields or ():
            if key not in KEYS:
                close = near(key, KEYS, 1)
                mend = f"có phải “{close[0]}”?" if close else f"dùng một trong: {', '.join(KEYS)}."
                self.found.append(
                    Diagnostic(CODE, f"Không có mục “{key}” trong miễn trừ.", mend, place=place, text=key)
                )
            elif value.text is None:
                self._say(value, f"Mục {key} phải là chữ.", "ghi chữ trên cùng dòng.")
            else:
                yield key, value

    def _near(self, value: Placed, code: str, known: Sequence[str] | dict[str, Rule]) -> None:
        close = near(code, list(known), 1)
        mend = f"có phải {close[0]}?" if close else "xem các mã trong docs/quy-tac."
        self._say(value, f"Không có quy tắc mang mã “{code}”.", mend)

    def _say(self, value: Placed, message: str, mend: str) -> None:
        self.found.append(Diagnostic(CODE, message, mend, place=value.place, text=value.text or ""))


def _real(day: str) -> bool:
    match = _DATE.fullmatch(day)
    if match is None:
        return False
    try:
        date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return False
    return True
