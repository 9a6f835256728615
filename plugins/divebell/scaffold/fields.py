"""What can be said of a new entry, and how the words for it are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import TypeAdapter, ValidationError

from divebell.library.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from divebell.library.authored import Authored

    from .shelves import Shelves


class AnswerError(Exception):
    """Words that will not do for a field; the message says why, and what would."""


@dataclass(frozen=True)
class Field:
    """One thing that is asked for, and the option that says it."""

    name: str
    """Its name in the template; the option has hyphens in it."""
    question: str
    default: str | Callable[[Shelves, dict[str, Any]], str | None] | None = ""
    """The words that stand where nothing is said, "" for nothing; None where something must be. It may follow
    from what there is, and from the fields before it."""
    refers: str = ""
    """The folder whose entries it names, such as `topics`."""
    many: bool = False
    """Whether it is a list; its words are parted by commas."""
    field: str = ""
    """The field of the model that checks it; else that of the same name."""
    model: type[Authored] | None = None
    """The model that checks it; else the entry's."""

    @property
    def option(self) -> str:
        return f"--{self.name.replace('_', '-')}"

    def default_words(self, shelves: Shelves, said: dict[str, Any]) -> str | None:
        """What stands where nothing is said; None where something must be."""
        return self.default(shelves, said) if callable(self.default) else self.default

    def read(self, words: str, model: type[Authored], shelves: Shelves) -> Any:  # Any: as the model has it
        """The value that some words say; raises `AnswerError`."""
        if self.many:
            return tuple(self._one(part.strip(), model, shelves) for part in words.split(",") if part.strip())
        return self._one(words, model, shelves) if words else ""

    def _one(self, words: str, model: type[Authored], shelves: Shelves) -> Any:
        if any(not character.isprintable() for character in words.replace("\u200d", "")):
            raise AnswerError("must be one line of letters and signs")
        if self.refers:
            return _known(words, self.refers, shelves)
        return _checked(words, self.model or model, self.field or self.name)


def _known(slug: str, folder: str, shelves: Shelves) -> str:
    known, noun = shelves.slugs(folder), folder.removesuffix("s")
    if slug in known:
        return slug
    if not known:
        raise AnswerError(f"there is no {noun} yet: make one first, with `divebell new {noun}`")
    hint = did_you_mean(slug, known) or f"there are {', '.join(sorted(known)[:8])}{', …' * (len(known) > 8)}"
    raise AnswerError(f"no {noun} is called {slug!r}; {hint}")


def _checked(words: str, model: type[Authored], name: str) -> Any:
    """A value as the field of a model takes it; a list's entry, as the list takes one."""
    if name not in model.model_fields:
        return words
    field = model.model_fields[name]
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    adapter = TypeAdapter[Any](kind)
    candidates: list[Any] = [words, (words,)]
    if words.isascii() and words.isdigit():
        candidates.append(int(words))
    failures = []
    for candidate in candidates:
        try:
            adapter.validate_python(candidate, strict=True)
        except ValidationError as error:
            failures.append(error)
        else:
            return candidate[0] if isinstance(candidate, tuple) else candidate
    detail = failures[0].errors()[0]
    if detail["type"] == "mistake":
        context = detail["ctx"]
        raise AnswerError(f"{context['message']}; {context['hint']}".rstrip("; "))
    if detail["type"] == "literal_error":
        choices = detail["ctx"]["expected"]
        raise AnswerError(f"must be {choices}, not {words!r}")
    raise AnswerError(detail["msg"])
