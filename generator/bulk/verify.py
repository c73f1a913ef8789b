"""`--verify`: a folder against its manifest, file by file."""

from __future__ import annotations

from dataclasses import dataclass

from generator.bulk.known import Known, NameSet
from generator.bulk.manifest import CSV, JSON, Header, Manifest, open_manifest, unfinished_run
from generator.bulk.parts import part_files, read_parts
from generator.bulk.store import Store
from generator.diagnostics import Diagnostic, Outcome, Severity, failed

_WORD_LOCK = "~$"  # what Word puts beside a file while it is open


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The documents of a folder: how many are as the manifest says, and the names of the others.

    ``extra`` are Word files that the manifest does not know, also those that were kept beside.
    """

    header: Header | None
    ok: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    extra: tuple[str, ...]


def verify(store: Store) -> Outcome[VerifyReport]:
    """Compare every file with its line in the manifest; the manifest is read as a stream.

    Findings, each at its file: HT155 (no manifest), HT157 (missing), HT158 (not what was written), HT159 (a warning:
    unknown to the manifest); HT154 and HT160 (warnings) as in ``known``.
    """
    opened = open_manifest(store)
    if opened.value is None:
        message = "Thư mục này chưa có tệp kê (manifest) nên không đối chiếu được."
        mend = "chọn đúng thư mục kết quả (-o), hoặc chạy kehoach batch để lập văn bản và tệp kê."
        return failed(*opened.diagnostics, Diagnostic("HT155", message, mend, place=store.place(CSV)))
    unfinished = Known(record for part in read_parts(store) for record in part.records)
    return _Comparing(store, opened.value, unfinished).outcome(opened.diagnostics)


class _Comparing:
    def __init__(self, store: Store, manifest: Manifest, unfinished: Known) -> None:
        self.store, self.manifest, self.unfinished = store, manifest, unfinished
        self.said: list[Diagnostic] = []

    def outcome(self, said: tuple[Diagnostic, ...]) -> Outcome[VerifyReport]:
        ok, missing, altered = 0, [], []
        for record in self.manifest:
            current = self.store.digest(record.name)
            if current == record.sha256 or self._of_unfinished(record.name, current):
                ok += 1
            elif current is None:
                missing.append(record.name)
                self._say(
                    "HT157", "Thiếu tệp có trong tệp kê.", "chạy lại kehoach batch để lập lại tệp này.", record.name
                )
            else:
                altered.append(record.name)
                mend = "nếu cố ý sửa thì đưa ý sửa vào tệp biến; chạy lại kehoach batch thì bản sửa được giữ bên cạnh."
                self._say("HT158", "Tệp khác với lúc chương trình ghi ra (đã sửa tay hoặc bị hỏng).", mend, record.name)
        faults = self.manifest.faults()
        extra = self._extra()
        if part_files(self.store):
            self.said.append(unfinished_run(self.store))
        report = VerifyReport(self.manifest.header, ok, tuple(missing), tuple(altered), tuple(extra))
        return Outcome(report, (*said, *faults, *self.said))

    def _extra(self) -> list[str]:
        listed = NameSet(record.name for record in self.manifest)
        extra = []
        for name in self.store.names():
            if not name.lower().endswith(".docx") or name.rpartition("/")[2].startswith(_WORD_LOCK) or name in listed:
                continue
            if self._of_unfinished(name, self.store.digest(name)) or self._accounted_for(name):
                continue
            extra.append(name)
            mend = "để yên nếu là tệp của bạn hoặc bản sửa tay được giữ lại; chương trình không xóa tệp này."
            self._say("HT159", "Tệp Word không có trong tệp kê.", mend, name, Severity.CANH_BAO)
        return extra

    def _accounted_for(self, name: str) -> bool:
        """True in a folder below that has a manifest of its own: what --preview made, another plan's documents."""
        folders = name.split("/")[:-1]
        return any(self.store.exists("/".join([*folders[:depth], JSON])) for depth in range(1, len(folders) + 1))

    def _of_unfinished(self, name: str, current: str | None) -> bool:
        return any(trace.sha256 == current for trace in self.unfinished.of(name))

    def _say(self, code: str, message: str, mend: str, name: str, severity: Severity = Severity.LOI) -> None:
        self.said.append(Diagnostic(code, message, mend, severity, self.store.place(name), text=name))
