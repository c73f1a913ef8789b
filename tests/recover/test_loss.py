"""The account is a judge of its own: what is not in the variables shows, whoever said that it was placed."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.read.components import analyse
from generator.recover import LossReport, recover, report_text
from generator.recover.ledger import Kind, Ledger
from generator.recover.loss import UNACCOUNTED, account
from generator.recover.passages import Span
from tests.read.components.notation import document
from tests.recover.documents import plan

VIEW = document("Một hai ba.\nBốn năm.\n")


def test_what_nobody_entered_is_unaccounted() -> None:
    ledger = Ledger()
    ledger.place([Span(0, 0, 11)], ("ket_thuc",))
    report = account(VIEW, ledger, {"ket_thuc": "Một hai ba."})
    assert (report.source_chars, report.placed, report.listed, report.unaccounted) == (16, 9, 0, 7)
    assert [(item.text, item.kind) for item in report.items] == [("Bốn năm.", UNACCOUNTED)]


def test_what_is_not_in_the_variables_is_unaccounted_although_entered() -> None:
    ledger = Ledger()
    ledger.place([Span(0, 0, 11)], ("ket_thuc",))
    ledger.skip([Span(1, 0, 8)], Kind.TRANG, "số trang")
    report = account(VIEW, ledger, {"ket_thuc": "Một ba."})
    assert report.unaccounted >= len("hai")
    assert report.listed == 7
    assert report.source_chars == report.placed + report.listed + report.unaccounted


def test_words_that_stand_twice_in_the_source_must_stand_twice_in_the_variables() -> None:
    view = document("Một ý.\nMột ý.\n")
    ledger = Ledger()
    ledger.place([Span(0, 0, 6), Span(1, 0, 6)], ("noi_dung",))
    assert account(view, ledger, {"noi_dung": "- Một ý.\n"}).unaccounted == 5
    assert account(view, ledger, {"noi_dung": "- Một ý.\n- Một ý.\n"}).unaccounted == 0


def test_a_fault_of_the_reader_cannot_hide() -> None:
    view, whole = analyse(document(plan()))
    outcome = recover(view, whole=whole)
    assert outcome.value is not None
    changed = {**outcome.value.variables, "trich_yeu": "Triển khai phong trào"}
    ledger = Ledger()
    for index, block in enumerate(view.blocks):
        path = ("trich_yeu",) if block.text == "Triển khai phong trào thi đua" else None
        if path:
            ledger.place([Span(index, 0, len(block.text))], path)
        elif block.text:
            ledger.skip([Span(index, 0, len(block.text))], Kind.THE_THUC, "khác")
    assert account(view, ledger, changed).unaccounted == len("thiđua")
    assert account(view, ledger, outcome.value.variables).unaccounted == 0


def sample() -> LossReport:
    view, whole = analyse(document(plan().replace("Phát huy", "<b>Phát & huy</b>")))
    outcome = recover(view, whole=whole)
    assert outcome.value is not None
    return outcome.value.report


def test_json_has_the_counts_and_the_items() -> None:
    report = sample()
    data = json.loads(report_text.as_json([report], single=True))
    assert data["source_chars"] == data["placed"] + data["listed"] + data["unaccounted"]
    assert data["unaccounted"] == 0
    assert {"text", "place", "kind", "reason"} == set(data["items"][0])
    assert {"address", "page", "line"} == set(data["items"][0]["place"])
    assert sum(len("".join(item["text"].split())) for item in data["items"]) == data["listed"]
    assert len(json.loads(report_text.as_json([report, report], single=False))) == 2


def test_html_is_one_page_that_loads_nothing_and_runs_nothing() -> None:
    report = sample()
    lost = replace(report, items=(*report.items, replace(report.items[0], text="<script>x</script>", reason="&")))
    page = report_text.as_html([lost])
    assert page.startswith("<!doctype html>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page
    assert str(report.source_chars) in page


def test_text_names_every_item() -> None:
    report = sample()
    text = report_text.as_text([report])
    assert text.count("\n  ") >= len(report.items)
    assert f"{report.source_chars} ký tự" in text
