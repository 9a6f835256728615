"""The shortest files: three lines of fields at most, and right defaults for all else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from divebell.library import Library, load_library, schemas

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST = {
    "content/dives/2026-11-18-dropout.md": "---\ntitle: Dropout\n---\nNoise helps.\n",
    "content/dives/2026-11-19-softmax.md": "---\ntitle: Softmax\n---\nScores become weights.\n",
    "content/topics/softmax.md": "---\ntitle: Softmax\n---\nScores become weights.\n",
    "content/topics/dropout.md": "---\ntitle: Dropout\n---\nNoise helps.\n",
    "content/plans/foundations.yml": (
        "title: Foundations\nchapters:\n- {title: Weights & noise, topics: [softmax, dropout]}\n"
    ),
    "content/collections/basics.yml": "title: Basics\n",
    "content/spotlights/job-board.md": "---\ntitle: Job board\n---\nHave a look.\n",
    "content/spotlights/plans.md": "---\ntitle: Plans\n---\nHave a look.\n",
    "content/authors/ada-example.yml": "name: Ada Example\n",
    "content/case-studies/ranking.md": (
        "---\n"
        "title: Ranking videos\n"
        "company: Example Videos\n"
        'sources: [{title: How we rank, url: "https://example.org/ranking", year: 2021}]\n'
        "---\n"
        "## Problem\n\nToo many.\n\n## Architecture\n\nTwo towers.\n\n## Lessons\n\nMeasure.\n"
    ),
    "content/jobs/2026-11-12-example-engineer.yml": (
        "title: Engineer\ncompany: Example Mills (not a real company)\nurl: https://example.org/jobs/1\n"
    ),
    "content/assessments/softmax.yml": "title: Softmax\nproblems: [softmax]\n",
}
PROBLEM = {
    "problem.yml": (
        "title: Softmax\n"
        "difficulty: easy\n"
        "collection: basics\n"
        "topics: [softmax]\n"
        "hints: [Subtract the largest score.]\n"
        'cases: [{name: two scores, call: "softmax([0.0, 0.0])"}]\n'
        "wrong: {none.py: {fails: two scores, says: None}}\n"
    ),
    "statement.md": "Write `softmax(x)`.\n",
    "starter.py": "def softmax(x): ...\n",
    "solution.py": "def softmax(x):\n    return [1 / len(x)] * len(x)\n",
    "explanation.md": "Equal scores weigh the same.\n",
    "wrong/none.py": "def softmax(x):\n    return None\n",
}
"""A problem is proved before it is published, so all that proves it must be there."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    files = SHORTEST | {f"problems/softmax/{name}": text for name, text in PROBLEM.items()}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library(tmp_path)


@pytest.mark.parametrize("path", SHORTEST)
def test_three_lines_of_fields_are_enough(path: str) -> None:
    text = SHORTEST[path]
    fields = text.split("---\n")[1] if path.endswith(".md") else text

    assert len(fields.splitlines()) <= 3


def test_every_kind_that_is_not_proved_has_a_shortest_file(library: Library) -> None:
    kinds = set(schemas()) - {"problem", "synced-postings"}

    assert len(kinds) == len({path.split("/")[1] for path in SHORTEST})
    assert all((library.dives, library.topics, library.plans, library.collections, library.spotlights))
    assert all((library.authors, library.case_studies, library.postings, library.assessments))


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
