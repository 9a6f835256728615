"""`/// walkthrough`: code that is built up step by step, each step explained and run.

Its source is Markdown, of which the fences of Python are the steps; see `walkthroughs/steps.py`. It has a
part for what stands before the first step (0), for each step (from 1) and for its end. The prose between them
is converted like any other.
"""

import ast
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from divebell.render.highlight import python_html
from divebell.render.walkthroughs.program import Change, Statement
from divebell.render.walkthroughs.steps import Planned, plan
from divebell.render.walkthroughs.values import values_html, values_text

from .block import Block, InlineText, Piece, Shown
from .form import Form, PictureOf, fenced

_CONTAINER = re.compile("</?divebell-walkthrough>")

_CODE = re.compile("`([^`]+)`")


class Walkthrough(Form):
    name = "walkthrough"
    container = True
    runner = Path(__file__).with_name("run_walkthrough.py")

    def piece(self, block: Block) -> Piece:
        planned, _ = plan(block.source)
        steps = [_for_runner(planned, number) for number in range(len(planned))]
        return Piece(self.name, "", (("plan", json.dumps(steps)),))

    def mistakes(self, block: Block) -> Iterator[tuple[str, int]]:
        if "closed" not in block.options:
            yield "a walkthrough is no fence: begin it with the line `/// walkthrough | Title`", 0
            return
        if not block.options["closed"]:
            yield (
                "this walkthrough does not end: close it with a line of as many slashes as it begins with",
                0,
            )
        yield from plan(block.source)[1]

    def inline_texts(self, block: Block) -> Iterable[InlineText]:
        title = block.options.get("title")
        return (InlineText(title, "title"),) if title and not block.part else ()

    def html(self, shown: Shown) -> str:
        number = shown.block.part
        planned, _ = plan(shown.block.source)
        if number == 0:
            title = shown.inline(shown.block.options.get("title", ""))
            head = f'<p class="walkthrough-title">{title}</p>' if title else ""
            return f'<divebell-walkthrough>{head}<div class="step">'
        if number > len(planned):
            return "</divebell-walkthrough>"
        follows = '<div class="step">' if number < len(planned) else ""
        return f"{_step_html(planned[number - 1], shown)}</div>{follows}"

    def feed_html(self, shown: Shown, html: str, picture: PictureOf) -> str:
        return _CONTAINER.sub("", html)

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        number = shown.block.part
        planned, _ = plan(shown.block.source)
        if number == 0 and (title := shown.block.options.get("title")):
            yield f"**{shown.inline(title)}**"
        elif 0 < number <= len(planned):
            step, change = planned[number - 1]
            yield from fenced("python", step.code)
            if change.removed:
                yield from ("", f"({_replaced(change)})")
            given = json.loads(shown.result)[number - 1]
            told = [*given["output"].rstrip("\n").split("\n"), *values_text(given["values"])]
            yield from ("", *fenced("text", "\n".join(filter(None, told)))) if any(told) else ()


def _step_html(planned: Planned, shown: Shown) -> str:
    """The code of a step and what came of it."""
    number = shown.block.part
    step, change = planned
    given = json.loads(shown.result)[number - 1]
    program = " ".join(_ranges(change.program))
    parts = [f'<div class="step-code" data-program="{program}">{python_html(step.code)}</div>']
    if change.removed:
        parts.append(f'<p class="step-replaces">{_CODE.sub(r"<code>\1</code>", _replaced(change))}</p>')
    if printed := given["output"].rstrip("\n"):
        parts.append(f'<pre class="step-output">{html.escape(printed)}</pre>')
    if given["values"]:
        label = f"Values after step {number}"
        values = values_html(given["values"])
        parts.append(f'<div class="step-values" role="group" aria-label="{label}">{values}</div>')
    return "".join(parts)


def _for_runner(planned: Sequence[Planned], number: int) -> dict[str, object]:
    """A step as `run_walkthrough.py` is told it."""
    step, change = planned[number]
    fresh = bool(change.removed)
    return {
        "fresh": fresh,
        "chunks": [_chunk(planned, each) for each in change.program if fresh or each.step == number],
        "watch": step.watch,
        "line": step.line,
    }


def _chunk(planned: Sequence[Planned], statement: Statement) -> dict[str, object]:
    step = planned[statement.step].step
    code = "\n".join(step.code.split("\n")[statement.first - 1 : statement.last])
    return {"line": step.line + statement.first, "code": code}


def _ranges(program: Iterable[Statement]) -> Iterator[str]:
    """The lines of a program: `0:1-3` for lines 1 to 3 of the first step's code."""
    first = last = Statement(-1, 0, 0, ast.Pass(), frozenset())
    for statement in program:
        if (statement.step, statement.first) == (last.step, last.last + 1):
            last = statement
            continue
        if first.step >= 0:
            yield f"{first.step}:{first.first}-{last.last}"
        first = last = statement
    yield f"{first.step}:{first.first}-{last.last}"


def _replaced(change: Change) -> str:
    """Says in Markdown what a step has replaced."""
    steps = sorted({statement.step + 1 for statement in change.removed})
    where = f"step {steps[0]}" if len(steps) == 1 else f"steps {', '.join(map(str, steps))}"
    names = ", ".join(f"`{name}`" for name in sorted(change.names))
    return f"This takes the place of {names} in {where}."
