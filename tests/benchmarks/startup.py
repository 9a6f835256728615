"""How long a reader waits, as ratios to bare Pyodide with NumPy on the same machine in the same run.

*Bare* is a page that loads the same version of Pyodide as its documentation shows, loads NumPy and imports
it. Each round measures it and Divebell in turn, each in a fresh browser profile, so that a change in the
machine's speed falls on both.
"""

import json
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page
from tests.e2e.serving import Served, serve
from tests.e2e.workbench import SNAPSHOT_KEPT, Workbench, solution

from divebell.runtime import cache_dir, fetch, load_lock

PROBLEM = "conjugate-update"
PROCESSES_END = 1500
"""Milliseconds after which the processes of closed pages are gone."""
BARE_PAGE = """<!doctype html><meta charset="utf-8"><title>bare</title><script src="pyodide.js"></script>
<script>
globalThis.ready = (async () => {
  const began = performance.now();
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("numpy");
  pyodide.runPython("import numpy");
  return performance.now() - began;
})();
</script>"""


@dataclass
class Times:
    """Milliseconds of each round, by what was measured."""

    bare: list[float] = field(default_factory=list)
    first_visit: list[float] = field(default_factory=list)
    later_visit: list[float] = field(default_factory=list)
    """With another page of the site open."""
    return_visit: list[float] = field(default_factory=list)
    """After all pages of the site were closed, with the snapshot kept: nothing compiled is left in memory."""
    ready: list[float] = field(default_factory=list)
    stop: list[float] = field(default_factory=list)

    def ratio(self, name: str) -> float:
        """The median over the rounds of a time, divided by the bare time of the same round."""
        values: list[float] = getattr(self, name)
        return statistics.median(value / bare for value, bare in zip(values, self.bare, strict=True))


def measure(browser: Browser, site: Path, scratch: Path, rounds: int) -> Times:
    """Time `rounds` rounds."""
    times = Times()
    bare = scratch / "bare"
    bare.mkdir()
    (bare / "index.html").write_text(BARE_PAGE, encoding="utf-8")
    publish(bare)
    (scratch / "divebell").symlink_to(site)
    with serve(scratch) as server:
        for _ in range(rounds):
            with visitor(browser) as context:
                times.bare.append(bare_start(context.new_page(), server))
            with visitor(browser) as context:
                times.first_visit.append(first_check(context.new_page(), server))
                page = context.new_page()
                times.later_visit.append(first_check(page, server))
                times.ready.append(statistics.median(check(page) for _ in range(5)))
                times.stop.append(stop(page))
                page.evaluate(SNAPSHOT_KEPT)
                elsewhere = context.new_page()
                for visited in context.pages[:-1]:
                    visited.close()
                elsewhere.wait_for_timeout(PROCESSES_END)
                times.return_visit.append(first_check(context.new_page(), server))
    return times


KEEP_DRAFT = """([problem, draft]) => new Promise((kept) => {
    indexedDB.open("divebell").onsuccess = ({ target: { result: database } }) => {
        const writing = database.transaction("records", "readwrite");
        const record = { draft, starter: "", checks: 0, solved: false, history: [] };
        writing.objectStore("records").put(record, problem);
        writing.oncomplete = kept;
    };
})"""


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has never been here."""
    context = browser.new_context()
    yield context
    context.close()


def bare_start(page: Page, server: Served) -> float:
    page.goto(f"{server.url}bare/")
    return float(page.evaluate("ready"))


def first_check(page: Page, server: Served) -> float:
    """From the press of *Check*, on a page where nothing was loaded yet, to the verdict."""
    page.goto(f"{server.url}divebell/problems/{PROBLEM}/")
    page.evaluate(KEEP_DRAFT, [PROBLEM, solution(PROBLEM)])
    page.reload()
    page.wait_for_load_state("networkidle")
    return check(page)


def check(page: Page) -> float:
    """From the press of *Check* to the verdict; the clock is the page's own."""
    return float(
        page.evaluate(
            """() => new Promise((done) => {
                const workbench = document.querySelector("divebell-workbench");
                const buttons = [...workbench.querySelectorAll("button")];
                const button = buttons.find(({ textContent }) => textContent.startsWith("Check"));
                workbench.querySelector("[aria-label=Results]").replaceChildren();
                const began = performance.now();
                new MutationObserver((_, observer) => {
                    const summary = workbench.querySelector(".wb-summary");
                    if (!/^(pass|fail|error)$/.test(summary?.dataset.outcome ?? "")) return;
                    observer.disconnect();
                    done(performance.now() - began);
                }).observe(workbench, { subtree: true, childList: true, attributes: true });
                button.click();
            })"""
        )
    )


def stop(page: Page) -> float:
    """From the press of *Stop*, in an endless loop, to ready again."""
    workbench = Workbench(page)
    workbench.wait_until("ready")
    workbench.write("while True:\n    pass\n")
    workbench.button("Run").click()
    workbench.wait_until("running")
    page.wait_for_timeout(300)
    return float(
        page.evaluate(
            """() => new Promise((done) => {
                const workbench = document.querySelector("divebell-workbench");
                const buttons = [...workbench.querySelectorAll("button")];
                const button = buttons.find(({ textContent }) => textContent.startsWith("Stop"));
                const began = performance.now();
                new MutationObserver((_, observer) => {
                    if (workbench.dataset.state !== "ready") return;
                    observer.disconnect();
                    done(performance.now() - began);
                }).observe(workbench, { attributes: true, attributeFilter: ["data-state"] });
                button.click();
            })"""
        )
    )


def publish(folder: Path) -> None:
    """Put Pyodide's files into `folder` as they are published, and a lock with their NumPy."""
    lock = load_lock().only(())
    directory = fetch(cache_dir(), lock=lock)
    for file in lock.core:
        (folder / file.name).symlink_to(directory / file.name)
    (folder / "pyodide-lock.json").write_text(json.dumps(dict(lock.lockfile)), encoding="utf-8")
