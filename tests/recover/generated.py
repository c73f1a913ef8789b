"""Hypothesis strategies for variables in the form in which ``recover`` writes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from generator.outline import parse, print_outline, read_label
from generator.units import all_xa

_WORDS = """
tuyên truyền phổ biến kế hoạch phong trào thi đua chuyển đổi số sáng tạo nhân dân cơ
quan đơn vị thực hiện nhiệm vụ giải pháp hiệu quả công tác quản lý nhà nước xây
dựng nông thôn mới đô thị văn minh bảo đảm an ninh trật tự nước thủy quỹ hòa
khỏe người dân doanh nghiệp hợp tác xã giáo dục y tế văn hóa thể thao môi trường
"""
WORDS = tuple(_WORDS.split())
ODD = (
    "57-NQ/TW",
    "100%",
    "R&D",
    "<5>",
    "22/12/2024",
    "“Bình dân học vụ số”",
    "(sau đây gọi tắt là Kế hoạch)",
    "2025 - 2030",
    "1.500.000",
    "3,5%",
    "\\*",
    "\\{{ ten }}",
    "{x}",
    "#3",
    "C:\\tam",
    "T&T:",
    "a/b",
    "đ)",
)
MARKED = ("**nội dung chính**", "*điểm mới*", "***rất gấp***", "**chỉ tiêu:**")
BODIES = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "Trung tâm Phục vụ hành chính công",
    "Công an xã",
    "Các trường học trên địa bàn",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
)
PARTNERS = ("Phòng Kinh tế", "Công an xã", "các trường học", "Đoàn Thanh niên", "Trạm Y tế", "Phòng Văn hóa - Xã hội")
DEADLINES = ("30/11/2026", "trước ngày 05/11 hằng năm", "trong quý I năm 2027", "thường xuyên", "hằng quý")
NAMES = ("Nguyễn Văn An", "Trần Thị Bích Hà", "Lê Đình Khánh", "H’Hen Niê")


@st.composite
def words(draw: st.DrawFn, low: int = 3, high: int = 25, *, odd: bool = True, marked: bool = False) -> str:
    """Some words, a capital first."""
    found = draw(st.lists(st.sampled_from(WORDS), min_size=low, max_size=high))
    if odd:
        for extra in draw(st.lists(st.sampled_from(ODD), max_size=2)):
            found.insert(draw(st.integers(1, len(found))), extra)
    if marked and draw(st.integers(0, 5)) == 0:
        found.insert(draw(st.integers(1, len(found))), draw(st.sampled_from(MARKED)))
    found[-1] = draw(st.sampled_from(WORDS))
    return " ".join([found[0].capitalize(), *found[1:]])


def sentence(**how: Any) -> st.SearchStrategy[str]:
    """Words with a full stop."""
    return words(**how).map(lambda text: f"{text}.")


@st.composite
def typed(draw: st.DrawFn, *, duties: bool = False) -> str:
    """A body as a clerk types it, with ordinals as they are printed."""
    lines: list[str] = []
    if draw(st.integers(0, 4)) == 0:
        lines.append(draw(sentence()))
    kinds = draw(
        st.sampled_from((("I", "1", "a", "-", "+"), ("I", "1", "-", "+"), ("1", "a", "-"), ("P", "I", "1", "-")))
    )
    if duties:
        kinds = ("I", "1", "a", "-", "+")
    _level(draw, lines, kinds, "", 0)
    if duties:
        lines.append("X. TỔ CHỨC THỰC HIỆN {vai_tro=to_chuc_thuc_hien}")
    found = parse("\n".join(lines)).value
    assert found is not None
    return print_outline(found)


def _level(draw: st.DrawFn, lines: list[str], kinds: tuple[str, ...], above: str, depth: int) -> None:
    kind = kinds[0]
    for number in range(1, draw(st.integers(1, 3)) + 1):
        label = {"P": f"Phần {'I' * number}", "I": f"{'I' * number}.", "1": f"{number}.", "a": f"{'abc'[number - 1]})"}
        head = label.get(kind, kind)
        deeper = len(kinds) > 1 and draw(st.integers(0, depth + 1)) < 1
        if kind == "P":
            lines += [head, draw(words(high=8, odd=False)).upper()]
        elif kind == "I":
            lines.append(f"{head} {draw(words(high=8, odd=False)).upper()}")
        elif kind in "1a" and deeper:
            lines.append(f"{head} {draw(words(high=8, odd=False))}")
        else:
            lines.append(f"{head} {draw(sentence(marked=True))}")
        if kind in "P1aI" and draw(st.integers(0, 3)) == 0:
            lines.append(draw(sentence(marked=True)))
        if deeper:
            _level(draw, lines, kinds[1:], head, depth + 1)


@st.composite
def tasks(draw: st.DrawFn) -> Any:
    """A task as text, or with partners, deadline and product."""
    if draw(st.booleans()):
        return draw(sentence(marked=True))
    task: dict[str, Any] = {"viec": draw(words())}
    if draw(st.booleans()):
        task["phoi_hop"] = draw(st.lists(st.sampled_from(PARTNERS), min_size=1, max_size=3, unique=True))
    if draw(st.booleans()):
        task["thoi_han"] = draw(st.sampled_from(DEADLINES))
    if draw(st.booleans()):
        task["san_pham"] = draw(words(2, 5, odd=False)).lower()
    return task if len(task) > 1 else f"{task['viec']}."


@st.composite
def shares(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Responsibilities: units and their tasks."""
    found = []
    for unit in draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=4, unique=True)):
        share: dict[str, Any] = {"don_vi": unit}
        if draw(st.integers(0, 3)) == 0:
            share["de_nghi"] = "có"
        share["nhiem_vu"] = draw(st.lists(tasks(), min_size=1, max_size=3))
        found.append(share)
    return found


@st.composite
def appendices(draw: st.DrawFn) -> dict[str, Any]:
    """An appendix with text, a table, or both."""
    appendix: dict[str, Any] = {"tieu_de": draw(words(high=12, odd=False)).upper()}
    table = draw(st.booleans())
    if not table or draw(st.booleans()):
        appendix["noi_dung"] = draw(typed())
    if table:
        columns = draw(st.integers(1, 5))
        cell = st.one_of(words(1, 8), st.just(""), st.integers(1, 500).map(str))
        appendix["bang"] = {
            "cot": draw(st.lists(words(1, 3, odd=False), min_size=columns, max_size=columns)),
            "hang": draw(
                st.lists(st.lists(cell, min_size=columns, max_size=columns).filter(any), min_size=1, max_size=4)
            ),
        }
    if draw(st.integers(0, 2)) == 0:
        appendix["kho_giay"] = "ngang"
    return appendix


@st.composite
def signers(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A signer that the model accepts, with what a document prints by itself left out."""
    head = {"ubnd": "Chủ tịch", "hdnd": "Chủ tịch", "phong": "Trưởng phòng", "tu_van": "Trưởng ban"}[kind]
    form = draw(st.sampled_from(("head", "deputy", "own", "order") if kind != "phong" else ("head", "deputy")))
    signer: dict[str, Any] = {"chuc_vu": head}
    if form == "deputy":
        signer = {"quyen_han": "KT", "chuc_vu": f"Phó {head[:1].upper() + head[1:]}"}
    if form == "order":
        signer = {"quyen_han": draw(st.sampled_from(("TL", "TUQ"))), "chuc_vu": "Chánh Văn phòng"}
    if draw(st.integers(0, 4)):
        signer["ho_ten"] = draw(st.sampled_from(NAMES))
    if kind == "tu_van" and draw(st.booleans()):
        signer["chuc_vu_khac"] = "Phó Chủ tịch UBND xã"
    if form == "own":
        signer["thay_mat"] = "không"
    return signer


@st.composite
def headers(draw: st.DrawFn) -> tuple[dict[str, Any], Any, str]:
    """Issuing body, number and date; the unit; the name of the body in running text."""
    day = draw(st.one_of(st.none(), st.dates(date(2025, 7, 1), date(2026, 12, 31))))
    xa = draw(st.sampled_from(all_xa(day)[::37]))
    kind = draw(st.sampled_from(("ubnd", "ubnd", "hdnd", "phong", "tu_van")))
    body: dict[str, Any] = {"don_vi": xa.ten_kem_tinh}
    if kind != "ubnd":
        body["loai"] = kind
    if kind in ("phong", "tu_van"):
        body["ten"] = "Phòng Văn hóa - Xã hội" if kind == "phong" else "Ban Chỉ đạo chuyển đổi số"
        body["ky_hieu"] = "VHXH" if kind == "phong" else "BCĐ"
    plan: dict[str, Any] = {"co_quan_ban_hanh": body}
    if draw(st.booleans()):
        plan["so_van_ban"] = draw(st.integers(1, 2000))
    if day is not None:
        month = f"{day.month:02}" if day.month < 3 else f"{day.month}"
        whole, blank = f"{day.day:02}/{month}/{day.year}", f"tháng {month}/{day.year}"
        plan["ngay_ban_hanh"] = draw(st.sampled_from((whole, blank, f"năm {day.year}")))
    names = {"ubnd": f"Ủy ban nhân dân {xa.ten_day_du}", "hdnd": f"Hội đồng nhân dân {xa.ten_day_du}"}
    return plan, xa, names.get(kind) or str(body["ten"])


@st.composite
def feet(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Signer, drafter, marks, address, appendices, sizes."""
    plan: dict[str, Any] = {"nguoi_ky": draw(signers(kind))}
    if draw(st.booleans()):
        plan["luu_van_thu"] = {"don_vi_soan_thao": "VHXH", **({"so_ban": 2} if draw(st.booleans()) else {})}
    if draw(st.integers(0, 4)) == 0:
        plan["nguoi_soan_thao"] = {"ky_hieu": "PL", **({"so_ban_phat_hanh": 300} if draw(st.booleans()) else {})}
    for key, values in (
        ("do_mat", ("Mật", "Tối mật")),
        ("muc_khan", ("Khẩn", "Thượng khẩn", "Hỏa tốc")),
        ("luu_hanh", ("Lưu hành nội bộ", "Xem xong trả lại")),
    ):
        if draw(st.integers(0, 5)) == 0:
            plan[key] = draw(st.sampled_from(values))
    if draw(st.integers(0, 4)) == 0:
        plan["lien_he"] = {"dia_chi": "Thôn 5, xã Bình Minh", "dien_thoai": "0225 3 123 456", "thu_dien_tu": "xa@vd.vn"}
    if draw(st.integers(0, 2)) == 0:
        plan["phu_luc"] = draw(st.lists(appendices(), min_size=1, max_size=2))
    if draw(st.integers(0, 4)) == 0:
        plan["thiet_lap"] = {"co_chu": "12-13-13"}
    return plan


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """Variables of a whole plan."""
    plan, xa, name = draw(headers())
    plan["trich_yeu"] = draw(words(odd=False))
    plan["can_cu"] = draw(st.lists(words(4).map(lambda text: f"Căn cứ {text[:1].lower()}{text[1:]}"), max_size=3))
    plan["mo_dau"] = f"{name} ban hành Kế hoạch {draw(words(odd=False)).lower()} như sau:"
    duties = draw(st.booleans())
    plan["noi_dung"] = draw(typed(duties=duties))
    if duties:
        plan["to_chuc_thuc_hien"] = draw(shares())
    # Without closing words a last paragraph that carries no ordinal would itself be read as the closing.
    last = plan["noi_dung"].rstrip("\n").split("\n")[-1]
    if draw(st.integers(0, 3)) or (read_label(last) is None and not duties):
        plan["ket_thuc"] = f"Trên đây là Kế hoạch {draw(words()).lower()}"
    plan["noi_nhan"] = [
        f"Ủy ban nhân dân {xa.tinh.ten_day_du} (để báo cáo)",
        *draw(st.lists(words(2, 8, odd=False), max_size=4)),
    ]
    plan |= draw(feet(plan["co_quan_ban_hanh"].get("loai", "ubnd")))
    return {key: value for key, value in plan.items() if value != []}
