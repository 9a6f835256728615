"""Whatever is in a file, there is a Library or there are diagnostics: never another exception."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from divebell.library import DiagnosticError, load_library

# What YAML, front matter and the checks give a meaning to, between pieces of any text.
# fmt: off
_TOKENS = st.sampled_from([
    *"-?:,[]{}#&*!|>'\"%@`~\n\t \\\x00\x85\u2028\ufeff",
    "---\n", "...\n", ": ", "- ", "\n  ", "\r\n", "&a ", "*a", "!!str ", "!!set", "<<: ", "0x", ".inf",
    "title", "summary", "requires", "chapters", "topics", "cases", "given", "call", "wrong", "hints", "x = (",
    "sources", "postings", "slug", "posted", "country", "salary", "## ", "##Problem", "```", "~~~",
])
_FIELDS = st.sampled_from([
    "title", "difficulty", "collection", "topics", "hints", "tolerance", "cases", "wrong", "name", "given",
    "call", "check", "mutates", "raises", "seeds", "chapters", "id", "requires", "date", "fails", "says",
    "aliases", "authors", "updated", "sources", "year", "techniques", "problems", "domain", "url", "email",
    "postings", "slug", "posted", "expires", "country", "city", "remote", "salary", "min", "max", "currency",
    "source", "example", "minutes", "pass_mark", "plan",
])
# fmt: on
_TEXTS = st.lists(_TOKENS | st.text(max_size=5), max_size=40).map("".join)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3)
    ),
    max_leaves=8,
)
WITHOUT_BODY = b"---\ntitle: x\n---\n"


def load(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        with suppress(DiagnosticError):
            load_library(root)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
@example("title: {value}\nsummary: '{'\nlink: '{}'\nrequires: ['{0}']")
def test_any_text_as_front_matter_and_as_yaml(text: str) -> None:
    data = text.encode(errors="surrogatepass")
    front_matter = b"---\n" + data + b"\n---\nBody.\n"
    load(
        {
            "content/dives/2026-11-18-x.md": front_matter,
            "content/topics/x.md": front_matter,
            "content/topics/y.md": data,
            "content/spotlights/x.md": front_matter,
            "content/plans/x.yml": data,
            "content/case-studies/x.md": front_matter,
            "content/case-studies/y.md": WITHOUT_BODY + data,
            "content/authors/x.yml": data,
            "content/assessments/x.yml": data,
            "content/jobs/x.yml": data,
            "content/jobs/sources.yml": data,
            "content/jobs/synced/x.yml": data,
            "problems/x/problem.yml": data,
            "problems/x/solution.py": data,
        }
    )


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        _FIELDS, _VALUES | st.dictionaries(_FIELDS, _VALUES) | st.lists(st.dictionaries(_FIELDS, _VALUES))
    )
)
def test_any_values_of_known_fields(values: dict[str, object]) -> None:
    # JSON is YAML 1.2, but for the names of numbers that are none.
    data = repr_yaml(values).encode(errors="surrogatepass")
    front_matter = b"---\n" + data + b"\n---\nBody.\n"
    load(
        {
            "content/dives/2026-11-18-x.md": front_matter,
            "content/topics/x.md": front_matter,
            "content/spotlights/x.md": front_matter,
            "content/plans/x.yml": data,
            "content/case-studies/x.md": front_matter,
            "content/authors/x.yml": data,
            "content/assessments/x.yml": data,
            "content/jobs/x.yml": data,
            "content/jobs/synced/x.yml": b"postings: [" + data + b"]",
            "problems/x/problem.yml": data,
        }
    )


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_as_a_file(data: bytes) -> None:
    load({"content/topics/x.md": data, "content/plans/x.yml": data, "problems/x/starter.py": data})


def repr_yaml(value: object) -> str:
    """A value in YAML's flow style."""
    match value:
        case dict():
            return (
                "{" + ", ".join(f"{repr_yaml(key)}: {repr_yaml(item)}" for key, item in value.items()) + "}"
            )
        case list():
            return "[" + ", ".join(repr_yaml(item) for item in value) + "]"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case None:
            return "null"
        case float():
            return repr(value).replace("inf", ".inf").replace("nan", ".nan")
    return repr(value).lower()
