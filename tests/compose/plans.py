"""Plans from Python values, and what is printed of them, line by line."""

from __future__ import annotations

from typing import Any

from generator.compose import compose
from generator.compose.inline import plain
from generator.diagnostics import Diagnostic
from generator.model import KeHoach

UNIT = {"ten": "Ba Tô", "loai": "xã", "tinh": "tỉnh Quảng Ngãi"}
PLAN: dict[str, Any] = {
    "co_quan_ban_hanh": {"don_vi": UNIT},
    "trich_yeu": "A",
    "noi_dung": "I. A\nLời văn",
    "noi_nhan": ["B"],
    "nguoi_ky": {"chuc_vu": "Chủ tịch"},
    "ket_thuc": "Hết",  # so that "./." stands there and not in the body
}


def plan(**parts: Any) -> KeHoach:
    """The smallest plan with these parts."""
    return KeHoach.model_validate(PLAN | parts)


def context(**parts: Any) -> dict[str, Any]:
    """The context of that plan."""
    outcome = compose(plan(**parts))
    assert outcome.value is not None, [(d.code, d.message) for d in outcome.diagnostics]
    return outcome.value.context


def refused(**parts: Any) -> list[Diagnostic]:
    """What stops that plan."""
    outcome = compose(plan(**parts))
    assert outcome.value is None
    return list(outcome.diagnostics)


def body(**parts: Any) -> list[str]:
    """The printed paragraphs of the body, ordinals and all."""
    return lines(context(**parts)["than_bai"])


def lines(blocks: list[dict[str, Any]]) -> list[str]:
    """Printed paragraphs as text."""
    return [block["so"] + plain(block["chu"]) for block in blocks]


def tree(*children: Any, **more: Any) -> dict[str, Any]:
    """A section with children."""
    return {"muc_con": list(children), **more}
