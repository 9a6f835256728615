"""What every board's answer is turned into, before anything is classified."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from .errors import AnswerError, FieldError

type Remote = Literal["no", "hybrid", "yes"]
type Period = Literal["year", "month", "day", "hour"]


@dataclass(frozen=True)
class Salary:
    """A range of gross pay, in units of `currency` (ISO 4217) for each `period`."""

    min: float
    max: float
    currency: str
    period: Period


@dataclass(frozen=True)
class FoundPosting:
    """A posting as its board gives it. What a board does not say is empty or None."""

    id: str
    """The board's own identifier; unique within the source."""
    title: str
    url: str
    """The public page of the posting."""
    html: str = ""
    """The description, as unchecked HTML."""
    city: str = ""
    region: str = ""
    country: str = ""
    """A name or an ISO 3166-1 code."""
    location: str = ""
    """The place in the board's own words: `Berlin, Germany`, `Remote - EMEA`."""
    remote: Remote | None = None
    salary: Salary | None = None
    level: str = ""
    """The board's own word for seniority."""
    posted: date | None = None
    expires: date | None = None


@dataclass(frozen=True)
class Listing:
    """A board's answer: the postings that could be read, and what was wrong with the others."""

    postings: tuple[FoundPosting, ...] = ()
    unreadable: tuple[str, ...] = ()


class Get(Protocol):
    """Fetches an address and reads its answer."""

    def __call__[Answer](self, url: str, read: Callable[[bytes], Answer]) -> Answer:
        """Give what `read` makes of the answer; raises `BoardError`."""


@dataclass(frozen=True)
class Request:
    """What a connector is asked for."""

    base: str
    """The address that the board's API is under, without a slash at the end."""
    token: str
    get: Get
    wanted: Callable[[str], bool]
    """Whether a posting of this title will be published: others need no second request."""


@dataclass(frozen=True)
class Board:
    """A kind of job board."""

    bases: Mapping[str, str]
    """The API's address by region; `{token}` stands for the company's name at the board."""
    read: Callable[[Request], Listing]


def read_each(entries: Iterable[object], read: Callable[[object], FoundPosting | None]) -> Listing:
    """Read every entry of a list; None is one that is not public.

    An entry without what a posting must have is told of and left out. Raises `AnswerError` if no entry can
    be read, because then it is the board that has changed.
    """
    postings: dict[str, FoundPosting] = {}
    unreadable: list[str] = []
    for number, entry in enumerate(entries, 1):
        try:
            posting = read(entry)
        except FieldError as error:
            unreadable.append(f"posting {number}: {error}")
            continue
        if posting is not None:
            postings.setdefault(posting.id, posting)
    if unreadable and not postings:
        raise AnswerError(f"no posting can be read ({unreadable[0]}); the board's format may have changed")
    return Listing(tuple(postings.values()), tuple(unreadable))
