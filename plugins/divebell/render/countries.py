"""Countries by the names that people use."""

import re
from functools import cache

import pycountry

_INVERTED = re.compile(r"([^,]+), (.*\bof(?: the)?|British|U\.S\.)")


@cache
def country_name(code: str) -> str:
    """The common English name of a country, by its ISO 3166-1 alpha-2 code: `Bolivia` for `BO`.

    Names that ISO turns round for the alphabet are turned back: `State of Palestine`.
    """
    country = pycountry.countries.lookup(code)
    return _INVERTED.sub(r"\2 \1", str(getattr(country, "common_name", country.name)))
