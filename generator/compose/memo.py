"""What the documents of a batch share: values that were worked out from the very same objects."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from operator import is_
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """The last value of each name. A value is kept as long as it is asked for with the same source objects."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def same(self, name: Hashable, sources: tuple[object, ...], make: Callable[[], T]) -> T:
        """The value made for these sources; made anew when one of them is another object than last time."""
        known = self._kept.get(name)
        if known is not None and len(known[0]) == len(sources) and all(map(is_, known[0], sources)):
            value: T = known[1]
            return value
        value = make()
        self._kept[name] = (sources, value)
        return value
