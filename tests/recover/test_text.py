"""Opening, body, appendices: order, emphasis, ordinals, tables, nothing lost."""

from __future__ import annotations

from generator.read.view import DocView
from generator.recover import Recovered, file_text, recover
from tests.recover.documents import BODY, CLOSING, OPENING, codes, plan, read, variables


def test_bases_are_listed_one_by_one_without_their_marks() -> None:
    opening = (
        "- Căn cứ Luật A ngày 15/6/2022;\n- Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.\n"
        "Ủy ban nhân dân xã Kim Thành ban hành Kế hoạch như sau:\n"
    )
    found = variables(plan(opening=opening))
    assert found["can_cu"] == ["Căn cứ Luật A ngày 15/6/2022", "Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội"]
    assert found["mo_dau"] == "Ủy ban nhân dân xã Kim Thành ban hành Kế hoạch như sau:"


def test_bases_run_together_are_parted_when_asked() -> None:
    together = (
        "Thực hiện Quyết định số 923/QĐ-TTg ngày 14/5/2025 của Thủ tướng Chính phủ; Kế hoạch số "
        "02/KH-UBND ngày 09/7/2025 "
        "của UBND thành phố Hải Phòng; Công văn số 22/UBND-VP7 ngày 09/7/2025 của UBND thành phố Hải Phòng;\n"
    )
    text = plan(opening=together + OPENING.split("\n")[1] + "\n")
    assert len(variables(text)["can_cu"]) == 1
    assert variables(text, split_can_cu=True)["can_cu"] == [
        "Thực hiện Quyết định số 923/QĐ-TTg ngày 14/5/2025 của Thủ tướng Chính phủ",
        "Kế hoạch số 02/KH-UBND ngày 09/7/2025 của UBND thành phố Hải Phòng",
        "Công văn số 22/UBND-VP7 ngày 09/7/2025 của UBND thành phố Hải Phòng",
    ]


def test_wrong_ordinals_are_set_right_and_told() -> None:
    outcome = read(plan(body="I. MỤC ĐÍCH\n1. Một.\n1. Hai.\nIII. NỘI DUNG\na) Ba.\n"))
    assert outcome.value is not None
    assert outcome.value.variables["noi_dung"] == "I. MỤC ĐÍCH\n1. Một.\n2. Hai.\nII. NỘI DUNG\na) Ba.\n"
    assert [(each.old, each.new) for each in outcome.value.report.corrections] == [("1.", "2."), ("III.", "II.")]
    assert codes(outcome) == ["ND101", "ND102"]


def test_automatic_ordinals_of_word_count() -> None:
    body = "{num:I.}{b}MỤC ĐÍCH\n{num:1.}Phát huy.\n{num:•}Một ý.\n{num:•}Hai ý.\n"
    found = variables(plan(body=body))
    assert found["noi_dung"] == "I. MỤC ĐÍCH\n1. Phát huy.\n- Một ý.\n- Hai ý.\n"


def test_bold_words_keep_their_marks_and_bold_titles_need_none() -> None:
    body = "{b}I. MỤC ĐÍCH\n{b}1. Mục đích chung\nPhát huy.\n{b}2. Thời gian:\n{i}Cả năm.\n"
    found = variables(plan(body=body))
    assert found["noi_dung"] == "I. MỤC ĐÍCH\n1. Mục đích chung\nPhát huy.\n2. **Thời gian:**\n*Cả năm.*\n"


def test_literal_stars_braces_and_attributes_are_kept_as_words() -> None:
    body = "I. MỤC ĐÍCH\n1. Giá 2*3 {{ a }}.\n2. Ghi {#ten}\n"
    found = variables(plan(body=body))
    assert found["noi_dung"] == "I. MỤC ĐÍCH\n1. Giá 2\\*3 \\{{ a }}.\n2. Ghi {#ten} {noi_dung}\n"


def test_responsibilities_in_plain_form_become_data() -> None:
    body = (
        BODY
        + "{b}II. TỔ CHỨC THỰC HIỆN\n{b}1. Phòng Văn hóa - Xã hội\n"
        + "- Tham mưu tổ chức thực hiện; phối hợp với Công an xã, các trường học và Trạm Y tế; hoàn "
        + "thành trước ngày 05/11 hằng năm; sản phẩm: báo cáo.\n"
        + "- Tổng hợp kết quả.\n{b}2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã\nTuyên truyền, vận động Nhân dân.\n"
    )
    found = variables(plan(body=body))
    assert found["to_chuc_thuc_hien"] == [
        {
            "don_vi": "Phòng Văn hóa - Xã hội",
            "nhiem_vu": [
                {
                    "viec": "Tham mưu tổ chức thực hiện",
                    "phoi_hop": ["Công an xã", "các trường học", "Trạm Y tế"],
                    "thoi_han": "trước ngày 05/11 hằng năm",
                    "san_pham": "báo cáo",
                },
                "Tổng hợp kết quả.",
            ],
        },
        {
            "don_vi": "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
            "de_nghi": "có",
            "nhiem_vu": ["Tuyên truyền, vận động Nhân dân."],
        },
    ]
    assert found["noi_dung"].endswith("II. TỔ CHỨC THỰC HIỆN {vai_tro=to_chuc_thuc_hien}\n")


def test_responsibilities_in_another_form_stay_text() -> None:
    body = BODY + "{b}II. TỔ CHỨC THỰC HIỆN\n{b}1. Chế độ báo cáo\n- Báo cáo quý.\n- Báo cáo năm.\n"
    found = variables(plan(body=body))
    assert "to_chuc_thuc_hien" not in found
    assert "- Báo cáo quý." in found["noi_dung"]


def test_the_mark_of_the_end_is_taken_off_the_body_without_closing_words() -> None:
    found = variables(plan(body="I. MỤC ĐÍCH\n1. Một.\n2. Hai./.\n", closing=""))
    assert found["noi_dung"] == "I. MỤC ĐÍCH\n1. Một.\n2. Hai.\n"
    assert "ket_thuc" not in found


def test_an_appendix_has_its_title_text_and_table() -> None:
    after = (
        "{page}{c}{b}Phụ lục\n{c}{b}BẢNG PHÂN CÔNG\n{c}{i}(Kèm theo Kế hoạch số 56/KH-UBND ngày "
        "13/8/2025 của Ủy ban nhân dân xã Kim Thành)\n"
        "Đơn vị tính: việc.\n| TT | Nhiệm vụ | |\n| 1 | Tổng hợp // Báo cáo | x |\n"
    )
    outcome = read(plan(after=after))
    assert outcome.value is not None
    assert outcome.value.variables["phu_luc"] == [
        {
            "tieu_de": "BẢNG PHÂN CÔNG",
            "noi_dung": "Đơn vị tính: việc.\n",
            "bang": {"cot": ["TT", "Nhiệm vụ", "(3)"], "hang": [["1", "Tổng hợp\nBáo cáo", "x"]]},
        }
    ]
    assert codes(outcome) == ["BV306"]


def test_a_table_in_the_body_becomes_an_appendix_and_is_told() -> None:
    outcome = read(plan(body=BODY + "| TT | Việc |\n| 1 | Tổng hợp |\n2. Hai.\n"))
    assert outcome.value is not None
    assert outcome.value.variables["phu_luc"][0]["bang"] == {"cot": ["TT", "Việc"], "hang": [["1", "Tổng hợp"]]}
    assert codes(outcome) == ["BV305"]


def test_footnotes_and_page_edges_are_listed_never_dropped() -> None:
    outcome = read(plan(closing=CLOSING + "{note}1 Xem Luật A.\n{foot}{field}2\n{remark}Sửa lại câu này.\n"))
    assert outcome.value is not None
    reasons = {item.reason for item in outcome.value.report.items}
    assert {"chú thích: tệp biến chưa có chú thích cuối trang", "số trang", "ghi chú của Word, không in ra"} <= reasons
    assert codes(outcome) == ["BV304"]


def test_a_letter_is_named_for_what_it_is() -> None:
    text = (
        "| {c}UBND XÃ KIM THÀNH | {c}{b}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| {c}Số: 22/UBND-VP | "
        "{c}{i}Kim Thành, ngày 09 tháng 7 năm 2025 |\n"
        "Kính gửi: Các phòng, ban\nĐề nghị các đơn vị thực hiện./.\n| {b}{i}Nơi nhận: // - Như trên; "
        "// - Lưu: VT. | {c}{b}CHỦ TỊCH // {c}{b}Nguyễn Văn An |\n"
    )
    outcome = read(text)
    assert "BV301" in codes(outcome)
    message = next(found.message for found in outcome.diagnostics if found.code == "BV301")
    assert "công văn" in message


def test_a_document_of_one_line_still_gives_a_file() -> None:
    outcome = read("Chỉ có một dòng.\n")
    assert outcome.value is not None
    assert {"BV301", "BV302", "BV303"} <= set(codes(outcome))
    assert written(outcome.value).count("chưa chắc") >= 4


def written(recovered: Recovered) -> str:
    return file_text(recovered)


def test_the_file_says_where_it_came_from_and_what_is_unsure() -> None:
    outcome = read(plan(foot="").replace("56/KH", "47A/KH"))
    assert outcome.value is not None
    text = written(outcome.value)
    assert text.startswith("# yaml-language-server: $schema=ke-hoach.schema.json\n# Nhập từ tệp thu.docx.\n")
    assert '# chưa chắc: không thấy nơi nhận; ghi lại\nnoi_nhan:\n  - "..."\n' in text
    assert "# chưa chắc: số gốc là 47A; chữ A không ghi được\nso_van_ban: 47\n" in text


def test_a_document_without_words_has_nothing_to_recover() -> None:
    outcome = recover(DocView("anh.pdf", "pdf", ()))
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["BV300"]
