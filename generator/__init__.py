"""kehoach: Vietnamese administrative plans from structured variables (Nghị định 30/2020/NĐ-CP)."""

__version__ = "0.1.0"
