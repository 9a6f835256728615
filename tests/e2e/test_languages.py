"""A publication in German has German elements; one that is written from right to left is laid out so."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from divebell.handbook.examples import SHORTEST

from .conftest import AS_OF
from .serving import serve
from .workbench import START, Workbench, replace_code

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The shortest publication with `theme: language: de`: its folder and its address."""
    project = tmp_path_factory.mktemp("german")
    for name, text in SHORTEST.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("      handbook: true\n", "")
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
    results = workbench.get_by_role("region", name="Ergebnisse")
    replace_code(editor, "def softmax(x):\n    return 1 / 0\n")
    workbench.get_by_role("button", name="Prüfen", exact=True).click()
    complaint = results.locator(".wb-message")
    expect(complaint).to_have_text("Ausnahme in Zeile 2: ZeroDivisionError: division by zero", timeout=START)
    expect(results).to_contain_text("Der Test ist nicht bestanden")
    expect(results).to_contain_text("Bei welcher Eingabe ist der Divisor 0")
    complaint.get_by_role("button", name="Zeile 2").click()
    expect(editor).to_be_focused()
    # What Python says is in English, and says so to those who have it read out.
    english = results.locator("[lang]")
    expect(english).to_have_count(1)
    expect(english).to_have_attribute("lang", "en")
    expect(english).to_contain_text("Traceback (most recent call last)")
    replace_code(editor, "def softmax(x):\n    return x\n")
    workbench.get_by_role("button", name="Prüfen", exact=True).click()
    expect(complaint).to_contain_text("Falsche Werte: 2 von 2 weichen ab.")
    expect(results.locator("[lang]")).to_have_count(0)
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


def test_a_page_from_right_to_left_is_mirrored_but_for_code(page: Page, site: str) -> None:
    def turn(route: Route) -> None:
        answer = route.fetch()
        left_to_right = '<html lang="en" dir="ltr"'
        assert left_to_right in answer.text()
        text = answer.text().replace(left_to_right, '<html lang="ar" dir="rtl"')
        text = text.replace("<divebell-workbench ", '<divebell-workbench lang="en" ')
        route.fulfill(response=answer, body=text)

    address = f"{site}problems/same-padding/"
    page.route(address, turn)
    page.goto(address)
    workbench = Workbench(page)
    workbench.element.scroll_into_view_if_needed()
    expect(workbench.element.locator(".cm-content").first).to_be_visible()
    for width in (360, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        check, run = (middle(workbench.button(name)) for name in ("Check", "Run"))
        assert check > run
        places = (workbench.element.locator(part).first for part in (".cm-gutters", ".cm-content"))
        gutter, code = map(middle, places)
        assert gutter < code
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    directions = "elements => elements.map(element => getComputedStyle(element).direction)"
    assert set(page.locator("pre, code, math, .cm-line").evaluate_all(directions)) == {"ltr"}
    said = workbench.element.locator(".wb-status-text")
    assert said.evaluate("text => getComputedStyle(text).unicodeBidi") == "plaintext"


def middle(element: Locator) -> float:
    """Where an element is, from the left, in pixels."""
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2
