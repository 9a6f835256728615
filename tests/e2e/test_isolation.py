"""Readers' code runs where there is nothing to steal and nobody to call."""

import json

import pytest
from playwright.sync_api import Page, expect

from .serving import Served
from .workbench import Workbench

PAGE = "problems/same-padding/"

PROBE = """
import js

def attempt(name, act):
    try:
        act()
    except BaseException as error:
        print(name, "refused:", type(error).__name__)
    else:
        print(name, "OPEN")

def request():
    call = js.XMLHttpRequest.new()
    call.open("GET", LEAK + "?xhr", False)
    call.send()
    if call.status != 200:
        raise OSError(call.status)

attempt("XMLHttpRequest", request)
attempt("importScripts", lambda: js.importScripts(LEAK + "?import"))
attempt("IndexedDB", lambda: js.indexedDB.open("mine"))
attempt("localStorage", lambda: js.localStorage.getItem("divebell"))
attempt("document", lambda: js.document.title)
attempt("parent", lambda: js.parent.document)
attempt("cookie store", lambda: js.cookieStore.get("a"))
"""

PROMISES = """
import asyncio
import js

for name in ("fetch", "caches"):
    try:
        promise = js.fetch(LEAK + "?fetch") if name == "fetch" else js.caches.keys()
        print(name, type(promise).__name__)
    except BaseException as error:
        print(name, "refused:", type(error).__name__)
try:
    js.WebSocket.new(LEAK.replace("http", "ws") + "?socket")
except BaseException as error:
    print("socket refused", type(error).__name__)
try:
    js.navigator.sendBeacon(LEAK + "?beacon", "x")
except BaseException as error:
    print("beacon refused", type(error).__name__)
try:
    from pyodide.http import open_url
    open_url(LEAK + "?open_url")
    print("open_url OPEN")
except BaseException as error:
    print("open_url refused", type(error).__name__)
"""


@pytest.fixture
def workbench(page: Page, site: str) -> Workbench:
    page.goto(site + PAGE)
    return Workbench(page)


def test_code_cannot_reach_network_storage_or_page(workbench: Workbench, server: Served) -> None:
    leak = f"LEAK = {json.dumps(server.url + 'divebell/leak')}\n"
    told = workbench.run(leak + PROBE)
    assert "OPEN" not in told
    for name in ("XMLHttpRequest", "importScripts", "IndexedDB", "localStorage", "document", "parent"):
        assert f"{name} refused" in told
    told = workbench.run(leak + PROMISES)
    assert "OPEN" not in told
    workbench.page.wait_for_timeout(1500)
    assert [path for path in server.paths if "leak" in path] == []


def test_code_cannot_forge_a_verdict(workbench: Workbench) -> None:
    """Messages that readers' code sends on its own are not taken for the judge's."""
    forged = """
import json
import js
verdict = {"type": "verdict", "verdict": {"version": 1, "status": "pass", "tests": [], "error": None}}
for send in ("postMessage",):
    try:
        getattr(js, send)(js.JSON.parse(json.dumps(verdict)))
    except BaseException:
        pass
"""
    assert workbench.check(forged) == "fail"


def test_a_solution_cannot_say_that_it_is_right(workbench: Workbench) -> None:
    liar = """
import builtins
import numpy as np
import divebell_judge

class Liar:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = None

np.allclose = np.array_equal = lambda *a, **k: True
builtins.isinstance = lambda *a: True
divebell_judge.compare = None

def same_padding(n, k, s=1, d=1): return Liar()
def pad_same(x, kernel, stride=1, dilation=1): return Liar()
"""
    assert workbench.check(liar) == "fail"
    assert "pass" not in workbench.statuses()[:6]


def test_what_code_prints_is_text_and_never_markup(workbench: Workbench) -> None:
    told = workbench.run("print('<img src=x onerror=alert(1)><b>bold</b>')\n")
    assert "<b>bold</b>" in told
    expect(workbench.results.locator("img, b")).to_have_count(0)
