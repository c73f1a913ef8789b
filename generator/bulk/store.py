"""Where documents are written: names below one root, each file whole or not at all, never anything outside."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import IO, Final, Protocol

from generator import output
from generator.diagnostics import Diagnostic, Outcome, Place, failed

# Our own folder: the journals of runs. The only name that may begin with a dot.
OWN_FOLDER: Final = ".kehoach"
# The hash of a file that is there and cannot be read; equal to no real one.
UNREADABLE: Final = "?"
_OUTSIDE_MEND: Final = (
    "đặt tên (hoặc mẫu tên) là đường dẫn nằm trong thư mục kết quả, không có “..” và không bắt đầu bằng “/”."
)


class AbandonedError(Exception):
    """Raised by a writer inside ``Store.fill`` to give up the file for a reason of its own."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Store(Protocol):
    """A root with files below it. Names are relative, with "/"; a Store can be pickled and sent to a worker.

    What cannot be written is a Diagnostic, what cannot be read is None.
    """

    @property
    def address(self) -> str:
        """The root as a clerk knows it, without any password."""

    @property
    def one_process(self) -> bool:
        """True where other processes do not see what this one writes (``memory://``)."""

    def place(self, name: str) -> Place:
        """Where a file stands, for a message."""

    def write(self, name: str, data: bytes) -> Diagnostic | None:
        """Write a file whole or not at all, over an older one of that name."""

    def fill(self, name: str, writer: Callable[[IO[bytes]], object]) -> Diagnostic | None:
        """The same for a file that is too large to hold: ``writer`` writes it (and may raise AbandonedError)."""

    def read(self, name: str) -> bytes | None:
        """The whole file."""

    def stream(self, name: str) -> IO[bytes] | None:
        """The file, opened for reading and seeking; the caller closes it."""

    def digest(self, name: str) -> str | None:
        """SHA-256 in hex of a file; None where there is none, ``UNREADABLE`` where it cannot be read."""

    def exists(self, name: str) -> bool:
        """True for a file or folder of that name."""

    def remove(self, name: str) -> None:
        """Remove a file, or a folder that is empty; what cannot be removed stays."""

    def rename(self, name: str, to: str) -> Diagnostic | None:
        """Give a file another name in this store; the caller made sure that the name is free."""

    def names(self, folder: str = "", *, deep: bool = True) -> Iterator[str]:
        """The names of all files in a folder (and below it when ``deep``), in order, hidden folders left out."""


def open_store(address: str) -> Outcome[Store]:
    """The store at a folder or at an address (``s3://...``, ``memory://...``, ``file://...``). Nothing is written yet.

    Findings: HT002 (a file has the name of the folder), HT008 (a name no folder can have), HT150 (a library is
    missing), HT151 (no such kind of address).
    """
    if "://" in address and not address.startswith("file://"):
        from generator.bulk.remote import open_remote

        return open_remote(address)
    root = Path(_path_of_url(address) if address.startswith("file://") else address or ".")
    try:
        resolved = root.resolve()
        if resolved.exists() and not resolved.is_dir():
            raise NotADirectoryError(20, "not a folder")
    except (OSError, ValueError, RuntimeError) as error:
        cause = error if isinstance(error, OSError) else OSError(str(error))
        return failed(output.refusal(cause, root, Place(address)))
    return Outcome(LocalStore(resolved, str(root)))


def _path_of_url(address: str) -> str:
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return url2pathname(urlsplit(address).path)


@lru_cache(maxsize=4096)
def _part_faults(parts: str) -> str | None:
    """The first fault of the parts of a path, or None; "" where it leads out of the root."""
    pieces = parts.split("/")
    if any(piece in {"", ".", ".."} for piece in pieces):
        return ""
    return next((fault for piece in pieces if (fault := output.name_fault(piece))), None)


def name_refusal(name: str, place: Place | None) -> Diagnostic | None:
    """Why no file of this name may be written below a root: HT152 (it leads out) or HT008; None for a good name."""
    fault = _name_fault(name)
    if fault is None:
        return None
    return outside(name, place) if fault == "" else output.bad_name(fault, place)


def _name_fault(name: str) -> str | None:
    """As ``_part_faults``, for a whole name."""
    folder, _, last = name.rpartition("/")
    if folder.split("/", 1)[0] == OWN_FOLDER:
        folder = folder[len(OWN_FOLDER) + 1 :]
    fault = _part_faults(folder) if folder or name.startswith("/") else None
    if fault is None:
        ours = name == OWN_FOLDER or output.TEMPORARY.fullmatch(last)  # to be removed
        fault = "" if last in {"", ".", ".."} else None if ours else output.name_fault(last)
    if fault is None and not name.isascii() and any("\ud800" <= mark <= "\udfff" for mark in name):
        fault = f"tên “{name.encode('utf-8', 'replace').decode()}” có ký tự hỏng"
    return fault


def outside(name: str, place: Place | None) -> Diagnostic:
    """HT152 for a name that leads out of the root."""
    shown = name.encode("utf-8", "replace").decode()
    return Diagnostic("HT152", f"Tên “{shown}” đi ra ngoài thư mục kết quả.", _OUTSIDE_MEND, place=place, text=shown)


class LocalStore:
    """A folder of this machine. Folders are made and looked at (symbolic links that lead out) once a process."""

    one_process: Final = False

    def __init__(self, root: Path, address: str = "") -> None:
        self.root, self.address = root, address or str(root)
        self._head = str(root / "x")[:-1]  # texts: a Path for each part of each name is slow
        self._inside: set[str] = set()
        self._made: set[str] = set()

    def __reduce__(self) -> tuple[type[LocalStore], tuple[Path, str]]:
        return LocalStore, (self.root, self.address)

    def place(self, name: str) -> Place:
        """The path of a file."""
        return Place(str(Path(self.address) / name))

    def write(self, name: str, data: bytes) -> Diagnostic | None:
        """See Store. One file beside, one rename; not forced to the disk: a run killed by a power cut is run again."""
        return self.fill(name, lambda handle: handle.write(data))

    def fill(self, name: str, writer: Callable[[IO[bytes]], object]) -> Diagnostic | None:
        """See Store."""
        path = self._target(name)
        if isinstance(path, Diagnostic):
            return path
        folder = name.rpartition("/")[0]
        if folder not in self._made:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                return output.refusal(error, path, self.place(name))
            self._made.add(folder)
        try:
            return output.fill(path, writer)
        except AbandonedError as abandoned:
            return abandoned.diagnostic

    def read(self, name: str) -> bytes | None:
        """See Store."""
        path = self._target(name)
        try:
            return None if isinstance(path, Diagnostic) else path.read_bytes()
        except OSError:
            return None

    def stream(self, name: str) -> IO[bytes] | None:
        """See Store."""
        path = self._target(name)
        try:
            return None if isinstance(path, Diagnostic) else path.open("rb")
        except OSError:
            return None

    def digest(self, name: str) -> str | None:
        """See Store."""
        path = self._target(name)
        if isinstance(path, Diagnostic):
            return UNREADABLE
        try:
            with path.open("rb", buffering=0) as handle:
                return hashlib.file_digest(handle, "sha256").hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            # A symbolic link to nowhere is there all the same: it must be kept, not written over.
            return UNREADABLE if path.is_symlink() else None
        except OSError:
            return UNREADABLE

    def exists(self, name: str) -> bool:
        """See Store."""
        path = self._target(name)
        return not isinstance(path, Diagnostic) and os.path.lexists(path)

    def remove(self, name: str) -> None:
        """See Store."""
        path = self._target(name)
        if isinstance(path, Diagnostic):
            return
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
                self._made.discard(name)
            else:
                path.unlink()

    def rename(self, name: str, to: str) -> Diagnostic | None:
        """See Store."""
        path, target = self._target(name), self._target(to)
        if isinstance(path, Diagnostic):
            return path
        if isinstance(target, Diagnostic):
            return target
        try:
            path.rename(target)
        except OSError as error:
            return output.refusal(error, path, self.place(name))
        return None

    def names(self, folder: str = "", *, deep: bool = True) -> Iterator[str]:
        """See Store. Symbolic links to folders are not followed."""
        try:
            with os.scandir(self.root / folder) as found:
                entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
        except OSError:
            return
        head = f"{folder}/" if folder else ""
        for name, is_folder in entries:
            if not is_folder:
                yield head + name
            elif deep and not name.startswith("."):
                yield from self.names(head + name)

    def _target(self, name: str) -> Path | Diagnostic:
        refused = name_refusal(name, None)
        if refused:
            return refused.at(self.place(name))
        text = self._head + name
        fault = output.length_fault(len(text))
        if fault:
            return output.bad_name(fault, self.place(name))
        path = Path(text)
        folder = name.rpartition("/")[0]
        if folder not in self._inside:
            try:
                inside = path.parent.resolve().is_relative_to(self.root)
            except (OSError, RuntimeError):  # links that go round in a circle
                inside = False
            if not inside:
                return outside(name, self.place(name))
            self._inside.add(folder)
        return path
