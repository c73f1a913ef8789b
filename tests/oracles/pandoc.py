"""pandoc: the text of a document's body and tables as another program reads it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.oracles.programs import need_program


def plain(path: Path) -> str:
    """Body and tables as plain text, one line a paragraph; headers and footers are left out. Needs ``pandoc``."""
    asked = [need_program("pandoc"), "--from=docx", "--to=plain", "--wrap=none", str(path)]
    return subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout
