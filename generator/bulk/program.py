"""A plan made ready for rows: read, validated and compiled once; per row only what depends on the row."""

from __future__ import annotations

import hashlib
import json
import pickle
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator import __version__, resources
from generator.bulk.jobs import Columns, RowJob
from generator.compose.memo import Memo
from generator.diagnostics import Diagnostic, ModelPath, Outcome, Place, failed
from generator.load.plan import Layers
from generator.load.rows import RowLoader
from generator.load.tree import Mapping, Scalar, get
from generator.pipeline import BuildOptions, compiled, composed_plan, fill, filled

if TYPE_CHECKING:
    from generator.model.ke_hoach import KeHoach
    from generator.render import CompiledTemplate


_KEPT_BY_MALLOC: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Spec:
    """Everything that documents of a run have in common; sent to every worker, also on another machine.

    ``template`` is the .docx and its manifest, None for the one that comes with the program; ``profiles`` the unit
    profiles by file name where the workers do not see the folders; ``digest`` stands for all of it, and with a row's
    texts for the document.
    """

    layers: Layers
    columns: Columns
    draft: bool
    final: bool
    template: tuple[bytes, bytes] | None
    template_digest: str
    profiles: tuple[tuple[str, bytes], ...] | None
    digest: str
    subject: str

    def packed(self) -> bytes:
        """As bytes for another process; the key of ``program``."""
        return pickle.dumps(self, pickle.HIGHEST_PROTOCOL)

    def inputs(self, job: RowJob) -> str:
        """The hash of all that goes into the document of a row."""
        return hashlib.sha256(f"{self.digest}\0{json.dumps(job.texts)}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document and the words for its unit: “xã Ba Tô, tỉnh Quảng Ngãi”."""

    data: bytes
    unit: str


def make_spec(layers: Layers, options: BuildOptions, columns: Columns, *, remote: bool) -> Outcome[Spec]:
    """The spec of a run over a plan that has been read; ``remote``: the workers may not see this machine's files.
    Everything wrong with the template is found here.
    """
    template = compiled(options.template or resources.template())
    if template.value is None:
        return failed(*template.diagnostics)
    files = tuple(_profiles(layers))
    own = options.template
    spec = Spec(
        layers,
        columns,
        options.draft,
        options.final,
        (own.read_bytes(), own.with_suffix(".yaml").read_bytes()) if own else None,
        template.value.digest,
        files if remote else None,
        "",
        (subject.text or "") if isinstance(subject := get(layers.merged(), "trich_yeu"), Scalar) else "",
    )
    return Outcome(replace(spec, digest=_digest(spec, files)), template.diagnostics)


def _profiles(layers: Layers) -> Iterator[tuple[str, bytes]]:
    """The unit profiles that a row may name; the first folder that has a name counts."""
    seen: set[str] = set()
    for folder in layers.profiles:
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            if path.name not in seen:
                seen.add(path.name)
                yield path.name, path.read_bytes()


def _digest(spec: Spec, profiles: tuple[tuple[str, bytes], ...]) -> str:
    """The same on every machine and every day: contents, not paths or times."""
    whole = hashlib.sha256()
    texts = [file.read_bytes() for file in spec.layers.files]
    sets = [_plain(layer) for layer in spec.layers.sets]
    paths = [column.path for column in spec.columns.columns]
    flags = json.dumps([__version__, sets, paths, spec.draft, spec.final, spec.template_digest])
    for part in (flags.encode(), *texts, *(piece for name, data in profiles for piece in (name.encode(), data))):
        whole.update(len(part).to_bytes(8, "little") + part)
    return whole.hexdigest()


def _plain(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: _plain(item) for key, item in node.items.items()}
    return node.text if isinstance(node, Scalar) else [_plain(item) for item in node.items]


_held = threading.local()


def program(packed: bytes) -> Program:
    """The program of a packed spec, made once in each thread (a Dask worker has several)."""
    kept: tuple[bytes, Program] | None = getattr(_held, "kept", None)
    if kept is None or kept[0] != packed:
        spec = pickle.loads(packed)  # noqa: S301 - from our own parent process
        kept = _held.kept = packed, Program(spec)
    return kept[1]


class Program:
    """Makes the documents of rows. Not to be shared by threads."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec if spec.profiles is None else _with_profiles(spec, spec.profiles, self)
        self._loader = RowLoader(self.spec.layers)
        self._memo = Memo()
        self._options = BuildOptions(draft=spec.draft, final=spec.final)
        self._template: CompiledTemplate | None = None
        # glibc gives the deflater's memory back after each document and takes it anew, a quarter of the time in page
        # faults; once it has freed a large piece it keeps as much (mallopt(3), M_MMAP_THRESHOLD). Elsewhere harmless.
        bytearray(_KEPT_BY_MALLOC)

    def document(self, job: RowJob, *, only_check: bool = False) -> Outcome[Document]:
        """The document of a row, or everything that is wrong with it, with its cells. ``only_check`` gives no bytes."""
        row = row_layer(self.spec.columns, job)
        plan = self._loader.plan(row)
        if plan is not None:
            composed = composed_plan(plan, self._options, self._memo)
            if composed.value is not None:
                made = None if only_check else filled(*composed.value, self.template, self._memo)
                if made is None or made.value is not None:
                    return Outcome(Document(made.value.data if made and made.value else b"", _unit(plan)))
        return self._the_long_way(row)

    def unit(self, job: RowJob) -> str:
        """The words for the unit of a row whose document is there already; "" where the row has become faulty."""
        plan = self._loader.plan(row_layer(self.spec.columns, job))
        return _unit(plan) if plan is not None else ""

    def _the_long_way(self, row: Mapping) -> Outcome[Document]:
        """The same with a place for every finding."""
        loaded = self.spec.layers.plan(row)
        if loaded.value is None:
            return failed(*loaded.diagnostics)
        made = fill(loaded.value, self._options, self.template)
        found = (*loaded.diagnostics, *made.diagnostics)
        if made.value is None:
            return failed(*found)
        return Outcome(Document(made.value.data, _unit(made.value.ke_hoach)), found)

    @property
    def template(self) -> CompiledTemplate:
        """The compiled template."""
        if self._template is None:
            outcome = _template_of(self.spec)
            if outcome.value is None:
                raise RuntimeError("the template of this run does not compile on this machine")
            self._template = outcome.value
        return self._template


def _unit(plan: KeHoach) -> str:
    unit = plan.co_quan_ban_hanh.don_vi
    return f"{unit.ten_day_du}, {unit.tinh}"


def _template_of(spec: Spec) -> Outcome[CompiledTemplate]:
    if spec.template is None:
        return compiled(resources.template())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.docx"
        path.write_bytes(spec.template[0])
        path.with_suffix(".yaml").write_bytes(spec.template[1])
        return compiled(path)


def _with_profiles(spec: Spec, profiles: tuple[tuple[str, bytes], ...], owner: object) -> Spec:
    """The spec with the profiles that came along laid out in a folder of this machine, kept as long as its owner."""
    folder = Path(tempfile.mkdtemp(prefix="kehoach-ho-so-"))
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    for name, data in profiles:
        (folder / name).write_bytes(data)
    return replace(spec, layers=replace(spec.layers, profiles=(folder,)))


def row_layer(columns: Columns, job: RowJob) -> Mapping:
    """The texts of a row as the layer of a plan; every value has the place of its cell."""
    whole = Mapping({}, _place(columns, "A", job.number))
    for column, text in zip(columns.columns, job.texts, strict=True):
        if text:
            _put(whole, column.path, Scalar(text, _place(columns, column.letters, job.number)))
    return whole


def _put(into: Mapping, path: ModelPath, value: Scalar) -> None:
    *above, last = map(str, path)
    for key in above:
        inner = into.items.get(key)
        if not isinstance(inner, Mapping):
            inner = into.items[key] = Mapping({}, value.place)
            into.keys[key] = value.place
        into = inner
    into.items[last], into.keys[last] = value, value.place


def _place(columns: Columns, letters: str, number: int) -> Place:
    if not columns.sheet:
        return Place(columns.file, number, within=f"cột {letters}")
    return Place(columns.file, within=f"“{columns.sheet}” › ô {letters}{number}")


def told_once(found: Diagnostic, columns: Columns) -> bool:
    """True for a finding that stands in the plan itself: every row would say it again."""
    return found.place is None or found.place.file != columns.file
