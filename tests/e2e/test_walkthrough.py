"""A walkthrough is read from step to step, by keyboard too, and as a whole."""

from playwright.sync_api import Page, expect

from .conftest import NewContext

TOPIC = "topics/multi-head-attention/"


def test_a_reader_goes_from_step_to_step_and_sees_the_code_so_far(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + TOPIC)
    walkthrough = page.get_by_role("group", name="Two heads in six lines")
    walkthrough.get_by_role("group", name="Step 1 of 5").get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    second = walkthrough.get_by_role("group", name="Step 2 of 5")
    expect(second.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    third = walkthrough.get_by_role("group", name="Step 3 of 5")
    expect(third.get_by_role("button", name="Next")).to_be_focused()
    third.get_by_role("button", name="Code so far").press("Enter")
    whole = walkthrough.locator(".so-far")
    expect(whole).to_have_count(5)
    expect(whole.nth(2).locator("ins")).to_contain_text("weights = e /")
    expect(whole.nth(2).locator("ins")).not_to_contain_text("import numpy")
    expect(whole.nth(4)).to_contain_text("h = 1")
    expect(whole.nth(4)).not_to_contain_text("h = 2")
    walkthrough.get_by_role("button", name="Copy the whole code").click()
    expect(walkthrough.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    compile(copied, "copied", "exec")
    assert copied.startswith("import numpy as np\n")
    assert "h = 1\n" in copied


def test_without_javascript_all_steps_are_there(new_context: NewContext, site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + TOPIC)
    walkthrough = page.locator("divebell-walkthrough")
    expect(walkthrough.get_by_role("heading")).to_have_count(5)
    expect(walkthrough.get_by_role("table", name="output")).to_have_count(2)
    expect(walkthrough.get_by_role("button")).to_have_count(0)


def test_on_paper_the_steps_are_whole_whatever_is_shown(page: Page, site: str) -> None:
    page.goto(site + TOPIC)
    page.get_by_role("button", name="Code so far").first.click()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Next").first).to_be_hidden()
    expect(page.locator(".so-far").first).to_be_hidden()
    for code in page.locator(".step-code > .highlight:not(.so-far)").all():
        expect(code).to_be_visible()
