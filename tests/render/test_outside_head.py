"""What each page's head says: addresses, pictures, feeds, and JSON-LD with all that its type requires."""

import json
import re
from datetime import datetime
from typing import Any

import pytest

from divebell.render.outside.structured import script

from .outside_site import check_golden, small_site

SITE = "https://example.org/learn/"
FIELDS = {
    "dives/2026-03-01-attention/": (
        "BlogPosting",
        (
            "headline image datePublished dateModified author.@type author.name author.url publisher.name"
            " mainEntityOfPage description inLanguage keywords timeRequired about.url hasPart.url"
        ),
    ),
    "problems/softmax/": (
        "LearningResource",
        "name description url image learningResourceType educationalLevel teaches isPartOf.url provider.name",
    ),
    "topics/attention/": (
        "LearningResource",
        "name description url learningResourceType teaches competencyRequired timeRequired provider.name",
    ),
    "plans/foundations/": (
        "Course",
        (
            "name description url image provider.@type provider.name offers.@type offers.category"
            " offers.price offers.priceCurrency hasCourseInstance.@type hasCourseInstance.courseMode"
            " hasCourseInstance.courseWorkload syllabusSections.name syllabusSections.description teaches"
        ),
    ),
    "assessments/first-steps/": (
        "Quiz",
        "name description url learningResourceType timeRequired about.name about.url hasPart.url",
    ),
    "case-studies/example-ranking/": (
        "Article",
        (
            "headline author.name author.url publisher.name about.name citation.name citation.url"
            " citation.datePublished"
        ),
    ),
    "jobs/research/": (
        "JobPosting",
        (
            "title description datePosted validThrough hiringOrganization.@type hiringOrganization.name"
            " jobLocation.@type jobLocation.address.@type jobLocation.address.addressCountry"
            " jobLocation.address.addressLocality identifier.@type identifier.name identifier.value"
            " directApply baseSalary.@type baseSalary.currency baseSalary.value.@type"
            " baseSalary.value.minValue baseSalary.value.maxValue baseSalary.value.unitText url"
        ),
    ),
    "jobs/remote/": (
        "JobPosting",
        (
            "title description datePosted validThrough hiringOrganization.name jobLocationType"
            " jobLocation.address.addressCountry applicantLocationRequirements.@type"
            " applicantLocationRequirements.name"
        ),
    ),
    "authors/ada-example/": ("ProfilePage", "url mainEntity.@type mainEntity.name mainEntity.url"),
    "": ("WebSite", "name url description"),
}
"""By address: a type, and the required and recommended fields that Google documents for it, and our own."""


def graph(url: str) -> list[dict[str, Any]]:
    written = json.loads(small_site().heads[url].json_ld)
    assert written["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = written["@graph"]
    return nodes


def node(url: str, type_: str) -> dict[str, Any]:
    (found,) = [each for each in graph(url) if type_ == each["@type"] or [type_] == each["@type"][:1]]
    return found


def types(url: str) -> list[Any]:
    return [each["@type"] for each in graph(url)]


def values(described: Any, path: list[str]) -> list[Any]:
    """What stands at a path of names; a list stands for each of its entries."""
    if isinstance(described, list):
        return [value for each in described for value in values(each, path)]
    return values(described.get(path[0]), path[1:]) if path and isinstance(described, dict) else [described]


@pytest.mark.parametrize(
    ("url", "type_", "field"),
    [(url, type_, field) for url, (type_, fields) in FIELDS.items() for field in fields.split()],
)
def test_each_type_has_each_of_its_fields(url: str, type_: str, field: str) -> None:
    found = values(node(url, type_), field.split("."))
    assert found
    assert all(isinstance(value, bool | int | float) or (value and isinstance(value, str)) for value in found)


@pytest.mark.parametrize("url", FIELDS)
def test_what_a_page_says_of_itself(url: str) -> None:
    check_golden(f"{url.strip('/').replace('/', '.') or 'home'}.json", json.dumps(graph(url), indent=1))


def test_every_page_below_home_says_where_it_stands() -> None:
    for url in small_site().heads:
        crumbs = [each for each in graph(url) if each["@type"] == "BreadcrumbList"]
        assert len(crumbs) == (url != ""), url
        for breadcrumb in crumbs:
            items = breadcrumb["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert items[0]["item"] == SITE
            assert items[-1]["item"] == SITE + url
            assert all(item["name"] for item in items)


def test_a_page_in_a_page_has_both_above_it() -> None:
    (breadcrumb,) = graph("plans/foundations/weights/")
    names = [item["name"] for item in breadcrumb["itemListElement"]]
    assert names == ["Example & Co", "Plans", "Foundations", "Weights"]


@pytest.mark.parametrize("url", ["jobs/sample/", "jobs/anywhere/", "jobs/"])
def test_no_job_is_claimed_for_an_example_nor_without_what_a_job_requires(url: str) -> None:
    assert types(url) == ["BreadcrumbList"]


def test_a_posting_says_where_how_long_and_for_how_much() -> None:
    job = node("jobs/research/", "JobPosting")
    assert job["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "DE",
        "addressLocality": "Berlin",
    }
    assert "jobLocationType" not in job
    assert job["validThrough"] == "2026-04-22T00:00:00+02:00"
    assert job["baseSalary"]["value"]["unitText"] == "YEAR"
    remote = node("jobs/remote/", "JobPosting")
    assert remote["jobLocationType"] == "TELECOMMUTE"
    assert remote["applicantLocationRequirements"] == {"@type": "Country", "name": "FR"}


def test_no_text_ends_the_script() -> None:
    hostile = "</script><!--<script>\u2028&"
    written = str(script([{"name": hostile}]))
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written)["@graph"] == [{"name": hostile}]
    assert "alert(1)" in node("jobs/research/", "JobPosting")["description"]
    assert "<" not in small_site().heads["jobs/research/"].json_ld


def test_dates_have_a_timezone() -> None:
    dive = node("dives/2026-03-01-attention/", "BlogPosting")
    assert datetime.fromisoformat(dive["datePublished"]).tzinfo is not None
    assert dive["datePublished"] == "2026-03-01T00:00:00+01:00"
    assert dive["dateModified"] == "2026-03-04T00:00:00+01:00"


@pytest.mark.parametrize("kind", ["dives/2026-03-01-attention/", "problems/softmax/", "plans/foundations/"])
def test_a_link_shows_a_card_of_its_own(kind: str) -> None:
    site = small_site()
    head = site.heads[kind]
    properties = dict(head.properties)
    assert head.canonical == properties["og:url"] == SITE + kind
    assert head.card == "summary_large_image"
    picture = site.files[properties["og:image"].removeprefix(SITE)]
    assert picture.startswith(b"\x89PNG")
    size = [int.from_bytes(picture[start : start + 4]) for start in (16, 20)]
    assert size == [int(properties["og:image:width"]), int(properties["og:image:height"])] == [1200, 630]


def test_a_dive_is_an_article_with_its_dates_and_tags() -> None:
    properties = small_site().heads["dives/2026-03-01-attention/"].properties
    assert ("og:type", "article") in properties
    assert ("article:published_time", "2026-03-01T00:00:00+01:00") in properties
    assert ("article:modified_time", "2026-03-04T00:00:00+01:00") in properties
    assert [content for name, content in properties if name == "article:tag"][:2] == [
        "deep learning",
        "transformers",
    ]


def test_a_page_links_to_feeds_that_are_there() -> None:
    site = small_site()
    assert len(site.heads["plans/foundations/"].feeds) == 6
    for url, head in site.heads.items():
        assert len(head.feeds) >= 3, url
        for feed in head.feeds:
            assert feed.url.removeprefix(SITE) in site.files
            assert re.fullmatch(r"application/(atom\+xml|rss\+xml|feed\+json)", feed.media_type)


def test_search_engines_are_not_led_to_examples_nor_to_a_reader_s_own_pages() -> None:
    site = small_site()
    unlisted = {"bookmarks/", "jobs/sample/", "offline/", "progress/"}
    assert {url for url, head in site.heads.items() if not head.indexed} == unlisted
    assert f"<loc>{SITE}jobs/research/</loc>" in site.text("sitemap.xml")
    for url in unlisted:
        assert f"<loc>{SITE}{url}</loc>" not in site.text("sitemap.xml")
