"""Converted texts, kept between builds by a hash of all that they are made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from .kept_files import write_kept
from .markdown import Heading, Rendered

if TYPE_CHECKING:
    from .texts import Conversion

_FILES = (
    path
    for folder in (".", "blocks", "walkthroughs")
    for path in Path(__file__).parent.glob(f"{folder}/*.py")
)
_CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(_FILES))
_VERSIONS = (*map(version, ("markdown", "pymdown-extensions", "pygments", "math-core")), _CODE)

MADE_WITH = hashlib.sha256(json.dumps(_VERSIONS).encode()).hexdigest()
"""Tells apart the versions of all that converts texts."""


class TextCache:
    """A folder of converted texts. What is damaged or from another version is made anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, conversion: Conversion) -> Rendered | None:
        """The text as it was converted before, if nothing that it is made from has changed."""
        try:
            kept = json.loads(self._path(conversion).read_text(encoding="utf-8"))
            headings = tuple(Heading(Markup(title), id_, level) for title, id_, level in kept["headings"])
            return Rendered(
                kept["html"],
                headings,
                kept["minutes"],
                conversion.scanned,
                tuple(kept["made"]),
                tuple(kept["blocks"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, conversion: Conversion, rendered: Rendered) -> None:
        """Keep a text that converted without a mistake."""
        kept = {
            "html": rendered.html,
            "headings": [astuple(heading) for heading in rendered.headings],
            "minutes": rendered.minutes,
            "made": rendered.made,
            "blocks": rendered.blocks,
        }
        write_kept(self._path(conversion), json.dumps(kept))

    def _path(self, conversion: Conversion) -> Path:
        around = [repr(each) for each in conversion.around]
        results = [(*key, result.result) for key, result in conversion.results.items()]
        made_from = (MADE_WITH, conversion.text.text, conversion.prefix, around, results)
        return self._folder / f"{hashlib.sha256(json.dumps(made_from).encode()).hexdigest()}.json"
