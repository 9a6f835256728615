"""The topics: a list of all, and a page for each."""

from collections.abc import Iterator
from functools import partial

from divebell.library import Topic
from divebell.render.references import url_of
from divebell.render.views import Link, TopicsView, TopicView

from .concept_map import concept_map
from .edition import Edition
from .page import Page


def topic_pages(edition: Edition) -> Iterator[Page]:
    summary = "The concepts behind the dives, each with what it builds on."
    yield Page("topics/", "topics.html", "Topics", summary, lambda: _index(edition, summary))
    for topic in edition.library.topics.values():
        view = partial(_view, edition, topic)
        yield Page(url_of("topic", topic.slug), "topic.html", topic.title, topic.summary, view)


def _index(edition: Edition, summary: str) -> TopicsView:
    topics = edition.library.topics
    links = [edition.topic_link(slug) for slug in topics]
    return TopicsView("Topics", summary, links, concept_map(topics, topics))


def _view(edition: Edition, topic: Topic) -> TopicView:
    url = url_of("topic", topic.slug)
    body = edition.texts[topic.body]
    plan, chapter = edition.place_of(topic.slug)
    dives, problems = edition.dives_of(topic.slug), edition.problems_of(topic.slug)
    return TopicView(
        title=topic.title,
        standfirst="" if topic.summary == body.first_sentence else topic.summary,
        aliases=topic.aliases,
        html=body.for_page(url),
        requires=[edition.topic_link(slug) for slug in topic.requires],
        required_by=[edition.topic_link(other.slug) for other in edition.library.required_by(topic.slug)],
        chapter=chapter,
        plan=plan,
        dives=[edition.dive_card(dive) for dive in dives],
        problems=[edition.problem_card(problem) for problem in problems],
        case_studies=[
            Link(study.title, url_of("case", study.slug), study.summary)
            for study in edition.library.case_studies_of_topic(topic.slug)
        ],
        related=edition.related(
            edition.relations.of_topics([topic.slug]),
            dives=[dive.slug for dive in dives],
            problems=[problem.slug for problem in problems],
        ),
    )
