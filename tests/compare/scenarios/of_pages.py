"""Scenarios: sections, margins, headers and footers, page breaks."""

from __future__ import annotations

from tests.compare.scenarios.plan import BODY, inserted, short
from tests.compare.scenarios.scenario import Pair, scenario
from tests.compare.scenarios.wml import field, p, sect

TEXT = BODY[:9]
FOOT = p("Kế hoạch chuyển đổi số năm 2026", style="Footer")
HEAD = p(field("PAGE", "1"), style="Header")


@scenario("footer-new")
def footer_new() -> Pair:
    return short(*TEXT), short(*TEXT, stories={"footer1": FOOT}, last=sect("footer1"))


@scenario("footer-changed")
def footer_changed() -> Pair:
    new = p("Kế hoạch cải cách hành chính năm 2026", style="Footer")
    old = short(*TEXT, stories={"footer1": FOOT}, last=sect("footer1"))
    return old, short(*TEXT, stories={"footer1": new}, last=sect("footer1"))


@scenario("footer-gone")
def footer_gone() -> Pair:
    return short(*TEXT, stories={"footer1": FOOT}, last=sect("footer1")), short(*TEXT)


@scenario("header-changed")
def header_changed() -> Pair:
    old = short(*TEXT, stories={"header1": HEAD}, last=sect("header1"))
    new = p("Trang ", field("PAGE", "1"), style="Header") + p("Dự thảo lần 2", style="Header")
    return old, short(*TEXT, stories={"header1": new}, last=sect("header1"))


@scenario("first-page-header-new")
def first_page() -> Pair:
    old = short(*TEXT, stories={"header1": HEAD}, last=sect("header1"))
    stories = {"header1": HEAD, "header2": p("DỰ THẢO", style="Header")}
    return old, short(*TEXT, stories=stories, last=sect("header1", "first:header2"))


@scenario("landscape-section-new")
def landscape() -> Pair:
    portrait = p(ppr=sect())
    new = short(*TEXT, portrait, "Phụ lục", *BODY[9:13], last=sect(landscape=True))
    return short(*TEXT, "Phụ lục", *BODY[9:13]), new


@scenario("page-turned-to-landscape")
def turned() -> Pair:
    return short(*TEXT), short(*TEXT, last=sect(landscape=True))


@scenario("section-break-inserted")
def section_break() -> Pair:
    return short(*TEXT), short(*TEXT[:4], p(TEXT[4], style="BodyText", ppr=sect()), *TEXT[5:])


@scenario("section-break-gone")
def section_break_gone() -> Pair:
    return short(*TEXT[:4], p(ppr=sect(landscape=True)), *TEXT[4:]), short(*TEXT)


@scenario("margins-changed")
def margins() -> Pair:
    return short(*TEXT), short(*TEXT, last=sect(margins=(1134, 1134, 1134, 1134)))


@scenario("margins-and-text-changed")
def margins_text() -> Pair:
    return short(*TEXT), short(*inserted(TEXT, 3, BODY[10]), last=sect(margins=(1417, 851, 1417, 1701)))


@scenario("page-break-inserted")
def page_break() -> Pair:
    return short(*TEXT), short(*TEXT[:6], p('<w:r><w:br w:type="page"/></w:r>'), *TEXT[6:])


@scenario("page-break-before-a-paragraph")
def break_before() -> Pair:
    turned_over = p(TEXT[6], style="Heading1", ppr="<w:pageBreakBefore/>")
    return short(*TEXT), short(*TEXT[:6], turned_over, *TEXT[7:])
