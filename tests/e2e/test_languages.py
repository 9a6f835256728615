"""A publication in German has German elements, and no English ones on board."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import AS_OF
from .serving import serve
from .workbench import START

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The shortest publication with `theme: language: de`: its folder and its address."""
    project = tmp_path_factory.mktemp("german")
    archive = (ROOT / "tests/library/shortest.txt").read_text(encoding="utf-8")
    _, *parts = re.split(r"^-- (.+) --\n", archive, flags=re.MULTILINE)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("theme:\n", "theme:\n  language: de\n", 1), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        check=True,
        env={**os.environ, "DIVEBELL_AS_OF": AS_OF},
    )
    with serve(project / "site") as served:
        yield project / "site", served.url


def test_a_german_page_has_a_german_workbench(page: Page, german: tuple[Path, str]) -> None:
    _, address = german
    page.goto(address + "problems/softmax/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("heading", name="Fälle")).to_be_visible()
    workbench = page.locator("divebell-workbench")
    workbench.scroll_into_view_if_needed()
    for name in ("Prüfen", "Ausführen", "Stopp", "Hinweis", "Lösung", "Verlauf", "Zurücksetzen"):
        expect(workbench.get_by_role("button", name=name, exact=True)).to_be_visible()
    workbench.locator("pre.starter, .cm-editor").first.click()
    editor = workbench.get_by_role("textbox", name="Lösungseditor")
    editor.fill("def softmax(x):\n    return 1 / 0\n")
    workbench.get_by_role("button", name="Prüfen", exact=True).click()
    results = workbench.get_by_role("region", name="Ergebnisse")
    expect(results).to_contain_text("Der Test ist nicht bestanden", timeout=START)
    # What the judge says stays English, and says so to those who have it read out.
    complaint = results.locator(".wb-message")
    expect(complaint).to_contain_text("ZeroDivisionError")
    expect(complaint).to_have_attribute("lang", "en")
    editor.press("Control+f")
    expect(workbench.get_by_role("button", name="alle ersetzen")).to_be_visible()


def test_a_site_carries_the_texts_of_its_own_language_alone(
    german: tuple[Path, str], site_folder: Path
) -> None:
    assert says(german[0]) == {"Lösungseditor"}
    assert says(site_folder) == {"Solution editor"}


def says(site: Path) -> set[str]:
    """Which of the two names of the editor the scripts of a site know."""
    scripts = "".join(path.read_text("utf-8") for path in (site / "assets/divebell").glob("*.js"))
    return set(re.findall("Lösungseditor|Solution editor", scripts))
