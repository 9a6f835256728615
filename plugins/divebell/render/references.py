"""Links by name: `[[topic:softmax]]` to the title and the address of what it names."""

from typing import TYPE_CHECKING

from divebell.library import Library
from divebell.library.suggest import did_you_mean

from .inserts import Target
from .labels import KINDS
from .scan import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDERS = {
    "dive": "dives",
    "topic": "topics",
    "problem": "problems",
    "plan": "plans",
    "collection": "collections",
    "case": "case-studies",
    "assessment": "assessments",
}
"""The kinds that texts link to by name, and the folder of each on the site."""

OTHER_FOLDERS = {"author": "authors", "posting": "jobs", "tag": "tags"}
"""The other kinds that have pages."""


def url_of(kind: str, slug: str) -> str:
    """The address of a page, relative to the site's root."""
    return f"{(FOLDERS | OTHER_FOLDERS)[kind]}/{slug}/"


class References:
    """Resolves references against a library."""

    def __init__(self, library: Library) -> None:
        self._titles: Mapping[str, Mapping[str, str]] = {
            kind: {slug: item.title for slug, item in getattr(library, folder.replace("-", "_")).items()}
            for kind, folder in FOLDERS.items()
        }

    def resolve(self, reference: Reference) -> Target | str:
        """The target, or the message that says what is wrong with the reference."""
        kind, slug = reference.kind, reference.slug
        if kind not in FOLDERS:
            return f"unknown kind of link '{kind}'; it can be one of: {', '.join((*FOLDERS, *KINDS))}"
        title = self._titles[kind].get(slug)
        if title is None:
            near = did_you_mean(slug, self._titles[kind])
            return f"unknown {kind} '{slug}'" + (f"; {near}" if near else "")
        return Target(title, url_of(kind, slug))
