"""What a posting pays.

The board's own figures win. Otherwise the first range in the description counts that has two numbers, a
currency and a period, by these rules:
  - A currency is a sign or an ISO 4217 code before or after a number. "$" is the dollar of the posting's
    country, and that of the United States where the country has none.
  - "k" is thousands, for both numbers if only the second has it. "," "." "'" and spaces group thousands.
  - The period is the first of "hour", "day", "month", "year" (or their like) within 40 characters after the
    range; without one, a range from 10,000 on is for a year, and a smaller one is not taken for pay at all.
  - Both ends must be of one magnitude (at most 1 to 10), so that a range of something else is not taken for
pay. One number alone is not taken from a text: it may be a bonus, a budget or a funding round.
"""

import re

import pycountry

from .found import Period, Salary

DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD"}
SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "₪": "ILS", "₩": "KRW", "zł": "PLN", "R$": "BRL"}
DOLLAR_SIGNS = {"US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "S$": "SGD", "NZ$": "NZD"}
CODES = [
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "CAD",
    "AUD",
    "NZD",
    "SGD",
    "HKD",
    "INR",
    "JPY",
    "ILS",
    "KRW",
    "PLN",
    "BRL",
    "SEK",
    "NOK",
    "DKK",
    "CZK",
    "HUF",
    "RON",
    "BGN",
    "MXN",
    "ZAR",
    "AED",
    "TWD",
]

PERIOD_WORDS: tuple[tuple[Period, str], ...] = (
    ("hour", r"hour|/ ?hr?\b|stunde"),
    ("day", r"per day|daily|/ ?day"),
    ("month", r"month|/ ?mo\b|monat"),
    ("year", r"year|annual|annum|/ ?yr|p\.\s?a\.|jahr|\ban\b"),
)

# The words of the boards' interval fields, in lower case.
INTERVALS: dict[str, Period] = {
    "1 year": "year",
    "1 month": "month",
    "1 day": "day",
    "1 hour": "hour",
    "per-year-salary": "year",
    "per-month-salary": "month",
    "per-day-wage": "day",
    "per-hour-wage": "hour",
    "yearly": "year",
    "annual": "year",
    "monthly": "month",
    "daily": "day",
    "hourly": "hour",
    "year": "year",
    "month": "month",
    "day": "day",
    "hour": "hour",
}

_LEAST_YEARLY = 10_000
_MAX_RATIO = 10
_NEAR = 40

_CURRENCY = "|".join(
    re.escape(sign) for sign in sorted([*DOLLAR_SIGNS, *SIGNS, *CODES, "$"], key=len, reverse=True)
)
_AMOUNT = r"\d{1,3}(?:[,.'’ ]\d{3})+|\d+(?:\.\d{1,2})?"
_K = r"[kK]\b"
_RANGE = re.compile(
    rf"(?P<before>{_CURRENCY})? ?(?P<low>{_AMOUNT}) ?(?P<low_k>{_K})? ?(?:{_CURRENCY})?"
    rf" ?(?:-|–|—|to|bis|and) ?(?:{_CURRENCY})?"
    rf" ?(?P<high>{_AMOUNT}) ?(?P<high_k>{_K})? ?(?P<after>{_CURRENCY})?"
)
_PERIODS = re.compile("|".join(f"(?P<{period}>{pattern})" for period, pattern in PERIOD_WORDS), re.IGNORECASE)


def salary(low: float | None, high: float | None, currency: str, interval: str) -> Salary | None:
    """The range of a board's own figures; None unless currency and period are known.

    One end stands for both.
    """
    low, high = low or high, high or low
    code = currency.strip().upper()
    period = INTERVALS.get(interval.strip().lower())
    if low is None or high is None or period is None or pycountry.currencies.get(alpha_3=code) is None:
        return None
    return Salary(min(low, high), max(low, high), code, period)


def salary_in(text: str, country: str | None) -> Salary | None:
    """The first range of pay that a text names; see the rules above."""
    for match in _RANGE.finditer(text):
        sign = match["before"] or match["after"]
        if sign is None:
            continue
        low, high = _amount(match["low"]), _amount(match["high"])
        if match["high_k"]:
            low, high = (low * 1000 if match["low_k"] or low < 1000 else low), high * 1000
        named = _PERIODS.search(text, match.end(), match.end() + _NEAR)
        period = INTERVALS[named.lastgroup] if named and named.lastgroup else "year"
        if named is None and low < _LEAST_YEARLY:
            continue
        if 0 < low <= high <= low * _MAX_RATIO:
            return Salary(low, high, _currency(sign, country), period)
    return None


def _amount(written: str) -> float:
    grouped = re.fullmatch(r"\d{1,3}(?:[^\d]\d{3})+", written)
    return float(re.sub(r"\D", "", written)) if grouped else float(written)


def _currency(sign: str, country: str | None) -> str:
    if sign == "$":
        return DOLLARS.get(country or "", "USD")
    return SIGNS.get(sign) or DOLLAR_SIGNS.get(sign) or sign
