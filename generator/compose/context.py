"""The whole context of a plan: what the template prints, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.compose import inline
from generator.compose.cuoi_trang import address, authority_lines, drafter, recipients
from generator.compose.danh_so import Block, References
from generator.compose.dau_trang import (
    body_names,
    frame_indent,
    heading_lines,
    number_and_code,
    place_and_date,
    rule_lengths,
    subject_layout,
)
from generator.compose.gia_tri import unit_names, with_body, with_frame
from generator.compose.memo import Memo
from generator.compose.phu_luc import appendices, labels
from generator.compose.texts import Texts
from generator.compose.than_bai import read_body, sources_of
from generator.diagnostics import Outcome
from generator.model import KeHoach
from generator.standards.values import Standard, in_force


@dataclass(frozen=True, slots=True)
class Composed:
    """The template's context (str, int, bool, list and dict only) and the name of its size set."""

    context: dict[str, Any]
    sizes: str


def compose(plan: KeHoach, standard: Standard | None = None, memo: Memo | None = None) -> Outcome[Composed]:
    """Everything the template prints, or the mistakes in the plan's texts (their paths name the places).

    With one ``memo`` for the plans of a batch, what does not depend on the row is composed once.
    """
    standard = standard or in_force()
    sizes = standard.sizes(plan.thiet_lap.co_chu)
    texts = Texts(unit_names(plan))
    plan = with_body(plan, texts)
    memo = memo or Memo()
    body = memo.same("than_bai", sources_of(plan), lambda: read_body(plan))
    references = body.references
    texts.use(_names(plan, references, standard, sizes))
    _own_names(plan, texts)
    plan = with_frame(plan, texts)
    context = _head(plan, texts, standard, sizes)
    context["than_bai"] = [line.block(texts) for line in body.lines]
    context["phu_luc"] = appendices(plan, texts, standard, sizes, memo)
    context["can_cu"] = _legal_bases(plan, texts)
    context["mo_dau"] = texts.riches(plan.mo_dau or (), ("mo_dau",))
    context["ket_thuc"] = _closing(plan, texts, context["than_bai"], standard)
    context["noi_nhan"] = recipients(plan, texts)
    context["quyen_han"] = authority_lines(plan)
    context["chuc_vu_khac"] = (plan.nguoi_ky.chuc_vu_khac or "").upper()
    context["ho_ten"] = plan.nguoi_ky.ho_ten or ""
    context["nguoi_soan_thao"] = drafter(plan)
    context["lien_he"] = address(plan)
    context["het_phan"] = ""  # keeps the paragraph that ends a section from being empty in the template
    found = (*references.found, *texts.found)
    return Outcome(None if found else Composed(context, plan.thiet_lap.co_chu), found)


def _names(plan: KeHoach, references: References, standard: Standard, sizes: dict[str, float]) -> dict[str, Any]:
    """What ``{{ ... }}`` in the plan's texts may use."""
    names = unit_names(plan)
    names["co_quan"] = body_names(plan)
    names["muc"] = references.numbers
    names["vien_dan"] = references.citations
    named = zip(plan.phu_luc, labels(plan), strict=True)
    names["phu_luc"] = {appendix.ten: label for appendix, label in named if appendix.ten}
    names["so_ky_hieu"] = number_and_code(plan, standard, sizes)[1]
    return names


def _own_names(plan: KeHoach, texts: Texts) -> None:
    """The plan's own variables, evaluated in their order; a later one may use an earlier one."""
    for name, text in plan.bien.items():
        texts.names[name] = texts.bare(text, ("bien", name))


def _head(plan: KeHoach, texts: Texts, standard: Standard, sizes: dict[str, float]) -> dict[str, Any]:
    superior, issuing = heading_lines(plan, standard, sizes)
    subject = texts.rich(plan.trich_yeu, ("trich_yeu",))
    subject_lines, subject_indent = subject_layout(inline.plain(subject), standard, sizes["trich_yeu"])
    secrecy = (plan.do_mat or "").upper()
    urgency = (plan.muc_khan or "").upper()
    title = f"{standard.wording('ten_loai').capitalize()} {inline.plain(subject)}"
    date = plan.ngay_ban_hanh
    return {
        "co_quan_chu_quan": superior,
        "co_quan_ban_hanh": issuing,
        "so_ky_hieu": number_and_code(plan, standard, sizes)[0],
        "dia_danh_ngay": place_and_date(plan, standard, sizes),
        "do_mat": secrecy,
        "muc_khan": urgency,
        "luu_hanh": (plan.luu_hanh or "").upper(),
        "ten_loai": standard.wording("ten_loai"),
        "trich_yeu": subject,
        "duong_ke": rule_lengths(standard, sizes, issuing, subject_lines),
        "thut": {
            "trich_yeu": subject_indent,
            "do_mat": frame_indent(plan, standard, secrecy, sizes["do_mat"]),
            "muc_khan": frame_indent(plan, standard, urgency, sizes["muc_khan"]),
        },
        "thuoc_tinh": {
            "tieu_de": title,
            "chu_de": number_and_code(plan, standard, sizes)[1],
            "tac_gia": body_names(plan)["ten_day_du"],
            "trang_thai": "Dự thảo" if plan.ban_du_thao else "Chính thức",
            "ngay": f"{date.nam:04}-{date.thang:02}-{date.ngay:02}" if date is not None and date.du else "",
        },
    }


def _legal_bases(plan: KeHoach, texts: Texts) -> list[inline.Rich]:
    """Each base with ";", the last with "." (PL I, II.6.a)."""
    last = len(plan.can_cu) - 1
    return [
        inline.with_end(texts.rich(text, ("can_cu", number)), "." if number == last else ";", ";.")
        for number, text in enumerate(plan.can_cu)
    ]


def _closing(plan: KeHoach, texts: Texts, printed: list[Block], standard: Standard) -> list[dict[str, Any]]:
    """The closing paragraphs; "./." ends the last of them, or the body where there are none."""
    end = standard.wording("ket_thuc_van_ban")
    closing: list[dict[str, Any]] = [
        {"chu": text, "giu": False} for text in texts.riches(plan.ket_thuc or (), ("ket_thuc",))
    ]
    ending = closing or printed
    ending[-1] = {**ending[-1], "chu": inline.with_end(ending[-1]["chu"], end, "./;,"), "giu": True}
    return closing
