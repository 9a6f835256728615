"""Every page, stylesheet and drawing of the site is valid, by the W3C's Nu checker."""

import json
import re
import subprocess
from pathlib import Path

CHECKER = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")
"""Starts fast, and has the stack that the checker's grammar needs."""
NOT_KNOWN_YET = re.compile(
    # MathML Core, section 2.1.2: both attributes are global.
    r"Attribute “(displaystyle|scriptlevel)” not allowed on element “m[a-z]+” at this point\."
    # MathML Core, section 3.2.4: an accent is an operator by itself.
    r"|Text run starts with a composing character\."
    # CSS Conditional Rules 5: container queries.
    r"|CSS: “container”: Property “container” doesn't exist\."
    r"|CSS: Unrecognized at-rule “@container”"
    # CSS Masking 1: a mask is any image, with a position and a size.
    r"|CSS: “mask”: “[a-z-]+-gradient\(.*\)” is not a “mask” value\."
    r"|CSS: “mask”: Too many values or values are not recognized\."
    # CSS Values 4: a sum in min() may have a var().
    r"|CSS: “width”: The types are incompatible\."
)
"""What the checker takes for a mistake because its grammar is older than the standard."""


def complaints(folder: Path) -> list[str]:
    """What the checker says of the files in a folder, each with its place; errors, warnings and all."""
    command = [*JAVA, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always"]
    files = [str(path) for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".css", ".svg"}]
    found = subprocess.run(
        [*command, "--also-check-css", "--also-check-svg", *files], capture_output=True, text=True, check=True
    )
    return [
        f"{message['url'].removeprefix(f'file:{folder}/')}:{message.get('lastLine', 1)}: {message['message']}"
        f" {message.get('extract', '')!r}"
        for message in json.loads(found.stdout)["messages"]
        if not NOT_KNOWN_YET.fullmatch(message["message"])
    ]


def test_every_file_of_the_site_is_valid(site_folder: Path) -> None:
    assert complaints(site_folder) == []


def test_the_checker_sees_mistakes(tmp_path: Path) -> None:
    faulty = {
        "page.html": '<!doctype html><html lang="en"><title>T</title><p><div></p></html>',
        "sheet.css": "p { colour: red }",
        "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle q="1"/></svg>',
    }
    for name, text in faulty.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    places = {complaint.partition(":")[0] for complaint in complaints(tmp_path)}
    assert places == faulty.keys()
