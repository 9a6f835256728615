"""A reader takes an assessment: against the clock, without help, and with a result at the end."""

import re

import pytest
from playwright.sync_api import Page, expect

from .workbench import START, Workbench, solution

ASSESSMENT = "assessments/one-of-each/"
SEEN = "section[data-problem]:visible"
LEFT = re.compile(r"^1:(20:00|1[5-9]:\d\d)$")
"""Ten minutes after the start, and up to five later: the clock goes on while the test is at it."""


@pytest.fixture
def workbench(page: Page, site: str) -> Workbench:
    """The workbench of the problem that is shown, once the clock runs."""
    page.goto(site + ASSESSMENT)
    expect(page.locator(SEEN)).to_have_count(0)
    page.get_by_role("button", name="Start the clock").click()
    return Workbench(page, f"{SEEN} divebell-workbench")


def keep(workbench: Workbench, code: str) -> None:
    workbench.write(code)
    workbench.results.evaluate("region => region.replaceChildren()")
    workbench.button("Keep answer").click()
    expect(workbench.results).to_contain_text("Answer kept", timeout=START)


def test_nothing_is_revealed_before_the_end_and_everything_after(workbench: Workbench) -> None:
    page = workbench.page
    expect(workbench.button("Reset")).to_be_visible()
    for name in ("Check", "Hint", "Solution"):
        expect(workbench.button(name)).to_have_count(0)
    keep(workbench, solution("conjugate-update"))
    page.get_by_role("button", name=re.compile("^2. Same Padding")).click()
    keep(workbench, "x = 1\n")
    expect(workbench.results.locator("[data-test]")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('divebell:progress')") is None

    page.get_by_role("button", name="End", exact=True).click()
    expect(page.get_by_text("1 problem has no answer kept")).to_be_visible()
    page.get_by_role("button", name="End and see the result").click()
    expect(page.get_by_role("heading", name="Not passed")).to_be_focused()
    result = page.get_by_role("region", name="Not passed")
    expect(result).to_contain_text("1 of 3 problems solved: 33%, and 60% is needed.")
    expect(result.locator("[data-problem-result=conjugate-update]")).to_have_attribute("data-solved", "true")
    expect(result.locator("[data-problem-result=same-padding]")).to_contain_text("not solved")
    expect(result.locator("[data-problem-result=multi-head-attention]")).to_contain_text("no answer kept")
    for name in ("Check", "Hint", "Solution"):
        expect(workbench.button(name)).to_be_visible()

    page.goto(page.url + "../../problems/?status=solved")
    expect(page.locator("[data-item]:visible")).to_have_count(1)


def test_the_clock_and_the_place_survive_a_reload_and_time_away(page: Page, site: str) -> None:
    page.clock.install(time="2026-11-20T09:00:00Z")
    page.goto(site + ASSESSMENT)
    page.get_by_role("button", name="Start the clock").click()
    page.get_by_role("button", name=re.compile("^3. Multi-Head Attention")).click()
    page.clock.fast_forward("10:00")
    expect(page.get_by_role("timer")).to_have_text(LEFT)
    page.reload()
    expect(page.get_by_role("timer")).to_have_text(LEFT)
    expect(page.locator(SEEN)).to_have_attribute("data-problem", "multi-head-attention")
    page.clock.fast_forward("03:00:00")
    expect(page.get_by_role("heading", name="Not passed")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Time taken: 90 minutes.")).to_be_visible()


def test_an_assessment_starts_from_the_starter_and_can_be_taken_again(page: Page, site: str) -> None:
    page.goto(site + "problems/conjugate-update/")
    Workbench(page).write("practised = True\n")
    page.goto(site + ASSESSMENT)
    page.get_by_role("button", name="Start the clock").click()
    workbench = Workbench(page, f"{SEEN} divebell-workbench")
    workbench.write("assessed = True\n")
    page.reload()
    expect(workbench.element).to_contain_text("assessed = True")
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="End and see the result").click()
    page.get_by_role("button", name="Take it again").click()
    page.get_by_role("button", name="Forget it and start over").click()
    page.get_by_role("button", name="Start the clock").click()
    workbench.turn_to()
    expect(workbench.editor).to_contain_text("def beta_update")
    expect(workbench.editor).not_to_contain_text("assessed")
    expect(workbench.editor).not_to_contain_text("practised")
