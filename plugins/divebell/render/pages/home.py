"""The front page."""

from collections.abc import Iterator

from divebell.render.views import HomeView, Link

from .case_studies import case_study_cards
from .edition import Edition
from .page import Page


def home_pages(edition: Edition) -> Iterator[Page]:
    yield Page("", "home.html", "", "", lambda: _view(edition))


def _view(edition: Edition) -> HomeView:
    cards = [edition.dive_card(dive) for dive in edition.dives]
    return HomeView(
        today=cards[0] if cards else None,
        recent=cards[1:],
        plans=edition.plan_links(),
        problems=[edition.problem_card(problem) for problem in edition.problems.values()],
        case_studies=[Link(card.title, card.url, card.summary) for card in case_study_cards(edition)[:3]],
        collections=edition.collection_links(),
    )
