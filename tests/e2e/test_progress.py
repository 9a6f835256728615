"""What a reader has done is there again: solved problems, bookmarks, the place and the days."""

from playwright.sync_api import BrowserContext, Page, expect

from .workbench import Workbench, solution

DIVE = "dives/2026-11-18-optimizers/"
PROBLEM = "problems/conjugate-update/"
NO_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })
"""


def test_a_checked_problem_is_marked_wherever_it_is_named(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    status = page.locator("divebell-status[problem=conjugate-update]").first
    expect(status).to_be_hidden()
    workbench.check("x = 1\n")
    expect(status).to_have_text("tried")
    workbench.check(solution("conjugate-update"))
    expect(status).to_have_text("solved")
    page.goto(site + "collections/bayesian-methods/")
    expect(page.locator("divebell-progress")).to_contain_text("1 of 3 solved")
    page.goto(site + "problems/?status=solved")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    expect(page.locator("[data-item]:visible")).to_contain_text("Conjugate Update")


def test_a_dive_that_is_left_in_the_middle_is_where_one_left_off(page: Page, site: str) -> None:
    page.goto(site + DIVE)
    page.goto(site)
    left_off = page.get_by_role("region", name="Where you left off")
    expect(left_off).to_contain_text("Not read to its end yet")
    left_off.get_by_role("link", name="Optimizers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Optimizers")
    page.locator("divebell-place").scroll_into_view_if_needed()
    page.wait_for_function("JSON.parse(localStorage['divebell:progress']).days.length === 1")
    page.goto(site)
    expect(left_off).to_have_count(0)
    expect(page.get_by_role("region", name="Your days")).to_contain_text("One day in a row")


def test_a_new_reader_is_not_shown_an_empty_place(page: Page, site: str) -> None:
    page.goto(site)
    expect(page.locator("divebell-continue")).to_be_hidden()


def test_a_bookmark_leads_back(page: Page, site: str) -> None:
    page.goto(site + DIVE)
    page.get_by_role("button", name="Bookmark Optimizers").click()
    page.goto(site + "bookmarks/")
    page.get_by_role("link", name="Optimizers").click()
    expect(page).to_have_url(site + DIVE)
    expect(page.get_by_role("button", name="Bookmark Optimizers", pressed=True)).to_be_visible()


def test_two_tabs_agree(page: Page, context: BrowserContext, site: str) -> None:
    page.goto(site + "bookmarks/")
    expect(page.locator("divebell-bookmarks")).to_contain_text("No bookmarks yet")
    other = context.new_page()
    other.goto(site + DIVE)
    other.get_by_role("button", name="Bookmark Optimizers").click()
    expect(page.get_by_role("link", name="Optimizers")).to_be_visible()


def test_where_storage_is_refused_the_page_says_so_and_works(page: Page, site: str) -> None:
    page.add_init_script(NO_STORAGE)
    page.goto(site + DIVE)
    bookmark = page.get_by_role("button", name="Bookmark Optimizers")
    notice = page.get_by_text("This browser keeps nothing for this site")
    expect(notice).to_have_count(0)
    bookmark.click()
    expect(notice).to_be_visible()
    expect(bookmark).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Dismiss").click()
    bookmark.click()
    expect(notice).to_have_count(0)
