"""The weekly run takes what the publishing takes, and asks when it says."""

import re
from pathlib import Path

import yaml

WORKFLOWS = Path(__file__).parents[2] / ".github/workflows"


def actions(name: str) -> set[str]:
    """The actions of a workflow with their pins; of an action with parts, the whole."""
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    uses = re.findall(r"uses: ([\w-]+/[\w-]+)\S*(@[0-9a-f]{40} # \S+)$", text, re.MULTILINE)
    assert len(uses) == text.count("uses:")
    return {"".join(use) for use in uses}


def test_its_actions_are_those_of_the_publishing() -> None:
    assert actions("links.yml") < actions("publish.yml")


def test_it_runs_by_itself_every_week_and_may_change_nothing() -> None:
    workflow = yaml.safe_load((WORKFLOWS / "links.yml").read_text(encoding="utf-8"))
    (schedule,) = workflow[True]["schedule"]  # YAML 1.1 reads `on` as true
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])
    assert workflow["permissions"] == {"contents": "read"}
    assert "divebell links" not in (WORKFLOWS / "publish.yml").read_text(encoding="utf-8")
