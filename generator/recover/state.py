"""What the readers of the single components share: the view, the ledger, the variables so far, doubts and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.diagnostics import Diagnostic, ModelPath, Place, Severity
from generator.read.view import Component, DocView
from generator.recover.ledger import Kind, Ledger
from generator.recover.loss import Correction
from generator.recover.passages import Passage, Span, Stretch, legal_spans, passage

DOUBTFUL: Final = 0.45
MISSING: Final = "..."


@dataclass(frozen=True, slots=True)
class RecoverOptions:
    """How a document is read back.

    ``split_can_cu`` parts legal bases that are run together in one paragraph; ``to_chuc_thuc_hien`` reads the section
    "Tổ chức thực hiện" as data where it is in plain form.
    """

    split_can_cu: bool = False
    to_chuc_thuc_hien: bool = True


@dataclass(slots=True)
class State:
    """The work in progress on one document. ``running`` is its text for look-ups; ``day`` stands in the header."""

    view: DocView
    options: RecoverOptions
    running: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    variables: dict[str, Any] = field(default_factory=dict)
    comments: dict[ModelPath, list[str]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    def passage(self, stretches: Iterable[Stretch]) -> Passage:
        """The stretches as one text; characters that no Word file can hold are listed."""
        spans: list[Span] = []
        for stretch in stretches:
            good, bad = legal_spans(self.view, stretch.span)
            spans += good
            if bad:
                self.ledger.skip(bad, Kind.THAY, "ký tự điều khiển, tệp Word không chứa được")
        return passage(self.view, spans)

    def doubt(self, path: ModelPath, reason: str, what: Passage | None = None, code: str = "BV306") -> None:
        """A reading that a person should look at: a comment in the file and a warning."""
        self.comments.setdefault(path, []).append(f"chưa chắc: {reason}")
        text = what.text[:200] if what is not None else ""
        place = self.place(what.spans[0] if what is not None and what.spans else None)
        self.found.append(
            Diagnostic(
                code,
                f"Chưa chắc: {reason}.",
                f"so lại với văn bản gốc rồi sửa mục {_shown(path)} trong tệp biến.",
                Severity.CANH_BAO,
                place,
                path,
                text=text,
            )
        )

    def doubt_stretches(self, path: ModelPath, stretches: Sequence[Stretch]) -> None:
        """A doubt where the component was recognised with little confidence."""
        weak = next((stretch for stretch in stretches if stretch.confidence <= DOUBTFUL), None)
        if weak is not None:
            self.doubt(path, weak.reason, self.passage([weak]))

    def correct(self, what: Passage | None, old: str, new: str, reason: str) -> None:
        """Note a change of words that the built document has against the source."""
        place = self.place(what.spans[0] if what is not None and what.spans else None)
        self.corrections.append(Correction(place.head(), old, new, reason))

    def place(self, span: Span | None) -> Place:
        """The place of a span in the source, as messages name it."""
        if span is None:
            return Place(self.view.file)
        block = self.view.blocks[span.block]
        if block.lines is not None:
            return Place(self.view.file, block.lines[0])
        if block.spot is not None:
            return Place(self.view.file, within=f"trang {block.spot.page}")
        return Place(self.view.file, within=f"đoạn {span.block + 1}")


def _shown(path: ModelPath) -> str:
    return ".".join(str(step) for step in path) or "liên quan"


def of(stretches: Iterable[Stretch], *components: Component) -> list[Stretch]:
    """The stretches of those components."""
    return [stretch for stretch in stretches if stretch.component in components]
