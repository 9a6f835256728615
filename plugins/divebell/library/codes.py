"""Codes of countries (ISO 3166-1 alpha-2) and currencies (ISO 4217).

The tables are pycountry's. They are read when the first code is checked: a publication without postings does
not wait for them.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from divebell.library.diagnostic_text import clipped
from divebell.library.fields import mistake
from divebell.library.suggest import closest

# Codes and signs that people write and ISO does not know.
_COLLOQUIAL = {"UK": "GB", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}


@cache
def _countries() -> dict[str, str]:
    """The code of each country by its code, its alpha-3 code and its names, in lower case."""
    import pycountry

    codes: dict[str, str] = {}
    for country in pycountry.countries:
        code = country.alpha_2
        names = (country.alpha_3, country.name, *_other_names(country))
        codes |= {name.casefold(): code for name in (code, *names)}
    return codes


@cache
def _currencies() -> dict[str, str]:
    """The code of each currency by its code and its name, in lower case."""
    import pycountry

    return {
        name.casefold(): currency.alpha_3
        for currency in pycountry.currencies
        for name in (currency.alpha_3, currency.name)
    }


def _other_names(country: object) -> list[str]:
    names = (getattr(country, name, None) for name in ("common_name", "official_name"))
    return [name for name in names if name]


@cache
def _country_hint(value: str) -> str:
    return _hint(value, _countries())


@cache
def _currency_hint(value: str) -> str:
    return _hint(value, _currencies())


def _hint(value: str, codes: dict[str, str]) -> str:
    name = value.strip().casefold()
    known = _COLLOQUIAL.get(value.strip().upper()) or codes.get(name)
    if known is None and len(name) > 3:
        near = closest(name, codes)
        known = codes[near] if near else None
    return f"did you mean {known!r}?" if known else ""


def _check_country(code: str) -> str:
    if code.isupper() and len(code) == 2 and code.casefold() in _countries():
        return code
    expected = "must be a country's two-letter code of ISO 3166, such as DE"
    raise mistake(f"{expected}, not {clipped(code)!r}", _country_hint(code[:60]), code="bad-country")


def _check_currency(code: str) -> str:
    if code.isupper() and len(code) == 3 and code.casefold() in _currencies():
        return code
    expected = "must be a currency's three-letter code of ISO 4217, such as EUR"
    raise mistake(f"{expected}, not {clipped(code)!r}", _currency_hint(code[:60]), code="bad-currency")


def _letters(count: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^[A-Z]{{{count}}}$"})


Country = Annotated[str, AfterValidator(_check_country), _letters(2)]
Currency = Annotated[str, AfterValidator(_check_currency), _letters(3)]
