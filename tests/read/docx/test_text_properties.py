"""Whatever wraps it: every visible word is read exactly once, in reading order, and what is removed is not read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.read.docx.word import p, r, tbl, tc, texts, tr, view

WHO = 'w:id="1" w:author="A"'
INLINE_WRAPS = (
    "{}",
    '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="REF x">{}</w:fldSimple>',
    '<w:smartTag w:element="x">{}</w:smartTag>',
    f"<w:ins {WHO}>{{}}</w:ins>",
    f"<w:moveTo {WHO}>{{}}</w:moveTo>",
    "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Fallback><w:r><w:t>SAI</w:t></w:r></mc:Fallback>"
    "</mc:AlternateContent>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>SAI</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
)
GONE = (
    f"<w:del {WHO}><w:r><w:delText>SAI</w:delText></w:r></w:del>",
    f"<w:moveFrom {WHO}><w:r><w:t>SAI</w:t></w:r></w:moveFrom>",
    "<w:r><w:rPr><w:rPrChange w:id='1'><w:rPr/></w:rPrChange></w:rPr></w:r>",
    "<w:bookmarkStart w:id='1' w:name='SAI'/>",
)
BLOCK_WRAPS = ("{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:customXml w:element="x">{}</w:customXml>')

Wraps = list[int]
inline = st.recursive(
    st.just("TỪ"),
    lambda inner: st.tuples(st.sampled_from(INLINE_WRAPS), st.lists(inner, min_size=1, max_size=3)),
    max_leaves=6,
)
paragraphs = st.tuples(st.just("p"), st.lists(st.one_of(inline, st.sampled_from(GONE)), max_size=4))
blocks = st.recursive(
    paragraphs,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(BLOCK_WRAPS), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.just("table"), st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=3)),
    ),
    max_leaves=8,
)


class _Writer:
    """Writes a drawn structure as XML, numbering its words in reading order."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def block(self, drawn: object) -> str:
        assert isinstance(drawn, tuple)
        kind, inside = drawn
        if kind == "p":
            return p(*(self.inline(item) for item in inside))
        if kind == "table":
            return tbl(*(tr(*(tc(self.block(cell), "<w:p/>") for cell in row)) for row in inside))
        return str(kind).format("".join(self.block(item) for item in inside))

    def inline(self, drawn: object) -> str:
        if isinstance(drawn, tuple):
            return str(drawn[0]).format("".join(self.inline(item) for item in drawn[1]))
        if drawn in GONE:
            return str(drawn)
        self.words.append(f"từ{len(self.words)}")
        return r(f"{self.words[-1]} ")


@given(st.lists(blocks, min_size=1, max_size=4))
def test_every_visible_word_is_read_once_and_in_order(drawn: list[object]) -> None:
    writer = _Writer()
    shown = view("".join(writer.block(item) for item in drawn))
    assert "".join(texts(shown)).split() == writer.words
    assert len({found.address for found in shown.blocks}) == len(shown.blocks)
    assert all("".join(run.text for run in found.runs) == found.text for found in shown.blocks)
