"""A real server previews a publication that is being written, and nothing that is written ends it."""

import os
import shutil
import signal
from pathlib import Path
from uuid import uuid4

import pytest

from .conftest import Server, serving

DIVE = "content/dives/2026-11-19-softmax.md"
PAGE = "dives/2026-11-19-softmax/"


def test_a_saved_file_is_on_its_page_and_on_no_other(server: Server) -> None:
    before = server.until(PAGE, lambda said: not said["mistakes"])["page"]
    other = server.until("dives/2026-11-18-dropout/", lambda said: True)["page"]
    server.edit(DIVE, "Scores become weights.", "Scores turn into weights.")
    server.until(PAGE, lambda said: said["page"] != before)
    assert "Scores turn into weights." in server.page(PAGE)
    server.edit(DIVE, "Scores turn into weights.", "Scores become weights.")
    assert server.until(PAGE, lambda said: said["page"] == before)
    assert server.until("dives/2026-11-18-dropout/", lambda said: True)["page"] == other


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (DIVE, "title: Softmax", "title: [Softmax", f"{DIVE}:"),
        (DIVE, "Scores become", "$\\nope$ Scores become", f"{DIVE}:4:2: "),
        (DIVE, "Scores become", '```python exec="output"\n1 / 0\n```\nScores become', f"{DIVE}:5:1: "),
        ("problems/softmax/solution.py", "return", "return (", "problems/softmax/solution.py:6:"),
    ],
    ids=["front matter", "formula", "block", "solution"],
)
def test_a_mistake_is_in_the_page_with_its_place_until_it_is_mended(
    server: Server, name: str, old: str, new: str, place: str
) -> None:
    server.edit(name, old, new)
    said = server.until(PAGE, lambda said: bool(said["mistakes"]))
    assert said["mistakes"][0]["text"].startswith(place)
    assert "Scores become weights." in server.page(PAGE)
    server.edit(name, new, old)
    server.until(PAGE, lambda said: not said["mistakes"])


def test_a_folder_that_is_deleted_is_told_and_comes_back(server: Server) -> None:
    content, aside = server.project / "content", server.project.parent / "aside"
    content.rename(aside)
    assert server.until(PAGE, lambda said: bool(said["mistakes"]))
    assert "Scores become weights." in server.page(PAGE)
    aside.rename(content)
    server.until(PAGE, lambda said: not said["mistakes"])


def test_a_broken_configuration_is_told_until_it_is_mended(server: Server) -> None:
    text = (server.project / "mkdocs.yml").read_text(encoding="utf-8")
    server.write("mkdocs.yml", text.replace("site_name: Divebell", "site_name: [Divebell"))
    assert "mkdocs.yml" in server.until(PAGE, lambda said: bool(said["trouble"]))["trouble"]
    assert "Scores become weights." in server.page(PAGE)
    server.write("mkdocs.yml", text.replace("site_name: Divebell", "site_name: Deeper"))
    server.until(PAGE, lambda said: not said["trouble"])
    assert "Deeper" in server.page(PAGE)
    server.write("mkdocs.yml", text)
    server.until(PAGE, lambda said: "Deeper" not in server.page(PAGE))


def test_drafts_and_dives_to_come_are_shown_and_marked(server: Server) -> None:
    server.write("content/topics/deep.md", "---\ntitle: Deep\n---\nDown.\n")
    server.write("content/dives/2026-11-24-deep.md", "---\ntitle: To come\n---\nDown we go.\n")
    server.write("content/dives/2026-11-12-deep.md", "---\ntitle: Unfinished\ndraft: true\n---\nDown.\n")
    coming = server.until("dives/2026-11-24-deep/", lambda said: said["page"] != "missing")
    assert coming["mark"] == {"draft": False, "day": "2026-11-24"}
    assert "Down we go." in server.page("dives/2026-11-24-deep/")
    draft = server.until("dives/2026-11-12-deep/", lambda said: True)
    assert draft["mark"] == {"draft": True, "day": "2026-11-12"}
    home = server.until("", lambda said: True)
    assert home["mark"] is None
    assert [(one["title"], one["url"]) for one in home["ahead"]] == [
        ("To come", "/dives/2026-11-24-deep/"),
        ("Unfinished", "/dives/2026-11-12-deep/"),
    ]
    assert "To come" not in server.page("dives/")
    for name in ("topics/deep.md", "dives/2026-11-24-deep.md", "dives/2026-11-12-deep.md"):
        (server.project / "content" / name).unlink()
    server.until("dives/2026-11-24-deep/", lambda said: said["page"] == "missing")


def test_a_changed_problem_is_proved_behind_its_page_even_after_its_workers_are_killed(
    server: Server,
) -> None:
    page, solution = "problems/softmax/", "problems/softmax/solution.py"
    new = f"  # {uuid4()}"  # no proof of it is kept from another day
    server.edit(solution, "e / e.sum()", f"e / np.sum(e){new}")
    server.until(page, lambda said: said["problems"][0]["seconds"] is not None)
    first = server.page(page)
    for child in server.children():
        os.kill(child, signal.SIGKILL)
    server.edit(solution, "e / np.sum(e)", "2 * e / np.sum(e)")
    said = server.until(
        page, lambda said: said["problems"][0]["status"] == "proved" and server.page(page) != first
    )
    assert said["problems"][0]["seconds"] is not None
    server.edit(solution, "2 * e / np.sum(e)", "None")
    refused = server.until(page, lambda said: said["problems"][0]["status"] == "refused")["problems"][0]
    assert "problems/softmax/" in refused["mistakes"][0]["text"]
    server.edit(solution, f"None{new}", "e / e.sum()")
    server.until(page, lambda said: said["problems"][0]["status"] == "proved")


def test_an_endless_block_holds_up_nothing_once_it_is_gone(server: Server) -> None:
    endless = '```python exec="output"\nwhile True: pass\n```\n'
    server.edit(DIVE, "Scores become", f"{endless}Scores become")
    before = server.until("dives/2026-11-18-dropout/", lambda said: True)["page"]
    assert "Noise helps." in server.page("dives/2026-11-18-dropout/")
    server.edit(DIVE, f"{endless}Scores become", "Scores become")
    server.edit("content/dives/2026-11-18-dropout.md", "Noise helps.", "Noise helps a lot.")
    server.until("dives/2026-11-18-dropout/", lambda said: said["page"] != before)
    server.edit("content/dives/2026-11-18-dropout.md", "Noise helps a lot.", "Noise helps.")
    server.until("dives/2026-11-18-dropout/", lambda said: said["page"] == before)


def test_a_preview_begins_with_mistakes_and_ends_with_no_process_left(server: Server, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(server.project, project)
    (project / DIVE).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    with serving(project, "-c", "from divebell.cli import main; main()", "serve") as other:
        assert DIVE in other.until("", lambda said: bool(said["mistakes"]))["mistakes"][0]["text"]
        other.write(DIVE, (server.project / DIVE).read_text(encoding="utf-8"))
        other.until("", lambda said: said["page"] != "missing")
        other.edit("problems/softmax/solution.py", "return e", "while True: pass\n    return e")
        other.until("problems/softmax/", lambda said: said["problems"][0]["status"] == "proving")
        children = other.children()
    assert other.process.returncode == 0
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []
