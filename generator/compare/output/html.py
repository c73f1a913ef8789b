"""A comparison as one page without network or script: the change list, then the changes side by side and inline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from pathlib import PurePath
from typing import Final

from generator.compare.match import How, Nature, Op
from generator.compare.output import told
from generator.compare.output.told import FORMATS, HIDEABLE, KEYS, Stretch
from generator.compare.result import Change, Comparison, FormatChange, Highlight

_NOTHING: Final = "Không thấy thay đổi về số liệu, thời hạn, chỉ tiêu, đơn vị, nơi nhận, người ký, văn bản viện dẫn."
_TRENDS: Final = {"tăng": "len", "giảm": "xuong"}


def page(comparison: Comparison) -> str:
    """The whole page; equal comparisons give equal pages."""
    old, new = (PurePath(view.file).name for view in (comparison.old, comparison.new))
    return "".join(document(f"So sánh {old} và {new}", _body(comparison), _hiding(comparison)))


def document(title: str, body: Iterator[str], style: str = "") -> Iterator[str]:
    """A page around a body: head with the style inside, language, no reference to anything outside."""
    css = resources.files("generator.compare.output").joinpath("page.css").read_text(encoding="utf-8")
    yield f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{text(title)}</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>\n{css}{style}</style>\n</head>\n<body>\n"
    yield from body
    yield "</body>\n</html>\n"


def text(words: str) -> str:
    """Words as the page may hold them: nothing in them is markup, letters that no page may hold are replaced."""
    return escape(told.seen(words))


def summary_box(lines: Sequence[str], said: str) -> str:
    """The notices and the sum."""
    notes = "".join(f'<p class="luu-y">Lưu ý: {text(line)}</p>\n' for line in lines)
    return f'{notes}<p class="tom-tat">{text(said)}</p>\n'


def _body(comparison: Comparison) -> Iterator[str]:
    yield "<h1>So sánh hai phiên bản</h1>\n"
    yield from _switches(comparison)
    yield "<main>\n<table>\n"
    for name, view in (("Bản cũ", comparison.old), ("Bản mới", comparison.new)):
        yield f'<tr><th scope="row">{name}</th><td>{text(view.file)}</td></tr>\n'
    yield f"</table>\n{summary_box(told.notices(comparison), told.summary(comparison))}"
    yield from _change_list(comparison)
    yield from _sections(comparison)
    yield from _formats(comparison)
    yield "</main>\n"


def _switches(comparison: Comparison) -> Iterator[str]:
    """Choices that the style sheet alone obeys: which view, which classes of writing to hide."""
    views = (("xem-ca", "cả hai cách", ""), ("xem-canh", "đặt cạnh nhau", " checked"), ("xem-dong", "trong dòng", ""))
    for name, words, checked in views:
        yield f'<input type="radio" name="xem" id="{name}"{checked}>'
        yield f'<label class="chon" for="{name}">Xem {words}</label>\n'
    for key, words in _hideable(comparison):
        yield f'<input type="checkbox" id="an-{key}"><label class="chon" for="an-{key}">Ẩn khác biệt {words}</label>\n'


def _hideable(comparison: Comparison) -> list[tuple[str, str]]:
    natures = {nature for change in comparison.changes for nature in change.natures}
    found = [(KEYS[nature], nature.value) for nature in HIDEABLE if nature in natures]
    if comparison.layout or told.formatted(comparison):
        found.append((FORMATS, "định dạng"))
    return found


def _hiding(comparison: Comparison) -> str:
    """What the boxes hide: edits of their class, and blocks that are about nothing else."""
    rules = [f"#an-{FORMATS}:checked ~ main .{FORMATS} {{ display: none; }}\n"]
    for nature in HIDEABLE:
        key = KEYS[nature]
        box = f"#an-{key}:checked ~ main"
        rules.append(f"{box} del.{key} {{ display: none; }}\n")
        rules.append(f"{box} ins.{key} {{ background: none; color: inherit; text-decoration: none; }}\n")
        rules.append(f'{box} ins.{key}::before, {box} ins.{key}::after {{ content: ""; }}\n')
    sets = {told.spelling(change) for change in comparison.changes} - {()}
    for natures in sorted(sets):
        boxes = " ~ ".join(f"#an-{KEYS[nature]}:checked" for nature in natures)
        rules.append(f"{boxes} ~ main .{_only(natures)} {{ display: none; }}\n")
    return "".join(rules)


def _only(natures: Sequence[Nature]) -> str:
    return "chi-" + "-".join(KEYS[nature] for nature in natures)


def _change_list(comparison: Comparison) -> Iterator[str]:
    yield '<section id="danh-sach">\n<h2>Cần biết</h2>\n'
    if not comparison.highlights:
        yield f"<p>{_NOTHING}</p>\n"
    else:
        yield '<table>\n<thead><tr><th scope="col">Ở đâu</th><th scope="col">Thay đổi</th></tr></thead>\n'
        for group, found in told.by_group(comparison):
            yield f'<tbody>\n<tr><th colspan="2" scope="rowgroup" class="nhom">{text(group)}</th></tr>\n'
            yield from (_highlight(same, len(comparison.changes)) for same in found)
            yield "</tbody>\n"
        yield "</table>\n"
    if comparison.renumberings:
        yield "<h3>Đổi số thứ tự</h3>\n<ul>\n"
        yield from (f"<li>{text(each.text)}</li>\n" for each in comparison.renumberings)
        yield "</ul>\n"
    yield "</section>\n"


def _highlight(found: tuple[Highlight, ...], known: int) -> str:
    highlight = found[0]
    where = "<br>".join(dict.fromkeys(_linked(each, known) for each in found))
    said = "".join(_marked(piece) for piece in told.line(found))
    if len(found) > 1:
        said += f" ({len(found)} chỗ)"
    if highlight.trend:
        said += f' <b class="{_TRENDS.get(highlight.trend, "")}">{text(highlight.trend)}</b>'
    return f"<tr><td>{where}</td><td>{said}</td></tr>\n"


def _linked(highlight: Highlight, known: int) -> str:
    where = text(highlight.where or told.WHOLE)
    return f'<a href="#c{highlight.change}">{where}</a>' if 0 <= highlight.change < known else where


def _sections(comparison: Comparison) -> Iterator[str]:
    old, new = told.Numbers(comparison.old), told.Numbers(comparison.new)
    first = True
    for head, group in told.by_section(comparison):
        if first:
            yield "<section>\n<h2>Thay đổi theo từng mục</h2>\n"
            first = False
        yield f"<h3>{text(head)}</h3>\n"
        for number, rest, change in group:
            place = "; ".join(filter(None, [rest, told.label_note(change)]))
            yield _card(number, change, told.kind(change, old, new), place)
    if not first:
        yield "</section>\n"


def _card(number: int, change: Change, kind: str, place: str) -> str:
    about = told.spelling(change)
    classes = f"the {_only(about)}" if about else "the"
    pieces = told.stretches(change)
    whole = change.how in (How.INSERTED, How.DELETED)
    sides = "".join(
        f'<div><span class="nhan">{name}</span>{_side(pieces, op)}</div>'
        for name, op in (("Bản cũ", Op.DELETE), ("Bản mới", Op.INSERT))
    )
    inline = "".join(_marked(piece) for piece in pieces)
    formats = "".join(f"<li>{_format(each)}</li>" for each in change.formats)
    formats = f'<ul class="ve {FORMATS}">{formats}</ul>\n' if formats else ""
    where = f" · {text(place)}" if place else ""
    return (
        f'<article class="{classes}" id="c{number}">\n'
        f'<p class="ve"><b>{text(kind)}</b>{where}</p>\n'
        f'<div class="canh">{sides}</div>\n'
        f'<div class="dong"><span class="nhan">{"Nguyên văn" if whole else "Trong dòng"}</span>'
        f'<p class="chu">{inline}</p></div>\n'
        f"{formats}</article>\n"
    )


def _side(pieces: Sequence[Stretch], op: Op) -> str:
    """The old text with what goes marked, or the new one with what comes."""
    words = "".join(_marked(piece, old=op is Op.DELETE) for piece in pieces if piece.op in (Op.KEEP, op))
    return f'<p class="chu">{words}</p>' if words else '<p class="vang">(không có)</p>'


def _marked(piece: Stretch, *, old: bool = False) -> str:
    if piece.op is Op.KEEP:
        return text(piece.old if old else piece.new)
    tag, words = ("del", piece.old) if piece.op is Op.DELETE else ("ins", piece.new)
    after = ""
    if not words.strip():
        # A break that comes or goes would be marked but unseen.
        words, after = words.replace("\n", "↵"), "\n" if "\n" in words else ""
    title = "" if piece.nature is Nature.SUBSTANCE else f' title="{text(piece.nature.value)}"'
    return f'<{tag} class="{KEYS[piece.nature]}"{title}>{text(words)}</{tag}>{after}'


def _formats(comparison: Comparison) -> Iterator[str]:
    changed = told.formatted(comparison)
    if not changed and not comparison.layout:
        return
    yield f'<section class="{FORMATS}" id="muc-{FORMATS}">\n<h2>Định dạng, trình bày</h2>\n'
    if comparison.layout:
        yield "<ul>\n"
        yield from (f"<li>{_format(each)}</li>\n" for each in comparison.layout)
        yield "</ul>\n"
    if changed:
        yield '<table>\n<tr><th scope="col">Ở đâu</th><th scope="col">Đoạn</th><th scope="col">Thay đổi</th></tr>\n'
        homeless = {number for number, change in enumerate(comparison.changes) if told.is_format(change)}
        for found in changed:
            change = found.blocks[0][1]
            start = text(told.start(change.new_text or change.old_text)) if len(found.blocks) == 1 else ""
            # A block whose text changed too has its card above; the others are at home here.
            own = [number for number, _ in found.blocks if number in homeless]
            homeless.difference_update(own)
            where = text(told.places(found, comparison)) + "".join(f'<a id="c{number}"></a>' for number in own)
            yield f"<tr><td>{where}</td><td>{start}</td><td>{_format(found.change)}</td></tr>\n"
        yield "</table>\n"
    yield "</section>\n"


def _format(change: FormatChange) -> str:
    old, new = (text(value) or "(không có)" for value in (change.old, change.new))
    return f"{text(change.what)}: <del>{old}</del> → <ins>{new}</ins>"
