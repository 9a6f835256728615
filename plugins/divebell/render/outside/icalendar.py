"""The daily problem as a calendar to subscribe to: iCalendar (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

NAME = "problems.ics"
MEDIA_TYPE = "text/calendar"

_SPECIAL = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Event:
    """Something that is on for a day."""

    uid: str
    day: date
    written: datetime
    """When the event was last written, with its offset from UTC."""
    title: str
    description: str
    url: str


def icalendar(name: str, description: str, events: Iterable[Event]) -> bytes:
    """The calendar of `events`, of which there must be one at least."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Divebell//Problem of the day//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"DESCRIPTION:{_text(description)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{event.written.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """`value` as TEXT (section 3.3.11)."""
    escaped = _SPECIAL.sub(r"\\\g<0>", _CONTROL.sub("", value.replace("\r\n", "\n")))
    return escaped.replace("\n", "\\n")


def fold(line: str) -> bytes:
    """A content line in lines of 75 octets at most, no character torn (section 3.1)."""
    lines = [b""]
    for character in line:
        octets = character.encode()
        if len(lines[-1]) + len(octets) > 75:
            lines.append(b" ")
        lines[-1] += octets
    return b"".join(each + b"\r\n" for each in lines)
