"""The JSON Schemas with which editors check what authors write."""

from __future__ import annotations

from divebell.library import schemas


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
