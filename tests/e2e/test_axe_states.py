"""Axe finds nothing in what a reader's own doing brings up either, in both schemes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .axe import axe_finds
from .conftest import NewContext
from .test_page import DIVE, PROBLEM
from .workbench import START, Workbench, solution

ATTENTION = "problems/multi-head-attention/"
RUN = """\
import warnings
import matplotlib.pyplot as plt
import numpy as np
print("Hello", input("Name? "))
warnings.warn("seen")
plt.plot([1, 3, 2])
plt.title("Training")
"""
# The arrow keys move through it from the editor, which it belongs to (aria-activedescendant).
LIST = {"id": "scrollable-region-focusable", "selector": "*:not(.cm-tooltip-autocomplete > ul)"}

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


def everything_that_a_run_shows(page: Page, site: str) -> None:
    page.goto(site + ATTENTION)
    workbench = Workbench(page)
    workbench.write(RUN)
    workbench.element.get_by_role("textbox", name="Lines that input() reads").fill("Ada")
    workbench.turn_to_scratch()
    page.keyboard.type("np.eye(3)")
    page.keyboard.press("Shift+Enter")
    expect(workbench.results.locator(".wb-value")).to_be_visible(timeout=START)
    expect(workbench.results.get_by_role("img", name="Training")).to_be_visible()


def error_of_a_run_and_one_in_the_code(page: Page, site: str) -> None:
    page.goto(site + ATTENTION)
    workbench = Workbench(page)
    workbench.run("def f(x):\n    return x / 0\nf(1)\n")
    workbench.results.get_by_text("Traceback", exact=True).click()
    workbench.write("def f(x)\n    return x\n")
    expect(workbench.element.locator(".wb-remark")).to_be_visible(timeout=START)


def completions(page: Page, site: str) -> None:
    page.goto(site + ATTENTION)
    workbench = Workbench(page)
    workbench.write("import numpy as np\n")
    workbench.wait_until_names_are_known()
    page.keyboard.press("Control+End")
    page.keyboard.type("np.linal")
    expect(page.get_by_role("listbox", name="Completions")).to_be_visible()


def comparison_and_search_panel(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write("mine = 1\n")
    workbench.editor.press("Control+f")
    expect(page.get_by_role("textbox", name="Find")).to_be_focused()
    for button in ("Solution", "Show it", "Compare with my code"):
        workbench.button(button).click()
    expect(workbench.element.get_by_role("textbox", name="Your code → The reference")).to_be_visible()


def drawn_demo(page: Page, site: str) -> None:
    page.goto(site + "topics/softmax/")
    demo = page.locator("divebell-demo").first
    demo.get_by_role("slider", name="Temperature").press("ArrowRight")
    expect(demo.locator(".demo-description")).to_contain_text("1/1.1", timeout=START)


def walkthrough_with_the_code_so_far(page: Page, site: str) -> None:
    page.goto(site + "topics/multi-head-attention/")
    walkthrough = page.locator("divebell-walkthrough")
    walkthrough.get_by_role("button", name="Next").first.click()
    walkthrough.get_by_role("button", name="Code so far").nth(1).click()
    expect(walkthrough.locator(".so-far").nth(1)).to_be_visible()


def previewed_link(page: Page, site: str) -> None:
    page.goto(site + "topics/multi-head-attention/")
    link = page.locator("main a[href*='topics/']:visible").filter(has_not=page.locator("nav")).first
    link.scroll_into_view_if_needed()
    link.hover()
    expect(page.locator("#link-preview")).to_be_visible()


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
    everything_that_a_run_shows,
    error_of_a_run_and_one_in_the_code,
    completions,
    comparison_and_search_panel,
    drawn_demo,
    walkthrough_with_the_code_so_far,
    previewed_link,
    running_assessment,
    assessment_before_its_end,
    narrowed_list,
    list_of_nothing,
    narrowed_search,
    search_without_connection,
    marked_dive_among_bookmarks,
)


@pytest.mark.parametrize("reach", STATES, ids=lambda reach: reach.__name__)
def test_axe_finds_nothing(new_context: NewContext, site: str, reach: Reach) -> None:
    page = new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    reach(page, site)
    for scheme in ("default", "slate"):
        page.evaluate("scheme => document.documentElement.dataset.mdColorScheme = scheme", scheme)
        assert axe_finds(page, options={"rules": [LIST]}) == [], scheme
