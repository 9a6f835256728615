"""A reader narrows a long list, shares what was found, and comes back to it."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import AS_OF, NewContext

LIST = "case-studies/"
NOON = f"{AS_OF}T12:00:00"


def shown(page: Page) -> Locator:
    return page.locator("[data-item]:visible")


def choice(page: Page, facet: str, place: int) -> tuple[str, int]:
    """The value of a facet's choice, and the count beside it."""
    label = page.locator(f"[data-facet={facet}] label").nth(place)
    return label.locator("input").get_attribute("value") or "", int(
        label.locator("[data-count]").inner_text()
    )


def test_each_choice_leaves_as_many_as_it_said(page: Page, site: str) -> None:
    page.goto(site + LIST)
    total = shown(page).count()
    value, count = choice(page, "domain", 0)
    assert 0 < count < total
    page.locator(f"[name=domain][value={value}]").check()
    expect(shown(page)).to_have_count(count)
    expect(page.locator("[data-summary]")).to_have_text(re.compile(rf"^{count} of {total} case studies$"))
    assert set(shown(page).evaluate_all("all => all.map(({ dataset }) => dataset.domain)")) == {value}


def test_the_address_carries_the_filter_to_somebody_else(
    page: Page, new_context: NewContext, site: str
) -> None:
    page.goto(site + LIST)
    value, count = choice(page, "domain", 0)
    page.locator(f"[name=domain][value={value}]").check()
    page.get_by_label("Sort").select_option("title-asc")
    expect(shown(page)).to_have_count(count)
    titles = shown(page).locator("h2").all_inner_texts()
    assert titles == sorted(titles)
    other = new_context().new_page()
    other.goto(page.evaluate("location.href"))
    expect(other.locator(f"[name=domain][value={value}]")).to_be_checked()
    expect(shown(other).locator("h2")).to_have_text(titles)


def test_back_and_forward_go_through_what_was_asked(page: Page, site: str) -> None:
    page.goto(site + LIST)
    total = shown(page).count()
    value, count = choice(page, "domain", 0)
    page.locator(f"[name=domain][value={value}]").check()
    shown(page).locator("a").first.click()
    page.wait_for_url(f"{site}{LIST}*/")
    page.go_back()
    expect(page.locator(f"[name=domain][value={value}]")).to_be_checked()
    expect(shown(page)).to_have_count(count)
    page.go_back()
    expect(shown(page)).to_have_count(total)
    page.go_forward()
    expect(shown(page)).to_have_count(count)


def test_words_are_found_by_keyboard_alone_and_given_up_again(page: Page, site: str) -> None:
    page.goto(site + LIST)
    total = shown(page).count()
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("gráph PINTEREST")
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_contain_text("Pinterest")
    page.get_by_role("button", name="Clear filters").press("Enter")
    expect(shown(page)).to_have_count(total)
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()


def test_postings_that_are_over_leave_a_page_that_was_built_before(page: Page, site: str) -> None:
    page.clock.set_fixed_time(NOON)
    page.goto(site + "jobs/")
    days = sorted(page.locator("[data-item]").evaluate_all("all => all.map(({ dataset }) => dataset.until)"))
    slug = page.locator(f"[data-until='{days[0]}'] a").first.get_attribute("href") or ""
    assert days[0] < days[-1]
    expect(page.locator("[data-summary]")).to_have_text(f"{len(days)} postings")
    page.clock.set_fixed_time(f"{date.fromisoformat(days[0]) + timedelta(days=1)}T12:00:00")
    page.reload()
    left = len([day for day in days if day > days[0]])
    expect(page.locator("[data-item]")).to_have_count(left)
    expect(page.locator("[data-summary]")).to_have_text(f"{left} postings")
    page.goto(f"{site}jobs/{slug}")
    expect(page.locator("[data-over-after]")).to_contain_text("has left the board")
    page.clock.set_fixed_time(f"{days[0]}T12:00:00")
    page.reload()
    expect(page.locator("[data-over-after]")).to_be_hidden()


@pytest.mark.parametrize("path", [LIST, "jobs/", "problems/"])
def test_hiding_items_does_not_number_thousands_of_others(page: Page, site: str, path: str) -> None:
    page.clock.set_fixed_time(NOON)  # on a later day the board is empty
    page.goto(site + path)
    displays = page.locator("[data-item]").evaluate_all("all => all.map(e => getComputedStyle(e).display)")
    assert displays
    assert "list-item" not in displays


@pytest.mark.parametrize("width", [360, 820])
def test_narrow_windows_keep_the_facets_behind_a_button(
    new_context: NewContext, site: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(site + LIST)
    facet = page.locator("[data-facet=domain]")
    expect(facet).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(facet).to_be_visible()
    facet.locator("input").first.check()
    expect(page.get_by_role("button", name="Filters (1)", expanded=True)).to_be_visible()


def test_without_javascript_the_list_is_whole_and_there_is_no_dead_form(
    new_context: NewContext, site: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + LIST)
    assert shown(page).count() == page.locator("[data-item]").count() > 0
    expect(page.locator("divebell-filter form")).to_be_hidden()
