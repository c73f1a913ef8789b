"""What the model says of a value that a cell can hold: its kind, its limits, its choices, its examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.diagnostics import ModelPath
from generator.model import KeHoach, NgayBanHanh
from generator.model.co_so import OrText

_COLLECTIONS: Final = (tuple, list, dict, set, frozenset)


class Sort(StrEnum):
    """What a cell is checked for."""

    TEXT = "chữ"
    WHOLE = "số nguyên"
    NUMBER = "số"
    DATE = "ngày"
    CHOICE = "chọn trong danh sách"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value. ``low`` and ``high`` bound a whole number, ``longest`` the characters of a text (None: no limit)."""

    sort: Sort = Sort.TEXT
    description: str = ""
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    longest: int | None = None
    examples: tuple[str, ...] = ()


def leaf(path: ModelPath) -> Leaf | None:
    """The value at a path of names, or None where there is none or one text cannot give it (a list, a group)."""
    info = _field(path)
    if info is None:
        return None
    marks = list(_marks(info.annotation, info))
    bare = _bare(info.annotation)
    examples = tuple(text for mark in marks for text in _examples(mark))
    description = info.description or ""
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        if bare is NgayBanHanh:
            return Leaf(Sort.DATE, description, examples=examples)
        # A group that a text does as well for: the unit by its name.
        return Leaf(description=description, examples=examples) if _takes_text(marks) else None
    if bare is bool:
        return Leaf(Sort.CHOICE, description, ("có", "không"))
    if get_origin(bare) is Literal:
        return Leaf(Sort.CHOICE, description, tuple(str(each) for each in get_args(bare)), examples=examples)
    if bare is int:
        return Leaf(Sort.WHOLE, description, low=_limit(marks, "ge"), high=_limit(marks, "le"), examples=examples)
    if bare is str:
        return Leaf(Sort.TEXT, description, longest=_limit(marks, "max_length"), examples=examples)
    return None


def required_leaves(path: ModelPath) -> Iterator[ModelPath]:
    """The values that a cell can hold, without which the field at a path stays incomplete."""
    if leaf(path) is not None:
        yield path
        return
    info = _field(path)
    bare = _bare(info.annotation) if info is not None else None
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        for key, inner in bare.model_fields.items():
            if inner.is_required():
                yield from required_leaves((*path, key))


def is_required(path: ModelPath) -> bool:
    """True for a field that has no default."""
    info = _field(path)
    return info is not None and info.is_required()


def _field(path: ModelPath) -> FieldInfo | None:
    """The field at a path of names; a path through a list leads nowhere."""
    here: Any = KeHoach
    info: FieldInfo | None = None
    for key in path:
        if not (isinstance(here, type) and issubclass(here, BaseModel) and isinstance(key, str)):
            return None
        info = here.model_fields.get(key)
        if info is None:
            return None
        here = _bare(info.annotation)
    return info


def _bare(annotation: Any) -> Any:
    """The type without what is said about it and without "or none"."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in {Union, UnionType}:
            parts = [part for part in get_args(annotation) if part is not type(None)]
            if len(parts) != 1:
                return annotation
            annotation = parts[0]
        else:
            return annotation


def _marks(annotation: Any, info: FieldInfo | None = None) -> Iterator[Any]:
    """All that is said about a type: limits, examples, validators."""
    for mark in info.metadata if info is not None else ():
        yield mark
    if get_origin(annotation) is Annotated:
        inner, *said = get_args(annotation)
        for mark in said:
            yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)
        yield from _marks(inner)
    elif get_origin(annotation) in {Union, UnionType}:
        for part in get_args(annotation):
            yield from _marks(part)


def _takes_text(marks: list[Any]) -> bool:
    return any(isinstance(mark, OrText) for mark in marks)


def _limit(marks: list[Any], name: str) -> int | None:
    return next((value for mark in marks if isinstance(value := getattr(mark, name, None), int)), None)


def _examples(mark: Any) -> list[str]:
    if isinstance(mark, OrText):
        return mark.examples
    schema = mark.json_schema if isinstance(mark, WithJsonSchema) else None
    return [str(each) for each in schema.get("examples", ())] if isinstance(schema, dict) else []
