"""The topics: a list of all, and a page for each."""

from collections.abc import Iterator

from divebell.library import Topic
from divebell.render.references import url_of
from divebell.render.views import IndexView, TopicView

from .edition import Edition
from .page import Page


def topic_pages(edition: Edition) -> Iterator[Page]:
    summary = "The concepts behind the dives, each with what it builds on."
    links = [edition.topic_link(slug) for slug in edition.library.topics]
    yield Page("topics/", "topics.html", "Topics", summary, IndexView("Topics", summary, links))
    for topic in edition.library.topics.values():
        yield _topic(edition, topic)


def _topic(edition: Edition, topic: Topic) -> Page:
    url = url_of("topic", topic.slug)
    plan, chapter = edition.place_of(topic.slug)
    view = TopicView(
        title=topic.title,
        summary=topic.summary,
        html=edition.texts[topic.body].for_page(url),
        requires=[edition.topic_link(slug) for slug in topic.requires],
        required_by=[edition.topic_link(slug) for slug in edition.required_by.get(topic.slug, ())],
        chapter=chapter,
        plan=plan,
        dives=[edition.dive_card(dive) for dive in edition.dives_of(topic.slug)],
        problems=[edition.problem_card(problem) for problem in edition.problems_of(topic.slug)],
    )
    return Page(url, "topic.html", topic.title, topic.summary, view)
