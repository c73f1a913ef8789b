"""How sure a label is: the steps of the confidence scale, and the value that carries a guess with its reason."""

from __future__ import annotations

from typing import Final, NamedTuple

from generator.read.view import Component

EXACT: Final = 0.98
"""The words themselves are those of the form ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nơi nhận:")."""
CLEAR: Final = 0.9
"""A known form of words in a place where it belongs."""
LIKELY: Final = 0.7
"""By place, by format or by the words alone; a fault of the writer is the likelier explanation of what differs."""
GUESS: Final = 0.45
"""Nothing speaks against it; do not accuse anybody on the strength of it."""
UNKNOWN: Final = 0.2
"""No claim: the stretch is not recognised (``Component.KHAC`` or the plainest component of its place)."""
ATTACHED: Final = 0.6
"""The most that a header, title or signature of an attached document or of a form in an appendix can have."""


class Guess(NamedTuple):
    """A component with how sure it is (0 to 1, steps above) and why, in short Vietnamese words."""

    component: Component
    confidence: float
    reason: str
