"""A dive as it reads outside the site: whole, with absolute addresses, in HTML and in Markdown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from divebell.library import Dive, Library, Text
from divebell.render.inserts import Surroundings
from divebell.render.markdown import Rendered
from divebell.render.references import url_of
from divebell.render.scan import Formula
from divebell.render.summaries import with_summaries
from divebell.render.surroundings import read_surroundings
from divebell.render.views import long_date

from . import devto
from .content import feed_html
from .entries import Author, Entry
from .figures import Figure, figures
from .portable import Place, WriteFormula, portable_markdown
from .publication import Publication


@dataclass(frozen=True)
class Dives:
    """Makes entries of dives."""

    library: Library
    texts: Mapping[Text, Rendered]
    publication: Publication
    surroundings: Surroundings
    cache: Path
    """Where pictures of figures are kept."""

    @property
    def site(self) -> Author:
        """The author of what names none."""
        return Author(self.publication.name, self.publication.url)

    def entry(self, dive: Dive, *, image: str | None = None) -> Entry:
        """A dive's entry in every feed that has it. `image` is relative to the site's root."""
        page = self._page(dive)
        published = self.publication.begins(dive.date)
        return Entry(
            id=self.publication.identifier(url_of("dive", dive.slug)),
            title=dive.title,
            url=page,
            published=published,
            updated=self.publication.begins(dive.updated) if dive.updated else published,
            summary=dive.summary,
            html=self._html(dive, page),
            markdown=self._markdown(dive, page, dollars) + self._problem(dive),
            tags=dive.tags,
            authors=self.authors(dive),
            image=self.publication.absolute(image) if image else None,
        )

    def figures(self, dive: Dive) -> Mapping[str, Figure]:
        """The figures of a dive's entry, by their SVG."""
        return figures((self.texts[text] for text in self._shown(dive)), cache=self.cache)

    def authors(self, dive: Dive) -> list[Author]:
        """Who wrote a dive; the site if it names nobody."""
        named = [self.library.authors[slug] for slug in dive.authors]
        return [
            Author(author.name, author.url or self.publication.absolute(url_of("author", author.slug)))
            for author in named
        ] or [self.site]

    def dev_markdown(self, dive: Dive) -> str:
        """What DEV shows of a dive, in DEV's Markdown."""
        page = self._page(dive)
        origin = f"Originally published on [{self.publication.name}]({page}) on {long_date(dive.date)}."
        body = self._markdown(dive, page, devto.katex, devto.no_liquid)
        return f"{origin}\n\n{body}{self._problem(dive, devto.no_liquid)}"

    def _page(self, dive: Dive) -> str:
        return self.publication.absolute(url_of("dive", dive.slug))

    def _shown(self, dive: Dive) -> Iterator[Text]:
        yield dive.body
        if dive.problem:
            yield self.library.problems[dive.problem].statement
        if dive.spotlight:
            yield self.library.spotlights[dive.spotlight].body

    def _html(self, dive: Dive, page: str) -> str:
        found = self.figures(dive)

        def html(text: Text, at: str) -> str:
            return feed_html(self.texts[text], at, self.publication.url, found, self.surroundings.notation)

        parts = [html(dive.body, page)]
        if dive.problem:
            problem = self.library.problems[dive.problem]
            address = self.publication.absolute(url_of("problem", problem.slug))
            parts += [
                f'<h2>Problem of the day: <a href="{escape(address)}">{escape(problem.title)}</a></h2>',
                html(problem.statement, address),
                f'<p><a href="{escape(address)}">Solve it in your browser</a></p>',
            ]
        if dive.spotlight:
            spotlight = self.library.spotlights[dive.spotlight]
            parts += [f"<h2>Spotlight: {escape(spotlight.title)}</h2>", html(spotlight.body, page)]
        return "\n".join(parts)

    def _markdown(
        self, dive: Dive, page: str, formula: WriteFormula, prose: Callable[[str], str] = str
    ) -> str:
        rendered = self.texts[dive.body]
        place = Place(page, self.publication.url, self.surroundings, self.figures(dive))
        return portable_markdown(rendered.scanned, rendered.made, place, formula=formula, prose=prose)

    def _problem(self, dive: Dive, prose: Callable[[str], str] = str) -> str:
        if dive.problem is None:
            return ""
        problem = self.library.problems[dive.problem]
        address = self.publication.absolute(url_of("problem", problem.slug))
        return (
            "\n## Problem of the day\n\n"
            f"[{prose(problem.title)}]({address}) ({problem.difficulty}): solve it in your browser, "
            "where your Python runs and is checked.\n"
        )


def dev_article(
    library: Library, texts: Mapping[Text, Rendered], publication: Publication, dive: Dive, *, cache: Path
) -> str:
    """`dive` as a draft for DEV's editor. Pictures of its figures are where the published site has them."""
    told = with_summaries(library, texts)
    surroundings, _ = read_surroundings(told)
    dives, dive = Dives(told, texts, publication, surroundings, cache / "figures"), told.dives[dive.slug]
    return devto.with_front_matter(dives.entry(dive), dives.dev_markdown(dive))


def dollars(formula: Formula, *, in_table: bool) -> str:
    """A formula as LaTeX between dollar signs, as authors write it."""
    return f"$$\n{formula.latex.strip()}\n$$" if formula.display else f"${formula.latex}$"
