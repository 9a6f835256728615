"""A publication of thousands of files, made from this one's own texts, to measure reading with."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from itertools import batched
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[2]
_FIRST_DAY: Final = date(2024, 1, 1)
_FILES_A_PROBLEM: Final = 19
_TITLE: Final = re.compile(r"^title:.*$", re.MULTILINE)
_NAMES: Final = re.compile(r"^(?:topics|requires|problems|aliases):.*\n", re.MULTILINE)
_LINK_BY_NAME: Final = re.compile(r"\[\[(?:topic|problem|dive|case|plan|assessment):[a-z0-9-]+")


def write_large_project(root: Path, files: int) -> int:
    """Write a publication of about `files` files to `root`, in the proportions of one that has run for years:
    per twenty files about seven dives, nine files of problems, three topics and one of another kind.

    Returns how many files were written.
    """
    topics, dives = files * 3 // 20, files * 7 // 20
    problems, others = files * 9 // 20 // _FILES_A_PROBLEM, files // 20
    _write_topics(root / "content/topics", topics)
    _write_problems(root / "problems", problems, topics)
    _write_dives(root / "content/dives", dives, topics, problems)
    _write_case_studies(root / "content/case-studies", others // 2, topics)
    _write_postings(root / "content/jobs", others // 2)
    for folder in ("authors", "collections", "spotlights"):
        shutil.copytree(PROJECT / "content" / folder, root / "content" / folder)
    for text in (root / "content/spotlights").glob("*.md"):
        text.write_text(_linked(text.read_text(encoding="utf-8"), 0), encoding="utf-8")
    for shared in ("macros.tex", "references.bib"):
        if (PROJECT / "content" / shared).exists():
            shutil.copy(PROJECT / "content" / shared, root / "content" / shared)
    return sum(1 for path in root.rglob("*") if path.is_file())


def _write_topics(folder: Path, count: int) -> None:
    texts = _texts("topics")
    folder.mkdir(parents=True)
    for number in range(count):
        requires = f"requires: [topic-{number - 1}]\n" if number else ""
        text = _NAMES.sub("", texts[number % len(texts)])
        text = _TITLE.sub(rf"title: Topic {number}\n{requires}", text, count=1)
        (folder / f"topic-{number}.md").write_text(_linked(text, number), encoding="utf-8")
    plans = folder.parent / "plans"
    plans.mkdir()
    for number, chapters in enumerate(batched(batched(range(count), 10, strict=False), 5, strict=False)):
        lines = [f"title: Plan {number}", "summary: One of many.", "chapters:"]
        for index, chapter in enumerate(chapters):
            names = ", ".join(f"topic-{topic}" for topic in chapter)
            lines += [f"  - title: Chapter {index}", f"    topics: [{names}]"]
        (plans / f"plan-{number}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_problems(folder: Path, count: int, topics: int) -> None:
    originals = [path for path in sorted((PROJECT / "problems").iterdir()) if path.is_dir()]
    for number in range(count):
        made = folder / f"problem-{number}"
        shutil.copytree(originals[number % len(originals)], made)
        for text in made.glob("*.md"):
            text.write_text(_linked(text.read_text(encoding="utf-8"), number % topics), encoding="utf-8")
        yml = made / "problem.yml"
        text_of = _NAMES.sub("", yml.read_text(encoding="utf-8"))
        title = f"title: Problem {number}\ntopics: [topic-{number % topics}]"
        yml.write_text(_TITLE.sub(title, text_of, count=1), encoding="utf-8")


def _write_dives(folder: Path, count: int, topics: int, problems: int) -> None:
    texts = _texts("dives")
    folder.mkdir(parents=True)
    for number in range(count):
        day = _FIRST_DAY + timedelta(number)
        body = texts[number % len(texts)].split("\n---\n", maxsplit=1)[1]
        (folder / f"{day}-dive.md").write_text(
            f"---\ntitle: Dive {number}\ndate: {day}\ntopic: topic-{number % topics}\n"
            f"problem: problem-{number % problems}\nspotlight: job-board\nsummary: One of many.\n"
            f"tags: [optimization, training]\nauthors: [divebell]\n---\n{_linked(body, number % topics)}",
            encoding="utf-8",
        )


def _write_case_studies(folder: Path, count: int, topics: int) -> None:
    texts = _texts("case-studies")
    folder.mkdir(parents=True)
    for number in range(count):
        text = _NAMES.sub("", texts[number % len(texts)])
        text = _TITLE.sub(rf"title: Case {number}\ntopics: [topic-{number % topics}]", text, count=1)
        (folder / f"case-{number}.md").write_text(_linked(text, number % topics), encoding="utf-8")


def _write_postings(folder: Path, count: int) -> None:
    texts = _texts("jobs", "*-*.yml")
    folder.mkdir(parents=True)
    for number in range(count):
        text = re.sub(r"^url: (.*)$", rf"url: \1?{number}", texts[number % len(texts)], flags=re.MULTILINE)
        (folder / f"posting-{number}.yml").write_text(text, encoding="utf-8")


def _texts(folder: str, pattern: str = "*.md") -> list[str]:
    found = sorted((PROJECT / "content" / folder).glob(pattern))
    return [path.read_text(encoding="utf-8") for path in found]


def _linked(text: str, topic: int) -> str:
    """The text with its links by name all to one topic that is there."""
    return _LINK_BY_NAME.sub(f"[[topic:topic-{topic}", text)
