"""The reference says all that the models, the command and the plugin have, where diagnostics look for it."""

import re
from pathlib import Path
from urllib.parse import urljoin

import click
import pytest
from tests.divebell_judge.test_equality import ROWS

from divebell.cli import main
from divebell.handbook.commands import command_views
from divebell.handbook.options import option_views
from divebell.handbook.reference import kind_views
from divebell.library.authored.kinds import KINDS
from divebell.library.diagnostic_codes import CODES
from divebell.library.documentation import HANDBOOK, field_address, fields_at, model_in
from divebell.plugin import DivebellConfig
from divebell.render import HandbookPages

LINK = re.compile(r'href="([^"]+)"')
TEMPLATES = Path(__file__).parents[2] / "site_src/theme/templates"


def locations(kind: str, location: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every place that a diagnostic of a kind can name by fields."""
    found = []
    for name, info in fields_at(KINDS[kind], location).items():
        found.append((*location, name))
        if model_in(info.annotation):
            found += locations(kind, (*location, name))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_address_that_a_diagnostic_can_give_is_there(kind: str, handbook: HandbookPages) -> None:
    (view,) = (view for view in kind_views() if view.name == kind)
    page = field_address(kind)
    assert page in {each.url for each in handbook.pages}
    anchors = [field.anchor for field in view.all_fields]
    assert len(set(anchors)) == len(anchors)
    assert {f"{page}#{anchor}" for anchor in anchors} == {
        field_address(kind, location) for location in locations(kind)
    }


def test_every_field_says_what_it_is() -> None:
    for view in kind_views():
        for field in view.all_fields:
            assert field.description, (view.name, field.anchor)
            assert field.example, (view.name, field.anchor)
            assert "any value" not in field.form, (view.name, field.anchor)


def test_the_limits_and_defaults_of_a_field_are_those_of_its_model() -> None:
    fields = {
        (view.name, field.anchor): (field.form, field.required, field.default)
        for view in kind_views()
        for field in view.all_fields
    }
    assert fields["assessment", "minutes"] == ("a whole number from 1 to 240", False, "60")
    assert fields["problem", "hints"] == (
        "a list (at least 1, at most 6): text, not blank",
        True,
        "",
    )
    assert fields["problem", "cases-call"] == ("text, not blank", True, "")
    assert fields["dive", "date"] == ("a date such as 2026-11-18", False, "")
    assert fields["dive", "draft"] == ("true or false", False, "false")
    assert fields["posting", "remote"] == ("one of 'no', hybrid, 'yes', unknown", False, "")
    assert fields["problem", "reveal"] == ("one of always, after-pass or fields", False, "always")


def test_every_command_is_told_with_its_options() -> None:
    def names(command: click.Command, name: str) -> list[str]:
        if not isinstance(command, click.Group):
            return [name]
        context = click.Context(command)
        below = [(each, command.get_command(context, each)) for each in command.list_commands(context)]
        return [name, *(found for each, inner in below if inner for found in names(inner, f"{name} {each}"))]

    views = command_views()
    assert [view.name for view in views] == names(main, "divebell")
    assert len({view.anchor for view in views}) == len(views)
    verify = next(view for view in views if view.name == "divebell verify")
    assert "--shard I/N" in dict(verify.options)
    assert "one a processor" in dict(verify.options)["-j, --workers INTEGER RANGE"]


def test_every_option_of_the_plugin_is_told() -> None:
    views = option_views(DivebellConfig)
    assert [view.name for view in views] == [name for name, _ in DivebellConfig()._schema]
    assert all(view.description for view in views)


def test_every_row_of_equality_is_shown(handbook: HandbookPages) -> None:
    page = next(page for page in handbook.pages if page.url.endswith("reference/equality/"))
    rows = page.view.text.html.count("<tr>")  # type: ignore[attr-defined]  # of a written page
    heads = page.view.text.html.count("<thead>")  # type: ignore[attr-defined]  # as above
    assert len(ROWS) > 300
    assert rows - heads >= len(ROWS)


def test_every_code_has_an_anchor(handbook: HandbookPages) -> None:
    page = next(page for page in handbook.pages if page.url.endswith("reference/mistakes/"))
    assert list(page.view.codes) == sorted(CODES)  # type: ignore[attr-defined]  # of the page of codes


def test_links_between_the_pages_lead_somewhere(handbook: HandbookPages) -> None:
    fields = {
        f"{field_address(view.name)}#{field.anchor}" for view in kind_views() for field in view.all_fields
    }
    anchors = {f"{HANDBOOK}reference/commands/#{view.anchor}" for view in command_views()}
    anchors |= {f"{HANDBOOK}reference/options/#{view.name}" for view in option_views(DivebellConfig)}
    known = {page.url for page in handbook.pages} | fields | anchors
    broken = []
    for page in handbook.pages:
        if page.template == "handbook-text.html":
            html = page.view.text.html  # type: ignore[attr-defined]  # as above
            inner = [link for link in LINK.findall(html) if link.startswith("../")]
            broken += [(page.url, link) for link in inner if urljoin(page.url, link) not in known]
    assert broken == []


def test_every_page_has_a_template_and_an_address_of_its_own(handbook: HandbookPages) -> None:
    assert len({page.url for page in handbook.pages}) == len(handbook.pages)
    assert all(page.url.startswith(HANDBOOK) for page in handbook.pages)
    assert [page.url for page in handbook.pages if not (TEMPLATES / page.template).is_file()] == []
