"""What a page is, as schema.org has it: JSON-LD for search engines.

The required and the recommended fields are those that Google documents for each type
(https://developers.google.com/search/docs/appearance/structured-data). Nothing is stated that the library
does not say: a posting that is an example, or that lacks what a JobPosting requires, is none.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from markupsafe import Markup

from divebell.library import Author, Dive, Posting
from divebell.render.pages import Edition, Page
from divebell.render.references import url_of
from divebell.render.tame_markdown import tame_html

from .publication import Publication

type Node = dict[str, Any]

_LEVELS = {"easy": "Beginner", "medium": "Intermediate", "hard": "Advanced"}


@dataclass(frozen=True)
class StructuredData:
    """Describes the pages of an edition."""

    edition: Edition
    publication: Publication
    pages: Mapping[str, Page]
    """By address, relative to the site's root."""
    images: Mapping[str, str]
    """The social cards, relative to the site's root, by the address of the page."""

    def of(self, page: Page) -> Sequence[Node]:
        """What `page` is, and where it stands."""
        folder, _, rest = page.url.partition("/")
        slug = rest.removesuffix("/")
        describe = self._kinds.get(folder) if slug and "/" not in slug else None
        nodes = list(describe(slug, page)) if describe else []
        if not page.url:
            nodes.append(self._site | {"description": self.publication.description or None})
        return [_without_empty(node) for node in (*nodes, *self._breadcrumbs(page))]

    @cached_property
    def _kinds(self) -> Mapping[str, Callable[[str, Page], Iterator[Node]]]:
        return {
            "dives": self._dive,
            "problems": self._problem,
            "topics": self._topic,
            "plans": self._plan,
            "assessments": self._assessment,
            "case-studies": self._case_study,
            "jobs": self._posting,
            "authors": self._author,
        }

    @cached_property
    def _site(self) -> Node:
        return {"@type": "WebSite", "name": self.publication.name, "url": self.publication.url}

    @cached_property
    def _publisher(self) -> Node:
        return {"@type": "Organization", "name": self.publication.name, "url": self.publication.url}

    def _dive(self, slug: str, page: Page) -> Iterator[Node]:
        dive = self.edition.library.dives[slug]
        yield {
            "@type": "BlogPosting",
            **self._page(page),
            "headline": dive.title,
            "datePublished": self.publication.begins(dive.date).isoformat(),
            "dateModified": self.publication.begins(dive.updated or dive.date).isoformat(),
            "author": self._authors(dive),
            "publisher": self._publisher,
            "mainEntityOfPage": self.publication.absolute(page.url),
            "keywords": list(dive.tags),
            "timeRequired": f"PT{self.edition.texts[dive.body].minutes}M",
            "about": self._reference("LearningResource", "topic", dive.topic),
            "hasPart": dive.problem and self._reference("LearningResource", "problem", dive.problem),
        }

    def _problem(self, slug: str, page: Page) -> Iterator[Node]:
        problem = self.edition.library.problems[slug]
        yield {
            "@type": "LearningResource",
            **self._page(page),
            "learningResourceType": "Problem",
            "interactivityType": "active",
            "educationalLevel": _LEVELS[problem.difficulty],
            "teaches": [self.edition.library.topics[topic].title for topic in problem.topics],
            "isPartOf": self._reference("Collection", "collection", problem.collection),
            "provider": self._publisher,
        }

    def _topic(self, slug: str, page: Page) -> Iterator[Node]:
        topic = self.edition.library.topics[slug]
        yield {
            "@type": "LearningResource",
            **self._page(page),
            "learningResourceType": "Concept",
            "teaches": topic.title,
            "alternateName": list(topic.aliases),
            "competencyRequired": [self.edition.library.topics[each].title for each in topic.requires],
            "timeRequired": f"PT{self.edition.texts[topic.body].minutes}M",
            "provider": self._publisher,
        }

    def _plan(self, slug: str, page: Page) -> Iterator[Node]:
        library, texts = self.edition.library, self.edition.texts
        plan = library.plans[slug]
        topics = [library.topics[topic] for chapter in plan.chapters for topic in chapter.topics]
        minutes = sum(texts[topic.body].minutes for topic in topics)
        yield {
            "@type": "Course",
            **self._page(page),
            "provider": self._publisher,
            "teaches": [topic.title for topic in topics],
            "offers": {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "USD"},
            "hasCourseInstance": {
                "@type": "CourseInstance",
                "courseMode": "Online",
                "courseWorkload": f"PT{minutes}M",
            },
            "syllabusSections": [
                {
                    "@type": "Syllabus",
                    "name": chapter.title,
                    "description": chapter.summary,
                    "url": f"{self.publication.absolute(page.url)}#{chapter.id}",
                }
                for chapter in plan.chapters
            ],
        }

    def _assessment(self, slug: str, page: Page) -> Iterator[Node]:
        assessment = self.edition.library.assessments[slug]
        shown = [self.edition.problems[each] for each in assessment.problems if each in self.edition.problems]
        topics = {
            topic: self._reference("LearningResource", "topic", topic)
            for problem in shown
            for topic in problem.topics
        }
        yield {
            "@type": "Quiz",
            **self._page(page),
            "learningResourceType": "Assessment",
            "interactivityType": "active",
            "timeRequired": f"PT{assessment.minutes}M",
            "about": list(topics.values()),
            "hasPart": [self._reference("LearningResource", "problem", problem.slug) for problem in shown],
            "provider": self._publisher,
        }

    def _case_study(self, slug: str, page: Page) -> Iterator[Node]:
        study = self.edition.library.case_studies[slug]
        yield {
            "@type": ["Article", "LearningResource"],
            **self._page(page),
            "headline": study.title,
            "learningResourceType": "Case study",
            "author": self._publisher,
            "publisher": self._publisher,
            "about": {"@type": "Organization", "name": study.company},
            "keywords": list(study.techniques),
            "citation": [
                {
                    "@type": "CreativeWork",
                    "name": source.title,
                    "url": source.url,
                    "datePublished": str(source.year),
                }
                for source in study.sources
            ],
        }

    def _posting(self, slug: str, page: Page) -> Iterator[Node]:
        posting = self.edition.library.postings[slug]
        if not posting.example and posting.country and posting.description.text:
            yield self._job(posting, page)

    def _job(self, posting: Posting, page: Page) -> Node:
        address = {
            "@type": "PostalAddress",
            "addressCountry": posting.country,
            "addressRegion": posting.region,
            "addressLocality": posting.city,
        }
        place: Node = {"jobLocation": {"@type": "Place", "address": _without_empty(address)}}
        if posting.remote == "yes":
            place["jobLocationType"] = "TELECOMMUTE"
            place["applicantLocationRequirements"] = {"@type": "Country", "name": posting.country}
        salary = posting.salary
        return {
            "@type": "JobPosting",
            "title": posting.title,
            "description": str(tame_html(posting.description.text)),
            "datePosted": posting.posted.isoformat(),
            "validThrough": self.publication.begins(posting.until + timedelta(days=1)).isoformat(),
            "hiringOrganization": {"@type": "Organization", "name": posting.company},
            "identifier": {"@type": "PropertyValue", "name": posting.company, "value": posting.slug},
            "url": self.publication.absolute(page.url),
            "sameAs": posting.url,
            "skills": ", ".join(posting.stack),
            "directApply": False,
            **place,
            "baseSalary": salary
            and {
                "@type": "MonetaryAmount",
                "currency": salary.currency,
                "value": {
                    "@type": "QuantitativeValue",
                    "minValue": salary.min,
                    "maxValue": salary.max,
                    "unitText": salary.period.upper(),
                },
            },
        }

    def _author(self, slug: str, page: Page) -> Iterator[Node]:
        yield {
            "@type": "ProfilePage",
            "url": self.publication.absolute(page.url),
            "mainEntity": self._person(self.edition.library.authors[slug]),
        }

    def _authors(self, dive: Dive) -> list[Node]:
        return [self._person(self.edition.library.authors[slug]) for slug in dive.authors] or [
            self._publisher
        ]

    def _person(self, author: Author) -> Node:
        address = self.publication.absolute(url_of("author", author.slug))
        person = {"@type": "Person", "name": author.name, "url": address, "sameAs": author.url}
        return _without_empty(person)

    def _page(self, page: Page) -> Node:
        """What is said of every page."""
        image = self.images.get(page.url)
        return {
            "name": page.title,
            "description": page.description,
            "url": self.publication.absolute(page.url),
            "image": image and self.publication.absolute(image),
            "inLanguage": self.publication.language,
            "isAccessibleForFree": True,
        }

    def _reference(self, type_: str, kind: str, slug: str) -> Node:
        url = url_of(kind, slug)
        title = self.pages[url].title if url in self.pages else slug
        return {"@type": type_, "name": title, "url": self.publication.absolute(url)}

    def _breadcrumbs(self, page: Page) -> Iterator[Node]:
        parts = page.url.split("/")[:-1]
        above = ["/".join(parts[:count]) + "/" for count in range(1, len(parts))]
        if not parts:
            return
        trail = ["", *(url for url in above if url in self.pages), page.url]
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": self.pages[url].title if url else self.publication.name,
                    "item": self.publication.absolute(url),
                }
                for position, url in enumerate(trail, 1)
            ],
        }


def script(nodes: Sequence[Node]) -> Markup:
    """`nodes` as the text of a `<script type="application/ld+json">`, which no text of theirs can end."""
    written = json.dumps(
        {"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":")
    )
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)


def _without_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
