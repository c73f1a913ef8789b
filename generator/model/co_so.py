"""What all types of a plan share: frozen, unknown keys refused, text in NFC, errors that carry their own mend."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.text import clean, illegal_character, squeeze


class OrText:
    """In the JSON Schema: a text (with these examples) does as well as the type itself."""

    def __init__(self, *examples: str) -> None:
        self.examples = list(examples)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        text: dict[str, Any] = {"type": "string"}
        if self.examples:
            text["examples"] = self.examples
        return {"anyOf": [text, handler(core)]}


class Ban(BaseModel):
    """Base of every type: immutable, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def fault(code: str, message: str, mend: str, *path: str | int) -> PydanticCustomError:
    """A validation error that already is a finding: ``code`` (BV...), Vietnamese ``message`` and ``mend``.

    ``path`` leads from the validated value to the part of it that is wrong.
    """
    escaped = message.replace("{", "{{").replace("}", "}}")
    return PydanticCustomError(code, escaped, {"mend": mend, "message": message, "path": path})


def legal(value: str) -> str:
    """The text in NFC with one kind of line break; BV013 for what no Word file can hold."""
    text = clean(value)
    found = illegal_character(text)
    if found:
        raise fault(
            "BV013",
            f"Có ký tự điều khiển (mã U+{ord(found.group()):04X}) mà tệp Word không chứa được.",
            "xóa ký tự đó; nó thường lẫn vào khi dán từ Excel, PDF hoặc phần mềm khác, nên gõ lại chỗ ấy.",
        )
    return text


def to_text(value: Any) -> Any:
    """One text: NFC, one kind of line break, no blanks at the ends; numbers of an API caller become digits."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return value
    text = legal(value).strip()
    if not text:
        raise fault("BV004", "Mục này để trống.", "ghi nội dung, hoặc xóa hẳn mục này nếu không dùng.")
    return text


def one_line(value: Any) -> Any:
    """A text that stands on one line: line breaks and runs of blanks are one space."""
    value = to_text(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def lines(value: Any) -> Any:
    """A list of texts; one text with line breaks is split at them."""
    if isinstance(value, str):
        return [line for line in (part.strip() for part in legal(value).split("\n")) if line] or [value]
    return value


Chu = Annotated[str, BeforeValidator(to_text)]
"""Text of any length; ``{{ ... }}``, ``**bold**`` and ``*italic*`` are allowed."""

Dong = Annotated[str, BeforeValidator(one_line)]
"""Text that is printed on one line or flows as one paragraph."""

CacDoan = Annotated[tuple[Dong, ...], Field(min_length=1), BeforeValidator(lines), OrText()]
"""Paragraphs: a list, or one text whose lines are paragraphs."""


def word(value: Any) -> Any:
    """A word of a fixed list, however its letters are composed and however many blanks were typed."""
    return squeeze(clean(value)) if isinstance(value, str) and not illegal_character(value) else value


def yes_or_no(value: Any) -> Any:
    """True and false as a clerk may write them."""
    if isinstance(value, str):
        word = clean(value).strip().lower()
        if word in {"có", "co", "true", "yes", "đúng", "1"}:
            return True
        if word in {"không", "khong", "false", "no", "sai", "0"}:
            return False
        raise fault("BV014", f"“{value}” không phải có hay không.", "ghi “có” hoặc “không” (hay true, false).")
    return value


CoKhong = Annotated[bool, BeforeValidator(yes_or_no), OrText("có", "không")]
