"""What a publication needs: settings that hold together, folders that can be written, nothing left half."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .finding import Finding
from .installation import can_write, disk

_LOCAL: Final = ("127.0.0.1", "localhost", "::1")
_LEFT_OVER: Final = ".divebell-*"


def look_at_project(root: Path, settings: Mapping[str, Any]) -> Iterator[Finding]:
    """What was found of the publication in `root`, whose mkdocs.yml says `settings`."""
    options = _options(settings)
    if options is None:
        advice = "add `- divebell:` under `plugins`"
        yield Finding("settings", "error", "mkdocs.yml does not name the plugin", advice)
    else:
        yield Finding("settings", "ok", f"mkdocs.yml: {settings.get('site_name', 'without a site_name')}")
        yield _timezone(str(options.get("timezone") or "UTC"))
        yield from _folders(root, settings, options)
    yield _site_url(settings.get("site_url"))
    yield disk("disk of the site", root)
    yield _git(root)
    yield from _schemas(root)
    yield from _left_over(root)


def _options(settings: Mapping[str, Any]) -> dict[str, Any] | None:
    for plugin in settings.get("plugins") or ():
        if plugin == "divebell":
            return {}
        if isinstance(plugin, dict) and "divebell" in plugin:
            return dict(plugin["divebell"] or {})
    return None


def _timezone(name: str) -> Finding:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        advice = "name one such as Europe/Berlin; on Windows, pip install tzdata"
        return Finding("timezone", "error", f"{name!r} is not known", advice)
    return Finding("timezone", "ok", name)


def _folders(root: Path, settings: Mapping[str, Any], options: Mapping[str, Any]) -> Iterator[Finding]:
    content, problems = str(settings.get("docs_dir") or "docs"), str(options.get("problems") or "problems")
    site = str(settings.get("site_dir") or "site")
    if not (root / content).is_dir():
        yield Finding("content", "error", f"{root / content} is not there", "it is `docs_dir` in mkdocs.yml")
    locked = [name for name in (".", content, problems, site) if not can_write(root / name)]
    if locked:
        advice = "change its owner or its permissions"
        yield Finding("permissions", "error", f"{root / locked[0]} cannot be written", advice)
    else:
        yield Finding("permissions", "ok", f"{content}, {problems} and {site} can be written")


def _site_url(url: object) -> Finding:
    host = urlsplit(url).hostname if isinstance(url, str) else None
    if not host or urlsplit(str(url)).scheme not in ("http", "https"):
        said = (
            f"{url!r} is no address" if url else "none, so that there are no feeds, no sitemap and no cards"
        )
        return Finding(
            "site_url", "error" if url else "warning", said, "give the site's address in mkdocs.yml"
        )
    if host in _LOCAL:
        advice = "give the site's own address in mkdocs.yml, or in SITE_URL where it is published"
        return Finding("site_url", "warning", f"{url} is this computer: feeds and cards lead there", advice)
    return Finding("site_url", "ok", str(url))


def _git(root: Path) -> Finding:
    if shutil.which("git") is None:
        return Finding("git", "warning", "not there: nothing keeps earlier versions", "install git")
    asked = subprocess.run(
        ["git", "status", "--porcelain"], cwd=root, capture_output=True, text=True, check=False
    )
    if asked.returncode:
        return Finding("git", "warning", "this is no repository: nothing keeps earlier versions", "git init")
    changed = len(asked.stdout.splitlines())
    return Finding("git", "ok", f"{changed} files are not committed" if changed else "all is committed")


def _schemas(root: Path) -> Iterator[Finding]:
    if not (root / "schemas").is_dir():
        return
    try:
        from divebell.scaffold import schema_files
    except ImportError:
        return  # it is told above
    stale = [
        path
        for path, text in schema_files().items()
        if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text
    ]
    if stale:
        advice = "`divebell export schemas` writes them anew, so that editors know the fields of this version"
        yield Finding("schemas", "warning", f"{stale[0]} is not that of this version", advice)
    else:
        yield Finding("schemas", "ok", "those of this version")


def _left_over(root: Path) -> Iterator[Finding]:
    for path in sorted(root.glob(_LEFT_OVER)):
        advice = "if no other divebell is at work, put back what is in its folder `old`, and delete it"
        yield Finding("left over", "warning", f"{path} is of a command that was cut off", advice)
