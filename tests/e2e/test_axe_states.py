"""Axe finds nothing in what a reader's own doing brings up either, in both schemes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from .test_page import AXE, DIVE, PROBLEM
from .workbench import START, Workbench, solution

type Reach = Callable[[Page, str], None]


def failed_check(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write(solution("conjugate-update").replace("return", "return 2 *", 1))
    workbench.button("Check").click()
    expect(workbench.results.locator(".wb-summary")).to_have_attribute(
        "data-outcome", re.compile("fail|error"), timeout=START
    )


def passed_check_and_hint(page: Page, site: str) -> None:
    page.goto(site + DIVE)
    workbench = Workbench(page)
    workbench.write(solution("conjugate-update"))
    workbench.button("Hint").click()
    workbench.button("Check").click()
    expect(workbench.results.locator(".wb-summary")).to_have_attribute("data-outcome", "pass", timeout=START)


def running_assessment(page: Page, site: str) -> None:
    page.goto(site + "assessments/one-of-each/")
    page.get_by_role("button", name="Start the clock").click()
    expect(page.locator("section[data-problem]:visible")).to_have_count(1)


def assessment_before_its_end(page: Page, site: str) -> None:
    running_assessment(page, site)
    page.get_by_role("button", name="End", exact=True).click()
    expect(page.get_by_role("button", name="End and see the result")).to_be_visible()


def narrowed_list(page: Page, site: str) -> None:
    page.goto(site + "case-studies/?domain=search&q=ranking")
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()


def list_of_nothing(page: Page, site: str) -> None:
    page.goto(site + "problems/?q=nothing+like+it")
    expect(page.locator("[data-item]:visible")).to_have_count(0)


def narrowed_search(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("gradient")
    page.get_by_role("group", name="Kind").get_by_role("button", name=re.compile("^Dive")).click()
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()


def search_without_connection(page: Page, site: str) -> None:
    page.goto(site)
    page.context.set_offline(True)
    page.keyboard.press("/")
    expect(page.get_by_role("alert")).to_be_visible()
    page.context.set_offline(False)


def marked_dive_among_bookmarks(page: Page, site: str) -> None:
    page.goto(site + DIVE)
    page.get_by_role("button", name="Bookmark").first.click()
    page.goto(site + "bookmarks/")
    expect(page.get_by_role("link", name=re.compile("Bayesian")).first).to_be_visible()


STATES: tuple[Reach, ...] = (
    failed_check,
    passed_check_and_hint,
    running_assessment,
    assessment_before_its_end,
    narrowed_list,
    list_of_nothing,
    narrowed_search,
    search_without_connection,
    marked_dive_among_bookmarks,
)


@pytest.mark.parametrize("reach", STATES, ids=lambda reach: reach.__name__)
def test_axe_finds_nothing(browser: Browser, site: str, reach: Reach) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    reach(page, site)
    page.add_script_tag(path=AXE)
    for scheme in ("default", "slate"):
        page.evaluate("scheme => document.documentElement.dataset.mdColorScheme = scheme", scheme)
        page.wait_for_timeout(500)  # colours pass over into each other
        found = page.evaluate(
            "axe.run().then(({violations}) => violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
        )
        assert found == [], scheme
    context.close()
