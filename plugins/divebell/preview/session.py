"""A publication that is being written: read again as its files change, and shown as it is."""

import gc
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from divebell.library import Diagnostic, DiagnosticError, Library, LibraryReader, Text
from divebell.render import (
    Asset,
    FrontContext,
    FrontEnd,
    HandbookPages,
    Rendered,
    SupersededError,
    TextRenderer,
    math_style_sheet,
    shared_assets,
)
from divebell.runtime import RuntimeAssets, RuntimeFilesError, assemble, fetch, load_lock

from .proving import Prover
from .scene import Scene
from .watch import Watch

log = logging.getLogger("mkdocs.plugins.divebell.preview")

INTERVAL = 0.2
"""Seconds between two looks at the files."""
SETTLED = 0.03
"""Seconds without a change after which a file is taken to be written: editors empty it first."""


@dataclass(frozen=True)
class Project:
    """Where a publication is, and what it is shown with."""

    root: Path
    content: str
    problems: str
    cache: Path
    workers: int
    today: Callable[[], date]
    handbook: Callable[[], HandbookPages] = HandbookPages
    """Makes the authors' documentation, which the publication may carry."""


@dataclass(frozen=True)
class News:
    """What a preview has to say at one time."""

    number: int = 0
    """Greater each time."""
    scene: Scene | None = None
    """The publication as it last was without a mistake; None if it has not been yet."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with it now."""
    trouble: str = ""
    """What is wrong besides, in words."""
    is_read: bool = False
    """Whether it was looked at at all."""


class Preview:
    """Follows a publication from its first reading until it is closed. Nothing in it ends it."""

    def __init__(self, project: Project, front: FrontEnd) -> None:
        self._project = project
        self._front = front
        self._reader = LibraryReader(project.root, content=project.content, problems=project.problems)
        self._texts = TextRenderer(cache=project.cache, workers=project.workers)
        self._math = math_style_sheet((front.assets / front["math.woff2"]).read_bytes())
        self._packages: frozenset[str] | None = None
        self._runtime: RuntimeAssets | None = None
        self._no_runtime = ""
        self._prover: Prover | None = None
        self._good: tuple[Library, dict[Text, Rendered]] | None = None
        self._shared: tuple[FrontContext, dict[str, Asset]] | None = None
        self._outer_trouble = ""
        self._watch: Watch | None = None
        self._unread: set[str] = set()
        self._is_begun = False
        self._is_read_whole = False
        self._today: date | None = None
        self._proved = threading.Event()
        self._closed = False
        self._condition = threading.Condition()
        self._news = News()
        self._thread = threading.Thread(target=self._follow, name="divebell-preview", daemon=True)

    def start(self) -> None:
        """Read the publication, in the background, and follow it from then on."""
        if not self._thread.is_alive():
            self._thread.start()

    def close(self) -> None:
        """End what runs in the background, and all processes that it started."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        self._proved.set()
        if self._thread.is_alive():
            self._thread.join()
        self._texts.close()
        if self._prover:
            self._prover.close()

    @property
    def is_closed(self) -> bool:
        return self._closed

    @property
    def front(self) -> FrontEnd:
        return self._front

    @property
    def news(self) -> News:
        """The latest there is."""
        return self._news

    def wait(self, number: int, seconds: float) -> News:
        """News later than `number`, or the latest there is after some time."""
        with self._condition:
            self._condition.wait_for(lambda: self._news.number > number or self._closed, seconds)
            return self._news

    def trouble(self, message: str) -> None:
        """Say what is wrong outside of the publication's own files; "" once nothing is."""
        self._outer_trouble = message
        self._tell()

    def redraw(self) -> None:
        """Say that every page may look different, as when the theme has changed."""
        self._tell()

    def _follow(self) -> None:
        while not self._closed:
            try:
                self._look_once()
            except SupersededError:
                continue
            except Exception as error:
                log.exception("The publication could not be shown")
                self._is_read_whole = False
                self._tell(trouble=f"{type(error).__name__}: {error}")
            self._proved.wait(INTERVAL)

    def _look_once(self) -> None:
        proved = self._proved.is_set()
        self._proved.clear()
        changes = self._settled_changes()
        today = self._project.today()
        if changes or not self._is_begun:
            self._is_begun = True
            self._read(changes if self._is_read_whole else None)
        elif self._good and (proved or today != self._today):
            self._show(*self._good)
        self._today = today

    def _settled_changes(self) -> set[str]:
        if self._watch is None:
            project = self._project
            self._watch = Watch(project.root, (project.content, project.problems))
            return set()
        found = changes = self._watch.changes() | self._unread
        self._unread = set()
        while found:
            threading.Event().wait(SETTLED)
            found = self._watch.changes()
            changes |= found
        return changes

    def _is_superseded(self) -> bool:
        """Whether what is being made is out of date already."""
        if self._watch:
            self._unread |= self._watch.changes()
        return bool(self._unread) or self._closed

    def _read(self, changes: set[str] | None) -> None:
        reading = self._reader.read(changes)
        self._is_read_whole = True
        if reading.library is None:
            self._tell(diagnostics=reading.diagnostics)
            return
        try:
            texts = self._texts.render(reading.library, superseded=self._is_superseded)
        except DiagnosticError as error:
            self._tell(diagnostics=error.diagnostics)
            return
        if self._good is None:
            gc.freeze()  # what is kept for long need not be sifted again and again
        self._good = reading.library, dict(texts)
        self._show(*self._good)

    def _show(self, library: Library, texts: dict[Text, Rendered]) -> None:
        prover, trouble = self._prover_for(library)
        if prover:
            prover.take(library.problems.values())
        if self._shared is None:
            self._shared = self._share()
        context, shared = self._shared
        scene = Scene(
            library,
            texts,
            prover.proofs() if prover else {},
            prover.bundles() if prover else {},
            prover.states() if prover else {},
            context,
            shared,
            self._project.today(),
            self._handbook.pages,
        )
        self._tell(scene=scene, trouble=trouble)

    def _prover_for(self, library: Library) -> tuple[Prover | None, str]:
        """The prover with the runtime that the library's problems ask for, or None, and why."""
        if self._packages == library.packages:
            return self._prover, self._no_runtime
        if self._prover:
            self._prover.close()
        self._prover, self._runtime, self._shared, self._no_runtime = None, None, None, ""
        self._packages = library.packages
        cache = self._project.cache
        try:
            lock = load_lock(library.packages)
            fetch(cache, lock=lock)
            self._runtime = assemble(cache, lock=lock)
        except (RuntimeFilesError, OSError) as error:
            self._no_runtime = f"Problems can be read, not solved or proved: {error}"
            return None, self._no_runtime
        self._prover = Prover(
            # What is read and drawn comes before what is proved.
            self._runtime,
            cache=cache,
            workers=max(1, self._project.workers // 2),
            note=self._proved.set,
        )
        return self._prover, ""

    @cached_property
    def _handbook(self) -> HandbookPages:
        return self._project.handbook()

    def _share(self) -> tuple[FrontContext, dict[str, Asset]]:
        url = self._handbook.url
        context, assets = shared_assets(self._front, self._runtime, self._math, handbook=url)
        return context, {asset.url: asset for asset in assets}

    def _tell(
        self,
        *,
        scene: Scene | None = None,
        diagnostics: tuple[Diagnostic, ...] | None = None,
        trouble: str = "",
    ) -> None:
        with self._condition:
            before = self._news
            if diagnostics is None:
                diagnostics = () if scene else before.diagnostics
            said = "\n".join(filter(None, (self._outer_trouble, trouble)))
            self._news = News(before.number + 1, scene or before.scene, diagnostics, said, True)
            self._condition.notify_all()
