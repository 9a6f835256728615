"""Lever: the Postings API, https://github.com/lever/postings-api (Get a list of job postings).

`GET /v0/postings/{site}?mode=json&skip={n}&limit={n}` needs no key and answers with a list of postings:
`id`, `text` (the title), `categories` (`location`, `commitment`, `team`, `department`), `country` (ISO
3166-1 alpha-2 or null), `description`, `lists` (`[{"text", "content"}]`), `additional`, `hostedUrl`,
`workplaceType` (`unspecified`, `on-site`, `remote`, `hybrid`), `salaryRange` (`currency`, `interval`, `min`,
`max`). Answers also carry `createdAt`, in milliseconds. Companies of the European instance are at another
host: `region: eu` in sources.yml.
"""

import html

from ..answers import address, day, entries, markup, number, optional_entries, read_json, required, text
from ..errors import AnswerError
from ..found import FoundPosting, Listing, Remote, Request, read_each
from ..pay import salary

BASES = {
    "global": "https://api.lever.co/v0/postings/{token}",
    "eu": "https://api.eu.lever.co/v0/postings/{token}",
}
PAGE = 100
MAX_PAGES = 100

_REMOTE: dict[str, Remote] = {"on-site": "no", "onsite": "no", "hybrid": "hybrid", "remote": "yes"}


def read(request: Request) -> Listing:
    """Read a site, page by page."""
    found: list[object] = []
    for page in range(MAX_PAGES):
        url = f"{request.base}?mode=json&skip={page * PAGE}&limit={PAGE}"
        more = request.get(url, lambda body: entries(read_json(body)))
        found += more
        if len(more) < PAGE:
            return read_each(found, _posting)
    raise AnswerError(f"there are more than {MAX_PAGES} pages of postings")


def _posting(job: object) -> FoundPosting:
    return FoundPosting(
        id=required(job, "id"),
        title=required(job, "text"),
        url=address(job, "hostedUrl"),
        html=_description(job),
        country=text(job, "country"),
        location=text(job, "categories", "location"),
        remote=_REMOTE.get(text(job, "workplaceType").lower()),
        salary=salary(
            number(job, "salaryRange", "min"),
            number(job, "salaryRange", "max"),
            text(job, "salaryRange", "currency"),
            text(job, "salaryRange", "interval"),
        ),
        level="intern" if text(job, "categories", "commitment").lower().startswith("intern") else "",
        posted=day(job, "createdAt"),
    )


def _description(job: object) -> str:
    lists = [
        f"<h3>{html.escape(text(section, 'text'))}</h3><ul>{markup(section, 'content')}</ul>"
        for section in optional_entries(job, "lists")
    ]
    return "\n".join([markup(job, "description"), *lists, markup(job, "additional")])
