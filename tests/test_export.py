"""`divebell export devto` prints a dive as DEV takes it, or says what is wrong."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from divebell.cli import main
from divebell.library import Text
from divebell.render.formulas import PLAIN
from divebell.render.inserts import every_insert
from divebell.render.macros import read_macros
from divebell.render.scan import Formula, scan

ROOT = Path(__file__).parents[1]
NUMBER = re.compile(r" \\qquad\\text\{\([0-9]+\)\}$")
KATEX = re.compile(r"{% katex( inline)? %} (.*?) {% endkatex %}")
EATEN = re.compile(r"""\\[\\`*_{}\[\]()#+\-.!:|&<>^~="$]|[<>`]|\]\(|~~|\{\{|\{%|\[\^|(?<![^\s(>])[_*]""")
"""What Redcarpet, with the extensions that DEV uses, or Liquid would take for markup of its own."""


def export(dive: str, monkeypatch: pytest.MonkeyPatch, site_url: str = "https://example.org/") -> Result:
    monkeypatch.setenv("SITE_URL", site_url)
    return CliRunner().invoke(main, ["-C", str(ROOT), "export", "devto", dive])


@pytest.mark.parametrize(
    "dive",
    ["2026-11-20-bayesian-inference", "2026-11-20", "content/dives/2026-11-20-bayesian-inference.md"],
)
def test_a_dive_is_found_by_its_name_its_date_or_its_file(dive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = export(dive, monkeypatch)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith('---\ntitle: "Bayesian Inference"\n')
    assert "canonical_url: https://example.org/dives/2026-11-20-bayesian-inference/\n" in result.stdout
    assert "{% katex inline %}" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("dive", "message"),
    [
        ("2026-11-20-bayesian-inferense", "did you mean 2026-11-20-bayesian-inference"),
        ("2026-11", "no one dive is called '2026-11'; did you mean 2026-1"),
        ("zzz", "no one dive is called 'zzz'"),
    ],
)
def test_a_dive_that_is_not_there_is_said(dive: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = export(dive, monkeypatch)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_an_article_needs_the_site_s_address(monkeypatch: pytest.MonkeyPatch) -> None:
    result = export("2026-11-20", monkeypatch, site_url="")
    assert result.exit_code == 1
    assert "give site_url" in result.stderr


def formulas(markdown: str) -> Iterator[Formula]:
    """The formulas of a text in their order, those of captions too."""
    found = every_insert(scan(Text("", 1, markdown)))
    return (insert for insert in found if isinstance(insert, Formula))


@pytest.mark.parametrize("path", sorted((ROOT / "content/dives").glob("*.md")), ids=lambda path: path.stem)
def test_every_formula_means_what_its_author_wrote(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    written = list(KATEX.finditer(export(path.stem, monkeypatch).stdout))
    assert written
    macros = (ROOT / "content/macros.tex").read_text(encoding="utf-8")
    notation, _ = read_macros(Text("content/macros.tex", 1, macros))
    # Other sites have no macros, and a number stands beside its equation. TeX's \cr is \\ to math-core.
    read = [NUMBER.sub("", latex[2]).replace(r"\cr ", r"\\ ") for latex in written]
    displays = [latex[1] is None for latex in written]
    assert [
        PLAIN.to_mathml(latex, display=display) for latex, display in zip(read, displays, strict=True)
    ] == [notation.to_mathml(formula.latex, display=formula.display) for formula in formulas(body)]
    assert [latex[2] for latex in written if EATEN.search(latex[2])] == []
