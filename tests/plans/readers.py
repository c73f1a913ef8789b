"""The text of a document as other programs read it, cells one after another: docx2python, and pandoc's syntax tree."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.oracles import reader
from tests.oracles.programs import need_program

_PARAGRAPHS = frozenset({"Para", "Plain", "Header", "LineBlock"})
_ALT_TEXT = re.compile(r"----Image alt text---->[^<]*<")
_BLANKS = frozenset({"Space", "SoftBreak", "LineBreak"})


def by_docx2python(path: Path) -> str:
    """Body and tables; page headers, where only the page number stands, and alternative texts of lines are left out."""
    return _ALT_TEXT.sub("", "\n".join(reader.parts(path).body))


def by_pandoc(path: Path) -> str:
    """Body and tables. The syntax tree, because pandoc's plain text draws tables and straightens quotes."""
    asked = [need_program("pandoc"), "--from=docx", "--to=json", str(path)]
    answer = subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout
    return "".join(_words(json.loads(answer)["blocks"]))


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _words(item)
    elif isinstance(node, dict):
        kind: Any = node.get("t")
        content: Any = node.get("c")
        if kind == "Str":
            yield content
        elif kind in _BLANKS:
            yield " "
        elif kind == "Quoted":
            yield from ("“", *_words(content[1]), "”")
        else:
            yield from _words(content)
        if kind in _PARAGRAPHS:
            yield "\n"
