"""Well-formed files whose fields say what they must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.library.fuzz.broken import Broken, one

if TYPE_CHECKING:
    from random import Random

    from tests.library.fuzz.broken import Breaker, Content, Files

_TOPIC = "content/topics/attention.md"
_DIVE = "content/dives/2026-11-18-attention.md"
_PLAN = "content/plans/foundations.yml"
_POSTING = "content/jobs/example-engineer.yml"
_STUDY = "content/case-studies/example-ranking.md"
_SPOTLIGHT = "content/spotlights/job-board.md"
_PROBLEM = "problems/softmax/problem.yml"
_SOLUTION = "problems/softmax/solution.py"

# Each field with values that it cannot have.
_LISTS = ("x", "7", "true", "{a: b}", "", "2026-11-20", "[[a]]", "[{a: b}]", "[7]", "[null]")
_WORDS = ("[a]", "{a: b}", "7", "true", "", "1.5", "~", '""', "'  '", ".nan", "0x1f")
_SLUGS = (*_WORDS, "Two Words", "../x", "/etc/passwd", "a/b", "a--b", "-a", "ä", "a_b", '"a\\nb"')
_WRONG = {
    (_TOPIC, "title"): _WORDS,
    (_TOPIC, "requires"): _LISTS,
    (_TOPIC, "aliases"): _LISTS[2:],
    (_DIVE, "topic"): _SLUGS,
    (_DIVE, "tags"): _LISTS,
    (_DIVE, "authors"): (*_LISTS, "[nobody]", "[ada-example, ada-example]"),
    (_DIVE, "summary"): _WORDS,
    (_PLAN, "title"): _WORDS,
    (_STUDY, "domain"): (*_WORDS, "medicine"),
    (_STUDY, "scale"): ("[a]", "7"),
    (_PROBLEM, "difficulty"): (*_WORDS, "hard!", "Easy"),
    (_PROBLEM, "collection"): _SLUGS,
    (_PROBLEM, "topics"): _LISTS,
    (_PROBLEM, "hints"): (*_LISTS[1:], "[a, b, c, d, e, f, g]", "[]"),
    (_POSTING, "country"): (*_WORDS, "UK", "de", "Germany", "XX", "D\u0415"),
    (_POSTING, "remote"): (*_WORDS, "maybe"),
    (_POSTING, "seniority"): (*_WORDS, "boss"),
    (_POSTING, "example"): ("yes", "1", '"true"', "[]"),
}
_DATES = (
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "0000-01-01",
    "2026-11-31",
    "20.11.2026",
    "11/20/2026",
    "2026/11/20",
    "2026-1-2",
    "20261120",
    "2026-W47-5",
    "2026-11-20T00:00:00Z",
    "today",
    "-2026-11-20",
    "９９９９-01-01",
    "2026-11-20\u200b",
    "99999-01-01",
    "1e9",
    "[2026, 11, 20]",
    "",
)
_LINKS = (
    "javascript:alert(1)",
    "data:text/html,x",
    "//example.org/",
    "../secrets",
    "a/../../b",
    "file:///etc/passwd",
    "ftp://example.org/",
    "https://",
    "https://exa mple.org",
    "http:/example.org",
    "C:\\\\Windows",
    "mailto:",
    "https://[::1",
    "'https://example.org/\"x'",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
)
_LOOKALIKES = {
    "a": "\u0430",
    "e": "\u0435",
    "o": "\u043e",
    "c": "\u0441",
    "p": "\u0440",
    "x": "\u0445",
    "t": "\uff54",
}
_INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\u180e\u034f\u3164\U000e0061"
_BROKEN_PYTHON = (
    "def (",
    "x = = 1",
    "return",
    "yield 1 +",
    "class",
    "  if",
    "'''",
    "f'{'",
    "lambda: (yield",
    "x = )",
    "print 1",
    "a b",
    "nonlocal q",
    "await x",
    "*a, *b = c",
    "0777",
    "1_",
    '"\\N{no such name}"',
    "del f()",
    "(" * 300,
    "-" * 100_000 + "1",
    "x" + ".a" * 30_000 + " b",
)


def _set(files: Files, path: str, field: str, value: str) -> Broken:
    """A field at the top with another value; the mistake is on its line."""
    lines = files[path].split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{field}:"))
    end = next((n for n in range(at + 1, len(lines)) if not lines[n][:1].isspace()), len(lines))
    return one(path, "\n".join([*lines[:at], f"{field}: {value}", *lines[end:]]), at + 1)


def wrong_type(rng: Random, files: Files) -> Broken:
    (path, field), values = rng.choice(sorted(_WRONG.items()))
    return _set(files, path, field, rng.choice(values))


def no_such_date(rng: Random, files: Files) -> Broken:
    path, field = rng.choice(
        ((_DIVE, "date"), (_DIVE, "updated"), (_POSTING, "posted"), (_POSTING, "expires"))
    )
    values = _DATES if field in ("date", "posted") else _DATES[:-1]
    return _set(files, path, field, rng.choice(values))


def bad_link(rng: Random, files: Files) -> Broken:
    path, field = rng.choice(((_SPOTLIGHT, "link"), (_POSTING, "url")))
    return _set(files, path, field, rng.choice(_LINKS))


def lookalike(rng: Random, files: Files) -> Broken:
    """A name that looks like one that is there."""
    path, field, name = rng.choice(
        (
            (_DIVE, "topic", "attention"),
            (_DIVE, "problem", "softmax"),
            (_PROBLEM, "collection", "llm-foundations"),
        )
    )
    if rng.random() < 0.5:
        place = rng.randint(1, len(name))
        return _set(files, path, field, name[:place] + rng.choice(_INVISIBLE) + name[place:])
    letter = rng.choice([letter for letter in _LOOKALIKES if letter in name])
    return _set(files, path, field, name.replace(letter, _LOOKALIKES[letter], 1))


def unknown_name(rng: Random, files: Files) -> Broken:
    path, field = rng.choice(
        ((_DIVE, "topic"), (_DIVE, "problem"), (_DIVE, "spotlight"), (_PROBLEM, "collection"))
    )
    name = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=int(10 ** rng.uniform(0.5, 4.5))))
    return _set(files, path, field, f"q{name}")


def way_out(rng: Random, files: Files) -> Broken:
    """A path that leads out of its folder, where a file's name is asked for."""
    name = rng.choice(
        ("../x.py", "../../solution.py", "/etc/passwd", "a/b.py", "..", "C:\\x.py", "~/x.py", "./x.py")
    )
    text = files[_PROBLEM]
    line = text[: text.index("  constant.py:")].count("\n") + 1
    return one(_PROBLEM, text.replace("  constant.py:", f"  '{name}':"), line)


def broken_python(rng: Random, files: Files) -> Broken:
    if rng.random() < 0.5:
        lines = files[_SOLUTION].split("\n")
        at = rng.randrange(len(lines))
        return one(_SOLUTION, "\n".join([*lines[:at], rng.choice(_BROKEN_PYTHON), *lines[at:]]))
    code = rng.choice(_BROKEN_PYTHON).replace("'", "''")
    text = files[_PROBLEM]
    line = text[: text.index("  - {name: two")].count("\n") + 1
    broken = re.sub(r"  - \{name: two.*", lambda _: f"  - {{name: two equal scores, call: '{code}'}}", text)
    return one(_PROBLEM, broken, line)


def circle(rng: Random, files: Files) -> Broken:
    """Topics that require one another, of which the first by name tells."""
    count = rng.randint(1, 60)
    names = [f"ring-{number:03}" for number in range(count)]
    made: dict[str, Content] = {}
    for number, name in enumerate(names):
        text = f"---\ntitle: {name}\nrequires: [{names[number - 1]}]\n---\nText.\n"
        made[f"content/topics/{name}.md"] = text.encode()
    return Broken(made, "content/topics/ring-000.md", 3)


def many_mistakes(rng: Random, files: Files) -> Broken:
    """Thousands of mistakes in one file."""
    count = int(10 ** rng.uniform(1, 3.5))
    lines = "".join(f"qfield{number}: [{number}]\n" for number in range(count))
    return one(_PLAN, files[_PLAN] + lines, files[_PLAN].count("\n") + 1)


KINDS: dict[str, Breaker] = {
    "wrong type": wrong_type,
    "date that does not exist": no_such_date,
    "URL and link": bad_link,
    "look-alike name": lookalike,
    "unknown name": unknown_name,
    "path with .. or from the root": way_out,
    "Python": broken_python,
    "circle of topics": circle,
    "thousands of mistakes": many_mistakes,
}
