"""The files that a sync writes: content/jobs/synced/<board>-<token>.yml, in the library's own form."""

from pathlib import Path
from typing import Any

import yaml

from divebell.library import Diagnostic, SyncedPosting, SyncedPostings
from divebell.library.folders import read_document
from divebell.library.source import Tree
from divebell.library.validation import validate
from divebell.library.yaml_core import CoreLoader

from .description import shorten
from .http_cache import write_whole

DIRECTORY = "content/jobs/synced"
HEADER = "# Written by `divebell jobs sync`, which will overwrite it; see ../sources.yml.\n"

MAX_FILE_CHARACTERS = 900_000
"""The library reads a little more; descriptions of a board that comes to more are shortened further."""

_SHORTER = (2000, 1000, 400, 100)


class UnreadableError(Exception):
    """A synced file was changed by other hands and cannot be read."""


def read_synced(root: Path, name: str) -> tuple[SyncedPosting, ...]:
    """The postings that the last sync wrote; raises `UnreadableError` if they cannot be read."""
    if not (root / DIRECTORY / name).exists():
        return ()
    diagnostics: list[Diagnostic] = []
    document = read_document(Tree(root.resolve(), diagnostics.append), f"{DIRECTORY}/{name}")
    checked = validate(SyncedPostings, document, diagnostics.append) if document else None
    if diagnostics or checked is None:
        raise UnreadableError(str(diagnostics[0]) if diagnostics else f"{DIRECTORY}/{name} cannot be read")
    return checked.postings


def write_synced(root: Path, name: str, postings: tuple[SyncedPosting, ...]) -> bool:
    """Write the postings, or remove the file if there are none; whether anything changed."""
    path = root / DIRECTORY / name
    old = path.read_bytes() if path.exists() else None
    if not postings:
        path.unlink(missing_ok=True)
        return old is not None
    new = to_yaml(postings).encode()
    if new == old:
        return False
    write_whole(path, new)
    return True


def orphans(root: Path, names: set[str]) -> list[str]:
    """The synced files that belong to no company of sources.yml, in order of name."""
    directory = root / DIRECTORY
    files = directory.glob("*.yml") if directory.is_dir() else ()
    return sorted(path.name for path in files if path.name not in names)


def to_yaml(postings: tuple[SyncedPosting, ...]) -> str:
    """The text of a synced file: the same for the same postings, whatever order they came in."""
    ordered = sorted(postings, key=lambda posting: (posting.url, posting.slug))
    text = _dump(ordered)
    for limit in _SHORTER:
        if len(text) <= MAX_FILE_CHARACTERS:
            break
        ordered = [_shortened(posting, limit) for posting in ordered]
        text = _dump(ordered)
    return text


def _shortened(posting: SyncedPosting, limit: int) -> SyncedPosting:
    return posting.model_copy(update={"description": shorten(posting.description.split("\n\n"), limit)})


class _Dumper(yaml.SafeDumper):
    """Writes text plain only where YAML 1.1 and YAML 1.2 both read it as text."""


_Dumper.yaml_implicit_resolvers = {
    first: [
        *yaml.SafeDumper.yaml_implicit_resolvers.get(first, []),
        *CoreLoader.yaml_implicit_resolvers.get(first, []),
    ]
    for first in {*yaml.SafeDumper.yaml_implicit_resolvers, *CoreLoader.yaml_implicit_resolvers}
}


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def _dump(postings: list[SyncedPosting]) -> str:
    data = {"postings": [_plain(posting) for posting in postings]}
    return HEADER + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _plain(posting: SyncedPosting) -> dict[str, Any]:
    """The fields of a posting that are not as the library fills them in; the name first, the"
    " description last."""
    fields = posting.model_dump(mode="python", exclude_defaults=True)
    fields = {"slug": fields.pop("slug")} | fields
    fields["description"] = fields.pop("description")
    if "stack" in fields:
        fields["stack"] = list(fields["stack"])
    if posting.salary:
        fields["salary"] = {
            "min": _amount(posting.salary.min),
            "max": _amount(posting.salary.max),
            "currency": posting.salary.currency,
            "period": posting.salary.period,
        }
    return fields


def _amount(value: float) -> float:
    return int(value) if value == int(value) else round(value, 2)
