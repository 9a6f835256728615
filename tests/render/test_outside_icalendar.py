"""The calendar, read line by line as RFC 5545 has it."""

import re
from datetime import UTC, date, datetime

import pytest

from divebell.render.outside.icalendar import Event, fold, icalendar

from .outside_site import check_golden, small_site

LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^;:]+)*):(?P<value>.*)")


def unfolded(calendar: bytes) -> list[str]:
    assert calendar.endswith(b"\r\n")
    physical = calendar.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in physical)
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    return b"\r\n".join(physical).replace(b"\r\n ", b"").decode().split("\r\n")


def test_golden() -> None:
    check_golden("problems.ics", small_site().text("problems.ics"))


def test_every_line_is_a_property_and_every_component_is_whole() -> None:
    lines = unfolded(small_site().files["problems.ics"])
    open_components: list[str] = []
    events: list[dict[str, str]] = []
    for line in lines:
        match = LINE.fullmatch(line)
        assert match, line
        if match["name"] == "BEGIN":
            open_components.append(match["value"])
            if match["value"] == "VEVENT":
                events.append({})
        elif match["name"] == "END":
            assert open_components.pop() == match["value"]
        elif open_components == ["VCALENDAR", "VEVENT"]:
            assert match["name"] not in events[-1]
            events[-1][match["name"]] = match["value"]
    assert open_components == []
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Divebell//Problem of the day//EN"]
    assert [event["DTSTART"] for event in events] == ["20260301", "20260228"]
    assert len({event["UID"] for event in events}) == 2
    for event in events:
        assert event["UID"].endswith("@first.example")
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert event["URL"].startswith("https://example.org/learn/problems/")


@pytest.mark.parametrize("line", ["x" * 75, "x" * 76, "x" * 300, "é" * 100, "x" + "漢" * 60, "🔔" * 40])
def test_folding_tears_no_character(line: str) -> None:
    assert unfolded(fold(line)) == [line]
    for part in fold(line).split(b"\r\n"):
        part.decode()


def test_text_is_escaped() -> None:
    moment = datetime(2026, 3, 1, 1, tzinfo=UTC)
    event = Event("x@y", date(2026, 3, 1), moment, "a, b; c\\d\ne\x00", "", "https://example.org/?a=1,2;3")
    lines = unfolded(icalendar("name", "", [event]))
    assert r"SUMMARY:a\, b\; c\\d\ne" in lines
    assert "URL:https://example.org/?a=1,2;3" in lines
    assert "DTSTAMP:20260301T010000Z" in lines
