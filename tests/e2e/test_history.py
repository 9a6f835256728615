"""What the browser keeps of a reader's work: drafts, checked versions, and two tabs at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, expect

from .workbench import START, Workbench, solution

PROBLEM = "problems/same-padding/"


@contextmanager
def tab(context: BrowserContext, site: str) -> Iterator[Workbench]:
    page = context.new_page()
    page.goto(site + PROBLEM)
    yield Workbench(page)
    page.close()


def test_a_checked_version_can_be_brought_back_on_a_later_visit(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write(solution("same-padding"))
    workbench.button("Check").click()
    expect(workbench.results).to_contain_text("tests pass", timeout=START)
    workbench.write("lost = True\n")
    workbench.wait_until_kept()
    page.reload()
    workbench.turn_to()
    expect(workbench.editor).to_contain_text("lost = True")

    workbench.button("History").click()
    history = workbench.element.get_by_role("region", name="Your earlier code")
    expect(history.get_by_role("listitem")).to_have_count(1)
    expect(history).to_contain_text("tests pass")
    history.get_by_role("button").click()
    expect(workbench.editor).not_to_contain_text("lost = True")
    assert workbench.code().strip() == solution("same-padding").strip()
    workbench.button("Undo").press("Enter")
    expect(workbench.editor).to_contain_text("lost = True")
    expect(workbench.editor).to_be_focused()
    workbench.button("History").press("Enter")
    expect(history).to_be_focused()
    workbench.page.keyboard.press("Escape")
    expect(history).to_be_hidden()
    expect(workbench.button("History")).to_be_focused()
    workbench.button("History").press("Enter")
    expect(history.get_by_role("listitem")).to_have_count(2)


def test_two_tabs_do_not_overwrite_each_other(context: BrowserContext, site: str) -> None:
    with tab(context, site) as one, tab(context, site) as other:
        other.turn_to()
        one.write("of_one = 1\n")
        one.wait_until_kept()
        expect(other.element).to_contain_text("open in another tab")
        other.write("of_other = 2\n")
        other.wait_until_kept()
        expect(other.element).to_contain_text("the other is under History")
        other.button("History").click()
        expect(other.element.get_by_role("region", name="Your earlier code")).to_contain_text("of_one = 1")
    with tab(context, site) as later:
        later.turn_to()
        expect(later.editor).to_contain_text("of_other = 2")


def test_a_changed_starter_is_shown_beside_the_old_one(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write("mine = 1\n")
    workbench.wait_until_kept()
    page.route(
        "**/same-padding/",
        lambda route: route.fulfill(body=route.fetch().text().replace("Zeros (before", "Padding (before")),
    )
    page.reload()
    question = workbench.element.get_by_role("group", name="The starter of this problem has changed")
    expect(question.locator("pre").first).to_contain_text("Zeros (before")
    expect(question.locator("pre").last).to_contain_text("Padding (before")
    question.get_by_role("button", name="Begin from the new one").click()
    expect(workbench.editor).to_contain_text("Padding (before")
    workbench.button("Undo").click()
    expect(workbench.editor).to_contain_text("mine = 1")


def test_without_storage_the_page_says_so_and_works(page: Page, site: str) -> None:
    page.add_init_script(
        "for (const name of ['indexedDB', 'localStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    expect(workbench.element).to_contain_text("keeps no drafts")
    workbench.write("x = 1\n")
    assert workbench.code().strip() == "x = 1"


def test_the_reference_is_held_against_the_readers_code(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write(solution("same-padding").replace("max(", "min("))
    workbench.button("Solution").click()
    workbench.button("Show it").click()
    workbench.button("Compare with my code").click()
    own = workbench.element.get_by_role("textbox", name="Your code")
    expect(own).to_be_focused()
    reference = workbench.element.get_by_role("textbox", name="The reference")
    expect(own.locator(".cm-changedText")).to_have_text(["min"])
    expect(reference.locator(".cm-changedText")).to_have_text(["max"])
