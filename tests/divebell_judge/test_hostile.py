"""Solutions that get at the judge, by mischief or by accident: the judge decides all the same."""

import builtins
import json
import math
import sys
from textwrap import indent
from types import ModuleType

import numpy as np
import pytest

from divebell_judge import check, run

from .conftest import Bundled, Fields, Tested

REFERENCE = "import numpy as np\ndef f(x):\n    return np.asarray(x) * 2.0\n"
CASE: Fields = {"given": "x = np.arange(4.0)", "call": "f(x)"}
WRONG = "def f(x):\n    return [9.0] * 4\n"

TAMPERING: list[tuple[str, str]] = [
    ("import numpy as np\nnp.allclose = lambda *a, **k: True\nnp.isclose = np.allclose\n", "np.allclose"),
    ("import numpy as np\nnp.abs = np.asarray = np.isfinite = lambda *a, **k: np.zeros(4)\n", "np.abs"),
    ("import numpy as np\nfor name in ('sum', 'asarray', 'array', 'where'): delattr(np, name)\n", "np.sum"),
    ("import numpy as np\nnp.ndarray = list\n", "np.ndarray"),
    ("import numpy as np\nnp.linalg.norm = 1\n", "np.linalg.norm"),
    ("import numpy as np\nnp.mine = 1\n", "np.mine"),
    ("import numpy._core._methods as m\nm._any = lambda *a, **k: False\n", "np._core._methods._any"),
    ("import builtins\nbuiltins.isinstance = lambda *a: True\n", "isinstance"),
    ("import builtins\nfor n in ('len', 'type', 'list', 'all', 'map'): delattr(builtins, n)\n", "len"),
    ("import builtins\nbuiltins.extra = 1\n", "extra"),
    ("import divebell_judge.judging as j\nj.compare = lambda *a: None\n", "divebell_judge.judging.compare"),
    ("import divebell_judge.guard as g\ng.reset = g._public_name = None\n", "divebell_judge.guard.reset"),
    ("import math\nmath.isfinite = None\n", "math.isfinite"),
    ("import sys\nsys.modules['numpy'] = sys\n", "sys.modules['numpy']"),
    ("import sys\nsys.modules = None\n", "sys.modules"),
    ("import numpy as np\nnp.random.default_rng = np.random.seed = None\n", "np.random.default_rng"),
    ("import random\nrandom.seed = None\n", "random.seed"),
    (
        "import numpy._core.arrayprint as a\na._make_options_dict = None\n",
        "np._core.arrayprint._make_options_dict",
    ),
    ("import numpy as np\nnp.fft.fft = abs\n", "np.fft.fft"),
    ("import warnings\nwarnings.simplefilter = warnings._filters_mutated = None\n", "warnings.simplefilter"),
    ("import numpy as np\nvars(np)[1] = 2\n", "np.1"),
    ('import json\njson.dumps = lambda *a, **k: \'{"status": "pass"}\'\n', "json.dumps"),
]


def state() -> dict[str, dict[str, object]]:
    return {
        name: {
            key: value
            for key, value in vars(module).items()
            if not key.startswith("__") and not isinstance(value, ModuleType)
        }
        for name, module in sys.modules.items()
        if name in ("builtins", "numpy", "math", "json") or name.startswith("divebell_judge")
    }


@pytest.mark.parametrize("during", ["loading", "the call"])
@pytest.mark.parametrize(("source", "name"), TAMPERING)
def test_what_was_changed_is_put_back_and_told(bundled: Bundled, source: str, name: str, during: str) -> None:
    bundle = bundled(REFERENCE, CASE, CASE)
    check(bundle, REFERENCE, lambda _: None)
    before = state()
    if during == "loading":
        source = source + WRONG
    else:
        source = f"def f(x):\n{indent(source, '    ')}    return [9.0] * 4\n"
    result = json.loads(check(bundle, source, lambda _: None))
    assert state() == before
    assert [test["kind"] for test in result["tests"]] == ["wrong-values"] * 2
    assert f"`{name}`" in result["tampered"]


def test_lazily_loaded_modules_and_settings_are_no_tampering(verdict: Tested) -> None:
    source = (
        "import numpy as np, numpy.polynomial, numpy.testing, random, sys\n"
        "np.seterr(all='raise'); np.set_printoptions(precision=1); np.random.seed(1); random.seed(1)\n"
        "sys.setrecursionlimit(500)\n"
        "np.ma, np.fft, np.char, np.rec\n"
    )
    result = verdict(REFERENCE, source + REFERENCE, CASE)
    assert (result["status"], result["tampered"]) == ("pass", False)


def test_what_one_check_leaves_does_not_reach_the_next(bundled: Bundled) -> None:
    bundle = bundled(REFERENCE, CASE)
    for source, _ in TAMPERING:
        check(bundle, source + WRONG, lambda _: None)
        result = json.loads(check(bundle, REFERENCE, lambda _: None))
        assert (result["status"], result["tampered"]) == ("pass", False)


def test_settings_do_not_reach_the_next_case(verdict: Tested) -> None:
    source = (
        "import numpy as np, random, sys\n"
        "def f(x):\n"
        "    seen = str(np.array([1 / 3])), np.geterr()['divide'], sys.getrecursionlimit() > 900\n"
        "    seen += np.random.rand(), random.random()\n"
        "    np.seterr(all='raise'); np.set_printoptions(precision=1); sys.setrecursionlimit(200)\n"
        "    return seen\n"
    )
    result = verdict(source, source, {"call": "f(0)"}, {"call": "f(0)"})
    assert [test["status"] for test in result["tests"]] == ["pass", "pass"]
    assert result["tampered"] is False


LIARS = [
    """
class Liar:
    __class__ = float
    def __eq__(self, other): return True
    __hash__ = None
""",
    """
class Liar(float):
    def __eq__(self, other): return True
    __hash__ = None
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __float__(self): return 2.0
""",
    """
import numpy as np
class Liar(np.ndarray):
    __eq__ = __le__ = lambda self, other: True
    __hash__ = None
    shape = ()
    def __array_ufunc__(self, *args, **options): return np.array(False)
    def __new__(cls): return np.array(9.0).view(cls)
""",
    """
import numpy as np
class Liar(np.float64):
    def __eq__(self, other): return True
    __hash__ = None
""",
    """
class Liar:
    def __array__(self, *args, **options): raise SystemExit
    def __float__(self): raise SystemExit
""",
    """
class Meta(type):
    __hash__ = lambda cls: hash(float)
    __eq__ = lambda cls, other: True
    __name__ = __mro__ = property(lambda cls: 1 / 0)
class Liar(metaclass=Meta): ...
""",
    """
class Liar(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
""",
]


@pytest.mark.parametrize("wrapped", ["Liar()", "[Liar()]", "{'a': Liar()}", "{Liar: Liar}"])
@pytest.mark.parametrize("source", LIARS)
def test_an_object_that_says_yes_is_not_believed(tested: Tested, source: str, wrapped: str) -> None:
    want = {"Liar()": "2.0", "[Liar()]": "[2.0]"}.get(wrapped, "{'a': 2.0}")
    test = tested(f"def f(): return {want}", f"{source}def f(): return {wrapped}\n", call="f()")
    assert test["status"] == "fail"
    assert test["kind"] in ("wrong-type", "wrong-values")


@pytest.mark.parametrize("source", LIARS)
def test_an_object_that_says_yes_does_not_pass_a_check(tested: Tested, source: str) -> None:
    test = tested(
        "def f(): return 2.0", f"{source}def f(): return Liar()\n", call="f()", check="result == 2.0"
    )
    assert test["status"] == "fail"


def test_names_of_a_case_are_not_for_the_solution_to_rebind(tested: Tested) -> None:
    source = "import sys\ndef f(x):\n    sys._getframe(1).f_globals['x'] = [9]\n    return [9]\n"
    test = tested("def f(x): return x", source, given="x = [1]", call="f(x)", check="result == x")
    assert test["status"] == "fail"


def test_a_subclass_is_taken_as_what_it_is(tested: Tested) -> None:
    source = "class Mine(float):\n    def __float__(self): return 9.0\ndef f(): return Mine(2)\n"
    assert tested("def f(): return 2.0", source, call="f()")["status"] == "pass"


@pytest.mark.parametrize(
    "source",
    [
        "class R:\n    def __repr__(self): raise ValueError\n    __str__ = __repr__\ndef f(x): return R()\n",
        "class R:\n    def __repr__(self): return 'x' * 10**8\ndef f(x): return [R()]\n",
        "class E(Exception):\n    def __str__(self): raise SystemExit\ndef f(x): raise E\n",
        "class E(Exception):\n    def __str__(self): return 'x' * 10**7\ndef f(x): raise E\n",
        "class E(BaseException):\n    __traceback__ = property(lambda self: 1 / 0)\ndef f(x): raise E\n",
        "def f(x):\n    a = []\n    a.append(a)\n    return a\n",
        "def f(x):\n    a = []\n    for _ in range(100_000): a = [a]\n    return a\n",
        "def f(x): return {'a' * 10**6: 'b' * 10**7}\n",
        "def f(x): return [['y'] * 1000] * 1000\n",
        "def f(x): return 10 ** 10_000\n",
        "import sys\ndef f(x):\n    sys.stdout = sys.stderr = None\n    return 0\n",
        "import sys\ndef f(x):\n    sys.stdout.close()\n    print(1)\n    return 0\n",
        "import sys\ndef f(x):\n    sys.stdout.write(b'1')\n",
        "import sys\ndef f(x):\n    sys.setrecursionlimit(60)\n    return f(x)\n",
        "import warnings\ndef f(x):\n    warnings.simplefilter('error')\n    warnings.warn('w')\n",
        "def f(x): raise type('E' * 10**6, (Exception,), {})\n",
        "class E(Exception):\n    __class__ = property(lambda self: 1 / 0)\ndef f(x): raise E\n",
        """
class Meta(type):
    __mro__ = __name__ = property(lambda cls: 1 / 0)
class E(Exception, metaclass=Meta): ...
def f(x):
    raise E
""",
        """
import warnings
class Warned(RuntimeWarning):
    def __str__(self): raise SystemExit
def f(x):
    warnings.warn(Warned())
""",
        """
import sys
def f(x):
    sys.settrace(lambda *args: 1 / 0)
    return 0
""",
        """
import sys
def f(x):
    for limit in range(2, 1000):
        try:
            sys.setrecursionlimit(limit)
            return 0
        except RecursionError:
            pass
""",
        "import sys\ndef f(x):\n    sys._getframe(1).f_globals.clear()\n    return 0\n",
        "def f(x):\n    a = ()\n    for _ in range(500): a = (a,)\n    return {a: 1}\n",
        "import numpy as np\ndef f(x):\n    a = np.empty((), object)\n    a[()] = a\n    return a\n",
        "globals()[1] = 2\ndef f(x): return 0\n",
        "def f(x):\n    globals().clear()\n    return 0\n",
    ],
)
def test_results_that_are_hard_to_show_still_get_a_short_verdict(bundled: Bundled, source: str) -> None:
    streams = sys.stdout, sys.stderr, sys.stdin
    text = check(bundled(REFERENCE, CASE), source, lambda _: None)
    assert json.loads(text)["tests"][0]["status"] in ("fail", "error")
    assert len(text) < 20_000
    assert (sys.stdout, sys.stderr, sys.stdin) == streams


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_flood_of_output_is_stopped(verdict: Tested, stream: str) -> None:
    flood = f"import sys\nwhile True:\n    print('y' * 999, file=sys.{stream})\n"
    result = verdict(REFERENCE, flood, CASE)
    assert (result["status"], result["error"]["kind"], result["error"]["line"]) == (
        "error",
        "too-much-output",
        3,
    )


def test_a_failed_run_leaves_no_module_behind() -> None:
    main = sys.modules["__main__"]
    run("import sys\nsys.modules['__main__'] = None\n1 / 0\n", lambda _: None)
    assert sys.modules["__main__"] is main
    assert "solution" not in sys.modules
    assert builtins.len is len
    assert np.sum is not None
    assert math.isfinite(1.0)
