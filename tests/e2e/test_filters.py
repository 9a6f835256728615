"""A reader narrows a long list, shares what was found, and comes back to it."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

LIST = "case-studies/"


def shown(page: Page) -> int:
    return page.locator("[data-item]:visible").count()


def choice(page: Page, facet: str, place: int) -> tuple[str, int]:
    """The value of a facet's choice, and the count beside it."""
    label = page.locator(f"[data-facet={facet}] label").nth(place)
    return label.locator("input").get_attribute("value") or "", int(
        label.locator("[data-count]").inner_text()
    )


def test_each_choice_leaves_as_many_as_it_said(page: Page, site: str) -> None:
    page.goto(site + LIST)
    total = shown(page)
    value, count = choice(page, "domain", 0)
    assert 0 < count < total
    page.locator(f"[name=domain][value={value}]").check()
    assert shown(page) == count
    expect(page.locator("[data-summary]")).to_have_text(re.compile(rf"^{count} of {total} case studies$"))
    assert {item.get_attribute("data-domain") for item in page.locator("[data-item]:visible").all()} == {
        value
    }


def test_the_address_carries_the_filter_to_somebody_else(page: Page, browser: Browser, site: str) -> None:
    page.goto(site + LIST)
    value, count = choice(page, "domain", 0)
    page.locator(f"[name=domain][value={value}]").check()
    page.get_by_label("Sort").select_option("title-asc")
    titles = page.locator("[data-item]:visible h2").all_inner_texts()
    context = browser.new_context()
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(f"[name=domain][value={value}]")).to_be_checked()
    assert other.locator("[data-item]:visible h2").all_inner_texts() == titles == sorted(titles)
    assert len(titles) == count
    context.close()


def test_back_and_forward_go_through_what_was_asked(page: Page, site: str) -> None:
    page.goto(site + LIST)
    total = shown(page)
    value, count = choice(page, "domain", 0)
    page.locator(f"[name=domain][value={value}]").check()
    page.locator("[data-item]:visible a").first.click()
    page.go_back()
    expect(page.locator(f"[name=domain][value={value}]")).to_be_checked()
    assert shown(page) == count
    page.go_back()
    expect(page.locator("[data-item]:visible")).to_have_count(total)
    page.go_forward()
    expect(page.locator("[data-item]:visible")).to_have_count(count)


def test_words_are_found_by_keyboard_alone_and_given_up_again(page: Page, site: str) -> None:
    page.goto(site + LIST)
    total = shown(page)
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("gráph PINTEREST")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    expect(page.locator("[data-item]:visible")).to_contain_text("Pinterest")
    page.get_by_role("button", name="Clear filters").press("Enter")
    expect(page.locator("[data-item]:visible")).to_have_count(total)
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()


def test_postings_that_are_over_leave_a_page_that_was_built_before(page: Page, site: str) -> None:
    page.clock.set_fixed_time("2026-11-20T12:00:00")
    page.goto(site + "jobs/")
    days = sorted(item.get_attribute("data-until") or "" for item in page.locator("[data-item]").all())
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
    page.goto(site + path)
    displays = page.locator("[data-item]").evaluate_all("all => all.map(e => getComputedStyle(e).display)")
    assert displays
    assert "list-item" not in displays


@pytest.mark.parametrize("width", [360, 820])
def test_narrow_windows_keep_the_facets_behind_a_button(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(site + LIST)
    facet = page.locator("[data-facet=domain]")
    expect(facet).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(facet).to_be_visible()
    facet.locator("input").first.check()
    expect(page.get_by_role("button", name="Filters (1)", expanded=True)).to_be_visible()
    context.close()


def test_without_javascript_the_list_is_whole_and_there_is_no_dead_form(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + LIST)
    assert shown(page) == page.locator("[data-item]").count() > 0
    expect(page.locator("divebell-filter form")).to_be_hidden()
    context.close()
