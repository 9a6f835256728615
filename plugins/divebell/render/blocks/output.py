"""`exec="output"`: code, and under it what it prints."""

import html
from collections.abc import Iterator
from pathlib import Path

from .block import Shown
from .form import Form, PictureOf, code_html, code_markdown, fenced


class Output(Form):
    name = "output"
    runner = Path(__file__).with_name("run_output.py")
    in_sessions = True
    code = "shown"

    def html(self, shown: Shown) -> str:
        printed = html.escape(shown.result.rstrip("\n"))
        code = code_html(self, shown.block)
        return f'<div class="exec">{code}<pre class="exec-output">{printed}</pre></div>'

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        yield from code_markdown(self, shown.block)
        yield from fenced("text", shown.result)
