"""YAML that is malformed, that is more than data, or that is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.library.fuzz.broken import Broken, one, texts, with_front_matter, with_line

if TYPE_CHECKING:
    from random import Random

    from tests.library.fuzz.broken import Breaker, Files

_TAGS = (
    "!!python/object:os.system {}",
    "!!python/object/apply:os.system [echo]",
    "!!python/name:os.system",
    "!!python/tuple [a]",
    "!!binary aGVsbG8=",
    "!!set {a}",
    "!!omap [a: b]",
    "!!timestamp 2026-11-20",
    "!local x",
    "!<tag:example.org,2026:x> y",
)
_OPENINGS = ("[", "{a: ", "- ", "? ", "- - ", "[{a: ")
_MALFORMED = (
    "a: b: c",
    "'open",
    '"open',
    "[open",
    "{open",
    "a: [b",
    "- a",
    "*nowhere",
    "a: *nowhere",
    "@a: b",
    "`a`: b",
    "%a: b",
    "a: &b",
    "a: !<",
    "a: | x",
    "? - :",
    "a:\n\t- b",
    "a: 'b' c",
    'a: "b" c',
    'a: "\\q"',
    "]",
    "}",
    ",",
    "a: b\n   c: d",
    " :",
)


def _any_yaml(rng: Random, files: Files) -> tuple[str, str, int]:
    """A YAML file or a file with front matter, and a line of it that stands before a field."""
    path = rng.choice([*texts(files, ".yml"), *with_front_matter(files)])
    text = files[path]
    first = 2 if path.endswith(".md") else 1
    lines = text.split("\n")
    end = lines.index("---", 1) + 1 if first == 2 else len(lines)
    fields = [n for n in range(first, end + 1) if n <= len(lines) and lines[n - 1][:1].isalpha()]
    return path, text, rng.choice(fields)


def malformed(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    return one(path, with_line(text, line, rng.choice(_MALFORMED)))


def random_tokens(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    tokens = rng.choices("-?:,[]{}#&*!|>'\"%@` abc\n", k=rng.randint(1, 60))
    return one(path, with_line(text, line, "qzx: " + "".join(tokens)))


def tag(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    return one(path, with_line(text, line, f"qzx: {rng.choice(_TAGS)}"))


def python_object_as_field(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    name = text.split("\n")[line - 1].partition(":")[0]
    before, after = text.split("\n")[: line - 1], text.split("\n")[line:]
    return one(path, "\n".join([*before, f"{name}: {rng.choice(_TAGS)}", *after]))


def duplicate_field(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    name = text.split("\n")[line - 1].partition(":")[0]
    return one(path, with_line(text, line, f"{name}: again"), line + 1)


def unknown_field(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    name = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz_", k=rng.randint(3, 3000)))
    return one(path, with_line(text, line, f"q{name}: 1"), line)


def alias_bomb(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    width, depth = rng.randint(2, 30), rng.randint(2, 60)
    kind = rng.choice(("list", "mapping", "itself"))
    lines = ["qa0: &a0 [x]" if kind == "list" else "qa0: &a0 {x: y}"]
    for level in range(1, depth):
        names = [f"*a{level - 1}"] * width
        if kind == "list":
            lines.append(f"qa{level}: &a{level} [{', '.join(names)}]")
        else:
            pairs = ", ".join(f"k{index}: {name} " for index, name in enumerate(names))
            lines.append(f"qa{level}: &a{level} {{{pairs}}}")
    if kind == "itself":
        lines = ["qa: &a [*a, *a]"]
    return one(path, with_line(text, line, "\n".join(lines)))


def merge_key(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    form = rng.choice(("<<: {title: x}", "<<: [{title: x}, {summary: y}]", "qb: &qb {c: d}\n<<: *qb"))
    return one(path, with_line(text, line, form))


def second_document(rng: Random, files: Files) -> Broken:
    path = rng.choice(texts(files, ".yml"))
    text = files[path]
    form = rng.choice(("---\na: b", "--- a", "...\n---\nb: c", "%YAML 1.2\n---\nb: c"))
    return one(path, text.rstrip("\n") + "\n" + form + "\n", None)


def deep_nesting(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    opening = rng.choice(_OPENINGS)
    depth = int(10 ** rng.uniform(1.7, 5.2))
    return one(path, with_line(text, line, "qzx:\n  " + opening * depth))


def huge_scalar(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    name = text.split("\n")[line - 1].partition(":")[0]
    size = int(10 ** rng.uniform(5.1, 6.5))
    value = rng.choice(
        ("x" * size, "9" * size, "'" + "y " * (size // 2) + "'", "0." + "1" * size, "0x" + "f" * size)
    )
    lines = text.split("\n")
    lines[line - 1] = f"{name}: {value}"
    end = next((n for n in range(line, len(lines)) if not lines[n][:1].isspace()), len(lines))
    return one(path, "\n".join(lines[:line] + lines[end:]))


def long_line(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    pad = "é" * int(10 ** rng.uniform(3, 5.8))
    end = rng.choice((": c: d", " {", "\t: x: y"))
    return one(path, with_line(text, line, f"qzx: {pad}{end}"))


def tab(rng: Random, files: Files) -> Broken:
    path, text, line = _any_yaml(rng, files)
    return one(path, with_line(text, line, "\t" * rng.randint(1, 5) + "qzx: 1"), line)


def truncated(rng: Random, files: Files) -> Broken:
    if rng.random() < 0.5:
        path = rng.choice(with_front_matter(files))
        text = files[path]
        return one(path, text[: rng.randrange(1, text.index("\n---", 3))])
    path = rng.choice([path for path in texts(files, ".yml") if "problem" in path or "plans" in path])
    text = files[path]
    needed = max(text.find("\nwrong:"), text.find("\nchapters:"))
    return one(path, text[: rng.randrange(1, needed)])


KINDS: dict[str, Breaker] = {
    "malformed YAML": malformed,
    "random tokens": random_tokens,
    "tags": tag,
    "!!python/object as a field": python_object_as_field,
    "duplicate field": duplicate_field,
    "unknown field": unknown_field,
    "anchors and aliases": alias_bomb,
    "merge key": merge_key,
    "second document": second_document,
    "deep nesting": deep_nesting,
    "huge scalar": huge_scalar,
    "very long line": long_line,
    "tab": tab,
    "truncated": truncated,
}
