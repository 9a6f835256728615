"""`divebell links`: the dead ones, the pages that name them, and a failing status."""

from pathlib import Path

from click.testing import CliRunner, Result

from divebell.cli import main

from .conftest import Site


def run(root: Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "links", "--interval", "0"])


def page(root: Path, name: str, *links: str) -> None:
    path = root / "site" / name / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f'<a href="{link}">…</a>' for link in links), encoding="utf-8")


def test_dead_links_are_told_with_their_pages(tmp_path: Path, site: Site) -> None:
    site.answers = {"/there": [200], "/members-only": [401]}
    page(tmp_path, "a", site.url("/there"), site.url("/gone"))
    page(tmp_path, "b", site.url("/gone"), site.url("/members-only"))
    done = run(tmp_path)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"refused: {site.url('/members-only')}",
        "    HTTP 401 Unauthorized",
        "    in b/",
        f"dead: {site.url('/gone')}",
        "    HTTP 404 Not Found",
        "    in a/",
        "    in b/",
        "3 links to other sites: 1 there, 1 refused, 1 dead",
    ]


def test_links_that_refuse_programs_do_not_fail(tmp_path: Path, site: Site) -> None:
    site.answers = {"/members-only": [403]}
    page(tmp_path, "a", site.url("/members-only"))
    assert run(tmp_path).exit_code == 0


def test_a_site_that_is_not_built_is_no_success(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "has not been built" in done.stderr
