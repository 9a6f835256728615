"""Reading and solving without a network: what was opened, and what was taken along."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .serving import serve
from .workbench import START, Workbench, solution

DIVE = "dives/2026-11-20-bayesian-inference/"
PROBLEM = "problems/conjugate-update/"


ALL_KEPT = """async () => {
    const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
    const kept = await Promise.all([location.href, ...fetched].map((url) => caches.match(url)));
    return kept.every(Boolean);
}"""


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

    def wait_until_kept(self) -> None:
        """All that the page has fetched is in a cache, the page included."""
        self.page.wait_for_function(ALL_KEPT)

    def weight(self, name: str) -> int:
        """The bytes that a file of the site's Python is sent as; none of the list of them all."""
        return 0 if name.endswith(".json") else (self.folder / "assets/runtime" / name).stat().st_size

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
    visit.wait_until_kept()
    visit.go(DIVE)
    visit.wait_until_kept()
    visit.switch_off()

    visit.go(PROBLEM)
    assert Workbench(visit.page).check(solution("conjugate-update")) == "pass"
    visit.go(DIVE)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Bayesian Inference")
    visit.go("topics/optimizers/")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Offline")
    visit.page.get_by_role("main").get_by_role("link", name="Bayesian Inference").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Bayesian Inference")


FIGURE = """
import matplotlib.pyplot as plt
plt.plot([1, 3, 2])
plt.title("Drawn without a network")
"""
KEPT = """async () => Object.fromEntries(await Promise.all(
    ["divebell-plans", "divebell-pages", "divebell-files", "divebell-runtime"].map(async (name) => [
        name.slice("divebell-".length),
        (await (await caches.open(name)).keys()).map(({ url }) => url.split("/").at(-1) || url),
    ])
))"""
"""What the browser keeps, by cache: names of files, and addresses of pages."""


def take_along(visit: Visit, plan: str) -> Locator:
    """Ask on a plan's page to take it along."""
    visit.go(f"plans/{plan}/")
    visit.wait_for_worker()
    element = visit.page.locator("divebell-take-along")
    element.get_by_role("button", name="Take this plan along").click()
    return element


def test_a_plan_is_taken_along_with_all_that_its_pages_run(visit: Visit) -> None:
    plan = take_along(visit, "foundations")
    fetch = plan.get_by_role("button", name="Fetch")
    expect(fetch).to_be_focused(timeout=START)
    assert [name for name in visit.page.evaluate(KEPT)["runtime"] if visit.weight(name)] == []
    said = re.search(r"([\d.]+) MB have yet to come", plan.inner_text())
    assert said
    fetch.click()
    expect(plan).to_contain_text("they need no network", timeout=START)
    weight = sum(map(visit.weight, visit.page.evaluate(KEPT)["runtime"]))
    assert f"{weight / 1e6:.1f}" == said[1]
    visit.page.reload()
    expect(plan).to_contain_text("they need no network")
    expect(plan.get_by_role("button")).to_have_text(["Drop this plan"])

    visit.switch_off()
    visit.go("problems/stable-softmax/")
    workbench = Workbench(visit.page)
    assert workbench.check(solution("stable-softmax")) == "pass"
    workbench.run(FIGURE)
    expect(workbench.results.get_by_role("img", name="Drawn without a network")).to_be_visible()
    visit.go("topics/softmax/")
    demo = visit.page.locator("divebell-demo").first
    demo.get_by_role("slider", name="Temperature").press("ArrowRight")
    expect(demo.locator(".demo-description")).to_contain_text("1/1.1", timeout=START)


def test_a_full_storage_is_said_keeps_what_is_whole_and_a_dropped_plan_makes_room(visit: Visit) -> None:
    plan = take_along(visit, "computer-vision")
    fetch = plan.get_by_role("button", name="Fetch")
    expect(fetch).to_be_visible(timeout=START)
    whole = fetch.inner_text()
    browser = visit.page.context.new_cdp_session(visit.page)
    used = visit.page.evaluate("async () => (await navigator.storage.estimate()).usage")
    room = {"origin": visit.url.removesuffix("/divebell/"), "quotaSize": used + 40_000_000}
    browser.send("Storage.overrideQuotaForOrigin", room)
    fetch.click()
    expect(plan).to_contain_text("no room left", timeout=START)
    kept = visit.page.evaluate(KEPT)["runtime"]
    assert any("numpy" in name for name in kept)
    assert not any("snapshot" in name for name in kept)
    browser.send("Storage.overrideQuotaForOrigin", {"origin": room["origin"]})
    expect(fetch).not_to_have_text(whole)
    fetch.click()
    expect(plan).to_contain_text("they need no network", timeout=START)

    other = take_along(visit, "machine-learning")
    expect(other).to_contain_text("they need no network", timeout=START)
    both = visit.page.evaluate(KEPT)
    other.get_by_role("button", name="Drop this plan").click()
    expect(other).to_contain_text("are gone")
    one = visit.page.evaluate(KEPT)
    assert one["runtime"] == both["runtime"]
    assert one["plans"] == [f"{visit.url}plans/computer-vision/"]
    assert f"{visit.url}{PROBLEM}" in both["pages"]
    assert f"{visit.url}{PROBLEM}" not in one["pages"]
    assert len(one["files"]) < len(both["files"])
    visit.go("plans/computer-vision/")
    plan.get_by_role("button", name="Drop this plan").click()
    expect(plan).to_contain_text("are gone")
    none = visit.page.evaluate(KEPT)
    assert [name for name in none["runtime"] if "matplotlib" in name or "snapshot" in name] == []
    assert any("numpy" in name for name in none["runtime"])


def test_with_a_network_the_newest_page_is_shown(visit: Visit) -> None:
    visit.go("about/")
    visit.wait_for_worker()
    visit.go("about/")
    visit.wait_until_kept()
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
    visit.wait_until_kept()
    visit.go("offline/")
    visit.wait_until_kept()
    visit.page.get_by_role("button", name="Forget all copies").click()
    expect(visit.page.locator("divebell-offline-pages")).to_contain_text("All copies are gone")
    assert visit.page.evaluate(KEPT) == {"plans": [], "pages": [], "files": [], "runtime": []}
    assert visit.page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
