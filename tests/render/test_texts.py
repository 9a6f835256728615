"""Each text is converted once, and again only when something it is made from changes."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from divebell.library import DiagnosticError, Text, load_library
from divebell.render import render_texts, texts
from divebell.render.markdown import MarkdownRenderer, Rendered
from divebell.runtime import cache_dir

ROOT = Path(__file__).parents[2]
TOPIC = "content/topics/optimizers.md"


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the texts of the publication as it is. Its blocks run once on a machine."""
    cache = tmp_path_factory.mktemp("cache")
    library, kept = load_library(ROOT), cache_dir()
    render_texts(library, cache=kept, workers=2)
    shutil.copytree(kept / "blocks", cache / "blocks")
    render_texts(library, cache=cache, workers=2)
    return cache


@pytest.fixture
def empty(caches: Path, tmp_path: Path) -> Path:
    """A cache that holds what blocks gave, and no text."""
    shutil.copytree(caches / "blocks", tmp_path / "cache" / "blocks")
    return tmp_path / "cache"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("content", "problems"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the texts that were converted since the test began."""
    paths: list[str] = []
    render = MarkdownRenderer.render

    def watched(self: MarkdownRenderer, text: Text, *args: object, **options: object) -> object:
        paths.append(text.path)
        return render(self, text, *args, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(MarkdownRenderer, "render", watched)
    return paths


def rendered(project: Path, cache: Path, workers: int = 1) -> Mapping[Text, Rendered]:
    return render_texts(load_library(project), cache=cache, workers=workers)


def edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_has_not_changed_is_not_converted(
    project: Path, caches: Path, empty: Path, converted: list[str]
) -> None:
    again = rendered(project, caches)
    assert converted == []
    assert again == rendered(project, empty)


def test_a_changed_text_is_converted_alone(project: Path, caches: Path, converted: list[str]) -> None:
    edit(project, TOPIC, "\n\n", "\n\nA new sentence. ")
    rendered(project, caches)
    assert converted == [TOPIC]


def test_a_changed_title_changes_the_links_to_it(project: Path, caches: Path, converted: list[str]) -> None:
    edit(project, TOPIC, "title: Optimizers", "title: Optimisers")
    rendered(project, caches)
    linking = {
        path.relative_to(project).as_posix()
        for folder in ("content", "problems")
        for path in (project / folder).rglob("*.md")
        if "[[topic:optimizers" in path.read_text(encoding="utf-8")
    }
    assert linking
    assert set(converted) == linking


def test_a_mistake_is_said_each_time(project: Path, caches: Path) -> None:
    edit(project, TOPIC, "\n\n", "\n\nA bad $\\nope$. ")
    for _ in range(2):
        with pytest.raises(DiagnosticError, match=r"Unknown command"):
            rendered(project, caches)


def test_several_processes_give_what_one_gives(
    project: Path, caches: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = rendered(project, caches)
    monkeypatch.setattr(texts, "WORTH_A_PROCESS", 8)
    assert rendered(project, empty, workers=2) == alone


def test_a_damaged_entry_is_made_anew(project: Path, empty: Path, converted: list[str]) -> None:
    whole = rendered(project, empty)
    for entry in (empty / "texts").iterdir():
        entry.write_text(entry.read_text(encoding="utf-8")[:20], encoding="utf-8")
    converted.clear()
    assert rendered(project, empty) == whole
    assert converted != []
