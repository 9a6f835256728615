"""Where a result is wrong is seen at a glance, on every width and in both schemes."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .workbench import Workbench, solution

PROBLEM = "problems/multi-head-attention/"
WRONG = solution("multi-head-attention").replace("/ np.sqrt(d / h)", "/ np.sqrt(d)")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def first_difference(page: Page, site: str) -> Locator:
    """The table of the first test that fails, which is open."""
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    assert workbench.check(WRONG) == "fail"
    return workbench.results.locator("details[open] .wb-difference")


def test_wrong_cells_are_marked_among_right_ones_and_say_what_is_wanted(page: Page, site: str) -> None:
    table = first_difference(page, site).get_by_role("table")
    wrong = table.locator("td.wb-wrong").first
    got, want = wrong.locator("b").inner_text(), wrong.locator("b ~ span").last.inner_text()
    assert float(got) != float(want)
    assert table.get_by_role("columnheader").all_inner_texts()[0] == "0"
    expect(wrong).to_contain_text(f"wrong: {got}, wanted: {want}")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_it_scrolls_in_itself_to_what_is_wrong(browser: Browser, site: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    difference = first_difference(page, site)
    grid = difference.get_by_role("group", name="Around the first difference")
    edges = grid.evaluate(
        "grid => { const cell = grid.querySelector('.wb-wrong').getBoundingClientRect();"
        " const box = grid.getBoundingClientRect(); return [box.left, cell.left, cell.right, box.right] }"
    )
    assert edges == sorted(edges)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    grid.focus()
    expect(grid).to_be_focused()
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        "axe.run(document.querySelector('.wb-results'))"
        ".then(({violations}) => violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    assert found == []
    context.close()
