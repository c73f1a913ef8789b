"""The variables file of a document that was read back: schema line, where it came from, doubts where they stand."""

from __future__ import annotations

from typing import Final

from generator.recover.recovering import Recovered
from generator.recover.yaml_text import comment_lines, dump

_SCHEMA: Final = "# yaml-language-server: $schema=ke-hoach.schema.json"
_HINTS: Final = {
    "can_cu": "Mỗi căn cứ một gạch; dấu chấm phẩy và dấu chấm cuối dòng được đặt tự động.",
    "noi_dung": "Gõ như trong văn bản, mỗi đoạn một dòng. Số thứ tự được đánh lại tự động khi in.",
    "to_chuc_thuc_hien": "Phân công: in vào mục có {vai_tro=to_chuc_thuc_hien}.",
    "ket_thuc": "Dấu kết thúc ./. được đặt tự động.",
    "noi_nhan": "Không ghi gạch đầu dòng và dấu chấm phẩy; dòng “Lưu” lấy từ luu_van_thu.",
    "phu_luc": "Chữ “Phụ lục”, số của phụ lục và dòng “Kèm theo” được lập tự động.",
}


def file_text(recovered: Recovered) -> str:
    """The whole text of the file, with a line end at its end."""
    report = recovered.report
    head = [_SCHEMA, *comment_lines(f"Nhập từ tệp {report.file}.")]
    head += [line for text in recovered.comments.get((), ()) for line in comment_lines(text)]
    doubts = sum(len(texts) for path, texts in recovered.comments.items() if path)
    if doubts:
        head += comment_lines(
            f"Có {doubts} chỗ chưa chắc, ghi chú “chưa chắc” ngay trên mục đó: hãy so lại với bản gốc."
        )
    if report.lost:
        head += comment_lines(
            f"Có {len(report.lost)} chỗ của bản gốc không đưa được vào tệp này: xem kehoach import --report."
        )
    known = {path: texts for path, texts in recovered.comments.items() if path}
    return "\n".join(head) + "\n\n" + dump(recovered.variables, known, _HINTS)
