"""What the world outside knows the publication by: its name, its address, and how its days are told."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urljoin, urlsplit
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Publication:
    """A publication at its address on the web."""

    name: str
    url: str
    """Absolute; it ends with a slash."""
    description: str = ""
    timezone: str = "UTC"
    """The timezone in which a new day begins."""
    authority: str = ""
    """The domain that begins every identifier. Readers tell entries apart by identifiers, so a site that
    moves keeps the domain that it began with; the host of `url` if empty."""
    language: str = "en"

    def absolute(self, path: str) -> str:
        """The absolute address of `path`, which is relative to the site's root."""
        return urljoin(self.url, path)

    def begins(self, day: date) -> datetime:
        """The moment at which `day` begins, with its offset from UTC."""
        return datetime.combine(day, time(), ZoneInfo(self.timezone) if self.timezone != "UTC" else UTC)

    @property
    def domain(self) -> str:
        """The domain that begins every identifier."""
        return self.authority or urlsplit(self.url).hostname or "localhost"

    def identifier(self, path: str) -> str:
        """A URN (RFC 9562, version 5) for what is at `path`; it does not change when the site moves."""
        return uuid5(NAMESPACE_URL, f"https://{self.domain}/{path}").urn
