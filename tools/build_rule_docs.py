"""Writes docs/quy-tac/*.md from the docstrings of the rules: ``python -m tools.build_rule_docs``."""

from __future__ import annotations

from pathlib import Path

from generator.check.pages import EXAMPLES, RulePage, rule_pages
from generator.standards.codes import FAMILIES

TARGET = Path(__file__).resolve().parents[1] / "docs" / "quy-tac"
INDEX = "README.md"
_NOTE = "<!-- Tệp này do tools/build_rule_docs.py lập từ generator/check/rules/*.py; sửa ở đó rồi lập lại. -->"
_OPENING = f"""\
# Quy tắc kiểm tra

{_NOTE}

`kehoach check` kiểm văn bản theo các quy tắc dưới đây; `kehoach explain TT001` in ra đúng nội dung trang của quy tắc.
Mức **lỗi** là trái rõ một điều khoản; **cảnh báo** là có khả năng sai hoặc không thống nhất; **gợi ý** là về cách viết.
Cột “Tự sửa” cho biết `--fix` có sửa được không.
"""


def documents() -> dict[str, str]:
    """Every file of the folder by name."""
    pages = rule_pages()
    return {INDEX: _index(list(pages.values())), **{f"{code}.md": _page(page) for code, page in pages.items()}}


def _index(pages: list[RulePage]) -> str:
    parts = [_OPENING]
    for family, meaning in FAMILIES.items():
        rows = [_row(page) for page in pages if page.rule.code.startswith(family)]
        if rows:
            parts.append(f"## {family}: {meaning}\n")
            parts.append(
                "\n".join(["| Mã | Mức | Quy tắc | Tự sửa | Tham chiếu |", "|---|---|---|---|---|", *rows, ""])
            )
    return "\n".join(parts)


def _row(page: RulePage) -> str:
    rule = page.rule
    fix = "có" if rule.fixable else ""
    title = literal(rule.title)
    return f"| [{rule.code}]({rule.code}.md) | {rule.severity.value} | {title} | {fix} | {', '.join(rule.ref)} |"


def _page(page: RulePage) -> str:
    rule = page.rule
    facts = f"`{rule.slug}` · {rule.severity.value} · {', '.join(rule.ref)} · từ {rule.since} · {', '.join(rule.kinds)}"
    lines = [f"# {rule.code}: {literal(rule.title)}", "", _NOTE, "", facts, ""]
    lines += [f"> {literal(line)}" if line else ">" for line in rule.clause.split("\n")] + [""]
    for name, words in page.sections:
        lines += [f"## {name}", ""]
        lines += ["```text", words, "```", ""] if name in EXAMPLES else [literal(words), ""]
    return "\n".join(lines)


def literal(words: str) -> str:
    """Words in which Markdown's own signs stand for themselves."""
    for sign in "\\*_|<>":
        words = words.replace(sign, f"\\{sign}")
    return words


def main() -> None:
    """Write the folder anew; pages of rules that are gone go too."""
    TARGET.mkdir(parents=True, exist_ok=True)
    wanted = documents()
    for old in TARGET.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, words in wanted.items():
        (TARGET / name).write_text(words, encoding="utf-8", newline="\n")
    print(f"{TARGET} ({len(wanted)} tệp)")


if __name__ == "__main__":
    main()
