"""The kinds of value that authors write, with what each accepts."""

from __future__ import annotations

import builtins
import re
import unicodedata
from collections import Counter
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from divebell.library.links import link_problem, url_problem
from divebell.library.suggest import did_you_mean

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PYTHON_FILE = re.compile(r"[a-z0-9_]+\.py")
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_POSTING_SOURCE = re.compile(rf"{SLUG.pattern}(:[A-Za-z0-9._-]+)?")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\".]+(\.[^@\s<>\".]+)+")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DOTTED_NAME = re.compile(rf"{_NAME.pattern}(\.{_NAME.pattern})+")

SLUG_WORDS = "lower-case letters and digits with single hyphens between, such as chain-rule"


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^{pattern.pattern}$"


# What a pattern asks for, in words; completes "must be ...".
PATTERNS = {
    _whole(SLUG): SLUG_WORDS,
    _whole(PYTHON_FILE): "the name of a Python file, such as off_by_one.py",
    _whole(_NAME): "a Python name",
    _whole(_POSTING_SOURCE): "the name of a source, such as example or greenhouse:acme",
    _whole(_EMAIL): "an address such as someone@example.org",
}

_EXCEPTIONS = sorted(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
)


def slug_from(words: str) -> str:
    """A slug that reads like `words`: `Crème brûlée & co` is `creme-brulee-co`; "" if they have no letter of
    ASCII and no digit."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")


def mistake(message: str, hint: str = "", *, field: str = "") -> PydanticCustomError:
    """The error of a field; `message` goes on from the field's name: "must be ...".

    A model that finds its fields at odds with one another names the one to change in `field`.
    """
    return PydanticCustomError("mistake", "{message}", {"message": message, "hint": hint, "field": field})


def _parse_date(value: object) -> date:
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise mistake(f"must be a date of the calendar, and {value} is not") from error
    given = f", not {value!r}" if isinstance(value, str) and len(value) <= 40 else ""
    raise mistake(f"must be a date such as 2026-11-18{given}")


def _check_link(link: str) -> str:
    problem = link_problem(link)
    if problem:
        raise mistake(problem)
    return link


def _check_url(url: str) -> str:
    problem = url_problem(url)
    if problem:
        raise mistake(problem)
    return url


def _check_secure_url(url: str) -> str:
    problem = url_problem(url, secure=True)
    if problem:
        raise mistake(problem)
    return url


def _check_exception(name: str) -> str:
    if name in _EXCEPTIONS or _DOTTED_NAME.fullmatch(name):
        return name
    raise mistake(
        f"must be a built-in exception or a dotted name such as np.linalg.LinAlgError, not {name!r}",
        did_you_mean(name, _EXCEPTIONS),
    )


def _check_unique(values: tuple[str, ...]) -> tuple[str, ...]:
    repeated = [value for value, count in Counter(values).items() if count > 1]
    if repeated:
        raise mistake(f"must not name {repeated[0]!r} twice")
    return values


def _check_terms(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for value in values:
        first = seen.setdefault(value.casefold(), value)
        if first is not value:
            same = f"{value!r} twice" if first == value else f"both {first!r} and {value!r}"
            raise mistake(f"must not name {same}")
    return values


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that is not blank; white space around it is dropped."""
Slug = Annotated[str, StringConstraints(pattern=_whole(SLUG))]
"""The name of a thing in file names and addresses."""
Slugs = Annotated[tuple[Slug, ...], AfterValidator(_check_unique)]
"""Slugs, each once."""
Terms = Annotated[tuple[Words, ...], AfterValidator(_check_terms)]
"""Words for the same kind of thing, each once whatever its case."""
PythonFile = Annotated[str, StringConstraints(pattern=_whole(PYTHON_FILE))]
PythonName = Annotated[str, StringConstraints(pattern=_whole(_NAME))]
IsoDate = Annotated[date, BeforeValidator(_parse_date)]
Link = Annotated[str, AfterValidator(_check_link)]
"""An http, https or mailto URL, or a path in the site."""
Url = Annotated[str, AfterValidator(_check_url)]
"""A whole https or http URL."""
SecureUrl = Annotated[str, AfterValidator(_check_secure_url)]
"""A whole https URL."""
Email = Annotated[str, StringConstraints(pattern=_whole(_EMAIL))]
PostingSource = Annotated[str, StringConstraints(pattern=_whole(_POSTING_SOURCE))]
"""Who published a posting: a name, or a job-board service and the company's name there."""
Year = Annotated[int, Field(ge=1950, le=2100)]
ExceptionName = Annotated[str, AfterValidator(_check_exception)]
"""A built-in exception, or a dotted name such as `np.linalg.LinAlgError`."""
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
