"""The front end, as `npm run build` left it: templates, and assets with hashed names."""

import json
from dataclasses import dataclass
from pathlib import Path

DIRECTORY = Path(__file__).parents[1] / "front"


class FrontEndMissingError(Exception):
    """The front end was not built."""


@dataclass(frozen=True)
class FrontEnd:
    """Where the built front end is, and what its files are called."""

    templates: Path
    assets: Path
    names: dict[str, str]
    """`{"site.css": "site.0a1b2c3d.css", …}`"""

    @property
    def files(self) -> list[str]:
        """The name of every asset, chunks that no template names included."""
        return sorted(
            path.relative_to(self.assets).as_posix() for path in self.assets.rglob("*") if path.is_file()
        )

    def __getitem__(self, name: str) -> str:
        """The hashed name of an asset."""
        return self.names[name]


def front_end(directory: Path = DIRECTORY) -> FrontEnd:
    """The built front end. Raises `FrontEndMissingError` with what to do."""
    manifest = directory / "manifest.json"
    try:
        names = json.loads(manifest.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FrontEndMissingError(
            "The front end is not built: run `make front` in Divebell's checkout."
        ) from None
    return FrontEnd(directory / "templates", directory / "assets", names)
