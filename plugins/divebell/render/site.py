"""The whole site: every page with its view, and every file that goes beside them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from divebell.library import Library
from divebell.runtime import RuntimeAssets
from divebell.verify import Proof

from .front import FrontEnd
from .language import Language
from .markdown import Rendered
from .math_font import characters, math_font, math_style_sheet
from .numpy_names import numpy_names
from .outside import Head, Publication, show_outside
from .pages import Bundle, Edition, Page, all_pages
from .previews import link_previews
from .summaries import with_summaries
from .texts import render_texts

ASSETS = "assets/divebell"
RUNTIME = "assets/runtime"
SERVICE_WORKER = "service-worker.js"
"""In the root: a service worker sees no more of a site than the folder that it lies in."""


@dataclass(frozen=True)
class Asset:
    """A file of the site: its address relative to the root, and its bytes or where they are."""

    url: str
    content: bytes | Path


@dataclass(frozen=True)
class FrontContext:
    """The addresses of the front end's files, relative to the site's root: `front` in every template."""

    css: tuple[str, ...]
    js: tuple[str, ...]
    workbench_js: str
    workbench_css: str
    sandbox: str
    runtime_manifest_url: str
    runtime_manifest_sha256: str
    math_css: str
    numpy_names: str
    files: Mapping[str, str]
    """Every file that the front end names: `{"filters.js": "assets/divebell/filters.0a1b2c3d.js", …}`"""
    favicon: str
    service_worker: str
    language: Language
    texts: Mapping[str, Any]
    """The texts of the templates, in the language that `language.texts` names."""
    handbook: str
    """Where the authors' documentation begins; "" if the site has none."""


@dataclass(frozen=True)
class HandbookPages:
    """The authors' documentation, which a publication may carry."""

    pages: tuple[Page, ...] = ()
    texts: tuple[Rendered, ...] = ()
    """What of them was converted: its formulas need their font."""

    @property
    def url(self) -> str:
        """Where it begins; "" if there is none."""
        return self.pages[0].url if self.pages else ""


@dataclass(frozen=True)
class Site:
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    front: FrontContext
    heads: Mapping[str, Head]
    """What the head of each page tells the outside, by the page's address; empty without a publication."""


def render_site(
    library: Library,
    proofs: Iterable[Proof],
    runtime: RuntimeAssets,
    front: FrontEnd,
    *,
    as_of: date,
    cache: Path,
    workers: int,
    publication: Publication | None = None,
    others: Sequence[str] = (),
    handbook: HandbookPages = HandbookPages(),
) -> Site:
    """The site as it stands on the day `as_of`.

    What is for the outside (feeds, sitemap, cards, calendar) needs the address in `publication`, and is left
    out without it. `others` are the addresses of pages that the site has besides, for the sitemap.

    Raises `DiagnosticError` with every mistake found in a text.
    """
    texts = render_texts(library, cache=cache, workers=workers)
    by_slug = {proof.slug: proof for proof in proofs}
    bundles = {slug: bundle_of(slug, proof.bundle) for slug, proof in by_slug.items()}
    math = math_style_sheet(
        math_font(
            front.assets / front["math.woff2"],
            characters(rendered.html for rendered in (*texts.values(), *handbook.texts)),
            cache=cache / "fonts",
        )
    )
    context, assets = shared_assets(front, runtime, math, handbook=handbook.url)
    edition = Edition(with_summaries(library, texts), texts, by_slug, bundles, as_of)
    pages = (*all_pages(edition), *handbook.pages)
    shipped = (Asset(bundles[slug].url, by_slug[slug].bundle) for slug in sorted(edition.problems))
    previews = (Asset(f"{ASSETS}/previews/{name}", made) for name, made in link_previews(edition).items())
    assets = (*assets, *shipped, *previews)
    if publication is None:
        return Site(pages, assets, context, {})
    outside = show_outside(edition, pages, publication, front, others=others, cache=cache)
    files = (Asset(url, content) for url, content in outside.files)
    return Site(pages, (*assets, *files), context, outside.heads)


def bundle_of(slug: str, bundle: bytes) -> Bundle:
    """Where the site serves the bundle of a problem."""
    digest = hashlib.sha256(bundle).hexdigest()
    return Bundle(f"{ASSETS}/bundles/{slug}.{digest[:8]}.json.gz", digest)


def shared_assets(
    front: FrontEnd, runtime: RuntimeAssets | None, math: bytes, *, handbook: str = ""
) -> tuple[FrontContext, tuple[Asset, ...]]:
    """What all pages share: front end, runtime if there is one, and `math`, the style sheet of formulas.

    `handbook` is where the authors' documentation begins, if the site has it.
    """
    math_url = f"{ASSETS}/math.{hashlib.sha256(math).hexdigest()[:8]}.css"
    names = numpy_names()
    names_url = f"{ASSETS}/numpy-names.{hashlib.sha256(names).hexdigest()[:8]}.json"
    assets = (
        *(Asset(f"{ASSETS}/{name}", front.assets / name) for name in front.files if _is_shipped(name, front)),
        Asset(SERVICE_WORKER, front.assets / SERVICE_WORKER),
        *(Asset(f"{RUNTIME}/{name}", path) for name, path in (runtime.site_files if runtime else {}).items()),
        Asset(math_url, math),
        Asset(names_url, names),
    )
    return _front_context(front, runtime, math_url, names_url, handbook), assets


def _is_shipped(name: str, front: FrontEnd) -> bool:
    return name not in (front["math.woff2"], front.names.get("preview.js"), SERVICE_WORKER)


def _front_context(
    front: FrontEnd, runtime: RuntimeAssets | None, math_url: str, names_url: str, handbook: str
) -> FrontContext:
    manifest = runtime.site_files[runtime.manifest_name] if runtime else None
    return FrontContext(
        css=(f"{ASSETS}/{front['site.css']}",),
        js=(f"{ASSETS}/{front['site.js']}",),
        workbench_js=f"{ASSETS}/{front['workbench.js']}",
        workbench_css=f"{ASSETS}/{front['workbench.css']}",
        sandbox=f"{ASSETS}/{front['sandbox.html']}",
        runtime_manifest_url=f"{RUNTIME}/{runtime.manifest_name}" if runtime else "",
        runtime_manifest_sha256=hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest else "",
        math_css=math_url,
        numpy_names=names_url,
        files={name: f"{ASSETS}/{hashed}" for name, hashed in front.names.items()},
        favicon=f"{ASSETS}/{front['favicon.svg']}",
        service_worker=SERVICE_WORKER,
        language=front.language,
        texts=front.texts,
        handbook=handbook,
    )
