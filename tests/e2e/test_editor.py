"""The editor: what it offers while a reader writes, by keyboard."""

from playwright.sync_api import Page, expect

from .holding import holding
from .workbench import Workbench

PROBLEM = "problems/same-padding/"


def opened(page: Page, url: str) -> Workbench:
    page.goto(url + PROBLEM)
    workbench = Workbench(page)
    workbench.write("import numpy as np\n")
    workbench.wait_until_names_are_known()
    page.keyboard.press("Control+End")
    return workbench


def test_numpy_is_completed_with_tab(page: Page, site: str) -> None:
    workbench = opened(page, site)
    page.keyboard.type("x = np.linal")
    expect(page.get_by_role("listbox", name="Completions")).to_be_visible()
    expect(page.get_by_role("option", name="linalg")).to_have_attribute("aria-selected", "true")
    page.wait_for_timeout(200)  # a list that has just come up takes no keys, lest one hits it by mistake
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox", name="Completions")).to_be_hidden()
    assert workbench.code().endswith("x = np.linalg")


def test_the_problems_own_names_are_completed_after_they_are_gone_from_the_code(
    page: Page, site: str
) -> None:
    opened(page, site)
    page.keyboard.type("same_p")
    expect(page.get_by_role("option", name="same_padding")).to_be_visible()


def test_the_parameter_at_the_cursor_stands_out_and_escape_closes(page: Page, site: str) -> None:
    workbench = opened(page, site)
    page.keyboard.type("np.linalg.norm(x, ")
    signature = workbench.element.locator(".wb-signature")
    expect(signature).to_contain_text("norm(x, ord=None, axis=None, keepdims=False)")
    expect(signature.locator("strong")).to_have_text("ord=None")
    page.keyboard.type("axis=0")
    expect(signature.locator("strong")).to_have_text("axis=None")
    page.keyboard.press("Escape")  # takes back a completion, if one was being looked for
    page.keyboard.press("Escape")
    expect(signature).to_have_count(0)


def test_what_is_tried_out_before_the_editor_has_come_is_gone_on_with(page: Page, site: str) -> None:
    with holding(page, "**/editor.*.js"):
        page.goto(site + PROBLEM)
        scratch = Workbench(page).scratch
        scratch.click()
        page.keyboard.type("x = 1\nlen")
        expect(scratch).to_have_value("x = 1\nlen")
    expect(scratch).to_have_attribute("contenteditable", "true")
    page.keyboard.type("([x])")
    expect(scratch.locator(".cm-line")).to_have_text(["x = 1", "len([x])"])


def test_escape_and_tab_leave_the_editor(page: Page, site: str) -> None:
    workbench = opened(page, site)
    page.keyboard.type("qqq")  # names that begin so are being looked for
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(workbench.editor).not_to_be_focused()
