"""Run as a program: damaged PDFs one after the other. A crash or a hang is then that of this process alone."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

from generator.read.pdf import read_pdf


def damaged(source: bytes, seed: int) -> bytes:
    """The same damage for the same seed: bytes changed, cut off, cut out, put in, moved."""
    dice = random.Random(seed)
    data = bytearray(source)
    at = dice.randrange(len(data))
    kind = seed % 5
    if kind == 0:
        for _ in range(dice.randrange(1, 60)):
            data[dice.randrange(len(data))] = dice.randrange(256)
    elif kind == 1:
        del data[at:]
    elif kind == 2:
        del data[at : at + dice.randrange(5000)]
    elif kind == 3:
        data[at:at] = dice.randbytes(dice.randrange(2000))
    else:
        for _ in range(5):
            start, length = dice.randrange(len(data)), dice.randrange(3000)
            data[at : at + length] = data[start : start + length]
    return bytes(data)


def main(seeds: int, sources: list[str]) -> None:
    """Prints how many were read, and how many refused with which code."""
    counts: Counter[str] = Counter()
    originals = [Path(source).read_bytes() for source in sources]
    for seed in range(seeds):
        outcome = read_pdf(damaged(originals[seed % len(originals)], seed), "a.pdf")
        counts[",".join(found.code for found in outcome.errors) or "read"] += 1
    print(json.dumps(counts))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
