"""A folder of files of one kind, read onto a shelf."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from divebell.library.authored.kinds import KINDS
from divebell.library.diagnostics import Diagnostic
from divebell.library.fields import SLUG, SLUG_WORDS, slug_from
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

type CheckBody = Callable[[Source, Text, Report], None]
"""Reports what is wrong with the text of a Markdown file."""

type Implied = Callable[[str, YamlDocument], Mapping[str, object]]
"""What a file's slug, and what is written in it, say of fields that it leaves out."""


class _Written[Body](NamedTuple):
    """A Markdown file, before its fields are checked."""

    document: YamlDocument
    body: Body


def markdown_shelf[Model: Authored](
    tree: Tree,
    directory: str,
    kind: str,
    model: type[Model],
    *,
    check_body: CheckBody | None = None,
    implied: Implied | None = None,
) -> Shelf[Model]:
    """The Markdown files of a folder, with front matter of a `kind`; what one does not say is `implied`."""
    shelf = Shelf[Model](slugs_in(tree, directory, ".md"))
    for slug, path in shelf.slugs.items():
        source = tree.read(path)
        written = tree.once("written", path, _read_markdown, source, kind, check_body) if source else None
        if written is None:
            continue
        values = implied(slug, written.document) if implied else {}
        document, made = tree.once("checked", path, _make_text, slug, written, values, model)
        shelf.documents[slug] = document
        if made:
            shelf.models[slug] = made
        else:
            shelf.loose.append(written.body)
    return shelf


def yaml_shelf[Model: Authored](tree: Tree, directory: str, kind: str, model: type[Model]) -> Shelf[Model]:
    """The YAML files of a folder, each of a `kind`."""
    shelf = Shelf[Model](slugs_in(tree, directory, ".yml"))
    for slug, path in shelf.slugs.items():
        source = tree.read(path)
        found = tree.once("checked", path, _make, slug, source, kind, model) if source else None
        if found is None:
            continue
        shelf.documents[slug], made = found
        if made:
            shelf.models[slug] = made
    return shelf


def _read_markdown(
    source: Source, kind: str, check_body: CheckBody | None, report: Report
) -> _Written[Text] | None:
    parts = split_front_matter(source, report)
    document = read_yaml(source, parts.yaml, parts.first_line, report, kind) if parts else None
    if parts is None or document is None:
        return None
    if not parts.body.text.strip():
        message, hint = "no text follows the front matter", "write the text below the second line of ---"
        report(source.diagnostic(parts.body.line, 1, "no-text", message, hint))
    elif check_body:
        check_body(source, parts.body, report)
    return _Written(document, parts.body)


def _make_text[Model: Authored](
    slug: str, written: _Written[Text], values: Mapping[str, object], model: type[Model], report: Report
) -> tuple[YamlDocument, Model | None]:
    document = written.document.with_defaults(values)
    checked = validate(KINDS[document.kind], document, report)
    document.nodes.let_go()
    made = model.model_construct(**dict(checked), slug=slug, body=written.body) if checked else None
    return document, made


def _make[Model: Authored](
    slug: str, source: Source, kind: str, model: type[Model], report: Report
) -> tuple[YamlDocument, Model | None] | None:
    document = read_yaml(source, source.text, 1, report, kind)
    if document is None:
        return None
    checked = validate(KINDS[document.kind], document, report)
    document.nodes.let_go()
    return document, model.model_construct(**dict(checked), slug=slug) if checked else None


def read_document(tree: Tree, path: str, kind: str = "") -> YamlDocument | None:
    """A YAML file of a kind; None, with a diagnostic, if it cannot be read."""
    source = tree.read(path)
    return read_yaml(source, source.text, 1, tree.report, kind) if source else None


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
            hint = f"the files of {directory}/ end in {suffix}"
            tree.report(Diagnostic(path, 1, 1, "unused file", hint, code="unused-file"))
    for name in listing.folders:
        if name not in others:
            hint = f"put the files directly into {directory}/"
            unused = f"{directory}/{name}"
            tree.report(Diagnostic(unused, 1, 1, "unused folder", hint, code="unused-folder"))
    return slugs


def check_slug(tree: Tree, path: str, slug: str) -> None:
    """Report a file or folder whose name cannot be that of a page."""
    if not SLUG.fullmatch(slug):
        message = f"the name {slug!r} must be {SLUG_WORDS}"
        better = slug_from(slug)
        hint = f"rename it to {better}" if better else "rename it"
        tree.report(Diagnostic(path, 1, 1, message, hint, code="bad-name"))
