"""The values of variables after a step, as HTML and as plain text."""

import html
from collections.abc import Iterator
from typing import Any

type Value = dict[str, Any]  # Any: JSON, as `blocks/run_walkthrough.py` describes it


def values_html(values: list[Value]) -> str:
    """The values, each with its type, its shape and what has changed."""
    return "".join(
        f'<div class="value" data-state="{value["state"]}">{_value(value)}</div>' for value in values
    )


def values_text(values: list[Value]) -> Iterator[str]:
    """The values as lines of plain text."""
    for value in values:
        yield f"{value['name']}: {_facts(value)}" + (
            f" = {value['text']}" if value["text"] is not None else ""
        )
        for table in value["tables"]:
            if table["index"]:
                yield f"  [{table['index']}]"
            widths = [max(map(len, column)) for column in zip(*table["rows"], strict=True)]
            for row in table["rows"]:
                yield "  " + "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        if value["more"]:
            yield f"  {_more(value)}"


def _value(value: Value) -> str:
    name = f"<code>{html.escape(value['name'])}</code>"
    head = f'{name} <span class="value-type">{html.escape(_facts(value))}</span>'
    head += ' <span class="value-mark">changed</span>' if value["state"] == "changed" else ""
    if value["text"] is not None:
        return f'<p class="value-head">{head} <samp>{html.escape(value["text"])}</samp></p>'
    tables = "".join(_table(value, table) for table in value["tables"])
    more = f'<p class="value-more">{_more(value)}</p>' if value["more"] else ""
    return f'<p class="value-head">{head}</p><div class="value-tables">{tables}</div>{more}'


def _table(value: Value, table: Value) -> str:
    changed = {tuple(place) for place in table["changed"]}
    rows = "".join(
        "<tr>" + "".join(_cell(cell, (at, place) in changed) for place, cell in enumerate(row)) + "</tr>"
        for at, row in enumerate(table["rows"])
    )
    index = f"[{table['index']}]" if table["index"] else ""
    caption = f"<caption>{index}</caption>" if index else ""
    label = "" if index else f' aria-label="{html.escape(value["name"])}"'
    return f'<table class="array"{label}>{caption}<tbody>{rows}</tbody></table>'


def _cell(text: str, changed: bool) -> str:
    content = html.escape(text)
    return f"<td><b>{content}</b></td>" if changed else f"<td>{content}</td>"


def _facts(value: Value) -> str:
    if value["shape"] is None:
        return str(value["type"])
    shape = " × ".join(map(str, value["shape"]))
    return f"{shape} {value['type']}"


def _more(value: Value) -> str:
    return f"and {value['more']} more of this kind"
