"""Countries and currencies, by the codes of ISO 3166 and ISO 4217."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import TypeAdapter, ValidationError

from divebell.library.codes import Country, Currency

COUNTRY: TypeAdapter[str] = TypeAdapter(Country)
CURRENCY: TypeAdapter[str] = TypeAdapter(Currency)


@pytest.mark.parametrize("country", ["DE", "GB", "US", "IN", "NO", "TW", "ZA"])
def test_a_country_is_its_two_letter_code(country: str) -> None:
    assert COUNTRY.validate_python(country) == country


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("de", "did you mean 'DE'?"),
        ("DEU", "did you mean 'DE'?"),
        ("Germany", "did you mean 'DE'?"),
        ("Germny", "did you mean 'DE'?"),
        ("UK", "did you mean 'GB'?"),
        ("Vietnam", "did you mean 'VN'?"),
        ("ZZ", ""),
        ("", ""),
        ("ﬀ", ""),
    ],
)
def test_what_is_no_country_is_told_with_the_code_that_was_meant(written: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        COUNTRY.validate_python(written)

    (error,) = caught.value.errors()
    assert error["msg"] == f"must be a country's two-letter code of ISO 3166, such as DE, not {written!r}"
    assert error["ctx"]["hint"] == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("eur", "did you mean 'EUR'?"),
        ("€", "did you mean 'EUR'?"),
        ("US Dollar", "did you mean 'USD'?"),
        ("$", ""),
        ("EUX", ""),
    ],
)
def test_what_is_no_currency_is_told_with_the_code_that_was_meant(written: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        CURRENCY.validate_python(written)

    (error,) = caught.value.errors()
    assert error["msg"] == f"must be a currency's three-letter code of ISO 4217, such as EUR, not {written!r}"
    assert error["ctx"]["hint"] == hint


def test_the_tables_are_not_read_before_a_code_is_checked() -> None:
    program = "import sys, divebell.library; sys.exit('pycountry' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
