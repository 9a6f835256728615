"""Where links in Markdown may lead."""

from __future__ import annotations

import re

from divebell.library.links import link_problem

_FILE = re.compile(r"(?P<folder>[^:]*?)(?P<name>[^/:]+)\.(?:md|yml)(?:#.*)?", re.ASCII)
_DATED = re.compile(r"\d{4}-\d\d-\d\d-")
# The folder in a path to a file, and the kind of link by name that leads to its page.
_KINDS = {
    "dives": "dive",
    "topics": "topic",
    "plans": "plan",
    "collections": "collection",
    "case-studies": "case",
    "assessments": "assessment",
}


def target_problem(target: str) -> tuple[str, str] | None:
    """What is wrong with the target of `[text](target)`, and what to do; None if nothing is.

    A path is not looked for: it is relative to a page, and leads to whatever the site has there.
    """
    target = target.removeprefix("<").removesuffix(">")
    if not target or target.startswith("#"):
        return None
    if (file := _FILE.fullmatch(target)) and not target.startswith("/"):
        return "a link to a file of the content leads nowhere on the site", _by_name(file)
    if ":" not in target.partition("/")[0] and not target.startswith("//"):
        return None
    problem = link_problem(target.replace(" ", "%20"))
    return (f"the link {problem}", "write a whole address, or a link by name") if problem else None


def _by_name(file: re.Match[str]) -> str:
    parts, name = file["folder"].strip("/").split("/"), file["name"]
    if "problems" in parts:
        place = parts.index("problems") + 1
        return f"write [[problem:{parts[place] if place < len(parts) else name}]]"
    kind = next((_KINDS[part] for part in reversed(parts) if part in _KINDS), None)
    if kind is None:
        kind = "dive" if _DATED.match(name) else "topic"
    return f"write [[{kind}:{name}]]"
