"""What the handbook shows does what its page says it does."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.scaffold.conftest import DAY

from divebell.handbook.contents import PARTS
from divebell.handbook.directives import BadExampleError, expand, mistakes_of
from divebell.handbook.examples import SHORTEST, TEXTS, TUTORIAL
from divebell.library import load_library
from divebell.runtime import assemble, cache_dir, fetch, load_lock
from divebell.scaffold import Identity, begin_publication, publication_files
from divebell.verify import verify_problems

PAGES = Path(__file__).parents[2] / "plugins/divebell/handbook/texts"
FENCE = re.compile(r"^ *```(\w+)\n", re.MULTILINE)
EXAMPLE = re.compile(r"^<!-- (shown|says|passes)\b.*?^<!-- /\1 -->$", re.DOTALL | re.MULTILINE)
NOT_OF_THE_CONTENT = {"posting": 1, "publish": 1, "editors": 1}
"""YAML that is part of a file, or of one that is not content: sources, `mkdocs.yml`, a first line."""


def write(files: Mapping[str, str], root: Path) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_every_written_page_is_in_the_contents() -> None:
    assert sorted(name for part in PARTS for name in part.pages) == sorted(
        path.stem for path in PAGES.glob("*.md")
    )


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda path: path.stem)
def test_no_example_of_content_stands_there_unchecked(page: Path) -> None:
    loose = FENCE.findall(EXAMPLE.sub("", page.read_text(encoding="utf-8")))
    assert [name for name in loose if name != "text"] == ["yaml"] * NOT_OF_THE_CONTENT.get(page.stem, 0)


def test_an_example_that_should_pass_and_does_not_ends_the_build(tmp_path: Path) -> None:
    text = "<!-- passes content/authors/ada-example.yml -->\nname: ''\n<!-- /passes -->\n"
    with pytest.raises(BadExampleError, match="blank"):
        expand(text, cache=tmp_path)


def test_a_mistake_that_is_none_ends_the_build(tmp_path: Path) -> None:
    text = "<!-- says content/authors/ada-example.yml -->\nname: Ada\n<!-- /says -->\n"
    with pytest.raises(BadExampleError, match="no mistake"):
        expand(text, cache=tmp_path)


def test_an_example_may_hold_fences(tmp_path: Path) -> None:
    text = "<!-- shown -->\n```text\none\n```\n<!-- /shown -->\n"
    assert expand(text, cache=tmp_path).startswith("````markdown\n```text\none\n```\n````\n")


def test_the_shortest_publication_has_no_mistake(tmp_path: Path) -> None:
    path, text = next(iter(SHORTEST.items()))
    assert mistakes_of(path, text, cache=tmp_path) == []


def test_the_shortest_problem_and_that_of_the_tutorial_are_proved(tmp_path: Path) -> None:
    begun = publication_files(Identity("Daily", "Ada", "https://example.org/", "UTC"), DAY)
    publication = tmp_path / "publication"
    begin_publication(publication, begun)
    written = {
        name.replace("DATE", "2026-11-21"): text.replace("DATE", "2026-11-21")
        for name, text in TUTORIAL.items()
    }
    write(written, publication)
    write({**SHORTEST, **TEXTS}, tmp_path / "shortest")
    own, shortest = load_library(publication), load_library(tmp_path / "shortest")
    problems = [own.problems["min-max-scaling"], *shortest.problems.values()]
    cache = cache_dir()
    lock = load_lock(frozenset())
    fetch(cache, lock=lock)
    proofs = verify_problems(problems, assemble(cache, lock=lock), cache=cache, workers=1, progress=None)
    assert [proof.slug for proof in proofs] == ["min-max-scaling", "softmax"]
    assert own.dives["2026-11-21-min-max-scaling"].problem == "min-max-scaling"
