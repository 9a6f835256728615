"""The JSON Schemas with which editors check what authors write."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from divebell.library import schemas
from divebell.library.authored.kinds import KINDS
from divebell.library.authored.schemas import example_of


def test_there_is_a_schema_for_every_content_type() -> None:
    assert sorted(schemas()) == [
        "assessment",
        "author",
        "borrowed-problem",
        "case-study",
        "collection",
        "dive",
        "plan",
        "posting",
        "problem",
        "spotlight",
        "synced-postings",
        "topic",
    ]


def test_a_schema_names_what_authors_write_and_nothing_else() -> None:
    dive = schemas()["dive"]
    others = {"date", "topic", "problem", "spotlight", "summary", "tags", "authors", "updated", "draft"}

    assert set(dive["properties"]) == {"title", *others}
    assert dive["required"] == ["title"]
    assert dive["additionalProperties"] is False
    assert dive["properties"]["date"] == {
        "title": "Date",
        "type": "string",
        "format": "date",
        "pattern": r"^\d{4}-\d\d-\d\d$",
        "examples": ["2026-11-18"],
        "description": (
            "The day on which the dive is published; left out, the one that the file's name begins with."
        ),
    }


def test_a_schema_holds_choices_and_limits() -> None:
    problem = schemas()["problem"]
    case = problem["$defs"]["CaseFields"]["properties"]

    assert problem["properties"]["difficulty"]["enum"] == ["easy", "medium", "hard"]
    assert problem["properties"]["hints"]["maxItems"] == 6
    assert case["seeds"]["anyOf"][0] == {"type": "integer", "minimum": 1, "maximum": 1000}
    assert "line" not in case


def test_a_problem_from_elsewhere_needs_less_and_says_where_it_is_from() -> None:
    ours, borrowed = schemas()["problem"], schemas()["borrowed-problem"]

    assert set(ours["required"]) - set(borrowed["required"]) == {"topics", "hints", "wrong"}
    assert set(borrowed["required"]) - set(ours["required"]) == {"source"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_description_and_an_example(kind: str) -> None:
    schema = schemas()[kind]
    for model, part in {kind: schema, **schema.get("$defs", {})}.items():
        for name, field in part["properties"].items():
            assert field.get("description"), f"{model}.{name} has no docstring"
            assert len(field["examples"]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_right(kind: str) -> None:
    model = KINDS[kind]
    for name, field in model.model_fields.items():
        adapter: TypeAdapter[object] = TypeAdapter(field.annotation)  # type: ignore[arg-type]  # of a value
        adapter.validate_python(_as_read(example_of(model.__name__, name)))
    with pytest.raises(ValidationError):
        TypeAdapter(model).validate_python({})


def _as_read(value: object) -> object:
    """A value as YAML is read: its lists are tuples."""
    if isinstance(value, list):
        return tuple(map(_as_read, value))
    return {key: _as_read(each) for key, each in value.items()} if isinstance(value, dict) else value
