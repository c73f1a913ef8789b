"""A scenario: two documents and what is to be known of them to judge a redline; and the list they register in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Pair = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Scenario:
    """``make`` gives the old and the new package; it may call ``pytest.skip``.

    ``flatten``: a target is what the acceptor makes of the document itself: it accepts the changes that are there
    already, and joins adjacent tables as Word does. ``renders_old``: rejecting must also look like the old document;
    False where no mark is made of the change (other blanks, letters composed otherwise).
    ``by_office``: False where LibreOffice 7.4 cannot accept and reject.
    """

    name: str
    make: Callable[[], Pair]
    flatten: bool = False
    renders_old: bool = True
    by_office: bool = True


SCENARIOS: Final[dict[str, Scenario]] = {}


def scenario(
    name: str, *, flatten: bool = False, renders_old: bool = True, by_office: bool = True
) -> Callable[[Callable[[], Pair]], Callable[[], Pair]]:
    """Register the function that makes a pair. ValueError when the name is taken."""

    def register(make: Callable[[], Pair]) -> Callable[[], Pair]:
        if name in SCENARIOS:
            raise ValueError(name)
        SCENARIOS[name] = Scenario(name, make, flatten, renders_old, by_office)
        return make

    return register
