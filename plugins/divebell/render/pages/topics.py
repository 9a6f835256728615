"""The topics: a list of all, and a page for each."""

from collections.abc import Iterator

from divebell.library import Topic
from divebell.render.references import url_of
from divebell.render.views import Link, TopicsView, TopicView

from .concept_map import concept_map
from .edition import Edition
from .page import Page


def topic_pages(edition: Edition) -> Iterator[Page]:
    summary = "The concepts behind the dives, each with what it builds on."
    topics = edition.library.topics
    links = [edition.topic_link(slug) for slug in topics]
    view = TopicsView("Topics", summary, links, concept_map(topics, topics))
    yield Page("topics/", "topics.html", "Topics", summary, view)
    for topic in topics.values():
        yield _topic(edition, topic)


def _topic(edition: Edition, topic: Topic) -> Page:
    url = url_of("topic", topic.slug)
    body = edition.texts[topic.body]
    plan, chapter = edition.place_of(topic.slug)
    dives, problems = edition.dives_of(topic.slug), edition.problems_of(topic.slug)
    view = TopicView(
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
    return Page(url, "topic.html", topic.title, topic.summary, view)
