"""What the table of `kehoach batch` must agree with: the sum of a column, or the range of its values."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.co_so import Ban, Dong, fault, legal

_LONGEST: Final = 40
_FORMS: Final = (
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<part>\d+))?"),  # 12.500  1.250,5
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?: \d{3})+)(?:,(?P<part>\d+))?"),  # 12 500  1 250,5
    re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d+))?"),  # 12500  0,8  12.5
)
_BLANKS: Final = re.compile(r"[\u00a0\u2007\u2009\u202f]")


def read_number(text: str, *, typed: bool = True) -> Decimal | None:
    """The exact number that a Vietnamese writer means, or None where the text is no number.

    The comma is the decimal sign. Full stops are thousands where every group after the first has three digits and the
    first does not begin with 0 (12.500 = twelve thousand five hundred); else a single full stop is taken for a decimal
    sign (12.5 = 12,5). Blanks may stand between thousands. A per cent sign is dropped: 80% is 80. English writing with
    both signs (1,250.5) is refused. ``typed=False``: the text of a number cell, where a full stop is the decimal sign.
    """
    plain = _BLANKS.sub(" ", text).replace("−", "-").strip()
    if len(plain) > _LONGEST:
        return None
    plain = plain.removesuffix("%").rstrip()
    sign = -1 if plain.startswith("-") else 1
    plain = plain.lstrip("+-") if plain[:1] in {"+", "-"} and plain[1:2] not in {"+", "-"} else plain
    for form in _FORMS if typed else _FORMS[2:]:
        match = form.fullmatch(plain)
        if match and plain.isascii():
            whole = match["whole"].replace(".", "").replace(" ", "")
            return sign * Decimal(f"{whole}.{match['part']}" if match["part"] else whole)
    return None


def shown_number(number: Decimal) -> str:
    """A number as it is written in Vietnamese: 12.500; 1.250,5."""
    with localcontext() as context:
        context.prec = 2 * _LONGEST
        text = f"{number:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate({ord(","): ".", ord("."): ","})


def _number(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        value, typed = str(value), False
    else:
        typed = True
    if not isinstance(value, str):
        return value
    number = read_number(legal(value), typed=typed)
    if number is None:
        mend = "ghi số như 12500, 12.500, 1.250,5 hoặc 80%; dấu phẩy trước phần thập phân."
        raise fault("BV425", f"“{value}” không phải là số.", mend)
    return number


SoViet = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "examples": ["12.500", "1.250,5", "80%"]}]}),
]
"""A number as people write it in Vietnamese, kept exactly."""


class DoiChieu(Ban):
    """One agreement: a column, and its sum in the whole table or by province, or the range of every value."""

    cot: Dong = Field(title="Cột", description="Tên cột trong bảng: so_ho, hoặc nhãn như “Số hộ”")
    tong: SoViet | None = Field(None, title="Tổng", description="Tổng của cả cột phải bằng số này, ví dụ 12.500")
    theo_tinh: dict[str, SoViet] = Field(
        default_factory=dict,
        title="Tổng theo tỉnh",
        description="Tên tỉnh, thành phố: tổng của các xã thuộc tỉnh đó; tỉnh không nêu thì không đối chiếu",
    )
    tu: SoViet | None = Field(None, title="Từ", description="Mỗi giá trị trong cột không nhỏ hơn số này")
    den: SoViet | None = Field(None, title="Đến", description="Mỗi giá trị trong cột không lớn hơn số này")

    @model_validator(mode="after")
    def _asks_something(self) -> DoiChieu:
        if self.tong is None and self.tu is None and self.den is None and not self.theo_tinh:
            mend = "thêm tong: 12.500 (tổng cả cột), theo_tinh (tổng từng tỉnh), hoặc tu và den (khoảng giá trị)."
            raise fault("BV426", f"Cột “{self.cot}” chưa có gì để đối chiếu.", mend)
        if self.tu is not None and self.den is not None and self.tu > self.den:
            limits = f"từ {shown_number(self.tu)} đến {shown_number(self.den)}"
            raise fault("BV427", f"Khoảng {limits} của cột “{self.cot}” bị ngược.", "ghi số nhỏ ở tu, số lớn ở den.")
        return self
