"""Every figure in a case study has its source, and every reference leads to one of the sources listed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from divebell.library import CaseStudy, load_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from divebell.library import Library

ROOT: Final = Path(__file__).parents[2]
SLUGS: Final = sorted(path.stem for path in (ROOT / "content" / "case-studies").glob("*.md"))

FENCE: Final = re.compile(r"^```(?P<options>.*)\n(?P<code>[\s\S]*?)^```$", re.MULTILINE)
FORMULA: Final = re.compile(r"^\$\$[\s\S]*?^\$\$$", re.MULTILINE)
DEFINITION: Final = re.compile(r"^\[\^(?P<name>\w+)\]: (?P<text>.+)$", re.MULTILINE)
MARK: Final = re.compile(r"\[\^(\w+)\]")
INTRODUCTION: Final = re.compile(r":\[\^\w+\]$")
ITEM: Final = re.compile(r"^(?:- |\d+\. )", re.MULTILINE)
NOT_PROSE: Final = re.compile(r"\[\[[\w-]+:[\w-]+(?:\||\]\])|`[^`]*`|\[\^\w+\]")
FIGURE: Final = re.compile(r"(?<![\w^_{])\d[\d,]*(?:\.\d+)?")
LABEL: Final = re.compile(r'(?:\bbox|\btext)\(.*?"(.*)"')
OPTION: Final = re.compile(r'(?:caption|alt)="([^"]*)"')


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def test_there_are_ten() -> None:
    assert len(SLUGS) >= 10


@pytest.mark.parametrize("slug", SLUGS)
def test_sources_have_a_title_a_year_and_an_address_of_their_own(library: Library, slug: str) -> None:
    sources = library.case_studies[slug].sources

    assert all(source.title.strip() and source.publisher.strip() for source in sources)
    assert all(1950 <= source.year <= library.case_studies[slug].year + 10 for source in sources)
    assert all(source.url.startswith("https://") for source in sources)
    assert len({source.url for source in sources}) == len(sources)
    assert len({source.title for source in sources}) == len(sources)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_figure_is_followed_by_a_reference(library: Library, slug: str) -> None:
    assert list(without_reference(library.case_studies[slug].body.text)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_reference_names_a_source_of_the_list(library: Library, slug: str) -> None:
    study = library.case_studies[slug]
    written = FENCE.sub("", study.body.text)
    notes = {note["name"]: note["text"] for note in DEFINITION.finditer(written)}

    assert list(dict.fromkeys(MARK.findall(DEFINITION.sub("", written)))) == list(notes)
    assert [text for text in notes.values() if not names_a_source(text, study)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_source_is_referred_to(library: Library, slug: str) -> None:
    study = library.case_studies[slug]
    notes = [note["text"] for note in DEFINITION.finditer(study.body.text)]

    for source in study.sources:
        alone = study.model_copy(update={"sources": (source,)})
        assert any(names_a_source(text, alone) for text in notes), source.title


@pytest.mark.parametrize("slug", SLUGS)
def test_figures_of_the_head_and_of_drawings_stand_in_the_text(library: Library, slug: str) -> None:
    study = library.case_studies[slug]
    drawings = list(FENCE.finditer(study.body.text))
    shown = [study.title, study.summary, study.scale]
    shown += [label for drawing in drawings for label in LABEL.findall(drawing["code"])]
    shown += [option for drawing in drawings for option in OPTION.findall(drawing["options"])]

    told = set(figures(FENCE.sub("", study.body.text)))
    assert {figure for text in shown for figure in figures(text.replace("\\n", " "))} - told == set()


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("It has 12 layers.\n", "It has 12 layers."),
        ("It has 12 layers.[^1] It takes 4 ms.\n", "It has 12 layers.[^1] It takes 4 ms."),
        ("- **Size:** 12 layers\n- **Time:** 4 ms[^1]\n", "**Size:** 12 layers"),
        ("With $k = 3$ it is best.\n", "With $k = 3$ it is best."),
        ("| size |\n|---|\n| 12 |\n", "| size |\n|---|\n| 12 |"),
        ("It has 12 layers.[^1]\n\nIt takes 4 ms.\n", "It takes 4 ms."),
        ("It has two parts.[^1]\n\n- 12 layers\n", "12 layers"),
        ("It has two parts:[^1]\n\nOne has 12 layers.\n", "One has 12 layers."),
    ],
)
def test_a_figure_without_a_reference_is_found(body: str, missing: str) -> None:
    assert list(without_reference(body)) == [missing]


@pytest.mark.parametrize(
    "body",
    [
        "It has 12 layers, and takes 4 ms.[^1]\n",
        "These are the sizes:[^1]\n\n| size |\n|---|\n| 12 |\n",
        "It has two parts:[^1]\n\n- 12 layers\n- 3 heads\n",
        "1. one layer\n2. two layers\n",
        "## Layer 2\n\n```python\nlayers = 12\n```\n\n$$\nx_1 + 2\n$$\n\nSee $x_1$ and $e^2$.\n",
        "[^1]: Ada et al. 2020, section 2.\n",
    ],
)
def test_what_needs_no_reference_is_left_alone(body: str) -> None:
    assert list(without_reference(body)) == []


def without_reference(body: str) -> Iterator[str]:
    """The paragraphs, items and tables in which a figure stands after the last reference.

    A reference vouches for what stands before it in its paragraph; after a colon, for the list or table that
    follows.
    """
    introduced = False
    for block in re.split(r"\n\s*\n", DEFINITION.sub("", FORMULA.sub("", FENCE.sub("", body)))):
        listed = block.startswith("|") or ITEM.match(block)
        if not block.startswith("#") and not (listed and introduced):
            for unit in filter(None, map(str.strip, ITEM.split(block))):
                if figures(MARK.split(unit)[-1]):
                    yield unit
        introduced = bool(INTRODUCTION.search(block))


def figures(text: str) -> list[str]:
    """The numbers that a reader sees, without separators: `1,152` is `1152`."""
    return [figure.replace(",", "") for figure in FIGURE.findall(NOT_PROSE.sub(" ", text))]


def names_a_source(note: str, study: CaseStudy) -> bool:
    """Whether a note names one of the study's sources: by its authors, publisher or title, and the year."""
    return any(
        re.search(rf"\b{source.year}\b", note)
        and any(name.lower() in note.lower() for name in _names(source.title, source.publisher))
        for source in study.sources
    )


def _names(title: str, publisher: str) -> Iterator[str]:
    yield title.partition(":")[0]
    yield publisher
    author = re.match(r"(?:[A-Z]\. ?)+(?P<surname>[\w-]+)", publisher)
    if author:
        yield f"{author['surname']} et al."
