"""The schemas of ECMA-376 (transitional): is every part of a .docx well formed and valid?"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.oracles.programs import SHARED

TOOL: Final = SHARED / "tools" / "validate_docx.py"


@cache
def _judge() -> tuple[Any, dict[str, Any]]:
    spec = importlib.util.spec_from_file_location("validate_docx", TOOL)
    if spec is None or spec.loader is None or not TOOL.is_file():
        raise FileNotFoundError(TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    names = {"wml": "wml.xsd", "rels": "opc-xsd/opc-relationships.xsd", "types": "opc-xsd/opc-contentTypes.xsd"}
    return tool, {key: tool.schema(name) for key, name in names.items()}


def findings(path: Path) -> list[str]:
    """What the schemas say against a .docx, as ``part:line: message``; nothing when it is valid.

    Needs ``../shared`` (fixture ``shared``); FileNotFoundError without it. About 0.5 s the first time, then 0.05 s.
    """
    tool, schemas = _judge()
    return [str(line) for line in tool.findings(path, schemas)]
