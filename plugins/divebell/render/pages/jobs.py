"""The job board, and a page for each posting that has not expired."""

from collections.abc import Iterator
from functools import partial

from divebell.library import Posting
from divebell.render.countries import country_name
from divebell.render.references import url_of
from divebell.render.tame_markdown import tame_html
from divebell.render.views import Facet, JobBoardView, Link, PostingCard, PostingView, facet

from .edition import Edition
from .page import Page, tag_slug

REMOTE = {"yes": "Remote", "hybrid": "Hybrid", "no": "On site", "unknown": "Not stated"}
ROLES = {
    "machine-learning-engineer": "Machine-learning engineer",
    "research-scientist": "Research scientist",
    "data-scientist": "Data scientist",
    "data-engineer": "Data engineer",
    "computer-vision": "Computer vision",
    "nlp": "Natural-language processing",
    "mlops": "MLOps",
    "software-engineer": "Software engineer",
    "other": "Other",
}
SENIORITY = {
    "intern": "Intern",
    "junior": "Junior",
    "mid": "Mid-level",
    "senior": "Senior",
    "lead": "Lead",
    "unknown": "Not stated",
}
ANYWHERE, UNKNOWN = "anywhere", "unknown"
"""What stands in a country's place: the position is remote from any, or nobody says where it is."""
PERIODS_A_YEAR = {"year": 1, "month": 12, "day": 220, "hour": 1760}
"""To compare salaries: 220 working days of 8 hours. A posting's page gives the salary as it was stated."""


def job_pages(edition: Edition) -> Iterator[Page]:
    postings = edition.library.open_postings(edition.as_of)
    cards = [posting_card(posting) for posting in postings]
    summary = "Openings in machine learning, each with a link to where it was posted."
    yield Page("jobs/", "jobs.html", "Job board", summary, lambda: _board(cards, summary))
    for posting, card in zip(postings, cards, strict=True):
        title = f"{posting.title} at {posting.company}"
        mark = "An example, not a real position. " if posting.example else ""
        described = f"{mark}{title}: {', '.join((card.place, *card.labels))}."
        yield Page(card.url, "job.html", title, described, partial(_view, posting, card, title, described))


def _board(cards: list[PostingCard], summary: str) -> JobBoardView:
    has_examples = any(card.example for card in cards)
    return JobBoardView("Job board", summary, cards, _facets(cards), has_examples)


def _view(posting: Posting, card: PostingCard, title: str, summary: str) -> PostingView:
    return PostingView(
        title=title,
        summary=summary,
        card=card,
        html=tame_html(posting.description.text),
        address=posting.url,
        source=posting.source,
    )


def posting_card(posting: Posting) -> PostingCard:
    salary = posting.salary
    country = posting.country or (UNKNOWN if posting.remote == "unknown" else ANYWHERE)
    labels = [REMOTE[posting.remote]] if posting.remote != "unknown" else []
    if posting.role != "other":
        labels.append(ROLES[posting.role])
    if posting.seniority != "unknown":
        labels.append(SENIORITY[posting.seniority])
    return PostingCard(
        slug=posting.slug,
        title=posting.title,
        url=url_of("posting", posting.slug),
        company=posting.company,
        place=", ".join(dict.fromkeys(filter(None, (posting.city, posting.region, _place(country))))),
        country=country,
        remote=posting.remote,
        role=posting.role,
        seniority=posting.seniority,
        stack=[Link(tool, tag_slug(tool)) for tool in posting.stack],
        salary=salary_text(posting),
        yearly=round(salary.max * PERIODS_A_YEAR[salary.period]) if salary else None,
        currency=salary.currency if salary else "",
        posted=posting.posted,
        until=posting.until,
        example=posting.example,
        labels=labels,
    )


def _place(country: str) -> str:
    return {ANYWHERE: "Anywhere", UNKNOWN: "Place not stated"}.get(country) or country_name(country)


def salary_text(posting: Posting) -> str:
    """`60,000 to 80,000 EUR a year`, or "" where the posting names no salary."""
    salary = posting.salary
    if salary is None:
        return ""
    ends = dict.fromkeys(f"{end:,.2f}".removesuffix(".00") for end in (salary.min, salary.max))
    article = "an" if salary.period == "hour" else "a"
    return f"{' to '.join(ends)} {salary.currency} {article} {salary.period}"


def _facets(cards: list[PostingCard]) -> list[Facet]:
    countries = {card.country: _place(card.country) for card in cards}
    stack = {tool.url: tool.title for card in cards for tool in card.stack}
    currencies = {card.currency: card.currency for card in cards if card.currency}
    return [
        facet(
            "country",
            "Country",
            countries,
            (card.country for card in cards),
        ),
        facet("remote", "Place of work", REMOTE, (card.remote for card in cards), ordered=True),
        facet("role", "Role", ROLES, (card.role for card in cards), ordered=True),
        facet("seniority", "Seniority", SENIORITY, (card.seniority for card in cards), ordered=True),
        facet("stack", "Stack", stack, (tool.url for card in cards for tool in card.stack)),
        facet("currency", "Currency", currencies, (card.currency for card in cards if card.currency)),
    ]
