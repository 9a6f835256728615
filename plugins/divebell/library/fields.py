"""The kinds of value that authors write, with what each accepts."""

from __future__ import annotations

import builtins
import re
import unicodedata
from calendar import monthrange
from collections import Counter
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from divebell.library.diagnostic_text import clipped
from divebell.library.links import link_problem, url_problem
from divebell.library.suggest import closest, did_you_mean

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PYTHON_FILE = re.compile(r"[a-z0-9_]+\.py")
_OTHER_DATE = re.compile(
    r"(?P<day>\d\d?)(?P<separator>[./-])(?P<month>\d\d?)(?P=separator)(?P<year>\d{4})"
    r"|(?P<year_first>\d{4})[./-](?P<month_mid>\d\d?)[./-](?P<day_last>\d\d?)(?:[T ].*)?",
    re.ASCII,
)
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_POSTING_SOURCE = re.compile(rf"{SLUG.pattern}(:[A-Za-z0-9._-]+)?")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\".]+(\.[^@\s<>\".]+)+")
_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s\\<>\"]*)?", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DOTTED_NAME = re.compile(rf"{_NAME.pattern}(\.{_NAME.pattern})+")

SLUG_WORDS = "lower-case letters and digits with single hyphens between, such as chain-rule"


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^{pattern.pattern}$"


SLUG_PATTERN = _whole(SLUG)

# What a pattern asks for, in words; completes "must be ...".
PATTERNS = {
    SLUG_PATTERN: SLUG_WORDS,
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


def mistake(
    message: str, hint: str = "", *, field: str = "", code: str = "fields-at-odds"
) -> PydanticCustomError:
    """The error of a field; `message` goes on from the field's name: "must be ...".

    A model that finds its fields at odds with one another names the one to change in `field`.
    """
    context = {"message": message, "hint": hint, "field": field, "code": code}
    return PydanticCustomError("mistake", "{message}", context)


def _parse_date(value: object) -> date:
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            message = f"must be a date of the calendar, and {value} is not"
            raise mistake(message, _last_day(value), code="bad-date") from error
    given = f", not {value!r}" if isinstance(value, str) and len(value) <= 40 else ""
    raise mistake(f"must be a date such as 2026-11-18{given}", _iso_hint(value), code="bad-date")


def _last_day(written: str) -> str:
    """What to do about a day that its month does not have."""
    year, month, _ = map(int, written.split("-"))
    if year < 1 or not 1 <= month <= 12:
        return "the form is year-month-day"
    return f"that month ends on {year:04}-{month:02}-{monthrange(year, month)[1]}"


def _iso_hint(written: object) -> str:
    """A date in another form, as it should be written, where there is no doubt which one is meant."""
    found = _OTHER_DATE.fullmatch(written.strip()) if isinstance(written, str) else None
    if not found:
        return ""
    day, month, year = (
        (found["day"], found["month"], found["year"])
        if found["day"]
        else (found["day_last"], found["month_mid"], found["year_first"])
    )
    try:
        meant = date(int(year), int(month), int(day))
    except ValueError:
        return "write year-month-day"
    if found["separator"] == "/" and meant.day <= 12 and meant.day != meant.month:
        return "write year-month-day"  # 03/04 is in March or in April
    return f"write {meant}"


def _check_link(link: str) -> str:
    problem = link_problem(link)
    if problem:
        raise mistake(problem, _url_hint(link), code="bad-link")
    return link


def _url_hint(url: str) -> str:
    """What was probably meant by a URL that lacks its scheme, or has it wrong."""
    if _BARE_HOST.fullmatch(url):
        return f"write https://{url}"
    if url.startswith("http://"):
        return f"write https://{url.removeprefix('http://')}, if the site answers there"
    scheme, colon, rest = url.partition(":")
    meant = closest(scheme.lower(), ("https", "mailto")) if colon else None
    return f"write {meant}:{rest}" if meant else ""


def _check_url(url: str) -> str:
    problem = url_problem(url)
    if problem:
        raise mistake(problem, _url_hint(url), code="bad-url")
    return url


def _check_secure_url(url: str) -> str:
    problem = url_problem(url, secure=True)
    if problem:
        raise mistake(problem, _url_hint(url), code="bad-url")
    return url


def _check_exception(name: str) -> str:
    if name in _EXCEPTIONS or _DOTTED_NAME.fullmatch(name):
        return name
    raise mistake(
        f"must be a built-in exception or a dotted name such as np.linalg.LinAlgError, not {clipped(name)!r}",
        did_you_mean(name, _EXCEPTIONS),
        code="unknown-exception",
    )


def _check_unique(values: tuple[str, ...]) -> tuple[str, ...]:
    repeated = [value for value, count in Counter(values).items() if count > 1]
    if repeated:
        raise mistake(f"must not name {clipped(repeated[0])!r} twice", "name it once", code="duplicate-entry")
    return values


def _check_terms(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for value in values:
        first = seen.setdefault(value.casefold(), value)
        if first is not value:
            same = (
                f"{clipped(value)!r} twice"
                if first == value
                else f"both {clipped(first)!r} and {clipped(value)!r}"
            )
            raise mistake(f"must not name {same}", "name it once", code="duplicate-entry")
    return values


PACKAGES = ("pandas", "pillow", "scikit-learn", "scipy", "sympy")
"""What the browser's Python has besides what every problem may import."""
_ALWAYS_THERE = ("numpy", "matplotlib")


def _check_package(name: str) -> str:
    if name in PACKAGES:
        return name
    if name.lower() in _ALWAYS_THERE:
        raise mistake(
            f"must not name {name!r}, which every problem may import", "leave it out", code="unknown-package"
        )
    raise mistake(
        f"must be one of {', '.join(PACKAGES)}, not {clipped(name)!r}",
        did_you_mean(name.lower(), PACKAGES),
        code="unknown-package",
    )


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that is not blank; white space around it is dropped."""
Slug = Annotated[str, StringConstraints(pattern=_whole(SLUG))]
"""The name of a thing in file names and addresses."""
Slugs = Annotated[tuple[Slug, ...], AfterValidator(_check_unique)]
"""Slugs, each once."""
Packages = Annotated[
    tuple[
        Annotated[str, AfterValidator(_check_package), Field(json_schema_extra={"enum": list(PACKAGES)})], ...
    ],
    AfterValidator(_check_unique),
]
"""Packages of the browser's Python, each once."""
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
