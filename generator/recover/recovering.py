"""A recognised document to variables: every component read in its turn, then the account of every character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.diagnostics import Diagnostic, ModelPath, Outcome, Place, Severity, failed, in_order
from generator.model.ke_hoach import KeHoach
from generator.read.components import Recognised, summarise
from generator.read.view import Component, DocView
from generator.recover.appendix import ASIDE, take_attached, take_body_tables
from generator.recover.body import Body, as_value, enter, read_body
from generator.recover.closing import END, take_closing
from generator.recover.duties import take_duties
from generator.recover.header import take_header
from generator.recover.ledger import Kind
from generator.recover.loss import LossReport, account, total
from generator.recover.opening import take_opening, take_subject
from generator.recover.passages import Stretch, stretches
from generator.recover.records import Record
from generator.recover.state import MISSING, RecoverOptions, State, of

C = Component
DEFAULT: Final = RecoverOptions()
_BODY: Final = frozenset(
    {C.PHAN, C.TIEU_DE_PHAN, C.DIEU, C.MUC, C.KHOAN, C.DIEM, C.GACH, C.CONG, C.DOAN, C.BANG, C.PHU_LUC, C.KHAC}
)
_FIXED: Final = {
    C.QUOC_HIEU: (Kind.THE_THUC, "Quốc hiệu"),
    C.TIEU_NGU: (Kind.THE_THUC, "Tiêu ngữ"),
    C.NHAN_NOI_NHAN: (Kind.THE_THUC, "chữ “Nơi nhận:”"),
    C.DUONG_KE: (Kind.TRANG, "đường kẻ trang trí"),
    C.SO_TRANG: (Kind.TRANG, "số trang"),
    C.TIEU_DE_TRANG: (Kind.TRANG, "tiêu đề trang"),
    C.CHU_THICH: (Kind.KHONG_CO_CHO, "chú thích: tệp biến chưa có chú thích cuối trang"),
    C.KINH_GUI: (Kind.KHONG_CO_CHO, "“Kính gửi”: kế hoạch không có mục này"),
    C.KEM_THEO: (Kind.KHONG_CO_CHO, "dòng “Kèm theo” dưới trích yếu"),
}
_HEADED: Final = frozenset({C.PHAN, C.TIEU_DE_PHAN, C.MUC, C.KHOAN, C.DIEM})
_CLEAR: Final = 0.8
_OWN: Final = frozenset(
    {
        C.CO_QUAN_CHU_QUAN,
        C.CO_QUAN_BAN_HANH,
        C.SO_KY_HIEU,
        C.DIA_DANH_NGAY,
        C.DO_MAT,
        C.MUC_KHAN,
        C.LUU_HANH,
        C.TRICH_YEU,
        C.CAN_CU,
        C.MO_DAU,
        C.KET_THUC,
        C.NOI_NHAN,
        C.LUU,
        C.NGUOI_SOAN_THAO,
        C.QUYEN_HAN,
        C.CHUC_VU,
        C.HO_TEN,
        C.LIEN_HE,
    }
)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was read back: plain variables in the model's order, doubts by path, and the account of the source."""

    variables: dict[str, Any]
    comments: dict[ModelPath, tuple[str, ...]]
    report: LossReport


def recover(view: DocView, options: RecoverOptions = DEFAULT, whole: Recognised | None = None) -> Outcome[Recovered]:
    """The variables of a recognised view, with an exact account of what they hold and what not.

    ``whole`` is what ``generator.read.components.analyse`` says of the view, if it is at hand. A document of another
    type is read as far as it goes (BV301). Every doubt is a warning (BV302 to BV307). No value: the view has no words.
    """
    if total(view) == 0:
        return failed(_no_words(view))
    whole = whole or summarise(view)
    state = State(view, options)
    state.running = "\n".join(block.text for block in view.blocks if block.where == "body")
    own = _last_paragraph(state, _sort(state, whole))
    _say_type(state, whole)
    take_header(state, own)
    take_subject(state, own)
    take_opening(state, own)
    _take_body(state, own)
    take_closing(state, own)
    _settings(state)
    take_attached(state, whole)
    state.variables = {key: state.variables[key] for key in KeHoach.model_fields if key in state.variables}
    report = account(view, state.ledger, state.variables, state.corrections)
    found = [*state.found, *_losses(state, report)]
    comments = {path: tuple(words) for path, words in state.comments.items()}
    return Outcome(Recovered(state.variables, comments, report), in_order(found))


def _sort(state: State, whole: Recognised) -> list[Stretch]:
    """The document's own stretches; what is fixed, or at the edge of a page, is listed here, wherever it stands."""
    own: list[Stretch] = []
    known: set[int] = set()
    for stretch in stretches(state.view):
        known.add(stretch.span.block)
        fixed = _FIXED.get(stretch.component)
        attached = not whole.is_own(stretch.span.block)
        where = state.view.blocks[stretch.span.block].where
        if where == "comment":
            state.ledger.skip(state.passage([stretch]), Kind.TRANG, "ghi chú của Word, không in ra")
        elif fixed is not None and (not attached or stretch.component in ASIDE):
            state.ledger.skip(state.passage([stretch]), *fixed)
        elif not attached:
            own.append(stretch)
    return own


def _last_paragraph(state: State, own: list[Stretch]) -> list[Stretch]:
    """A last paragraph that only its "./." makes a closing, below a title with nothing else, is that title's text."""
    closing = [number for number, stretch in enumerate(own) if stretch.component is C.KET_THUC]
    if not closing or any(own[number].confidence >= _CLEAR for number in closing):
        return own
    above = [stretch for stretch in own[: closing[0]] if stretch.component in _BODY]
    if not above or above[-1].component not in _HEADED:
        return own
    if state.passage(above[-1:]).text[-1:] in set(".,;:!?…"):
        return own
    return [replace(s, component=C.DOAN) if s.component is C.KET_THUC else s for s in own]


def _say_type(state: State, whole: Recognised) -> None:
    """BV301 for what is not a plan; the words of the title are listed."""
    titles = [stretch for stretch in stretches(state.view) if stretch.component is C.TEN_LOAI]
    own = [stretch for stretch in titles if whole.is_own(stretch.span.block)]
    plan = whole.type is not None and whole.type.ma == "KH" and not whole.party
    state.ledger.skip(
        state.passage(own),
        Kind.THE_THUC if plan else Kind.THAY,
        "tên loại văn bản" if plan else "tên loại khác, thay bằng “KẾ HOẠCH”",
    )
    if plan:
        return
    words = f"giống {whole.type.ten.lower()}" if whole.type is not None else "không thấy tên loại văn bản"
    if whole.party:
        words = f"{words}, văn bản của Đảng"
    attached = [item for item in whole.attached if item.type is not None and item.type.ma == "KH"]
    mend = "kiểm tra lại tệp đã chọn; nếu vẫn dùng làm kế hoạch thì sửa trích yếu, căn cứ, mở đầu trong tệp biến."
    if attached:
        mend = "kế hoạch nằm ở phần kèm theo: tách phần đó thành tệp riêng rồi nhập lại."
    state.comments.setdefault((), []).append(f"Văn bản gốc không phải kế hoạch ({words}).")
    state.found.append(
        Diagnostic(
            "BV301",
            f"Văn bản không phải kế hoạch: {words}.",
            mend,
            Severity.CANH_BAO,
            Place(state.view.file),
            text=state.passage(own).text[:200],
        )
    )


def _take_body(state: State, own: Sequence[Stretch]) -> None:
    """Text and tables of the body; what is not recognised counts as text between its first and last paragraph."""
    sure = [
        number for number, stretch in enumerate(own) if stretch.component in _BODY and stretch.component is not C.KHAC
    ]
    first, last = (sure[0], sure[-1]) if sure else (0, -1)
    text: list[Stretch] = []
    tables: list[Stretch] = []
    for number, stretch in enumerate(own):
        if stretch.component is C.BANG:
            tables.append(stretch)
        elif stretch.component in _BODY and first <= number <= last:
            text.append(stretch)
        elif stretch.component not in _OWN and stretch.component is not C.TEN_LOAI:
            _list_unknown(state, stretch)
    weak = [stretch for stretch in text if stretch.component is C.KHAC]
    state.doubt_stretches(("noi_dung",), weak)
    body = read_body(state, text, ("noi_dung",))
    if body is None:
        state.variables["noi_dung"] = [{"noi_dung": MISSING, "khong_so": "có"}]
        state.doubt(("noi_dung",), "không thấy nội dung; ghi lại", code="BV302")
    else:
        _write_body(state, body if of(own, C.KET_THUC) else _without_end(state, body))
    take_body_tables(state, tables)


def _write_body(state: State, body: Body) -> None:
    body = take_duties(state, body)
    value, scheme = as_value(body.outline)
    state.variables["noi_dung"] = value
    if scheme is not None:
        state.variables["danh_so"] = scheme.value
    enter(state, body, ("noi_dung",))


def _without_end(state: State, body: Body) -> Body:
    """The body without the "./." of its last paragraph, which the built document sets by itself."""
    from generator.recover.body import tree_of

    last = body.records[-1]
    text = last.what.text
    found = END.search(text)
    if found is None or not text[: found.start()].strip():
        return body
    # "nhiệm vụ./." is "nhiệm vụ." and the mark of the end, which takes the place of the full stop.
    heading = text[: found.start()].isupper()
    stop = found.start() if heading else text.rindex("/")
    state.ledger.skip(last.what.part(stop), Kind.THE_THUC, "dấu kết thúc “./.”")
    kept = Record(last.label, last.number, last.what.part(0, stop), last.bold, last.prefix)
    return tree_of(state, [*body.records[:-1], kept], ("noi_dung",)) or body


def _list_unknown(state: State, stretch: Stretch) -> None:
    what = state.passage([stretch])
    kind = Kind.THAY if stretch.reason in _SIGNS else Kind.KHONG_CO_CHO
    state.ledger.skip(what, kind, stretch.reason)


_SIGNS: Final = frozenset({"dấu dự thảo", "chỗ ghi chữ ký", "thông tin chữ ký số"})


def _settings(state: State) -> None:
    """The smaller set of sizes, where the national name is printed in 12 pt."""
    for stretch in stretches(state.view):
        if stretch.component is C.QUOC_HIEU:
            sizes = {run.size for run in state.view.blocks[stretch.span.block].runs if run.text.strip()}
            if sizes == {12.0}:
                state.variables["thiet_lap"] = {"co_chu": "12-13-13"}
            return


def _losses(state: State, report: LossReport) -> list[Diagnostic]:
    """One warning for each sort of words that the variables have no place for."""
    found: dict[str, tuple[str, int]] = {}
    for item in report.lost:
        text, number = found.get(item.reason, (item.text, 0))
        found[item.reason] = (text, number + 1)
    return [
        Diagnostic(
            "BV304",
            f"Không đưa được vào tệp biến ({number} chỗ): {reason}.",
            "xem báo cáo --report; chép phần cần giữ vào mục phù hợp của tệp biến.",
            Severity.CANH_BAO,
            Place(state.view.file),
            text=text[:200],
        )
        for reason, (text, number) in found.items()
    ]


def _no_words(view: DocView) -> Diagnostic:
    return Diagnostic(
        "BV300",
        "Văn bản không có chữ nào.",
        "kiểm tra lại tệp; bản quét ảnh phải nhận dạng chữ (OCR) trước.",
        place=Place(view.file),
    )
