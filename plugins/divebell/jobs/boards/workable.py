"""Workable: the public jobs of an account, https://workable.readme.io/reference/jobs-1 and
https://help.workable.com/hc/en-us/articles/115012771647 (Using the Workable API to create a careers page).

`GET https://www.workable.com/api/accounts/{subdomain}?details=true` needs no key. It redirects to the
address that is asked here, and answers with the whole account: `{"name", "jobs": [{"title", "shortcode",
"employment_type", "telecommuting", "department", "url", "application_url","
" "published_on", "created_at", "country", "city", "state",
"experience", "description", "locations": [{"country", "countryCode", "city", "region", "hidden"}]}]}`. A
location that is `hidden` tells its country and no more. There is no pay.
"""

from ..answers import address, at, day, entries, markup, optional_entries, read_json, required, text
from ..found import FoundPosting, Listing, Remote, Request, read_each

BASES = {"global": "https://apply.workable.com/api/v1/widget/accounts/{token}"}

_REMOTE: dict[str, Remote] = {"on_site": "no", "hybrid": "hybrid", "remote": "yes"}
_SECTIONS = ("description", "requirements", "benefits")


def read(request: Request) -> Listing:
    """Read an account."""

    def listing(body: bytes) -> Listing:
        return read_each(entries(read_json(body), "jobs"), _posting)

    return request.get(f"{request.base}?details=true", listing)


def _posting(job: object) -> FoundPosting:
    first = next(iter(optional_entries(job, "locations")), None)
    hidden = at(first, "hidden") is True
    return FoundPosting(
        id=required(job, "shortcode"),
        title=required(job, "title"),
        url=address(job, "url"),
        html="\n".join(markup(job, section) for section in _SECTIONS),
        city="" if hidden else text(first, "city") or text(job, "city"),
        region="" if hidden else text(first, "region") or text(job, "state"),
        country=text(first, "countryCode") or text(first, "country") or text(job, "country"),
        remote=_remote(job),
        level="intern" if text(job, "employment_type") == "Internship" else text(job, "experience"),
        posted=day(job, "published_on"),
    )


def _remote(job: object) -> Remote | None:
    named = _REMOTE.get(text(job, "workplace_type"))
    return named or ("yes" if at(job, "telecommuting") is True else None)
