"""From a Word template and its manifest to a ``CompiledTemplate``: open, judge, patch, compile, deflate, once."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType, MappingProxyType
from typing import Any, Final

from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from generator.diagnostics import Outcome, Severity, failed
from generator.ooxml.package import read_package
from generator.ooxml.tree import UnsafeXmlError, parse_part
from generator.ooxml.zip_writer import BEST, deflate_entry, package_order
from generator.render.context import CORE_NAME
from generator.render.environment import make_environment
from generator.render.expressions import Checker
from generator.render.findings import Findings
from generator.render.finish import Finish
from generator.render.part import Part, apply_settings, open_part, prepare_part, read_part, warn_unrendered, write_part
from generator.render.parts import Layout, find_layout, with_core_part
from generator.render.recipe import Recipe, assemble, digest_of, filters_of, packed
from generator.render.repeats import take_out
from generator.render.shapes import Typed
from generator.render.sizes import style_variants
from generator.render.template import CompiledTemplate
from generator.render.values import AUTHOR_FILTERS
from generator.render.writers import Writers
from generator.standards.manifest import Manifest, Record, Setting, Shape

Sizes = Mapping[str, Mapping[str, float]]
_RESAVE: Final = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng Word Document (.docx)."
_NO_SIZES: Final[Sizes] = MappingProxyType({})


def compile_template(
    package: bytes, manifest: Manifest, *, file: str, sizes: Sizes = _NO_SIZES
) -> Outcome[CompiledTemplate]:
    """A compiled template from the bytes of a Word package; all findings of the template at once."""
    made = recipe_of(package, manifest, file=file, sizes=sizes)
    if made.value is None:
        return failed(*made.diagnostics)
    return Outcome(assemble(made.value, file, digest_of(package, manifest), manifest), made.diagnostics)


def recipe_of(package: bytes, manifest: Manifest, *, file: str, sizes: Sizes) -> Outcome[Recipe]:
    """The same before it is assembled: what may be kept on disk."""
    opened = read_package(package, file=file)
    if opened.value is None:
        return failed(*opened.diagnostics)
    findings = Findings(file)
    recipe = _Compiler(opened.value, manifest, findings).run(sizes)
    return Outcome(None if findings.stops() else recipe, tuple(findings.found))


class _Compiler:
    """One compilation; lives as long as one call of ``compile_template``."""

    def __init__(self, parts: dict[str, bytes], manifest: Manifest, findings: Findings) -> None:
        self.parts, self.manifest, self.findings = parts, manifest, findings
        self.checker = Checker()
        self.writers = Writers()

    def run(self, sizes: Sizes) -> Recipe | None:
        """All that is needed to fill the template, or None when a finding stops it."""
        try:
            layout = find_layout(self.parts, self.findings)
        except UnsafeXmlError as error:
            self.findings.add("MB003", "Phần mục lục của tệp Word không đọc được.", _RESAVE, text=str(error)[:120])
            return None
        if layout is None:
            return None
        opened = [open_part(name, label, self.parts[name], self.findings) for name, label in layout.rendered.items()]
        parts = [part for part in opened if part is not None]
        names = {name: Typed(shape, name) for name, shape in self.manifest.bien.fields.items()}
        for part in parts:
            read_part(part, self.checker, names, self.findings)
        self._check_static(layout)
        if self.findings.stops():
            return None
        sources = self._write(parts)
        styles = style_variants(self.parts, layout.styles, self.manifest, sizes, self.findings)
        self._warn_unused()
        if self.findings.stops():
            return None
        return self._recipe(layout, sources, styles)

    def _check_static(self, layout: Layout) -> None:
        """Parts that are only copied: well formed (MB003), and without tags that nobody would fill (MB012)."""
        for name, data in self.parts.items():
            if name in layout.rendered or not name.endswith((".xml", ".rels")):
                continue
            try:
                parse_part(data)
            except UnsafeXmlError as error:
                message = f"Phần “{name}” của tệp Word không đọc được."
                self.findings.add("MB003", message, _RESAVE, within=name, text=str(error)[:120])
            at = min((found for found in (data.find(b"{{"), data.find(b"{%")) if found >= 0), default=-1)
            if at >= 0:
                warn_unrendered(self.findings, name, data[at : at + 60].decode("utf-8", "replace"))

    def _write(self, parts: list[Part]) -> dict[str, tuple[str, Finish]]:
        from docxtpl import DocxTemplate

        patch_xml = DocxTemplate(None).patch_xml
        met: set[Setting] = set()
        for part in parts:
            prepare_part(part, self.checker)
            met |= apply_settings(part, self.manifest.gan, self.checker, self.findings, self.writers)
        for setting in self.manifest.gan:
            if setting not in met:
                self._not_found(setting)
        sources: dict[str, tuple[str, Finish]] = {}
        for part in parts:
            if not part.snippets and not part.uses:
                continue  # nothing to fill: the part is copied as it is
            try:
                sources[part.name] = write_part(part, self.writers, patch_xml)
            except ValueError as error:
                message = f"Các nhãn trong phần “{part.name}” đặt chồng chéo, không ghép được."
                mend = "đặt mỗi nhãn {%p, {%tr, {%tc một mình trong đoạn, hàng, ô của nó."
                self.findings.add("MB005", message, mend, within=part.name, text=str(error)[:120])
        return sources

    def _not_found(self, setting: Setting) -> None:
        if setting.target == "hinh":
            message = f"Mẫu không có hình vẽ tên “{setting.name}” (mục “gan” của bản kê)."
            mend = "trong Word: chọn hình, mở Selection Pane (Alt+F10), đặt lại tên hình; hoặc bỏ dòng này."
        else:
            message = f"Mẫu không có đoạn nào chứa “{{{{ {setting.name} }}}}” (mục “gan” của bản kê)."
            mend = "thêm nhãn đó vào mẫu, hoặc bỏ dòng này trong bản kê."
        self.findings.add("MB014", message, mend, place=setting.place, text=setting.name)

    def _warn_unused(self) -> None:
        """Names that the manifest declares and nothing uses; an unused group is named once."""
        used = self.checker.reader.used

        def unused(shape: Shape, path: str) -> list[str]:
            if path and path not in used:
                return [path]
            while not isinstance(shape, Record):
                item = getattr(shape, "item", None)
                if item is None:
                    return []
                shape = item
            return [name for key, inner in shape.fields.items() for name in unused(inner, f"{path}.{key}".lstrip("."))]

        for name in unused(self.manifest.bien, ""):
            if name.split(".")[0] != CORE_NAME:
                message = f"Bản kê khai báo “{name}” mà mẫu không dùng, phần đó sẽ không được in."
                mend = "thêm nhãn vào mẫu, hoặc bỏ tên khỏi bản kê."
                place = self.manifest.place_of(name)
                self.findings.add("MB010", message, mend, place=place, text=name, severity=Severity.CANH_BAO)

    def _recipe(self, layout: Layout, sources: Mapping[str, tuple[str, Finish]], styles: Mapping[str, bytes]) -> Recipe:
        filters = filters_of(self.writers.runs, self.writers.points)
        environment = make_environment({**AUTHOR_FILTERS, **filters})
        static = with_core_part(self.parts, layout)
        parts: list[tuple[Any, ...]] = []
        for name in package_order(static):
            if name in sources:
                source, finish = sources[name]
                code, bodies = _code(name, source, environment, frozenset(filters))
                parts.append(("filled", name, code, bodies, (finish.cells, finish.rows, finish.tail)))
            elif name == layout.core:
                parts.append(("core", name))
            elif name == layout.styles:
                parts.append(("styles", name))
            else:
                parts.append(("static", packed(deflate_entry(name, static[name], BEST))))
        variants = {key: packed(deflate_entry(layout.styles, data, BEST)) for key, data in styles.items()}
        return Recipe(tuple(parts), variants, self.writers.runs, self.writers.points)


def _code(
    name: str, source: str, environment: SandboxedEnvironment, writers: frozenset[str]
) -> tuple[CodeType, dict[str, tuple[str, CodeType]]]:
    """Compiles one part, after proving that each of its outputs passes through a filter that escapes.

    Also the bodies of its loops that are written on their own (see ``repeats``), by the name of their filter.
    """
    tree = environment.parse(source)
    for output in tree.find_all(nodes.Output):
        for child in output.nodes:
            escaped = isinstance(child, nodes.Filter) and child.name in writers
            if not escaped and not isinstance(child, nodes.TemplateData):
                raise AssertionError(f"an output of {name} is not escaped")
    bodies = take_out(tree, environment)
    return environment.compile(tree), {key: (item, environment.compile(body)) for key, (item, body) in bodies.items()}
