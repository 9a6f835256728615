"""The workbench as a reader uses it: by the names of its buttons and what it says."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PROBLEMS = Path(__file__).parents[2] / "problems"
START = 90_000
"""Milliseconds that a start of the runtime may take on a busy machine."""


def solution(slug: str) -> str:
    """The reference solution of a problem."""
    return (PROBLEMS / slug / "solution.py").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Workbench:
    """The one workbench on a page."""

    page: Page

    @property
    def element(self) -> Locator:
        return self.page.locator("divebell-workbench")

    @property
    def editor(self) -> Locator:
        return self.element.get_by_role("textbox", name="Solution editor")

    @property
    def results(self) -> Locator:
        return self.element.get_by_role("region", name="Results")

    @property
    def tests(self) -> Locator:
        return self.results.locator("[data-test]")

    def button(self, name: str) -> Locator:
        return self.element.get_by_role("button", name=name, exact=True)

    def write(self, code: str) -> None:
        """Put `code` into the editor, in place of what is there."""
        self.element.scroll_into_view_if_needed()
        self.element.locator("pre.starter, .cm-editor").first.click()
        self.editor.fill(code)

    def code(self) -> str:
        return "\n".join(self.editor.locator(".cm-line").all_inner_texts()).replace("\n\n", "\n")

    def wait_until(self, state: str) -> None:
        expect(self.element).to_have_attribute("data-state", state, timeout=START)

    def check(self, code: str | None = None) -> None:
        """Check, and wait for the verdict."""
        if code is not None:
            self.write(code)
        self.button("Check").click()
        expect(self.results).to_have_attribute("data-status", "done", timeout=START)

    def statuses(self) -> list[str]:
        return [test.get_attribute("data-status") or "" for test in self.tests.all()]
