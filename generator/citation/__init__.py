"""Số, ký hiệu and viện dẫn: read and printed in every form, found in running text, and held against themselves."""

from generator.citation.conflicts import Conflict, ConflictKind, conflicts
from generator.citation.consistency import MATRIX, Fault, FaultKind, faults
from generator.citation.dates import Ngay
from generator.citation.finding import find_citations, parse_citation
from generator.citation.finding_codes import CodeFault, FoundCode, find_codes
from generator.citation.so_ky_hieu import Form, SoKyHieu, parse
from generator.citation.tables import CoQuan, He, Tables, tables
from generator.citation.vien_dan import VienDan, ViTri, print_citation

__all__ = [
    "MATRIX",
    "CoQuan",
    "CodeFault",
    "Conflict",
    "ConflictKind",
    "Fault",
    "FaultKind",
    "Form",
    "FoundCode",
    "He",
    "Ngay",
    "SoKyHieu",
    "Tables",
    "ViTri",
    "VienDan",
    "conflicts",
    "faults",
    "find_citations",
    "find_codes",
    "parse",
    "parse_citation",
    "print_citation",
    "tables",
]
