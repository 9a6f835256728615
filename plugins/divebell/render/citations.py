"""Citations by author and year, and the list of what a text cites, in order of the alphabet."""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from divebell.library import Diagnostic, Text
from divebell.library.suggest import did_you_mean

from .bibliography import Bibliography, Name, Work
from .places import at
from .scan import Citation, CitedWork

HEADING = "References"
_MOST_NAMES = 2
"""A citation with more names has the first and “et al.”"""
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


class Citations:
    """What one text cites."""

    def __init__(self, citations: Iterable[Citation], bibliography: Bibliography, prefix: str) -> None:
        self._citations = list(citations)
        self._bibliography = bibliography
        self._prefix = prefix
        cited = {work.key for citation in self._citations for work in citation.works}
        works = sorted((bibliography.works[key] for key in cited & bibliography.works.keys()), key=_order)
        self.works = works
        """The works cited that there are, in order of the alphabet."""
        self._years = _told_apart(works)
        self._written: Counter[str] = Counter()

    def diagnostics(self, text: Text) -> Iterator[Diagnostic]:
        """The keys that are none, each at its place."""
        known = self._bibliography.works
        for citation in self._citations:
            for work in citation.works:
                if not work.key:
                    message = f"'{work.place}' in a citation is not a work"
                    hint = "write [@key], [@key, section 3] or [@one; @other]"
                elif work.key in known:
                    continue
                elif not self._bibliography.path:
                    message = f"'{work.key}' is cited, and there is no references.bib"
                    hint = (
                        "put references.bib with the works that texts cite beside the folders of the content"
                    )
                else:
                    message = f"unknown work '{work.key}'"
                    hint = did_you_mean(work.key, known) or f"add it to {self._bibliography.path}"
                yield at(
                    text,
                    citation.line,
                    work.column,
                    message,
                    code="citation",
                    hint=hint,
                    width=max(1, len(work.key)),
                )

    def html(self, citation: Citation) -> str:
        """A citation with its links to the list, each with an identifier to come back to."""
        parts = []
        for work in citation.works:
            if work.key not in self._years:
                continue
            self._written[work.key] += 1
            key = self._prefix + _UNSAFE.sub("-", work.key)
            place = f", {html.escape(work.place)}" if work.place else ""
            anchor = f"cite-{key}-{self._written[work.key]}"
            parts.append(f'<a href="#ref-{key}" id="{anchor}">{html.escape(self.label(work))}</a>{place}')
        return f'<span class="citation">({"; ".join(parts)})</span>'

    def plain(self, citation: Citation) -> str:
        """A citation as text: `(Kingma and Ba, 2015, section 3)`."""
        known = [work for work in citation.works if work.key in self._years]
        parts = (", ".join(filter(None, (self.label(work), work.place))) for work in known)
        return f"({'; '.join(parts)})"

    def label(self, cited: CitedWork) -> str:
        """`Kingma and Ba, 2015`, or the year alone where the text has the names."""
        year = self._years[cited.key]
        return year if cited.year_only else f"{_short(self._bibliography.works[cited.key])}, {year}"

    def list_html(self, level: int, identifier: str) -> str:
        """The works cited under a heading of that level, each with links back to where it is cited.

        To be asked for once all citations are written.
        """
        items = "".join(self._item(work) for work in self.works)
        return (
            f'\n<section class="references" aria-labelledby="{identifier}">'
            f'<h{level} id="{identifier}">{HEADING}</h{level}>\n<ul>{items}</ul></section>'
        )

    def list_markdown(self) -> str:
        """The works cited as a list in Markdown, under a heading."""
        lines = (
            f"- {_entry(work, self._years[work.key], _escaped, '*{}*')}{_markdown_link(work)}"
            for work in self.works
        )
        return "\n".join((f"## {HEADING}", "", *lines, ""))

    def _item(self, work: Work) -> str:
        key = self._prefix + _UNSAFE.sub("-", work.key)
        link = f' <a href="{html.escape(work.link)}">{html.escape(work.link_text)}</a>' if work.link else ""
        count = self._written[work.key]
        back = "".join(
            f'\N{NO-BREAK SPACE}<a class="footnote-backref" href="#cite-{key}-{number}"'
            f' aria-label="Back to where it is cited{f", {number} of {count}" if count > 1 else ""}">↩</a>'
            for number in range(1, count + 1)
        )
        entry = _entry(work, self._years[work.key], html.escape, "<em>{}</em>")
        return f'<li id="ref-{key}">{entry}{link}{back}</li>\n'


def _order(work: Work) -> tuple[str, str, str]:
    return "; ".join(name.last for name in work.names).casefold(), work.year, work.title.casefold()


def _told_apart(works: list[Work]) -> dict[str, str]:
    """The year of each work, with a letter where the names and the year would be those of another."""
    alike: defaultdict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works:
        alike[_short(work), work.year].append(work)
    return {
        work.key: work.year + (chr(ord("a") + index) if len(group) > 1 else "")
        for group in alike.values()
        for index, work in enumerate(group)
    }


def _short(work: Work) -> str:
    """`Kingma and Ba`; `Cohen et al.`"""
    names = [name.last for name in work.names]
    if work.and_others or len(names) > _MOST_NAMES:
        return f"{names[0]} et al."
    return " and ".join(names)


def _entry(work: Work, year: str, escape: Callable[[str], str], venue: str) -> str:
    """A work in the list; `venue` is how the venue is set, with `{}` for its name."""
    stop = "" if work.title.endswith(("?", "!")) else "."
    appeared = f" {venue.format(escape(work.venue))}." if work.venue else ""
    return f"{escape(_names(work))} ({year}). {escape(work.title)}{stop}{appeared}"


def _names(work: Work) -> str:
    *most, last = (_full(name) for name in work.names)
    if work.and_others:
        names = ", ".join((*most, last, "et al."))
    else:
        names = f"{', '.join(most)} and {last}" if most else last
    return f"{names} ({'eds.' if len(work.names) > 1 else 'ed.'})" if work.edited else names


def _full(name: Name) -> str:
    return f"{name.last}, {name.initials}" if name.initials else name.last


def _escaped(text: str) -> str:
    return re.sub(r"([*_\[\]<`\\])", r"\\\1", text)


def _markdown_link(work: Work) -> str:
    return f" [{work.link_text}]({work.link.replace('(', '%28').replace(')', '%29')})" if work.link else ""
