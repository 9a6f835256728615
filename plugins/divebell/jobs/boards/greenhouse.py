"""Greenhouse: the Job Board API, https://developers.greenhouse.io/job-board.html (List jobs).

`GET /v1/boards/{board_token}/jobs?content=true` needs no key and answers with the whole board:
`{"jobs": [{"id", "title", "updated_at", "location": {"name"}, "absolute_url", "content", "offices", ...}],
"meta": {"total"}}`. `content` is HTML whose markup is itself escaped. With `pay_transparency=true` a job has
`pay_input_ranges`: `[{"min_cents", "max_cents", "currency_type", "title"}]`, whose period is not given; it
counts as a year from 10,000 on. `first_published` is the day on which the posting went public,
`application_deadline` its last.
"""

import html

from ..answers import address, day, entries, markup, number, optional_entries, read_json, required, text
from ..found import FoundPosting, Listing, Request, Salary, read_each
from ..pay import salary

BASES = {
    "global": "https://boards-api.greenhouse.io/v1/boards/{token}",
}
_LEAST_YEARLY_CENTS = 1_000_000


def read(request: Request) -> Listing:
    """Read a board."""

    def listing(body: bytes) -> Listing:
        return read_each(entries(read_json(body), "jobs"), _posting)

    return request.get(f"{request.base}/jobs?content=true&pay_transparency=true", listing)


def _posting(job: object) -> FoundPosting:
    return FoundPosting(
        id=required(job, "id"),
        title=required(job, "title"),
        url=address(job, "absolute_url"),
        html=html.unescape(markup(job, "content")),
        location=text(job, "location", "name"),
        salary=_pay(job),
        posted=day(job, "first_published"),
        expires=day(job, "application_deadline"),
    )


def _pay(job: object) -> Salary | None:
    for pay in optional_entries(job, "pay_input_ranges"):
        low, high = number(pay, "min_cents"), number(pay, "max_cents")
        if low is not None and high is not None and low >= _LEAST_YEARLY_CENTS:
            return salary(low / 100, high / 100, text(pay, "currency_type"), "year")
    return None
