"""Scenarios: formatting, lists, pictures, notes, links, fields, controls, boxes, signs, marks that are there before."""

from __future__ import annotations

from tests.compare.scenarios.package import numbering, png, styles
from tests.compare.scenarios.plan import BODY, changed, inserted, short, without
from tests.compare.scenarios.scenario import Pair, scenario
from tests.compare.scenarios.wml import (
    bookmark,
    commented,
    control,
    field,
    link,
    note,
    num,
    p,
    picture,
    run,
    text_box,
    tracked,
)

TEXT = BODY[:7]
ITEMS = ("Rà soát dữ liệu dân cư.", "Tập huấn kỹ năng số.", "Số hóa hồ sơ lưu trữ.")
RED, BLUE = png(200, 0, 0), png(0, 0, 200)


def _last(*content: str, **parts: object) -> bytes:
    """The text with one more paragraph."""
    return short(*TEXT, p(*content, style="BodyText"), **parts)


@scenario("style-of-a-paragraph-changed")
def style_changed() -> Pair:
    return short(*TEXT), short(*changed(TEXT, 1, p(TEXT[1], style="Heading1")))


@scenario("style-definition-changed")
def definition_changed() -> Pair:
    return short(*TEXT), short(*TEXT, styles=styles(heading='<w:b/><w:i/><w:sz w:val="26"/>'))


@scenario("words-made-bold")
def bold() -> Pair:
    words = "trước ngày 30/11/2026"
    return short(*TEXT), short(*changed(TEXT, 3, p(TEXT[3].replace(words, f"**{words}**"), style="BodyText")))


@scenario("words-made-bold-and-changed")
def bold_changed() -> Pair:
    line = TEXT[3].replace("trước ngày 30/11/2026", "**trước ngày 31/10/2026**").replace("85%", "//90%//")
    return short(*TEXT), short(*changed(TEXT, 3, p(line, style="BodyText")))


@scenario("size-of-words-changed")
def size() -> Pair:
    return short(*TEXT), short(*changed(TEXT, 5, p(TEXT[5], style="BodyText", props='<w:sz w:val="26"/>')))


@scenario("alignment-and-indents-changed")
def alignment() -> Pair:
    ppr = '<w:spacing w:before="240" w:line="360" w:lineRule="auto"/><w:ind w:left="567" w:firstLine="0"/>'
    return short(*TEXT), short(*changed(TEXT, 5, p(TEXT[5], style="BodyText", ppr=ppr, jc="left")))


@scenario("format-removed")
def format_removed() -> Pair:
    return short(*changed(TEXT, 2, p(f"**{TEXT[2]}**", style="BodyText", jc="center"))), short(*TEXT)


def _list(*items: str, kind: tuple[str, str] = ("decimal", "%1.")) -> bytes:
    return short(TEXT[0], *(p(item, ppr=num(1)) for item in items), TEXT[5], numbering=numbering(kind))


@scenario("automatic-list-item-inserted")
def item_inserted() -> Pair:
    return _list(*ITEMS), _list(*inserted(ITEMS, 1, "Lắp đặt điểm truy cập internet."))


@scenario("automatic-list-made-of-text")
def list_made() -> Pair:
    return short(TEXT[0], *(p(item) for item in ITEMS), TEXT[5], numbering=numbering(("decimal", "%1."))), _list(*ITEMS)


@scenario("automatic-numbering-changed")
def numbering_changed() -> Pair:
    return _list(*ITEMS), _list(*ITEMS, kind=("lowerLetter", "%1)"))


@scenario("picture-added")
def picture_added() -> Pair:
    return short(*TEXT), _last(picture("image1"), images={"image1": RED})


@scenario("picture-removed")
def picture_removed() -> Pair:
    old = short(*TEXT[:3], p(picture("image1"), jc="center"), *TEXT[3:], images={"image1": RED})
    return old, short(*TEXT)


@scenario("picture-replaced")
def picture_replaced() -> Pair:
    def made(image: bytes) -> bytes:
        return short(*TEXT[:3], p("Sơ đồ: ", picture("image1"), jc="center"), *TEXT[3:], images={"image1": image})

    return made(RED), made(BLUE)


@scenario("picture-added-beside-another")
def picture_beside() -> Pair:
    old = _last(picture("image1"), images={"image1": RED})
    return old, _last(picture("image2", 2), " và ", picture("image1"), images={"image1": RED, "image2": BLUE})


SOURCE = "Theo số liệu của Văn phòng Ủy ban nhân dân xã."


@scenario("footnote-added")
def note_added() -> Pair:
    return _last("Kết quả năm 2025."), _last("Kết quả năm 2025", note(1), ".", notes=(SOURCE,))


@scenario("footnote-removed")
def note_removed() -> Pair:
    return _last("Kết quả năm 2025", note(1), ".", notes=(SOURCE,)), _last("Kết quả năm 2025.")


@scenario("footnote-changed")
def note_changed() -> Pair:
    def made(words: str) -> bytes:
        return _last("Kết quả năm 2025", note(1), ".", notes=(words,))

    return made(SOURCE), made(SOURCE.replace("Văn phòng", "Phòng Kinh tế"))


@scenario("footnote-added-before-another")
def note_before() -> Pair:
    old = _last("Kết quả năm 2025", note(1), " đạt 70%.", notes=(SOURCE,))
    notes = ("Tính đến ngày 15/12/2025.", SOURCE)
    return old, _last("Kết quả", note(1), " năm 2025", note(2), " đạt 70%.", notes=notes)


SITE = {"rLink": "https://example.org/van-ban"}


@scenario("hyperlink-added")
def link_added() -> Pair:
    return _last("Xem văn bản tại trang của xã."), _last(
        "Xem văn bản tại ", link("rLink", "trang của xã"), ".", links=SITE
    )


@scenario("hyperlink-removed")
def link_removed() -> Pair:
    return _last("Xem văn bản tại ", link("rLink", "trang của xã"), ".", links=SITE), _last(
        "Xem văn bản tại trang của xã."
    )


@scenario("hyperlink-retargeted")
def link_retargeted() -> Pair:
    def made(target: str) -> bytes:
        return _last("Xem tại ", link("rLink", "trang của xã"), ".", links={"rLink": target})

    return made(SITE["rLink"]), made("https://example.org/van-ban-2026")


@scenario("words-of-a-hyperlink-changed")
def link_words() -> Pair:
    old = _last("Xem tại ", link("rLink", "trang của xã"), ".", links=SITE)
    return old, _last("Xem tại ", link("rLink", "trang thông tin của xã"), ", mục Văn bản.", links=SITE)


@scenario("simple-field-changed")
def simple_field() -> Pair:
    def made(code: str, words: str) -> bytes:
        return _last("Trang ", field(code, words, simple=True), " của Kế hoạch.")

    return made("PAGE", "1"), made("NUMPAGES", "3")


@scenario("field-inserted")
def field_inserted() -> Pair:
    return _last("Trang của Kế hoạch."), _last("Trang ", field("PAGE", "1"), " của Kế hoạch.")


@scenario("field-deleted")
def field_deleted() -> Pair:
    return _last("Trang ", field("PAGE", "1"), " của Kế hoạch."), _last("Trang của Kế hoạch.")


@scenario("reference-field-changed")
def reference() -> Pair:
    titles = (bookmark(1, "kinh_phi", "KINH PHÍ"), bookmark(2, "thoi_gian", "THỜI GIAN"))
    heads = [p(title, style="Heading1") for title in titles]

    def made(code: str, words: str) -> bytes:
        return short(*TEXT, *heads, p("Xem mục ", field(code, words), ".", style="BodyText"))

    return made("REF kinh_phi", "KINH PHÍ"), made(r"REF thoi_gian \h", "THỜI GIAN")


@scenario("table-of-contents-changed")
def contents() -> Pair:
    def made(*lines: str) -> bytes:
        sign = '<w:fldChar w:fldCharType="{}"/>'
        code = run(' TOC \\o "1-1" ', tag="instrText")
        first = p(run(sign.format("begin")), code, run(sign.format("separate")), lines[0])
        last = p(lines[-1], run(sign.format("end")))
        return short("MỤC LỤC", first, *(p(line) for line in lines[1:-1]), last, *TEXT)

    old = ("I. Mục đích\t1", "II. Nhiệm vụ\t1", "III. Kinh phí\t2")
    return made(*old), made(*old[:2], "III. Thời gian\t2", "IV. Kinh phí\t2")


@scenario("content-control-changed", by_office=False)  # it leaves the changes inside a control of paragraphs
def control_changed() -> Pair:
    old = short(
        *TEXT, p("Thời hạn: ", control("Quý I/2026", "han"), "."), control(ITEMS[0], "viec", block=True), TEXT[5]
    )
    new_block = control(ITEMS[0].replace("dân cư", "hộ tịch"), "viec", block=True)
    return old, short(*TEXT, p("Thời hạn: ", control("Quý II/2026", "han"), "."), new_block, TEXT[5])


@scenario("content-control-new")
def control_new() -> Pair:
    return _last("Thời hạn: Quý I/2026."), _last("Thời hạn: ", control("Quý I/2026", "han"), ".")


@scenario("text-box-changed")
def box_changed() -> Pair:
    return _last("Dấu: ", text_box("DỰ THẢO lần 1")), _last("Dấu: ", text_box("DỰ THẢO lần 2", "Hạn góp ý: 10/01"))


@scenario("text-box-new")
def box_new() -> Pair:
    return _last("Dấu: "), _last("Dấu: ", text_box("DỰ THẢO"))


@scenario("tabs-and-breaks")
def tabs() -> Pair:
    return _last("Chỉ tiêu:\t85%\nThời hạn: 30/11"), _last("Chỉ tiêu: 85%\tĐơn vị: %\nThời hạn:\t30/11\nGhi chú")


@scenario("signs")
def signs() -> Pair:
    box = run('<w:sym w:font="Wingdings" w:char="F0FE"/>')
    hyphen = run("<w:noBreakHyphen/>")
    return _last("Đồng ý: không; mã 45-KH"), _last("Đồng ý: ", box, " có; mã 45", hyphen, "KH")


@scenario("bookmarks-in-the-new-document")
def bookmarks() -> Pair:
    return _last("Kinh phí: 120 triệu đồng."), _last("Kinh phí: ", bookmark(1, "kinh_phi", "150 triệu"), " đồng.")


@scenario("comments-in-the-new-document")
def comments() -> Pair:
    new = _last("Kinh phí: ", commented(1, "150 triệu"), " đồng.", comments=("Đề nghị rà soát lại.",))
    return _last("Kinh phí: 120 triệu đồng."), new


@scenario("comments-in-the-old-document")
def comments_old() -> Pair:
    old = _last("Kinh phí: ", commented(1, "120 triệu"), " đồng.", comments=("Đề nghị rà soát lại.",))
    return old, _last("Kinh phí: 150 triệu đồng.")


@scenario("tracked-changes-in-the-new-document", flatten=True)
def tracked_new() -> Pair:
    new = _last("Kinh phí: ", tracked("del", "120", 1), tracked("ins", "150", 2), " triệu đồng.")
    return _last("Kinh phí: 120 triệu đồng."), new


@scenario("tracked-changes-in-both-documents", flatten=True)
def tracked_both() -> Pair:
    old = _last("Kinh phí: ", tracked("del", "90", 1), tracked("ins", "120", 2), " triệu đồng.")
    return old, short(*without(TEXT, 5), p("Kinh phí: ", tracked("ins", "khoảng ", 1), "150 triệu đồng."))
