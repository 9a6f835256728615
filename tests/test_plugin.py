"""`mkdocs build` publishes what is right, and refuses what is not, with the place of the mistake."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation

from divebell.handbook.examples import SHORTEST

ROOT = Path(__file__).parents[1]
DIVE = "content/dives/2026-11-20-bayesian-inference.md"
SOLUTION = "problems/same-padding/solution.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the publication that a test may break."""
    for name in ("content", "problems"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def build(project: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *options],
        cwd=project,
        env={**os.environ, "DIVEBELL_AS_OF": "2026-11-20", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def edit(project: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in a file; give the line it is on."""
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            DIVE,
            "topic: bayesian-inference",
            "topic: bayesian-inferense",
            r":{line}:8: unknown topic 'bayesian-inferense'[\s\S]+ did you mean 'bayesian-inference'\?",
        ),
        (DIVE, "title: ", "title: [", r":{line}:\d+: "),
        (DIVE, "\n\n$$\n", "\n\n$$\\nope\n$$\n\n$$\n", r':\d+:3: formula: Unknown command "\\nope"'),
        (DIVE, "\n## ", "\nSee [[topic:nothing]].\n\n## ", r":\d+:5: unknown topic 'nothing'"),
    ],
    ids=["unknown topic", "malformed YAML", "bad formula", "unknown link"],
)
def test_a_mistake_stops_the_build_at_its_place(
    project: Path, name: str, old: str, new: str, message: str
) -> None:
    line = edit(project, name, old, new)
    done = build(project)
    assert done.returncode != 0
    assert re.search(re.escape(name) + message.replace("{line}", str(line)), done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site" / "index.html").exists()


def test_settings_may_have_any_name(project: Path) -> None:
    (project / "mkdocs.yml").rename(project / "other.yml")
    edit(project, DIVE, "topic: bayesian-inference", "topic: bayesian-inferense")
    done = build(project, "-f", "other.yml")
    assert f"{DIVE}:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reference_that_fails_its_own_case_stops_the_build(project: Path) -> None:
    path = project / SOLUTION
    path.write_text(path.read_text(encoding="utf-8") + "\n\nsame_padding = None\n", encoding="utf-8")
    done = build(project)
    assert done.returncode != 0
    assert re.search(r"problems/same-padding/problem\.yml:\d+:\d+: the solution fails", done.stderr), (
        done.stderr
    )
    assert not (project / "site" / "index.html").exists()


def write_shortest(project: Path) -> None:
    """Write the shortest publication that there is into a folder."""
    for name, text in SHORTEST.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("      handbook: true\n", ""), encoding="utf-8")


def test_a_page_that_is_made_of_the_same_skips_its_template(tmp_path: Path) -> None:
    write_shortest(tmp_path)
    edit(tmp_path, "mkdocs.yml", "site_name: Divebell", f"site_name: {tmp_path.name} {os.getpid()}")

    def built() -> tuple[int, int, dict[str, bytes]]:
        done = build(tmp_path)
        assert done.returncode == 0, done.stderr
        drawn = re.search(r"Pages to draw: (\d+) of (\d+)", done.stderr)
        assert drawn, done.stderr
        files = {str(path): path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
        return int(drawn[1]), int(drawn[2]), files

    drawn, all_pages, first = built()
    assert drawn == all_pages
    drawn, _, second = built()
    assert drawn == 0
    assert second == first
    edit(tmp_path, "content/dives/2026-11-18-dropout.md", "Noise helps.", "Noise helps a lot.")
    drawn, _, _ = built()
    assert 0 < drawn < all_pages


def test_the_shortest_files_make_a_site(tmp_path: Path) -> None:
    write_shortest(tmp_path)
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    without_problem, with_problem = (
        (tmp_path / "site/dives" / slug / "index.html").read_text(encoding="utf-8")
        for slug in ("2026-11-18-dropout", "2026-11-19-softmax")
    )
    assert "problem-of-the-day" in with_problem
    assert "problem-of-the-day" not in without_problem
    assert "workbench" not in without_problem
    descriptions = {
        path: re.search(r'<meta name="description" content="(.+?)"', path.read_text(encoding="utf-8"))
        for path in tmp_path.glob("site/*/*/index.html")
    }
    assert descriptions
    assert [path for path, description in descriptions.items() if description is None] == []


def test_a_dive_of_the_future_is_not_published(project: Path) -> None:
    done = build(project, DIVEBELL_AS_OF="2026-11-19")
    assert done.returncode == 0, done.stderr
    pages = {path.name for path in (project / "site" / "dives").iterdir() if path.is_dir()}
    assert "2026-11-19-learning-rate-schedules" in pages
    assert all(page <= "2026-11-19-z" for page in pages)
    written = [path for path in (project / "site").rglob("*.html") if "writing" not in path.parts]
    assert "2026-11-20" not in "".join(path.read_text(encoding="utf-8") for path in written)
    assert not (project / "site" / "problems" / "conjugate-update").exists()


def test_the_same_input_gives_the_same_bytes(project: Path) -> None:
    sites = []
    for name in ("one", "two"):
        done = build(project)
        assert done.returncode == 0, done.stderr
        site = (project / "site").rename(project / name)
        sites.append(
            {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        )
    assert sites[0].keys() == sites[1].keys()
    assert [path for path in sites[0] if sites[0][path] != sites[1][path]] == []


@pytest.mark.parametrize(
    ("as_of", "message"),
    [("20 November", "as_of: '20 November' is not a date"), ("tomorrow", "as_of: 'tomorrow' is not a date")],
)
def test_a_bad_option_is_said(project: Path, as_of: str, message: str) -> None:
    done = build(project, DIVEBELL_AS_OF=as_of)
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_address_nothing_claims_one(project: Path) -> None:
    done = build(project, SITE_URL="")
    assert done.returncode == 0, done.stderr
    site = project / "site"
    assert not [name for name in ("atom.xml", "sitemap.xml", "problems.ics") if (site / name).exists()]
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "ld+json" not in home
    assert "canonical" not in home
    assert '<meta name="description"' in home


def test_an_unknown_timezone_is_said(project: Path) -> None:
    edit(project, "mkdocs.yml", "timezone: UTC", "timezone: Atlantis/Capital")
    done = build(project)
    assert done.returncode != 0
    assert "timezone: 'Atlantis/Capital' is not known" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_language_is_said(project: Path) -> None:
    edit(project, "mkdocs.yml", "theme:\n", "theme:\n  language: Deutsch bitte\n")
    done = build(project)
    assert done.returncode != 0
    assert "theme: language: 'Deutsch bitte' is not a language tag like 'en' or 'pt-BR'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("command", "registered"), [("build", True), ("serve", False)])
def test_a_preview_registers_no_service_worker(
    project: Path, command: Literal["build", "serve"], registered: bool
) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(Files([]), config=config)
    config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    env = config.plugins.on_env(Environment(), config=config, files=files)
    assert bool(env.globals["front"].service_worker) is registered
