"""Plans that the generator makes, with every optional component: each component is found where it was put."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.ke_hoach import KeHoach
from generator.pipeline import BuildOptions, build
from generator.read.components import Recognised, analyse
from generator.read.docx import read_docx
from generator.read.pdf import read_pdf
from generator.read.view import Component, DocView
from tests.layout import plans
from tests.oracles import office

from .notation import labelled, uncovered


def _made(name: str, folder: Path) -> tuple[Path, KeHoach]:
    variables, sets = plans.source(name, folder)
    built = build(variables, BuildOptions(sets=tuple(sets))).value
    assert built is not None
    target = folder / f"{name}.docx"
    target.write_bytes(built.data)
    return target, built.ke_hoach


def _read_docx(path: Path) -> tuple[DocView, Recognised]:
    view = read_docx(path.read_bytes(), path.name).value
    assert view is not None
    return analyse(view)


def _bare(texts: list[str]) -> str:
    return " ".join(texts).replace("\xa0", " ")


def _check(view: DocView, whole: Recognised, plan: KeHoach) -> None:
    found = labelled(view)
    assert uncovered(view) == []
    assert whole.type is not None
    assert whole.type.ten == "Kế hoạch"
    assert found["quoc_hieu"] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert found["tieu_ngu"] == ["Độc lập - Tự do - Hạnh phúc"]
    assert found["ten_loai"] == ["KẾ HOẠCH"]
    assert (
        len(found["so_ky_hieu"]) == len(found["dia_danh_ngay"]) == len(found["nhan_noi_nhan"]) == len(found["luu"]) == 1
    )
    assert _bare(found.get("ho_ten", [])) == (plan.nguoi_ky.ho_ten or "")
    assert len(found["noi_nhan"]) >= len(plan.noi_nhan)
    assert len(found.get("can_cu", [])) == len(plan.can_cu)
    assert len(whole.attached) == len(plan.phu_luc)
    assert [mark in found for mark in ("do_mat", "muc_khan", "luu_hanh")] == [
        plan.do_mat is not None,
        plan.muc_khan is not None,
        plan.luu_hanh is not None,
    ]
    assert found.get("khac", []) == []


@pytest.mark.parametrize("name", plans.NAMES)
def test_each_component_of_a_made_word_file_is_found(name: str, tmp_path: Path) -> None:
    path, plan = _made(name, tmp_path)
    view, whole = _read_docx(path)
    _check(view, whole, plan)


def test_everything_at_once_is_told_apart(tmp_path: Path) -> None:
    view, whole = _read_docx(_made("everything", tmp_path)[0])
    found = labelled(view)
    assert found["co_quan_chu_quan"] == ["UBND XÃ BA TÔ"]
    assert _bare(found["co_quan_ban_hanh"]) == (
        "BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO VÀ CHUYỂN ĐỔI SỐ"
    )
    assert found["so_ky_hieu"] == ["Số: 05/KH-BCĐ"]
    assert found["do_mat"] == ["MẬT"]
    assert found["muc_khan"] == ["THƯỢNG KHẨN"]
    assert found["luu_hanh"] == ["LƯU HÀNH NỘI BỘ"]
    assert found["trich_yeu"] == ["Triển khai phong trào thi đua đổi mới sáng tạo"]
    assert found["mo_dau"] == ["Ban Chỉ đạo ban hành Kế hoạch với các nội dung sau:"]
    assert found["phan"] == ["Phần I", "Phần II"]
    assert found["tieu_de_phan"] == ["TÌNH HÌNH", "NHIỆM VỤ"]
    assert found["ket_thuc"] == ["Trên đây là Kế hoạch; yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./."]
    assert found["luu"] == ["- Lưu: VT, VHXH (2b)."]
    assert found["nguoi_soan_thao"] == ["PL.(300)"]
    assert found["quyen_han"] == ["TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"]
    assert found["chuc_vu"] == ["PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN"]
    assert found["nhan_phu_luc"] == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    assert found["tieu_de_phu_luc"] == ["DANH MỤC NHIỆM VỤ", "BẢNG PHÂN CÔNG", "CHỈ TIÊU", "BẢNG TỰ LẬP"]
    assert len(found["kem_theo"]) == 4
    assert len(found["lien_he"]) == 1
    assert all(not whole.is_own(view.blocks.index(block)) for block, _ in view.having(Component.PHU_LUC))


@pytest.mark.oracle("libreoffice")
@pytest.mark.parametrize("name", ["everything", "everything-12", "office", "council", "thanh-nam"])
def test_each_component_of_the_pdf_is_found(name: str, tmp_path: Path) -> None:
    path, plan = _made(name, tmp_path)
    pdf = office.to_pdf([path], tmp_path)[0]
    view = read_pdf(pdf.read_bytes(), pdf.name).value
    assert view is not None
    labelled_view, whole = analyse(view)
    _check(labelled_view, whole, plan)
