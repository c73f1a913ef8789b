"""A store at an address that fsspec knows (``s3://``, ``memory://`` ...). Imported only for such an address."""

from __future__ import annotations

import hashlib
import importlib
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, cast

from generator import output
from generator.bulk.store import UNREADABLE, AbandonedError, Store, name_refusal
from generator.diagnostics import Diagnostic, Outcome, Place, failed

# Here a file appears only when it was sent whole; elsewhere it is sent under another name and renamed.
_WHOLE: Final = frozenset({"memory", "s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "oci", "r2"})
_PASSWORD: Final = re.compile(r"(?<=//)[^/@]*@")
_INSTALL: Final = "pip install 'kehoach[remote]'"
_TRY_AGAIN: Final = "kiểm tra địa chỉ, quyền truy cập và đường mạng rồi chạy lại; tệp đã có còn nguyên."


def open_remote(address: str) -> Outcome[Store]:
    """The store at an address. Findings: HT150 (a library is missing), HT151 (no such kind of address)."""
    shown = _PASSWORD.sub("", address)
    scheme = address.split("://", 1)[0]
    try:
        if not scheme:
            raise ValueError(address)
        store = RemoteStore(address)
        store.reach()
    except ImportError:
        message = f"Chưa cài thư viện để ghi vào “{scheme}://”."
        mend = f"chạy {_INSTALL} (s3:// cần thêm s3fs, gs:// cần gcsfs, az:// cần adlfs), hoặc ghi vào thư mục (-o)."
        return failed(Diagnostic("HT150", message, mend, place=Place(shown), text=scheme))
    except Exception as error:  # noqa: BLE001 - each service has errors of its own
        message = f"Không mở được kho “{shown}” ({type(error).__name__})."
        mend = "kiểm tra lại địa chỉ, ví dụ s3://tên-kho/thư-mục; hoặc chọn thư mục trên máy (-o)."
        return failed(Diagnostic("HT151", message, mend, place=Place(shown), text=shown))
    return Outcome(store)


class RemoteStore:
    """Files below an fsspec address. Only the address is pickled; each process connects when it first needs to."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/") if not address.endswith("://") else address
        self.address = _PASSWORD.sub("", self._address)
        self.one_process = address.startswith("memory://")
        self._system: Any = None
        self._root = ""
        self._whole = False

    def __reduce__(self) -> tuple[type[RemoteStore], tuple[str]]:
        return RemoteStore, (self._address,)

    def reach(self) -> Any:
        """The file system; connects at the first call. Raises whatever fsspec raises."""
        if self._system is None:
            core = importlib.import_module("fsspec.core")
            self._system, root = core.url_to_fs(self._address)
            self._root = root.rstrip("/")
            known = self._system.protocol
            self._whole = bool(_WHOLE & {known} if isinstance(known, str) else _WHOLE & set(known))
        return self._system

    def place(self, name: str) -> Place:
        """The address of a file."""
        return Place(f"{self.address.rstrip('/')}/{name}")

    def write(self, name: str, data: bytes) -> Diagnostic | None:
        """See Store."""
        return self._put(name, lambda system, path: system.pipe_file(path, data))

    def fill(self, name: str, writer: Callable[[IO[bytes]], object]) -> Diagnostic | None:
        """See Store. The file is made on this machine first, then sent whole."""
        try:
            with tempfile.TemporaryDirectory() as folder:
                made = Path(folder) / "file"
                refused = output.fill(made, writer)
                return refused or self._put(name, lambda system, path: system.put_file(str(made), path))
        except AbandonedError as abandoned:
            return abandoned.diagnostic

    def _put(self, name: str, send: Callable[[Any, str], object]) -> Diagnostic | None:
        refused = name_refusal(name, self.place(name))
        if refused:
            return refused
        try:
            system = self.reach()
            path = self._path(name)
            if self._whole:
                send(system, path)
                return None
            folder = path.rpartition("/")[0]
            system.makedirs(folder, exist_ok=True)
            beside = f"{folder}/{output.temporary_name()}"
            try:
                send(system, beside)
                system.mv(beside, path)
            except Exception:
                with suppress(Exception):
                    system.rm_file(beside)
                raise
        except Exception as error:  # noqa: BLE001 - each service has errors of its own
            return self._fault("Không ghi được vào kho", name, error)
        return None

    def read(self, name: str) -> bytes | None:
        """See Store."""
        try:
            return cast("bytes", self.reach().cat_file(self._sound(name)))
        except Exception:  # noqa: BLE001 - each service has errors of its own
            return None

    def stream(self, name: str) -> IO[bytes] | None:
        """See Store."""
        try:
            return cast("IO[bytes]", self.reach().open(self._sound(name), "rb"))
        except Exception:  # noqa: BLE001 - each service has errors of its own
            return None

    def digest(self, name: str) -> str | None:
        """See Store."""
        try:
            return hashlib.sha256(self.reach().cat_file(self._sound(name))).hexdigest()
        except FileNotFoundError:
            return None
        except Exception:  # noqa: BLE001 - each service has errors of its own
            return UNREADABLE

    def exists(self, name: str) -> bool:
        """See Store."""
        try:
            return bool(self.reach().exists(self._sound(name)))
        except Exception:  # noqa: BLE001 - each service has errors of its own
            return False

    def remove(self, name: str) -> None:
        """See Store."""
        with suppress(Exception):
            system, path = self.reach(), self._sound(name)
            if system.isdir(path):
                system.rmdir(path)
            else:
                system.rm_file(path)

    def rename(self, name: str, to: str) -> Diagnostic | None:
        """See Store."""
        for given in (name, to):
            refused = name_refusal(given, self.place(given))
            if refused:
                return refused
        try:
            self.reach().mv(self._path(name), self._path(to))
        except Exception as error:  # noqa: BLE001 - each service has errors of its own
            return self._fault("Không đổi được tên tệp trong kho", name, error)
        return None

    def names(self, folder: str = "", *, deep: bool = True) -> Iterator[str]:
        """See Store."""
        try:
            system = self.reach()
            system.invalidate_cache()
            start = self._path(folder) if folder else self._root
            found = sorted(system.find(start, maxdepth=None if deep else 1))
        except Exception:  # noqa: BLE001 - each service has errors of its own
            return
        for path in found:
            name = path[len(self._root) + 1 :]
            if folder or not any(part.startswith(".") for part in name.split("/")[:-1]):
                yield name

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _sound(self, name: str) -> str:
        """The path of a name that does not lead out; FileNotFoundError else: no file of ours has such a name."""
        if name_refusal(name, None):
            raise FileNotFoundError(name)
        self.reach()
        return self._path(name)

    def _fault(self, what: str, name: str, error: Exception) -> Diagnostic:
        message = f"{what} “{self.address}” ({type(error).__name__})."
        return Diagnostic("HT151", message, _TRY_AGAIN, place=self.place(name), text=name)
