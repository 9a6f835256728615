"""Personio: the XML feed, https://developer.personio.de/docs/retrieving-open-job-positions.

`GET https://{account}.jobs.personio.de/xml?language=en` needs no key and answers with the whole career page:
`<workzag-jobs>` with a `<position>` for each posting: `id`, `subcompany`, `office`, `department`, `name`,
`jobDescriptions` (`<jobDescription>` with `name` and `value`, HTML in CDATA), `employmentType` (`permanent`,
`intern`, `trainee`, `freelance`), `seniority` (`entry-level`, `experienced`, `executive`, `student`),
`createdAt`. A posting's page is at `/job/{id}` of the same host. There is no country: the office names a
city, or sources.yml a default.
"""

import html
from urllib.parse import quote
from xml.etree.ElementTree import Element

from ..answers import clean, clean_lines, day, read_xml
from ..errors import AnswerError, FieldError
from ..found import FoundPosting, Listing, Request, read_each

BASES = {"global": "https://{token}.jobs.personio.de"}


def read(request: Request) -> Listing:
    """Read a career page."""

    def listing(body: bytes) -> Listing:
        root = read_xml(body)
        if root.tag != "workzag-jobs":
            raise AnswerError(
                f"the XML is of <{root.tag[:40]}>, not of <workzag-jobs>; the format may have changed"
            )
        return read_each(root.iter("position"), lambda position: _posting(position, request.token))

    return request.get(f"{request.base}/xml?language=en", listing)


def _posting(position: object, token: str) -> FoundPosting:
    if not isinstance(position, Element):
        raise FieldError("it is no element")
    identifier = _required(position, "id")
    employment = _text(position, "employmentType")
    return FoundPosting(
        id=identifier,
        title=_required(position, "name"),
        url=f"https://{token}.jobs.personio.de/job/{quote(identifier, safe='')}",
        html=_description(position),
        location=_text(position, "office"),
        level=employment if employment in ("intern", "trainee") else _text(position, "seniority"),
        posted=day({"createdAt": _text(position, "createdAt")}, "createdAt"),
    )


def _description(position: Element) -> str:
    return "\n".join(
        f"<h3>{html.escape(_text(block, 'name'))}</h3>{content}"
        for block in position.iter("jobDescription")
        if (content := clean_lines(block.findtext("value") or "").strip())
    )


def _text(element: Element, name: str) -> str:
    return clean(element.findtext(name) or "")


def _required(element: Element, name: str) -> str:
    value = _text(element, name)
    if not value:
        raise FieldError(f"<{name}> is missing")
    return value
