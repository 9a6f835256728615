"""The pages of the handbook, made and converted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import divebell_judge
from divebell.library import Library, Text, Topic
from divebell.library.diagnostic_codes import CODES
from divebell.library.documentation import HANDBOOK, reference_page
from divebell.render import HandbookPages, Page, Rendered, render_texts
from divebell.render.views import Link

from .commands import CommandView, command_views
from .contents import PARTS
from .directives import expand
from .examples import TEXTS
from .options import OptionView, option_views
from .reference import KindView, kind_views

_HERE: Final = Path(__file__).parent
_EQUALITY: Final = "equality"
_FRONT = re.compile(
    r"^---\ntitle: (?P<title>[^\n]+)\nsummary: (?P<summary>[^\n]+)\n---\n(?P<text>.*)", re.DOTALL
)
_REFERENCE: Final = "Reference"


@dataclass(frozen=True)
class PartView:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class ContentsView:
    title: str
    summary: str
    parts: tuple[PartView, ...]


@dataclass(frozen=True)
class TextView:
    """A page that is written."""

    title: str
    summary: str
    part: str
    text: Rendered
    url: str
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class KindReferenceView:
    title: str
    summary: str
    kind: KindView
    how_to: Link | None


@dataclass(frozen=True)
class CommandsView:
    title: str
    summary: str
    commands: tuple[CommandView, ...]


@dataclass(frozen=True)
class OptionsView:
    title: str
    summary: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class MistakesView:
    title: str
    summary: str
    codes: Mapping[str, str]


def handbook_pages(options: type, *, cache: Path, workers: int) -> HandbookPages:
    """The handbook; `options` is the class that holds the plugin's.

    Raises `BadExampleError` and `DiagnosticError` for mistakes in the handbook itself.
    """
    topics = {name: _read(name, cache) for part in PARTS for name in part.pages} | {_EQUALITY: _equality()}
    rendered = render_texts(_as_library(topics), cache=cache, workers=workers)
    texts = {name: rendered[topic.body] for name, topic in topics.items()}
    references = tuple(_references(options))
    pages = (
        _contents(topics, references),
        *_texts(topics, texts),
        *references,
        _text(topics[_EQUALITY], texts[_EQUALITY], _REFERENCE, None, None),
    )
    return HandbookPages(pages, tuple(texts.values()))


def url_of_page(name: str) -> str:
    """The address of a written page, relative to the site's root."""
    return reference_page(name) if name == _EQUALITY else f"{HANDBOOK}{name}/"


def _read(name: str, cache: Path) -> Topic:
    source = (_HERE / "texts" / f"{name}.md").read_text(encoding="utf-8")
    front = _FRONT.fullmatch(source)
    if front is None:
        raise ValueError(f"{name}.md does not begin with its title and summary")
    text = expand(front["text"], cache=cache)
    return Topic(title=front["title"], summary=front["summary"], slug=name, body=Text(f"{name}.md", 1, text))


def _equality() -> Topic:
    """The table by which the judge compares, from the file whose rows are tested."""
    source = (Path(divebell_judge.__file__).parent / "EQUALITY.md").read_text(encoding="utf-8")
    title, text = source.removeprefix("# ").split("\n", 1)
    summary = "Which answers pass for which: every row is run by a test, both ways round."
    return Topic(title=title, summary=summary, slug=_EQUALITY, body=Text("EQUALITY.md", 1, text))


def _as_library(topics: Mapping[str, Topic]) -> Library:
    """The handbook as a publication of its own: its texts know nothing of the one that they are shown in."""
    macros, works = TEXTS["content/macros.tex"], TEXTS["content/references.bib"]
    return Library(
        dives={},
        topics=topics,
        plans={},
        collections={},
        spotlights={},
        problems={},
        authors={},
        case_studies={},
        postings={},
        assessments={},
        macros=Text("macros.tex", 1, macros),
        bibliography=Text("references.bib", 1, works),
    )


def _texts(topics: Mapping[str, Topic], texts: Mapping[str, Rendered]) -> Iterator[Page]:
    order = [(name, part) for part in PARTS for name in part.pages]
    links = [None, *(_link(topics[name]) for name, _ in order), None]
    for number, (name, part) in enumerate(order):
        yield _text(topics[name], texts[name], part.title, links[number], links[number + 2])


def _text(topic: Topic, text: Rendered, part: str, before: Link | None, after: Link | None) -> Page:
    url = url_of_page(topic.slug)
    view = partial(TextView, topic.title, topic.summary, part, text, url, before, after)
    return Page(url, "handbook-text.html", topic.title, topic.summary, view)


def _link(topic: Topic) -> Link:
    return Link(topic.title, url_of_page(topic.slug), topic.summary)


def _contents(topics: Mapping[str, Topic], references: tuple[Page, ...]) -> Page:
    title, summary = (
        "Writing",
        "How a publication is written with Divebell: a way in, guides, and a reference.",
    )
    written = (PartView(part.title, tuple(_link(topics[name]) for name in part.pages)) for part in PARTS)
    links = [*(Link(page.title, page.url, page.description) for page in references), _link(topics[_EQUALITY])]
    view = partial(ContentsView, title, summary, (*written, PartView(_REFERENCE, tuple(links))))
    return Page(HANDBOOK, "handbook.html", title, summary, view)


def _references(options: type) -> Iterator[Page]:
    guides: tuple[str, ...] = tuple(name for part in PARTS for name in part.pages)
    for kind in kind_views():
        title = f"{kind.title}: the fields"
        summary = (
            f"Every field of {kind.article} {kind.title.lower()}: what may stand in it, and its default."
        )
        how_to = Link(kind.title, url_of_page(kind.name)) if kind.name in guides else None
        view = partial(KindReferenceView, title, summary, kind, how_to)
        yield Page(reference_page(kind.name), "handbook-fields.html", title, summary, view)
    title, summary = "Mistakes", "The codes that mistakes are told with, and what each stands for."
    view_of_codes = partial(MistakesView, title, summary, dict(sorted(CODES.items())))
    yield Page(reference_page("mistakes"), "handbook-mistakes.html", title, summary, view_of_codes)
    title, summary = "Commands", "The command divebell, its subcommands and their options."
    commands = partial(CommandsView, title, summary, tuple(command_views()))
    yield Page(reference_page("commands"), "handbook-commands.html", title, summary, commands)
    title, summary = "Options of the plugin", "What mkdocs.yml can say under plugins: divebell."
    plugin = partial(OptionsView, title, summary, tuple(option_views(options)))
    yield Page(reference_page("options"), "handbook-options.html", title, summary, plugin)
