"""The country of a posting, and whether one may work from elsewhere.

Country, by the first rule that gives one:
  1. The board's country field: an ISO 3166-1 code of two or three letters, a name (pycountry's table) or an
     alias.
  2. In the place in the board's own words, part by part from the last (parts end at , ; / | ( ) and " - "):
     a country's name or alias; then a city of the table; then a state or province of the United States or
     Canada, by name or by the two letters after a city.
  3. The default that sources.yml gives for the company.
"Remote" with no country, where the board names the world or nothing at all, is remote from anywhere.

Remote: the board's own flag; else "hybrid", then "remote" in the place or the title; else "no".
"""

import re
from dataclasses import dataclass
from functools import cache

import pycountry

from .found import FoundPosting, Remote
from .place_names import ALIASES, CANADIAN_PROVINCES, CITIES, REGIONS, STATE_NAMES, US_STATES, WORLDWIDE

_PARTS = re.compile(r"\s*(?:[,;/|()•·]|\s[-–—]\s)\s*")
_HYBRID = re.compile(r"\bhybrid\b", re.IGNORECASE)
_REMOTE = re.compile(r"\bremote\b|home[- ]?office|work from (?:home|anywhere)|télétravail", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:remote|hybrid|on-?site|greater|area|metro(?:politan)?|office|headquarters|hq)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Place:
    """Where a posting is. Without a country, there is no city either."""

    country: str | None
    region: str
    city: str
    remote: Remote


def place_of(found: FoundPosting, default_country: str | None = None) -> Place | None:
    """Where a posting is; None if it is somewhere, and nothing says in which country."""
    remote = remote_of(found)
    country = country_named(found.country) or _country_in(found.location) or _country_in(found.city)
    if country is None and remote == "yes" and _is_worldwide(found):
        return Place(None, "", "", remote)
    country = country or default_country
    if country is None:
        return Place(None, "", "", remote) if remote == "yes" else None
    return Place(country, _region(found), _city(found), remote)


def remote_of(found: FoundPosting) -> Remote:
    """Whether one may work from elsewhere."""
    if found.remote is not None:
        return found.remote
    words = f"{found.location} {found.title}"
    if _HYBRID.search(words):
        return "hybrid"
    return "yes" if _REMOTE.search(words) else "no"


def country_named(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country's code, name or alias; None if it is none."""
    return _countries().get(name.strip().casefold())


@cache
def _countries() -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in pycountry.countries:
        names = {country.alpha_2, country.alpha_3, country.name}
        names |= {getattr(country, name, country.name) for name in ("common_name", "official_name")}
        codes |= {name.casefold(): country.alpha_2 for name in names}
    return codes | ALIASES


def _country_in(location: str) -> str | None:
    parts = [part for part in _PARTS.split(location) if part]
    cleaned = [_NOISE.sub("", part).strip(" .:") for part in parts]
    names = [part.casefold() for part in reversed(cleaned)]
    countries = [part.casefold() for part in reversed(cleaned) if _is_country_name(part)]
    cities = [] if _has_state(cleaned) else names
    for table, written in ((_countries(), countries), (CITIES, cities), (STATE_NAMES, names)):
        if country := next((table[name] for name in written if name in table), None):
            return country
    for part in reversed(cleaned[1:]):
        letters = part.split()[0] if part.split() else ""  # a postal code may follow
        if letters in US_STATES:
            return "US"
        if letters in CANADIAN_PROVINCES:
            return "CA"
    return next((_countries()[part.casefold()] for part in reversed(cleaned[1:]) if _is_code(part)), None)


def _has_state(parts: list[str]) -> bool:
    """Whether two letters name a state that is no country's code: Paris, TX is not in France."""
    return any(part in US_STATES | CANADIAN_PROVINCES and not _is_code(part) for part in parts[1:])


def _is_country_name(part: str) -> bool:
    """Whether a part is spelt as a name: `Georgia` is a state too, and two letters may be one."""
    return (len(part) > 2 and part.casefold() != "georgia") or part in ("UK", "US")


def _is_code(part: str) -> bool:
    return len(part) == 2 and part.isupper() and part.casefold() in _countries()


def _is_worldwide(found: FoundPosting) -> bool:
    parts = {_NOISE.sub("", part).strip(" .:").casefold() for part in _PARTS.split(found.location)} - {""}
    return not parts or bool(parts & WORLDWIDE)


def _city(found: FoundPosting) -> str:
    if found.city:
        return "" if found.city.casefold() in REGIONS else found.city
    first = next(iter(_PARTS.split(found.location)), "")
    first = _NOISE.sub("", first).strip(" .:")
    named = first.casefold()
    is_wider = named in REGIONS or named in _countries() or named in STATE_NAMES
    return "" if is_wider else first


def _region(found: FoundPosting) -> str:
    return "" if found.region.casefold() == found.city.casefold() else found.region
