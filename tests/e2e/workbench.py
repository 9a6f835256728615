"""The workbench as a reader uses it: by the names of its buttons and what it says."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PROBLEMS = Path(__file__).parents[2] / "problems"
OUTCOME = re.compile("pass|fail|error")
START = 90_000
"""Milliseconds that a start of the runtime may take on a busy machine."""
SNAPSHOT_KEPT = """async () => {
    const cache = await caches.open("divebell-runtime");
    for (let tries = 0; tries < 600; tries++) {
        const snapshot = (await cache.keys()).find(({ url }) => url.includes(".snapshot."));
        if (snapshot) return snapshot.url;
        await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error("no snapshot is kept");
}"""
"""Waits until the browser keeps the snapshot, which is fetched at leisure; gives its address."""


def solution(slug: str) -> str:
    """The reference solution of a problem."""
    return (PROBLEMS / slug / "solution.py").read_text(encoding="utf-8")


def starter(slug: str) -> str:
    """What the reader of a problem begins with."""
    return (PROBLEMS / slug / "starter.py").read_text(encoding="utf-8")


def replace_code(editor: Locator, code: str) -> None:
    """Put `code` into an editor by its own commands: a selection made for it may come before it listens."""
    expect(editor).to_be_editable()  # what stands in for it until it is fetched has the same name
    editor.press("ControlOrMeta+a")
    editor.press("Delete")
    editor.page.keyboard.insert_text(code)
    expect(editor).to_contain_text(code.rstrip().rpartition("\n")[2][-40:])  # of a long line it holds the end


@dataclass(frozen=True)
class Workbench:
    """A workbench on a page."""

    page: Page
    selector: str = "divebell-workbench"

    @property
    def element(self) -> Locator:
        return self.page.locator(self.selector)

    @property
    def editor(self) -> Locator:
        return self.element.get_by_role("textbox", name="Solution editor")

    @property
    def scratch(self) -> Locator:
        return self.element.get_by_role("textbox", name="Scratch cell")

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
        replace_code(self.editor, code)

    def turn_to_scratch(self) -> None:
        """Go to the scratch cell, and wait for its editor, which takes the place of a plain field."""
        self.scratch.click()
        expect(self.scratch).to_have_attribute("contenteditable", "true")

    def wait_until_names_are_known(self) -> None:
        """Until the editor has NumPy's names, which it fetches when it opens."""
        expect(self.editor).to_be_editable()
        # A second answer to the same question is read after the first.
        self.page.evaluate(
            "url => fetch(url).then(answer => answer.json()).then(() => null)",
            self.element.get_attribute("data-numpy-names"),
        )

    def code(self) -> str:
        """What the editor shows: read in one go, for it draws lines anew as it understands them."""
        expect(self.editor).to_be_editable()  # what stands in for it has no lines
        return str(
            self.editor.evaluate(
                "it => Array.from(it.querySelectorAll('.cm-line'), l => l.textContent).join('\\n')"
            )
        )

    def wait_until(self, state: str) -> None:
        expect(self.element).to_have_attribute("data-state", state, timeout=START)

    def wait_until_kept(self) -> None:
        """Until what was written is in the browser's database."""
        self.page.wait_for_function(
            "() => !Object.keys(localStorage).some((key) => key.startsWith('divebell:unsaved:'))"
        )

    def turn_to(self) -> None:
        """Turn to the workbench, as a reader does who is about to write."""
        self.element.locator(".wb-status").click()  # where a click does nothing else
        self.wait_until("ready")

    def check(self, code: str | None = None) -> str:
        """Check, and wait for the verdict: `pass`, `fail` or `error`."""
        if code is not None:
            self.write(code)
        self.results.evaluate("region => region.replaceChildren()")
        self.button("Check").click()
        summary = self.results.locator(".wb-summary")
        expect(summary).to_have_attribute("data-outcome", OUTCOME, timeout=START)
        return summary.get_attribute("data-outcome") or ""

    def run(self, code: str) -> str:
        """Run, wait for its end, and give what it printed."""
        self.write(code)
        self.results.evaluate("region => region.replaceChildren()")
        self.button("Run").click()
        expect(self.results.locator(".wb-summary")).to_be_visible(timeout=START)
        self.wait_until("ready")
        return self.results.inner_text()

    def statuses(self) -> list[str]:
        """Of every test, read in one go."""
        statuses: list[str] = self.tests.evaluate_all("tests => tests.map(({ dataset }) => dataset.status)")
        return statuses

    def test(self, name: str) -> Locator:
        return self.results.locator(f'[data-test="{name}"]')
