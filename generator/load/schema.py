"""The JSON Schema of what a clerk writes: the model, plus what only files have (``ke_thua``)."""

from __future__ import annotations

from typing import Any

from generator.model import HoSoDonVi, KeHoach

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """The schema of a variables file. Nothing is required where a base plan or a profile may give it."""
    schema = KeHoach.model_json_schema()
    schema["properties"] = {
        "ke_thua": {
            "title": "Kế thừa",
            "description": "Đường dẫn tới kế hoạch gốc; mục nào ghi ở đây thì đè lên mục của kế hoạch gốc",
            "type": "string",
        },
        **schema["properties"],
    }
    schema.pop("required", None)
    for name, definition in schema["$defs"].items():
        if name in {"CoQuanBanHanh", "NguoiKy", "DonVi", "LuuVanThu"}:
            definition.pop("required", None)
    return {"$schema": _DIALECT, **schema, "title": "Kế hoạch"}


def profile_schema() -> dict[str, Any]:
    """The schema of a unit profile."""
    return {"$schema": _DIALECT, **HoSoDonVi.model_json_schema(), "title": "Hồ sơ đơn vị"}
