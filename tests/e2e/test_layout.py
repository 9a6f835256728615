"""Nothing moves under the reader's eyes; the focus can be seen, and fingers find their targets."""

import pytest
from playwright.sync_api import Page

from .conftest import NewContext
from .holding import holding
from .test_page import DIVE, PROBLEM

SHIFT = 0.02
"""The largest cumulative layout shift, a fifth of what is called good (web.dev/articles/cls)."""
TARGET = 44
"""Pixels that a finger needs (WCAG 2.2, success criterion 2.5.5)."""
OBSERVE = """
window.shifts = 0;
window.count = (list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
};
window.observer = new PerformanceObserver(window.count);
window.observer.observe({type: "layout-shift", buffered: true});
"""
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
TOTAL = "(window.count({getEntries: () => window.observer.takeRecords()}), window.shifts)"
OUTLINE = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  return [element.outerHTML.slice(0, 80), style.outlineStyle !== "none" ? parseFloat(style.outlineWidth) : 0];
}"""
SMALL = """(target) => [...document.querySelectorAll("a[href], button, select, input, summary")]
  .filter((element) => element.checkVisibility() && !element.closest(".prose p, .prose li, .prose td"))
  .map((element) => (element.type === "checkbox" ? element.closest("label") : element))
  .filter((element) => element.getBoundingClientRect().height < target - 0.5 && !element.closest("svg"))
  .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [360, 820])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "dives/2026-11-18-optimizers/",
        PROBLEM,
        "problems/multi-head-attention/",
        "topics/multi-head-attention/",
        "plans/foundations/",
        "case-studies/",
        "jobs/",
        "assessments/one-of-each/",
    ],
)
def test_late_fonts_move_nothing(new_context: NewContext, site: str, path: str, width: int) -> None:
    """Every font is held back until the page is painted without it."""
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(OBSERVE)
    with holding(page, "**/*.woff2") as held:
        with page.expect_request("**/*.woff2"):
            page.goto(site + path, wait_until="domcontentloaded")
        page.evaluate(PAINTED)
        assert held
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(PAINTED)
    assert page.evaluate(TOTAL) < SHIFT


@pytest.mark.parametrize("path", ["", DIVE, PROBLEM, "problems/", "jobs/", "assessments/one-of-each/"])
def test_the_focus_can_be_seen(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    for _ in range(18):
        page.keyboard.press("Tab")
        element, width = page.evaluate(OUTLINE)
        assert width >= 2, element


@pytest.mark.parametrize(
    "path",
    [
        "",
        "dives/",
        DIVE,
        "problems/",
        PROBLEM,
        "topics/optimizers/",
        "plans/foundations/",
        "jobs/",
        "bookmarks/",
    ],
)
def test_fingers_find_their_targets(new_context: NewContext, site: str, path: str) -> None:
    """All but links within running text."""
    page = new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True).new_page()
    page.goto(site + path)
    assert page.evaluate(SMALL, TARGET) == []
