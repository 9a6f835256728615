"""One request to the judge, answered in JSON lines: the same file runs in CPython and in Pyodide.

Requests are `{"do": "build", "spec", "source"}` and `{"do": "check", "bundle", "source", "first"}`; a bundle
is base64. The judge's events go out as they come; the last line is `bundle`, `refused` or `verdict`.

In Pyodide, `mount(modules, packages)` puts the packages in place that hold these modules, both JSON lists.
"""

import base64
import importlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import divebell_judge


def serve(request: str, write: Callable[[str], object]) -> None:
    """Answer one request; `write` takes a line without its end."""
    message = json.loads(request)
    if message["do"] == "build":
        _build(message, write)
    else:
        _check(message, write)


def _build(message: dict[str, Any], write: Callable[[str], object]) -> None:
    spec = message["spec"]
    try:
        bundle = divebell_judge.build_bundle(
            spec | {"cases": _announced(spec["cases"], write)}, message["source"]
        )
    except divebell_judge.BundleError as error:
        refusal = {"type": "refused", "case": error.case, "message": error.message, "line": error.line}
        write(json.dumps(refusal))
    else:
        write(json.dumps({"type": "bundle", "bundle": base64.b64encode(bundle).decode()}))


def _announced(cases: list[Any], write: Callable[[str], object]) -> Iterator[Any]:
    """The cases, each announced when the judge takes it up: the caller's clock has to know which one runs."""
    for number, case in enumerate(cases):
        write(json.dumps({"type": "start", "test": number}))
        yield case


def _check(message: dict[str, Any], write: Callable[[str], object]) -> None:
    bundle = base64.b64decode(message["bundle"])
    _prepare(message["source"], bundle, write)
    verdict = divebell_judge.check(bundle, message["source"], write, first=message["first"])
    write(f'{{"type": "verdict", "verdict": {verdict}}}')


def _prepare(source: str, bundle: bytes, write: Callable[[str], object]) -> None:
    """Import the packages that an answer asks for, which is not to count against its time."""
    modules = divebell_judge.imported(source, bundle)
    if modules == "[]":
        return
    write(json.dumps({"type": "packages"}))
    if mount := globals().get("mount"):
        mount(modules, json.dumps(divebell_judge.packages_of(bundle)))
        importlib.invalidate_caches()
    divebell_judge.import_ahead(source, bundle)
