"""Summaries for what has none of its author's: the first sentence of its text, or what it holds."""

import dataclasses
from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from divebell.library import CaseStudy, Chapter, Dive, Library, Plan, Spotlight, Text, Topic

from .markdown import Rendered


def with_summaries(library: Library, texts: Mapping[Text, Rendered]) -> Library:
    """`library`, in which every entry that is listed has a summary. `texts` has those of its entries."""

    def of_texts[Entry: (Dive, Topic, Spotlight, CaseStudy)](
        entries: Mapping[str, Entry],
    ) -> dict[str, Entry]:
        return {
            slug: _told(entry, entry.summary, texts[entry.body].first_sentence or entry.title)
            for slug, entry in entries.items()
        }

    return dataclasses.replace(
        library,
        dives=of_texts(library.dives),
        topics=of_texts(library.topics),
        spotlights=of_texts(library.spotlights),
        case_studies=of_texts(library.case_studies),
        plans={slug: _plan(plan, library.topics) for slug, plan in library.plans.items()},
        collections={
            slug: _told(entry, entry.summary, f"The problems of “{entry.title}”.")
            for slug, entry in library.collections.items()
        },
        assessments={
            slug: _told(entry, entry.summary, f"{_count(entry.problems)} in {entry.minutes} minutes.")
            for slug, entry in library.assessments.items()
        },
    )


def _plan(plan: Plan, topics: Mapping[str, Topic]) -> Plan:
    chapters = tuple(_chapter(chapter, topics) for chapter in plan.chapters)
    titles = _listed(chapter.title for chapter in chapters)
    return _told(plan.model_copy(update={"chapters": chapters}), plan.summary, titles)


def _chapter(chapter: Chapter, topics: Mapping[str, Topic]) -> Chapter:
    return _told(chapter, chapter.summary, _listed(topics[slug].title for slug in chapter.topics))


def _told[Entry: BaseModel](entry: Entry, own: str, instead: str) -> Entry:
    return entry if own else entry.model_copy(update={"summary": instead})


def _listed(titles: Iterable[str]) -> str:
    """`Softmax, Attention and Dropout.`"""
    *most, last = titles
    return f"{', '.join(most)} and {last}." if most else f"{last}."


def _count(problems: tuple[str, ...]) -> str:
    return "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
