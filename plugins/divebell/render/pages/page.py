"""A page, and where the site serves what goes with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pymdownx.slugs import slugify

DESCRIPTION_LENGTH = 160
"""How many characters of a description search engines show."""


@dataclass(frozen=True)
class Page:
    """A page to be put into its template."""

    url: str
    """Relative to the site's root; "" is the home page."""
    template: str
    title: str
    description: str
    make_view: Callable[[], object]
    """Makes its view: a preview has all pages, and makes the views of the few that are looked at."""

    @cached_property
    def view(self) -> object:
        """What its template shows."""
        return self.make_view()

    @property
    def source(self) -> str:
        """The name that a Markdown file with this address would have: `dives/index.md`, `plans/x.md`."""
        return f"{self.url.rstrip('/')}.md" if self.url.count("/") > 1 else f"{self.url}index.md"


@dataclass(frozen=True)
class Bundle:
    """Where the site serves the cases of a problem."""

    url: str
    sha256: str


_DASHES = re.compile("-{2,}")
_slug = slugify(case="lower")


def tag_slug(tag: str) -> str:
    """A tag as a part of an address: `Time Series` is at `tags/time-series/`, and `C++` is not `C`."""
    spelled = tag.replace("++", "pp").replace("#", " sharp")
    return _DASHES.sub("-", str(_slug(spelled, "-"))).strip("-") or tag.encode().hex()


def shorten(text: str) -> str:
    """`text`, cut between words where it is longer than a description may be."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rpartition(" ")[0] + "…"
