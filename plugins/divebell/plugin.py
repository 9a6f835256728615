"""The MkDocs adapter: options, and hooks that hand over to the rooms."""

import dataclasses
import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import mkdocs.config.config_options as c
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from divebell.doctor import use_cache
from divebell.handbook import handbook_pages
from divebell.library import DiagnosticError, Library, load_library
from divebell.library.unwritten import unwritten_of_library
from divebell.preview import Preview, PreviewApp, Project
from divebell.render import (
    FrontContext,
    FrontEndMissingError,
    HandbookPages,
    Head,
    LanguageTagError,
    Page,
    PageCache,
    Publication,
    SearchIndexError,
    Site,
    front_end,
    index_site,
    render_site,
    shared_assets,
    templates_digest,
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

_SHOWN = (
    *("site_name", "site_url", "site_description", "site_author", "copyright"),
    *("repo_url", "repo_name", "edit_uri", "extra", "extra_css", "extra_javascript"),
)
"""The settings that templates show."""
_DRAWING = ("config", "env", "nav", "page_context", "post_page")
"""The events of MkDocs by which plugins change what pages are drawn with."""


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
    handbook = c.Type(bool, default=False)
    """Whether the site carries the documentation for authors, at `writing/`."""
    workers = c.Optional(c.Type(int))
    """How many processes work at a time; as many as there are processors if left out."""


class RenderedPage(MkDocsPage):
    """A page that is HTML already: MkDocs only puts it into its template."""

    kept: str | None = None
    """The whole page as an earlier build made it of the same."""
    key: str = ""
    """What it is to be kept by; "" if it is not."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title or config.site_name, file, config)
        self.rendered = page

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.rendered.template, "description": self.rendered.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


class StandIn(RenderedPage):
    """A page that MkDocs knows of and does not write: the preview draws it."""


@dataclasses.dataclass(frozen=True)
class PageShell:
    """What MkDocs puts pages into; it stays until the configuration or the theme changes."""

    env: Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation

    @property
    def digest(self) -> str:
        """A hash of all of it that decides how a page looks."""
        made_from = (
            [version(name) for name in ("mkdocs", "mkdocs-material", "jinja2")],
            templates_digest(self.config.theme.dirs),
            [self.config[name] for name in _SHOWN],
            dict(self.config.theme),
            str(self.nav),
            self.env.globals["front"],
        )
        return hashlib.sha256(repr(made_from).encode()).hexdigest()


class DivebellPlugin(BasePlugin[DivebellConfig]):  # type: ignore[no-untyped-call]  # as above
    """Puts the publication into the site that MkDocs builds."""

    _front: FrontContext
    _heads: Mapping[str, Head]
    _shell: PageShell
    _previewed = False
    _nav: Navigation
    _pages: PageCache
    _preview: Preview | None = None

    def __init__(self) -> None:
        self._cache_use = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._previewed = command == "serve"
        self._cache_use.enter_context(use_cache(cache_dir()))

    def on_shutdown(self) -> None:
        self._cache_use.close()
        if self._preview:
            self._preview.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            config.theme.dirs.insert(0, str(front_end(_language(config)).templates))
        except FrontEndMissingError as error:
            raise PluginError(str(error)) from None
        except LanguageTagError as error:
            raise PluginError(f"mkdocs.yml: theme: language: {error}") from None
        config.theme.static_templates.discard("sitemap.xml")  # it dates every page to the day of the build
        return config

    @event_priority(-100)  # what other plugins do with the server, they do with MkDocs' own
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        preview = self._begun_preview(config)
        server.set_app(PreviewApp(preview, self._draw, server.mount_path, server.serve_request))
        # The preview follows what the library reads. MkDocs does with the rest what it always does.
        server.unwatch(config.docs_dir)
        server.watch(config.docs_dir, recursive=False)
        for folder in Path(config.docs_dir).iterdir():
            if folder.is_dir() and folder.name not in AUTHORED:
                server.watch(str(folder))
        server.builder = _mended(server.builder, preview)
        preview.start()
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.partition("/")[0] in AUTHORED or file.src_uri == "sitemap.xml":
                files.remove(file)  # the theme's sitemap is a template, and copied if it is not rendered
        if self._previewed:
            return self._files_of_preview(files, config)
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

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.globals["front"] = self._front
        self._shell = PageShell(env, config, files, self._nav)
        if not self._previewed and not _others_take_part(config, self):
            self._find_kept(self._shell)
        if self._preview:
            self._preview.redraw()
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        if isinstance(page, RenderedPage) and page.kept is not None:
            context["kept"] = page.kept  # type: ignore[typeddict-unknown-key]  # read by kept.html
        elif isinstance(page, RenderedPage):
            context["view"] = page.rendered.view  # type: ignore[typeddict-unknown-key]  # read by our templates
            context["head"] = self._heads.get(page.rendered.url)  # type: ignore[typeddict-unknown-key]  # as above
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if isinstance(page, StandIn):
            return ""
        if isinstance(page, RenderedPage) and page.kept is None and page.key:
            self._pages.put(page.key, output)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._previewed:
            return  # what is searched would have to be drawn
        try:
            index_site(Path(config.site_dir), cache=cache_dir())
        except SearchIndexError as error:
            raise PluginError(str(error)) from None

    def _find_kept(self, shell: PageShell) -> None:
        """Spare the pages their templates that an earlier build made of the same."""
        self._pages = PageCache(cache_dir() / "pages", shell.digest)
        pages = [file.page for file in shell.files.documentation_pages()]
        ours = [page for page in pages if isinstance(page, RenderedPage)]
        for page in ours:
            page.key = self._pages.key(page.rendered, self._heads.get(page.rendered.url))
            page.kept = self._pages.get(page.key)
            if page.kept is not None:
                page.meta["template"] = "kept.html"
        log.info("Pages to draw: %d of %d", sum(page.kept is None for page in ours), len(ours))

    def _begun_preview(self, config: MkDocsConfig) -> Preview:
        if self._preview is None:
            project = Project(
                root=_root(config),
                content=_relative(config.docs_dir, config),
                problems=self.config.problems,
                cache=cache_dir(),
                workers=self.config.workers or os.cpu_count() or 1,
                handbook=partial(self._handbook, cache_dir()),
                today=lambda: _day(self.config.as_of, self.config.timezone),
            )
            self._preview = Preview(project, front_end(_language(config)))
        return self._preview

    def _files_of_preview(self, files: Files, config: MkDocsConfig) -> Files:
        """Has something stand in for pages that `nav` names: the preview draws all of the library's pages."""
        # A preview shares its address with those of other sites: a worker would outlive it there.
        front, _ = shared_assets(front_end(_language(config)), None, b"")
        self._front, self._heads = dataclasses.replace(front, service_worker=""), {}
        for source in _named_by(config.nav):
            if source.partition("/")[0] in AUTHORED and files.get_file_from_path(source) is None:
                file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
                StandIn(Page(file.url, "main.html", "", "", lambda: None), file, config)
                files.append(file)
        return files

    def _draw(self, page: Page, front: FrontContext) -> str:
        """The HTML of one page, as a build makes it but for what it tells the outside."""
        shell = self._shell
        file = File.generated(shell.config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        drawn = RenderedPage(page, file, shell.config)
        drawn.read_source(shell.config)
        drawn.render(shell.config, shell.files)
        context = get_context(shell.nav, shell.files, shell.config, drawn)
        context = shell.config.plugins.on_page_context(
            context, page=drawn, config=shell.config, nav=shell.nav
        )
        # As in `on_page_context`, this is read by our templates.
        context["front"] = dataclasses.replace(front, service_worker="")  # type: ignore[typeddict-unknown-key]
        html = shell.env.get_template(page.template).render(context)
        return str(shell.config.plugins.on_post_page(html, page=drawn, config=shell.config))

    def _site(self, config: MkDocsConfig, *, others: Sequence[str]) -> Site:
        cache = cache_dir()
        workers = self.config.workers or os.cpu_count() or 1
        try:
            library = load_library(
                _root(config), content=_relative(config.docs_dir, config), problems=self.config.problems
            )
            for found in unwritten_of_library(library):
                log.warning(found.pretty())
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
                handbook=self._handbook(cache),
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

    def _handbook(self, cache: Path) -> HandbookPages:
        """The authors' documentation, if the site is to carry it."""
        if not self.config.handbook:
            return HandbookPages()
        return handbook_pages(DivebellConfig, cache=cache, workers=self.config.workers or os.cpu_count() or 1)

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


def _others_take_part(config: MkDocsConfig, plugin: DivebellPlugin) -> bool:
    """Whether other plugins have a say in how pages look: what these depend on is not known."""
    handlers = (each for event in _DRAWING for each in config.plugins.events[event])
    return any(getattr(each, "__self__", None) is not plugin for each in handlers)


def _named_by(nav: object) -> Iterator[str]:
    """The files that `nav` of `mkdocs.yml` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from (name for entry in nav.values() for name in _named_by(entry))
    elif isinstance(nav, list):
        yield from (name for entry in nav for name in _named_by(entry))


def _mended(build: Callable[..., None], preview: Preview) -> Callable[..., None]:
    """A build after which the server goes on whatever was wrong: the pages say it until it is mended."""

    def build_and_tell(*args: Any, **options: Any) -> None:
        try:
            build(*args, **options)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a broken `mkdocs.yml` raises either
            log.error("mkdocs.yml or the theme: %s", error)
            preview.trouble(f"mkdocs.yml or the theme: {error}")
        else:
            preview.trouble("")

    return build_and_tell


def _language(config: MkDocsConfig) -> str:
    """The language of the pages, which the theme's `language` names."""
    return str(config.theme.get("language") or "en")


def _asset_file(url: str, content: bytes | Path, config: MkDocsConfig) -> File:
    if isinstance(content, Path):
        return File.generated(config, url, abs_src_path=str(content))
    return File.generated(config, url, content=content)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent


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
