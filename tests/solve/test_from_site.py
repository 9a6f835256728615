"""A problem from a page, by the files that the page uses."""

import hashlib
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest
from tests.e2e.serving import serve
from tests.solve.conftest import STARTER

from divebell.solve.folder import Problem
from divebell.solve.from_site import SiteError, fetch_problem, is_address

type Publish = Callable[..., str]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("served")
    with serve(folder) as server:
        yield server.url, folder


@pytest.fixture
def publish(served: tuple[str, Path], problem: Problem) -> Publish:
    """Put a page with the problem on a site; the elements are those of the theme's templates."""
    url, folder = served

    def page(
        *,
        slug: str = "double",
        starter: str = STARTER,
        bundle: bytes = problem.bundle,
        bundle_at: str = "../../assets/double.json.gz",
        digest: str = hashlib.sha256(problem.bundle).hexdigest(),
        times: int = 1,
    ) -> str:
        (folder / "assets").mkdir(exist_ok=True)
        (folder / "assets/double.json.gz").write_bytes(bundle)
        (folder / "problems/double").mkdir(parents=True, exist_ok=True)
        element = (
            f'<divebell-workbench problem="{slug}" data-title="Double &amp; more" data-bundle="{bundle_at}" '
            f'data-bundle-sha256="{digest}"><pre class="starter"><code>{escape(starter)}</code></pre>'
            "<template><pre>an explanation</pre></template></divebell-workbench>"
        )
        (folder / "problems/double/index.html").write_text(f"<main>{element * times}</main>")
        return f"{url}problems/double/"

    return page


def test_a_problem_comes_from_its_page(publish: Publish, problem: Problem) -> None:
    starter = "def double(x: list[int]) -> bool:\n    return x < 1 & x\n"
    address = publish(starter=starter)
    found = fetch_problem(address)
    assert (found.slug, found.title, found.starter) == ("double", "Double & more", starter)
    assert (found.bundle, found.origin) == (problem.bundle, address)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"digest": "0" * 64}, "is not what the page says it is"),
        ({"bundle_at": "https://elsewhere.example/double.json.gz"}, "its tests are on another site"),
        ({"bundle_at": "../../assets/none.json.gz"}, "the site answers 404"),
        ({"slug": "../double"}, "cannot be the name of a problem"),
        ({"starter": " "}, "the page shows no starter"),
        ({"times": 0}, "has no problem"),
        ({"times": 2}, "has more than one problem"),
    ],
)
def test_what_cannot_be_had_is_told(publish: Publish, changes: dict[str, object], message: str) -> None:
    with pytest.raises(SiteError, match=message):
        fetch_problem(publish(**changes))


def test_code_is_fetched_over_https_alone() -> None:
    with pytest.raises(SiteError, match="use https"):
        fetch_problem("http://problems.example/problems/double/")


def test_a_site_that_does_not_answer_is_told() -> None:
    with pytest.raises(SiteError, match="could not be fetched"):
        fetch_problem("http://127.0.0.1:1/problems/double/")


def test_an_address_is_told_from_a_name() -> None:
    assert is_address("https://example.org/problems/double/")
    assert not is_address("multi-head-attention")
