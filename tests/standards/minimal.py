"""The smallest good plan, and that plan with lines replaced: examples of codes and of the guide stand on it."""

from __future__ import annotations

import re

PLAN = """\
co_quan_ban_hanh: { don_vi: "xã Kim Thành, thành phố Hải Phòng" }
so_van_ban: 56
ngay_ban_hanh: 13/6/2026
trich_yeu: Triển khai công tác văn thư năm 2026
noi_dung: |
  I. MỤC ĐÍCH
  Nêu mục đích của kế hoạch.
  II. NỘI DUNG
  Nêu nội dung của kế hoạch.
noi_nhan: [Thường trực Đảng ủy xã]
nguoi_ky: { chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn A }
"""
_KEY = re.compile(r"(\w+):")


def blocks(text: str) -> list[tuple[str, str]]:
    """The top-level keys of a YAML text with their lines; lines above the first key have the key ""."""
    found: list[tuple[str, str]] = [("", "")]
    for line in text.splitlines(keepends=True):
        if match := _KEY.match(line):
            found.append((match[1], ""))
        found[-1] = (found[-1][0], found[-1][1] + line)
    return [each for each in found if each[1]]


def over(fragment: str) -> str:
    """The smallest plan without the keys of the fragment, then the fragment as it is typed."""
    named = {key for key, _ in blocks(fragment)}
    kept = "".join(lines for key, lines in blocks(PLAN) if key not in named)
    return kept + fragment.rstrip("\n") + "\n"
