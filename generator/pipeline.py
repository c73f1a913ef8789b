"""The only place where stages are chained; also the public Python API: ``build``, ``import_file``, ``check_file``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator import resources
from generator.compose import compose
from generator.compose.memo import Memo
from generator.diagnostics import Diagnostic, Outcome, Place, Severity, failed, in_order
from generator.load import Loaded, LoadOptions, load_plan
from generator.model.ke_hoach import KeHoach
from generator.model.labels import label

if TYPE_CHECKING:
    from generator.check.engine import Profile, Report, Waiver
    from generator.check.fix import Fixed
    from generator.check.records import Record
    from generator.compare.match import Nature
    from generator.compare.redline import Redlined
    from generator.compare.result import Comparison
    from generator.compose.context import Composed
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


def fill(
    loaded: Loaded, options: BuildOptions = BuildOptions(), template: CompiledTemplate | None = None
) -> Outcome[Built]:
    """Compose and fill a loaded plan; every finding has its place. ``template`` goes before that of ``options``."""
    composed = composed_plan(loaded.ke_hoach, options, Memo())
    if composed.value is None:
        return failed(*(_placed(each, loaded) for each in composed.diagnostics))
    found = Outcome(template) if template is not None else compiled(options.template or resources.template())
    if found.value is None:
        return failed(*found.diagnostics)
    made = filled(*composed.value, found.value, Memo())
    return Outcome(made.value, (*found.diagnostics, *made.diagnostics))


def composed_plan(plan: KeHoach, options: BuildOptions, memo: Memo) -> Outcome[tuple[KeHoach, Composed]]:
    """Compose a validated plan as a draft or a final one; findings have paths, not places.

    ``memo`` is what the plans of a batch share (see ``generator.compose.memo``).
    """
    plan = as_draft(plan) if options.draft else plan
    found = list(_missing_for_final(plan)) if options.final else []
    composed = compose(plan, memo=memo)
    found += composed.diagnostics
    return failed(*found) if composed.value is None or found else Outcome((plan, composed.value))


def filled(plan: KeHoach, composed: Composed, template: CompiledTemplate, memo: Memo) -> Outcome[Built]:
    """Fill the template with a composed plan."""
    # The shape of the context follows from the program and the template, not from a plan: one look is enough.
    lacking = memo.same("khop", (template,), lambda: template.missing(composed.context))
    if any(d.severity is Severity.LOI for d in lacking):
        return failed(*lacking)
    return Outcome(Built(template.fill(composed.context, sizes=_variant(composed.sizes)), plan))


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


@dataclass(frozen=True, slots=True)
class ComparisonOptions:
    """How two documents are compared.

    ``ignore`` are the natures of edits to leave out (``generator.compare.match.Nature``), ``formats`` is False to leave
    out formatting; ``revisions`` as in ``ImportOptions``; ``author`` and ``date`` (ISO 8601) of the tracked changes,
    None for the fixed ones.
    """

    ignore: frozenset[Nature] = frozenset()
    formats: bool = True
    revisions: str = "accepted"
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison, and the bytes of both documents. ``identical``: the same byte for byte, so neither was read."""

    comparison: Comparison
    old: bytes
    new: bytes
    identical: bool = False


def compare_files(old: Path, new: Path, options: ComparisonOptions = ComparisonOptions()) -> Outcome[Compared]:
    """Compare two .docx, .pdf or .txt files, or variables files (.yaml, .yml), which are built first. Writes nothing.

    No value when a file cannot be read (HT101 to HT118) or variables cannot be built (codes of ``build``).
    """
    first, second = _document(old), _document(new)
    if first.value is None or second.value is None:
        return Outcome(None, in_order((*first.diagnostics, *second.diagnostics)))
    from generator.compare.result import Comparison
    from generator.read.opening import read_document
    from generator.read.view import DocView

    names = old.as_posix(), new.as_posix()
    said = (*first.diagnostics, *second.diagnostics)
    if first.value == second.value:
        one, two = (DocView(name, Path(name).suffix.lower().lstrip("."), ()) for name in names)
        same = Comparison(one, two, (), (), (), (), 1.0)
        return Outcome(Compared(same, first.value, second.value, identical=True), said)
    before = read_document(first.value, names[0], revisions=options.revisions)
    after = read_document(second.value, names[1], revisions=options.revisions)
    said = (*said, *before.diagnostics, *after.diagnostics)
    if before.value is None or after.value is None:
        return Outcome(None, said)
    from generator.compare.engine import CompareOptions, compare

    found = compare(before.value, after.value, CompareOptions(options.ignore, options.formats))
    said = (*said, *found.diagnostics)
    return Outcome(None if found.value is None else Compared(found.value, first.value, second.value), said)


def _document(path: Path) -> Outcome[bytes]:
    """The bytes of a document, those of a variables file being the plan that it makes."""
    if path.suffix.lower() in (".yaml", ".yml"):
        built = build(path)
        return Outcome(None if built.value is None else built.value.data, built.diagnostics)
    data = _bytes_of(path)
    if data is not None:
        return Outcome(data)
    from generator.read.opening import read_document

    return Outcome(None, read_document(path).diagnostics)


def redline(compared: Compared, options: ComparisonOptions = ComparisonOptions()) -> Outcome[Redlined]:
    """The new document as a .docx with tracked changes against the old one, proved (see ``generator.compare.redline``).

    HT170 unless both are Word files (or were made from variables).
    """
    view = compared.comparison.new
    if not all(data.startswith(b"PK") for data in (compared.old, compared.new)):
        mend = "chỉ dùng -o với hai tệp .docx hoặc tệp biến; với tệp .pdf, .txt hãy dùng --html."
        message = "Chỉ ghi được dấu sửa khi cả hai bản là tệp Word hoặc tệp biến."
        return Outcome(None, (Diagnostic("HT170", message, mend, place=Place(view.file)),))
    from generator.compare.redline import RedlineOptions
    from generator.compare.redline import redline as mark

    marks = RedlineOptions(revisions=options.revisions, old_name=compared.comparison.old.file, new_name=view.file)
    marks = replace(marks, author=options.author or marks.author, date=options.date or marks.date)
    made = mark(compared.old, compared.new, marks)
    return Outcome(made.value, (*made.diagnostics, *(made.value.notices if made.value is not None else ())))
