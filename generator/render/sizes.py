"""The styles part for each named set of font sizes: the styles of ``kieu_chu`` set, everything else as it was."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.ooxml.names import RUN_PROPERTIES, STYLE_PARTS, w
from generator.ooxml.tree import UnsafeXmlError, parse_part, put_child
from generator.render.findings import Findings
from generator.standards.manifest import Manifest
from generator.text import fold


def style_variants(
    parts: Mapping[str, bytes],
    name: str,
    manifest: Manifest,
    sizes: Mapping[str, Mapping[str, float]],
    findings: Findings,
) -> dict[str, bytes]:
    """The styles part by name of the size set; "" is the template's own. MB010 for styles or sizes that are missing."""
    if not name:
        if manifest.kieu_chu:
            findings.add("MB002", "Tệp Word thiếu phần kiểu chữ (styles).", "lưu lại tệp bằng Word.", within="styles")
        return {}
    original = parts[name]
    variants = {"": original}
    if not manifest.kieu_chu:
        return variants | dict.fromkeys(sizes, original)
    try:
        root = parse_part(original)
    except UnsafeXmlError as error:
        message = f"Phần “{name}” của tệp Word không đọc được."
        findings.add("MB003", message, "lưu lại tệp bằng Word.", within=name, text=str(error)[:120])
        return variants
    styles = _styles(root)
    for style in manifest.kieu_chu:
        if fold(style) not in styles:
            message = f"Bản kê nêu kiểu chữ “{style}” mà mẫu không có."
            findings.add("MB010", message, "tạo lại kiểu đó trong mẫu, hoặc bỏ dòng này ở “kieu_chu”.", text=style)
    for set_name, points in sizes.items():
        for style, key in manifest.kieu_chu.items():
            if key not in points:
                message = f"Bộ cỡ chữ “{set_name}” không có “{key}” (kiểu chữ “{style}”)."
                findings.add("MB010", message, "sửa tên cỡ chữ ở mục “kieu_chu”.", text=key)
            elif fold(style) in styles:
                _set_size(styles[fold(style)], points[key])
        variants[set_name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return variants


def _styles(root: etree._Element) -> dict[str, etree._Element]:
    """The styles by their names, which a reader sees, and by their ids, which programs make anew when they save."""
    found: dict[str, etree._Element] = {}
    for style in root.iter(w("style")):
        name = style.find(w("name"))
        for key in (style.get(w("styleId")), None if name is None else name.get(w("val"))):
            if key:
                found.setdefault(fold(str(key)), style)
    return found


def _set_size(style: etree._Element, points: float) -> None:
    properties = put_child(style, "rPr", STYLE_PARTS)
    for name in ("sz", "szCs"):
        put_child(properties, name, RUN_PROPERTIES).set(w("val"), str(round(points * 2)))
