"""Loop bodies written once for an item that comes again: the same text as without, whatever happens to the item."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment

from generator.render.repeats import PREFIX, filters, take_out


def both_ways(source: str, contexts: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Every context through the plain template and through the one whose loop bodies are taken out."""
    plain = Environment(autoescape=False).from_string(source)
    environment = Environment(autoescape=False)
    tree = environment.parse(source)
    bodies = {name: (item, environment.compile(body)) for name, (item, body) in take_out(tree, environment).items()}
    environment.filters.update(filters(bodies, environment))
    template = environment.template_class.from_code(environment, environment.compile(tree), {})
    return [(plain.render(context), template.render(context)) for context in contexts]


LOOP = "{% for d in ds %}[{{ d.a }}{% if d.b %}!{% endif %}]{% endfor %}"


def test_shared_and_new_items_give_the_text_of_the_plain_template() -> None:
    shared = [{"a": "x", "b": True}, {"a": "y", "b": False}]
    contexts = [{"ds": [*shared, {"a": str(number), "b": number % 2 == 0}]} for number in range(5)]
    assert all(one == two for one, two in both_ways(LOOP, contexts))


def test_an_item_that_was_changed_is_written_anew() -> None:
    item = {"a": "x", "b": True}
    source = Environment(autoescape=False)
    tree = source.parse(LOOP)
    bodies = {name: (at, source.compile(body)) for name, (at, body) in take_out(tree, source).items()}
    source.filters.update(filters(bodies, source))
    template = source.template_class.from_code(source, source.compile(tree), {})
    said = [template.render(ds=[item]) for _ in range(3)]
    item["a"] = "z"
    assert [*said, template.render(ds=[item])] == ["[x!]", "[x!]", "[x!]", "[z!]"]


def test_a_body_that_uses_more_than_its_item_stays_in_its_loop() -> None:
    source = "{% for d in ds %}{{ d.a }}{{ other }}{{ loop.index }}{% endfor %}"
    environment = Environment(autoescape=False)
    assert take_out(environment.parse(source), environment) == {}
    contexts = [{"ds": [{"a": 1}], "other": text} for text in "pq"]
    assert both_ways(source, contexts) == [("1p1", "1p1"), ("1q1", "1q1")]


def test_inner_loops_and_texts_are_shared_too() -> None:
    source = "{% for r in rows %}<{% for c in r %}{{ c.t }},{% endfor %}>{% endfor %}"
    source += "{% for n in names %}{{ n }};{% endfor %}"
    row = [{"t": "a"}, {"t": "b"}]
    contexts = [{"rows": [row, [{"t": str(number)}]], "names": ["A", str(number)]} for number in range(4)]
    assert all(one == two for one, two in both_ways(source, contexts))


def test_the_bundled_template_shares_the_paragraphs_of_the_body() -> None:
    from generator import resources
    from generator.render.compile import recipe_of
    from generator.standards.manifest import read_manifest

    path = resources.template()
    manifest = read_manifest(path.with_suffix(".yaml").read_bytes(), file="mau.yaml").value
    assert manifest is not None
    recipe = recipe_of(path.read_bytes(), manifest, file="mau.docx", sizes={}).value
    assert recipe is not None
    document = next(part for part in recipe.parts if part[:2] == ("filled", "word/document.xml"))
    assert len(document[3]) >= 3
    assert all(name.startswith(PREFIX) for name in document[3])
