"""The case studies: a list of all, and a page for each."""

import re
from collections.abc import Iterator
from functools import partial

from divebell.library import CaseStudy
from divebell.render.references import url_of
from divebell.render.views import (
    CaseStudiesView,
    CaseStudyCard,
    CaseStudyView,
    Facet,
    Link,
    SourceView,
    facet,
)

from .edition import Edition
from .page import Page, tag_slug

MAGNITUDES = ("trillion", "billion", "million", "thousand")
"""From the largest down."""


def case_study_pages(edition: Edition) -> Iterator[Page]:
    summary = "Machine learning as it was really built, from what its builders published."
    yield Page(
        "case-studies/", "case-studies.html", "Case studies", summary, lambda: _index(edition, summary)
    )
    for study in edition.library.case_studies.values():
        view = partial(_view, edition, study)
        yield Page(url_of("case", study.slug), "case-study.html", study.title, study.summary, view)


def _index(edition: Edition, summary: str) -> CaseStudiesView:
    cards = case_study_cards(edition)
    return CaseStudiesView("Case studies", summary, cards, _facets(cards))


def _view(edition: Edition, study: CaseStudy) -> CaseStudyView:
    card = case_study_card(study)
    body = edition.texts[study.body]
    return CaseStudyView(
        title=study.title,
        summary=study.summary,
        card=card,
        html=body.for_page(card.url),
        toc=[heading for heading in body.headings if heading.level == 2],
        sources=[
            SourceView(source.title, source.url, source.publisher, source.year) for source in study.sources
        ],
        topics=[edition.topic_link(slug) for slug in study.topics],
        problems=[
            edition.problem_card(edition.problems[slug])
            for slug in study.problems
            if slug in edition.problems
        ],
    )


def case_study_cards(edition: Edition) -> list[CaseStudyCard]:
    """All case studies, those of the newest systems first."""
    cards = [case_study_card(study) for study in edition.library.case_studies.values()]
    return sorted(cards, key=lambda card: (-card.year, card.title))


def case_study_card(study: CaseStudy) -> CaseStudyCard:
    return CaseStudyCard(
        slug=study.slug,
        title=study.title,
        url=url_of("case", study.slug),
        summary=study.summary,
        company=Link(study.company, tag_slug(study.company)),
        system=study.system,
        domain=Link(study.domain.capitalize(), study.domain),
        year=study.year,
        scale=study.scale,
        magnitude=magnitude(study.scale),
        techniques=[Link(technique, tag_slug(technique)) for technique in study.techniques],
    )


def magnitude(scale: str) -> str:
    """The largest order of magnitude that a text names: `billions` for "2 billion users"; "" if none."""
    words = scale.lower()
    for word in MAGNITUDES:
        if re.search(rf"\b{word}s?\b", words):
            return f"{word}s"
    numbers = [int(number.replace(",", "")) for number in re.findall(r"\b\d[\d,]*\b", words)]
    largest = max(numbers, default=0)
    for exponent, word in zip((12, 9, 6, 3), MAGNITUDES, strict=True):
        if largest >= 10**exponent:
            return f"{word}s"
    return ""


def _facets(cards: list[CaseStudyCard]) -> list[Facet]:
    return [
        facet(
            "company",
            "Company",
            {card.company.url: card.company.title for card in cards},
            (card.company.url for card in cards),
        ),
        facet(
            "domain",
            "Domain",
            {card.domain.url: card.domain.title for card in cards},
            (card.domain.url for card in cards),
        ),
        facet(
            "technique",
            "Technique",
            {technique.url: technique.title for card in cards for technique in card.techniques},
            (technique.url for card in cards for technique in card.techniques),
        ),
        facet(
            "scale",
            "Scale",
            {f"{word}s": f"{word.capitalize()}s" for word in MAGNITUDES},
            (card.magnitude for card in cards),
            ordered=True,
        ),
        facet(
            "year",
            "Year",
            {str(year): str(year) for year in sorted({card.year for card in cards}, reverse=True)},
            (str(card.year) for card in cards),
            ordered=True,
        ),
    ]
