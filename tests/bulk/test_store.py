"""Where batch writes: whole files below one root, on this machine and at addresses, whatever the names are."""

from __future__ import annotations

import builtins
import importlib
import os
import pickle
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import output
from generator.bulk.store import UNREADABLE, AbandonedError, LocalStore, Store, name_refusal, open_store
from generator.diagnostics import Diagnostic, Place
from tests.bulk.folders import codes, files, store_at

LINKS = pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")


@pytest.fixture(params=["local", "url", "memory", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind: a folder, file://, memory://, and one that must send and rename."""
    root = tmp_path / "ra"
    if request.param == "memory":
        pytest.importorskip("fsspec")
        address = f"memory://{uuid.uuid4().hex}/ra"
    elif request.param == "remote":
        pytest.importorskip("fsspec")
        address = f"local://{root.as_posix()}"
    else:
        address = root.as_uri() if request.param == "url" else str(root)
    opened = open_store(address)
    assert opened.diagnostics == ()
    assert opened.value is not None
    yield opened.value
    for name in list(opened.value.names()):
        opened.value.remove(name)


def test_a_file_is_written_read_renamed_and_removed(store: Store) -> None:
    assert store.read("a/b.docx") is None
    assert store.digest("a/b.docx") is None
    assert not store.exists("a/b.docx")
    assert store.write("a/b.docx", b"one") is None
    assert store.write("a/b.docx", b"two") is None
    assert store.read("a/b.docx") == b"two"
    assert store.digest("a/b.docx") == "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"
    assert store.rename("a/b.docx", "a/c.docx") is None
    assert not store.exists("a/b.docx")
    assert list(store.names()) == ["a/c.docx"]
    handle = store.stream("a/c.docx")
    assert handle is not None
    with handle:
        assert handle.read(1) == b"t"
    store.remove("a/c.docx")
    store.remove("a/c.docx")
    assert list(store.names()) == []


def test_names_are_listed_in_order_without_our_own_folder(store: Store) -> None:
    for name in ("b.docx", "a/2.docx", "a/1.docx", ".kehoach/1/00000000.csv", "a/c/x.docx"):
        assert store.write(name, b"") is None
    assert sorted(store.names()) == ["a/1.docx", "a/2.docx", "a/c/x.docx", "b.docx"]
    assert list(store.names(".kehoach")) == [".kehoach/1/00000000.csv"]
    assert list(store.names("a", deep=False)) == ["a/1.docx", "a/2.docx"]
    assert list(store.names("none")) == []


def test_a_store_can_be_sent_to_a_worker(store: Store) -> None:
    assert store.write("a.docx", b"one") is None
    sent: Store = pickle.loads(pickle.dumps(store))
    assert sent.read("a.docx") == b"one"
    assert sent.address == store.address
    assert sent.place("a.docx") == store.place("a.docx")


def test_a_large_file_is_whole_or_not_there(store: Store) -> None:
    reason = Diagnostic("HT162", "thôi", "thôi")

    def give_up(handle: Any) -> None:
        handle.write(b"half")
        raise AbandonedError(reason)

    assert store.fill("a.zip", give_up) == reason
    assert list(store.names()) == []
    assert store.fill("a.zip", lambda handle: handle.write(b"whole")) is None
    assert store.fill("a.zip", give_up) == reason
    assert store.read("a.zip") == b"whole"


OUTSIDE = [
    "../a.docx",
    "a/../../b.docx",
    "/etc/a.docx",
    "a//b.docx",
    "./a.docx",
    "a/..",
    "..",
    "",
    "a/",
    ".kehoach/../a",
]
BAD = ["con.docx", "a/nul/b.docx", "a\\b.docx", "C:/a.docx", "a?.docx", " a/b.docx", "a./b.docx", ".a.docx", "a\n.docx",
       ".kehoach/con/1.csv", "\ud800.docx", "a/.kehoach/b.csv", "\x00.docx", "..\\a.docx"]  # fmt: skip


@pytest.mark.parametrize("name", [*OUTSIDE, *BAD])
def test_names_that_lead_out_or_that_windows_refuses(name: str, store: Store, tmp_path: Path) -> None:
    refused = store.write(name, b"bad")
    assert refused is not None
    assert refused.code == ("HT152" if name in OUTSIDE else "HT008")
    assert refused.mend
    assert store.fill(name, lambda handle: handle.write(b"bad")) == refused
    assert store.read(name) is None
    assert store.stream(name) is None
    assert not store.exists(name)
    store.remove(name)
    assert store.write("good.docx", b"good") is None
    assert store.rename("good.docx", name) is not None
    assert store.rename(name, "other.docx") is not None
    assert list(store.names()) == ["good.docx"]
    assert all(part in {"ra", "good.docx"} for file in files(tmp_path) for part in file.split("/"))


GOOD = ["a.docx", "quảng ngãi/xã ba gia (2).docx", ".kehoach/000001-ab/00000001.csv", ".0123456789ab.tmp"]


@pytest.mark.parametrize("name", GOOD)
def test_names_that_are_good(name: str) -> None:
    assert name_refusal(name, Place("")) is None


def test_a_path_too_long_for_windows(tmp_path: Path) -> None:
    refused = store_at(tmp_path / "ra").write("/".join(["thu-muc"] * 40) + "/a.docx", b"")
    assert refused is not None
    assert (refused.code, files(tmp_path)) == ("HT008", [])
    assert "đường dẫn dài" in refused.message
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    refused = store_at(tmp_path).write("ệ" * 90 + ".docx", b"")
    assert refused is None or refused.code == "HT008"
    assert not [name for name in files(tmp_path) if name.endswith(".tmp")]


@LINKS
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai" / "a.docx").write_bytes(b"mine")
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "tinh").symlink_to(tmp_path / "ngoai")
    store = store_at(tmp_path / "ra")
    for name in ("tinh/a.docx", "tinh/xa/b.docx"):
        refused = store.write(name, b"bad")
        assert refused is not None
        assert refused.code == "HT152"
    assert store.rename("tinh/a.docx", "b.docx") is not None
    store.remove("tinh/a.docx")
    assert files(tmp_path / "ngoai") == ["a.docx"]
    assert (tmp_path / "ngoai" / "a.docx").read_bytes() == b"mine"
    assert list(store.names()) == ["tinh"]


@LINKS
def test_a_file_that_is_a_link_is_replaced_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "ngoai.docx").write_bytes(b"mine")
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "a.docx").symlink_to(tmp_path / "ngoai.docx")
    (tmp_path / "ra" / "b.docx").symlink_to(tmp_path / "none.docx")
    store = store_at(tmp_path / "ra")
    assert store.digest("b.docx") == UNREADABLE  # there is something to keep
    assert store.exists("b.docx")
    assert store.write("a.docx", b"new") is None
    assert (tmp_path / "ngoai.docx").read_bytes() == b"mine"
    assert (tmp_path / "ra" / "a.docx").read_bytes() == b"new"


@LINKS
def test_a_root_that_is_a_link_and_one_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "that").mkdir()
    (tmp_path / "ra").symlink_to(tmp_path / "that")
    assert store_at(tmp_path / "ra").write("a.docx", b"") is None
    assert files(tmp_path / "that") == ["a.docx"]
    (tmp_path / "that" / "vong").symlink_to(tmp_path / "that" / "vong")
    refused = store_at(tmp_path / "that").write("vong/a.docx", b"")
    assert refused is not None
    assert refused.code in {"HT002", "HT152"}


def test_a_file_in_the_place_of_a_folder_and_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    assert codes(open_store(str(tmp_path / "tep")).diagnostics) == ["HT002"]
    store = store_at(tmp_path)
    (tmp_path / "a.docx").mkdir()
    for name in ("tep/a.docx", "a.docx"):
        refused = store.write(name, b"")
        assert refused is not None
        assert refused.code == "HT002"
    assert files(tmp_path) == ["tep"]


def test_the_folder_is_made_by_the_first_file_only(tmp_path: Path) -> None:
    store = store_at(tmp_path / "ra" / "xa")
    assert list(store.names()) == []
    assert store.read("a.docx") is None
    assert list(tmp_path.iterdir()) == []
    assert store.write("a.docx", b"") is None
    assert files(tmp_path) == ["ra/xa/a.docx"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_at(tmp_path)
    assert store.write("a.docx", b"old") is None

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    refused = store.write("a.docx", b"new")
    assert refused is not None
    assert refused.code == "HT004"
    assert files(tmp_path) == ["a.docx"]
    assert store.read("a.docx") == b"old"


def test_an_address_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    before = importlib.import_module

    def without(name: str, package: str | None = None) -> Any:
        if name.startswith("fsspec"):
            raise ImportError(name)
        return before(name, package)

    monkeypatch.setattr(importlib, "import_module", without)
    found = open_store("s3://khoa:matkhau@kho/ke-hoach")
    assert codes(found.diagnostics) == ["HT150"]
    assert found.value is None
    assert "pip install 'kehoach[remote]'" in found.diagnostics[0].mend
    assert "matkhau" not in str(found.diagnostics[0].as_json())


def test_the_library_is_imported_for_an_address_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = builtins.__import__

    def watched(name: str, *more: Any) -> Any:
        assert not name.startswith("fsspec")
        assert name != "generator.bulk.remote"
        return before(name, *more)

    monkeypatch.setattr(builtins, "__import__", watched)
    assert isinstance(open_store(str(tmp_path)).value, LocalStore)
    assert isinstance(open_store(tmp_path.as_uri()).value, LocalStore)


@pytest.mark.parametrize("address", ["ss3://kho/a", "://", "khong co://a", "memory::s3://a"])
def test_an_address_of_no_known_kind(address: str) -> None:
    pytest.importorskip("fsspec")
    found = open_store(address)
    assert found.value is None
    assert codes(found.diagnostics) in (["HT151"], ["HT150"])


def test_a_remote_store_that_refuses_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = open_store("memory://tu-choi").value
    assert store is not None
    assert store.write("a.docx", b"old") is None

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("NoSuchBucket")

    system = fsspec.filesystem("memory")
    for method in ("pipe_file", "put_file", "mv", "cat_file"):
        monkeypatch.setattr(type(system), method, refuse)
    found = [
        store.write("a.docx", b"new"),
        store.fill("a.docx", lambda handle: handle.write(b"new")),
        store.rename("a.docx", "b.docx"),
    ]
    assert [d.code for d in found if d] == ["HT151"] * 3
    assert store.digest("a.docx") == UNREADABLE
    monkeypatch.undo()
    assert store.read("a.docx") == b"old"


def test_a_memory_store_is_of_one_process_only(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    memory = open_store("memory://mot").value
    assert memory is not None
    assert memory.one_process
    assert not store_at(tmp_path).one_process


def test_halves_of_files_are_known_by_their_names() -> None:
    assert output.TEMPORARY.fullmatch(output.temporary_name())
