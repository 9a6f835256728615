"""The front end, as `npm run build` left it: templates, and assets with hashed names, for each language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .language import FALLBACK, Language

DIRECTORY = Path(__file__).parents[1] / "front"


class FrontEndMissingError(Exception):
    """The front end was not built."""


@dataclass(frozen=True)
class FrontEnd:
    """Where the built front end is, and what its files are called, in one language."""

    templates: Path
    assets: Path
    names: dict[str, str]
    """`{"site.css": "site.0a1b2c3d.css", …}`"""
    files: tuple[str, ...]
    """The name of every asset of this language, chunks that no template names included."""
    language: Language
    texts: Mapping[str, Any]
    """The texts of the templates: nested objects of strings, and of forms by plural category."""

    def __getitem__(self, name: str) -> str:
        """The hashed name of an asset."""
        return self.names[name]


def front_end(language: str = FALLBACK, directory: Path = DIRECTORY) -> FrontEnd:
    """The built front end for pages in a language (BCP 47).

    Raises `FrontEndMissingError` with what to do, and `LanguageTagError` for what is no language's tag.
    """
    manifest = directory / "manifest.json"
    try:
        languages = json.loads(manifest.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FrontEndMissingError(
            "The front end is not built: run `make front` in Divebell's checkout."
        ) from None
    spoken = Language.of(language, translated=languages)
    built = languages[spoken.texts]
    return FrontEnd(
        directory / "templates",
        directory / "assets",
        built["names"],
        tuple(built["files"]),
        spoken,
        built["texts"],
    )
