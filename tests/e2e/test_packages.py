"""A problem that lists SciPy: it comes when code imports it, and only then; and Matplotlib everywhere."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import AS_OF
from .serving import Served, serve
from .workbench import START, Workbench

PUBLICATION = Path(__file__).with_name("packages.txt")
RIGHT = "from scipy.linalg import expm\n\n\ndef flow(a, t):\n    return expm(t * a)\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A publication with one problem, which lists SciPy."""
    project = tmp_path_factory.mktemp("packages")
    _, *parts = re.split(r"^-- (.+) --\n", PUBLICATION.read_text("utf-8"), flags=re.MULTILINE)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"],
        cwd=project,
        check=True,
        env={**os.environ, "DIVEBELL_AS_OF": AS_OF},
    )
    with serve(project / "site") as served:
        yield served


@pytest.fixture
def workbench(page: Page, served: Served) -> Workbench:
    page.goto(f"{served.url}problems/flow/")
    return Workbench(page)


def images(served: Served) -> list[str]:
    """The packages that were asked for so far, besides those that every start needs."""
    names = [path.rpartition("/")[2].split("-")[0] for path in served.paths if path.endswith(".tar.gz")]
    return [name for name in names if name not in ("numpy", "divebell_judge")]


def run(workbench: Workbench, code: str, says: str) -> None:
    workbench.write(code)
    workbench.button("Run").click()
    expect(workbench.results).to_contain_text(says, timeout=START)
    workbench.wait_until("ready")


def test_scipy_moves_when_code_imports_it_and_stays(
    workbench: Workbench, context: BrowserContext, served: Served
) -> None:
    before = len(images(served))
    assert workbench.check("import numpy as np\n\n\ndef flow(a, t):\n    return np.exp(t * a)\n") == "fail"
    assert images(served)[before:] == []
    assert workbench.check(RIGHT) == "pass"
    assert sorted(images(served)[before:]) == ["libopenblas", "scipy"]
    expect(workbench.results).not_to_contain_text("Python was started again")
    sparse = RIGHT.replace("expm(t * a)", "csr_array(expm(t * a))")
    assert workbench.check(f"from scipy.sparse import csr_array\n{sparse}") == "fail"
    expect(workbench.results).to_contain_text("got a csr_array object, want an array of shape (2, 2)")
    assert workbench.check(f"import torch\n{RIGHT}") == "error"
    expect(workbench.results).to_contain_text("NumPy, Matplotlib and SciPy are here, other packages are not.")

    # After Stop another worker needs it, and the network is not asked again, nor needed.
    workbench.write("while True:\n    pass\n")
    workbench.button("Run").click()
    workbench.wait_until("running")
    workbench.button("Stop").click()
    workbench.wait_until("ready")
    context.set_offline(True)
    assert workbench.check(RIGHT) == "pass"


def test_a_package_that_cannot_be_had_says_why_and_comes_when_tried_again(
    workbench: Workbench, page: Page
) -> None:
    workbench.turn_to()
    page.route("**/scipy-*", lambda route: route.fulfill(status=503))
    workbench.write(RIGHT)
    workbench.button("Check").click()
    expect(workbench.results).to_contain_text(
        "SciPy could not be fetched: the site answered 503", timeout=START
    )
    workbench.wait_until("ready")
    page.unroute("**/scipy-*")
    assert workbench.check() == "pass"


def test_matplotlib_can_be_imported_in_every_problem(workbench: Workbench, served: Served) -> None:
    before = len(images(served))
    run(workbench, "import matplotlib.pyplot as plt\nprint('drawn with', plt.figure().dpi)\n", "drawn with")
    assert "matplotlib" in images(served)[before:]
    assert "scipy" not in images(served)[before:]
