"""Text files: encodings, wrapped lines, what pages add; nothing is lost."""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.legacy import Scheme
from generator.read.txt import read_txt
from generator.read.view import DocView
from tests.read.legacy.test_legacy import SAMPLES

PLAN = "KẾ HOẠCH\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Phát huy sức mạnh của cả hệ thống chính trị, Nhân dân.\n"


def view(data: bytes | str) -> DocView:
    read = read_txt(data.encode() if isinstance(data, str) else data, "a.txt").value
    assert read is not None
    return read


def texts(found: DocView, where: str = "body") -> list[str]:
    return [block.text for block in found.blocks if block.where == where]


def inked(text: str) -> Counter[str]:
    """Characters that are no blanks and no control characters, in NFC."""
    whole = unicodedata.normalize("NFC", text)
    return Counter(mark for mark in whole if not mark.isspace() and unicodedata.category(mark) != "Cc")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAN.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + PLAN.encode(), "UTF-8"),
        (codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), "UTF-16"),
        (PLAN.encode("utf-16-le"), "UTF-16"),
        (PLAN.encode("utf-16-be"), "UTF-16"),
        (unicodedata.normalize("NFD", PLAN).encode(), "UTF-8"),
        (PLAN.replace("\n", "\r\n").encode(), "UTF-8"),
    ],
)
def test_unicode_in_any_dress_gives_the_same_paragraphs(data: bytes, encoding: str) -> None:
    found = view(data)
    assert texts(found) == PLAN.splitlines()
    assert found.settings["encoding"] == encoding
    assert found.notices == ()


def test_windows_1258_with_combining_tones_is_recognised_and_said() -> None:
    marks = "\u0300\u0301\u0303\u0309\u0323"
    apart = "".join(
        unicodedata.normalize("NFC", "".join(m for m in parts if m not in marks))
        + "".join(m for m in parts if m in marks)
        for parts in (unicodedata.normalize("NFD", letter) for letter in PLAN)
    )
    found = view(apart.encode("cp1258"))
    assert texts(found) == PLAN.splitlines()
    assert [(notice.key, "Windows-1258" in notice.message) for notice in found.notices] == [("bang-ma", True)]


@pytest.mark.parametrize(("key", "scheme"), [("tcvn3", Scheme.TCVN3), ("vni", Scheme.VNI)])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_legacy_text_is_recognised_as_bytes_and_as_pasted_letters(key: str, scheme: Scheme, encoding: str) -> None:
    samples: list[dict[str, str]] = SAMPLES["lines"]
    plain = str.maketrans({"“": '"', "”": '"', "–": "-"})
    lines = [sample[key].translate(plain) for sample in samples]
    found = view("\n".join(lines).encode(encoding))
    assert "".join("".join(texts(found)).split()) == "".join(
        "".join(sample["unicode"].translate(plain).split()) for sample in samples
    )
    assert scheme.value in found.notices[0].message


def test_a_few_broken_bytes_leave_a_utf_8_text_readable() -> None:
    data = bytearray(PLAN.encode())
    data[data.index("Ế".encode())] = 0xFF
    found = view(bytes(data))
    assert "Phát huy sức mạnh" in texts(found)[3]
    assert found.notices[0].key == "bang-ma"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "HT117"), (b" \r\n\t\n", "HT117"), (bytes(range(32)) * 40, "HT116"), (b"PK\x03\x04\0\0\0\0", "HT116")],
)
def test_what_is_no_text_is_refused_with_a_mend(data: bytes, code: str) -> None:
    outcome = read_txt(data, "a.txt")
    assert outcome.value is None
    assert [found.code for found in outcome.errors] == [code]
    assert outcome.errors[0].mend


BODY = (
    "- Phát huy sức mạnh của cả hệ thống chính trị trong việc tuyên truyền, nâng",
    "cao nhận thức, sự cần thiết, tính cấp bách của phát triển khoa học theo số 359-",
    "KH/TU ngày 01/7/2025 của Tỉnh ủy.",
)
JOINED = " ".join(BODY).replace("359- KH", "359-KH")


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \r\n \r\n"])
def test_wrapped_lines_are_joined_with_and_without_blank_lines(gap: str) -> None:
    found = view(gap.join(("I. MỤC ĐÍCH", "1. Mục đích", *BODY, "2. Yêu cầu")))
    assert texts(found) == ["I. MỤC ĐÍCH", "1. Mục đích", JOINED, "2. Yêu cầu"]


def test_a_block_knows_its_first_and_last_line() -> None:
    found = view("\n".join(("", "I. MỤC ĐÍCH", *BODY, "2. Yêu cầu")))
    assert [(block.address, block.lines) for block in found.blocks] == [
        ("line/2", (2, 2)),
        ("line/3", (3, 5)),
        ("line/6", (6, 6)),
    ]


def _paged(mark: str) -> str:
    """Pages that end in the middle of a sentence; no two lines at the edges of a page are the same."""
    pages = []
    for number, word in enumerate(("đất", "nước", "lửa", "gió"), 2):
        first, second = BODY[0], BODY[1].replace("khoa học", word)
        last = BODY[2].replace("Tỉnh ủy", word)
        pages.append(f"{first}\n{second}\n{BODY[2]}\n" * 5 + f"{first}\n{second}\n{mark.format(number)}{last}\n")
    return "".join(pages)


@pytest.mark.parametrize("mark", ["{}\n", "\f{}\n", "\n - {} -\n\n", "\fTrang {}\n"])
def test_page_numbers_are_set_apart_and_sentences_go_on_over_them(mark: str) -> None:
    found = view(_paged(mark))
    numbers = texts(found, "header") + texts(found, "footer")
    assert [text.strip(" -").removeprefix("Trang ") for text in numbers] == ["2", "3", "4", "5"]
    assert len(texts(found)) == 24
    assert all(text.startswith("- Phát huy") and "số 359-KH/TU ngày" in text for text in texts(found))


def test_running_heads_at_form_feeds_are_set_apart() -> None:
    found = view(_paged("\fUBND xã Hòa Phong - Trang {}\n"))
    assert texts(found, "header") == [f"UBND xã Hòa Phong - Trang {number}" for number in range(2, 6)]
    assert len(texts(found)) == 24
    assert all(text.startswith("- Phát huy") and "số 359-KH/TU ngày" in text for text in texts(found))


def test_numbers_of_a_list_are_no_page_numbers() -> None:
    found = view("STT\n1\nSở Nội vụ\n2\nSở Y tế\n3\nSở Xây dựng\n")
    assert texts(found, "header") == texts(found, "footer") == []


def test_typed_text_stays_line_by_line() -> None:
    assert texts(view(PLAN)) == PLAN.splitlines()


# First words of the paragraphs around the title, where lines in the middle of the page look full.
OPENINGS: dict[str, list[str]] = {
    "hoa-phong": [
        "KẾ HOẠCH",
        "Triển khai phát động",
        "Thực hiện Kế hoạch",
        "Ủy ban nhân dân xã",
        "I. MỤC ĐÍCH, YÊU CẦU",
    ],
    "kim-thanh": [
        "KẾ HOẠCH",
        "Phát động, triển khai",
        "Thực hiện Công văn",
        "Ủy ban nhân dân xã",
        "I. MỤC ĐÍCH, YÊU CẦU",
    ],
    "thanh-nam": [
        "KẾ HOẠCH",
        "Triển khai thực hiện",
        "Thực hiện Quyết định",
        "Theo đề nghị của",
        "I. MỤC ĐÍCH, YÊU CẦU",
    ],
}
LAST = {"hoa-phong": "Lê Đình Khánh", "kim-thanh": "Nguyễn Văn Nghiệp", "thanh-nam": "Phan Nhật An"}


@pytest.mark.parametrize("name", OPENINGS)
def test_the_published_plans_come_apart_into_their_paragraphs(name: str, shared: Path) -> None:
    found = view((shared / "plans" / f"{name}.txt").read_bytes())
    body = texts(found)
    start = body.index("KẾ HOẠCH")
    assert [text[: len(words)] for text, words in zip(body[start:], OPENINGS[name], strict=False)] == OPENINGS[name]
    assert body[-1] == LAST[name]
    recipients = body[body.index("Nơi nhận:") + 1 :]
    assert all(text.startswith("- ") for text in recipients[: next(i for i, t in enumerate(recipients) if "Lưu:" in t)])
    assert not [text for text in body if text[0].islower() and text[1] != ")"]


@pytest.mark.parametrize("name", OPENINGS)
def test_every_character_of_the_published_plans_stands_in_a_block(name: str, shared: Path) -> None:
    data = (shared / "plans" / f"{name}.txt").read_bytes()
    assert inked("".join(block.text for block in view(data).blocks)) == inked(data.decode())


WORDS: Any = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["", "\f", "2", "- 3 -", "359-", "KH/TU ngày", "I. MỤC ĐÍCH", *BODY, "\u200b", "e\u0301", "\u0301"]
        ),
    ),
    max_size=60,
)


@given(WORDS, st.sampled_from(["\n", "\n\n", "\r\n", "\n\f", " "]))
def test_every_character_of_any_text_stands_in_a_block(words: list[str], gap: str) -> None:
    text = gap.join(words)
    read = read_txt(codecs.BOM_UTF8 + text.encode("utf-8", "replace"), "a.txt")
    if read.value is None:
        assert {found.code for found in read.errors} <= {"HT116", "HT117"}
        return
    seen = text.encode("utf-8", "replace").decode()
    if not read.value.notices:
        assert inked("".join(block.text for block in read.value.blocks)) == inked(seen)
    assert all("".join(run.text for run in block.runs) == block.text for block in read.value.blocks)
    assert len({block.address for block in read.value.blocks}) == len(read.value.blocks)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read = read_txt(data, "a.txt")
    assert (read.value is None) == bool(read.errors)


def test_letters_that_are_not_composed_are_kept_as_raw() -> None:
    typed = unicodedata.normalize("NFD", "KẾ HOẠCH") + "\nĐã dựng sẵn\n"
    view = read_txt(typed.encode(), "a.txt").value
    assert view is not None
    assert [(block.text, block.raw) for block in view.blocks] == [
        ("KẾ HOẠCH", unicodedata.normalize("NFD", "KẾ HOẠCH")),
        ("Đã dựng sẵn", None),
    ]
