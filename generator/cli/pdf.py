"""Word files to PDF through LibreOffice, when it is there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, Outcome, Place, failed

_WINDOWS = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_MAC = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)
SECONDS_A_FILE = 60


def find_office() -> str | None:
    """The program that starts LibreOffice, or None."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    usual = {"win32": _WINDOWS, "darwin": _MAC}.get(sys.platform, ())
    return on_path or next((path for path in usual if Path(path).is_file()), None)


def to_pdf(files: Sequence[Path]) -> Outcome[list[Path]]:
    """A PDF beside each file, or why there is none. The Word files are kept either way."""
    office = find_office()
    if office is None:
        mend = "cài LibreOffice (miễn phí) rồi chạy lại, hoặc mở tệp .docx bằng Word và chọn Lưu thành PDF."
        place = Place("--pdf")
        return failed(Diagnostic("HT005", "Không tìm thấy LibreOffice nên chưa xuất được PDF.", mend, place=place))
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        profile, out = Path(folder) / "profile", Path(folder) / "pdf"
        command = [
            office,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
            *(str(file.absolute()) for file in files),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS_A_FILE * (1 + len(files)))  # noqa: S603
        except (OSError, subprocess.SubprocessError):
            return failed(_office_failed(files[0]))
        return _collected(files, out)


def _collected(files: Sequence[Path], out: Path) -> Outcome[list[Path]]:
    from generator.output import write

    made: list[Path] = []
    found: list[Diagnostic] = []
    for file in files:
        result = out / f"{file.stem}.pdf"
        if not result.is_file():
            found.append(_office_failed(file))
            continue
        saved = write(file.with_suffix(".pdf"), result.read_bytes())
        found += saved.diagnostics
        made += [saved.value] if saved.value is not None else []
    return Outcome(made, tuple(found))


def _office_failed(file: Path) -> Diagnostic:
    mend = "đóng LibreOffice đang mở rồi chạy lại; tệp .docx đã lập xong vẫn dùng được."
    return Diagnostic("HT006", "LibreOffice không chuyển được tệp này sang PDF.", mend, place=Place(str(file)))
