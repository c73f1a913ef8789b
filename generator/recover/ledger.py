"""The book in which every stretch of the source is entered: placed in the variables, or listed with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from generator.diagnostics import ModelPath
from generator.recover.passages import Passage, Span


class Kind(StrEnum):
    """Why a stretch is not in the variables; the value is what a clerk reads."""

    THE_THUC = "cố định của thể thức"
    SO_THU_TU = "số thứ tự, dấu câu do phần mềm đặt"
    TRANG = "số trang, tiêu đề trang, đường kẻ"
    THAY = "được thay theo quy định"
    KHONG_CO_CHO = "không có chỗ trong tệp biến"


@dataclass(frozen=True, slots=True)
class Placed:
    """A span that stands in the variables at a path; ``loose``: there in other letter case or tone place."""

    span: Span
    path: ModelPath
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A span that is not in the variables, and why."""

    span: Span
    kind: Kind
    reason: str


@dataclass(slots=True)
class Ledger:
    """All entries in the order in which they were made."""

    placed: list[Placed] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)

    def place(self, what: Passage | Iterable[Span], path: ModelPath, *, loose: bool = False) -> None:
        """Enter spans whose characters the value at ``path`` holds."""
        self.placed += [Placed(span, path, loose) for span in _spans(what)]

    def skip(self, what: Passage | Iterable[Span], kind: Kind, reason: str) -> None:
        """Enter spans that are not in the variables."""
        self.listed += [Listed(span, kind, reason) for span in _spans(what)]


def _spans(what: Passage | Iterable[Span]) -> Iterable[Span]:
    return what.spans if isinstance(what, Passage) else what
