"""A reader finds a page by its words, by keyboard alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from .axe import axe_finds
from .conftest import NewContext
from .test_page import DIVE, compressed

SEARCH = re.compile(r"/assets/search/|/assets/divebell/dialog\.")


def look_for(page: Page, words: str) -> None:
    """Look for words. They come in one piece: of the first letters alone, too, something may be found."""
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search the site")).to_be_focused()
    page.keyboard.insert_text(words)
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(re.compile("result|Nothing"))


def test_a_key_opens_the_search_and_enter_the_best_result(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("softmax")
    first = page.locator(".ds-result").first
    expect(first).to_contain_text("Softmax")
    expect(first.locator("mark").first).to_have_text(re.compile("softmax", re.IGNORECASE))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(site) + r"(topics/softmax|dives/2026-11-02-softmax)/"))


def test_arrows_go_through_the_results_and_escape_gives_the_page_back(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("button", name="Search").click()
    field = page.get_by_role("textbox", name="Search the site")
    expect(field).to_be_focused()
    field.fill("gradient")
    expect(page.locator(".ds-result").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".ds-result").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_a_dive_of_a_year_and_a_topic_are_found_together(page: Page, site: str) -> None:
    page.goto(site)
    look_for(page, "bayesian inference")
    results = page.locator(".ds-result")
    found = set(results.evaluate_all("all => all.map(result => result.getAttribute('href'))"))
    assert {f"/divebell/{DIVE}", "/divebell/topics/bayesian-inference/"} <= found
    chip(page, "Kind", "Dive").click()
    expect(results.first.locator(".ds-result-facts")).to_have_text("Dive · 20 November 2026")
    expect(page.locator(".ds-result[href*='/topics/']")).to_have_count(0)


def chip(page: Page, facet: str, value: str) -> Locator:
    return page.get_by_role("group", name=facet).get_by_role("button", name=re.compile(rf"^{value} \d"))


def count(of: Locator) -> int:
    return int(of.locator(".ds-count").inner_text().replace(",", ""))


def test_each_choice_leaves_as_many_results_as_it_said(page: Page, site: str) -> None:
    page.goto(site)
    look_for(page, "gradient")
    status = page.get_by_role("dialog").get_by_role("status")
    for facet, value in (("Kind", "Topic"), ("Kind", "Dive"), ("Year", "2026"), ("Tag", "optimization")):
        choice = chip(page, facet, value)
        said = count(choice)
        choice.click()
        expect(choice).to_have_attribute("aria-pressed", "true")
        expect(status).to_have_text(re.compile(rf"^{said} result"))
    expect(chip(page, "Kind", "Topic")).to_be_hidden()  # no topic carries the tag
    page.get_by_role("button", name="Clear filters").click()
    expect(status).to_have_text(re.compile("the best 8 shown"))


def test_a_kind_and_a_difficulty_can_be_looked_through_without_a_word_by_keyboard(
    page: Page, site: str
) -> None:
    page.goto(site)
    page.keyboard.press("/")
    expect(chip(page, "Difficulty", "Medium")).to_be_visible()
    said = count(chip(page, "Difficulty", "Medium"))
    chip(page, "Difficulty", "Medium").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ds-result")).to_have_count(min(said, 8))  # the first of them, at once
    expect(chip(page, "Difficulty", "Medium")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".ds-result").first).to_be_focused()


def test_what_cannot_be_loaded_is_said_and_can_be_tried_again(page: Page, site: str) -> None:
    page.goto(site)
    page.context.set_offline(True)
    page.keyboard.press("/")
    expect(page.get_by_role("alert")).to_contain_text("You are offline")
    page.context.set_offline(False)
    page.route("**/assets/search/**", lambda route: route.abort())
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text("could not be loaded")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.keyboard.type("gradient")
    expect(dialog.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/assets/search/**")
    dialog.get_by_role("button", name="Try again").click()
    expect(dialog.get_by_role("status")).to_contain_text("results")


def test_nothing_found_is_said(page: Page, site: str) -> None:
    page.goto(site)
    status = page.get_by_role("dialog").get_by_role("status")
    look_for(page, "日本語")
    expect(status).to_contain_text("Nothing found for “日本語”")
    page.get_by_role("textbox", name="Search the site").fill("zzzqq")
    expect(status).to_contain_text("Nothing found for “zzzqq”")


def test_the_key_is_a_character_where_it_is_typed(page: Page, site: str) -> None:
    page.goto(site + "problems/")
    field = page.locator("divebell-filter input[name=q]")
    field.press("/")
    expect(field).to_have_value("/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_of_the_search_moves_before_it_opens(page: Page, site: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site + DIVE)
    page.wait_for_load_state("networkidle")
    assert [answer.url for answer in answers if SEARCH.search(answer.url)] == []
    look_for(page, "softmax")
    expect(page.locator(".ds-result").first).to_be_visible()
    sizes = {Path(a.url).name: compressed(a) for a in answers if SEARCH.search(a.url)}
    print(f"search: {sum(sizes.values()):,} bytes to the first results: {sizes}")
    # Pagefind's program is 85 KB; of each shard one piece of the index moves, of some 40 KB at most.
    assert sum(sizes.values()) < 200_000


def test_without_javascript_there_is_no_button(new_context: NewContext, site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site)
    expect(page.locator(".search-open")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_dialog_fits_and_axe_finds_nothing(
    new_context: NewContext, site: str, width: int, scheme: str
) -> None:
    page = new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    ).new_page()
    page.goto(site)
    look_for(page, "gradient")
    expect(page.locator(".ds-result").first).to_be_visible()
    body = page.locator(".ds-body")
    assert body.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_finds(page) == []
