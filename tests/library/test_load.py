"""A publication without a mistake: values, places and look-ups."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from divebell.library import DiagnosticError, Library, Text, Tolerance, load_library

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.conftest import Project


@pytest.fixture
def library(project: Project) -> Library:
    return load_library(project({}))


def test_entries_are_found_by_slug(library: Library) -> None:
    assert sorted(library.dives) == ["2026-11-17-softmax", "2026-11-18-attention"]
    assert sorted(library.topics) == ["attention", "dropout", "softmax"]
    assert sorted(library.plans) == ["foundations"]
    assert sorted(library.collections) == ["llm-foundations"]
    assert sorted(library.spotlights) == ["job-board"]
    assert sorted(library.problems) == ["multi-head-attention", "softmax"]
    assert sorted(library.authors) == ["ada-example"]
    assert sorted(library.case_studies) == ["example-ranking"]
    assert sorted(library.postings) == ["example-engineer", "example-researcher"]
    assert sorted(library.assessments) == ["attention"]


def test_a_dive_has_its_front_matter_and_the_true_line_of_its_body(library: Library) -> None:
    dive = library.dives["2026-11-18-attention"]

    assert dive.title == "Attention"
    assert dive.date == date(2026, 11, 18)
    assert (dive.topic, dive.problem, dive.spotlight) == ("attention", "multi-head-attention", "job-board")
    assert dive.summary == "Queries, keys, values: what each is for."
    assert dive.tags == ("transformers", "training")
    assert (dive.authors, dive.updated) == (("ada-example",), date(2026, 11, 20))
    assert dive.body == Text(
        "content/dives/2026-11-18-attention.md", 13, "# Attention\n\nEvery query looks at every key.\n"
    )


def test_fields_that_are_left_out_have_defaults(library: Library) -> None:
    dive, topic = library.dives["2026-11-17-softmax"], library.topics["softmax"]

    assert (dive.tags, dive.authors, dive.updated) == ((), (), None)
    assert (topic.requires, topic.aliases) == ((), ())
    assert library.problems["softmax"].tolerance == Tolerance(rtol=1e-6, atol=1e-9)


def test_a_problem_has_its_texts_cases_and_wrong_answers(library: Library) -> None:
    problem = library.problems["multi-head-attention"]
    path = "problems/multi-head-attention"

    assert problem.directory == path
    assert (problem.difficulty, problem.collection) == ("medium", "llm-foundations")
    assert problem.hints == (
        Text(f"{path}/problem.yml", 6, "Reshape to (h, n, d/h) before any dot product."),
        Text(f"{path}/problem.yml", 8, "The scale is the square root\nof the *head's* width."),
    )
    assert problem.solution == Text(
        f"{path}/solution.py", 1, "def multi_head_attention(Q, K, V, h):\n    return V\n"
    )
    assert problem.statement.text == "Write `multi_head_attention(Q, K, V, h)`.\n"
    assert problem.starter.text.endswith("...\n")
    assert problem.explanation.text == "Split, attend, join.\n"
    assert [(case.line, case.column, case.source_line) for case in problem.cases] == [
        (12, 5, "  - name: one head is plain attention"),
        (14, 5, "  - name: two heads, random input"),
        (22, 5, "  - name: a width that h does not divide"),
        (25, 5, "  - name: output never leaves the range of V"),
    ]
    (flow,) = library.problems["softmax"].cases
    assert flow.source_line[flow.column - 1 :].startswith("{name: two equal scores")
    assert problem.cases[1].given == "rng = np.random.default_rng(7)\nQ, K, V = rng.normal(size=(3, 6, 8))\n"
    (unscaled,) = problem.wrong
    assert (unscaled.file, unscaled.fails, unscaled.says) == (
        "unscaled.py",
        "two heads, random input",
        "values",
    )
    assert unscaled.source.path == f"{path}/wrong/unscaled.py"


def test_a_case_takes_what_its_tolerance_leaves_out_from_the_problem(library: Library) -> None:
    cases = library.problems["multi-head-attention"].cases

    assert cases[0].tolerance is None
    assert cases[1].tolerance == Tolerance(rtol=0.01, atol=1e-3)


def test_the_spec_of_a_problem_is_json_with_every_field_filled_in(library: Library) -> None:
    spec = library.problems["multi-head-attention"].spec()

    assert json.loads(json.dumps(spec)) == spec
    assert spec["problem"] == "multi-head-attention"
    assert spec["tolerance"] == {"rtol": 1e-6, "atol": 1e-3}
    assert spec["cases"][3] == {
        "name": "output never leaves the range of V",
        "given": "rng = np.random.default_rng(seed)\nQ, K, V = rng.normal(size=(3, 5, 4))\n",
        "call": "multi_head_attention(Q, K, V, h=2)",
        "raises": None,
        "prints": None,
        "check": "(result.min(0) >= V.min(0) - 1e-9).all()",
        "seeds": 20,
        "tolerance": None,
        "order": None,
        "sign": None,
        "type": None,
        "mutates": [],
        "hidden": False,
        "seconds": 2,
        "compare_time": False,
    }
    assert spec["cases"][1]["mutates"] == ["Q"]
    assert spec["cases"][1]["tolerance"] == {"rtol": 0.01, "atol": 1e-3}


def test_dives_are_published_up_to_a_day_newest_first(library: Library) -> None:
    def published(day: int) -> list[str]:
        return [dive.slug for dive in library.published(date(2026, 11, day))]

    assert published(16) == []
    assert published(17) == ["2026-11-17-softmax"]
    assert published(18) == published(30) == ["2026-11-18-attention", "2026-11-17-softmax"]


def test_a_draft_is_never_published_and_hides_no_problem_of_another_dive(project: Project) -> None:
    dive = "---\ntitle: Softmax\nproblem: softmax\ndraft: true\n---\nNot yet.\n"
    library = load_library(project({"content/dives/2026-11-16-softmax.md": dive}))

    assert [each.slug for each in library.published(date(2026, 11, 30))] == [
        "2026-11-18-attention",
        "2026-11-17-softmax",
    ]
    first = library.dive_of_problem("softmax")
    assert first is not None
    assert first.slug == "2026-11-17-softmax"


def test_look_ups_follow_references_backwards(library: Library) -> None:
    def slugs(entries: tuple[object, ...]) -> list[str]:
        return [getattr(entry, "slug") for entry in entries]  # noqa: B009 - entries of several types

    placed = library.chapter_of("attention")
    assert placed is not None
    assert (placed[0].slug, placed[1].id) == ("foundations", "mixing")
    assert library.chapter_of("dropout") is None
    assert slugs(library.problems_of_topic("softmax")) == ["multi-head-attention", "softmax"]
    assert slugs(library.problems_of_topic("dropout")) == []
    assert slugs(library.problems_of_collection("llm-foundations")) == ["multi-head-attention", "softmax"]
    assert slugs(library.dives_of_topic("attention")) == ["2026-11-18-attention"]
    assert library.dive_of_problem("softmax") is library.dives["2026-11-17-softmax"]
    assert library.dive_of_problem("unset") is None
    assert slugs(library.dives_of_author("ada-example")) == ["2026-11-18-attention"]
    assert slugs(library.dives_of_tag("training")) == ["2026-11-18-attention"]
    assert slugs(library.dives_of_tag("sleep")) == []
    assert slugs(library.required_by("softmax")) == ["attention"]
    assert slugs(library.required_by("attention")) == []
    assert slugs(library.case_studies_of_topic("attention")) == ["example-ranking"]
    assert slugs(library.case_studies_of_topic("softmax")) == []
    assert slugs(library.case_studies_of_problem("multi-head-attention")) == ["example-ranking"]
    assert slugs(library.case_studies_of_problem("softmax")) == []
    assert slugs(library.assessments_of_plan("foundations")) == ["attention"]
    assert slugs(library.assessments_of_plan("unwritten")) == []


def test_a_problem_that_two_dives_set_belongs_to_the_first(
    project: Project, valid_files: dict[str, str]
) -> None:
    path = "content/dives/2026-11-18-attention.md"
    changed = valid_files[path].replace("problem: multi-head-attention", "problem: softmax")

    first = load_library(project({path: changed})).dive_of_problem("softmax")

    assert first is not None
    assert first.slug == "2026-11-17-softmax"


def test_a_library_cannot_be_changed(library: Library) -> None:
    with pytest.raises(TypeError):
        library.topics["new"] = library.topics["softmax"]  # type: ignore[index]  # that is what is tested
    with pytest.raises(ValidationError):
        library.topics["softmax"].title = "Hardmax"
    with pytest.raises(AttributeError):
        library.topics = {}  # type: ignore[misc]  # that is what is tested


def test_the_folders_can_be_named(project: Project, tmp_path: Path) -> None:
    root = project({})
    (root / "content").rename(root / "texts")
    (root / "problems").rename(root / "exercises")

    library = load_library(tmp_path, content="texts", problems="exercises")

    assert library.problems["softmax"].directory == "exercises/softmax"
    assert library.topics["softmax"].body.path == "texts/topics/softmax.md"


def test_a_project_may_have_no_problems_but_must_have_content(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert load_library(tmp_path).problems == {}

    (tmp_path / "content").rmdir()
    with pytest.raises(DiagnosticError, match="content:1:1: missing folder"):
        load_library(tmp_path)


def test_hidden_files_and_caches_are_passed_over(project: Project) -> None:
    root = project(
        {
            "content/topics/.softmax.md.swp": b"\xff",
            "problems/.gitkeep": "",
            "problems/softmax/.DS_Store": b"\x00",
            "problems/softmax/__pycache__/solution.cpython-313.pyc": b"\x00",
        }
    )

    assert sorted(load_library(root).problems) == ["multi-head-attention", "softmax"]


def test_an_empty_folder_of_a_problem_is_told_once(project: Project) -> None:
    root = project({})
    (root / "problems" / "nothing").mkdir()
    with pytest.raises(DiagnosticError) as caught:
        load_library(root)
    (told,) = caught.value.diagnostics
    assert (told.path, told.message) == ("problems/nothing", "empty folder")
