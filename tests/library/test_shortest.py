"""The shortest files: three lines of fields at most, and right defaults for all else."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from divebell.handbook import examples
from divebell.library import Library, load_library, schemas

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIELDS = re.compile(r"^---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


@pytest.fixture
def shortest() -> Mapping[str, str]:
    return examples.SHORTEST


@pytest.fixture
def library(tmp_path: Path, shortest: Mapping[str, str]) -> Library:
    for name, text in shortest.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library(tmp_path)


def test_three_lines_of_fields_are_enough(shortest: Mapping[str, str]) -> None:
    """A problem is proved before it is published, so it takes more."""
    for path, text in shortest.items():
        if path.startswith("content/"):
            front_matter = FIELDS.match(text)
            assert len((front_matter[1] if front_matter else text).splitlines()) <= 3, path


def test_there_is_one_of_every_kind(library: Library) -> None:
    kinds = [kind.name for kind in dataclasses.fields(Library) if kind.default is dataclasses.MISSING]
    assert all(getattr(library, kind) for kind in kinds)


def test_a_dive_takes_its_day_and_its_topic_from_its_name_and_its_problem_from_the_topic(
    library: Library,
) -> None:
    softmax, dropout = library.dives["2026-11-19-softmax"], library.dives["2026-11-18-dropout"]

    assert (softmax.date, softmax.topic, softmax.problem) == (date(2026, 11, 19), "softmax", "softmax")
    assert (dropout.date, dropout.topic, dropout.problem) == (date(2026, 11, 18), "dropout", None)


def test_spotlights_take_turns(library: Library) -> None:
    assert {dive.spotlight for dive in library.dives.values()} == {"job-board", "plans"}


def test_a_dive_can_do_without_a_problem_and_a_spotlight(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "content/dives/2026-11-19-softmax.md"
    path.write_text("---\ntitle: Softmax\nproblem: null\nspotlight: null\n---\nWeights.\n", encoding="utf-8")

    dive = load_library(tmp_path).dives["2026-11-19-softmax"]

    assert (dive.problem, dive.spotlight) == (None, None)


def test_what_is_written_goes_before_what_follows(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "content/dives/2026-11-18-dropout.md"
    path.write_text("---\ntitle: Dropout\ntopic: softmax\n---\nWeights.\n", encoding="utf-8")

    dive = load_library(tmp_path).dives["2026-11-18-dropout"]

    assert (dive.topic, dive.problem) == ("softmax", "softmax")


def test_a_chapter_is_called_by_its_title(library: Library) -> None:
    (chapter,) = library.plans["foundations"].chapters

    assert (chapter.id, chapter.topics) == ("weights-noise", ("softmax", "dropout"))


def test_a_posting_is_of_the_day_of_its_name_and_claims_no_place(library: Library) -> None:
    posting = library.postings["2026-11-12-example-engineer"]

    assert (posting.posted, posting.until) == (date(2026, 11, 12), date(2027, 1, 11))
    assert (posting.country, posting.remote, posting.description.text) == (None, "unknown", "")


def test_a_case_study_is_of_the_year_of_its_source(library: Library) -> None:
    study = library.case_studies["ranking"]

    assert (study.year, study.system, study.domain) == (2021, "", "other")


def test_an_assessment_and_an_author_have_defaults(library: Library) -> None:
    softmax, ada = library.assessments["softmax"], library.authors["ada-example"]

    assert (softmax.minutes, softmax.pass_mark, softmax.plan) == (60, 60, None)
    assert (ada.summary, ada.url, ada.email) == ("", None, None)


def test_schemas_ask_for_no_more_than_the_shortest_file_has() -> None:
    asked = {name: schema["required"] for name, schema in schemas().items()}

    assert asked["dive"] == asked["topic"] == asked["spotlight"] == asked["collection"] == ["title"]
    assert asked["posting"] == ["title", "company", "url"]
    assert asked["plan"] == ["title", "chapters"]
    assert asked["case-study"] == ["title", "company", "sources"]
    assert asked["assessment"] == ["title", "problems"]
    assert asked["author"] == ["name"]
