"""Measures how soon the preview shows what was saved, at 1,000 dives: `python -m tests.benchmarks.preview`.

Each time is from the end of the write to the new text standing in an open page of Chromium. Beside its median
stands the ratio to converting the dive's text with Python-Markdown alone, in the same run.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import markdown
from playwright.sync_api import Page
from tests.e2e.serving import chromium
from tests.preview.conftest import serving

from .large_project import PROJECT, write_large_project

_FILES_A_DIVE = 20 / 7
_STANDS_THERE = "text => document.querySelector('#content')?.textContent.includes(text)"
_STARTED = 300_000
_REST = 700
"""Milliseconds between two edits, in which the server comes to rest."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dives", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    with TemporaryDirectory() as folder, chromium() as browser:
        root = Path(folder) / "project"
        write_large_project(root, round(options.dives * _FILES_A_DIVE) + 1)
        settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
        (root / "mkdocs.yml").write_text(settings.replace("      handbook: true\n", ""), encoding="utf-8")
        dives = sorted((root / "content/dives").iterdir())
        dive = dives[len(dives) // 2]
        text = dive.read_text(encoding="utf-8")
        named = dict(re.findall(r"^(\w+): (.*)$", text.split("\n---\n", maxsplit=1)[0], re.MULTILINE))
        topic = root / f"content/topics/{named['topic']}.md"
        statement = root / f"problems/{named['problem']}/statement.md"
        here = f"dives/{dive.stem}/"
        unit = statistics.median(_converted(text) for _ in range(options.rounds))
        print(f"{len(dives)} dives; seconds as min / median / max, and the median's ratio to {unit:.3f} s")
        with serving(root, "-m", "mkdocs", "serve") as server:
            page = browser.new_context(service_workers="block").new_page()
            for what, path, file, edited in (
                ("text of a dive", here, dive, _longer),
                ("title of a dive, in the list of dives", "dives/", dive, _retitled),
                ("title of a topic, on the dive's page", here, topic, _retitled),
                ("text of a topic", f"topics/{named['topic']}/", topic, _longer),
                ("statement, on the dive's page", here, statement, _longer),
            ):
                page.goto(server.url + path, timeout=_STARTED)
                page.wait_for_selector("divebell-preview", state="attached", timeout=_STARTED)
                times = sorted(_shown(page, file, edited, round_) for round_ in range(options.rounds))
                figures = f"{times[0]:5.2f} {statistics.median(times):5.2f} {times[-1]:5.2f}"
                print(f"{what:38} {figures} {statistics.median(times) / unit:7.1f}", flush=True)


def _converted(text: str) -> float:
    began = time.perf_counter()
    markdown.markdown(text, extensions=["extra", "toc"])
    return time.perf_counter() - began


def _shown(page: Page, file: Path, edited: Callable[[str, str], str], number: int) -> float:
    """Save a word that was in no text before, wait for it, and put the file back."""
    page.wait_for_timeout(_REST)
    before = file.read_text(encoding="utf-8")
    word = f"zq{number}x{file.parent.name}"
    file.write_text(edited(before, word), encoding="utf-8")
    began = time.perf_counter()
    page.wait_for_function(_STANDS_THERE, arg=word, polling=20)
    took = time.perf_counter() - began
    file.write_text(before, encoding="utf-8")
    page.wait_for_function(f"text => !({_STANDS_THERE})(text)", arg=word, polling=20)
    return took


def _longer(text: str, word: str) -> str:
    return f"{text}\nA word more, {word}.\n"


def _retitled(text: str, word: str) -> str:
    return re.sub(r"^title: .*$", f"title: Title {word}", text, count=1, flags=re.MULTILINE)


if __name__ == "__main__":
    main()
