"""From what a board gave to what content holds: classified, placed, and in the library's own form."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from divebell.library import Salary, SyncedPosting, slug_from

from .description import to_markdown, to_plain
from .found import FoundPosting
from .found import Salary as FoundSalary
from .pay import salary_in
from .places import place_of
from .roles import role_of, seniority_of
from .sources import JobSource
from .stack import stack_of

OPEN_DAYS = 60
"""How long a posting is shown after it was posted, unless it says otherwise; the library's own rule."""

RENEWAL_DAYS = 14
"""A posting that is still listed is shown for at least so many days more."""

_MAX_TITLE = 200
_MAX_SLUG = 60


@dataclass(frozen=True)
class LeftOut:
    """A posting that is not published, and why."""

    reason: str


def is_wanted(title: str, source: JobSource) -> bool:
    """Whether a posting of this title is published."""
    return source.others or role_of(title) != "other"


def publish(
    found: FoundPosting, source: JobSource, *, first_seen: date | None, today: date
) -> SyncedPosting | LeftOut:
    """Give the posting as content holds it, or why it is left out.

    `first_seen` is when an earlier run found it: the date of a posting whose board gives none.
    """
    if not is_wanted(found.title, source):
        return LeftOut("another kind of work")
    place = place_of(found, source.country)
    if place is None:
        return LeftOut(f"no country in {found.location or found.city or 'it'!r}")
    posted = min(found.posted or first_seen or today, today)
    if found.expires is not None and found.expires < today:
        return LeftOut("its deadline is over")
    plain = to_plain(found.html)
    pay = found.salary or salary_in(plain, place.country)
    return SyncedPosting(
        slug=_slug(found, source),
        title=found.title[:_MAX_TITLE].strip(),
        company=source.company,
        url=found.url,
        posted=posted.isoformat(),  # type: ignore[arg-type]  # the model reads dates as they are written
        source=source.name,
        country=place.country,
        region=place.region,
        city=place.city,
        remote=place.remote,
        role=role_of(found.title),
        seniority=seniority_of(found.title, found.level),
        stack=stack_of(f"{found.title}. {plain}"),
        salary=_salary(pay) if pay else None,
        expires=_expires(found, posted, today),  # type: ignore[arg-type]  # as above
        description=to_markdown(found.html),
    )


def _expires(found: FoundPosting, posted: date, today: date) -> str | None:
    """The posting's own last day, or the first day that is whole terms after `posted` and far enough ahead.

    Whole terms, so that a posting changes once in a term and not with every run.
    """
    if found.expires is not None:
        return max(found.expires, posted).isoformat()
    needed = (today - posted).days + RENEWAL_DAYS
    terms = -(-needed // OPEN_DAYS)
    return None if terms <= 1 else (posted + timedelta(days=OPEN_DAYS * terms)).isoformat()


def _salary(pay: FoundSalary) -> Salary:
    return Salary(min=pay.min, max=pay.max, currency=pay.currency, period=pay.period)


def _slug(found: FoundPosting, source: JobSource) -> str:
    """A readable name that no other posting has: ten hexadecimal digits of the posting's identity end it."""
    identity = hashlib.sha256(f"{source.name}:{found.id}".encode()).hexdigest()[:10]
    words = slug_from(f"{source.company} {found.title}")[:_MAX_SLUG].strip("-")
    return f"{words}-{identity}" if words else identity
