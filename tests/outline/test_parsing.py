"""What a typed body means: nesting, titles, further paragraphs, names and roles, places."""

from __future__ import annotations

import pytest

from generator.outline import Node, Outline, Scheme, parse, print_outline, walk


def tree(text: str) -> Outline:
    value = parse(text).value
    assert value is not None
    return value


def shape(text: str) -> list[str]:
    """Depth as dots, then the printed ordinal and the first word."""
    return [
        f"{'.' * s.depth}{s.label} {(s.node.tieu_de or s.node.noi_dung or '').split()[0]}" for s in walk(tree(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. A\n1. x\n- y\n2. z\nII. B", ["I. A", ".1. x", "..- y", ".2. z", "II. B"]),
        ("I. A\n1. x\n1.1. y\na) z\n- t\n1.2. u", ["I. A", ".1. x", "..1.1. y", "...a) z", "....- t", "..1.2. u"]),
        ("1. x\na) y\n- z\n+ t\nb) u\n2. v", ["1. x", ".a) y", "..- z", "...+ t", ".b) u", "2. v"]),
        ("Phần I\nĐẦU\nI. A\n1. x\nPhần II\nCUỐI", ["Phần I ĐẦU", ".I. A", "..1. x", "Phần II CUỐI"]),
        ("A. ĐẦU\nI. X\n1. y\nII. Z\nB. CUỐI\nI. T", ["A. ĐẦU", ".I. X", "..1. y", ".II. Z", "B. CUỐI", ".I. T"]),
        ("I. X\nA. ĐẦU\n1. y\nB. CUỐI\nII. Z", ["I. X", ".A. ĐẦU", "..1. y", ".B. CUỐI", "II. Z"]),
        ("II. A\n2.1. x\n2.2. y", ["I. A", ".1.1. x", ".1.2. y"]),
        ("1. x\na) y\n1) z\n2) t\nb) u", ["1. x", ".a) y", "..1) z", "..2) t", ".b) u"]),
        ("Phần I\nA\n1.1. x\nI. y\n1.1.1. z", ["Phần I A", ".1.1. x", "..I. y", "...1.1.1. z"]),
        ("1) x\n2) y", ["1. x", "2. y"]),
        ("a. x\nb/ y", ["a) x", "b) y"]),
        ("• x\n– y\n• z", ["- x", ".+ y", "- z"]),
        ("+ x\n+ y", ["+ x", "+ y"]),
        ("- x\n1. y\n- z", ["- x", ".1. y", "- z"]),
    ],
)
def test_nesting_follows_the_kinds_of_ordinals_in_the_branch(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


def test_the_letter_after_h_is_i_and_not_one() -> None:
    text = "\n".join(f"{letter}. Mục" for letter in "ABCDĐEGHIK")
    assert [step.node.so_goc for step in walk(tree(text))] == [f"{letter}." for letter in "ABCDĐEGHIK"]
    assert {step.depth for step in walk(tree(text))} == {0}


def test_a_capital_letter_that_no_list_expects_is_text() -> None:
    assert tree("1. Học tập.\nC. Mác viết.").muc[0].noi_dung == "Học tập.\nC. Mác viết."


def test_bullets_above_the_first_section_are_the_opening() -> None:
    outcome = parse("Thực hiện:\n- Căn cứ Luật A;\n- Căn cứ Luật B;\nI. MỤC ĐÍCH\n1. Một\n2. Hai")
    assert outcome.value is not None
    assert outcome.value.mo_dau == "Thực hiện:\n- Căn cứ Luật A;\n- Căn cứ Luật B;"
    assert outcome.value.danh_so is Scheme.LA_MA
    assert [(d.code, d.place.line) for d in outcome.diagnostics if d.place] == [("ND106", 2)]


def test_an_empty_text_is_an_empty_outline() -> None:
    assert tree(" \n\t\n") == Outline(None, Scheme.KHONG, ())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
        ("I. MỤC TIÊU NĂM {{ nam }}:", "MỤC TIÊU NĂM {{ nam }}:"),
        ("I. Mục đích, yêu cầu", "Mục đích, yêu cầu"),
        ("I. Mục đích là thi đua.", None),
        ("PHẦN I\nNHỮNG QUY ĐỊNH CHUNG", "NHỮNG QUY ĐỊNH CHUNG"),
        ("1. Mục đích\n- Một", "Mục đích"),
        ("1. Mục đích\nPhát huy.", "Mục đích"),
        ("1. Mục đích", None),
        ("1. Mục đích:\n- Một", None),
        ("1. Thi đua phát triển xã hội số. Tập trung đào tạo\n- Một", None),
        ("1. " + "Nhiệm vụ " * 17 + "\n- Một", None),
        ("1.1. Đối với cá nhân\n- Một", "Đối với cá nhân"),
        ("a) Đối với tập thể\n- Một", "Đối với tập thể"),
        ("a) " + "Nhiệm vụ " * 12 + "\n- Một", None),
        ("- Đối với tập thể\n+ Một", None),
        ("1. **Mục đích**", "Mục đích"),
        ("**1. Mục đích**", "Mục đích"),
        ("**1. Mục đích:** {#muc_dich}", "Mục đích:"),
        ("1. **Mục đích** và **yêu cầu**", None),
        ("1. Mục đích {noi_dung}\n- Một", None),
        ("- **Mục đích**", None),
    ],
)
def test_what_is_a_title(text: str, title: str | None) -> None:
    assert tree(text).muc[0].tieu_de == title


def test_lines_without_an_ordinal_are_paragraphs_of_the_item_above() -> None:
    outline = tree("Mở đầu\n1. Mục đích\nMột.\n\nHai.\n- Gạch\nBa.\n2. Yêu cầu:")
    assert outline == Outline(
        "Mở đầu",
        Scheme.SO,
        (
            Node("Mục đích", "Một.\nHai.", Scheme.GACH, (Node(noi_dung="Gạch\nBa."),)),
            Node(noi_dung="Yêu cầu:"),
        ),
    )


def test_expressions_and_emphasis_stay_in_the_text() -> None:
    outline = tree("- {{ don_vi.ten }} chủ trì **ngay** và *đúng* {{ han }}")
    assert outline.muc[0].noi_dung == "{{ don_vi.ten }} chủ trì **ngay** và *đúng* {{ han }}"


def test_names_and_roles_are_taken_off_the_line() -> None:
    outline = tree("1. Tiêu chí {#tieu_chi_1 vai_tro=tieu_chi}\n- 80% hồ sơ {vai_tro=chi_tieu}\n- Giấy {1, 2}")
    first = outline.muc[0]
    assert (first.tieu_de, first.ten, first.vai_tro) == ("Tiêu chí", "tieu_chi_1", "tieu_chi")
    assert (first.muc_con[0].noi_dung, first.muc_con[0].vai_tro) == ("80% hồ sơ", "chi_tieu")
    assert first.muc_con[1].noi_dung == "Giấy {1, 2}"


def test_a_node_as_plain_values_has_only_what_is_set() -> None:
    assert tree("I. MỤC ĐÍCH {#mot}\n- Một;\n- Hai.").as_dicts() == [
        {
            "tieu_de": "MỤC ĐÍCH",
            "ten": "mot",
            "danh_so": "gach",
            "muc_con": [{"noi_dung": "Một;"}, {"noi_dung": "Hai."}],
        }
    ]


def test_places_tell_line_and_column_of_every_part() -> None:
    places = tree("Mở đầu\n  I.  MỤC ĐÍCH\n\n Đoạn một.\n**1. Một**\n- Hai\n  Ba").places()
    assert places == {
        ("mo_dau",): (1, 1),
        ("mo_dau", 0): (1, 1),
        (0,): (2, 3),
        (0, "tieu_de"): (2, 7),
        (0, "noi_dung"): (4, 2),
        (0, "noi_dung", 0): (4, 2),
        (0, "muc_con", 0): (5, 3),
        (0, "muc_con", 0, "tieu_de"): (5, 6),
        (0, "muc_con", 0, "muc_con", 0): (6, 1),
        (0, "muc_con", 0, "muc_con", 0, "noi_dung"): (6, 3),
        (0, "muc_con", 0, "muc_con", 0, "noi_dung", 0): (6, 3),
        (0, "muc_con", 0, "muc_con", 0, "noi_dung", 1): (7, 3),
    }


def test_printing_marks_only_what_would_be_read_otherwise() -> None:
    outline = Outline(
        "Mở đầu",
        Scheme.PHAN,
        (
            Node(
                "QUY ĐỊNH CHUNG",
                None,
                Scheme.SO,
                (
                    Node("Mục đích", "Một.", ten="muc_dich"),
                    Node("Yêu cầu:"),
                    Node(None, "Gồm có", Scheme.GACH, (Node(noi_dung="hai;"),)),
                    Node(None, "**Nhấn mạnh**"),
                ),
            ),
        ),
    )
    printed = (
        "Mở đầu\nPhần I. QUY ĐỊNH CHUNG\n1. Mục đích {#muc_dich}\nMột.\n2. **Yêu cầu:**\n"
        "3. Gồm có {noi_dung}\n- hai;\n4. **Nhấn mạnh** {noi_dung}\n"
    )
    assert print_outline(outline) == printed
    assert tree(printed) == outline


def test_a_title_that_ends_like_a_name_is_printed_bold() -> None:
    outline = Outline(None, Scheme.SO, (Node("Gồm {#x}", "Một."),))
    assert print_outline(outline) == "1. **Gồm {#x}**\nMột.\n"
    assert tree(print_outline(outline)) == outline


def test_an_item_without_an_ordinal_takes_none() -> None:
    outline = Outline(
        None, Scheme.SO, (Node(noi_dung="Một"), Node(noi_dung="Chung", khong_so=True), Node(noi_dung="Hai"))
    )
    assert [step.label for step in walk(outline)] == ["1.", "", "2."]
    assert print_outline(outline) == "1. Một\nChung\n2. Hai\n"
