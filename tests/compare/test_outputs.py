"""A comparison in a window, as a page, as an edit script: everything in each of them, nothing obeyed, equal bytes."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from generator.compare.match import How, Nature
from generator.compare.output import html, json_script, terminal, told
from generator.compare.output.folders import Row, Status, as_json, index, summary, verdict
from generator.compare.output.terminal import Look, Style
from generator.compare.result import Comparison, FormatChange, Group, Highlight
from generator.diagnostics import Diagnostic
from generator.read.view import Notice
from tests.compare.comparisons import comparison, edited, equal, everything, view, whole

EVIL = "<script>alert(\"x\")</script> & 'y' \x1b[31mđỏ\x07 \u202egnaoh"


WIDE = Look(width=400)


def plain(found: Comparison, look: Look = WIDE) -> str:
    return "\n".join("".join(text for text, _ in line) for line in terminal.lines(found, look))


def page(found: Comparison) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html.page(found))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


# --- counts and the sum


def test_the_sum_counts_substance_apart_from_writing_ordinals_and_formatting() -> None:
    number = told.counts(everything())
    assert (number.substance, number.spelling, number.labels, number.renumberings) == (8, 4, 1, 1)
    assert (number.formats, number.highlights) == (2, len(Group))
    said = told.summary(everything())
    assert said.startswith("8 chỗ thay đổi nội dung (1 sửa, 1 thay cả đoạn, 1 chuyển chỗ, 1 chuyển chỗ và sửa, 1 tách,")
    assert "1 nhóm đổi số thứ tự" in said
    assert "4 chỗ chỉ khác cách viết" in said
    assert said.endswith("giống nhau 97% (không kể các chỗ đã ẩn: 2 vị trí dấu thanh).")


def test_equal_documents_are_said_to_be_equal() -> None:
    assert told.summary(equal()) == "Hai văn bản giống nhau."
    assert told.summary(equal((Nature.DASH, 3))) == "Hai văn bản giống nhau (không kể các chỗ đã ẩn: 3 dấu gạch)."


def test_what_differs_is_never_a_hundred_percent_alike() -> None:
    change = edited(("=", "a"), ("+", "b"))
    assert "giống nhau 99%" in told.summary(comparison(change, alike=0.9999))


def test_a_change_of_writing_and_of_substance_is_one_of_substance() -> None:
    both = replace(edited(("-", "a"), ("+", "b")), natures=frozenset({Nature.SUBSTANCE, Nature.TONE}))
    assert told.spelling(both) == ()
    assert told.counts(comparison(both)).spelling == 0


# --- terminal


def test_the_window_shows_the_change_list_first_and_the_sum_last() -> None:
    shown = plain(everything(), WIDE).split("\n")
    heads = [line for line in shown if line.isupper()]
    assert shown[0] == "cu.docx → moi.docx"
    assert heads == ["CẦN BIẾT", "ĐỔI SỐ THỨ TỰ", "THAY ĐỔI THEO TỪNG MỤC", "ĐỊNH DẠNG, TRÌNH BÀY"]
    assert shown[-1] == told.summary(everything())


def test_every_kind_of_change_is_told_in_its_section() -> None:
    shown = plain(everything(), WIDE).split("\n")
    for line in (
        "    ~ khoản 1 · sửa: Đạt [-85%-]{+90%+} số hộ.",
        "    + thêm: {+Đoạn thêm vào.+}",
        "    − bỏ: [-Đoạn bị bỏ đi.-]",
        "    ≠ thay cả đoạn: [-Câu cũ hoàn toàn.-]{+Lời mới khác hẳn.+}",
        "    » chuyển từ đoạn 1 của bản cũ đến đoạn 2 của bản mới, có sửa: Đoạn chuyển [-và-]{+rồi+} sửa.",
        "    ÷ tách: Hai câu.[-␣-]{+↵+}Tách ra.",
        "    ∪ gộp: Hai đoạn.[-↵-]{+␣+}Gộp lại.",
        "    ~ khác vị trí dấu thanh: [-hòa-]{+hoà+} bình",
        '    ~ khác dấu ngoặc kép: [-"-]{+“+}số',
        "    ~ khác dấu gạch: 2021[---]{+–+}2025",
        "    ~ khác chữ hoa, chữ thường: [-nhân dân-]{+Nhân dân+}",
        "    ~ đổi số thứ tự: [-3.-]{+4.+} Việc",
        "  • khổ giấy: A4 dọc → A4 ngang",
        "  • Mục VI: cỡ chữ: 13 → 14",
        "  • các mục III, IV đổi số do thêm mục III",
    ):
        assert line in shown


def test_a_section_is_headed_by_its_title() -> None:
    title = replace(edited(("=", "I. "), ("+", "MỤC TIÊU"), where="Mục II"), section="")
    inside = replace(edited(("+", "x")), section="NHIỆM VỤ › Việc lớn")
    assert "\n  Mục II: NHIỆM VỤ\n    ~ sửa: I. {+MỤC TIÊU+}\n    ~ khoản 1 · sửa: {+x+}\n" in plain(
        comparison(title, inside)
    )
    assert page(comparison(inside)).xpath("//h3/text()") == ["Mục II: NHIỆM VỤ"]


def test_a_moved_block_says_from_where_to_where() -> None:
    moved = replace(edited(("=", "x"), how=How.MOVED), old_addresses=("body/2",), new_addresses=("body/3",))
    assert "chuyển từ đoạn 2 của bản cũ đến đoạn 3 của bản mới" in plain(comparison(moved), WIDE)
    assert "chuyển từ đoạn 2 của bản cũ đến đoạn 3 của bản mới" in words(page(comparison(moved)))


def test_the_groups_of_the_change_list_stand_in_their_order() -> None:
    shown = plain(everything(), WIDE)
    places = [shown.index(f"\n  {group.value}\n") for group in Group]
    assert places == sorted(places)
    assert "    • Mục II: việc của nhóm Người ký: [-10-] → {+20+} (↑ tăng)" in shown


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        ("đạt từ 9% lên 90% số hộ", "9%", "90%", "đạt từ [-9%-] lên {+90%+} số hộ"),
        ("thêm “họp” (có 5 xã)", "", "5 xã", "thêm “họp” (có {+5 xã+})"),
        ("bỏ “họp”", "họp", "", "bỏ “[-họp-]”"),
        ("Số xã", "3", "4", "Số xã: [-3-] → {+4+}"),
        ("Số xã", "", "4", "Số xã: thêm {+4+}"),
        ("Số xã", "3", "", "Số xã: bỏ [-3-]"),
        ("", "3", "4", "[-3-] → {+4+}"),
        ("Số xã", "", "", "Số xã"),
    ],
)
def test_a_line_of_the_change_list_marks_what_was_and_what_is(text: str, old: str, new: str, said: str) -> None:
    found = comparison(edited(("+", "x")), highlights=(Highlight(Group.AMOUNT, text, old, new, ""),))
    assert f"    • {said}\n" in plain(found)
    cell = page(found).xpath("//section[@id='danh-sach']//td")[1]
    assert words(cell) == re.sub(r"\[-|-\]|\{\+|\+\}", "", said)
    assert (cell.xpath("./del/text()"), cell.xpath("./ins/text()")) == ([old][: len(old)], [new][: len(new)])


def test_marks_stand_only_where_there_is_no_colour() -> None:
    spans = [span for line in terminal.lines(everything(), Look(width=200, marks=False)) for span in line]
    assert "[-" not in "".join(span.text for span in spans)
    assert ("85%", Style.DELETED) in spans
    assert ("90%", Style.INSERTED) in spans


def test_a_brief_report_is_the_change_list_and_the_sum() -> None:
    shown = plain(everything(), Look(brief=True))
    assert "CẦN BIẾT" in shown
    assert "THEO TỪNG MỤC" not in shown
    assert "ĐỊNH DẠNG" not in shown
    assert "8 chỗ thay đổi nội dung" in shown


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    long = "Ủy ban nhân dân " * 60
    found = comparison(
        edited(("=", long), ("-", "một" * 80), ("+", "ĐƠN VỊ" * 80), ("+", "字" * 90), ("=", long)),
        whole(How.INSERTED, "", long),
        renumberings=everything().renumberings,
        highlights=everything().highlights,
    )
    lines = plain(found, Look(width=width)).split("\n")
    assert max(map(terminal.columns, lines)) <= width
    assert len([line for line in lines if terminal.columns(line) > width - 20]) > 5


def test_the_unchanged_middle_of_a_long_paragraph_is_left_out() -> None:
    kept = " ".join(f"từ{number}" for number in range(200))
    shown = plain(comparison(edited(("=", kept), ("-", "a"), ("+", "b"), ("=", kept), ("+", "c"))), Look(width=400))
    line = next(each for each in shown.split("\n") if "[-a-]" in each)
    assert re.search(r"… (từ\d+ )*từ199\[-a-\]\{\+b\+\}từ0 .* … .*từ199\{\+c\+\}$", line)
    assert "từ100" not in line
    assert not re.search(r"… \d", line), "a word is never cut in its middle"


def test_columns_count_what_is_seen() -> None:
    assert terminal.columns("Uỷ") == 2
    assert terminal.columns("U\u0309y") == 2
    assert terminal.columns("字") == 2


def test_a_terminal_obeys_nothing_of_a_document() -> None:
    found = comparison(
        edited(("=", EVIL), ("-", EVIL), ("+", EVIL), nature=Nature.SUBSTANCE, where=EVIL),
        edited(("=", EVIL), where=EVIL, formats=(FormatChange(EVIL, EVIL, EVIL),)),
        highlights=(Highlight(Group.UNIT, EVIL, EVIL, EVIL, EVIL),),
        layout=(FormatChange(EVIL, EVIL, EVIL),),
        old=view("cu\x1b]0;.docx", "a", notices=(Notice("k", EVIL),)),
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain(found))


# --- what a reviewer must know before reading


def test_tracked_changes_and_comments_of_the_inputs_are_told() -> None:
    old = view("cu.docx", "a", notices=(Notice("sua-doi", "Tệp có 2 chỗ sửa đổi"),), comments=3)
    found = comparison(edited(("+", "x")), old=old)
    for shown in (plain(found), words(page(found))):
        assert "Lưu ý: Bản cũ: Tệp có 2 chỗ sửa đổi" in shown
        assert "Lưu ý: Bản cũ: tệp có 3 đoạn ghi chú (Comment)." in shown


def test_documents_with_nothing_in_common_are_told_so() -> None:
    found = comparison(whole(How.REPLACED, "a", "b"), alike=0.02)
    assert "hầu như không có gì chung (giống nhau 2%)" in plain(found)
    assert "hầu như không có gì chung (giống nhau 2%)" in words(page(found))
    assert "không có gì chung" not in plain(comparison(whole(How.REPLACED, "a", "b"), alike=0.5))


# --- the page


def test_the_page_is_well_formed_vietnamese_and_needs_nothing_from_outside() -> None:
    text = html.page(everything())
    etree.fromstring(
        re.sub(r"<(meta|input)\b([^>]*)>", r"<\1\2/>", text.removeprefix("<!DOCTYPE html>\n"))
        .replace(" checked", ' checked="checked"')
        .replace("<br>", "<br/>")
    )
    root = lxml_html.document_fromstring(text)
    assert root.get("lang") == "vi"
    assert root.findtext(".//title") == "So sánh cu.docx và moi.docx"
    assert not root.xpath("//script | //link | //img | //iframe | //@src | //@onclick")
    assert all(link.startswith("#") for link in root.xpath("//@href"))
    assert "url(" not in text
    assert "@import" not in text
    assert "@media print" in text


def test_the_title_has_the_names_and_the_page_the_paths() -> None:
    root = page(comparison(edited(("+", "x")), old=view("nam/2025/cu.docx", "a")))
    assert root.findtext(".//title") == "So sánh cu.docx và moi.docx"
    assert "nam/2025/cu.docx" in words(root)


def test_ids_are_there_once_and_every_link_leads_to_one() -> None:
    root = page(everything())
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {f"c{number}" for number in range(len(everything().changes))} <= set(ids)
    links = root.xpath("//section[@id='danh-sach']//a/@href")
    assert links == ["#c0"] * len(Group)
    assert set(root.xpath("//label/@for")) == set(root.xpath("//input/@id"))


def test_a_line_without_a_change_has_no_link() -> None:
    found = comparison(edited(("+", "x")), highlights=(Highlight(Group.DATE, "a", "b", "c", "Mục I", "", 7),))
    assert page(found).xpath("//section[@id='danh-sach']//a") == []


def test_each_change_stands_side_by_side_and_inline() -> None:
    card = page(everything()).get_element_by_id("c0")
    old, new = card.xpath(".//div[@class='canh']/div/p")
    assert words(old) == "Đạt 85% số hộ."
    assert words(new) == "Đạt 90% số hộ."
    assert old.xpath("./del/text()") == ["85%"]
    assert new.xpath("./ins/text()") == ["90%"]
    assert words(card.xpath(".//div[@class='dong']/p")[0]) == "Đạt 85%90% số hộ."


@given(
    st.lists(
        st.tuples(st.sampled_from("=-+"), st.text("aế <&>\"'\n\t", min_size=1, max_size=9)), min_size=1, max_size=6
    )
)
def test_the_two_sides_are_the_two_texts_whatever_the_edits(parts: list[tuple[str, str]]) -> None:
    change = edited(*parts, how=How.MOVED_EDITED)
    card = page(comparison(change)).get_element_by_id("c0")
    sides = ["".join(side.itertext()) for side in card.xpath(".//div[@class='canh']/div/p")]
    texts = [text or "(không có)" for text in (change.old_text, change.new_text)]
    assert [re.sub("↵+", "", side).replace("\n", "") for side in sides] == [text.replace("\n", "") for text in texts]


@given(st.lists(st.tuples(st.sampled_from("=-+"), st.text(max_size=80)), min_size=1, max_size=6), st.integers(40, 120))
def test_any_text_fits_the_window_and_gives_it_nothing_to_obey(parts: list[tuple[str, str]], width: int) -> None:
    shown = plain(comparison(edited(*parts, how=How.MOVED_EDITED)), Look(width=width))
    assert max(map(terminal.columns, shown.split("\n"))) <= width
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", shown)


def test_a_break_that_comes_is_seen() -> None:
    card = page(everything()).get_element_by_id("c6")
    assert card.xpath(".//ins/text()") == ["↵", "↵"]
    assert "".join(card.xpath(".//div[@class='canh']/div[2]/p")[0].itertext()) == "Hai câu.↵\nTách ra."


def test_a_block_that_came_has_no_old_side() -> None:
    card = page(everything()).get_element_by_id("c1")
    assert [words(side) for side in card.xpath(".//div[@class='canh']/div/p")] == ["(không có)", "Đoạn thêm vào."]


def test_classes_of_writing_can_be_hidden_by_the_style_sheet_alone() -> None:
    text = html.page(everything())
    root = lxml_html.document_fromstring(text)
    assert root.xpath("//input[@type='checkbox']/@id") == [
        "an-dau-thanh",
        "an-ngoac",
        "an-gach",
        "an-hoa-thuong",
        "an-dinh-dang",
    ]
    assert root.get_element_by_id("c8").get("class") == "the chi-dau-thanh"
    assert "#an-dau-thanh:checked ~ main .chi-dau-thanh { display: none; }" in text
    assert root.xpath("//input/following-sibling::main"), "the boxes must stand before what they hide"


def test_a_block_of_two_classes_is_hidden_only_with_both() -> None:
    two = replace(edited(("-", "a"), ("+", "b")), natures=frozenset({Nature.TONE, Nature.CASE}))
    text = html.page(comparison(two))
    assert "#an-dau-thanh:checked ~ #an-hoa-thuong:checked ~ main .chi-dau-thanh-hoa-thuong { display: none; }" in text
    assert 'class="the chi-dau-thanh-hoa-thuong"' in text


def test_nothing_of_a_document_is_markup() -> None:
    found = comparison(
        edited(("=", EVIL), ("-", EVIL), ("+", EVIL), where=f"{EVIL} › {EVIL}"),
        whole(How.INSERTED, "", EVIL, EVIL),
        edited(("=", EVIL), where=EVIL, formats=(FormatChange(EVIL, EVIL, EVIL),)),
        highlights=(Highlight(Group.UNIT, EVIL, EVIL, EVIL, EVIL, EVIL),),
        layout=(FormatChange(EVIL, EVIL, EVIL),),
        old=view(f"{EVIL}.docx", "a", notices=(Notice("k", EVIL),)),
    )
    text = html.page(found)
    assert "<script" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert lxml_html.document_fromstring(text).xpath("//del/text()")[0].startswith('<script>alert("x")</script>')


def test_formatting_alone_stands_in_its_own_section() -> None:
    root = page(everything())
    section = root.get_element_by_id("muc-dinh-dang")
    assert "khổ giấy: A4 dọc → A4 ngang" in words(section)
    assert "Chỉ đổi cỡ chữ." in words(section.xpath(".//tr[.//a[@id='c13']]")[0])
    assert "cỡ chữ: 13 → 14" in words(section)


def test_equal_comparisons_give_equal_bytes() -> None:
    assert html.page(everything()) == html.page(everything())
    script = json.dumps(json_script.script(everything(), "1"), ensure_ascii=False)
    assert script == json.dumps(json_script.script(everything(), "1"), ensure_ascii=False)


# --- the edit script


def test_the_edit_script_holds_all_of_a_comparison() -> None:
    script = json_script.script(everything(), "1.2.3")
    assert (script["schema"], script["version"], script["equal"], script["identical"]) == (1, "1.2.3", False, False)
    assert [change["how"] for change in script["changes"][:4]] == ["edited", "inserted", "deleted", "replaced"]
    assert script["changes"][0]["pieces"] == [
        {"op": "delete", "nature": "noi-dung", "old": [4, 7], "new": [4, 4], "text": "85%"},
        {"op": "insert", "nature": "noi-dung", "old": [7, 7], "new": [4, 7], "text": "90%"},
    ]
    assert script["changes"][0]["new"] == {"addresses": ["body/2"], "text": "Đạt 90% số hộ."}
    assert script["changes"][13]["formats"] == [{"what": "cỡ chữ", "old": "13", "new": "14"}]
    assert script["highlights"][-1]["group"] == "signer"
    assert script["renumberings"][0]["pairs"] == [["III", "IV"], ["IV", "V"]]
    assert script["layout"] == [{"what": "khổ giấy", "old": "A4 dọc", "new": "A4 ngang"}]
    assert script["hidden"] == {"dau-thanh": 2}
    assert script["counts"]["by_how"]["moved_edited"] == 1


def test_the_pieces_of_the_script_make_the_new_text_from_the_old_one() -> None:
    for change in json_script.script(everything(), "1")["changes"]:
        if not change["pieces"]:
            continue
        made = change["old"]["text"]
        for piece in reversed(change["pieces"]):
            text = piece["text"] if piece["op"] == "insert" else ""
            made = made[: piece["old"][0]] + text + made[piece["old"][1] :]
        assert made == change["new"]["text"]


def test_ordinals_that_word_counts_are_noted() -> None:
    kept = edited(("=", "Việc"))
    counted = replace(kept, labels=("3.", "4."), natures=frozenset({Nature.LABEL}))
    assert "đổi số thứ tự; số thứ tự 3. → 4.: Việc" in plain(comparison(counted))
    assert "3. → 4." not in plain(comparison(replace(kept, labels=("3.", "4."))))


def test_formatting_is_told_once_where_hidden_edits_stand_beside_it() -> None:
    larger = (FormatChange("cỡ chữ", "13", "14"),)
    hidden = replace(edited(("=", "hòa"), formats=larger), new_text="hoà", labels=("1.", "2."))
    shown = plain(comparison(hidden))
    assert "THEO TỪNG MỤC" not in shown
    assert "  • Mục II › khoản 1: cỡ chữ: 13 → 14" in shown
    assert page(comparison(hidden)).xpath("//@id[.='c0']") == ["c0"]


# --- folders


ROWS = [
    Row("a.docx", "cu/a.docx", "moi/a.docx", Status.EQUAL),
    Row("b<b>.docx", "cu/b.docx", "moi/b.docx", Status.DIFFERENT, "xã A", 3, 1, "3 chỗ", "sâu/b #1.html"),
    Row("c.docx", "", "moi/c.docx", Status.ADDED),
    Row(
        "d.docx", "cu/d.docx", "moi/d.docx", Status.FAILED, found=(Diagnostic("HT118", "Không đọc được.", "xem lại."),)
    ),
]


def test_the_table_of_folders_counts_and_links() -> None:
    root = lxml_html.document_fromstring(index(ROWS, "cu", "moi", ["một <i>lưu ý</i>"]))
    assert summary(ROWS) == "4 tệp: 1 giống nhau, 1 có thay đổi, 1 chỉ có ở bản mới, 1 không so sánh được."
    assert root.xpath("//a/@href") == ["s%C3%A2u/b%20%231.html"]
    assert root.xpath("//a/text()") == ["b<b>.docx"]
    assert "HT118: Không đọc được. Cách sửa: xem lại." in words(root)
    assert not root.xpath("//i | //td/b")


def test_the_table_as_json_names_every_file() -> None:
    value = as_json(ROWS, "1", "cu", "moi")
    assert [(each["name"], each["status"]) for each in value["files"]][2] == ("c.docx", "added")
    assert value["files"][3]["findings"][0]["code"] == "HT118"
    assert (value["equal"], value["counts"]["different"]) == (False, 1)


@pytest.mark.parametrize(("rows", "status"), [(ROWS[:1], 0), (ROWS[:2], 1), (ROWS[2:3], 1), (ROWS, 2)])
def test_the_verdict_on_folders(rows: list[Row], status: int) -> None:
    assert verdict(rows) == status
