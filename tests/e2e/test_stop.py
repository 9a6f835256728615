"""Endless code is stopped, by the reader or by the clock; the page and the draft are none the worse."""

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from .conftest import NewContext
from .workbench import START, Workbench, solution

DIVE = "dives/2026-11-20-bayesian-inference/"
ENDLESS = "while True:\n    pass\n"

WORST = {
    "takes all memory": "a = [0]\nwhile True:\n    a = a + a\n",
    "ends the process": "import os\nos._exit(0)\n",
    "overflows the stack": "class R:\n    def __getattr__(self, name): return getattr(self, name)\nR().a\n",
    "floods the output": "while True:\n    print('y' * 999)\n",
    "closes the output": "import sys\nsys.stdout.close()\nsys.stdout = sys.stderr = None\n",
}


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    """A reader whose device has memory for a spare Python, which takes over from one that is stopped."""
    return new_context(memory=8, viewport={"width": 1440, "height": 900})


@pytest.fixture
def workbench(page: Page, site: str) -> Workbench:
    page.goto(site + DIVE)
    return Workbench(page)


TICKS = """() => new Promise((done) => {
    let ticks = 0;
    const timer = setInterval(() => {
        if (++ticks === 40) { clearInterval(timer); done(); }
    }, 10);
})"""


def assert_responsive(workbench: Workbench) -> None:
    """The page's own thread answers while Python is busy, and has little to do itself."""
    session = workbench.page.context.new_cdp_session(workbench.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = worked(session)
    workbench.page.evaluate(TICKS)
    assert worked(session) - before < 1, "the page's thread was busy"  # by the processor's time
    expect(workbench.element).to_have_attribute("data-state", "running")


def worked(session: CDPSession) -> float:
    """Seconds of the processor's time that the page's thread has had."""
    metrics = {
        metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]
    }
    return float(metrics["ThreadTime"])


def test_stop_ends_an_endless_check(workbench: Workbench) -> None:
    workbench.write(ENDLESS)
    workbench.button("Check").click()
    workbench.wait_until("running")
    assert_responsive(workbench)
    workbench.button("Stop").click()
    workbench.wait_until("ready")
    assert workbench.code().strip() == ENDLESS.strip()
    assert workbench.check(solution("conjugate-update")) == "pass"


def test_stop_ends_an_endless_run(workbench: Workbench) -> None:
    workbench.write("print('before')\n" + ENDLESS)
    workbench.button("Run").click()
    expect(workbench.results).to_contain_text("before", timeout=START)
    assert_responsive(workbench)
    workbench.button("Stop").click()
    workbench.wait_until("ready")
    expect(workbench.results).to_contain_text("before")
    assert "done" in workbench.run("print('done')\n")


def test_the_clock_ends_an_endless_solution_and_the_next_check_works(workbench: Workbench) -> None:
    assert workbench.check(ENDLESS) == "error"
    expect(workbench.results).to_contain_text("stopped after 10 seconds")
    assert workbench.code().strip() == ENDLESS.strip()
    assert workbench.check(solution("conjugate-update")) == "pass"


def test_the_clock_ends_one_endless_case_and_the_rest_still_run(workbench: Workbench) -> None:
    right = solution("conjugate-update")
    endless = right.replace(
        "    return a / (a + b)", "    while (a, b) == (5, 3):\n        pass\n    return a / (a + b)"
    )
    assert endless != right
    assert workbench.check(endless) == "fail"
    expect(workbench.test("the next toss")).to_have_attribute("data-status", "timeout")
    assert workbench.statuses().count("timeout") == 1
    assert set(workbench.statuses()) == {"timeout", "pass"}


def test_the_worst_code_leaves_the_workbench_usable_and_the_draft_whole(workbench: Workbench) -> None:
    right = solution("conjugate-update")
    for code in WORST.values():
        assert workbench.check(code) in ("fail", "error")
        workbench.wait_until("ready")
        assert workbench.code().strip() == code.strip()
        assert workbench.check(right) == "pass"
