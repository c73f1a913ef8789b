"""Every name that a column may have, and the variable that it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from generator.diagnostics import ModelPath
from generator.load.plan import SHORT
from generator.model import KeHoach
from generator.model.labels import label
from generator.text import fold, near, slug

if TYPE_CHECKING:
    from generator.bulk.wanted import Wanted

UNIT: Final[ModelPath] = ("co_quan_ban_hanh", "don_vi")
LONGEST: Final = 2_000
_LONGEST_LINES: Final = 32_767  # what a cell of Excel holds
_ARROWS: Final = re.compile(r"\s*[›»>:→]\s*")
_TEXTS: Final = frozenset({"string", "integer", "number", "boolean"})
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
# What communes are called in tables; “don_vi” may hold a name with its province, a code or a profile.
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "don_vi": ("don_vi", "Đơn vị", "co_quan_ban_hanh.don_vi"),
    "ten": (
        *("Tên xã", "Tên đơn vị", "Tên xã, phường", "Tên xã, phường, đặc khu", "Tên riêng"),
        *("Xã", "Phường", "Xã, phường", "Xã/phường", "Xã phường", "Xã, phường, đặc khu", "ten_xa", "don_vi.ten"),
        "co_quan_ban_hanh.don_vi.ten",
    ),
    "loai": ("Loại", "Loại đơn vị", "loai", "don_vi.loai", "co_quan_ban_hanh.don_vi.loai"),
    "tinh": (
        *("Tỉnh", "Tỉnh, thành phố", "Tỉnh/thành phố", "Tỉnh thành", "Tên tỉnh", "Tên tỉnh, thành phố", "tinh"),
        *("Thuộc tỉnh", "don_vi.tinh", "co_quan_ban_hanh.don_vi.tinh"),
    ),
    "ma": ("Mã đơn vị", "Mã xã", "Mã", "Mã ĐVHC", "Mã đơn vị hành chính", "ma", "ma_xa", "don_vi.ma"),
}


_SIGNER: Final[ModelPath] = ("nguoi_ky", "ho_ten")
_SIGNER_NAMES: Final = ("Họ tên", "Họ tên người ký", "Người ký › Họ tên")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means. ``text``: one text can give it; ``lines``: with line breaks; ``part``: of the unit's name."""

    path: ModelPath
    text: bool = True
    lines: bool = False
    longest: int = LONGEST
    part: str = ""


class Known:
    """The names of one table: those of the model, of the plan's own variables, and of the columns it wants."""

    def __init__(self, wanted: Iterable[Wanted], bien: Iterable[str]) -> None:
        self._labels = dict(_of_model())
        self._slugs: dict[str, str] = {}
        for name in bien:
            self._own(name, name)
        for each in wanted:
            self._want(each.path, each.title)
        for key in self._labels:
            self._slugs.setdefault(slug(key), key)

    def _own(self, name: str, title: str) -> None:
        if not _NAME.fullmatch(name):
            return
        named = Named(("bien", name))
        self._slugs[slug(name)] = f"bien.{name}"
        words, before = self._labels.get(name, (name, named))
        if before.path == UNIT and words not in SHORT:
            # The plan's own variable is nearer than another word for a part of the unit (“ma”, “tinh”).
            del self._labels[name]
        for words in (f"bien.{name}", name, title):
            # A word of the model keeps its meaning: bien.trich_yeu is never taken for trich_yeu.
            self._labels.setdefault(key_of(words), (words, named))

    def _want(self, path: ModelPath, title: str) -> None:
        if len(path) == 2 and path[0] == "bien":
            self._own(str(path[1]), title)
            return
        named = self.named(".".join(str(part) for part in path))
        if named is not None and title:
            self._labels[key_of(title)] = (title, named)

    def named(self, header: str) -> Named | None:
        """What a header means, or None.

        Typed without accents it may be any name; typed with them it may also be the unaccented name of an own variable.
        """
        key = key_of(header)
        found = self._labels.get(key)
        if found is None:
            found = self._labels.get(self._slugs.get(slug(header), ""))
            name = str(found[1].path[-1]) if found is not None and found[1].path[0] == "bien" else ""
            if not header.isascii() and slug(name) != slug(header):
                return None
        return found[1] if found else None

    def like(self, header: str) -> list[tuple[str, Named]]:
        """The names most like a misspelt one, each variable once."""
        shown = {words: named for words, named in self._labels.values() if named.text}
        found: dict[tuple[ModelPath, str], tuple[str, Named]] = {}
        for words in near(header, shown):
            found.setdefault((shown[words].path, shown[words].part), (words, shown[words]))
        return list(found.values())[:2]

    def below(self, path: ModelPath) -> list[str]:
        """The labels of the values inside a group."""
        inside = {named.path for _, named in self._labels.values() if named.text and named.path[: len(path)] == path}
        return [label(KeHoach, inner) for inner in sorted(inside, key=str)]


def key_of(name: str) -> str:
    """A name as it is compared: case, tone placement, blanks and the kind of arrow do not count."""
    return _ARROWS.sub(" › ", fold(name))


@cache
def _of_model() -> dict[str, tuple[str, Named]]:
    """The names of the model: keys, paths of titles, titles alone where they are unique (the outermost wins)."""
    found: dict[str, tuple[str, Named]] = {}
    for part, names in _PARTS.items():
        found |= {key_of(name): (name, Named(UNIT, part=part)) for name in names}
    every = sorted(_walk(), key=lambda named: (not named.text, len(named.path)))  # values before groups, outer first
    titles = Counter(_titles(named)[-1] for named in every if named.text and len(named.path) > 1)
    found |= {key_of(name): (name, Named(_SIGNER)) for name in _SIGNER_NAMES}
    for named in every:
        words = _titles(named)
        called = [".".join(str(part) for part in named.path), " › ".join(words)]
        if named.text and len(words) > 1:
            called += [f"{words[-1]} {lowered(words[-2])}", *(words[-1:] if titles[words[-1]] == 1 else ())]
        for name in called:
            found.setdefault(key_of(name), (name, named))
    for short, dotted in SHORT.items():
        found.setdefault(key_of(short), (short, found[key_of(dotted)][1]))
    return found


def _titles(named: Named) -> list[str]:
    return label(KeHoach, named.path).split(" › ")


def lowered(words: str) -> str:
    """The words without a capital at the start."""
    return words[:1].lower() + words[1:]


def _walk() -> Iterator[Named]:
    """Every value and group of the model that is not inside a list; the unit is one text."""
    schema = KeHoach.model_json_schema()
    yield from _inside(schema, schema["$defs"], ())


def _inside(part: dict[str, Any], every: dict[str, Any], path: ModelPath) -> Iterator[Named]:
    for key, value in part.get("properties", {}).items():
        here = (*path, key)
        if here == UNIT:
            continue
        forms = list(_forms(value, every))
        kinds = {str(form.get("type", "")) for form in forms}
        text, lines = bool(kinds & _TEXTS), "array" in kinds
        limits = [int(form["maxLength"]) for form in (value, *forms) if "maxLength" in form]
        longest = min([*limits, _LONGEST_LINES if lines else LONGEST])
        yield Named(here, text, lines, longest)
        if not text:
            for form in forms:
                yield from _inside(form, every, here)


def _forms(value: dict[str, Any], every: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The forms that a value may take, references followed."""
    if "$ref" in value:
        yield from _forms(every[str(value["$ref"]).rsplit("/", 1)[-1]], every)
    elif "anyOf" in value or "allOf" in value:
        for form in value.get("anyOf") or value["allOf"]:
            yield from _forms(form, every)
    else:
        yield value
