from __future__ import annotations

import pytest

from divebell.library.links import link_problem, url_problem

EITHER = "must be an https or http URL, such as https://example.org/"
SECURE = "must be an https URL, such as https://example.org/"


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://[::1]/",
        "https://пример.example/путь",
        "mailto:jobs@example.org?subject=Hello",
        "jobs/",
        "/jobs/",
        "jobs/index.html#open",
        "#open",
        "topics/a:b/",
    ],
)
def test_urls_and_site_paths_are_links(link: str) -> None:
    assert link_problem(link) is None


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("", "must not be empty"),
        ("javascript:alert(1)", "must be an https, http or mailto URL, or a path in the site such as jobs/"),
        ("JavaScript:alert(1)", "must be an https, http or mailto URL, or a path in the site such as jobs/"),
        ("data:text/html,x", "must be an https, http or mailto URL, or a path in the site such as jobs/"),
        ("ftp://example.org", "must be an https, http or mailto URL, or a path in the site such as jobs/"),
        ("java\tscript:alert(1)", "must not hold spaces, quotes, angle brackets or backslashes"),
        ("https://example.org/a b", "must not hold spaces, quotes, angle brackets or backslashes"),
        ('jobs/"onclick="x', "must not hold spaces, quotes, angle brackets or backslashes"),
        ("\\\\example.org", "must not hold spaces, quotes, angle brackets or backslashes"),
        ("//example.org", "must name its scheme: https://example.org"),
        ("https:///path", "must name a host after https://"),
        ("https:", "must name a host after https://"),
        ("mailto:", "must name an address after mailto:"),
        ("mailto:@", "must name an address after mailto:"),
        ("../../etc", "must not lead out of the site"),
        ("jobs/../../etc", "must not lead out of the site"),
        ("http://[::1", "is not a URL"),
    ],
)
def test_other_links_are_refused_with_the_reason(link: str, problem: str) -> None:
    assert link_problem(link) == problem


@pytest.mark.parametrize(
    ("url", "of_either", "of_secure"),
    [
        ("https://example.org/a?b=c#d", None, None),
        ("HTTPS://EXAMPLE.ORG/", None, None),
        ("http://example.org", None, SECURE),
        ("jobs/", EITHER, SECURE),
        ("mailto:jobs@example.org", EITHER, SECURE),
        ("javascript:alert(1)", EITHER, SECURE),
        ("//example.org", EITHER, SECURE),
        ("", EITHER, SECURE),
        ("https://", "must name a host after https://", "must name a host after https://"),
    ],
)
def test_a_whole_url_has_a_scheme_and_a_host(url: str, of_either: str | None, of_secure: str | None) -> None:
    assert url_problem(url) == of_either
    assert url_problem(url, secure=True) == of_secure
