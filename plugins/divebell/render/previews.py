"""What the site shows of a page when a reader rests on a link to it: its title and its first sentence.

A file for each kind of page, `previews/topics.json`, with the pages that texts link to by name. It is loaded
when the first such link is rested on, and has a plain name: the script finds it beside itself.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from .inserts import every_insert
from .pages import Edition
from .references import FOLDERS
from .scan import Reference


def link_previews(edition: Edition) -> Mapping[str, bytes]:
    """The files, by their names below `previews/`: `{"softmax": ["Softmax", "A map from any scores …"]}`."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for text in edition.texts.values():
        for insert in every_insert(text.scanned):
            if isinstance(insert, Reference) and insert.kind in FOLDERS:
                linked[insert.kind].add(insert.slug)
    files = {}
    for kind, slugs in sorted(linked.items()):
        shown = {slug: told for slug, *told in _shown(edition, kind) if slug in slugs}
        files[f"{FOLDERS[kind]}.json"] = json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()
    return files


def _shown(edition: Edition, kind: str) -> Iterator[tuple[str, str, str]]:
    """The slug, the title and a sentence of every page of a kind that readers see."""
    if kind == "problem":
        for slug, problem in edition.problems.items():
            yield slug, problem.title, edition.texts[problem.statement].first_sentence
    elif kind == "dive":
        yield from ((dive.slug, dive.title, dive.summary) for dive in edition.dives)
    else:
        entries = getattr(edition.library, FOLDERS[kind].replace("-", "_"))
        yield from ((slug, entry.title, entry.summary) for slug, entry in entries.items())
