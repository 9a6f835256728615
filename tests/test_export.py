"""`divebell export devto` prints a dive as DEV takes it, or says what is wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from divebell.cli import main

ROOT = Path(__file__).parents[1]


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
        ("2026-11-20-bayesian-inferense", "did you mean 2026-11-20-bayesian-inference?"),
        ("2026-11", "no one dive is called '2026-11'; did you mean 2026-11-18-optimizers or"),
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
