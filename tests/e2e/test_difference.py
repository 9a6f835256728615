"""Where a result is wrong is seen at a glance, on every width and in both schemes."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import axe_finds
from .conftest import NewContext
from .workbench import Workbench, solution

PROBLEM = "problems/multi-head-attention/"
WRONG = solution("multi-head-attention").replace("/ np.sqrt(d / h)", "/ np.sqrt(d)")
SEEN = """grid => {
    const cell = grid.querySelector(".wb-wrong").getBoundingClientRect();
    const box = grid.getBoundingClientRect();
    return box.left <= cell.left && cell.left <= cell.right && cell.right <= box.right;
}"""


def first_difference(page: Page, site: str) -> Locator:
    """The table of the first test that fails, which is open."""
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    assert workbench.check(WRONG) == "fail"
    difference = workbench.results.locator("details[open] .wb-difference")
    expect(difference).to_be_visible()
    return difference


def test_wrong_cells_are_marked_among_right_ones_and_say_what_is_wanted(page: Page, site: str) -> None:
    table = first_difference(page, site).get_by_role("table")
    wrong = table.locator("td.wb-wrong").first
    got, want = wrong.locator("b").inner_text(), wrong.locator("b ~ span").last.inner_text()
    assert float(got) != float(want)
    expect(table.get_by_role("columnheader").first).to_have_text("0")
    expect(wrong).to_contain_text(f"wrong: {got}, wanted: {want}")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_it_scrolls_in_itself_to_what_is_wrong(
    new_context: NewContext, site: str, width: int, scheme: str
) -> None:
    page = new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    ).new_page()
    difference = first_difference(page, site)
    grid = difference.get_by_role("group", name="Around the first difference")
    page.wait_for_function(SEEN, arg=grid.element_handle())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    grid.focus()
    expect(grid).to_be_focused()
    assert axe_finds(page, ".wb-results") == []
