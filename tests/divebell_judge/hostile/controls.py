"""Answers that are known to be right and wrong, whose verdicts show whether a worker is as good as new.

They use, and print, what a solution before them may have left changed.
"""

from typing import Final

RIGHT: Final = """
import asyncio, bisect, collections, colorsys, decimal, functools, gc, heapq, itertools
import json, locale, math, os, random, re, statistics, string, sys, threading, time, warnings
from dataclasses import dataclass
from fractions import Fraction
import numpy as np

@dataclass(frozen=True)
class Point:
    x: float

def use():
    heap = [3, 1, 2]
    heapq.heapify(heap)
    yield heapq.heappop(heap), bisect.bisect([1, 2], 2), collections.Counter("aab").most_common(1)
    yield Fraction(1, 3) + Fraction(1, 6), decimal.Decimal(1) / 3, math.sqrt(2), statistics.fmean([1, 2])
    yield json.dumps({"a": [1]}), json.loads("[1]"), re.sub("a", "b", "aa"), Point(1), string.digits
    yield random.random(), np.random.rand(), np.random.default_rng(1).random(), str(np.array([1 / 3, 2]))
    yield np.sum([1.0]), np.allclose(1, 2), np.linalg.norm([3, 4]), np.fft.fft([1, 2]), np.median([1, 2])
    yield list(itertools.accumulate([1, 2])), functools.reduce(max, [1, 2]), colorsys.rgb_to_hsv(0, 0, 0)
    yield np.geterr(), np.geterrcall(), np.ma.masked_array([1, 2], [0, 1]).sum(), time.time() > 1e9

def surroundings():
    yield sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.getswitchinterval(), sys.argv
    yield sys.gettrace(), sys.getprofile(), [sys.monitoring.get_tool(n) for n in range(6)]
    yield sys.path[1:], len(sys.meta_path), len(sys.path_hooks), os.path.basename(os.getcwd())
    yield [hook.__name__ for hook in (sys.excepthook, sys.displayhook, sys.unraisablehook)]
    yield sorted(os.environ), locale.setlocale(locale.LC_ALL), threading.active_count()
    yield gc.isenabled(), gc.get_threshold(), len(gc.callbacks), len(warnings.filters)
    yield asyncio.get_event_loop_policy().__class__

def f(x):
    print(*use(), *surroundings(), sep="\\n")
    print("to stderr", file=sys.stderr)
    return np.asarray(x) * 2.0

def g(x):
    return x
"""

WRONG: Final = """
import numpy as np
calls = 0
def f(x):
    global calls
    calls += 1
    if calls == 1:
        return np.log(np.zeros(4)) + x.T
    if calls == 2:
        return no_array(x)
    return [Ellipsis, 7]
def gg(x):
    return x
"""

CONTROLS: Final = {"right": RIGHT, "wrong": WRONG}
