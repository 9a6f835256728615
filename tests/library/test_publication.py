"""Authors, case studies, postings and assessments: values, places and defaults."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from divebell.library import (
    DiagnosticError,
    Library,
    PublishedSource,
    Salary,
    SyncedPosting,
    Text,
    load_library,
)

if TYPE_CHECKING:
    from tests.library.conftest import Project

POSTING = """\
title: Data engineer
company: Example Mills (not a real company)
url: https://example.org/jobs/3
posted: 2026-11-10
country: IN
description: Keep the flour flowing.
"""
CASE_STUDY = "content/case-studies/example-ranking.md"


@pytest.fixture
def library(project: Project) -> Library:
    return load_library(project({}))


def test_an_author_is_a_name_and_what_the_author_wants_to_be_public(library: Library) -> None:
    author = library.authors["ada-example"]

    assert (author.slug, author.name, author.summary) == (
        "ada-example",
        "Ada Example",
        "Writes about attention.",
    )
    assert (author.url, author.email) == ("https://example.org/ada", "ada@example.org")


def test_a_case_study_has_its_sources_and_the_true_line_of_its_body(library: Library) -> None:
    study = library.case_studies["example-ranking"]

    assert (study.company, study.system, study.domain) == ("Example Videos", "Ranker", "recommendation")
    assert (study.techniques, study.scale) == (("Two towers", "Attention"), "10 million readers a day")
    assert (study.topics, study.problems) == (("attention",), ("multi-head-attention",))
    assert study.sources == (
        PublishedSource(
            title="How the ranker works",
            url="https://example.org/ranker",
            publisher="Example Videos",
            year=2021,
        ),
        PublishedSource(title="The ranker before", url="http://example.org/before", year=2016),
    )
    assert (study.body.path, study.body.line) == (CASE_STUDY, 18)
    assert study.body.text.startswith("## Problem\n")


def test_a_case_study_is_of_its_main_sources_year_unless_it_names_another(
    project: Project, valid_files: dict[str, str], library: Library
) -> None:
    named = valid_files[CASE_STUDY].replace("domain:", "year: 2019\ndomain:")

    assert library.case_studies["example-ranking"].year == 2021
    assert load_library(project({CASE_STUDY: named})).case_studies["example-ranking"].year == 2019


def test_a_posting_has_its_fields_and_the_true_line_of_its_description(library: Library) -> None:
    posting = library.postings["example-engineer"]

    assert posting.company == "Example Robotics (not a real company)"
    assert (posting.country, posting.city, posting.remote) == ("DE", "Berlin", "hybrid")
    assert (posting.role, posting.seniority) == ("machine-learning-engineer", "senior")
    assert posting.salary == Salary(min=70000, max=90000.5, currency="EUR", period="year")
    assert posting.description == Text("content/jobs/example-engineer.yml", 6, "Teach robots to *see*.")
    assert (posting.source, posting.example) == ("example", True)
    assert posting.until == date(2026, 11, 30)


def test_a_posting_of_a_list_is_like_one_of_its_own_file(library: Library) -> None:
    posting = library.postings["example-researcher"]

    assert (posting.slug, posting.source) == ("example-researcher", "greenhouse:example")
    assert (posting.country, posting.remote) == (None, "yes")
    assert posting.description == Text(
        "content/jobs/synced/greenhouse-example.yml", 7, "Read and write papers."
    )


def test_what_a_posting_leaves_out_has_defaults(project: Project) -> None:
    posting = load_library(project({"content/jobs/miller.yml": POSTING})).postings["miller"]

    assert (posting.remote, posting.role, posting.seniority) == ("no", "other", "unknown")
    assert (posting.city, posting.region, posting.stack, posting.salary) == ("", "", (), None)
    assert (posting.source, posting.example, posting.expires) == ("editors", False, None)
    assert posting.until == date(2027, 1, 9)


def test_a_posting_of_the_calendars_last_days_has_an_end() -> None:
    posting = SyncedPosting(
        slug="late",
        title="Late",
        company="Example",
        url="https://example.org/late",
        posted="9999-12-30",  # type: ignore[arg-type]  # as it is written
        description="Late.",
        remote="yes",
    )

    assert posting.until == date.max


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), ["example-engineer"]),
        (date(2026, 11, 18), ["example-researcher", "example-engineer"]),
        (date(2026, 11, 30), ["example-researcher", "example-engineer"]),
        (date(2026, 12, 1), ["example-researcher"]),
        (date(2027, 1, 17), ["example-researcher"]),
        (date(2027, 1, 18), []),
    ],
)
def test_postings_are_open_from_their_day_to_their_last(
    as_of: date, expected: list[str], library: Library
) -> None:
    assert [posting.slug for posting in library.open_postings(as_of)] == expected


def test_postings_of_one_day_are_in_order_of_slug(project: Project) -> None:
    same_day = POSTING.replace("2026-11-10", "2026-11-18")
    root = project({"content/jobs/z.yml": same_day, "content/jobs/a.yml": same_day.replace("/3", "/4")})

    slugs = [posting.slug for posting in load_library(root).open_postings(date(2026, 11, 20))]

    assert slugs == ["a", "example-researcher", "z", "example-engineer"]


def test_an_assessment_has_its_problems_in_their_order(library: Library) -> None:
    assessment = library.assessments["attention"]

    assert assessment.problems == ("softmax", "multi-head-attention")
    assert (assessment.minutes, assessment.pass_mark, assessment.plan) == (45, 50, "foundations")


def test_the_list_of_job_boards_is_not_a_posting(library: Library) -> None:
    assert "sources" not in library.postings


@pytest.mark.parametrize("heading", ["##Problem", "## Problem ##", "## Problem {#problem .wide}"])
def test_a_section_is_known_however_its_heading_is_written(
    heading: str, project: Project, valid_files: dict[str, str]
) -> None:
    text = valid_files[CASE_STUDY].replace("## Problem", heading)

    assert load_library(project({CASE_STUDY: text})).case_studies


@pytest.mark.parametrize("fence", ["```", "````text", "~~~", "   ```"])
def test_code_in_a_case_study_holds_no_sections(
    fence: str, project: Project, valid_files: dict[str, str]
) -> None:
    code = f"{fence}\n## Anything\n``\n{fence.removesuffix('text')}\n"
    text = valid_files[CASE_STUDY].replace("Which video", code + "\nWhich video")

    assert load_library(project({CASE_STUDY: text})).case_studies


def test_a_section_after_code_is_a_section(project: Project, valid_files: dict[str, str]) -> None:
    code = "~~~~\n```\n~~~\n~~~~~\n## Anything\n"

    with pytest.raises(DiagnosticError, match="unknown section 'Anything'"):
        load_library(project({CASE_STUDY: valid_files[CASE_STUDY] + code}))
