"""Which pages there are on a day, and what each is made from."""

import gzip
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from divebell.library import Problem, load_library
from divebell.render.countries import country_name
from divebell.render.pages import Bundle, Edition, Page, all_pages
from divebell.render.pages.case_studies import magnitude
from divebell.render.pages.concept_map import concept_map
from divebell.render.pages.layered import draw
from divebell.render.pages.nearness import RECENT, Nearness
from divebell.render.pages.page import tag_slug
from divebell.render.tame_markdown import tame_html
from divebell.render.texts import render_texts
from divebell.render.views import (
    AssessmentView,
    CaseStudiesView,
    CaseStudyView,
    CheatSheetView,
    DiveView,
    IndexView,
    JobBoardView,
    PlanView,
    PostingView,
    ProblemsView,
    ProblemView,
    ProgressView,
    TagView,
    TopicView,
    facet,
)
from divebell.verify import Proof

LIBRARY = Path(__file__).parent / "pages_library.txt"
PROBLEM = """\
title: {title}
difficulty: {difficulty}
collection: basics
topics: [{slug}]
hints: [Think.]
cases:
  - {{name: it holds, call: f(1), check: result > 0}}
wrong:
  zero.py: {{fails: it holds, says: check}}
"""
AS_OF = date(2026, 3, 2)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root = tmp_path_factory.mktemp("publication")
    _, *parts = re.split(r"^-- (.+) --\n", LIBRARY.read_text(encoding="utf-8"), flags=re.MULTILINE)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    for slug, difficulty in (("softmax", "hard"), ("attention", "easy"), ("dropout", "medium")):
        files |= {
            f"problems/{slug}/problem.yml": PROBLEM.format(
                title=slug.title(), slug=slug, difficulty=difficulty
            ),
            f"problems/{slug}/statement.md": "## Task\n\nWrite `f`, see [the task](#problem-task).\n",
            f"problems/{slug}/explanation.md": "One.\n",
            f"problems/{slug}/starter.py": "def f(x):\n    raise NotImplementedError\n",
            f"problems/{slug}/solution.py": "def f(x):\n    return 1\n",
            f"problems/{slug}/wrong/zero.py": "def f(x):\n    return 0\n",
        }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    library = load_library(root)
    return Edition(
        library,
        render_texts(library, cache=root / "cache", workers=1),
        {slug: proof(problem) for slug, problem in library.problems.items()},
        {slug: Bundle(f"{slug}.json.gz", "0") for slug in library.problems},
        AS_OF,
    )


def proof(problem: Problem) -> Proof:
    bundle = {"cases": [{"expected": None} for _ in problem.cases]}
    return Proof(problem.slug, gzip.compress(json.dumps(bundle).encode()), ())


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Page]:
    found = list(all_pages(edition))
    by_url = {page.url: page for page in found}
    assert len(by_url) == len(found)
    return by_url


def view[View](pages: dict[str, Page], url: str, kind: type[View]) -> View:
    found = pages[url].view
    assert isinstance(found, kind)
    return found


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("BO", "Bolivia"),
        ("PS", "State of Palestine"),
        ("CD", "The Democratic Republic of the Congo"),
        ("VG", "British Virgin Islands"),
        ("BQ", "Bonaire, Sint Eustatius and Saba"),
    ],
)
def test_a_country_goes_by_its_usual_name(code: str, name: str) -> None:
    assert country_name(code) == name


def test_accents_do_not_decide_where_a_choice_stands() -> None:
    labels = {"AX": "Åland Islands", "AL": "Albania", "TR": "Türkiye", "TM": "Turkmenistan"}
    choices = facet("country", "Country", labels, labels).choices
    assert [choice.value for choice in choices] == ["AX", "AL", "TR", "TM"]


def test_every_kind_of_page_is_there_and_nothing_of_tomorrow(pages: dict[str, Page]) -> None:
    assert sorted(pages) == [
        "",
        "about/",
        "about/design/",
        "assessments/",
        "assessments/today/",
        "authors/ada/",
        "bookmarks/",
        "case-studies/",
        "case-studies/ranking/",
        "collections/",
        "collections/basics/",
        "collections/empty/",
        "dives/",
        "dives/2026-03-01-softmax/",
        "dives/2026-03-02-attention/",
        "jobs/",
        "jobs/anywhere/",
        "jobs/open/",
        "offline/",
        "plans/",
        "plans/foundations/",
        "plans/foundations/weights/cheat-sheet/",
        "problems/",
        "problems/attention/",
        "problems/softmax/",
        "progress/",
        "tags/",
        "tags/deep-learning/",
        "tags/transformers/",
        "topics/",
        "topics/attention/",
        "topics/dropout/",
        "topics/probability/",
        "topics/softmax/",
    ]


def test_every_page_has_a_template(pages: dict[str, Page]) -> None:
    templates = Path(__file__).parents[2] / "site_src" / "theme" / "templates"
    assert [page.template for page in pages.values() if not (templates / page.template).is_file()] == []


def test_neighbours_are_those_of_the_days_that_are_shown(pages: dict[str, Page]) -> None:
    latest = view(pages, "dives/2026-03-02-attention/", DiveView)
    assert latest.next is None
    assert latest.previous is not None
    assert latest.previous.title == "Softmax"


def test_tags_that_differ_in_case_are_one(pages: dict[str, Page]) -> None:
    tag = view(pages, "tags/deep-learning/", TagView)
    assert [dive.title for dive in tag.dives] == ["Attention", "Softmax"]
    counts = {item.title: item.count for item in view(pages, "tags/", IndexView).items}
    assert counts == {"deep learning": 2, "transformers": 1}


@pytest.mark.parametrize(
    ("tag", "slug"),
    [
        ("Time Series", "time-series"),
        ("C", "c"),
        ("C++", "cpp"),
        ("C#", "c-sharp"),
        ("R & D", "r-d"),
        ("?", "3f"),
    ],
)
def test_every_tag_has_an_address_of_its_own(tag: str, slug: str) -> None:
    assert tag_slug(tag) == slug


def test_related_things_are_never_those_that_the_page_shows_anyway(pages: dict[str, Page]) -> None:
    dive = view(pages, "dives/2026-03-02-attention/", DiveView).related
    assert [link.title for link in dive.dives] == ["Softmax"]
    assert [card.slug for card in dive.problems] == ["softmax"]
    problem = view(pages, "problems/softmax/", ProblemView).related
    assert [link.title for link in problem.dives] == ["Attention"]
    assert [card.slug for card in problem.problems] == ["attention"]
    topic = view(pages, "topics/probability/", TopicView).related
    assert [link.title for link in topic.dives] == ["Attention", "Softmax"]


def test_the_nearest_share_the_weightiest_traits_and_ties_keep_their_order() -> None:
    near = Nearness(
        {
            "tag": {("tag", "x"): 2},
            "same tag": {("tag", "x"): 2},
            "topic": {("topic", "t"): 3},
            "far": {("topic", "u"): 3},
        }
    )
    asked = {("topic", "t"): 3, ("tag", "x"): 2}
    assert near.nearest(asked, 9) == ["topic", "tag", "same tag"]
    assert near.nearest(asked, 1) == ["topic"]
    assert near.nearest(asked, 9, besides=["topic"]) == ["tag", "same tag"]


def test_of_a_trait_that_many_share_only_the_first_count() -> None:
    near = Nearness({str(number): {("tag", "x"): 1} for number in range(RECENT + 5)})
    assert len(near.nearest({("tag", "x"): 1}, 10 * RECENT)) == RECENT


def test_topics_know_what_requires_them_and_who_uses_them(pages: dict[str, Page]) -> None:
    softmax = view(pages, "topics/softmax/", TopicView)
    assert [link.title for link in softmax.required_by] == ["Attention"]
    attention = view(pages, "topics/attention/", TopicView)
    assert attention.aliases == ("dot-product attention",)
    assert [link.url for link in attention.case_studies] == ["case-studies/ranking/"]


def test_a_cheat_sheet_holds_each_displayed_formula_once_under_its_heading(pages: dict[str, Page]) -> None:
    sheet = view(pages, "plans/foundations/weights/cheat-sheet/", CheatSheetView)
    assert [topic.topic.title for topic in sheet.topics] == ["Softmax"]
    groups = [(str(group.heading), group.url, len(group.formulas)) for group in sheet.topics[0].groups]
    dive = "dives/2026-03-01-softmax/"
    assert groups == [("", dive, 1), ("The shift", f"{dive}#the-shift", 1)]
    plan = view(pages, "plans/foundations/", PlanView)
    assert [chapter.cheat_sheet is not None for chapter in plan.chapters] == [True, False]


def test_the_concept_map_puts_topics_below_what_they_build_on(edition: Edition) -> None:
    topics = edition.library.topics
    whole = concept_map(topics, topics)
    y = {node.link.title: node.y for node in whole.nodes}
    assert y["Probability"] == y["Dropout"] < y["Softmax"] < y["Attention"]
    assert len(whole.edges) == 2
    attention = next(node for node in whole.nodes if node.link.title == "Attention")
    assert [link.title for link in attention.requires] == ["Softmax", "Probability"]
    part = concept_map(["softmax"], topics)
    assert {node.link.title: node.outside for node in part.nodes} == {"Probability": True, "Softmax": False}


def test_boxes_of_a_row_never_overlap() -> None:
    parents: dict[str, list[str]] = {f"a{i}": [] for i in range(6)} | {
        f"b{i}": [f"a{(i * 5) % 6}", f"a{(i * 2) % 6}"] for i in range(9)
    }
    parents["end"] = ["a0", *(f"b{i}" for i in range(9))]
    drawing = draw(parents, {box: (50.0 + 7 * len(box), 20.0) for box in parents})
    rows: dict[float, list[tuple[float, float]]] = {}
    for box, (x, y) in drawing.boxes.items():
        half = (50.0 + 7 * len(box)) / 2
        rows.setdefault(y, []).append((x - half, x + half))
    assert len(rows) == 3
    for spans in rows.values():
        spans.sort()
        assert spans[0][0] >= -0.1
        assert spans[-1][1] <= drawing.width + 0.1
        assert all(left[1] < right[0] for left, right in pairwise(spans))


def test_nothing_to_draw_is_an_empty_drawing() -> None:
    assert draw({}, {}).boxes == {}


def test_the_problem_index_is_newest_first_with_facets_of_what_is_shown(pages: dict[str, Page]) -> None:
    index = view(pages, "problems/", ProblemsView)
    assert [item.card.slug for item in index.items] == ["attention", "softmax"]
    assert index.items[0].text == "attention basics attention"
    choices = {each.name: [(choice.value, choice.count) for choice in each.choices] for each in index.facets}
    assert choices == {
        "difficulty": [("easy", 1), ("hard", 1)],
        "collection": [("basics", 2)],
        "topic": [("attention", 1), ("softmax", 1)],
    }


def test_the_job_board_shows_what_has_not_expired(pages: dict[str, Page]) -> None:
    board = view(pages, "jobs/", JobBoardView)
    assert [card.slug for card in board.items] == ["anywhere", "open"]
    assert board.has_examples
    card = board.items[1]
    assert (card.place, card.salary, card.yearly) == ("La Paz, Bolivia", "20 to 25.50 USD an hour", 44880)
    assert card.labels == ["On site", "MLOps", "Senior"]
    choices = {each.name: {choice.value: choice.count for choice in each.choices} for each in board.facets}
    assert choices == {
        "country": {"anywhere": 1, "BO": 1},
        "remote": {"yes": 1, "no": 1},
        "role": {"data-scientist": 1, "mlops": 1},
        "seniority": {"senior": 1, "unknown": 1},
        "stack": {"cpp": 1, "python": 2},
        "currency": {"USD": 1},
    }


def test_an_example_says_so_where_only_its_description_is_seen(pages: dict[str, Page]) -> None:
    posting = view(pages, "jobs/open/", PostingView)
    assert posting.summary.startswith("An example, not a real position.")


def test_the_text_of_a_posting_brings_no_markup_no_pictures_and_runs_nothing(
    pages: dict[str, Page],
) -> None:
    html = str(view(pages, "jobs/open/", PostingView).html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <strong>things</strong>" in html
    assert '<a href="https://example.org/" rel="nofollow ugc noopener">us</a>' in html
    assert "javascript:" not in html
    assert "<img" not in html
    assert "raise SystemExit" in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Top", "<h3>Top</h3>"),
        ("<b onclick=x>bold</b>", "<p>&lt;b onclick=x&gt;bold&lt;/b&gt;</p>"),
        ("[a](JavaScript:alert(1))", "<p><span>a</span></p>"),
        ("[a](//host/)", "<p><span>a</span></p>"),
        ("[a](http://[)", "<p><span>a</span></p>"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>"),
        (
            '[a](https://a.example "t")',
            '<p><a href="https://a.example" rel="nofollow ugc noopener">a</a></p>',
        ),
        ("pay is $100 to $200", "<p>pay is $100 to $200</p>"),
    ],
)
def test_strange_markdown_is_tamed(text: str, html: str) -> None:
    assert str(tame_html(text)) == html


def test_a_case_study_names_what_practises_it_and_is_found_by_its_facets(pages: dict[str, Page]) -> None:
    study = view(pages, "case-studies/ranking/", CaseStudyView)
    assert [heading.title for heading in study.toc] == ["Problem", "Architecture", "Lessons"]
    assert [card.slug for card in study.problems] == ["softmax"]
    assert study.sources[0].year == study.card.year == 2024
    facets = view(pages, "case-studies/", CaseStudiesView).facets
    choices = {each.name: [choice.value for choice in each.choices] for each in facets}
    assert choices == {
        "company": ["example-co"],
        "domain": ["search"],
        "technique": ["attention", "two-towers"],
        "scale": ["billions"],
        "year": ["2024"],
    }


@pytest.mark.parametrize(
    ("scale", "word"),
    [
        ("", ""),
        ("a few users", ""),
        ("over 1 billion users and 40 million songs", "billions"),
        ("65,536 units since 2015", "thousands"),
        ("1,200,000 requests a day", "millions"),
        ("Millions of videos", "millions"),
    ],
)
def test_the_magnitude_of_a_scale_is_its_largest(scale: str, word: str) -> None:
    assert magnitude(scale) == word


def test_an_assessment_waits_for_its_last_problem_and_keeps_identifiers_apart(
    pages: dict[str, Page],
) -> None:
    assert [card.title for card in view(pages, "assessments/", IndexView).items] == ["Today"]
    assessment = view(pages, "assessments/today/", AssessmentView)
    statements = [str(problem.statement) for problem in assessment.problems]
    assert 'id="softmax-problem-task"' in statements[0]
    assert 'href="#softmax-problem-task"' in statements[0]
    assert 'id="attention-problem-task"' in statements[1]
    problems = json.loads(assessment.problems_json("../../"))
    assert problems[0] == {
        "slug": "softmax",
        "title": "Softmax",
        "url": "../../problems/softmax/",
        "topics": ["Softmax"],
    }
    assert [link.title for link in view(pages, "plans/foundations/", PlanView).assessments] == ["Today"]


def test_the_page_of_progress_names_every_problem_by_where_it_stands(
    edition: Edition, pages: dict[str, Page]
) -> None:
    progress = view(pages, "progress/", ProgressView)
    shown = set(edition.problems)
    for links in ([outline.plan for outline in progress.plans], progress.difficulties, progress.collections):
        assert {slug for link in links for slug in link.problems} == shown
        assert all(link.count == len(link.problems) > 0 for link in links)
    for outline in progress.plans:
        of_chapters = {slug for chapter in outline.chapters for slug in chapter.problems}
        assert of_chapters == set(outline.plan.problems)
        anchors = [chapter.url.partition("#")[2] for chapter in outline.chapters]
        plan = view(pages, outline.plan.url, PlanView)
        assert set(anchors) <= {chapter.id for chapter in plan.chapters}


def test_a_new_reader_begins_with_an_easy_problem_and_the_latest_dive(pages: dict[str, Page]) -> None:
    progress = view(pages, "progress/", ProgressView)
    assert progress.first_problem is not None
    assert progress.first_problem.difficulty == "easy"
    assert progress.first_dive is not None
    assert progress.first_dive.url == "dives/2026-03-02-attention/"
