"""A province's or an agency's own rules on top of the decree, read from YAML: codes off, other severities, values.

``ten`` the name shown, ``ke_thua`` another profile under this one, ``tat`` codes that are off, ``bat`` codes that are
on again, ``muc_do`` severities by code, ``gia_tri`` values of the decree ("trang.le_trai") or of a rule by its code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from generator.check.engine import Profile
from generator.check.rule import Rule
from generator.diagnostics import Diagnostic, Outcome, Place, Severity, failed, in_order
from generator.standards.placed import Placed, read_file
from generator.standards.values import in_force
from generator.text import near

CODE: Final = "HT122"
KEYS: Final = ("ten", "ke_thua", "tat", "bat", "muc_do", "gia_tri")
_SEVERITIES: Final = {item.value: item for item in Severity if item is not Severity.KHONG_KIEM_DUOC}
_SUFFIX: Final = ".yaml"
_FIELDS: Final = ("khoang", "cho_phep", "gia_tri")
_MAX_CHAIN: Final = 10


def load_profile(name: str | Path, folders: Sequence[Path], rules: Iterable[Rule]) -> Outcome[Profile]:
    """The profile in a file, or the one of that name in the folders (``NAME.yaml``); every mistake at once.

    HT122: unknown keys, codes, values; a profile that is missing or inherits itself. HT118: a file that cannot be read.
    """
    known = {rule.code: rule for rule in rules}
    path = _find(name, folders)
    if path is None:
        return failed(_unknown(str(name), folders, Place("--profile", source=str(name))))
    return _load(path, folders, known, ())


def names(folders: Sequence[Path]) -> list[str]:
    """The profiles that can be called by name."""
    return sorted({path.stem for folder in folders if folder.is_dir() for path in folder.glob(f"*{_SUFFIX}")})


def _find(name: str | Path, folders: Sequence[Path]) -> Path | None:
    given = Path(name)
    if given.suffix.lower() in (_SUFFIX, ".yml") or given.is_file():
        return given
    beside = (folder / f"{name}{_SUFFIX}" for folder in folders)
    return next((path for path in beside if path.is_file()), None)


def _unknown(name: str, folders: Sequence[Path], place: Place) -> Diagnostic:
    there = names(folders)
    close = near(name, there, 1)
    mend = f"có phải “{close[0]}”?" if close else f"dùng một trong: {', '.join(there)}; hoặc ghi đường dẫn tệp .yaml."
    return Diagnostic(CODE, f"Không có hồ sơ quy tắc “{name}”.", mend, place=place, text=name)


def _load(path: Path, folders: Sequence[Path], known: Mapping[str, Rule], chain: tuple[Path, ...]) -> Outcome[Profile]:
    read = read_file(path, CODE)
    if read.value is None:
        return failed(*read.diagnostics)
    reader = _Reader(known)
    fields = dict(reader.fields(read.value, "hồ sơ quy tắc", KEYS))
    base = Profile()
    if "ke_thua" in fields:
        inherited = _inherited(reader, fields["ke_thua"], path, folders, known, (*chain, path.resolve()))
        base = inherited or base
    found = in_order(reader.found)
    if found:
        return failed(*found)
    made = reader.profile(fields, base, path.stem)
    found = in_order(reader.found)
    return Outcome(None if found else made, found)


def _inherited(
    reader: _Reader,
    value: Placed,
    path: Path,
    folders: Sequence[Path],
    known: Mapping[str, Rule],
    chain: tuple[Path, ...],
) -> Profile | None:
    name = reader.word(value)
    under = _find(name, (path.parent, *folders)) if name else None
    if under is not None and not under.is_absolute() and not under.is_file():
        under = path.parent / under
    if under is None or not under.is_file():
        reader.found.append(_unknown(name, (path.parent, *folders), value.place))
        return None
    if under.resolve() in chain or len(chain) > _MAX_CHAIN:
        reader.say(value, f"Hồ sơ “{name}” kế thừa vòng quanh.", "bỏ một dòng ke_thua.")
        return None
    outcome = _load(under, folders, known, chain)
    reader.found += outcome.diagnostics
    return outcome.value


class _Reader:
    """Takes one profile apart and collects what is wrong with it."""

    def __init__(self, known: Mapping[str, Rule]) -> None:
        self.known = known
        self.found: list[Diagnostic] = []

    def say(self, value: Placed, message: str, mend: str) -> None:
        self.found.append(Diagnostic(CODE, message, mend, place=value.place, text=value.text or ""))

    def fields(self, value: Placed, what: str, allowed: Iterable[str] | None = None) -> Iterator[tuple[str, Placed]]:
        """The keys and values of a mapping; unknown keys are findings."""
        if value.fields is None:
            self.say(value, f"{what[0].upper()}{what[1:]} phải gồm các dòng “tên: giá trị”.", "xem variables/quy-che.")
            return
        for key, place, inner in value.fields:
            if allowed is not None and key not in allowed:
                self._unknown(key, place, f"Không có mục “{key}” trong {what}.", allowed)
            else:
                yield key, inner

    def _unknown(self, name: str, place: Place, message: str, known: Iterable[str]) -> None:
        options = sorted(known)
        close = near(name, options, 1)
        mend = f"có phải “{close[0]}”?" if close else f"dùng một trong: {', '.join(options[:12]) or '(không có)'}."
        self.found.append(Diagnostic(CODE, message, mend, place=place, text=name))

    def word(self, value: Placed) -> str:
        if value.text is None or not value.text.strip():
            self.say(value, "Chỗ này phải là chữ.", "ghi chữ trên cùng dòng với tên mục.")
            return ""
        return value.text.strip()

    def code(self, name: str, place: Place, others: Iterable[str] = ()) -> str | None:
        code = name.strip().upper()
        if code in self.known:
            return code
        slugs = {rule.slug: rule.code for rule in self.known.values()}
        if name.strip() in slugs:
            return slugs[name.strip()]
        self._unknown(name, place, f"Không có quy tắc mang mã “{name}”.", [*self.known, *slugs, *others])
        return None

    def codes(self, value: Placed) -> frozenset[str]:
        if value.items is None:
            self.say(value, "Chỗ này phải là danh sách mã.", "viết dạng [KT001, VH002].")
            return frozenset()
        found = (self.code(self.word(item), item.place) for item in value.items)
        return frozenset(code for code in found if code)

    def profile(self, fields: Mapping[str, Placed], base: Profile, stem: str) -> Profile:
        """The profile over the one that it inherits."""
        name = self.word(fields["ten"]) if "ten" in fields else stem
        off = base.off | (self.codes(fields["tat"]) if "tat" in fields else frozenset())
        off -= self.codes(fields["bat"]) if "bat" in fields else frozenset()
        severities = {**base.severities, **dict(self._severities(fields.get("muc_do")))}
        settings = {code: dict(given) for code, given in base.settings.items()}
        values = dict(base.values)
        for key, place, inner in self._lines(fields.get("gia_tri")):
            if _entry(key) is not None:
                values[key] = self._value(key, inner)
            elif code := self.code(key, place, _standard_keys()):
                settings[code] = {**settings.get(code, {}), **self._settings(code, inner)}
        return Profile(name, off, severities, settings, values)

    def _value(self, key: str, value: Placed) -> dict[str, Any]:
        """A value of the decree in the shape that its entry has."""
        entry, given = _entry(key) or {}, value.plain()
        numbers = isinstance(given, list) and all(isinstance(each, int | float | None) for each in given)
        if "khoang" in entry:
            if numbers and isinstance(given, list) and len(given) == 2:
                return {"khoang": given}
            self.say(value, f"{key} là một khoảng.", "ghi [thấp nhất, cao nhất], bỏ trống một đầu bằng null.")
        elif "cho_phep" in entry:
            if numbers and given:
                return {"cho_phep": given}
            self.say(value, f"{key} là danh sách các giá trị được phép.", "ghi dạng [10, 12.7].")
        elif isinstance(given, str) and given:
            return {"gia_tri": given}
        else:
            self.say(value, f"{key} phải là chữ.", "ghi chữ trên cùng dòng.")
        return {}

    def _lines(self, value: Placed | None) -> tuple[tuple[str, Place, Placed], ...]:
        """The lines of a part that must be a mapping; nothing when it is missing."""
        if value is not None and value.fields is None:
            self.say(value, "Chỗ này phải gồm các dòng “mã: giá trị”.", "viết dạng KT001: ...")
        return (value.fields or ()) if value is not None else ()

    def _severities(self, value: Placed | None) -> Iterator[tuple[str, Severity]]:
        for key, place, inner in self._lines(value):
            code, word = self.code(key, place), self.word(inner)
            if code and word in _SEVERITIES:
                yield code, _SEVERITIES[word]
            elif code and word:
                self._unknown(word, inner.place, f"Không có mức độ “{word}”.", _SEVERITIES)

    def _settings(self, code: str, value: Placed) -> dict[str, Any]:
        allowed = self.known[code].settings
        if not allowed:
            self.say(value, f"Quy tắc {code} không có giá trị nào đổi được.", "bỏ dòng này, hoặc dùng tat, muc_do.")
            return {}
        return {key: item.plain() for key, item in self.fields(value, f"quy tắc {code}", allowed)}


def _entry(key: str) -> dict[str, Any] | None:
    """The entry of a value of the decree that a profile may change, by its name ("trang.le_trai", "phong_chu")."""
    data: Any = in_force().data
    for name in key.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, dict) and any(field in data for field in _FIELDS) else None


@cache
def _standard_keys() -> tuple[str, ...]:
    data = in_force().data
    keys = [f"{group}.{key}" for group, entries in data.items() if isinstance(entries, dict) for key in entries]
    return tuple(key for key in (*data, *keys) if _entry(key) is not None)
