"""Answers that come late."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route


@contextmanager
def holding(page: Page, pattern: str) -> Iterator[list[Route]]:
    """Keep what the page asks for waiting for as long as this lasts; gives the requests that wait."""
    held: list[Route] = []
    lasts = True
    page.route(pattern, lambda route: held.append(route) if lasts else route.continue_())
    yield held
    lasts = False
    for route in held:
        route.continue_()
