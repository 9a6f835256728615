"""Converted texts, kept between builds by a hash of all that they are made from."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from .inserts import every_insert
from .markdown import Heading, Rendered

if TYPE_CHECKING:
    from .inserts import Surroundings
    from .texts import Conversion

_FILES = (
    path
    for folder in (".", "blocks", "walkthroughs")
    for path in Path(__file__).parent.glob(f"{folder}/*.py")
)
_CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(_FILES))
_MADE_WITH = (*map(version, ("markdown", "pymdown-extensions", "pygments", "math-core")), _CODE)


class TextCache:
    """A folder of converted texts. What is damaged or from another version is made anew."""

    def __init__(self, folder: Path, surroundings: Surroundings) -> None:
        self._folder = folder
        self._surroundings = surroundings
        self._made_with = hashlib.sha256(json.dumps(_MADE_WITH).encode()).hexdigest()

    def get(self, conversion: Conversion) -> Rendered | None:
        """The text as it was converted before, if nothing that it is made from has changed."""
        try:
            kept = json.loads(self._path(conversion).read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return None
        headings = tuple(Heading(Markup(title), id_, level) for title, id_, level in kept["headings"])
        return Rendered(
            kept["html"],
            headings,
            kept["minutes"],
            conversion.scanned,
            tuple(kept["made"]),
            tuple(kept["blocks"]),
        )

    def put(self, conversion: Conversion, rendered: Rendered) -> None:
        """Keep a text that converted without a mistake."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(conversion)
        partial = path.with_suffix(f".{os.getpid()}.part")
        headings = [astuple(heading) for heading in rendered.headings]
        kept = {
            "html": rendered.html,
            "headings": headings,
            "minutes": rendered.minutes,
            "made": rendered.made,
            "blocks": rendered.blocks,
        }
        partial.write_text(json.dumps(kept), encoding="utf-8")
        partial.replace(path)

    def _path(self, conversion: Conversion) -> Path:
        inserts = list(every_insert(conversion.scanned))
        around = [repr(each) for each in self._surroundings.used_by(inserts)]
        results = [(*key, result.result) for key, result in conversion.results.items()]
        made_from = (self._made_with, conversion.text.text, conversion.prefix, around, results)
        return self._folder / f"{hashlib.sha256(json.dumps(made_from).encode()).hexdigest()}.json"
