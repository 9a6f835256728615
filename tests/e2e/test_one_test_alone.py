"""A reader runs the test that failed again, alone and with its seed, and sends somebody a link to it."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from .workbench import START, Workbench, solution

PROBLEM = "problems/same-padding/"
SEEDED = "the windows then number ceil(n / s)"
RIGHT = solution("same-padding")
# Wrong for strides of 4, which the seeded test draws only with some of its seeds.
WRONG = re.sub(r"\Z", "\n\n_right = pad_same\n\n\ndef pad_same(x, kernel, stride=1, dilation=1):\n"
               "    print('called')\n    wrong = stride == 4\n"
               "    return _right(x, kernel, stride, dilation)[wrong:]\n", RIGHT)  # fmt: skip


@pytest.fixture
def workbench(page: Page, site: str) -> Workbench:
    page.goto(site + PROBLEM)
    return Workbench(page)


def alone(workbench: Workbench, says: str) -> None:
    """Press the button of the seeded test's row, until that is said of that run; it was not said before."""
    summary = workbench.results.locator('.wb-summary[data-outcome="alone"]', has_text=says)
    expect(summary).to_have_count(0)
    workbench.test(SEEDED).get_by_role("button", name="Run this test alone").click()
    expect(summary).to_be_visible(timeout=START)
    workbench.wait_until("ready")


def test_a_failing_seed_is_run_again_alone(workbench: Workbench) -> None:
    assert workbench.check(WRONG) == "fail"
    statuses = workbench.statuses()
    row = workbench.test(SEEDED)
    row.locator("details").first.evaluate("details => { details.open = true }")
    seed = re.search(r"with seed (\d+)", row.inner_text())
    assert seed is not None

    alone(workbench, f"“{SEEDED}” does not pass with seed {seed[1]}")
    assert workbench.statuses() == statuses
    expect(row).to_have_attribute("data-status", "fail")
    assert row.locator("pre", has_text="called").inner_text().split() == ["called"]
    expect(workbench.results).to_contain_text("The other results are those of the last full check.")
    expect(row.get_by_role("button", name="Run this test alone")).to_be_focused()

    workbench.write(RIGHT)
    alone(workbench, f"passes now with seed {seed[1]}")
    expect(row).to_have_attribute("data-status", "pass")
    assert workbench.statuses().count("pass") == statuses.count("pass") + 1
    expect(workbench.results.locator(".wb-bubbles")).to_have_count(0)


def test_one_test_that_passes_solves_nothing(workbench: Workbench) -> None:
    page = workbench.page
    page.evaluate("addEventListener('divebell:checked', (event) => { window.told = event.detail })")
    workbench.check(WRONG)
    assert page.evaluate("window.told.status") == "tried"
    page.evaluate("delete window.told")
    workbench.write(RIGHT)
    workbench.test(SEEDED).locator("details").first.evaluate("details => { details.open = true }")
    alone(workbench, "passes now with seed")
    assert page.evaluate("window.told") is None


def test_a_link_names_the_test_and_runs_nothing_by_itself(workbench: Workbench, site: str) -> None:
    workbench.check(WRONG)
    row = workbench.test(SEEDED)
    row.locator("details").first.evaluate("details => { details.open = true }")
    link = row.get_by_role("link", name="Link to this test").evaluate("link => link.href")
    assert unquote(link).startswith(f"{site}{PROBLEM}#test={SEEDED}&seed=")
    seed = link.rpartition("=")[2]

    other = Workbench(workbench.page.context.new_page())
    other.page.goto(link)
    expect(other.element).to_contain_text(f"This link is to the test “{SEEDED}” with seed {seed}.")
    expect(other.results).to_be_empty()
    other.wait_until("ready")  # Python is fetched ahead, as by any scrolling; and still nothing has run
    expect(other.results).to_be_empty()
    other.button("Run this test alone").click()
    expect(other.results.locator('.wb-summary[data-outcome="alone"]')).to_be_visible(timeout=START)
    expect(other.test(SEEDED)).to_have_attribute("data-status", "fail")
    assert set(other.statuses()) == {"fail", "skipped"}
    other.page.close()
