"""Taking code out of the workbench, and shared code in."""

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, Download, Page, expect

from .workbench import Workbench

PROBLEM = "problems/same-padding/"
CODE = "def same_padding(n, k, s=1, d=1):\n    return 'größer'\n"


def chosen(workbench: Workbench, choice: str) -> None:
    workbench.element.locator("summary", has_text="Share").click()
    workbench.button(choice).click()


def downloaded(page: Page, workbench: Workbench, choice: str) -> tuple[str, str]:
    with page.expect_download() as event:
        chosen(workbench, choice)
    file: Download = event.value
    return file.suggested_filename, Path(file.path()).read_text(encoding="utf-8")


def test_a_link_carries_the_code_and_puts_it_in_only_when_asked_to(
    context: BrowserContext, page: Page, site: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write(CODE)
    chosen(workbench, "Copy a link with this code")
    expect(workbench.element).to_contain_text("The link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "same_padding" not in link

    workbench.write("mine = 1\n")
    workbench.wait_until_kept()
    page.goto("about:blank")
    page.goto(link)
    expect(workbench.element).to_contain_text("code that somebody wrote")
    expect(workbench.element.locator(".wb-question pre")).to_have_text(CODE)
    assert workbench.code().strip() == "mine = 1"
    expect(workbench.element).not_to_have_attribute("data-state", "running")
    workbench.button("Put it in").click()
    expect(workbench.editor).to_contain_text("größer")
    expect(workbench.tests).to_have_count(0)
    expect(page).to_have_url(site + PROBLEM)
    workbench.button("Undo").click()
    expect(workbench.editor).to_contain_text("mine = 1")


def test_the_code_is_taken_away_as_a_module_and_as_a_notebook(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write(CODE)
    assert downloaded(page, workbench, "Download as .py") == ("same-padding.py", CODE)
    name, text = downloaded(page, workbench, "Download as notebook")
    assert name == "same-padding.ipynb"
    cells = ["".join(cell["source"]) for cell in json.loads(text)["cells"]]
    assert cells[1] == CODE.strip()
    assert any("same_padding(8, 3, s=2, d=2)" in cell for cell in cells[2:])
    for cell in cells[1:]:
        compile(cell, "cell", "exec")


def test_paper_has_the_whole_code(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write("".join(f"line_{number} = {number}\n" for number in range(300)))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = workbench.element.locator(".wb-printed")
    expect(printed).to_be_visible()
    expect(printed).to_contain_text("line_299 = 299")
    expect(workbench.editor).to_be_hidden()
