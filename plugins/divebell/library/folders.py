"""A folder of files of one kind, read onto a shelf."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from divebell.library.diagnostics import Diagnostic
from divebell.library.fields import SLUG, SLUG_WORDS
from divebell.library.front_matter import split_front_matter
from divebell.library.shelf import Shelf
from divebell.library.source import Listing, Tree
from divebell.library.validation import validate
from divebell.library.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from divebell.library.authored import Authored
    from divebell.library.models import Text
    from divebell.library.source import Report, Source
    from divebell.library.yaml_source import YamlDocument

DATED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)-(?P<name>.+)", re.ASCII)
"""A slug that begins with a day."""

type Implied = Callable[[str, YamlDocument], Mapping[str, object]]
"""What a file's slug, and what is written in it, say of fields that it leaves out."""


def markdown_shelf[Model: Authored](
    tree: Tree,
    directory: str,
    fields: type[Authored],
    model: type[Model],
    *,
    check_body: Callable[[Source, Text, Report], None] | None = None,
    implied: Implied | None = None,
) -> Shelf[Model]:
    """The Markdown files of a folder, with front matter of `fields`; what one does not say is `implied`."""
    shelf = Shelf[Model](slugs_in(tree, directory, ".md"))
    for slug, path in shelf.slugs.items():
        source = tree.read(path)
        parts = split_front_matter(source, tree.report) if source else None
        if source is None or parts is None:
            continue
        document = read_yaml(source, parts.yaml, parts.first_line, tree.report)
        if document is None:
            continue
        document = document.with_defaults(implied(slug, document) if implied else {})
        shelf.documents[slug] = document
        if not parts.body.text.strip():
            tree.report(source.diagnostic(parts.body.line, 1, "no text follows the front matter", "write it"))
        elif check_body:
            check_body(source, parts.body, tree.report)
        checked = validate(fields, document, tree.report)
        if checked:
            shelf.models[slug] = model.model_construct(**dict(checked), slug=slug, body=parts.body)
    return shelf


def yaml_shelf[Model: Authored](
    tree: Tree, directory: str, fields: type[Authored], model: type[Model]
) -> Shelf[Model]:
    """The YAML files of a folder, each with `fields`."""
    shelf = Shelf[Model](slugs_in(tree, directory, ".yml"))
    for slug, path in shelf.slugs.items():
        document = read_document(tree, path)
        if document is None:
            continue
        shelf.documents[slug] = document
        checked = validate(fields, document, tree.report)
        if checked:
            shelf.models[slug] = model.model_construct(**dict(checked), slug=slug)
    return shelf


def read_document(tree: Tree, path: str) -> YamlDocument | None:
    """A YAML file; None, with a diagnostic, if it cannot be read."""
    source = tree.read(path)
    return read_yaml(source, source.text, 1, tree.report) if source else None


def slugs_in(tree: Tree, directory: str, suffix: str, *, others: Collection[str] = ()) -> dict[str, str]:
    """The path of each file that ends in `suffix`, by its slug; whatever is not in `others` is reported."""
    listing = tree.listing(directory) or Listing()
    slugs: dict[str, str] = {}
    for name in listing.files:
        path = f"{directory}/{name}"
        if name in others:
            continue
        if name.endswith(suffix):
            slug = name.removesuffix(suffix)
            check_slug(tree, path, slug)
            slugs[slug] = path
        else:
            tree.report(Diagnostic(path, 1, 1, "unused file", f"the files of {directory}/ end in {suffix}"))
    for name in listing.folders:
        if name not in others:
            hint = f"put the files directly into {directory}/"
            tree.report(Diagnostic(f"{directory}/{name}", 1, 1, "unused folder", hint))
    return slugs


def check_slug(tree: Tree, path: str, slug: str) -> None:
    """Report a file or folder whose name cannot be that of a page."""
    if not SLUG.fullmatch(slug):
        tree.report(Diagnostic(path, 1, 1, f"the name {slug!r} must be {SLUG_WORDS}", "rename it"))
