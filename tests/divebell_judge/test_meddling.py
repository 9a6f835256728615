"""Signs that code might change what does not belong to it."""

from pathlib import Path

import pytest

from divebell_judge.meddling import may_meddle

PROBLEMS = Path(__file__).parents[2] / "problems"


@pytest.mark.parametrize(
    "code",
    [
        "np.sum = max",
        "if True: np.sum = max",
        "x = 1; np.sum = max",
        "np.sum, np.prod = max, min",
        "np.linalg.norm += 1",
        "del np.sum",
        "del x, np.sum",
        "for np.sum in [max]: pass",
        "for i, np.sum in enumerate([max]): pass",
        "with open('x') as np.sum: pass",
        "setattr(np, 'sum', max)",
        "vars(np)['sum'] = max",
        "np.__dict__['sum'] = max",
        "getattr(np, '_' '_dict__')",
        "exec('np.sum = max')",
        "import builtins",
        "from sys import modules",
        "import numpy, gc",
        "import numpy as np, ctypes as c",
    ],
)
def test_a_sign_is_seen(code: str) -> None:
    assert may_meddle(code)


@pytest.mark.parametrize(
    "code",
    [
        "x = np.sum(a, axis=0)",
        "y = f(x.shape, axis=1)",
        "self.weights = np.zeros(3)",
        "a, b = x.shape",
        "if x.ndim == 2: y = x.T",
        "z = x[y.argmax(): y.size]",
        "for row in x.T: total += row.sum()",
        "for i in range(x.shape[0]): y[i] = x[i].sum()",
        "[row.sum() for row in x.T if row.size >= 2]",
        "def f(x, scale=np.pi): return x.T * scale",
        "import numpy as np\nfrom collections import deque\nimport math, itertools",
        "from numpy.linalg import norm",
        "from __future__ import annotations",
    ],
)
def test_ordinary_code_shows_none(code: str) -> None:
    assert not may_meddle(code)


@pytest.mark.parametrize("slug", sorted(path.name for path in PROBLEMS.iterdir() if path.is_dir()))
def test_no_reference_shows_any(slug: str) -> None:
    assert not may_meddle((PROBLEMS / slug / "solution.py").read_text(encoding="utf-8"))
