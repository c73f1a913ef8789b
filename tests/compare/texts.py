"""Views made of text for the tests of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from generator.compare.match import Op, Piece, Unit
from generator.outline import read_label
from generator.read.opening import read_document
from generator.read.view import DocView


def view_of(text: str, name: str = "ke-hoach.txt") -> DocView:
    """A typed text as a view with its components."""
    outcome = read_document(text.encode(), name)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def paragraphs(*lines: str) -> str:
    """Lines as paragraphs of a text file."""
    return "\n\n".join(lines) + "\n"


def units(*lines: str, path: tuple[str, ...] = ()) -> list[Unit]:
    """Lines as units with their ordinals."""
    labels = [read_label(line) for line in lines]
    return [Unit(line, label=label.raw if label else "", path=path) for line, label in zip(lines, labels, strict=True)]


def marked(old: str, new: str, pieces: Sequence[Piece]) -> str:
    """The pieces in one line: kept text of the new one, [-deleted-], {+inserted+}."""

    def one(piece: Piece) -> str:
        if piece.op is Op.KEEP:
            return new[piece.new_start : piece.new_end]
        if piece.op is Op.DELETE:
            return f"[-{old[piece.old_start : piece.old_end]}-]"
        return f"{{+{new[piece.new_start : piece.new_end]}+}}"

    return "".join(map(one, pieces))


def covered(old: str, new: str, pieces: Sequence[Piece]) -> None:
    """Asserts that pieces cover both texts without gaps and that what is kept differs in blanks and form only."""
    i = j = 0
    for piece in pieces:
        assert (piece.old_start, piece.new_start) == (i, j)
        i, j = piece.old_end, piece.new_end
        assert piece.op is not Op.INSERT or piece.old_start == piece.old_end
        assert piece.op is not Op.DELETE or piece.new_start == piece.new_end
        if piece.op is Op.KEEP:
            kept = old[piece.old_start : piece.old_end], new[piece.new_start : piece.new_end]
            assert bare(kept[0]) == bare(kept[1])
        else:
            assert piece.old_end > piece.old_start or piece.new_end > piece.new_start
    assert (i, j) == (len(old), len(new))


def bare(text: str) -> str:
    """NFC without blanks, visible or not."""
    return "".join(normalize("NFC", text).replace("\u200b", "").split())
