"""SmartRecruiters: the Posting API, https://developers.smartrecruiters.com/docs/endpoints and
.../docs/objects.

`GET /v1/companies/{companyIdentifier}/postings?limit={n}&offset={n}` (n at most 100) needs no key and
answers with a page: `{"limit", "offset", "totalFound", "content": [{"id", "name", "releasedDate",
"location": {"city", "region", "country", "remote"}, "experienceLevel": {"id", "label"}, "typeOfEmployment":
{"label"}, ...}]}`. A posting's text is at `GET .../postings/{id}`: `{"postingUrl", "applyUrl", "jobAd":
{"sections": {"jobDescription": {"title", "text"}, "qualifications", "additionalInformation",
"companyDescription"}}}`; it is asked for only where the title is of a kind that will be published.
"""

import html
from urllib.parse import quote

from ..answers import address, at, day, entries, markup, number, read_json, required, text
from ..errors import AnswerError, FieldError, GoneError
from ..found import FoundPosting, Listing, Remote, Request, read_each

BASES = {"global": "https://api.smartrecruiters.com/v1/companies/{token}/postings"}
PAGE = 100
MAX_PAGES = 100

_SECTIONS = ("jobDescription", "qualifications", "additionalInformation", "companyDescription")


def read(request: Request) -> Listing:
    """Read a company's postings page by page, and the text of those that are wanted."""
    return read_each(_content(request), lambda job: _posting(job, request))


def _content(request: Request) -> list[object]:
    found: list[object] = []
    for page in range(MAX_PAGES):
        answer = request.get(f"{request.base}?limit={PAGE}&offset={page * PAGE}", _page)
        found += answer[1]
        if not answer[1] or len(found) >= answer[0]:
            return found
    raise AnswerError(f"there are more than {MAX_PAGES} pages of postings")


def _page(body: bytes) -> tuple[float, list[object]]:
    data = read_json(body)
    return number(data, "totalFound") or 0, entries(data, "content")


def _posting(job: object, request: Request) -> FoundPosting | None:
    identifier, title = required(job, "id"), required(job, "name")
    if not request.wanted(title):
        return None
    try:
        detail = request.get(f"{request.base}/{quote(identifier, safe='')}", read_json)
    except GoneError:  # it was closed since the list was made
        return None
    if not isinstance(detail, dict):
        raise FieldError("its details are no mapping")
    return FoundPosting(
        id=identifier,
        title=title,
        url=address(detail, "postingUrl" if text(detail, "postingUrl") else "applyUrl"),
        html=_description(detail),
        city=text(job, "location", "city"),
        region=text(job, "location", "region"),
        country=text(job, "location", "country"),
        remote=_remote(job),
        level=_level(job),
        posted=day(job, "releasedDate"),
    )


def _remote(job: object) -> Remote | None:
    if at(job, "location", "hybrid") is True:
        return "hybrid"
    return "yes" if at(job, "location", "remote") is True else None


def _level(job: object) -> str:
    if text(job, "typeOfEmployment", "label").lower().startswith("intern"):
        return "intern"
    return text(job, "experienceLevel", "id")


def _description(detail: object) -> str:
    parts = []
    for name in _SECTIONS:
        section = at(detail, "jobAd", "sections", name)
        if content := markup(section, "text"):
            parts.append(f"<h3>{html.escape(text(section, 'title'))}</h3>{content}")
    return "\n".join(parts)
