"""What a preview shows at one time: the site as it stands today, and what lies ahead."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from divebell.library import Dive, Library, Text
from divebell.render import Asset, Edition, FrontContext, Page, Rendered, all_pages, bundle_of, url_of
from divebell.render import with_summaries as summarised
from divebell.verify import Proof

from .proving import ProofState


@dataclass(frozen=True)
class Ahead:
    """A dive that readers do not see yet."""

    title: str
    url: str
    day: date
    draft: bool


@dataclass(frozen=True)
class Scene:
    """A library with its converted texts, and the proofs that there are."""

    library: Library
    texts: Mapping[Text, Rendered]
    proofs: Mapping[str, Proof]
    last_bundles: Mapping[str, bytes]
    """By problem; of one that is not proved, that of the problem as it was."""
    states: Mapping[str, ProofState]
    """How it stands with the proof of each problem."""
    front: FrontContext
    shared: Mapping[str, Asset]
    """The files that all pages share, by address."""
    as_of: date
    handbook: tuple[Page, ...] = ()
    """The pages of the authors' documentation, if the publication carries it."""

    @cached_property
    def published(self) -> Mapping[str, Page]:
        """The pages that readers see on the day `as_of`, by address."""
        return _pages(self._edition(self.library, self.as_of))

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Those pages, and those of drafts and of dives to come."""
        finished = {slug: _finished(dive) for slug, dive in self.library.dives.items()}
        whole = dataclasses.replace(self.library, dives=finished)
        handbook = {page.url: page for page in self.handbook}
        return {**_pages(self._edition(whole, date.max)), **self.published, **handbook}

    @cached_property
    def assets(self) -> Mapping[str, Asset]:
        """The files that go beside the pages, by address."""
        bundles = (Asset(bundle_of(slug, bundle).url, bundle) for slug, bundle in self.last_bundles.items())
        return {**self.shared, **{asset.url: asset for asset in bundles}}

    @cached_property
    def ahead(self) -> list[Ahead]:
        """The dives to come by date, then the drafts by date."""
        unseen = (dive for dive in self.library.dives.values() if not dive.is_published(self.as_of))
        return [
            Ahead(dive.title, url_of("dive", dive.slug), dive.date, dive.draft)
            for dive in sorted(unseen, key=lambda dive: (dive.draft, dive.date))
        ]

    @cached_property
    def dive_at(self) -> Mapping[str, Dive]:
        """The dive that decides when the page at an address is published, for dives and for problems."""
        found = {url_of("dive", slug): dive for slug, dive in self.library.dives.items()}
        for slug in self.library.problems:
            if dive := self.library.dive_of_problem(slug):
                found[url_of("problem", slug)] = dive
        return found

    def _edition(self, library: Library, as_of: date) -> Edition:
        # A problem without a bundle has an address that nothing is at, and the workbench says so.
        bundles = {slug: bundle_of(slug, self.last_bundles.get(slug, b"")) for slug in library.problems}
        return Edition(summarised(library, self.texts), self.texts, self.proofs, bundles, as_of)


def _finished(dive: Dive) -> Dive:
    return dive.model_copy(update={"draft": False}) if dive.draft else dive


def _pages(edition: Edition) -> Mapping[str, Page]:
    return {page.url: page for page in all_pages(edition)}
