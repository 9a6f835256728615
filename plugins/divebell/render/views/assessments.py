"""An assessment: problems against the clock."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from .lists import Link
from .problems import ProblemView


@dataclass(frozen=True)
class AssessmentCard:
    """An assessment in a list."""

    title: str
    url: str
    summary: str
    minutes: int
    count: int
    """How many problems it sets."""


@dataclass(frozen=True)
class AssessmentView:
    slug: str
    title: str
    summary: str
    minutes: int
    pass_mark: int
    """In percent of the problems."""
    plan: Link | None
    problems: Sequence[ProblemView]

    def problems_json(self, base: str) -> str:
        """The problems as JSON, with addresses below `base`."""
        problems = [
            {
                "slug": problem.slug,
                "title": problem.title,
                "url": f"{base}{problem.url}",
                "topics": [topic.title for topic in problem.topics],
            }
            for problem in self.problems
        ]
        return json.dumps(problems, ensure_ascii=False, separators=(",", ":"))
