"""The only place where stages are chained; also the public Python API: ``build``, ``import_file``, ``check_file``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator import resources
from generator.compose import compose
from generator.diagnostics import Diagnostic, Outcome, Severity, in_order
from generator.load import Loaded, LoadOptions, load_plan
from generator.model.ke_hoach import KeHoach
from generator.model.labels import label

if TYPE_CHECKING:
    from generator.check.engine import Profile, Report, Waiver
    from generator.check.fix import Fixed
    from generator.check.records import Record
    from generator.read.components import Recognised
    from generator.read.view import DocView
    from generator.recover import Recovered, RecoverOptions
    from generator.render import CompiledTemplate


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build needs beside the variables.

    ``sets`` are (dotted name, text) pairs over everything else; ``profiles`` are further folders of unit profiles;
    ``template`` is a .docx with its manifest beside it, by default the one that comes with the program; ``final``
    demands number, date and name, ``draft`` leaves the number and the day blank.
    """

    sets: tuple[tuple[str, str], ...] = ()
    profiles: tuple[Path, ...] = field(default=())
    template: Path | None = None
    final: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A finished plan: the bytes of the .docx and the model they came from."""

    data: bytes
    ke_hoach: KeHoach


def build(path: Path, options: BuildOptions = BuildOptions()) -> Outcome[Built]:
    """Load, validate, compose and fill one plan. Writes nothing."""
    sources = LoadOptions(options.sets, (*options.profiles, resources.variables() / "don-vi"))
    loaded = load_plan(path, sources)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    made = fill(loaded.value, options)
    return Outcome(made.value, in_order((*loaded.diagnostics, *made.diagnostics)))


def fill(loaded: Loaded, options: BuildOptions = BuildOptions()) -> Outcome[Built]:
    """Compose and fill a loaded plan."""
    plan = as_draft(loaded.ke_hoach) if options.draft else loaded.ke_hoach
    found = list(_missing_for_final(plan)) if options.final else []
    composed = compose(plan)
    found += composed.diagnostics
    placed = tuple(_placed(diagnostic, loaded) for diagnostic in found)
    if composed.value is None or placed:
        return Outcome(None, placed)
    template = compiled(options.template or resources.template())
    if template.value is None:
        return Outcome(None, template.diagnostics)
    lacking = template.value.missing(composed.value.context)
    if any(d.severity is Severity.LOI for d in lacking):
        return Outcome(None, (*template.diagnostics, *lacking))
    data = template.value.fill(composed.value.context, sizes=_variant(composed.value.sizes))
    return Outcome(Built(data, plan), template.diagnostics)


def as_draft(plan: KeHoach) -> KeHoach:
    """The plan with number and day blank, as it goes to the signer."""
    date = plan.ngay_ban_hanh
    blank = None if date is None else date.model_copy(update={"ngay": None})
    return plan.model_copy(update={"so_van_ban": None, "ngay_ban_hanh": blank})


def compiled(path: Path) -> Outcome[CompiledTemplate]:
    """A template, compiled once per process, and again when an office has saved it or its manifest anew."""
    return _compiled(path, _state(path), _state(path.with_suffix(".yaml")))


def _state(path: Path) -> tuple[int, int] | None:
    """Size and time of a file; None for one that cannot be seen."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_size, state.st_mtime_ns


@lru_cache(maxsize=8)
def _compiled(path: Path, *_: tuple[int, int] | None) -> Outcome[CompiledTemplate]:
    from generator.render import load_template
    from generator.standards.values import in_force

    standard = in_force()
    sizes = {name: standard.sizes(name) for name in standard.size_sets if _variant(name)}
    return load_template(path, sizes=sizes, kept=path == resources.template())


def _variant(sizes: str) -> str:
    """The default set is the template's own styles, so that an office's restyling stays."""
    return "" if sizes == "13-14-14" else sizes


def _missing_for_final(plan: KeHoach) -> list[Diagnostic]:
    """What an issued plan must not leave blank (NĐ 30/2020/NĐ-CP, Điều 8)."""
    date = plan.ngay_ban_hanh
    checks = (
        (plan.so_van_ban is None, ("so_van_ban",), "số văn bản", "thêm so_van_ban: 56"),
        (date is None or not date.du, ("ngay_ban_hanh",), "ngày, tháng, năm ban hành", "thêm ngay_ban_hanh: 13/6/2025"),
        (plan.nguoi_ky.ho_ten is None, ("nguoi_ky", "ho_ten"), "họ tên người ký", "thêm ho_ten dưới nguoi_ky"),
    )
    return [
        Diagnostic("BV120", f"Bản chính thức còn thiếu {what}.", f"{mend}, hoặc dùng --draft.", path=path)
        for lacks, path, what, mend in checks
        if lacks
    ]


def _placed(diagnostic: Diagnostic, loaded: Loaded) -> Diagnostic:
    words = label(KeHoach, diagnostic.path)
    return replace(diagnostic.at(loaded.places.spot(diagnostic.path, diagnostic.text), words), label=words)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How an existing document is read back into variables.

    ``revisions`` is "accepted" or "original": the tracked changes of a Word file; ``split_can_cu`` parts legal bases
    that are run together in one paragraph.
    """

    revisions: str = "accepted"
    split_can_cu: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """The text of a variables file and what it was made from, with the account of every character."""

    text: str
    recovered: Recovered


def import_file(
    source: Path | bytes, options: ImportOptions = ImportOptions(), name: str | None = None
) -> Outcome[Imported]:
    """Read a .docx, .pdf or .txt file (or its bytes, called ``name``) back into variables. Writes nothing.

    Doubts are warnings (BV301 to BV307); no value when the file cannot be read (HT101 to HT118, BV300).
    """
    from generator.read.opening import read_whole
    from generator.recover import RecoverOptions, file_text

    shown = name or (source.name if isinstance(source, Path) else None)
    opened = read_whole(source, shown, revisions=options.revisions)
    if opened.value is None:
        return Outcome(None, opened.diagnostics)
    view, whole = opened.value
    found = recover(view, RecoverOptions(split_can_cu=options.split_can_cu), whole)
    diagnostics = (*opened.diagnostics, *found.diagnostics)
    return Outcome(Imported(file_text(found.value), found.value) if found.value is not None else None, diagnostics)


def recover(
    view: DocView, options: RecoverOptions | None = None, whole: Recognised | None = None
) -> Outcome[Recovered]:
    """The variables of a recognised document (see ``generator.recover``)."""
    from generator.recover import RecoverOptions
    from generator.recover import recover as read_back

    return read_back(view, options or RecoverOptions(), whole)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How a document is judged.

    ``mode``: "draft" forgives a blank number and day, "final" does not, "" goes by the text. ``profile`` and
    ``waivers`` from ``load_profile`` and ``load_waivers``; no profile is the decree alone. ``revisions`` as in
    ``ImportOptions``.
    """

    mode: str = ""
    profile: Profile | None = None
    waivers: tuple[Waiver, ...] = ()
    revisions: str = "accepted"


@dataclass(frozen=True, slots=True)
class Checked:
    """The report on a document, all of it as records with places, and the bytes that it is about."""

    report: Report
    records: tuple[Record, ...]
    waived: tuple[Record, ...]
    data: bytes


def check_file(
    source: Path | bytes, options: CheckOptions = CheckOptions(), name: str | None = None
) -> Outcome[Checked]:
    """Judge a .docx, .pdf or .txt file (or its bytes, called ``name``) by the decree and a profile. Writes nothing.

    What is wrong with the document stands in the value; the diagnostics are those of the reader (HT101 to HT118). No
    value when the file cannot be read.
    """
    from generator.check.engine import Profile, check
    from generator.check.places import Places, text_lines
    from generator.check.records import records, waived
    from generator.read.opening import read_document

    data = source if isinstance(source, bytes) else _bytes_of(source)
    shown = name or (source.as_posix() if isinstance(source, Path) else None)
    opened = read_document(source if data is None else data, shown, revisions=options.revisions)
    view = opened.value
    if view is None or data is None:
        return Outcome(None, opened.diagnostics)
    report = check(view, profile=options.profile or Profile(), waivers=options.waivers, mode=options.mode)
    places = Places(view, text_lines(data) if view.kind == "txt" else ())
    return Outcome(Checked(report, records(report, places), waived(report, places), data), opened.diagnostics)


def _bytes_of(path: Path) -> bytes | None:
    """The bytes of a file; None when the reader must say why there are none."""
    from generator.read.opening import MAX_BYTES

    try:
        return path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except (OSError, ValueError):
        return None


def load_profile(name: str | Path, folders: tuple[Path, ...] = ()) -> Outcome[Profile]:
    """A profile of rules: the path of its file, or its name in the folders or in variables/quy-che (HT118, HT122)."""
    from generator.check.profile import load_profile as load
    from generator.check.registry import rules

    return load(name, (*folders, resources.variables() / "quy-che"), rules())


def load_waivers(path: Path) -> Outcome[tuple[Waiver, ...]]:
    """The accepted findings in a file (HT118, HT122)."""
    from generator.check.registry import rules
    from generator.check.waivers import load_waivers as load

    return load(path, rules())


def annotate(checked: Checked, options: CheckOptions = CheckOptions()) -> Outcome[bytes]:
    """The checked .docx with a Word comment at every finding (HT124 when it cannot be written into)."""
    from generator.check.annotate import AnnotateOptions
    from generator.check.annotate import annotate as mark

    marks = AnnotateOptions(revisions=options.revisions)
    return mark(checked.data, checked.report.view, checked.records, marks)


def fix(checked: Checked, options: CheckOptions = CheckOptions()) -> Outcome[Fixed]:
    """The checked .docx with what can be mended safely mended (HT124 when it cannot be written into)."""
    from generator.check.fix import fix as mend

    return mend(checked.data, checked.report, revisions=options.revisions)
