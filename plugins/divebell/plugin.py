"""The MkDocs adapter: options, and hooks that hand over to the rooms."""

import dataclasses
import logging
import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import mkdocs.config.config_options as c
from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from divebell.library import DiagnosticError, Library, load_library
from divebell.render import (
    FrontContext,
    FrontEndMissingError,
    Head,
    LanguageTagError,
    Page,
    Publication,
    SearchIndexError,
    Site,
    front_end,
    index_site,
    render_site,
)
from divebell.runtime import RuntimeFilesError, assemble, cache_dir, fetch, load_lock
from divebell.verify import verify_problems

log = logging.getLogger("mkdocs.plugins.divebell")

FOLDERS = {
    "case_studies": "case-studies",
    "postings": "jobs",
    "macros": "macros.tex",
    "bibliography": "references.bib",
}
"""What has another name in `docs_dir` than its part of the library."""
AUTHORED = frozenset(FOLDERS.get(field.name, field.name) for field in dataclasses.fields(Library))
"""The folders and files that the library reads; what else is in `docs_dir` is MkDocs' own."""


class DivebellConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs leaves __init_subclass__ untyped
    """The options of the plugin in `mkdocs.yml`."""

    problems = c.Type(str, default="problems")
    """The folder of the problems, beside `mkdocs.yml`."""
    as_of = c.Optional(c.Type((str, date)))
    """The day as of which to publish (`2026-11-20`); today if left out."""
    timezone = c.Type(str, default="UTC")
    """The timezone in which a new day begins."""
    identity = c.Type(str, default="")
    """The domain in the identifiers of feeds and calendar; that of `site_url` if left out. A site that moves
    names its first domain here, so that no reader sees old entries as new."""
    workers = c.Optional(c.Type(int))
    """How many processes work at a time; as many as there are processors if left out."""


class RenderedPage(MkDocsPage):
    """A page that is HTML already: MkDocs only puts it into its template."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title or config.site_name, file, config)
        self.rendered = page

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.rendered.template, "description": self.rendered.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


class DivebellPlugin(BasePlugin[DivebellConfig]):  # type: ignore[no-untyped-call]  # as above
    """Puts the publication into the site that MkDocs builds."""

    _front: FrontContext
    _heads: Mapping[str, Head]
    _previewed = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._previewed = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            config.theme.dirs.insert(0, str(front_end(_language(config)).templates))
        except FrontEndMissingError as error:
            raise PluginError(str(error)) from None
        except LanguageTagError as error:
            raise PluginError(f"mkdocs.yml: theme: language: {error}") from None
        config.theme.static_templates.discard("sitemap.xml")  # it dates every page to the day of the build
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(_root(config) / self.config.problems))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.partition("/")[0] in AUTHORED or file.src_uri == "sitemap.xml":
                files.remove(file)  # the theme's sitemap is a template, and copied if it is not rendered
        site = self._site(config, others=[file.url for file in files.documentation_pages()])
        self._front = site.front
        self._heads = site.heads
        for page in site.pages:
            file = File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            RenderedPage(page, file, config)
            files.append(file)
        for asset in site.assets:
            files.append(_asset_file(asset.url, asset.content, config))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # A preview shares its address with those of other sites: a worker would outlive it there.
        front = self._front
        env.globals["front"] = dataclasses.replace(front, service_worker="") if self._previewed else front
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        if isinstance(page, RenderedPage):
            context["view"] = page.rendered.view  # type: ignore[typeddict-unknown-key]  # read by our templates
            context["head"] = self._heads.get(page.rendered.url)  # type: ignore[typeddict-unknown-key]  # as above
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        try:
            index_site(Path(config.site_dir), cache=cache_dir())
        except SearchIndexError as error:
            raise PluginError(str(error)) from None

    def _site(self, config: MkDocsConfig, *, others: Sequence[str]) -> Site:
        cache = cache_dir()
        workers = self.config.workers or os.cpu_count() or 1
        try:
            library = load_library(
                _root(config), content=_relative(config.docs_dir, config), problems=self.config.problems
            )
            lock = load_lock(library.packages)
            fetch(cache, lock=lock)
            runtime = assemble(cache, lock=lock)
            proofs = verify_problems(
                library.problems.values(), runtime, cache=cache, workers=workers, progress=None
            )
            as_of = _day(self.config.as_of, self.config.timezone)
            return render_site(
                library,
                proofs,
                runtime,
                front_end(_language(config)),
                as_of=as_of,
                cache=cache,
                workers=workers,
                publication=self._publication(config),
                others=others,
            )
        except DiagnosticError as error:
            for diagnostic in error.diagnostics:
                log.error(diagnostic.pretty())
            count = len(error.diagnostics)
            raise PluginError(
                f"Nothing was published: {count} mistake{'s' * (count != 1)} to mend."
            ) from None
        except RuntimeFilesError as error:
            raise PluginError(str(error)) from None
        except OSError as error:
            raise PluginError(f"{error.filename or cache}: {error.strerror}") from error

    def _publication(self, config: MkDocsConfig) -> Publication | None:
        """What the outside knows the site by; nothing if `mkdocs.yml` does not say where it is."""
        if not config.site_url:
            log.info("Without a site_url there are no feeds, no sitemap, no calendar and no social cards.")
            return None
        return Publication(
            config.site_name,
            config.site_url,
            config.site_description or "",
            _zone(self.config.timezone).key,
            self.config.identity,
        )


def _language(config: MkDocsConfig) -> str:
    """The language of the pages, which the theme's `language` names."""
    return str(config.theme.get("language") or "en")


def _asset_file(url: str, content: bytes | Path, config: MkDocsConfig) -> File:
    if isinstance(content, Path):
        return File.generated(config, url, abs_src_path=str(content))
    return File.generated(config, url, content=content)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _relative(path: str, config: MkDocsConfig) -> str:
    return Path(path).relative_to(_root(config)).as_posix()


def _day(as_of: object, timezone: str) -> date:
    """The day as of which to publish. Raises `PluginError` for what is no date or no timezone."""
    if isinstance(as_of, date):
        return as_of
    if as_of:
        try:
            return date.fromisoformat(str(as_of))
        except ValueError:
            raise PluginError(
                f"mkdocs.yml: divebell: as_of: '{as_of}' is not a date like 2026-11-20"
            ) from None
    return datetime.now(_zone(timezone)).date()


def _zone(timezone: str) -> ZoneInfo:
    """Raises `PluginError` for a timezone that is not known."""
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise PluginError(f"mkdocs.yml: divebell: timezone: '{timezone}' is not known") from None
