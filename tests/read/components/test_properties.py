"""Any document at all: nothing raises, no character is lost or named twice, naming again changes nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.read.components import analyse, recognise, summarise
from generator.read.view import Block, Cell, DocView, DrawnLine, Format, Part, Run

from .notation import uncovered

_LINES = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|ỦY BAN NHÂN DÂN|XÃ BA TÔ|UBND TỈNH LÀO CAI|
Số: 56/KH-UBND|Ba Tô, ngày 13 tháng 8 năm 2025|KẾ HOẠCH|QUYẾT ĐỊNH:|V/v báo cáo|Kính gửi: Sở Nội vụ|
Căn cứ Luật Đất đai;|UBND xã ban hành Kế hoạch như sau:|I. MỤC ĐÍCH|1. Mục đích|1.1. Nội dung|a) Đối với xã|- Một ý;|
+ Ý nhỏ|Điều 1. Phạm vi|Chương I|Phần thứ nhất|Trên đây là Kế hoạch./.|Nơi nhận:|- Như trên;|- Lưu: VT.|
TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|CHỦ TỊCH|Lê Đình Khánh|(đã ký)|Phụ lục I|(Kèm theo Kế hoạch số 1/KH-UBND)|______|*|2|
MẬT|PL.(30)|Ký bởi: UBND|đoạn văn thường|İ|ß
"""
_WORDS = st.sampled_from([*_LINES.replace("\n", "").split("|"), "e\u0302\u0301 NFD", "\u200b", "\ufeffX"])
_GLUE = st.sampled_from(["", " ", "  ", "\t", "\n", "\t\t", "     ", "\xa0", "\n\n", "\x0b", "\r", "\x1c"])
_TEXTS = st.one_of(
    st.lists(st.tuples(_GLUE, _WORDS), max_size=4).map(lambda pairs: "".join(glue + words for glue, words in pairs)),
    st.text(max_size=40),
)
_CELLS = st.none() | st.builds(Cell, st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
_FORMATS = st.builds(
    Format,
    align=st.sampled_from([None, "center", "both"]),
    page_break_before=st.booleans(),
    numbering=st.sampled_from([None, "1.", "I.", "a)", "-", "", "•", "xyz"]),
)


@st.composite
def _views(draw: st.DrawFn) -> DocView:
    blocks = []
    for number in range(draw(st.integers(0, 14))):
        text = draw(_TEXTS)
        cell = draw(_CELLS)
        where = draw(
            st.sampled_from(["body"] * 6 + ["box", "header", "footer", "footnote", "endnote", "comment", "khác"])
        )
        half = draw(st.integers(0, len(text)))
        runs = (
            Run(text[:half], bold=draw(st.booleans())),
            Run(text[half:], field=draw(st.sampled_from([None, "PAGE"]))),
        )
        blocks.append(Block(f"body/{number}", text, runs, draw(_FORMATS), where, cell=cell))
    lines = tuple(DrawnLine("vml", None, f"body/{number}") for number in draw(st.lists(st.integers(0, 14), max_size=2)))
    return DocView("thu", draw(st.sampled_from(["docx", "pdf", "txt"])), tuple(blocks), lines)


@given(_views())
def test_every_character_stands_in_exactly_one_part(view: DocView) -> None:
    named = recognise(view)
    assert uncovered(named) == []
    assert [replace(block, parts=()) for block in named.blocks] == list(view.blocks)
    for block in named.blocks:
        for part in block.parts:
            assert 0 <= part.start < part.end <= len(block.text)
            assert 0.0 <= part.confidence <= 1.0
            assert part.reason
            assert not block.text[part.start].isspace()
            assert not block.text[part.end - 1].isspace()


@given(_views())
def test_naming_again_changes_nothing(view: DocView) -> None:
    named, whole = analyse(view)
    assert analyse(named) == (named, whole)
    assert summarise(view) == whole


@given(_views())
def test_parts_that_a_view_came_with_do_not_count(view: DocView) -> None:
    marked = replace(view, blocks=tuple(replace(block, parts=_foreign(block)) for block in view.blocks))
    assert recognise(marked) == recognise(view)


def _foreign(block: Block) -> tuple[Part, ...]:
    from generator.read.view import Component

    return (Part(0, len(block.text), Component.HO_TEN, 1.0, "bừa"),) if block.text.strip() else ()


@given(_views())
def test_the_sections_of_a_document_lie_inside_it(view: DocView) -> None:
    whole = summarise(view)
    for span in (whole.own, whole.header, whole.title, whole.opening, whole.body, whole.recipients, whole.signature):
        assert 0 <= span.first <= span.last <= len(view.blocks)
    for item in whole.attached:
        assert 0 <= item.span.first < item.span.last <= len(view.blocks)
