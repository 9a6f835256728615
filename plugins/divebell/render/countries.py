"""Countries by the names that people use."""

from functools import cache

import pycountry


@cache
def country_name(code: str) -> str:
    """The common English name of a country, by its ISO 3166-1 alpha-2 code: `Bolivia` for `BO`."""
    country = pycountry.countries.lookup(code)
    return str(getattr(country, "common_name", country.name))
