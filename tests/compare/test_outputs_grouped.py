"""Outputs of a comparison where one thing changed in many places: told once, with the places."""

from __future__ import annotations

from dataclasses import replace

from generator.compare.match import How
from generator.compare.output import json_script, told
from generator.compare.result import Change, FormatChange, Group, Highlight
from tests.compare.comparisons import comparison, edited, view, whole
from tests.compare.test_outputs import page, plain, words


def _larger(number: int) -> Change:
    return edited(("=", f"Đoạn {number}"), where=f"Mục {number}", formats=(FormatChange("cỡ chữ", "13", "14"),))


def test_formatting_of_many_blocks_is_one_line_everywhere() -> None:
    few = comparison(*(_larger(number) for number in range(1, 7)), new=view("moi.docx", *["x"] * 100))
    most = comparison(*(_larger(number) for number in range(1, 91)), new=view("moi.docx", *["x"] * 100))
    for found, where in ((few, "Mục 1; Mục 2; Mục 3 và 3 chỗ khác"), (most, "Hầu hết văn bản (90 đoạn)")):
        assert f"  • {where}: cỡ chữ: 13 → 14" in plain(found).split("\n")
        assert told.counts(found).formats == 1
        assert told.summary(found).startswith("1 thay đổi định dạng, trình bày;")
        section = page(found).get_element_by_id("muc-dinh-dang")
        assert words(section).count("cỡ chữ: 13 → 14") == 1
        assert where in words(section)
        assert section.xpath(".//@id")[1:] == [f"c{number}" for number in range(len(found.changes))]


def test_formatting_of_parts_of_blocks_is_grouped_without_their_words() -> None:
    changes = [
        edited(("=", "a"), where=f"Mục {word}", formats=(FormatChange(f"chữ đậm (từ “{word}”)", "không", "có"),))
        for word in ("một", "hai")
    ]
    assert "  • Mục một; Mục hai: chữ đậm: không → có" in plain(comparison(*changes))
    assert "  • Mục một: chữ đậm (từ “một”): không → có" in plain(comparison(changes[0]))


def _cited(where: str, number: int, lead: str, group: Group = Group.CITATION) -> Highlight:
    return Highlight(group, f"“{lead} …”: từ Luật A thành Luật  B", "Luật A", "Luật  B", where, "", number)


def test_one_cited_document_that_changed_in_several_places_is_one_line() -> None:
    changes = [edited(("=", "a"), ("+", "b"), where=f"Mục {number}") for number in range(1, 6)]
    found = comparison(*changes, highlights=tuple(_cited(f"Mục {n + 1}", n, f"chỗ {n}") for n in range(5)))
    line = "    • 5 chỗ (Mục 1; Mục 2; Mục 3; …): từ [-Luật A-] thành {+Luật B+}"
    assert line in plain(found).split("\n")
    cells = page(found).xpath("//section[@id='danh-sach']//tbody/tr[td]")
    assert len(cells) == 1
    assert cells[0].xpath(".//a/@href") == [f"#c{number}" for number in range(5)]
    assert words(cells[0]).endswith("(5 chỗ)")
    assert len(json_script.script(found, "1")["highlights"]) == 5


def test_equal_figures_in_several_places_stay_apart() -> None:
    changes = [edited(("=", "a"), ("+", "b"), where=f"Mục {number}") for number in (1, 2)]
    lines = tuple(_cited(f"Mục {n + 1}", n, f"chỗ {n}", Group.TARGET) for n in range(2))
    shown = plain(comparison(*changes, highlights=lines))
    assert "Mục 1: “chỗ 0 …”" in shown
    assert "Mục 2: “chỗ 1 …”" in shown


def test_a_long_row_of_what_came_is_folded_in_the_window_only() -> None:
    changes = [whole(How.INSERTED, "", f"Đoạn {n}.", f"Mục II › khoản {n}") for n in range(1, 31)]
    shown = plain(comparison(*changes)).split("\n")
    assert [line for line in shown if "{+" in line] == [f"    + khoản {n} · thêm: {{+Đoạn {n}.+}}" for n in (1, 2, 3)]
    assert "    + thêm liền 27 đoạn nữa, đến khoản 30" in shown
    assert len(page(comparison(*changes)).xpath("//article")) == 30


def test_a_section_that_moved_is_told_by_its_title() -> None:
    text = "II. KINH PHÍ\n1. Một.\n2. Hai."
    moved = replace(
        edited(("=", text), how=How.MOVED, where="Mục II"), labels=("IV.", "II."), below=2, natures=frozenset()
    )
    line = "    » chuyển cả mục IV của bản cũ cùng 2 đoạn bên dưới, từ đoạn 1 của bản cũ đến đoạn 2 của bản mới: "
    assert f"{line}II. KINH PHÍ …" in plain(comparison(moved)).split("\n")
    shown = page(comparison(moved))
    assert "1. Một." not in words(shown)
    assert json_script.script(comparison(moved), "1")["changes"][0]["below"] == 2
    assert json_script.script(comparison(moved), "1")["changes"][0]["new"]["text"] == text


def test_rows_of_a_table_outside_the_outline_stand_under_one_head() -> None:
    changes = [whole(How.DELETED, f"{n} | Việc", "", f"Bảng, hàng {n}") for n in (2, 3)]
    assert "  Bảng\n    − hàng 2 · bỏ: [-2 | Việc-]\n    − hàng 3 · bỏ" in plain(comparison(*changes))


def test_a_change_list_without_end_is_cut_in_the_window_and_says_so() -> None:
    lines = tuple(Highlight(Group.AMOUNT, f"bỏ “Việc {n}”", f"Việc {n}", "", f"Mục {n}") for n in range(100))
    shown = plain(comparison(highlights=lines))
    assert shown.count("• Mục ") == 60
    assert "    … và 40 dòng nữa: xem đủ bằng --html hoặc --json" in shown.split("\n")
    assert len(page(comparison(highlights=lines)).xpath("//section[@id='danh-sach']//tbody/tr[td]")) == 100
