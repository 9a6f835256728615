"""A later visit begins with Python's memory as it was, if the browser keeps it"""

from playwright.sync_api import BrowserContext, Page

from .holding import holding
from .workbench import SNAPSHOT_KEPT, Workbench, solution

PAGE = "problems/conjugate-update/"

DAMAGE = """async (url) => {
    const cache = await caches.open("divebell-runtime");
    const bytes = new Uint8Array(await (await cache.match(url)).arrayBuffer());
    bytes[bytes.length >> 1] ^= 1;
    await cache.put(url, new Response(bytes));
}"""

# Python draws the seed of its hashes at each start, so two have the same if they began with the same memory.
STARTED = "print('started as', hash('divebell'))\n"
OTHER = """
import random, time
import numpy as np
print([time.timezone, time.tzname[0], time.localtime(0).tm_hour])
print(np.linalg.inv(np.diag([2.0, 4.0])).tolist(), np.fft.fft([1, 0]).real.tolist())
print(np.random.default_rng(7).integers(9, size=3).tolist())
print(len({random.SystemRandom().random() for _ in "ab"}))
try:
    np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError as error:
    print(error)
"""


def visit(context: BrowserContext, site: str) -> Page:
    page = context.new_page()
    page.goto(site + PAGE)
    return page


def test_a_later_visit_begins_with_the_snapshot_unless_it_is_damaged(
    context: BrowserContext, site: str
) -> None:
    page = visit(context, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    workbench = Workbench(page)
    with holding(page, "**/*.snapshot.*"):
        drawn = workbench.run(STARTED)
    said = workbench.run(OTHER)
    url = page.evaluate(SNAPSHOT_KEPT)
    assert [url for url in asked if "/runtime/" in url][-1] == url, "it is fetched last of all"
    page.close()

    starts = []
    for _ in range(2):
        page = visit(context, site)
        workbench = Workbench(page)
        starts.append(workbench.run(STARTED))
        assert numbers(workbench.run(OTHER)) == numbers(said)
        page.close()
    assert starts[0].splitlines()[-1] == starts[1].splitlines()[-1] != drawn.splitlines()[-1]

    page = visit(context, site)
    page.evaluate(DAMAGE, url)
    workbench = Workbench(page)
    assert workbench.run(STARTED).splitlines()[-1] != starts[0].splitlines()[-1]
    assert workbench.check(solution("conjugate-update")) == "pass"


def numbers(said: str) -> list[str]:
    """What was printed, without how long it took."""
    return [line for line in said.splitlines() if "Finished" not in line]
