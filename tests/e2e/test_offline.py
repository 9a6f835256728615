"""Reading and solving without a network: what was opened, and what was taken along."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .serving import serve
from .workbench import START, Workbench, solution

DIVE = "dives/2026-11-20-bayesian-inference/"
PROBLEM = "problems/conjugate-update/"


@dataclass
class Visit:
    """A reader's browser with service workers, and a server of its own that can be switched off."""

    page: Page
    url: str
    folder: Path
    server: ExitStack

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    def wait_for_worker(self) -> None:
        """The worker has taken over the page."""
        self.page.wait_for_function("navigator.serviceWorker.controller !== null")

    def switch_off(self) -> None:
        """No network: the browser knows it, and nothing answers."""
        self.page.context.set_offline(True)
        self.server.close()


@pytest.fixture
def visit(browser: Browser, site_folder: Path, tmp_path: Path) -> Iterator[Visit]:
    folder = tmp_path / "served"
    shutil.copytree(site_folder, folder / "divebell", copy_function=_link)
    with ExitStack() as server, browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        served = server.enter_context(serve(folder))
        yield Visit(context.new_page(), f"{served.url}divebell/", folder / "divebell", server)


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def test_what_was_opened_is_read_again_and_its_problem_solved(visit: Visit) -> None:
    visit.go(DIVE)
    visit.wait_for_worker()
    visit.go(PROBLEM)
    assert Workbench(visit.page).check(solution("conjugate-update")) == "pass"
    visit.go(DIVE)
    visit.switch_off()

    visit.go(PROBLEM)
    assert Workbench(visit.page).check(solution("conjugate-update")) == "pass"
    visit.go(DIVE)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Bayesian Inference")
    visit.go("topics/optimizers/")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Offline")
    visit.page.get_by_role("main").get_by_role("link", name="Bayesian Inference").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Bayesian Inference")


def test_a_plan_is_taken_along_with_its_pages_and_python(visit: Visit) -> None:
    visit.go("plans/machine-learning/")
    visit.wait_for_worker()
    visit.page.get_by_role("button", name="Take this plan along").click()
    status = visit.page.locator("divebell-take-along [role=status]")
    expect(status).to_contain_text("Python are here", timeout=START)
    visit.switch_off()
    visit.go(PROBLEM)
    assert Workbench(visit.page).check(solution("conjugate-update")) == "pass"


def test_with_a_network_the_newest_page_is_shown(visit: Visit) -> None:
    visit.go("about/")
    visit.wait_for_worker()
    visit.go("about/")
    page = visit.folder / "about" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.unlink()
    page.write_text(text.replace("What it is</h2>", "Corrected since</h2>"), encoding="utf-8")
    visit.go("about/")
    expect(visit.page.get_by_role("heading", name="Corrected since")).to_be_visible()


def test_all_copies_can_be_forgotten(visit: Visit) -> None:
    visit.go(DIVE)
    visit.wait_for_worker()
    visit.go(DIVE)
    visit.go("offline/")
    visit.page.get_by_role("button", name="Forget all copies").click()
    expect(visit.page.locator("divebell-offline-pages")).to_contain_text("All copies are gone")
    left = visit.page.evaluate(
        """async () => [
            (await navigator.serviceWorker.getRegistrations()).length,
            ...(await Promise.all(["divebell-pages", "divebell-files"].map(
                async (name) => (await (await caches.open(name)).keys()).length
            ))),
        ]"""
    )
    assert left == [0, 0, 0]
