"""Pydantic's errors as findings with place, label, code and mend; one cause instead of two symptoms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.diagnostics import Diagnostic, ModelPath, Outcome
from generator.load.tree import Places
from generator.model.labels import known_keys, label
from generator.text import near

M = TypeVar("M", bound=BaseModel)

_KINDS = {
    "string_type": (
        "BV005",
        "phải là một đoạn chữ, không phải danh sách hay nhóm mục",
        "ghi nội dung ngay sau dấu hai chấm.",
    ),
    "tuple_type": ("BV006", "phải là danh sách", "ghi mỗi ý một dòng, bắt đầu bằng “- ”."),
    "list_type": ("BV006", "phải là danh sách", "ghi mỗi ý một dòng, bắt đầu bằng “- ”."),
    "dict_type": ("BV017", "phải là nhóm mục, mỗi mục một dòng “tên: nội dung”", "xem ví dụ trong variables/vi-du."),
    "model_type": ("BV017", "phải là nhóm mục, mỗi mục một dòng “tên: nội dung”", "xem ví dụ trong variables/vi-du."),
    "model_attributes_type": (
        "BV017",
        "phải là nhóm mục, mỗi mục một dòng “tên: nội dung”",
        "xem ví dụ trong variables/vi-du.",
    ),
    "int_parsing": ("BV007", "phải là số nguyên", "chỉ ghi chữ số, ví dụ 12."),
    "int_type": ("BV007", "phải là số nguyên", "chỉ ghi chữ số, ví dụ 12."),
    "int_from_float": ("BV007", "phải là số nguyên", "chỉ ghi chữ số, ví dụ 12."),
    "too_short": ("BV004", "để trống", "ghi ít nhất một ý, hoặc xóa hẳn mục này nếu không bắt buộc."),
    "bool_type": ("BV014", "phải là có hoặc không", "ghi “có” hoặc “không”."),
    "bool_parsing": ("BV014", "phải là có hoặc không", "ghi “có” hoặc “không”."),
    "string_pattern_mismatch": (
        "BV016",
        "có ký tự không được dùng",
        "dùng chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ.",
    ),
}
_OF_KEYS = frozenset({"BV022", "BV023"})  # about a name, not about what it stands for


def validated(model: type[M], data: Any, places: Places) -> Outcome[M]:
    """The data as a model, or every mistake in it."""
    try:
        return Outcome(model.model_validate(data))
    except ValidationError as error:
        return Outcome(None, tuple(findings(model, error.errors(include_url=False), places)))


def findings(model: type[BaseModel], errors: Iterable[Mapping[str, Any]], places: Places) -> list[Diagnostic]:
    """Pydantic's error list as findings; a misspelt key and the key it left missing become one."""
    listed = list(errors)
    missing = {tuple(e["loc"]) for e in listed if e["type"] == "missing"}
    found: list[Diagnostic] = []
    explained: set[ModelPath] = set()
    for error in listed:
        if error["type"] == "extra_forbidden":
            diagnostic, meant = _unknown(model, tuple(error["loc"]), missing, places)
            explained.add(meant)
            found.append(diagnostic)
    paths = {tuple(error["loc"]) for error in listed}
    for error in listed:
        path = tuple(error["loc"])
        if error["type"] == "extra_forbidden" or (error["type"] == "missing" and path in explained):
            continue
        # A list whose only items are wrong is not empty as well.
        if error["type"] == "too_short" and any(other[: len(path)] == path != other for other in paths):
            continue
        found.append(_one(model, error, path, places))
    return found


def _unknown(
    model: type[BaseModel], path: ModelPath, missing: set[ModelPath], places: Places
) -> tuple[Diagnostic, ModelPath]:
    key, parent = str(path[-1]), path[:-1]
    known = known_keys(model, parent)
    guesses = near(key, [k for k in known if (*parent, k) in missing], 1) or near(key, known, 2)
    if guesses:
        mend = f"có phải “{guesses[0]}”? Sửa lại tên mục."
    else:
        mend = f"xóa mục này, hoặc dùng một trong: {', '.join(known)}." if known else "xóa mục này."
    diagnostic = Diagnostic(
        "BV001",
        f"Không có mục nào tên “{key}”.",
        mend,
        place=places.of_key(path),
        path=path,
        label=label(model, path),
        text=key,
    )
    return diagnostic, (*parent, guesses[0]) if guesses else path


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _one(model: type[BaseModel], error: Mapping[str, Any], path: ModelPath, places: Places) -> Diagnostic:
    kind, context = error["type"], error.get("ctx", {})
    path = (*path, *context.get("path", ()))
    words = label(model, path)
    name = words.rsplit(" › ", 1)[-1] or "Nội dung"
    place = places.of_key(path) if kind in _OF_KEYS else places.of(path)
    given = _shown(error.get("input"))

    def make(code: str, message: str, mend: str) -> Diagnostic:
        return Diagnostic(code, message, mend, place=place, path=path, label=words, text=given)

    if kind.startswith("BV"):
        return make(kind, context["message"], context["mend"])
    if (kind == "missing" and path in places.keys) or (kind == "string_type" and error.get("input") is None):
        return make("BV004", f"{name} để trống.", "ghi nội dung, hoặc xóa hẳn mục này nếu không bắt buộc.")
    if kind == "missing":
        how = ' hoặc dùng --set don_vi="xã ..., tỉnh ..."' if path == ("co_quan_ban_hanh",) else ""
        return make("BV002", f"Thiếu mục bắt buộc “{name}” ({path[-1]}).", f"thêm dòng “{path[-1]}: ...”{how}.")
    if kind in {"literal_error", "enum"}:
        expected = str(context.get("expected", "")).replace("'", "").replace(" or ", " hoặc ")
        return make("BV008", f"{name} “{given}” không nằm trong các giá trị dùng được.", f"ghi một trong: {expected}.")
    if kind.startswith(("greater_than", "less_than")):
        bounds = ", ".join(str(v) for v in context.values())
        return make(
            "BV009", f"{name} “{given or error.get('input')}” nằm ngoài khoảng cho phép.", f"giới hạn: {bounds}."
        )
    if kind == "string_too_long":
        limit = context.get("max_length")
        return make("BV015", f"{name} dài quá {limit} ký tự ({len(given)}).", "viết gọn lại.")
    if kind == "too_long":
        return make(
            "BV015", f"{name} có quá nhiều ý (tối đa {context.get('max_length')}).", "bớt đi hoặc chia làm hai."
        )
    if kind in _KINDS:
        code, what, mend = _KINDS[kind]
        return make(code, f"{name} {what}.", mend)
    return make("BV018", f"{name} ghi chưa đúng.", "xem ví dụ trong variables/vi-du hoặc docs/huong-dan.md.")
