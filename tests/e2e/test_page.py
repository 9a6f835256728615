"""Pages are there at once: light, whole without JavaScript, and with no runtime until it is wanted."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from .axe import axe_finds
from .conftest import NewContext
from .serving import QUIET, chromium_path
from .workbench import START, Workbench

DIVE = "dives/2026-11-20-bayesian-inference/"
PROBLEM = "problems/conjugate-update/"
KINDS = (
    "",
    "dives/",
    DIVE,
    "problems/",
    PROBLEM,
    "topics/",
    "topics/optimizers/",
    "plans/",
    "plans/foundations/",
    "plans/foundations/optimization/cheat-sheet/",
    "tags/",
    "tags/optimization/",
    "collections/",
    "collections/bayesian-methods/",
    "case-studies/",
    "case-studies/google-tpu/",
    "jobs/",
    "jobs/mlops-engineer-training-platform/",
    "assessments/",
    "assessments/one-of-each/",
    "bookmarks/",
    "progress/",
    "authors/divebell/",
    "about/",
    "about/design/",
    "writing/",
    "writing/figures/",
    "writing/reference/problem/",
    "writing/reference/commands/",
    "404.html",
)
WIDTHS = (360, 820, 1440)
DIVES = sorted(path.stem for path in (Path(__file__).parents[2] / "content/dives").glob("*.md"))
BUDGET = 150_000
"""Compressed bytes of a dive's page before the reader turns to the workbench."""


@pytest.mark.parametrize("path", [DIVE, PROBLEM])
def test_no_byte_of_the_runtime_moves_before_the_reader_turns_to_the_workbench(
    page: Page, site: str, path: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    assert [url for url in asked if "/assets/runtime/" in url or "/bundles/" in url] == []
    Workbench(page).turn_to()
    assert [url for url in asked if "pyodide.asm" in url]


@pytest.mark.parametrize("slug", DIVES)
def test_a_dive_weighs_less_than_its_budget(page: Page, site: str, slug: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{site}dives/{slug}/")
    page.wait_for_load_state("networkidle")
    sizes = {answer.url: compressed(answer) for answer in answers}
    assert sum(sizes.values()) < BUDGET, sizes


def compressed(answer: Response) -> int:
    """The bytes that a host sends which compresses all but fonts and images, as GitHub Pages does."""
    body = answer.body()
    return len(body) if answer.url.endswith((".woff2", ".png")) else len(gzip.compress(body, 6))


@pytest.mark.parametrize("path", KINDS)
def test_a_page_fits_every_width_asks_no_other_host_and_can_be_read_by_all(
    page: Page, site: str, path: str
) -> None:
    answers: list[Response] = []
    asked: list[str] = []
    page.on("response", lambda answer: answers.append(answer))
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(site + path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [answer.url for answer in answers if answer.status >= 400] == []
    assert [url for url in asked if not url.startswith(site)] == []
    page.emulate_media(color_scheme="light")
    assert axe_finds(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe_finds(page) == []


def test_letters_of_twice_the_size_fit_on_a_phone(browser: Browser, site: str) -> None:
    large = (*QUIET, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")
    with browser.browser_type.launch(executable_path=chromium_path(), args=list(large)) as enlarged:
        page = enlarged.new_page(viewport={"width": WIDTHS[0], "height": 900})
        for path in ("", DIVE, PROBLEM, "progress/"):
            page.goto(site + path)
            assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
            assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[0], path


def test_without_javascript_the_problem_is_all_there(new_context: NewContext, site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + PROBLEM)
    expect(page.get_by_role("heading", level=1)).to_have_text("Conjugate Update")
    expect(page.locator("divebell-workbench pre.starter")).to_contain_text("def beta_update(a, b, x):")
    expect(page.get_by_text("beta_update(2, 2, np.array([1, 0, 1, 1]))").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("the predictive", ignore_case=True)


def test_a_reader_writes_checks_and_leaves_by_keyboard(page: Page, site: str) -> None:
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write("x = 1\n")
    page.keyboard.press("Control+Enter")
    expect(workbench.results.locator(".wb-summary")).to_have_attribute("data-outcome", "fail", timeout=START)
    workbench.editor.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(workbench.editor).not_to_be_focused()
