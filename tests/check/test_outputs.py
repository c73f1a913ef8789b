"""Places in words, JSON, text, SARIF and the page: every finding in each of them, the same for the same input."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path, PurePath

import pytest

from generator.check.engine import Waiver
from generator.check.output import html, sarif, text
from generator.check.places import Places, text_lines
from generator.check.records import Record, as_diagnostic, as_json, notes
from generator.diagnostics import Diagnostic, Severity
from generator.pipeline import Checked, CheckOptions
from generator.report import as_text
from tests.check.fakes import checked, crashing, example, unable, use, view_of, words
from tests.layout import plans
from tests.oracles.programs import SHARED

KEYS = {"code", "slug", "severity", "ref", "place", "text", "message", "mend", "clause"}


def report(monkeypatch: pytest.MonkeyPatch, *waivers: Waiver) -> Checked:
    use(
        monkeypatch,
        words("KT901", "tuyên truyền"),
        words("KT902", "Kim Thành"),
        unable("KT903"),
        crashing("KT904"),
    )
    return checked(example("kim-thanh"), "kim-thanh.docx", CheckOptions(waivers=waivers))


# --- places


def test_a_paragraph_is_named_by_its_number_and_component() -> None:
    view = view_of(example("kim-thanh"), "a.docx")
    places = Places(view)
    named = {places.where(block.address).within for block in view.blocks if block.text}
    assert {"đoạn 1 (Cơ quan ban hành)", "đầu trang (Số trang)"} <= named
    assert any(words.endswith("(Trích yếu)") for words in named)
    bodies = [block for block in view.blocks if block.where == "body" and block.text.strip()]
    assert places.where(bodies[-1].address).within.startswith(f"đoạn {len(bodies)} ")


def test_a_cell_of_a_table_with_a_grid_is_named_by_row_and_column(tmp_path: Path) -> None:
    variables, sets = plans.source("everything", tmp_path)
    view = view_of(plans.made(variables, tmp_path / "a.docx", sets).read_bytes(), "a.docx")
    framed = [table for table in view.tables if table.bordered]
    address = framed[0].rows[1][1][0]
    assert Places(view).where(address).within.startswith("bảng 1, hàng 2, cột 2")


def test_an_unknown_address_is_the_whole_document() -> None:
    places = Places(view_of(example("kim-thanh"), "a.docx"))
    assert (places.where("").within, places.where("body/999").within) == ("cả văn bản", "cả văn bản")


def test_an_address_of_a_table_is_its_first_paragraph() -> None:
    view = view_of(example("kim-thanh"), "a.docx")
    assert Places(view).where("body/0").within == "đoạn 1 (Cơ quan ban hành)"


@pytest.mark.parametrize("name", ["kim-thanh", "hoa-phong", "thanh-nam"])
def test_a_text_file_gives_the_line_and_column_of_every_word(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside the repository")
    data = (SHARED / "plans" / f"{name}.txt").read_bytes()
    view, lines = view_of(data, "a.txt"), text_lines(data)
    places = Places(view, lines)
    missed = []
    for block in view.blocks:
        position = 0
        for word in block.text.split():
            start = block.text.index(word, position)
            position = start + len(word)
            where = places.where(block.address, start)
            assert where.line is not None
            assert where.column is not None
            row = lines[where.line - 1]
            if not row[where.column - 1 :].startswith(word[:3]):
                missed.append((where.line, word))
    assert missed == []


def test_a_page_of_a_text_file_is_counted_by_its_form_feeds() -> None:
    data = "Trang một\nmột\n\fTrang hai\nhai\n".encode()
    view = view_of(data, "a.txt")
    places = Places(view, text_lines(data))
    assert [places.where(block.address).page for block in view.blocks] == [1, 1, 2, 2]


# --- records


def test_json_has_every_key_and_severity(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [as_json(record) for record in report(monkeypatch).records]
    assert all(set(one) >= KEYS for one in found)
    assert {one["severity"] for one in found} == {"lỗi", "không kiểm được"}
    assert [one["code"] for one in found][-2:] == ["KT903", "HT120"]
    first = next(one for one in found if one["code"] == "KT902")
    assert first["text"] == "Kim Thành"
    assert (first["place"]["file"], first["ref"]) == ("kim-thanh.docx", ["DOC-01"])
    assert json.loads(json.dumps(found)) == found


def test_a_crashed_rule_is_named_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = [record for record in report(monkeypatch).records if record.code == "HT120"]
    assert "KT904" in found.message
    assert found.text == "KT904: KeyError: 'nothing here'"


def test_waived_findings_are_kept_apart_with_their_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    found = report(monkeypatch, Waiver("KT902", "", "tên riêng"))
    assert "KT902" not in {record.code for record in found.records}
    assert {(record.code, record.waived) for record in found.waived} == {("KT902", "tên riêng")}


# --- text


def test_text_has_five_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    record = report(monkeypatch).records[0]
    lines = as_text(as_diagnostic(record)).split("\n")
    assert lines[0].startswith("kim-thanh.docx › đoạn ")
    assert lines[0].endswith(": lỗi KT902  Quy tắc thử KT902")
    assert lines[1:3] == ["  Chỗ “Kim Thành” sai & thử.", "  Cách sửa: viết lại."]


def test_text_of_a_txt_file_shows_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, words("KT901", "hai"))
    found = checked("I. MỘT\n  1. Câu có hai chữ.\n".encode(), "a.txt").records[0]
    assert as_text(as_diagnostic(found)).split("\n")[:1] + as_text(as_diagnostic(found)).split("\n")[2:4] == [
        "a.txt:2:13: lỗi KT901  Khoản: Quy tắc thử KT901",
        "   2 |   1. Câu có hai chữ.",
        "     |             ^^^",
    ]


def test_what_could_not_be_judged_is_one_line_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, *(unable(f"KT90{n}") for n in range(1, 6)), unable("KT906", "lý do khác"))
    found = checked(b"a b c", "a.txt").records
    assert list(text.unable(found)) == [
        "tệp không cho biết: KT901, KT902, KT903, KT904, KT905.",
        "lý do khác: KT906 Quy tắc thử KT906.",
    ]
    assert text.summary(found) == "không có lỗi; 6 điều không kiểm được"


# --- SARIF


def test_sarif_has_what_the_standard_demands(monkeypatch: pytest.MonkeyPatch) -> None:
    found = report(monkeypatch, Waiver("KT901", "", "đã thống nhất"))
    records = (*found.records, *found.waived)
    log = sarif.log(records, "1.2.3")
    assert (log["version"], list(log)) == ("2.1.0", ["$schema", "version", "runs"])
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("kehoach", "1.2.3")
    ids = [rule["id"] for rule in driver["rules"]]
    assert sorted(set(ids)) == sorted(ids)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert (result["kind"] == "fail") == (result["level"] != "none")
        assert result["message"]["text"]
        for location in result["locations"]:
            physical = location["physicalLocation"]
            assert physical["artifactLocation"]["uri"] == "kim-thanh.docx"
            assert physical.get("region", {"startLine": 1})["startLine"] >= 1
    assert len(run["results"]) == sum(record.code != "HT120" for record in records)
    suppressed = [result["suppressions"] for result in run["results"] if "suppressions" in result]
    assert len(suppressed) == len(found.waived) > 0
    assert suppressed[0] == [{"kind": "external", "status": "accepted", "justification": "đã thống nhất"}]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [said["descriptor"]["id"] for said in invocation["toolExecutionNotifications"]] == ["HT120"]


def test_sarif_of_a_text_file_has_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, words("KT901", "hai"))
    log = sarif.log(checked("một\nhai\n".encode(), "a b.txt").records, "1.0.0")
    physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "a%20b.txt"
    assert physical["region"] == {"startLine": 2, "startColumn": 1, "snippet": {"text": "hai"}}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("thư mục/a.docx", "th%C6%B0%20m%E1%BB%A5c/a.docx"),
        ("/tmp/a.docx", "file:///tmp/a.docx"),
        ("C:/Ke hoach/a.docx", "file:///C:/Ke%20hoach/a.docx"),
    ],
)
def test_names_of_files_are_uris(file: str, uri: str) -> None:
    assert sarif.uri(str(PurePath(file))) == uri


# --- HTML


class Seen(HTMLParser):
    """What a browser would show, and whether the tags are in order."""

    VOID = frozenset({"meta", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.marked = ""
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.urls += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data
        if "mark" in self.open:
            self.marked += f"{data}\n"


def page_of(found: Checked) -> str:
    view = found.report.view
    section = html.section(view, found.records, waived=found.waived, notes=notes(view), profile=found.report.profile)
    return "".join(html.page([section]))


def seen(page: str) -> Seen:
    parser = Seen()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def test_the_page_holds_every_finding_and_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    found = report(monkeypatch, Waiver("KT901", "", "đã thống nhất & <xong>"))
    shown = seen(page_of(found))
    for record in (*found.records, *found.waived):
        if record.severity is not Severity.KHONG_KIEM_DUOC:
            assert record.message in shown.words
            assert record.mend in shown.words
            assert record.clause in shown.words
    for block in found.report.view.blocks:
        assert block.text in shown.words
    assert "tệp không cho biết: KT903 Quy tắc thử KT903." in shown.words
    assert "Lý do miễn trừ: đã thống nhất & <xong>" in shown.words
    assert "Nghị định 30/2020/NĐ-CP" in shown.words


def test_the_words_are_marked_where_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    found = report(monkeypatch)
    wanted = [record.text for record in found.records if record.text and record.code != "HT120"]
    marked = seen(page_of(found)).marked.split("\n")
    assert len(wanted) > 3
    assert sorted(marked[:-1]) == sorted(wanted)


def test_overlapping_findings_keep_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, words("KT901", "một hai"), words("KT902", "hai ba"), words("KT903", "ba"))
    shown = seen(page_of(checked("<một hai ba>".encode(), "a.txt")))
    assert "<một hai ba>" in shown.words
    assert shown.marked == "một \nhai\n \nba\n"


def test_the_page_needs_nothing_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(report(monkeypatch))
    assert seen(page).urls == []
    assert "<script" not in page
    assert "@media print" in page


def test_the_same_input_gives_the_same_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    def outputs() -> tuple[str, str, list[str]]:
        found = report(monkeypatch)
        return page_of(found), json.dumps(sarif.log(found.records, "1")), [as_text(d) for d in diagnostics(found)]

    assert outputs() == outputs()


def diagnostics(found: Checked) -> list[Diagnostic]:
    return [as_diagnostic(record) for record in found.records]


def test_a_record_travels_between_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    import pickle

    records: tuple[Record, ...] = report(monkeypatch).records
    assert pickle.loads(pickle.dumps(records)) == records
