"""A page, and where the site serves what goes with it."""

from dataclasses import dataclass

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
    view: object

    @property
    def source(self) -> str:
        """The name that a Markdown file with this address would have: `dives/index.md`, `plans/x.md`."""
        return f"{self.url.rstrip('/')}.md" if self.url.count("/") > 1 else f"{self.url}index.md"


@dataclass(frozen=True)
class Bundle:
    """Where the site serves the cases of a problem."""

    url: str
    sha256: str


_slug = slugify(case="lower")


def tag_slug(tag: str) -> str:
    """A tag as a part of an address: `Time Series` is at `tags/time-series/`."""
    return str(_slug(tag, "-"))


def shorten(text: str) -> str:
    """`text`, cut between words where it is longer than a description may be."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rpartition(" ")[0] + "…"
