"""Every row of EQUALITY.md, from the reference through the bundle to the verdict, both ways round."""

import base64
import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import divebell_judge
from divebell_judge import BundleError, build_bundle, check

from .conftest import DEFAULTS, Ask, Fields

DOCUMENT = (Path(divebell_judge.__file__).parent / "EQUALITY.md").read_text("utf-8")


class Row(NamedTuple):
    line: int
    got: str
    want: str
    options: Fields
    verdict: str
    one_way: bool

    def case(self, turned: bool = False) -> Fields:
        return DEFAULTS | self.options | {"name": f"line {self.line}{' turned' * turned}"}


def rows() -> list[Row]:
    found = []
    for number, line in enumerate(DOCUMENT.splitlines(), start=1):
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 4 and cells[0] not in ("solution", "---"):
            got, want, options, verdict = cells
            assert (got[0], got[-1], want[0], want[-1]) == ("`",) * 4, line
            fields: Fields = {}
            for text in re.findall(r"`(.+?)`", options):
                fields |= yaml.safe_load(text)
            plain = verdict.removesuffix(" →")
            found.append(Row(number, got[1:-1], want[1:-1], fields, plain, one_way=plain != verdict))
    return found


ROWS = rows()
PREAMBLE = re.search(r"^```python\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)
assert PREAMBLE


def module(values: dict[str, str]) -> str:
    assert PREAMBLE
    return PREAMBLE[1] + "".join(f"\ndef {name}(): return {value}\n" for name, value in values.items())


class Table(NamedTuple):
    """All rows that have a verdict, as cases of one problem."""

    bundle: bytes
    solution: str


def table() -> Table:
    """The cases "line 12" and, where a row holds both ways round, "line 12 turned"."""
    wants, gots, cases = {}, {}, []
    for row in ROWS:
        if row.verdict == "refused":
            continue
        for turned in (False, True)[: 1 if row.one_way else 2]:
            name = f"row_{row.line}_{int(turned)}"
            wants[name], gots[name] = (row.got, row.want) if turned else (row.want, row.got)
            cases.append(row.case(turned) | {"call": f"{name}()"})
    spec = {"problem": "equality", "tolerance": {"rtol": 1e-6, "atol": 1e-9}, "cases": cases}
    return Table(build_bundle(spec, module(wants)), module(gots))


def outcomes(verdict: Fields) -> dict[int, list[str]]:
    """What came of each row, by its line; the second is of the row turned round."""
    found: dict[int, list[str]] = {}
    for test in verdict["tests"]:
        line = int(test["name"].split()[1])
        found.setdefault(line, []).append("equal" if test["status"] == "pass" else test["kind"])
    return found


@pytest.fixture(scope="module")
def verdicts() -> dict[int, list[str]]:
    return outcomes(json.loads(check(*table(), lambda _: None)))


def test_the_rows_hold_in_pyodide_too(verdicts: dict[int, list[str]], pyodide: Ask) -> None:
    bundle, solution = table()
    request = {"do": "check", "bundle": base64.b64encode(bundle).decode(), "source": solution}
    assert outcomes(pyodide(request)) == verdicts


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}: {row.got} ~ {row.want}")
def test_a_row_says_what_the_judge_does(verdicts: dict[int, list[str]], row: Row) -> None:
    if row.verdict == "refused":
        spec = {"problem": "equality", "tolerance": {"rtol": 1e-6, "atol": 1e-9}}
        with pytest.raises(BundleError, match=r"`result.*` (is|cannot be stored)") as caught:
            build_bundle(spec | {"cases": [row.case() | {"call": "f()"}]}, module({"f": row.want}))
        assert caught.value.case == f"line {row.line}"
        return
    outcome, *turned = verdicts[row.line]
    assert outcome == row.verdict
    if not row.one_way:
        assert [other == "equal" for other in turned] == [outcome == "equal"]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.one_way and row.verdict not in ("refused",)], ids=str
)
def test_an_arrow_stands_only_where_the_other_way_differs(row: Row) -> None:
    spec = {"problem": "equality", "tolerance": {"rtol": 1e-6, "atol": 1e-9}}
    case = row.case() | {"call": "f()"}
    try:
        bundle = build_bundle(spec | {"cases": [case]}, module({"f": row.got}))
    except BundleError:
        return  # what the solution gives could be no reference's
    (test,) = json.loads(check(bundle, module({"f": row.want}), lambda _: None))["tests"]
    assert (test["status"] == "pass") != (row.verdict == "equal")


def test_the_document_has_rows_of_every_verdict() -> None:
    assert {row.verdict for row in ROWS} == {
        "equal", "wrong-type", "wrong-shape", "wrong-values", "returned-nothing", "refused",
    }  # fmt: skip
    assert len(ROWS) > 250
