"""Paths in a clerk's words: ``to_chuc_thuc_hien.0.thoi_han`` is “Tổ chức thực hiện thứ 1 › Thời hạn”."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from generator.diagnostics import ModelPath


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The model inside tuples, unions and annotations, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = _inner(part)
        if found is not None:
            return found
    return None


def field_model(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """The model of a field's values, or None for plain text."""
    info = model.model_fields.get(key)
    return None if info is None else _inner(info.annotation)


def label(model: type[BaseModel], path: ModelPath) -> str:
    """The titles along a path; list items count from 1."""
    words: list[str] = []
    here: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int):
            words[-1:] = [f"{words[-1] if words else 'Mục'} thứ {part + 1}"]
            continue
        info = here.model_fields.get(part) if here is not None else None
        words.append(info.title if info is not None and info.title else part)
        here = field_model(here, part) if here is not None else None
    return " › ".join(words)


def known_keys(model: type[BaseModel], path: ModelPath) -> list[str]:
    """The keys allowed at a path."""
    here: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, str) and here is not None:
            here = field_model(here, part)
    return [] if here is None else list(here.model_fields)
