"""Seeded damage to a variables file: bytes, lines, indentation, keys, values, encodings."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

Damage = Callable[[random.Random, str], str | bytes]

EXPRESSIONS = (
    "{{ don_vi.ten }}", "{{ don_vi }}", "{{ khong_co }}", "{{ don_vi.__class__ }}", "{{ ''.__class__.__mro__ }}",
    "{{ 9**9**9 }}", "{{ 'a' * 10**9 }}", "{{ range(10) }}", "{% for x in y %}", "{{ don_vi.ten", "{{ }}", "{{{{ }}}}",
    "{{ muc.khong_co }}", "{{ bien }}", "{{ don_vi[don_vi] }}", "{{ don_vi | hoa }}", "\\{{ don_vi.ten }}",
    "{{ 1 / 0 }}",
    "{{ " + "(" * 200 + " }}", "{{ 'x' if don_vi.loai == 'xã' else 'y' }}", "{# chú thích #}", "}}", "{{ true }}",
)  # fmt: skip
VALUES = (
    "", "null", "~", "true", "12", "-1", "1.5", "0012", "31/2/2025", "2025-02-30", "[a, b]", "{a: b}", "[]", "{}",
    "'", '"', "*", "&a b", "!tag x", "|", ">-", "%", "@", "- a", "a: b", "{{ a }}", '"\\x07"', '"\\ud800"', '"\\0"',
    '"a\\x0bb"', '"\\u2028"', "<w:p/>&amp;", "**", "*a", "***a**", "٣", "TM, KT", "Phó Chủ tịch",
    "xã Không Có, Hải Phòng",
    "10804", "00000", "xa-kim-thanh", "ubnd", "phong", "tu_van", "khong", "phan", "99999999999999999999", "1" * 400,
    "x" * 5_000, "ệ" * 20_000, "[" * 70, "{a: " * 70, "a\u00a0b", "\u202eabc", "🙂", "𝒳", "\ufeffa", "a\tb",
)  # fmt: skip
KEYS = ("ke_thua", "trich_yeu", "trichyeu", "so_van_ban", "bien", "phu_luc", "noi_dung", "danh_so", "lay_tu", "bang",
        "hang", "cot", "vai_tro", "ten", "don_vi", "<<", "__class__", "self", "model_config", "trích_yếu",
        "")  # fmt: skip
CONTROL = ("\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\x9f", "\u2028", "\ufffe", "\uffff")
_VALUE = re.compile(r"(?m)^(?P<head> *(?:- )?[a-z_]+: +)(?P<value>[^|>\n].*)$")
_KEY = re.compile(r"(?m)^(?P<head> *(?:- )?)(?P<key>[a-z_]+)(?=:)")


def flip_bytes(rng: random.Random, text: str) -> bytes:
    data = bytearray(text.encode())
    for _ in range(rng.choice((1, 2, 20))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def cut_bytes(rng: random.Random, text: str) -> bytes:
    data = text.encode()
    start, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return rng.choice((data[:start], data[end:], data[:start] + data[end:], data[:start] + data))


def other_encoding(rng: random.Random, text: str) -> bytes:
    name = rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "latin-1", "utf-8-sig", "utf-7"))
    return text.encode(name, errors="replace")


def line_ends(rng: random.Random, text: str) -> str:
    end = rng.choice(("\r\n", "\r", "\n\n", "\n \n", "\n\t", "\x85", "\u2028", "\x0b"))
    lines = text.split("\n")
    return "".join(line + (end if rng.random() < 0.7 else "\n") for line in lines)


def lines(rng: random.Random, text: str) -> str:
    rows = text.split("\n")
    for _ in range(rng.choice((1, 1, 4))):
        at, other = rng.randrange(len(rows)), rng.randrange(len(rows))
        change = rng.randrange(5)
        if change == 0 and len(rows) > 1:
            del rows[at]
        elif change == 1:
            rows.insert(other, rows[at])
        elif change == 2:
            rows[at], rows[other] = rows[other], rows[at]
        elif change == 3:
            rows[at] = rng.choice((" ", "  ", "\t", "- ", "")) + rows[at].lstrip()
        else:
            rows[at] = " " * rng.randrange(5) + rows[at]
    return "\n".join(rows)


def keys(rng: random.Random, text: str) -> str:
    every = list(_KEY.finditer(text))
    if not every:
        return text
    found = rng.choice(every)
    key = found["key"]
    at = rng.randrange(len(key))
    new = rng.choice((key[:at] + key[at + 1 :], key + rng.choice("sx_"), key.upper(), rng.choice(KEYS), f'"{key}\\n"'))
    return text[: found.start("key")] + new + text[found.end("key") :]


def values(rng: random.Random, text: str) -> str:
    for _ in range(rng.choice((1, 1, 3))):
        found = list(_VALUE.finditer(text))
        if not found:
            break
        one = rng.choice(found)
        text = text[: one.start("value")] + rng.choice(VALUES) + text[one.end("value") :]
    return text


def swap_types(rng: random.Random, text: str) -> str:
    found = list(_VALUE.finditer(text))
    if not found:
        return text
    one = rng.choice(found)
    value = one["value"]
    quoted = value.replace("\\", "").replace('"', "'")
    new = rng.choice(
        (f'["{quoted}"]', f'{{ a: "{quoted}" }}', f'[["{quoted}"], []]', f"{{ {quoted[:20]} }}", f'"{quoted}"')
    )
    return text[: one.start("value")] + new + text[one.end("value") :]


def insert_words(rng: random.Random, text: str) -> str:
    words = rng.choice((rng.choice(EXPRESSIONS), rng.choice(CONTROL), rng.choice(VALUES)))
    at = rng.randrange(len(text))
    return text[:at] + words + text[at:]


def new_key(rng: random.Random, text: str) -> str:
    at = rng.choice([match.start() for match in re.finditer(r"(?m)^", text)])
    row = f"{' ' * rng.choice((0, 0, 2, 4))}{rng.choice(KEYS)}: {rng.choice((*VALUES, *EXPRESSIONS))}\n"
    return text[:at] + row + text[at:]


def decompose(rng: random.Random, text: str) -> str:
    form = rng.choice(("NFD", "NFKD"))
    return lines(rng, unicodedata.normalize(form, text))


def join(rng: random.Random, text: str) -> str:
    return text + rng.choice(("\n---\n", "...\n", "\n", "&a ")) + text


def inherit(rng: random.Random, text: str) -> str:
    base = rng.choice(('"\\0"', "x" * 300, ".", "..", "/", "khong-co.yaml", '""', "[a]", "C:\\\\a.yaml", "~", "*a"))
    return f"ke_thua: {base}\n{text}"


BLOCKS = (
    "so_van_ban: {}", "ngay_ban_hanh: {}", "dia_danh: {}", "danh_so: {}", "do_mat: {}", "muc_khan: {}", "luu_hanh: {}",
    "bien: {{ ten_rieng: {}, khac: {} }}", "lien_he: {{ dia_chi: {}, fax: {} }}", "thiet_lap: {{ co_chu: {} }}",
    "nguoi_soan_thao: {{ ky_hieu: {}, so_ban_phat_hanh: {} }}", "chu_viet_tat: {{ Phòng A: {} }}",
    "phu_luc: [ {{ tieu_de: {}, bang: {{ cot: [a, {}], hang: [[{}, b], [c, d]] }} }} ]",
    "phu_luc: [ {{ tieu_de: A, lay_tu: {} }} ]", "phu_luc: [ {{ ten: a, tieu_de: A, noi_dung: {} }} ]",
    "nguoi_ky: {{ quyen_han: {}, chuc_vu: {}, ho_ten: {} }}", "nguoi_ky: {{ chuc_vu: {}, chuc_vu_nguoi_giao: {} }}",
    "co_quan_ban_hanh: {{ don_vi: {} }}", "co_quan_ban_hanh: {{ don_vi: '10804', loai: {}, ten: {}, ky_hieu: {} }}",
    "co_quan_ban_hanh: {{ don_vi: {{ ten: {}, loai: {}, tinh: {} }} }}", "can_cu: [{}, {}]", "noi_nhan: [{}]",
    "noi_dung: [ {{ tieu_de: {}, danh_so: {}, muc_con: [{}, {{ noi_dung: {}, khong_so: {} }}] }} ]", "noi_dung: {}",
    "noi_dung: [ {{ ten: {}, noi_dung: {} }} ]", "mo_dau: {}", "ket_thuc: {}", "trich_yeu: {}",
    "tieu_chi: [ {{ noi_dung: {}, chi_tieu: {}, don_vi_tinh: {}, thoi_han: {} }} ]",
    "to_chuc_thuc_hien: [ {{ don_vi: {}, nhiem_vu: [{}, {{ viec: {}, phoi_hop: [{}], thoi_han: {} }}] }} ]",
)  # fmt: skip


def component(rng: random.Random, text: str) -> str:
    """One component of the form given anew, its values drawn from what people and programs may put there."""
    block = rng.choice(BLOCKS)
    drawn = [rng.choice(rng.choice((VALUES, WORDS, EXPRESSIONS))) for _ in range(block.count("{}"))]
    if rng.random() < 0.8:
        drawn = [value if value in VALUES else "'" + value.replace("'", "''") + "'" for value in drawn]
    name = block.partition(":")[0]
    kept = re.sub(rf"(?ms)^{name}:.*?(?=^[a-z_]+:|\Z)", "", text)
    return kept + "\n" + block.format(*drawn) + "\n"


WORDS = (
    "56", "05", "13/6/2025", "tháng 7/2025", "năm 2026", "ngày 30 tháng 02 năm 2026", "Ba Tô", "la_ma", "so", "so_cap",
    "chu", "gach", "cong", "so_ngoac", "chu_hoa", "Mật", "Mâ\u0323t", "Khẩn", "Hỏa tốc", "Lưu hành nội bộ", "KT",
    "TM", "TL",
    "Q", "TL, KT", "Phó Chủ tịch", "Chủ tịch", "Phó Trưởng ban Thường trực", "Nguyễn Văn A", "TS. Nguyễn Văn A", "có",
    "tieu_chi", "to_chuc_thuc_hien", ">= 80", "<= 5", "từ 80 đến 90", "100", "%", "mô hình",
    "trước ngày 05/11 hằng năm",
    "30/11/2026", "31/11/2026", "**đậm *cả hai***", "a * b", "\\*", "I. A", "1. A", "- A",
    "a) A {#ten vai_tro=tieu_chi}",
    "A {#1}", "Phần I", "./.", "...", "V/v A", "Lưu: VT", "xã", "phường", "tỉnh Hưng Yên", "Ban Chỉ đạo A", "KTHT&ĐT",
    "12-13-13", "13-14-14", "A & B < C > D", "]]>", "%}", "{", "}", "x {{ y", "\u0301", "ngang", "a_b", "tên_có_dấu",
)  # fmt: skip

STRUCTURE: tuple[Damage, ...] = (flip_bytes, cut_bytes, other_encoding, line_ends, decompose, join, inherit)
CONTENT: tuple[Damage, ...] = (
    lines, keys, values, values, swap_types, insert_words, insert_words, new_key, component, component, component,
)  # fmt: skip


def damaged(seed: int, sources: list[str]) -> bytes:
    """The file of a seed: one of the sources, damaged once or a few times; the last damage may be to its bytes."""
    rng = random.Random(seed)
    text: str | bytes = rng.choice(sources)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if isinstance(text, bytes):
            break
        text = rng.choice(STRUCTURE if rng.random() < 0.2 else CONTENT)(rng, text or " a: b")
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
