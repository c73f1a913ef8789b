"""The manifest of a template (``mau.yaml``): every name the template uses, with its shape, and what the engine sets.

Keys are Vietnamese: ``phien_ban``, ``bien`` (names and shapes), ``gan`` (values set where Word has no place for a
tag), ``kieu_chu`` (name or id of a paragraph style to key of a size set).
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import yaml

from generator.diagnostics import Diagnostic, Outcome, Place, in_order
from generator.text import near, nfc

VERSION: Final = 1
MAX_BYTES: Final = 256 << 10
_MAX_DEPTH: Final = 24
_NAME: Final = re.compile(r"[^\W\d]\w*")
_PATH: Final = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
# Words that jinja reads as its own; a name like that could never be reached from a tag.
_RESERVED: Final = frozenset(keyword.kwlist) | {"true", "false", "none", "loop", "self", "super", "caller", "namespace"}


class Kind(StrEnum):
    """The plain kinds of value: one line of text, text that may be bold or italic in parts, yes or no, number."""

    CHUOI = "chuoi"
    CHU = "chu"
    CO = "co"
    SO = "so"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list whose items all have one shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """A dict with exactly these keys."""

    fields: Mapping[str, Shape]


Shape = Kind | ListOf | Record

# Which settings exist: what they hold on to, the attribute, and the kind of value they take.
SETTINGS: Final = MappingProxyType(
    {("hinh", "do_dai"): Kind.SO, ("doan", "thut_hai_ben"): Kind.SO, ("doan", "giu_voi_sau"): Kind.CO}
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of ``gan``: ``target`` is "hinh" (drawing by name) or "doan" (paragraphs holding a tag)."""

    target: str
    name: str
    attribute: str
    value: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A template's manifest. ``bien`` holds the names; ``places`` where each dotted name stands in the YAML."""

    bien: Record
    gan: tuple[Setting, ...] = ()
    kieu_chu: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    phien_ban: int = VERSION
    file: str = ""
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))

    def place_of(self, path: str) -> Place | None:
        """Where the dotted name (``than_bai.so``) is declared; the file alone when that is not known."""
        return self.places.get(path) or (Place(self.file) if self.file else None)

    def canonical(self) -> bytes:
        """What the manifest says, without places or spelling of the YAML: the same meaning, the same bytes."""
        plain = {
            "bien": _plain(self.bien),
            "gan": [[s.target, s.name, s.attribute, s.value] for s in self.gan],
            "kieu_chu": dict(self.kieu_chu),
            "phien_ban": self.phien_ban,
        }
        return json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()


def _plain(shape: Shape) -> Any:
    if isinstance(shape, Record):
        return {key: _plain(item) for key, item in shape.fields.items()}
    if isinstance(shape, ListOf):
        return [_plain(shape.item)]
    return shape.value


def read_manifest(data: bytes, *, file: str) -> Outcome[Manifest]:
    """The manifest in a YAML file's bytes; every mistake at once, all MB011 with line and column."""
    reader = _Reader(file)
    manifest = reader.read(data)
    found = in_order(reader.found)
    return Outcome(None if found else manifest, found)


class _Reader:
    """Walks the YAML nodes (raw text, with places) of one manifest and collects what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Diagnostic] = []
        self.places: dict[str, Place] = {}
        self.depth = 0

    def read(self, data: bytes) -> Manifest | None:
        root = self._compose(data)
        if root is None:
            return None
        parts = dict(self._pairs(root, "bản kê", {"phien_ban", "bien", "gan", "kieu_chu"}))
        version = parts.get("phien_ban")
        if version is None or version.value != str(VERSION):
            self._say(version or root, "Bản kê không ghi đúng phiên bản.", f"ghi “phien_ban: {VERSION}” ở đầu tệp.")
        shape = self._record(parts["bien"], "") if "bien" in parts else None
        if shape is None:
            self._say(root, "Bản kê không có mục “bien” (tên các biến của mẫu).", "thêm mục “bien”.")
        gan = tuple(self._settings(parts["gan"])) if "gan" in parts else ()
        styles = self._styles(parts["kieu_chu"]) if "kieu_chu" in parts else {}
        return Manifest(
            bien=shape or Record({}),
            gan=gan,
            kieu_chu=MappingProxyType(styles),
            file=self.file,
            places=MappingProxyType(self.places),
        )

    def _compose(self, data: bytes) -> yaml.Node | None:
        mend = "sửa tệp theo mẫu mau.yaml có sẵn, lưu dạng UTF-8."
        if len(data) > MAX_BYTES:
            self._say(None, f"Bản kê dài hơn {MAX_BYTES >> 10} KB.", mend)
            return None
        try:
            root = yaml.compose(data.decode("utf-8-sig"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except UnicodeDecodeError:
            self._say(None, "Bản kê không phải tệp văn bản UTF-8.", mend)
            return None
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            place = Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
            self.found.append(Diagnostic("MB011", "Bản kê viết sai cú pháp YAML.", mend, place=place))
            return None
        if not isinstance(root, yaml.MappingNode):
            self._say(root, "Bản kê trống hoặc không phải danh sách tên: giá trị.", mend)
            return None
        return root

    def _place(self, node: yaml.Node | None) -> Place:
        if node is None:
            return Place(self.file)
        mark = node.start_mark
        length = len(node.value) if isinstance(node, yaml.ScalarNode) else 1
        return Place(self.file, mark.line + 1, mark.column + 1, max(length, 1))

    def _say(self, node: yaml.Node | None, message: str, mend: str) -> None:
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        self.found.append(Diagnostic("MB011", message, mend, place=self._place(node), text=text))

    def _pairs(self, node: yaml.Node, what: str, known: set[str] | None = None) -> Iterator[tuple[str, yaml.Node]]:
        """The keys and nodes of a mapping; wrong, repeated and unknown keys are findings."""
        if not isinstance(node, yaml.MappingNode):
            self._say(node, f"Mục {what} phải gồm các dòng “tên: giá trị”.", "viết mỗi tên trên một dòng, thụt vào.")
            return
        seen: set[str] = set()
        for key_node, value in node.value:
            key = nfc(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
            if key in seen:
                self._say(key_node, f"Tên “{key}” ghi hai lần trong {what}.", "bỏ một dòng.")
            elif known is not None and key not in known:
                close = near(key, known, 1)
                mend = f"có phải “{close[0]}”?" if close else "dùng một trong: " + ", ".join(sorted(known)) + "."
                self._say(key_node, f"Không có mục “{key}” trong {what}.", mend)
            elif key:
                seen.add(key)
                yield key, value
            else:
                self._say(key_node, f"Tên trong {what} phải là chữ.", "viết tên không dấu, nối bằng dấu gạch dưới.")

    def _record(self, node: yaml.Node, path: str) -> Record | None:
        fields: dict[str, Shape] = {}
        for key, value in self._pairs(node, f"“{path or 'bien'}”"):
            inner = f"{path}.{key}" if path else key
            if not _NAME.fullmatch(key) or key.startswith("_") or (not path and key in _RESERVED):
                self._say(value, f"Tên biến “{key}” không dùng được trong mẫu.", "đặt tên khác, ví dụ “trich_yeu”.")
                continue
            self.places[inner] = self._place(value)
            shape = self._shape(value, inner)
            if shape is not None:
                fields[key] = shape
        return Record(MappingProxyType(fields)) if isinstance(node, yaml.MappingNode) else None

    def _shape(self, node: yaml.Node, path: str) -> Shape | None:
        self.depth += 1
        try:
            if self.depth > _MAX_DEPTH:
                self._say(node, f"Biến “{path}” lồng nhau quá sâu.", "bớt số cấp.")
                return None
            if isinstance(node, yaml.MappingNode):
                return self._record(node, path)
            if isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
                item = self._shape(node.value[0], path)
                return None if item is None else ListOf(item)
            if isinstance(node, yaml.ScalarNode) and node.value in set(Kind):
                return Kind(node.value)
        finally:
            self.depth -= 1
        mend = "ghi chuoi, chu, co, so; hoặc [kiểu] cho danh sách; hoặc {tên: kiểu} cho nhóm."
        self._say(node, f"Kiểu của biến “{path}” không rõ.", mend)
        return None

    def _settings(self, node: yaml.Node) -> Iterator[Setting]:
        if not isinstance(node, yaml.SequenceNode):
            self._say(node, "Mục “gan” phải là danh sách, mỗi dòng bắt đầu bằng “- ”.", "viết lại theo mẫu có sẵn.")
            return
        for item in node.value:
            parts = dict(self._pairs(item, "“gan”", {"hinh", "doan", "thuoc_tinh", "gia_tri"}))
            words = {key: nfc(value.value) for key, value in parts.items() if isinstance(value, yaml.ScalarNode)}
            targets = [key for key in ("hinh", "doan") if words.get(key)]
            attribute, value = words.get("thuoc_tinh", ""), words.get("gia_tri", "")
            if len(targets) != 1 or (targets[0], attribute) not in SETTINGS or not _PATH.fullmatch(value):
                known = "; ".join(f"{target} với thuoc_tinh: {name}" for target, name in SETTINGS)
                self._say(item, "Dòng này của “gan” thiếu hoặc sai.", f"mỗi dòng có {known}; và gia_tri: tên biến.")
                continue
            yield Setting(targets[0], words[targets[0]], attribute, value, self._place(item))

    def _styles(self, node: yaml.Node) -> dict[str, str]:
        styles: dict[str, str] = {}
        for style, key in self._pairs(node, "“kieu_chu”"):
            if isinstance(key, yaml.ScalarNode) and _NAME.fullmatch(nfc(key.value)):
                styles[style] = nfc(key.value)
            else:
                self._say(key, f"Kiểu chữ “{style}” phải kèm tên cỡ chữ.", "ví dụ “KHQuocHieu: quoc_hieu”.")
        return styles
