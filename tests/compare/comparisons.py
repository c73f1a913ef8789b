"""Comparisons made by hand: what the outputs are tried with, every kind of change and every nature among them."""

from __future__ import annotations

from generator.compare.match import How, Nature, Op, Piece
from generator.compare.result import Change, Comparison, FormatChange, Group, Highlight, Renumbering
from generator.read.view import Block, Component, DocView, Notice

SIGNS = {"=": Op.KEEP, "-": Op.DELETE, "+": Op.INSERT}
EDITED = frozenset({Nature.SUBSTANCE})


def edited(
    *parts: tuple[str, str],
    nature: Nature = Nature.SUBSTANCE,
    where: str = "Mục II › khoản 1",
    how: How = How.EDITED,
    formats: tuple[FormatChange, ...] = (),
) -> Change:
    """An edited block from its parts: ("=", kept), ("-", deleted), ("+", inserted)."""
    old, new = "", ""
    pieces = []
    for sign, text in parts:
        before, after = len(old), len(new)
        old += text if sign != "+" else ""
        new += text if sign != "-" else ""
        about = Nature.SUBSTANCE if sign == "=" else nature
        pieces.append(Piece(SIGNS[sign], before, len(old), after, len(new), about))
    natures = frozenset({nature}) if any(sign != "=" for sign, _ in parts) else frozenset()
    return Change(
        how, Component.KHOAN, where, ("body/0",), ("body/2",), old, new, tuple(pieces), None, natures, formats
    )


def whole(how: How, old: str, new: str, where: str = "Mục III") -> Change:
    """A block that came, went or was replaced as a whole."""
    return Change(
        how,
        Component.DOAN,
        where,
        ("body/0",) if old else (),
        ("body/1",) if new else (),
        old,
        new,
        natures=EDITED if how is How.REPLACED else frozenset(),
    )


def view(file: str, *texts: str, notices: tuple[Notice, ...] = (), comments: int = 0) -> DocView:
    """A document of these paragraphs."""
    blocks = [Block(f"body/{number}", text) for number, text in enumerate(texts)]
    blocks += [Block(f"comment{number}/0", "Xem lại", where="comment") for number in range(comments)]
    return DocView(file, "docx", tuple(blocks), notices=notices)


def comparison(
    *changes: Change,
    renumberings: tuple[Renumbering, ...] = (),
    highlights: tuple[Highlight, ...] = (),
    layout: tuple[FormatChange, ...] = (),
    alike: float = 0.97,
    hidden: tuple[tuple[Nature, int], ...] = (),
    old: DocView | None = None,
    new: DocView | None = None,
) -> Comparison:
    """A comparison of “cu.docx” and “moi.docx”."""
    texts = ("Đoạn một", "", "Đoạn hai", "Đoạn ba")
    return Comparison(
        old or view("cu.docx", *texts),
        new or view("moi.docx", *texts),
        changes,
        renumberings,
        highlights,
        layout,
        alike,
        hidden,
    )


def equal(*hidden: tuple[Nature, int]) -> Comparison:
    """Nothing has changed."""
    return comparison(alike=1.0, hidden=hidden)


def everything() -> Comparison:
    """Every kind of change, every nature, every group of the change list."""
    changes = [
        edited(("=", "Đạt "), ("-", "85%"), ("+", "90%"), ("=", " số hộ.")),
        whole(How.INSERTED, "", "Đoạn thêm vào.", "Mục III"),
        whole(How.DELETED, "Đoạn bị bỏ đi.", "", "Mục III"),
        whole(How.REPLACED, "Câu cũ hoàn toàn.", "Lời mới khác hẳn.", "Mục III"),
        edited(("=", "Đoạn được chuyển."), how=How.MOVED, where="Mục IV"),
        edited(("=", "Đoạn chuyển "), ("-", "và"), ("+", "rồi"), ("=", " sửa."), how=How.MOVED_EDITED, where="Mục IV"),
        edited(("=", "Hai câu."), ("-", " "), ("+", "\n"), ("=", "Tách ra."), how=How.SPLIT, where="Mục IV"),
        edited(("=", "Hai đoạn."), ("-", "\n"), ("+", " "), ("=", "Gộp lại."), how=How.MERGED, where="Mục IV"),
        edited(("-", "hòa"), ("+", "hoà"), ("=", " bình"), nature=Nature.TONE, where="Mục V"),
        edited(("-", '"'), ("+", "“"), ("=", "số"), nature=Nature.QUOTES, where="Mục V"),
        edited(("=", "2021"), ("-", "-"), ("+", "–"), ("=", "2025"), nature=Nature.DASH, where="Mục V"),
        edited(("-", "nhân dân"), ("+", "Nhân dân"), nature=Nature.CASE, where="Mục V"),
        edited(("-", "3."), ("+", "4."), ("=", " Việc"), nature=Nature.LABEL, where="Mục V"),
        edited(("=", "Chỉ đổi cỡ chữ."), where="Mục VI", formats=(FormatChange("cỡ chữ", "13", "14"),)),
    ]
    highlights = [
        Highlight(group, f"việc của nhóm {group.value}", "10", "20", "Mục II", "tăng", 0) for group in reversed(Group)
    ]
    return comparison(
        *changes,
        highlights=tuple(highlights),
        renumberings=(
            Renumbering("các mục III, IV đổi số do thêm mục III", (("III", "IV"), ("IV", "V")), ("body/2", "body/3")),
        ),
        layout=(FormatChange("khổ giấy", "A4 dọc", "A4 ngang"),),
        hidden=((Nature.TONE, 2),),
    )
