"""What a rule is and what it says: findings with a place, and what it could not judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


@dataclass(frozen=True, slots=True)
class Change:
    """A safe change of formatting that ``--fix`` may make; the text stays.

    ``target`` is "paragraph", "run" or "section"; ``name`` and ``value`` one of its properties and what it becomes
    (``ooxml.editing.properties``, lengths in points): ``Change("paragraph", "body/12", "space_before", 6.0)``; or
    ``Change("text", address, "nfc", True)`` for the normal form of the letters.
    ``address`` is that of a block; of a section its number ("0"). ``start`` and ``end`` limit a change of runs to a
    stretch of the block (None: to its end).
    """

    target: str
    address: str
    name: str
    value: float | str | bool
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach: where (address and stretch of a block), the text, what is wrong with the measure, how to mend it.

    ``severity`` overrides that of the rule; ``fix`` is the text that a safe fix would put in place of the stretch,
    ``changes`` are the formatting that it would set. Both count only where the rule is ``fixable``.
    """

    address: str
    start: int
    end: int
    text: str
    message: str
    mend: str
    severity: Severity | None = None
    fix: str | None = None
    page: int | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class NotCheckable:
    """Why a rule could not judge a document, or a part of it."""

    reason: str
    address: str = ""


Says = Iterator[Finding | NotCheckable]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the registry. Its page (Kiểm gì · Vì sao · ...) is the docstring of its module.

    ``code``: two letters, three digits; ``slug`` names the fault; ``ref``: ids of rules.md section 8 and of the answer
    keys; ``clause``: the clause with its words; ``standard_keys``: values of standards/ that it compares with;
    ``kinds``: sources it can judge ("docx", "pdf", "txt"); for another source it is said to be not checkable;
    ``needs_plan``: only for a plan of a State body; ``fixable``: a safe fix exists; ``settings``: the names of the
    values that a profile may give it (``Subject.setting``).
    """

    code: str
    slug: str
    title: str
    severity: Severity
    ref: tuple[str, ...]
    clause: str
    find: Callable[[Subject], Says]
    since: str = "0.1.0"
    kinds: tuple[str, ...] = ("docx", "pdf", "txt")
    standard_keys: tuple[str, ...] = ()
    needs_plan: bool = False
    fixable: bool = False
    confidence: float = 1.0
    settings: tuple[str, ...] = ()
