"""The published site under `/divebell/`, as a project's site stands on GitHub Pages, and a real Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .serving import Served, chromium, serve

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-20"
SITE_URL = "https://divebell.example/divebell/"

type NewContext = Callable[..., BrowserContext]

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; its parent folder is what the server serves. Workers build it once between them."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site = shared / "served" / "divebell"
    with FileLock(shared / "site.lock"):
        if not site.exists():
            building = shared / "building"
            shutil.rmtree(building, ignore_errors=True)
            subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(building)],
                cwd=ROOT,
                check=True,
                env={**os.environ, "DIVEBELL_AS_OF": AS_OF, "SITE_URL": SITE_URL},
            )
            site.parent.mkdir(exist_ok=True)
            building.rename(site)
    return site


@pytest.fixture(scope="session")
def server(site_folder: Path) -> Iterator[Served]:
    with serve(site_folder.parent) as served:
        yield served


@pytest.fixture(scope="session")
def site(server: Served) -> str:
    """The address of the site, with a slash at its end."""
    return f"{server.url}divebell/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def new_context(browser: Browser) -> Iterator[NewContext]:
    """Makes readers who have never been here, each with their own window and settings, until the test ends.

    Their browsers have no service workers: what these answer passes by the routes with which tests stand
    between page and network, and no test chooses the moment from which they answer. Their devices have
    `memory` gigabytes, by default so little that no spare Python is started behind what is tested.
    """
    with ExitStack() as contexts:

        def make(*, memory: int = 2, **options: Any) -> BrowserContext:
            context = browser.new_context(service_workers="block", **options)
            contexts.callback(context.close)
            context.add_init_script(
                f"Object.defineProperty(navigator, 'deviceMemory', {{ value: {memory} }})"
            )
            return context

        yield make


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    """A reader who has never been here, at a desk."""
    return new_context(viewport={"width": 1440, "height": 900})


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any uncaught error fails the test."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
