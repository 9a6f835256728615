"""What a problem's page says of where it is from."""

from pathlib import Path

import jinja2
import pytest

from divebell.library.models import ProblemSource
from divebell.render import front_end

TEMPLATES = Path(__file__).parents[2] / "site_src/theme/templates"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (ProblemSource(title="Old exams"), "From Old exams"),
        (
            ProblemSource(
                title="A <set>", url="https://example.org/?a&b", licence="MIT", authors=("Ada", "Bo")
            ),
            'From <a href="https://example.org/?a&amp;b" rel="external">A &lt;set&gt;</a>, by Ada, Bo, MIT',
        ),
    ],
)
def test_a_page_says_where_its_problem_is_from(source: ProblemSource, line: str) -> None:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    html = environment.get_template("partials/problem-source.html").render(source=source, front=front_end())
    assert html.strip() == f'<p class="meta problem-source"><span>{line}</span></p>'
