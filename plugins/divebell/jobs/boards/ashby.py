"""Ashby: the Job Postings API, https://developers.ashbyhq.com/docs/public-job-posting-api.

`GET /posting-api/job-board/{name}?includeCompensation=true` needs no key and answers with the whole board:
`{"apiVersion": "1", "jobs": [{"title", "location", "secondaryLocations", "department", "team", "isListed",
"isRemote", "workplaceType", "descriptionHtml", "descriptionPlain", "publishedAt", "employmentType",
"address": {"postalAddress": {"addressLocality", "addressRegion", "addressCountry"}}, "jobUrl", "applyUrl",
"compensation": {"compensationTiers": [{"components": [{"compensationType", "interval", "currencyCode",
"minValue", "maxValue"}]}], "summaryComponents": [...]}}]}`. A job with `isListed: false` is open to those
who have its link, and is not listed here either. Jobs have an `id`; the documentation's example has none, so
the job's address stands in for it.
"""

from ..answers import address, at, day, entries, markup, number, optional_entries, read_json, required, text
from ..found import FoundPosting, Listing, Remote, Request, Salary, read_each
from ..pay import salary

BASES = {"global": "https://api.ashbyhq.com/posting-api/job-board/{token}"}

_REMOTE: dict[str, Remote] = {"onsite": "no", "on-site": "no", "hybrid": "hybrid", "remote": "yes"}


def read(request: Request) -> Listing:
    """Read a board."""

    def listing(body: bytes) -> Listing:
        return read_each(entries(read_json(body), "jobs"), _posting)

    return request.get(f"{request.base}?includeCompensation=true", listing)


def _posting(job: object) -> FoundPosting | None:
    if at(job, "isListed") is False:
        return None
    url = address(job, "jobUrl")
    postal = at(job, "address", "postalAddress")
    return FoundPosting(
        id=text(job, "id") or url,
        title=required(job, "title"),
        url=url,
        html=markup(job, "descriptionHtml"),
        city=text(postal, "addressLocality"),
        region=text(postal, "addressRegion"),
        country=text(postal, "addressCountry"),
        location=text(job, "location"),
        remote=_remote(job),
        salary=_pay(at(job, "compensation")),
        level="intern" if text(job, "employmentType") == "Intern" else "",
        posted=day(job, "publishedAt"),
    )


def _remote(job: object) -> Remote | None:
    named = _REMOTE.get(text(job, "workplaceType").lower())
    return named or ("yes" if at(job, "isRemote") is True else None)


def _pay(compensation: object) -> Salary | None:
    components = list(optional_entries(compensation, "summaryComponents"))
    for tier in optional_entries(compensation, "compensationTiers"):
        components += optional_entries(tier, "components")
    for component in components:
        if text(component, "compensationType") != "Salary":
            continue
        low, high = number(component, "minValue"), number(component, "maxValue")
        pay = salary(low, high, text(component, "currencyCode"), text(component, "interval"))
        if pay:
            return pay
    return None
