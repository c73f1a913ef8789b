"""Phông chữ không phải Times New Roman hoặc chữ không phải màu đen.

Kiểm gì
    Phông và màu có hiệu lực của chữ nhìn thấy được, kể cả khi nằm ở kiểu hay phông chủ đề.
Vì sao
    Máy không có phông lạ sẽ thay phông khác, chữ xô lệch và sai dấu.
Ví dụ sai
    Đoạn 2: phông Arial
    Đoạn 3: màu FF0000
Ví dụ đúng
    Đoạn 2: phông Times New Roman
    Mức khẩn: màu FF0000
Cách sửa
    Chọn toàn văn bản (Ctrl+A), chọn phông Times New Roman, màu chữ Tự động.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Dấu chỉ độ mật, mức độ khẩn màu đỏ. Ký hiệu (chấm đầu dòng, dấu tích) và khoảng trắng không kể. Số trang của văn
    bản một trang không kể.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.check.form import letters
from generator.check.gather import first_words
from generator.check.rule import Finding, NotCheckable, Rule, Says
from generator.check.tolerances import value
from generator.diagnostics import Severity
from generator.read.view import Block, Component, Run

if TYPE_CHECKING:
    from generator.check.subject import Subject

_RED = frozenset({Component.DO_MAT, Component.MUC_KHAN, Component.LUU_HANH})


def find(subject: Subject) -> Says:
    """Blocks with letters of another font, then blocks with letters of another colour."""
    if subject.form.party:
        return
    wanted = str(subject.standard.data["phong_chu"]["gia_tri"]).lower()
    known = False
    fonts: list[tuple[Block, float, str]] = []
    colours: list[tuple[Block, float, str]] = []
    for block in subject.view.blocks:
        tally = list(letters(block, 0, len(block.text)))
        if not tally or _unseen(subject, block, tally):
            continue
        known = known or any(run.font for _, run in tally)
        _note(fonts, block, tally, lambda run: run.font if run.font and run.font.lower() != wanted else None)
        if not any(part.component in _RED for part in block.parts):
            _note(colours, block, tally, lambda run: None if _is_black(run.color) else f"#{run.color}")
    if not known:
        yield NotCheckable("tệp không cho biết phông chữ")
        return
    yield from _say(fonts, "Phông chữ không phải Times New Roman", "Chọn phông Times New Roman cho đoạn này.")
    yield from _say(colours, "Chữ không phải màu đen", "Chọn màu chữ Tự động (đen).")


def _unseen(subject: Subject, block: Block, tally: list[tuple[int, Run]]) -> bool:
    """True for a page number that no page shows."""
    return block.where in ("header", "footer") and subject.form.pages == 1 and any(run.field for _, run in tally)


def _is_black(color: str | None) -> bool:
    if color is None or color == "auto" or len(color) != 6:
        return True
    darkest = value("mau_chu", "den_nhat")
    try:
        return all(int(color[at : at + 2], 16) <= darkest for at in (0, 2, 4))
    except ValueError:
        return True


def _note(into: list[tuple[Block, float, str]], block: Block, tally: list[tuple[int, Run]], wrong: object) -> None:
    names: Counter[str] = Counter()
    for count, run in tally:
        name = wrong(run) if callable(wrong) else None
        if name:
            names[name] += count
    if names:
        share = names.total() / sum(count for count, _ in tally)
        into.append((block, share, names.most_common(1)[0][0]))


def _say(found: list[tuple[Block, float, str]], what: str, mend: str) -> Says:
    if not found:
        return
    block, _, _ = found[0]
    names = ", ".join(sorted({name for _, _, name in found}))
    whole = [b for b, share, _ in found if share > value("phan_lon") and b.where == "body"]
    shown = ", ".join(first_words(b.text) for b, _, _ in found[:3])
    message = f"{what} ({names}): {len(found)} đoạn ({shown}{', …' if len(found) > 3 else ''})."
    severity = None if whole else Severity.CANH_BAO
    yield Finding(block.address, 0, len(block.text), block.text, message, mend, severity, page=block.page)


RULE = Rule(
    code="KT003",
    slug="phong-chu-mau-chu",
    title="Phông chữ không phải Times New Roman hoặc chữ không phải màu đen",
    severity=Severity.LOI,
    ref=("DOC-03",),
    clause=(
        "Phụ lục I, Phần I, khoản 4 Mục I: “Phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode theo Tiêu "
        "chuẩn Việt Nam TCVN 6909:2001, màu đen.”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("phong_chu",),
)
