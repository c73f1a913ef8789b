"""``kehoach compare``: what is printed where, what is written, folders in pairs, and the exit status."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest

from generator.cli import compare_folders, compare_shown
from generator.cli.compare_pairs import folder, pairs
from generator.compare.match import How, Nature
from generator.compare.result import Change, Comparison, FormatChange
from generator.diagnostics import Diagnostic, Outcome, Severity
from generator.read.view import Component, DocView, Notice
from tests.check.fakes import example
from tests.cli.runs import quiet, run, start
from tests.standards.minimal import PLAN, over

TEXT = "I. MỤC ĐÍCH\n1. Một việc thứ nhất.\n2. Một việc thứ hai.\n"
OTHER = TEXT.replace("thứ hai", "thứ ba")


@dataclass(frozen=True, slots=True)
class FakeOptions:
    """The engine's options."""

    ignore: frozenset[Nature] = frozenset()
    formats: bool = True


def fake_compare(old: DocView, new: DocView, options: FakeOptions) -> Outcome[Comparison]:
    """Paragraph by paragraph: enough to see what the command makes of it."""
    if any("hỏng" in block.text for block in new.blocks):
        raise RuntimeError
    pairs_ = zip([b.text for b in old.blocks], [b.text for b in new.blocks], strict=False)
    changes = tuple(
        Change(How.REPLACED, Component.DOAN, "Mục I", (f"line/{n}",), (f"line/{n}",), one, two)
        for n, (one, two) in enumerate(pairs_)
        if one != two
    )
    layout = (FormatChange("cỡ chữ", "13", "14"),) if options.formats and "định dạng" in new.file else ()
    hidden = tuple((nature, 1) for nature in sorted(options.ignore))
    return Outcome(Comparison(old, new, changes, (), (), layout, 1.0 if not changes else 0.8, hidden))


@dataclass(frozen=True, slots=True)
class FakeRedlineOptions:
    """The options of the tracked changes."""

    author: str = "kehoach"
    date: str = "2000-01-01T00:00:00Z"
    revisions: str = "accepted"
    old_name: str = "cu.docx"
    new_name: str = "moi.docx"


@dataclass(frozen=True, slots=True)
class FakeRedlined:
    """The bytes that were made."""

    data: bytes
    notices: tuple[Diagnostic, ...] = ()


def fake_redline(old: bytes, new: bytes, options: FakeRedlineOptions) -> Outcome[FakeRedlined]:
    """Says what it was given."""
    note = Diagnostic("SS950", f"Đọc {options.revisions} {options.new_name}", "xem.", Severity.GOI_Y)
    return Outcome(FakeRedlined(f"PK {options.author} {options.date}".encode(), (note,)))


@pytest.fixture
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, redline = ModuleType("engine"), ModuleType("redline")
    vars(engine).update(CompareOptions=FakeOptions, compare=fake_compare)
    vars(redline).update(RedlineOptions=FakeRedlineOptions, redline=fake_redline)
    monkeypatch.setitem(sys.modules, "generator.compare.engine", engine)
    monkeypatch.setitem(sys.modules, "generator.compare.redline", redline)


pytestmark = pytest.mark.usefixtures("_fakes")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two texts that differ in a word."""
    return write(tmp_path / "cu.txt", TEXT), write(tmp_path / "moi.txt", OTHER)


@pytest.fixture
def words(tmp_path: Path) -> tuple[Path, Path]:
    """Two Word files, and so two plans."""
    old, new = tmp_path / "cu.docx", tmp_path / "moi.docx"
    old.write_bytes(example("kim-thanh"))
    new.write_bytes(example("kim-thanh") + b"\0")
    return old, new


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def left(folder_: Path) -> set[str]:
    return {path.relative_to(folder_).as_posix() for path in folder_.rglob("*") if path.is_file()}


# --- two files


def test_what_differs_is_told_and_the_status_is_one(files: tuple[Path, Path]) -> None:
    result = run("compare", *files)
    assert result.exit_code == 1
    assert "[-2. Một việc thứ hai.-]{+2. Một việc thứ ba.+}" in result.stdout
    assert result.stdout.endswith("1 chỗ thay đổi nội dung (1 thay cả đoạn); giống nhau 80%.\n")
    assert result.stderr == ""


def test_identical_files_are_said_to_be_at_once(tmp_path: Path) -> None:
    one, two = tmp_path / "a.docx", tmp_path / "b.docx"
    for path in (one, two):
        path.write_bytes(b"no Word file at all, which only a reader would see")
    result = run("compare", one, two)
    assert (result.exit_code, result.stdout) == (0, "Hai tệp giống nhau từng byte.\n")


def test_files_that_differ_in_their_bytes_only_are_equal(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", f"\ufeff{TEXT}")
    result = run("compare", one, two)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Hai văn bản giống nhau.")


def test_what_is_ignored_goes_to_the_engine(files: tuple[Path, Path]) -> None:
    result = run("compare", files[0], files[1], "--ignore", "dau-thanh, Ngoac,gach,hoa-thuong,dinh-dang", "--json")
    assert set(json.loads(result.stdout)["hidden"]) == {"dau-thanh", "ngoac", "gach", "hoa-thuong"}


def test_formatting_can_be_ignored(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.txt", TEXT), write(tmp_path / "định dạng.txt", f"\ufeff{TEXT}")
    assert run("compare", one, two).exit_code == 1
    assert run("compare", one, two, "--ignore", "dinh-dang").exit_code == 0


def test_an_unknown_class_is_refused_with_those_there_are(files: tuple[Path, Path]) -> None:
    result = run("compare", *files, "--ignore", "dau-cau")
    assert result.exit_code == 2
    assert "không có loại “dau-cau”; các loại là dau-thanh, ngoac, gach, hoa-thuong, dinh-dang" in result.stderr


def test_a_brief_report_leaves_the_sections_out(files: tuple[Path, Path]) -> None:
    result = run("compare", *files, "--summary")
    assert "THEO TỪNG MỤC" not in result.stdout
    assert "1 chỗ thay đổi nội dung" in result.stdout


def test_json_is_the_script_with_what_was_written_and_found(files: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "so-sanh.html"
    result = run("compare", *files, "--json", "--html", target)
    script = json.loads(result.stdout)
    assert (result.exit_code, script["equal"], script["changes"][0]["how"]) == (1, False, "replaced")
    assert (script["written"], script["findings"]) == ([target.as_posix()], [])


def test_json_of_identical_files_is_whole(words: tuple[Path, Path]) -> None:
    script = json.loads(run("compare", words[0], words[0], "--json").stdout)
    assert (script["equal"], script["identical"], script["changes"]) == (True, True, [])


def test_json_gives_a_terminal_nothing_to_obey(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", f"{OTHER}\u202eđảo\n")
    result = run("compare", one, two, "--json")
    assert "\u202e" not in result.stdout
    assert json.loads(result.stdout)["new"]["file"] == two.as_posix()


def test_a_file_that_is_not_there_is_no_traceback(files: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", files[0], tmp_path / "khong-co.docx")
    assert result.exit_code == 2
    assert "HT118" in result.stderr
    as_json = run("compare", files[0], tmp_path / "khong-co.docx", "--json")
    assert (as_json.exit_code, json.loads(as_json.stdout)["findings"][0]["code"]) == (2, "HT118")


def test_an_old_word_file_is_refused_as_the_reader_does(files: tuple[Path, Path], tmp_path: Path) -> None:
    old = tmp_path / "cu.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    result = run("compare", old, files[1])
    assert result.exit_code == 2
    assert "HT103" in result.stderr


def test_variables_are_built_and_compared(tmp_path: Path) -> None:
    one = write(tmp_path / "a.yaml", PLAN)
    two = write(tmp_path / "b.yaml", over("so_van_ban: 57"))
    result = run("compare", one, two, "--json")
    script = json.loads(result.stdout)
    assert (result.exit_code, script["old"]["kind"], script["old"]["file"]) == (1, "docx", one.as_posix())
    assert any("57" in change["new"]["text"] for change in script["changes"])


def test_variables_that_differ_in_a_remark_only_are_equal(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.yaml", PLAN), write(tmp_path / "b.yaml", f"# bản mới\n{PLAN}")
    result = run("compare", one, two)
    assert (result.exit_code, result.stdout) == (0, "Hai văn bản giống nhau hoàn toàn.\n")


def test_variables_with_mistakes_cannot_be_compared(files: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", write(tmp_path / "a.yaml", "ten: ["), files[1])
    assert result.exit_code == 2
    assert "lỗi BV" in result.stderr
    assert quiet(result.stdout, result.stderr)


def test_the_way_of_reading_tracked_changes_goes_to_the_reader(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.read import opening

    asked = []
    real = opening.read_document

    def spy(source: Path | bytes, name: str | None = None, *, revisions: str = "accepted") -> Outcome[DocView]:
        asked.append(revisions)
        outcome = real(source, name, revisions=revisions)
        assert outcome.value is not None
        return Outcome(replace(outcome.value, notices=(Notice("sua-doi", "Tệp có 2 chỗ sửa đổi được theo dõi."),)))

    monkeypatch.setattr(opening, "read_document", spy)
    result = run("compare", *files, "--revisions", "original")
    assert asked == ["original", "original"]
    told = " ".join(result.stdout.split())
    assert "Lưu ý: Bản cũ: Tệp có 2 chỗ sửa đổi được theo dõi. Muốn đọc cách khác: --revisions" in told


# --- what is written


def test_the_redline_is_written_with_author_and_date(words: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "ra" / "dau-sua.docx"
    result = run("compare", *words, "-o", target, "--author", "Văn phòng", "--date", "13/6/2026")
    assert target.read_text(encoding="utf-8") == "PK Văn phòng 2026-06-13T00:00:00Z"
    assert f"Đã ghi {target}" in result.stdout
    run("compare", *words, "-o", target)
    assert target.read_text(encoding="utf-8") == "PK kehoach 2000-01-01T00:00:00Z"


def test_what_the_redline_could_not_track_is_told(words: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", *words, "-o", tmp_path / "a.docx", "--revisions", "original")
    assert f"Đọc original {words[1].as_posix()}" in result.stderr
    assert (tmp_path / "a.docx").exists()
    assert result.exit_code == 0, "the two have the same text"


@pytest.mark.parametrize(
    ("given", "written"),
    [("2026-06-13", "2026-06-13T00:00:00Z"), ("2026-06-13T08:30:00+07:00", "2026-06-13T01:30:00Z")],
)
def test_a_date_may_be_iso(given: str, written: str, words: tuple[Path, Path], tmp_path: Path) -> None:
    run("compare", *words, "-o", tmp_path / "a.docx", "--date", given)
    assert (tmp_path / "a.docx").read_text(encoding="utf-8").endswith(written)


@pytest.mark.parametrize("given", ["31/6/2026", "hôm qua", "2026-06-13T00:00:00+99:00", "0001-01-01T00:00:00+07:00"])
def test_a_day_that_is_none_is_refused(given: str, words: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", *words, "-o", tmp_path / "a.docx", "--date", given)
    assert result.exit_code == 2
    assert "không phải ngày có thật" in result.stderr
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("author", ["", "  ", "a\x01b"])
def test_an_author_that_word_cannot_hold_is_refused(author: str, words: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", *words, "-o", tmp_path / "a.docx", "--author", author)
    assert (result.exit_code, "--author" in result.stderr) == (2, True)


def test_a_redline_needs_two_word_files_and_the_page_is_written_all_the_same(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    result = run("compare", *files, "-o", tmp_path / "a.docx", "--html", tmp_path / "a.html")
    assert result.exit_code == 2
    assert "HT170" in result.stderr
    assert left(tmp_path) == {"cu.txt", "moi.txt", "a.html"}


def test_a_redline_that_is_refused_leaves_nothing(
    words: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(old: bytes, new: bytes, options: FakeRedlineOptions) -> Outcome[FakeRedlined]:
        return Outcome(None, (Diagnostic("SS901", "Bản có dấu sửa không đúng.", "báo lại."),))

    monkeypatch.setattr(sys.modules["generator.compare.redline"], "redline", refuse)
    result = run("compare", *words, "-o", tmp_path / "a.docx")
    assert (result.exit_code, left(tmp_path)) == (2, {"cu.docx", "moi.docx"})
    assert "SS901" in result.stderr


def test_an_output_never_falls_on_an_input(words: tuple[Path, Path], tmp_path: Path) -> None:
    before = [path.read_bytes() for path in words]
    for target in (*words, tmp_path / "x" / ".." / "cu.docx"):
        result = run("compare", *words, "-o", target)
        assert (result.exit_code, "HT171" in result.stderr) == (2, True)
    clash = run("compare", *words, "-o", tmp_path / "a.docx", "--html", tmp_path / "a.docx", "--json")
    assert json.loads(clash.stdout)["findings"][0]["code"] == "HT171"
    assert [path.read_bytes() for path in words] == before
    assert left(tmp_path) == {"cu.docx", "moi.docx"}


def test_a_link_to_an_input_is_that_input(words: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "khac.docx").hardlink_to(words[1])
    assert "HT171" in run("compare", *words, "-o", tmp_path / "khac.docx").stderr


def test_a_redline_is_a_docx(words: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", *words, "-o", tmp_path / "a.pdf")
    assert (result.exit_code, "-o phải là tệp .docx" in result.stderr) == (2, True)


def test_an_output_that_cannot_be_written_is_status_two(words: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "la-thu-muc.html").mkdir()
    result = run("compare", *words, "--html", tmp_path / "la-thu-muc.html")
    assert (result.exit_code, "HT002" in result.stderr) == (2, True)


def test_a_folder_and_a_file_are_no_pair(files: tuple[Path, Path], tmp_path: Path) -> None:
    for arguments in ((files[0], tmp_path), (tmp_path, files[0])):
        result = run("compare", *arguments)
        assert (result.exit_code, "HT172" in result.stderr) == (2, True)


# --- colours


def test_colours_stand_only_where_a_person_looks(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("compare", *files).stdout
    monkeypatch.setattr(compare_shown, "colourful", lambda: True)
    from click.testing import CliRunner

    from generator.cli.app import app

    shown = CliRunner().invoke(app, ["compare", *map(str, files)], color=True).stdout
    assert "\x1b[31m\x1b[9m2. Một việc thứ hai.\x1b[0m" in shown
    assert "\x1b[32m\x1b[4m2. Một việc thứ ba.\x1b[0m" in shown
    assert "[-" not in shown


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert compare_shown.colourful()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not compare_shown.colourful()


# --- folders


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders: one file equal, one different, one gone, one new, one unreadable."""
    old, new = tmp_path / "cu", tmp_path / "moi"
    for name, before, after in (
        ("a.txt", TEXT, TEXT),
        ("xã/b.txt", TEXT, OTHER),
        ("gone.txt", TEXT, ""),
        ("new.txt", "", TEXT),
    ):
        for root, text in ((old, before), (new, after)):
            if text:
                write(root / name, text)
    return old, new


def test_folders_are_told_in_a_table(folders: tuple[Path, Path]) -> None:
    result = run("compare", *folders)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Tệp       Nội dung  Cần biết  Kết quả",
        "a.txt            0         0  giống nhau",
        "new.txt          0         0  chỉ có ở bản mới",
        "xã/b.txt         1         0  có thay đổi",
        "gone.txt         0         0  chỉ có ở bản cũ",
        "4 tệp: 1 giống nhau, 1 có thay đổi, 1 chỉ có ở bản mới, 1 chỉ có ở bản cũ.",
    ]


def test_pages_are_written_with_an_index_that_leads_to_them(folders: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", *folders, "--html", tmp_path / "ra")
    assert left(tmp_path / "ra") == {"index.html", "xã/b.html"}
    assert 'href="x%C3%A3/b.html"' in (tmp_path / "ra" / "index.html").read_text(encoding="utf-8")
    assert f"Đã ghi {tmp_path / 'ra' / 'index.html'}" in result.stdout


def test_a_document_called_index_does_not_cover_the_table(tmp_path: Path) -> None:
    old, new = write(tmp_path / "cu" / "Index.txt", TEXT), write(tmp_path / "moi" / "index.txt", OTHER)
    run("compare", old.parent, new.parent, "--html", tmp_path / "ra")
    assert left(tmp_path / "ra") == {"index.html", "index-1.html"}


def test_folders_as_json(folders: tuple[Path, Path], tmp_path: Path) -> None:
    value = json.loads(run("compare", *folders, "--json", "--html", tmp_path / "ra").stdout)
    assert {each["name"]: each["status"] for each in value["files"]} == {
        "a.txt": "equal",
        "new.txt": "added",
        "xã/b.txt": "different",
        "gone.txt": "missing",
    }
    assert value["written"] == [(tmp_path / "ra" / "index.html").as_posix()]


def test_redlines_are_written_for_pairs_that_differ(tmp_path: Path) -> None:
    for name, more in (("a.docx", b""), ("b.docx", b"\0")):
        for root, tail in (("cu", b""), ("moi", more)):
            (tmp_path / root).mkdir(exist_ok=True)
            (tmp_path / root / name).write_bytes(example("kim-thanh") + tail)
    write(tmp_path / "cu" / "c.txt", TEXT)
    write(tmp_path / "moi" / "c.txt", OTHER)
    result = run("compare", tmp_path / "cu", tmp_path / "moi", "-o", tmp_path / "ra")
    assert result.exit_code == 2, "c.txt cannot have one"
    assert "HT170" in result.stderr
    assert not (tmp_path / "ra").exists()


def test_one_bad_file_stops_no_other(folders: tuple[Path, Path]) -> None:
    write(folders[0] / "hong.docx", "không phải tệp Word")
    write(folders[1] / "hong.docx", "cũng không phải")
    write(folders[0] / "loi.txt", TEXT)
    write(folders[1] / "loi.txt", "phần mềm hỏng")
    result = run("compare", *folders)
    assert result.exit_code == 2
    assert "HT119" in result.stderr
    assert "2 không so sánh được" in result.stdout
    assert "1 có thay đổi" in result.stdout
    assert quiet(result.stdout)


def test_many_pairs_go_through_several_processes_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        for root in ("cu", "moi"):
            write(tmp_path / root / f"{number:02}.txt", f"{TEXT}{number}\n")
    result = run("compare", tmp_path / "cu", tmp_path / "moi", "--json")
    value = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [each["name"] for each in value["files"]] == [f"{number:02}.txt" for number in range(30)]


def test_outputs_inside_a_compared_folder_are_refused(folders: tuple[Path, Path], tmp_path: Path) -> None:
    before = left(tmp_path)
    for target in (folders[1], folders[0] / "ra"):
        result = run("compare", *folders, "--html", target)
        assert (result.exit_code, "HT171" in result.stderr) == (2, True)
    assert left(tmp_path) == before


def test_empty_folders_are_no_comparison(tmp_path: Path) -> None:
    for name in ("cu", "moi"):
        (tmp_path / name).mkdir()
    result = run("compare", tmp_path / "cu", tmp_path / "moi")
    assert (result.exit_code, "HT173" in result.stderr) == (2, True)


def manifest(root: Path, *records: tuple[str, str]) -> None:
    listed = [{"name": name, "unit": unit, "row": row} for row, (name, unit) in enumerate(records)]
    write(root / "manifest.json", json.dumps({"header": {"kehoach": 1}, "records": listed, "totals": {}}))


def paired(old: Path, new: Path) -> list[tuple[str, str]]:
    found = pairs(folder(old).entries, folder(new).entries)
    return [(pair.old.name if pair.old else "", pair.new.name if pair.new else "") for pair in found]


def test_units_of_the_manifests_pair_files_of_other_names(tmp_path: Path) -> None:
    old, new = tmp_path / "cu", tmp_path / "moi"
    for name in ("1.txt", "2.txt", "3.txt"):
        write(old / name, TEXT)
        write(new / name, TEXT)
    manifest(old, ("1.txt", "xã A"), ("2.txt", "xã B"), ("3.txt", "xã C"))
    manifest(new, ("1.txt", "xã B"), ("2.txt", "xã A"), ("3.txt", "xã D"))
    assert paired(old, new) == [("2.txt", "1.txt"), ("1.txt", "2.txt"), ("3.txt", "3.txt")]


def test_a_unit_with_several_documents_pairs_by_name(tmp_path: Path) -> None:
    old, new = tmp_path / "cu", tmp_path / "moi"
    for name in ("1.txt", "2.txt"):
        write(old / name, TEXT)
        write(new / name, TEXT)
    manifest(old, ("1.txt", "xã A"), ("2.txt", "xã A"))
    manifest(new, ("2.txt", "xã A"), ("1.txt", "xã A"))
    assert paired(old, new) == [("1.txt", "1.txt"), ("2.txt", "2.txt")]


def test_names_pair_whatever_their_case_form_and_suffix(tmp_path: Path) -> None:
    old = write(tmp_path / "cu" / "Xa\u0303 A" / "KE.txt", TEXT)
    new = write(tmp_path / "moi" / "xã a" / "ke.pdf", TEXT)
    assert paired(old.parents[1], new.parents[1]) == [("Xa\u0303 A/KE.txt", "xã a/ke.pdf")]


def test_a_manifest_that_is_none_is_told_and_names_are_used(folders: tuple[Path, Path]) -> None:
    for text in ("{", '"x"', '{"records": 3}', "[" * 100_000):
        write(folders[0] / "manifest.json", text)
        result = run("compare", *folders)
        assert "HT174" in result.stderr
        assert (result.exit_code, "1 có thay đổi" in result.stdout) == (1, True)


def test_records_of_other_kinds_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "cu" / "a.txt", TEXT)
    write(tmp_path / "cu" / "manifest.json", '[1, {"name": 3}, {"name": "../a.txt", "unit": "x"}, {"unit": null}]')
    assert [entry.unit for entry in folder(tmp_path / "cu").entries] == [""]


def test_of_two_files_of_one_name_the_word_file_is_taken(tmp_path: Path) -> None:
    for name in ("a.docx", "a.pdf", "a.txt", "~$a.docx", ".kehoach/b.docx"):
        write(tmp_path / name, TEXT)
    found = folder(tmp_path)
    assert [entry.name for entry in found.entries] == ["a.docx"]
    assert [each.code for each in found.found] == ["HT175", "HT175"]


def test_a_table_of_very_many_shows_what_is_not_equal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [compare_folders.Row(f"{n}.docx", "", "", compare_folders.Status.EQUAL) for n in range(60)]
    rows[50] = replace(rows[50], status=compare_folders.Status.DIFFERENT, substance=4)
    compare_shown.say_table(rows)
    shown = capsys.readouterr().out
    assert "50.docx" in shown
    assert "49.docx" not in shown
    assert "(chỉ kê 1 tệp không giống nhau trong 60 tệp)" in shown


def test_a_long_name_leaves_room_for_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    compare_shown.say_table([compare_folders.Row(f"{'x' * 90}.docx", "", "", compare_folders.Status.EQUAL)])
    line = capsys.readouterr().out.splitlines()[1]
    assert line.startswith("…xxx")
    assert ".docx  " in line
    assert len(line) < 100


# --- as a user runs it


def test_help_is_vietnamese_and_imports_little() -> None:
    result = start("compare", "--help")
    assert result.returncode == 0
    assert "So sánh hai phiên bản" in result.stdout
    assert "Mã trả về" in result.stdout
