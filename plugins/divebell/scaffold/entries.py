"""The kinds of entry that `divebell new` begins, with what each has to be told."""

from __future__ import annotations

import keyword
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from divebell.library import slug_from
from divebell.library.authored import (
    AssessmentFile,
    AuthorFile,
    CaseStudyFrontMatter,
    CollectionFile,
    DiveFrontMatter,
    PlanFile,
    PostingFile,
    ProblemFile,
    PublishedSource,
    SpotlightFrontMatter,
    TopicFrontMatter,
)

from .fields import Field

if TYPE_CHECKING:
    from divebell.library.authored import Authored

    from .shelves import Shelves

_LONGEST_SLUG: Final = 60


@dataclass(frozen=True)
class Entry:
    """One kind of entry."""

    kind: str
    """The subcommand's name, and the template's."""
    model: type[Authored]
    fields: tuple[Field, ...]
    """What is asked for besides the title, in this order."""
    then: str
    """What the author does next."""


def name_from(title: str) -> str:
    """A file name that reads like a title, cut between words where it is long; "" without Latin letters."""
    slug = slug_from(title)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    whole = slug[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return whole or slug[:_LONGEST_SLUG]


def function_from(slug: str) -> str:
    """The name of the function that a problem of that name asks for."""
    name = slug.replace("-", "_")
    if name[0].isdigit():
        name = f"solve_{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def _topic_of_title(shelves: Shelves, said: dict[str, Any]) -> str | None:
    return said["slug"] if said["slug"] in shelves.slugs("topics") else None


def _problem_of_topic(shelves: Shelves, said: dict[str, Any]) -> str:
    """The first problem of the topic that no dive sets yet."""
    if shelves.library is None:
        return ""
    problems = shelves.library.problems_of_topic(said["topic"])
    return next((each.slug for each in problems if not shelves.library.dive_of_problem(each.slug)), "")


def _only(folder: str) -> Any:
    def only(shelves: Shelves, said: dict[str, Any]) -> str | None:
        known = shelves.slugs(folder)
        return next(iter(known)) if len(known) == 1 else None

    return only


def _only_author(shelves: Shelves, said: dict[str, Any]) -> str:
    return _only("authors")(shelves, said) or ""


def _next_free_day(shelves: Shelves, said: dict[str, Any]) -> str:
    return shelves.free_day().isoformat()


def _today(shelves: Shelves, said: dict[str, Any]) -> str:
    return shelves.today.isoformat()


def _unplaced_topics(shelves: Shelves, said: dict[str, Any]) -> str | None:
    if shelves.library is None:
        return None
    return (
        ", ".join(slug for slug in sorted(shelves.library.topics) if not shelves.library.chapter_of(slug))
        or None
    )


def _this_year(shelves: Shelves, said: dict[str, Any]) -> str:
    return str(shelves.today.year)


def _function(shelves: Shelves, said: dict[str, Any]) -> str:
    return function_from(said["slug"])


_IS_PROVED = "`divebell verify --only {slug}` says what is left to write, and then proves it"
_IS_SHOWN = (
    "write what is marked TODO: as long as something is, `mkdocs build --strict` refuses to publish it"
)
_IS_DONE = "`divebell check` reads it, `mkdocs serve` shows it"

ENTRIES: Final = {
    entry.kind: entry
    for entry in (
        Entry(
            "dive",
            DiveFrontMatter,
            (
                Field("date", "Day", _next_free_day),
                Field("topic", "Topic", _topic_of_title, refers="topics"),
                Field("problem", "Problem of the day", _problem_of_topic, refers="problems"),
                Field("authors", "Authors", _only_author, refers="authors", many=True),
                Field("tags", "Tags", many=True),
            ),
            "write it, then delete the line `draft: true`: it comes out on its day",
        ),
        Entry(
            "topic",
            TopicFrontMatter,
            (Field("requires", "Topics to read first", refers="topics", many=True),),
            _IS_SHOWN,
        ),
        Entry(
            "problem",
            ProblemFile,
            (
                Field("topic", "Topics", _only("topics"), refers="topics", many=True, field="topics"),
                Field("collection", "Collection", _only("collections"), refers="collections"),
                Field("difficulty", "Difficulty (easy, medium, hard)", "medium"),
                Field("function", "Name of the function", _function),
            ),
            _IS_PROVED,
        ),
        Entry(
            "case-study",
            CaseStudyFrontMatter,
            (
                Field("company", "Company", None),
                Field("source_title", "Title of the main source", None, field="title", model=PublishedSource),
                Field("source_url", "Its address", None, field="url", model=PublishedSource),
                Field("year", "Its year", _this_year),
                Field("domain", "Domain", "other"),
                Field("topics", "Topics that explain it", refers="topics", many=True),
                Field("problems", "Problems that practise it", refers="problems", many=True),
            ),
            _IS_SHOWN,
        ),
        Entry(
            "posting",
            PostingFile,
            (
                Field("company", "Company", None),
                Field("url", "Address of the posting", None),
                Field("country", "Country (such as DE; none for anywhere in the world)"),
                Field("city", "City"),
                Field(
                    "remote",
                    "Remote (no, hybrid, yes, unknown)",
                    lambda _, said: "no" if said["country"] else "yes",
                ),
                Field("role", "Role", "other"),
                Field("seniority", "Seniority", "unknown"),
                Field("stack", "Languages, libraries and tools", many=True),
                Field("posted", "Day on which it was posted", _today),
            ),
            _IS_DONE,
        ),
        Entry(
            "plan",
            PlanFile,
            (
                Field("chapter", "Title of the first chapter", "First Steps"),
                Field("topics", "Its topics, in order", _unplaced_topics, refers="topics", many=True),
            ),
            _IS_DONE,
        ),
        Entry("collection", CollectionFile, (Field("summary", "What it holds, in a sentence"),), _IS_DONE),
        Entry(
            "spotlight",
            SpotlightFrontMatter,
            (Field("link", "Where it leads (an address, or a path in the site)"),),
            _IS_SHOWN,
        ),
        Entry(
            "assessment",
            AssessmentFile,
            (
                Field("problems", "Problems, in order", None, refers="problems", many=True),
                Field("minutes", "Minutes for all of them", "60"),
                Field("plan", "Plan that it closes", refers="plans"),
            ),
            _IS_DONE,
        ),
        Entry("author", AuthorFile, (Field("url", "Address of the author's page"),), _IS_DONE),
    )
}
"""Each kind by its name."""
