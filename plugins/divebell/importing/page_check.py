"""The last look at an imported text: the HTML that it becomes, for anything that would act or load."""

from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

from divebell.library import DiagnosticError, Text
from divebell.render.inserts import Surroundings
from divebell.render.markdown import MarkdownRenderer
from divebell.render.scan import scan

from .draft import RefusalError

_REFUSED: Final = {
    "audio", "base", "button", "embed", "form", "frame", "iframe", "img", "link", "meta", "object", "script",
    "select", "source", "style", "textarea", "title", "video",
}  # fmt: skip
_SCHEMES: Final = ("", "http", "https", "mailto")


def check_page(text: Text) -> None:
    """Convert a text as the site does.

    Raises `DiagnosticError` with what the conversion finds, and `RefusalError` if what came of it would run
    code, load something or lead to an address of another kind than the web's.
    """
    rendered, diagnostics = MarkdownRenderer(Surroundings(lambda _: "references by name are ours")).render(
        text, scan(text), {}
    )
    if diagnostics:
        raise DiagnosticError(diagnostics)
    finder = _Finder()
    finder.feed(rendered.html)
    finder.close()
    if finder.found:
        raise RefusalError(text.path, f"its HTML would hold {finder.found[0]}: take it out of the source")


class _Finder(HTMLParser):
    """Finds what a stranger's text must not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _REFUSED:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or (name == "style" and not _is_alignment(value)):
                self.found.append(f"the attribute {name!r}")
            if name in ("href", "src", "action") and not _is_harmless(value or ""):
                self.found.append(f"a link to {value!r}")


def _is_alignment(value: str | None) -> bool:
    """Whether a style is what a table's column has, or math-core gives a formula."""
    return "url" not in (value or "") and "position" not in (value or "")


def _is_harmless(url: str) -> bool:
    try:
        return urlsplit(url.strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False
