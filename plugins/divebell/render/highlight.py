"""Python code as highlighted HTML, in the markup that fenced blocks get."""

from functools import cache

from markdown import Markdown
from markupsafe import Markup
from pymdownx.highlight import Highlight

_HIGHLIGHT = Highlight(guess_lang=False, md=Markdown())


@cache
def python_html(source: str) -> Markup:
    """`source` in a `<div class="highlight">`."""
    return Markup(_HIGHLIGHT.highlight(source.rstrip("\n"), "python"))
