"""Writes docs/ma-loi.md from the registry of codes: ``python -m tools.build_code_docs``."""

from __future__ import annotations

from pathlib import Path

from generator.standards.codes import FAMILIES, CodePage, codes, sections

TARGET = Path(__file__).resolve().parents[1] / "docs" / "ma-loi.md"
_OPENING = """\
# Mã lỗi

<!-- Tệp này do tools/build_code_docs.py lập từ generator/standards/ma_loi/*.yaml; sửa ở đó rồi lập lại. -->

Mỗi thông báo của `kehoach` mang một mã. Lệnh `kehoach explain BV012` in ra đúng nội dung dưới đây.
Mức **lỗi** thì chưa lập văn bản; **cảnh báo** và **gợi ý** thì văn bản vẫn được lập.
"""
_EXAMPLES = {"Ví dụ sai", "Ví dụ đúng"}
_LANGUAGE = {"muc": "yaml", "ca_tep": "yaml", "chinh_thuc": "yaml", "ban_ke": "yaml"}


def document() -> str:
    """The whole page."""
    parts = [_OPENING]
    for family, meaning in FAMILIES.items():
        pages = [page for code, page in codes().items() if code.startswith(family)]
        if pages:
            parts.append(f"## {family}: {meaning}\n")
            parts.append(_table(pages))
            parts += [_section(page) for page in pages]
    return "\n".join(parts)


def _table(pages: list[CodePage]) -> str:
    rows = [f"| [{page.ma}](#{page.ma.lower()}) | {page.muc_do.value} | {page.tieu_de} |" for page in pages]
    return "\n".join(["| Mã | Mức | Lỗi |", "|---|---|---|", *rows, ""])


def _section(page: CodePage) -> str:
    lines = [f"### {page.ma}", "", f"**{page.tieu_de}** · `{page.slug}` · {page.muc_do.value} · từ {page.tu}", ""]
    for name, words in sections(page):
        if name in _EXAMPLES:
            lines += [f"**{name}**", "", f"```{_LANGUAGE.get(page.cach_thu, 'text')}", words, "```", ""]
        else:
            lines += [f"**{name}.** {_literal(words)}", ""]
    return "\n".join(lines)


def _literal(words: str) -> str:
    """Words in which Markdown's own signs stand for themselves."""
    for sign in "\\*_|<>":
        words = words.replace(sign, f"\\{sign}")
    return words


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(document(), encoding="utf-8", newline="\n")
    print(TARGET)
