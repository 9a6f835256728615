"""Run: what code prints, draws, reads and gives, as it comes; and what Python says while code is written."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from .workbench import START, Workbench, replace_code, solution

PROBLEM = "problems/multi-head-attention/"
DRAWS = """\
import matplotlib.pyplot as plt
print("before")
plt.plot([1, 3, 2], "k", label="loss")
plt.title("Training")
plt.xlabel("step")
plt.ylabel("loss")
plt.show()
print("between")
plt.scatter([1, 2], [2, 1])
"""
TRIED_OUT_IS_KEPT = """code => new Promise((resolve, reject) => {
    const opening = indexedDB.open("divebell");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const database = opening.result;
        const records = database.transaction("records").objectStore("records").getAll();
        records.onerror = () => reject(records.error);
        records.onsuccess = () => {
            database.close();
            resolve(records.result.some(({ aside }) => aside?.scratch === code));
        };
    };
})"""
"""Whether the browser's database has this as what was tried out on some problem."""


@pytest.fixture(scope="module")
def workbench(browser: Browser, site: str) -> Iterator[Workbench]:
    """A workbench that is ready, shared by the tests: none depends on what another left in it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.turn_to()
    yield workbench
    assert errors == []
    context.close()


@pytest.fixture(autouse=True)
def emptied(workbench: Workbench) -> None:
    """Nothing is tried out, and nothing is running."""
    workbench.button("Stop").dispatch_event("click")
    workbench.wait_until("ready")
    try_out(workbench, "")


def try_out(workbench: Workbench, code: str) -> None:
    workbench.turn_to_scratch()
    replace_code(workbench.scratch, code)


def transcript(workbench: Workbench) -> Locator:
    return workbench.results.locator(".wb-transcript > *")


def test_figures_stand_between_what_is_printed_and_can_be_saved(workbench: Workbench, tmp_path: Path) -> None:
    workbench.run(DRAWS)
    parts = transcript(workbench)
    assert parts.evaluate_all("parts => parts.map(({ localName }) => localName)") == [
        "pre",
        "figure",
        "pre",
        "figure",
    ]
    figure = workbench.results.get_by_role("img", name="Training: loss against step")
    expect(figure).to_be_visible()
    workbench.page.emulate_media(color_scheme="light")
    line = figure.locator("path").last
    light = line.evaluate("path => getComputedStyle(path).stroke")
    workbench.page.emulate_media(color_scheme="dark")
    expect(line).not_to_have_css("stroke", light)
    for form, start in (("SVG", b"<svg "), ("PNG", b"\x89PNG")):
        with workbench.page.expect_download() as saving:
            parts.nth(1).get_by_role("button", name=f"Save as {form}").click()
        saving.value.save_as(tmp_path / form)
        saved = (tmp_path / form).read_bytes()
        assert saving.value.suggested_filename == f"training.{form.lower()}"
        assert saved.startswith(start)
        assert b"var(" not in saved
    workbench.page.emulate_media(color_scheme=None)


def test_a_drawing_that_is_forged_can_do_nothing(workbench: Workbench) -> None:
    workbench.run(
        "import json, sys\n"
        "from divebell_judge import figures\n"
        "figures._sink.receive({'type': 'figure', 'about': {'title': 'x', 'panels': []}, 'svg': "
        '\'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="document.title = 1">'
        '<script>document.title = 1</script><g id="kept"/></svg>\'})\n'
    )
    drawing = workbench.results.get_by_role("img", name="x")
    expect(drawing.locator("g")).to_have_count(1)
    assert drawing.evaluate("svg => svg.querySelector('script') ?? svg.getAttribute('onload')") is None
    assert workbench.page.title() != "1"


def test_what_is_tried_out_knows_the_code_and_shows_its_value(workbench: Workbench) -> None:
    workbench.write("import numpy as np\ndef double(x):\n    return 2 * np.asarray(x)\n")
    workbench.turn_to_scratch()
    workbench.page.keyboard.type("double([1.5, 2")
    workbench.page.keyboard.press("Shift+Enter")
    expect(workbench.results.locator(".wb-value")).to_contain_text(
        re.compile(r"array of shape \(2,\), float64\s*\[3\.0, 4\.0\]"), timeout=START
    )
    workbench.page.wait_for_function(TRIED_OUT_IS_KEPT, arg="double([1.5, 2])")
    workbench.page.reload()
    workbench.turn_to()
    expect(workbench.scratch).to_have_value("double([1.5, 2])")


def test_the_call_of_the_first_test_is_offered(workbench: Workbench) -> None:
    offer = workbench.button("First test's call")
    offer.click()
    expect(workbench.scratch).to_contain_text("multi_head_attention(Q, K, V, h=2)")
    expect(offer).to_be_hidden()


def test_a_traceback_leads_to_its_lines_in_both_editors(workbench: Workbench) -> None:
    try_out(workbench, "x = 1\nfail(x)")
    workbench.run("def fail(x):\n    return x / 0\n")
    expect(workbench.results).to_contain_text("Line 2 raised ZeroDivisionError")
    workbench.results.get_by_text("Traceback", exact=True).click()
    links = workbench.results.locator(".wb-traceback .wb-link")
    links.nth(0).click()
    expect(workbench.scratch).to_be_focused()
    links.nth(1).click()
    expect(workbench.editor).to_be_focused()
    workbench.page.keyboard.type("#")
    assert workbench.code().split("\n")[1] == "#    return x / 0"


def test_input_reads_the_lines_of_its_box(workbench: Workbench) -> None:
    lines = workbench.element.get_by_role("textbox", name="Lines that input() reads")
    expect(lines).to_be_hidden()
    workbench.write("a = input('first? ')\nprint(int(a) + int(input()))\ninput()\n")
    lines.fill("40\n2")
    workbench.run("a = input('first? ')\nprint(int(a) + int(input()))\ninput()\n")
    expect(workbench.results.locator(".wb-output")).to_have_text("first? 40\n2\n42\n")
    expect(workbench.results).to_contain_text("Line 3 raised EOFError")
    expect(workbench.results).to_contain_text("box Input")
    assert workbench.check("input()\n") == "error"
    expect(workbench.results).to_contain_text("input() cannot be used in a check")


def test_lines_are_seen_before_the_code_ends_and_stay_when_it_is_stopped(workbench: Workbench) -> None:
    workbench.write(
        "import sys, time\nfor i in range(3):\n    print('line', i)\n    time.sleep(0.05)\n"
        "print('warned', file=sys.stderr)\n"
        "for i in range(4):\n    print(f'\\r{i} of 3', end='', flush=True)\nwhile True: pass\n"
    )
    workbench.button("Run").click()
    output = workbench.results.locator(".wb-output")
    expect(output).to_have_text("line 0\nline 1\nline 2\nwarned\n3 of 3", timeout=START)
    expect(output.locator(".wb-stderr")).to_have_text("warned")
    assert workbench.element.get_attribute("data-state") == "running"
    workbench.button("Stop").click()
    expect(workbench.results.locator(".wb-summary")).to_contain_text("Stopped")
    expect(output).to_contain_text("3 of 3")


def test_mistakes_are_told_while_code_is_written(workbench: Workbench) -> None:
    status = workbench.element.locator(".wb-status")
    workbench.write("import numpy as np\ndef multi_head_attention(Q, K, V, h)\n    return Q\n")
    told = status.get_by_role("button", name="Line 2: Expected ':'")
    expect(told).to_be_visible()
    expect(workbench.element.locator(".cm-lintRange-error")).to_have_count(1)
    expect(workbench.element.get_by_role("status")).to_contain_text("Line 2: Expected ':'")
    told.click()
    expect(workbench.editor).to_be_focused()
    workbench.page.keyboard.type(":")
    expect(status).to_have_text("Python is ready")
    expect(workbench.element.locator(".cm-lintRange")).to_have_count(0)
    workbench.write("def attention(Q, K, V, h):\n    return Q if h is 1 else K\n")
    expect(workbench.element.locator(".cm-lintRange-warning")).to_have_count(2)


def test_a_mistake_is_no_hindrance_to_what_the_reader_asks(workbench: Workbench) -> None:
    workbench.write("print(1)\n")
    for _ in range(3):
        workbench.page.keyboard.type("#")
        workbench.page.wait_for_timeout(510)  # Python is asked about the code then, or has just been
        workbench.results.evaluate("region => region.replaceChildren()")
        workbench.page.keyboard.press("Shift+Enter")
        expect(workbench.results.locator(".wb-output")).to_have_text("1\n", timeout=START)
        workbench.wait_until("ready")


def test_a_pass_says_how_long_the_call_takes_and_how_long_it_takes_the_reference(
    workbench: Workbench,
) -> None:
    assert workbench.check(solution("multi-head-attention")) == "pass"
    row = workbench.test("sixteen heads at once").locator(".wb-times")
    expect(row).to_contain_text(re.compile(r"Your code took .* and the reference .*"), timeout=START)
    expect(workbench.results.locator(".wb-times")).to_have_count(1)


def test_search_folding_and_several_cursors(workbench: Workbench) -> None:
    workbench.write("def f(x):\n    y = x\n    return y\n")
    page = workbench.page
    workbench.editor.press("Control+f")
    page.get_by_role("textbox", name="Find").fill("y")
    page.get_by_role("button", name="all", exact=True).click()
    workbench.editor.focus()
    page.keyboard.type("z")
    assert workbench.code() == "def f(x):\n    z = x\n    return z\n"
    page.keyboard.press("Escape")
    workbench.editor.press("Control+Home")
    workbench.editor.press("Control+Shift+BracketLeft")
    expect(workbench.element.locator(".cm-foldPlaceholder")).to_be_visible()
