"""The published site under `/divebell/`, as a project's site stands on GitHub Pages, and a real Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .serving import Served, chromium, serve

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-20"
SITE_URL = "https://divebell.example/divebell/"

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
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has never been here, in a browser without service workers: what they answer passes by the
    routes with which tests stand between page and network."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any uncaught error fails the test."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
