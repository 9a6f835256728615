"""Postings of the job board: one to a file, or many in a file that `divebell jobs sync` writes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from divebell.library.authored.base import Authored
from divebell.library.codes import Country, Currency
from divebell.library.fields import IsoDate, PostingSource, SecureUrl, Slug, Terms, Words, mistake

_OPEN_DAYS = 60
_Amount = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Salary(Authored):
    """What a position pays, as a range; a fixed salary has two equal ends."""

    min: _Amount
    """The lower end, in units of the currency."""
    max: _Amount
    """The upper end; not less than `min`."""
    currency: Currency
    """ISO 4217."""
    period: Literal["year", "month", "day", "hour"] = "year"
    """What the amounts are paid for."""

    @model_validator(mode="after")
    def _is_a_range(self) -> Salary:
        if self.max < self.min:
            raise mistake(f"must not be less than 'min', {self.min:g}", field="max")
        return self


def _remote_of_country(written: dict[str, Any]) -> Literal["no", "unknown"]:
    return "no" if written["country"] else "unknown"


class PostingFields(Authored):
    """What a posting file and a posting read from it have in common."""

    title: Words
    """What the position is called."""
    company: Words
    """Who has the position."""
    url: SecureUrl
    """The posting itself, where one applies; no two postings share it."""
    posted: IsoDate
    """Left out, the day that the file's name begins with."""
    source: PostingSource = "editors"
    """Who said so: `greenhouse:acme`, `example`, or the site's editors."""
    country: Country | None = None
    """ISO 3166-1 alpha-2; left out of a remote position, one may work from anywhere in the world."""
    region: str = ""
    """The state or the province; its country must be said too."""
    city: str = ""
    """The city; its country must be said too."""
    remote: Literal["no", "hybrid", "yes", "unknown"] = Field(default_factory=_remote_of_country)
    """Left out, `no` where there is a country; `unknown` where nothing says where the position is."""
    role: Literal[
        "machine-learning-engineer",
        "research-scientist",
        "data-scientist",
        "data-engineer",
        "computer-vision",
        "nlp",
        "mlops",
        "software-engineer",
        "other",
    ] = "other"
    """What the work is; the job board can be narrowed by it."""
    seniority: Literal["intern", "junior", "mid", "senior", "lead", "unknown"] = "unknown"
    """How experienced one has to be."""
    stack: Terms = ()
    """Languages, libraries and tools, such as PyTorch."""
    salary: Salary | None = None
    """What the position pays, if the posting says it."""
    expires: IsoDate | None = None
    """The last day on which it is shown; left out, 60 days after `posted`."""
    example: bool = False
    """Not a real position; every page that shows it says so."""

    @property
    def until(self) -> date:
        """The last day on which the posting is shown."""
        if self.expires is not None:
            return self.expires
        return date.fromordinal(min(self.posted.toordinal() + _OPEN_DAYS, date.max.toordinal()))

    @model_validator(mode="after")
    def _holds_together(self) -> PostingFields:
        if self.expires is not None and self.expires < self.posted:
            raise mistake(f"must not be before 'posted', {self.posted}", field="expires")
        if self.country is None and self.remote in ("no", "hybrid"):
            hint = "add `country: ...`, or `remote: yes` if one may work from anywhere in the world"
            raise mistake("must name the country of the position", hint, field="country")
        if self.country is None and (self.city or self.region):
            field = "city" if self.city else "region"
            raise mistake("needs its country beside it", "add `country: ...`", field=field)
        if self.source == "example" and not self.example:
            hint = "add `example: true`, so that nobody takes it for a real position"
            raise mistake("is that of an example, and the posting is not marked as one", hint, field="source")
        return self


class PostingFile(PostingFields):
    """content/jobs/<slug>.yml."""

    description: Words = ""
    """Markdown; left out, readers find it at the source."""


class SyncedPosting(PostingFile):
    """A posting in a list."""

    slug: Slug
    """The posting's name in addresses; unique among all postings."""


class SyncedPostings(Authored):
    """content/jobs/synced/<source>.yml."""

    postings: tuple[SyncedPosting, ...]
    """All that the source had when it was last read."""
