"""Recruitee: the Careers Site API, https://docs.recruitee.com/reference/intro-to-careers-site-api.

`GET https://{company}.recruitee.com/api/offers` needs no key and answers with the whole site: `{"offers":
[{"id", "title", "careers_url", "careers_apply_url", "description", "requirements", "location", "city",
"country", "country_code", "state_code", "remote", "hybrid", "on_site", "status","
" "experience_code", "employment_type_code",
"created_at", "published_at" ("2026-11-02 09:00:00 UTC"), "close_at", "salary": {"min", "max", "period",
"currency"}}]}`. The numbers of `salary` are written as text.
"""

from ..answers import address, at, day, entries, markup, number, read_json, required, text
from ..found import FoundPosting, Listing, Remote, Request, read_each
from ..pay import salary

BASES = {"global": "https://{token}.recruitee.com/api"}


def read(request: Request) -> Listing:
    """Read a careers site."""

    def listing(body: bytes) -> Listing:
        return read_each(entries(read_json(body), "offers"), _posting)

    return request.get(f"{request.base}/offers", listing)


def _posting(offer: object) -> FoundPosting | None:
    if text(offer, "status") not in ("", "published"):
        return None
    return FoundPosting(
        id=required(offer, "id"),
        title=required(offer, "title"),
        url=address(offer, "careers_url"),
        html=f"{markup(offer, 'description')}\n{markup(offer, 'requirements')}",
        city=text(offer, "city"),
        region=text(offer, "state_name"),
        country=text(offer, "country_code") or text(offer, "country"),
        location=text(offer, "location"),
        remote=_remote(offer),
        salary=salary(
            number(offer, "salary", "min"),
            number(offer, "salary", "max"),
            text(offer, "salary", "currency"),
            text(offer, "salary", "period"),
        ),
        level="intern"
        if text(offer, "employment_type_code") == "internship"
        else text(offer, "experience_code"),
        posted=day(offer, "published_at") or day(offer, "created_at"),
        expires=day(offer, "close_at"),
    )


def _remote(offer: object) -> Remote | None:
    flags: tuple[tuple[str, Remote], ...] = (("hybrid", "hybrid"), ("remote", "yes"), ("on_site", "no"))
    return next((remote for name, remote in flags if at(offer, name) is True), None)
