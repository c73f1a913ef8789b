"""Which columns of two tables stand for each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Step = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of two tables in one order: (old, new), None where one side has none."""

    order: tuple[Step, ...]
    olds: int
    news: int

    @classmethod
    def between(cls, rows: Sequence[tuple[Sequence[str], Sequence[str]]], olds: int, news: int) -> Columns:
        """The best order: as many cells as possible that are the same, then as many columns in pairs.

        ``rows`` are the texts of the cells of rows that stand for each other. Only rows that have all columns count.
        """
        full = [(a, b) for a, b in rows if len(a) == olds and len(b) == news]

        def alike(i: int, j: int) -> float:
            return sum(_alike(a[i], b[j]) for a, b in full)

        best = [[(0.0, 0)] * (news + 1) for _ in range(olds + 1)]
        for i in range(olds - 1, -1, -1):
            for j in range(news - 1, -1, -1):
                score, pairs = best[i + 1][j + 1]
                here = (score + alike(i, j), pairs + 1)
                best[i][j] = max(here, best[i + 1][j], best[i][j + 1])
        in_place = sum(alike(n, n) for n in range(min(olds, news)))
        if olds == news and best[0][0][0] <= in_place + max(1.0, len(full) / 2):
            return cls(tuple((n, n) for n in range(olds)), olds, news)
        order: list[Step] = []
        i = j = 0
        while i < olds or j < news:
            if i < olds and j < news and best[i][j] == _plus(best[i + 1][j + 1], alike(i, j)):
                order.append((i, j))
                i, j = i + 1, j + 1
            elif i < olds and (j == news or best[i][j] == best[i + 1][j]):
                order.append((i, None))
                i += 1
            else:
                order.append((None, j))
                j += 1
        return cls(tuple(order), olds, news)

    def steps(self, olds: int, news: int) -> tuple[Step, ...] | None:
        """The cells of a row with so many of them in order; None when it does not have the columns of its table."""
        if olds == self.olds and news == self.news:
            return self.order
        if olds == news:
            return tuple((n, n) for n in range(olds))
        return None


def _plus(best: tuple[float, int], more: float) -> tuple[float, int]:
    return best[0] + more, best[1] + 1


def _alike(old: str, new: str) -> float:
    """1 for the same text, a share of it for common words; two empty cells say little."""
    if old == new:
        return 1.0 if old.strip() else 0.2
    ours, theirs = set(old.split()), set(new.split())
    return 0.8 * len(ours & theirs) / max(len(ours | theirs), 1)
