"""Manifest against context, before filling: every name missing, unknown or of another shape, at once (MB013)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from generator.diagnostics import Diagnostic, Severity
from generator.ooxml.core_properties import KEYS
from generator.standards.manifest import Kind, ListOf, Manifest, Record, Shape

CORE_NAME: Final = "thuoc_tinh"
_CORE_SHAPE: Final = Record(MappingProxyType(dict.fromkeys(KEYS, Kind.CHUOI)))
_WORDS: Final = {
    Kind.CHUOI: "chữ",
    Kind.CHU: "chữ, có thể có phần đậm hoặc nghiêng",
    Kind.CO: "có hoặc không",
    Kind.SO: "số nguyên",
}
_PYTHON: Final = {str: "chữ", bool: "có/không", int: "số nguyên", list: "danh sách", dict: "nhóm giá trị"}
_FLAGS: Final = frozenset(("", "b", "i", "bi", "ib"))
_MEND: Final = "sửa tên hoặc kiểu trong mau.yaml cho khớp với chương trình; mẫu có sẵn thì đây là lỗi chương trình."


def compare_context(manifest: Manifest, context: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """All differences between what the manifest declares and what the context holds; empty when they agree."""
    shapes = {**manifest.bien.fields, CORE_NAME: manifest.bien.fields.get(CORE_NAME, _CORE_SHAPE)}
    if shapes.keys() == context.keys() and all(_fits(shape, context[name]) for name, shape in shapes.items()):
        return ()
    found = list(_record(Record(shapes), context, ""))
    return tuple(
        Diagnostic("MB013", message, _MEND, severity, manifest.place_of(path), label=path, text=path)
        for path, message, severity in found
    )


def _fits(shape: Shape, value: Any) -> bool:
    """True when a value has exactly the shape; the fast way through a context that is in order."""
    if shape is Kind.CHUOI:
        return type(value) is str
    if shape is Kind.CHU:
        return type(value) is str or _is_rich(value)
    if isinstance(shape, ListOf):
        item = shape.item
        return type(value) is list and all(_fits(item, each) for each in value)
    if isinstance(shape, Record):
        fields = shape.fields
        if type(value) is not dict or value.keys() != fields.keys():
            return False
        return all(_fits(fields[key], each) for key, each in value.items())
    return type(value) is (bool if shape is Kind.CO else int)


def _is_rich(value: Any) -> bool:
    return type(value) is list and all(
        type(piece) in (list, tuple) and len(piece) == 2 and type(piece[0]) is str and piece[1] in _FLAGS
        for piece in value
    )


Found = tuple[str, str, Severity]


def _differences(shape: Shape, value: Any, path: str) -> Iterator[Found]:
    if _fits(shape, value):
        return
    if isinstance(shape, Record) and isinstance(value, dict):
        yield from _record(shape, value, path)
    elif isinstance(shape, ListOf) and type(value) is list:
        for number, item in enumerate(value, start=1):
            yield from _differences(shape.item, item, f"{path}[{number}]")
    else:
        wanted = "danh sách" if isinstance(shape, ListOf) else "nhóm giá trị"
        wanted = _WORDS[shape] if isinstance(shape, Kind) else wanted
        given = _PYTHON.get(type(value), "kiểu lạ")
        yield path, f"“{path}” phải là {wanted}, nhưng nhận được {given}.", Severity.LOI


def _record(shape: Record, value: Mapping[str, Any], path: str) -> Iterator[Found]:
    for key, item in shape.fields.items():
        inner = f"{path}.{key}" if path else key
        if key in value:
            yield from _differences(item, value[key], inner)
        else:
            yield inner, f"Mẫu cần “{inner}” mà dữ liệu không có.", Severity.LOI
    for key in value:
        if key not in shape.fields:
            inner = f"{path}.{key}" if path else str(key)
            yield inner, f"Dữ liệu có “{inner}” mà mẫu không khai báo, phần này sẽ không được in.", Severity.CANH_BAO
