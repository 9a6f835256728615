"""`exec="output"`: code, and under it what it prints."""

import html
from collections.abc import Iterator
from pathlib import Path

from divebell.render.highlight import python_html

from .block import Shown
from .form import Form, PictureOf, fenced


class Output(Form):
    name = "output"
    runner = Path(__file__).with_name("run_output.py")

    def html(self, shown: Shown) -> str:
        printed = html.escape(shown.result.rstrip("\n"))
        code = python_html(shown.block.source)
        return f'<div class="exec">{code}<pre class="exec-output">{printed}</pre></div>'

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        yield from fenced("python", shown.block.source)
        yield ""
        yield from fenced("text", shown.result)
