"""Bold, italic and size of a component against what the decree asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from generator.check.gather import gathered, number
from generator.check.rule import Change, Finding
from generator.check.tolerances import value
from generator.diagnostics import Severity
from generator.read.view import Run

if TYPE_CHECKING:
    from generator.check.form import Form
    from generator.check.subject import Stretch


def face_faults(
    form: Form, stretches: Sequence[Stretch], name: str, *, bold: bool | None = None, italic: bool | None = None
) -> Iterator[Finding]:
    """Findings on stretches whose letters are not as bold or slanting as they must be (None: either will do).

    Error when most letters of a stretch differ, warning when a good part of them does.
    """
    wanted = []
    if bold is not None:
        wanted.append(("bold", bold, _is_bold, "đậm" if bold else "không đậm"))
    if italic is not None:
        wanted.append(("italic", italic, _is_italic, "nghiêng" if italic else "đứng (không nghiêng)"))
    for key, want, test, words in wanted:
        most, some = _differing(form, stretches, test, want)
        mend = f"Chọn {name}, đặt kiểu chữ {words}."
        if most:
            changes = tuple(_run_change(stretch, key, want) for stretch in most)
            yield gathered(most, f"{name} phải trình bày kiểu chữ {words}", mend, what="dòng", changes=changes)
        if some:
            message = f"{name} phải trình bày kiểu chữ {words}; một phần chữ khác kiểu"
            yield gathered(some, message, mend, Severity.CANH_BAO, "dòng")


def _run_change(stretch: Stretch, name: str, value: float | bool) -> Change:
    part = stretch.part
    return Change("run", stretch.block.address, name, value, part.start, part.end)


def _is_bold(run: Run) -> bool:
    return run.bold


def _is_italic(run: Run) -> bool:
    return run.italic


def _differing(
    form: Form, stretches: Sequence[Stretch], test: Callable[[Run], bool], want: bool
) -> tuple[list[Stretch], list[Stretch]]:
    most: list[Stretch] = []
    some: list[Stretch] = []
    for stretch in stretches:
        share = form.share(stretch, test)
        if share is None:
            continue
        wrong = 1 - share if want else share
        if wrong > value("phan_lon"):
            most.append(stretch)
        elif wrong > value("lac_kieu"):
            some.append(stretch)
    return most, some


def size_faults(
    form: Form, stretches: Sequence[Stretch], allowed: tuple[float, float], name: str, what: str = "dòng"
) -> Iterator[Finding]:
    """Findings on stretches with letters of a size outside what is allowed; sizes are exact.

    Error when most letters of a stretch are outside, warning for the stretches where only some are.
    """
    low, high = allowed
    most: list[Stretch] = []
    some: list[Stretch] = []
    seen: set[float] = set()
    for stretch in stretches:
        sizes = form.sizes(stretch)
        outside = {size: count for size, count in sizes.items() if not low <= size <= high}
        if not outside:
            continue
        seen |= set(outside)
        (most if sum(outside.values()) > value("phan_lon") * sizes.total() else some).append(stretch)
    rule = f"{number(low)}" if low == high else f"{number(low)} đến {number(high)}"
    measured = ", ".join(number(size) for size in sorted(seen))
    mend = f"Chọn {name}, đặt cỡ chữ {rule}."
    if most:
        nearest = low if max(seen) < low else high
        changes = tuple(_run_change(stretch, "size", float(nearest)) for stretch in most)
        yield gathered(most, f"{name} có cỡ chữ {measured}, quy định là {rule}", mend, what=what, changes=changes)
    if some:
        message = f"{name} có một phần chữ cỡ {measured}, quy định là {rule}"
        yield gathered(some, message, mend, Severity.CANH_BAO, what)
